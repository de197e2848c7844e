"""Answers that are no page: pictures, tables, cards. As for pages, any cache may keep them, and a
304 costs the reading alone."""

from collections.abc import Callable, Iterable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from factcheck.site.responses import CACHE_CONTROL, etag


def answer(
    request: HttpRequest,
    make: Callable[[], bytes],
    *,
    read: Iterable[object],
    content_type: str,
    headers: dict[str, str] | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponseBase:
    """What `make` makes of what was `read`, or a 304 for whoever has it already."""
    tag = etag(read)
    response: HttpResponseBase | None = None
    if status == HTTPStatus.OK:
        response = get_conditional_response(request, etag=tag)
    if response is None:
        response = HttpResponse(make(), content_type=content_type, status=status)
    response["ETag"] = tag
    response["Cache-Control"] = CACHE_CONTROL
    for name, value in (headers or {}).items():
        response[name] = value
    return response
