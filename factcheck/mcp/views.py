"""The address `/mcp`: a POST is a message, and its answer is JSON."""

import json
import logging
from http import HTTPStatus
from typing import Any, Final

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from factcheck.mcp.errors import INTERNAL_ERROR, INVALID_REQUEST, RpcRefused
from factcheck.mcp.protocol import answer, check_message, decoded, id_of

# A text of the longest kind with every character escaped, and room for the envelope.
BODY_MAX_BYTES: Final = 200_000
METHODS: Final = "POST, OPTIONS"

logger = logging.getLogger(__name__)


@csrf_exempt
def mcp(request: HttpRequest) -> HttpResponse:
    """Who asks makes no difference, so that any page may (CORS): no Origin is refused."""
    if request.method == "OPTIONS":
        return _allowing(HttpResponse(status=HTTPStatus.NO_CONTENT))
    if request.method != "POST":
        # No stream is offered: by the protocol, that is what a GET is told.
        response = _failed(None, RpcRefused(INVALID_REQUEST, "Send a message with POST."))
        response.status_code = HTTPStatus.METHOD_NOT_ALLOWED
        return _allowing(response)
    own: str | int | None = None
    try:
        message = decoded(_body(request))
        own = id_of(message)
        check_message(message)
        if own is None:
            return HttpResponse(status=HTTPStatus.ACCEPTED)
        return _json({"jsonrpc": "2.0", "id": own, "result": answer(message, request.headers)})
    except RpcRefused as refused:
        return _failed(own, refused)
    except OperationalError:
        logger.exception("The public database did not answer.")
        why = "The database can't be reached just now; ask again."
        return _failed(own, RpcRefused(INTERNAL_ERROR, why))


def _body(request: HttpRequest) -> bytes:
    """Raises RpcRefused for what is too large, or says that it is no JSON."""
    if request.content_type != "application/json":
        raise RpcRefused(INVALID_REQUEST, "Send the message as application/json.")
    body = request.read(BODY_MAX_BYTES + 1)
    if len(body) > BODY_MAX_BYTES:
        raise RpcRefused(INVALID_REQUEST, f"A message may have {BODY_MAX_BYTES} bytes.")
    return body


def _allowing(response: HttpResponse) -> HttpResponse:
    response["Allow"] = METHODS
    return response


def _failed(own: str | int | None, refused: RpcRefused) -> HttpResponse:
    return _json({"jsonrpc": "2.0", "id": own, "error": refused.as_json()}, refused.status)


def _json(value: dict[str, Any], status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    return HttpResponse(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"),
        status=status,
        content_type="application/json",
    )
