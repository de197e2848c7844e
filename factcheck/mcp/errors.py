"""What goes wrong with a request, as JSON-RPC and the Model Context Protocol number it. Pure."""

from http import HTTPStatus
from typing import Any, Final

PARSE_ERROR: Final = -32700
INVALID_REQUEST: Final = -32600
METHOD_NOT_FOUND: Final = -32601
INVALID_PARAMS: Final = -32602
INTERNAL_ERROR: Final = -32603
HEADER_MISMATCH: Final = -32020
UNSUPPORTED_VERSION: Final = -32022

_STATUS: Final = {
    METHOD_NOT_FOUND: HTTPStatus.NOT_FOUND,
    INTERNAL_ERROR: HTTPStatus.SERVICE_UNAVAILABLE,
}


class RpcRefused(Exception):
    """The request can't be answered; `code` is the protocol's, the message is for whoever asks."""

    def __init__(self, code: int, message: str, data: Any = None) -> None:
        self.code = code
        self.data = data
        super().__init__(message)

    @property
    def status(self) -> HTTPStatus:
        return _STATUS.get(self.code, HTTPStatus.BAD_REQUEST)

    def as_json(self) -> dict[str, Any]:
        told = {"code": self.code, "message": str(self)}
        return told if self.data is None else told | {"data": self.data}
