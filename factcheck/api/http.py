"""What every answer of the API has in common: who may read it from where, how long it may be kept,
how it is packed, and how often one address may ask.

Views say the ETag and the time of change of what they answer; this middleware does the rest.
"""

import gzip
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from factcheck.api.conditional import is_claims, unchanged
from factcheck.api.deprecations import say_what_goes
from factcheck.api.errors import failure
from factcheck.asking import seconds_to_wait
from factcheck.everybody import Handler, without_the_desk

PREFIXES = ("/api/", "/v1alpha1/", "/mcp")
# Its messages are sent, though they change nothing.
BY_POST = "/mcp"

# A correction or a withdrawal is seen everywhere after a minute.
CACHE_CONTROL = "public, max-age=60"
KEPT = frozenset({HTTPStatus.OK, HTTPStatus.NOT_MODIFIED, HTTPStatus.GONE})

# Below this, packing saves no packet on the way.
SMALLEST_PACKED = 1_400
# Level 1 packs nearly as well as the higher ones here, at a fraction of the time.
GZIP_LEVEL = 1
PACKED = "-gzip"

SAFE_METHODS = "GET, HEAD, OPTIONS"
EXPOSED = (
    "ETag, Last-Modified, Retry-After, Content-Disposition, Accept-Ranges, Content-Range, Link,"
    " Withdrawn-Since, Deprecation, Sunset"
)


class PublicApiMiddleware:
    """See the module."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self._read = without_the_desk(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIXES):
            return self.get_response(request)
        if wait := seconds_to_wait(request):
            response: HttpResponseBase = _too_many(request, wait)
        else:
            _unpack_condition(request)
            answer = self._read if is_claims(request) else self.get_response
            response = unchanged(request) or answer(request)
        _allow_everywhere(request, response)
        _say_how_long(request, response)
        say_what_goes(request, response)
        # What can be resumed is sent as it is: packed bytes would be others.
        if isinstance(response, HttpResponse) and not response.has_header("Accept-Ranges"):
            _pack(request, response)
        return response


def _too_many(request: HttpRequest, wait: int) -> HttpResponse:
    response = failure(
        request,
        HTTPStatus.TOO_MANY_REQUESTS,
        f"Too many requests from your address; wait {wait} seconds.",
    )
    response["Retry-After"] = str(wait)
    return response


def _allow_everywhere(request: HttpRequest, response: HttpResponseBase) -> None:
    """CORS: a page of any site may read this; nothing here depends on who asks."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = EXPOSED
    if request.method == "OPTIONS":
        response["Access-Control-Allow-Methods"] = (
            "POST, OPTIONS" if request.path_info == BY_POST else SAFE_METHODS
        )
        response["Access-Control-Allow-Headers"] = "*"
        response["Access-Control-Max-Age"] = "86400"


def _say_how_long(request: HttpRequest, response: HttpResponseBase) -> None:
    kept = request.method in {"GET", "HEAD"} and response.status_code in KEPT
    response.setdefault("Cache-Control", CACHE_CONTROL if kept else "no-store")


def _pack(request: HttpRequest, response: HttpResponse) -> None:
    """Gzip for who takes it. The packed bytes are others, so their strong ETag is another one."""
    patch_vary_headers(response, ("Accept-Encoding",))
    if "gzip" not in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        return
    tag = response.get("ETag", "")
    if response.status_code == HTTPStatus.NOT_MODIFIED:
        if tag:
            response["ETag"] = f'{tag[:-1]}{PACKED}"'
        return
    if len(response.content) < SMALLEST_PACKED or response.has_header("Content-Encoding"):
        return
    response.content = gzip.compress(response.content, GZIP_LEVEL, mtime=0)
    response["Content-Encoding"] = "gzip"
    response["Content-Length"] = str(len(response.content))
    if tag:
        response["ETag"] = f'{tag[:-1]}{PACKED}"'


def _unpack_condition(request: HttpRequest) -> None:
    """Let views compare their own ETags: take off what `_pack` has put on."""
    asked = request.META.get("HTTP_IF_NONE_MATCH")
    if asked and PACKED in asked:
        tags = [tag.replace(f'{PACKED}"', '"') for tag in parse_etags(asked)]
        request.META["HTTP_IF_NONE_MATCH"] = ", ".join(tags)
