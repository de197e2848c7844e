"""Answering with a page that any cache may keep.

The ETag is strong and made of what was read from the database (publication numbers and finished
records), the language, and what turns them into a page; it is known before anything is rendered,
so that a 304 costs the reading alone, and a page that was rendered a moment ago is sent again.
Nothing here looks at a cookie or a session.
"""

import hashlib
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from factcheck.build import build_digest
from factcheck.site.recent import RecentlyUsed

# A correction or a withdrawal is seen everywhere after a minute.
CACHE_CONTROL = "public, max-age=60"


# Pages that were rendered a moment ago; of 25 kB each, a list page, that is 5 MB.
LARGEST_KEPT_BYTES: Final = 64 * 1024
_RENDERED: Final[RecentlyUsed[bytes]] = RecentlyUsed(most=200)

View = Callable[..., HttpResponseBase]


def public_page(view: View) -> View:
    """For GET and HEAD; whatever else is a 405, not a complaint about a missing CSRF token."""
    return csrf_exempt(require_safe(view))


def etag(read: Iterable[object]) -> str:
    digest = hashlib.sha256(f"{build_digest()} {get_language()}".encode())
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
        # Rendering takes longer than reading. An address is part of a page, which names itself.
        name = (tag, template, request.get_full_path())
        page = _RENDERED.get(name)
        if page is None:
            page = render_to_string(template, context).encode()
            if len(page) <= LARGEST_KEPT_BYTES:
                _RENDERED.put(name, page)
        response = HttpResponse(page, status=status)
    response["ETag"] = tag
    response["Cache-Control"] = CACHE_CONTROL
    response["Content-Language"] = str(get_language())
    return response
