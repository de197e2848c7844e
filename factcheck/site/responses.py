"""Answering with a page that any cache may keep.

The ETag is strong and made of what was read from the database (publication numbers and finished
records), the language, and what turns them into a page; it is known before anything is rendered,
so that a 304 costs the reading alone. Nothing here looks at a cookie or a session.
"""

import hashlib
from collections.abc import Callable, Iterable
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

# A correction or a withdrawal is seen everywhere after a minute.
CACHE_CONTROL = "public, max-age=60"

# Whatever decides what a page looks like, besides the records and the settings below.
_MAKERS = (
    "factcheck/site/*.py",
    "factcheck/templates/**/*.html",
    "factcheck/templatetags/*.py",
    "factcheck/static/site/*",
    "*/locale/*/LC_MESSAGES/*.mo",
    "claims/**/*.py",
    "corpus/*.py",
)


View = Callable[..., HttpResponseBase]


def public_page(view: View) -> View:
    """For GET and HEAD; whatever else is a 405, not a complaint about a missing CSRF token."""
    return csrf_exempt(require_safe(view))


def form() -> str:
    """A digest of all that turns records into pages: a new release makes new ETags."""
    return _digest() if settings.DEBUG else _digest_of_release()


@cache
def _digest_of_release() -> str:
    return _digest()


def _digest() -> str:
    digest = hashlib.sha256(f"{django.__version__}\n{settings.PUBLIC_BASE_URL}".encode())
    digest.update(settings.DESK_NAME.encode())
    for pattern in _MAKERS:
        for path in makers(pattern):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def makers(pattern: str) -> list[Path]:
    return sorted(Path(settings.BASE_DIR).glob(pattern))


def etag(read: Iterable[object]) -> str:
    digest = hashlib.sha256(f"{form()} {get_language()}".encode())
    for part in read:
        digest.update(f"\n{part!r}".encode())
    return f'"{digest.hexdigest()[:32]}"'


def respond(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    read: Iterable[object],
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponseBase:
    """The page, or a 304 for whoever has it already. `read` is all that the database gave."""
    tag = etag(read)
    response: HttpResponseBase | None = None
    if status == HTTPStatus.OK:
        response = get_conditional_response(request, etag=tag)
    if response is None:
        response = HttpResponse(render_to_string(template, context), status=status)
    response["ETag"] = tag
    response["Cache-Control"] = CACHE_CONTROL
    response["Content-Language"] = str(get_language())
    return response
