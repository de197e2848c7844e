"""Failures as Google's APIs tell them: `{"error": {"code", "message", "status"}}`."""

import json
from http import HTTPStatus

from django.http import HttpResponse

STATUSES = {
    HTTPStatus.BAD_REQUEST: "INVALID_ARGUMENT",
    HTTPStatus.NOT_FOUND: "NOT_FOUND",
    HTTPStatus.METHOD_NOT_ALLOWED: "UNIMPLEMENTED",
    HTTPStatus.TOO_MANY_REQUESTS: "RESOURCE_EXHAUSTED",
    HTTPStatus.INTERNAL_SERVER_ERROR: "INTERNAL",
    HTTPStatus.SERVICE_UNAVAILABLE: "UNAVAILABLE",
}


def google_error(status: HTTPStatus, message: str) -> HttpResponse:
    error = {"code": int(status), "message": message, "status": STATUSES[status]}
    body = json.dumps({"error": error}, ensure_ascii=False, indent=2)
    return HttpResponse(f"{body}\n", content_type="application/json; charset=UTF-8", status=status)
