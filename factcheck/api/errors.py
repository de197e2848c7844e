"""Failures, as problem details (RFC 9457, `application/problem+json`), whatever went wrong."""

import json
import sys
from http import HTTPStatus
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template import loader
from django.utils.translation import gettext as _
from django.views import defaults
from rest_framework import exceptions
from rest_framework.views import set_rollback

from factcheck.api.google_errors import google_error
from factcheck.outage import RETRY_SECONDS, is_outage

PROBLEM = "application/problem+json"


class BadParameters(exceptions.APIException):
    """A 400 that names each parameter and says what is wrong with it."""

    status_code = HTTPStatus.BAD_REQUEST
    default_code = "bad_parameters"

    def __init__(self, errors: dict[str, list[str]]) -> None:
        self.errors = errors
        super().__init__(
            " ".join(f"{name}: {' '.join(messages)}" for name, messages in errors.items())
        )


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        **more,
    }
    return HttpResponse(json.dumps(body, ensure_ascii=False), content_type=PROBLEM, status=status)


def handle(error: Exception, _context: dict[str, Any]) -> HttpResponse | None:
    """DRF's exception handler. None lets an unexpected error become a logged 500."""
    if isinstance(error, Http404):
        error = exceptions.NotFound(*error.args)
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied(*error.args)
    if not isinstance(error, exceptions.APIException):
        return None
    set_rollback()
    more = {}
    if isinstance(error, BadParameters):
        more["errors"] = [
            {"parameter": name, "detail": message}
            for name, messages in error.errors.items()
            for message in messages
        ]
    response = problem(error.status_code, str(error.detail), **more)
    if (wait := getattr(error, "wait", None)) is not None:
        response["Retry-After"] = str(int(wait) + 1)
    return response


def failure(request: HttpRequest, status: HTTPStatus, detail: str) -> HttpResponse:
    """As readers of the address expect it."""
    if request.path_info.startswith("/v1alpha1/"):
        return google_error(status, detail)
    return problem(status, detail)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 404 of addresses that no view answers."""
    if _for_machines(request):
        return failure(request, HTTPStatus.NOT_FOUND, "There is nothing at this address.")
    if _at_the_desk(request):
        context = admin.site.each_context(request) | {
            "title": _("There is nothing at this address at the desk")
        }
        page = loader.render_to_string("access/not_found.html", context, request)
        return HttpResponse(page, status=HTTPStatus.NOT_FOUND)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """The answer where something has raised: a mistake of ours, or a database that is away."""
    if is_outage(sys.exc_info()[1]):
        return _unavailable(request)
    if _for_machines(request):
        detail = "Something went wrong here; it has been logged."
        return failure(request, HTTPStatus.INTERNAL_SERVER_ERROR, detail)
    return defaults.server_error(request)


def busy(request: HttpRequest, detail: str) -> HttpResponse:
    """A 503: a problem with this detail for machines, a page for people."""
    status = HTTPStatus.SERVICE_UNAVAILABLE
    if _for_machines(request):
        return failure(request, status, detail)
    return HttpResponse(loader.render_to_string("503.html"), status=status)


def _unavailable(request: HttpRequest) -> HttpResponse:
    response = busy(request, "The database is away for a moment; please try again.")
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that Django itself refuses, such as one for a host that is not ours."""
    if _for_machines(request):
        return failure(request, HTTPStatus.BAD_REQUEST, "The request could not be understood.")
    return defaults.bad_request(request, exception)


def _at_the_desk(request: HttpRequest) -> bool:
    """Whoever is logged in there is answered there."""
    user = getattr(request, "user", None)
    return request.path_info.startswith("/admin/") and user is not None and user.is_staff


def _for_machines(request: HttpRequest) -> bool:
    return request.path_info.startswith(("/api/", "/v1alpha1/"))
