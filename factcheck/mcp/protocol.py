"""The Model Context Protocol, over HTTP and without state: what is asked, and in which revision.

2026-07-28 names its revision in each request (`params._meta`) and repeats method and name in the
HTTP headers; earlier ones begin with `initialize`, which is answered and forgotten.
"""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from typing import Final

from django.conf import settings

from factcheck.mcp.arguments import checked
from factcheck.mcp.errors import (
    HEADER_MISMATCH,
    INVALID_PARAMS,
    INVALID_REQUEST,
    METHOD_NOT_FOUND,
    PARSE_ERROR,
    UNSUPPORTED_VERSION,
    RpcRefused,
)
from factcheck.mcp.tools import TOOLS, Json

STATELESS: Final = "2026-07-28"
# Newest first: what an unknown one is answered with.
WITH_HANDSHAKE: Final = ("2025-11-25", "2025-06-18", "2025-03-26")
VERSION_KEY: Final = "io.modelcontextprotocol/protocolVersion"
CAPABILITIES_KEY: Final = "io.modelcontextprotocol/clientCapabilities"
SERVER_KEY: Final = "io.modelcontextprotocol/serverInfo"
# The list of tools changes only with our code.
LIST_KEPT_MILLISECONDS: Final = 3_600_000
_CAPABILITIES: Final[Json] = {"tools": {}}
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_BASE64: Final = re.compile(r"=\?base64\?(.*)\?=")

Headers = Mapping[str, str]


def decoded(body: bytes) -> Json:
    """What may be a message. Raises RpcRefused for anything but one object."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RpcRefused(PARSE_ERROR, "The body is not JSON in UTF-8.") from error
    if isinstance(value, list):
        raise RpcRefused(INVALID_REQUEST, "Send one message at a time: batches are not taken.")
    if not isinstance(value, dict):
        raise RpcRefused(INVALID_REQUEST, "The body is no JSON-RPC 2.0 message.")
    return value


def check_message(message: Json) -> None:
    """Raises RpcRefused for what is no message of JSON-RPC."""
    if message.get("jsonrpc") != "2.0":
        raise RpcRefused(INVALID_REQUEST, "The body is no JSON-RPC 2.0 message.")
    if not isinstance(message.get("method"), str):
        raise RpcRefused(INVALID_REQUEST, "The message has no method.")
    if not isinstance(message.get("params", {}), dict):
        raise RpcRefused(INVALID_PARAMS, "`params` must be an object.")


def id_of(message: Json) -> str | int | None:
    """What the answer is called; None for a notification. Raises RpcRefused."""
    if "id" not in message:
        return None
    own = message["id"]
    # Half a character can't be said again as it stood there.
    is_text = isinstance(own, str) and not _LONE_SURROGATE.search(own)
    if is_text or (isinstance(own, int) and not isinstance(own, bool)):
        return own  # type: ignore[no-any-return]  # as JSON has it
    raise RpcRefused(INVALID_REQUEST, "`id` must be a text or a whole number.")


def answer(message: Json, headers: Headers) -> Json:
    """The result of a request. Raises RpcRefused."""
    params: Json = message.get("params", {})
    method: str = message["method"]
    if _is_stateless(params, headers):
        _check_envelope(method, params, headers)
        return _stateless(method, params)
    version = headers.get("MCP-Protocol-Version", "")
    if version and version not in WITH_HANDSHAKE and method != "initialize":
        raise _unsupported(version)
    return _with_handshake(method, params)


def _is_stateless(params: Json, headers: Headers) -> bool:
    meta = params.get("_meta")
    named = isinstance(meta, dict) and VERSION_KEY in meta
    return named or headers.get("MCP-Protocol-Version") == STATELESS


def _check_envelope(method: str, params: Json, headers: Headers) -> None:
    meta = params.get("_meta")
    for key, kind in ((VERSION_KEY, str), (CAPABILITIES_KEY, dict)):
        if not isinstance(meta, dict) or not isinstance(meta.get(key), kind):
            raise RpcRefused(INVALID_PARAMS, f"`params._meta` lacks `{key}`, or it is malformed.")
    version: str = params["_meta"][VERSION_KEY]
    said = {"MCP-Protocol-Version": version, "Mcp-Method": method}
    if method == "tools/call":
        said["Mcp-Name"] = str(params.get("name"))
    for name, value in said.items():
        if _decoded(headers.get(name, "")) != value:
            raise RpcRefused(HEADER_MISMATCH, f"The header {name} is not what the body says.")
    if version != STATELESS:
        raise _unsupported(version)


def _decoded(value: str) -> str:
    """A header's value; what is no ASCII stands there in Base64."""
    match = _BASE64.fullmatch(value)
    if match is None:
        return value
    try:
        return base64.b64decode(match[1], validate=True).decode()
    except (binascii.Error, ValueError):
        return value


def _unsupported(version: str) -> RpcRefused:
    supported = [STATELESS, *WITH_HANDSHAKE]
    data = {"supported": supported, "requested": version}
    return RpcRefused(UNSUPPORTED_VERSION, "Unsupported protocol version", data)


def _stateless(method: str, params: Json) -> Json:
    kept = {"ttlMs": LIST_KEPT_MILLISECONDS, "cacheScope": "public"}
    whole: Json = {"resultType": "complete"}
    if method == "server/discover":
        return (
            whole
            | kept
            | {
                "supportedVersions": [STATELESS, *WITH_HANDSHAKE],
                "capabilities": _CAPABILITIES,
                "instructions": _instructions(),
                "_meta": {SERVER_KEY: _server()},
            }
        )
    if method == "tools/list":
        return whole | kept | _list(params)
    if method == "tools/call":
        return whole | _call(params)
    raise _unknown(method)


def _with_handshake(method: str, params: Json) -> Json:
    if method == "initialize":
        asked = params.get("protocolVersion")
        if not isinstance(asked, str):
            raise RpcRefused(INVALID_PARAMS, "`protocolVersion` must be a text.")
        return {
            "protocolVersion": asked if asked in WITH_HANDSHAKE else WITH_HANDSHAKE[0],
            "capabilities": _CAPABILITIES,
            "serverInfo": _server(),
            "instructions": _instructions(),
        }
    if method == "ping":
        return {}
    if method == "tools/list":
        return _list(params)
    if method == "tools/call":
        return _call(params)
    raise _unknown(method)


def _list(params: Json) -> Json:
    if params.get("cursor") is not None:
        raise RpcRefused(INVALID_PARAMS, "There is one page of tools: no cursor is known.")
    return {"tools": [tool.described() for tool in TOOLS.values()]}


def _call(params: Json) -> Json:
    name = params.get("name")
    tool = TOOLS.get(name) if isinstance(name, str) else None
    if tool is None:
        known = ", ".join(TOOLS)
        raise RpcRefused(INVALID_PARAMS, f"There is no tool {name!r:.100}; there are: {known}.")
    found = tool.answer(**checked(tool.schema, params.get("arguments")))
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return {
        "content": [{"type": "text", "text": text}],
        "structuredContent": found,
        "isError": False,
    }


def _unknown(method: str) -> RpcRefused:
    return RpcRefused(METHOD_NOT_FOUND, f"There is no method {method!r:.100} here.")


def _server() -> Json:
    return {"name": "factcheck", "title": settings.DESK_NAME, "version": "1"}


def _instructions() -> str:
    return (
        f"Claims that {settings.DESK_NAME} has published, each with its exact quote, and a verdict"
        " where it was checked. Cite the page and the version. A verdict holds for the claim as it"
        " is quoted, never for one that is only similar."
    )
