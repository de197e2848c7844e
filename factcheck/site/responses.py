"""Answering with a page that any cache may keep.

The ETag is strong and made of what was read from the database (publication numbers and finished
records), the language, and what turns them into a page; it is known before anything is rendered,
so that a 304 costs the reading alone, and a page that was rendered a moment ago is sent again. Of
a page that shows nothing but what is published, that needs no reading either; its ETag is that of
the page itself.
Nothing here looks at a cookie or a session.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from factcheck.build import build_digest
from factcheck.recent import OneAtATime, RecentlyUsed
from factcheck.site.addresses import SitePage

# A correction or a withdrawal is seen everywhere after a minute.
CACHE_CONTROL = "public, max-age=60"


# Pages that were rendered a moment ago; a list page has 25 kB.
LARGEST_KEPT_BYTES: Final = 64 * 1024
RENDERED_BYTES: Final = 4 * 1024 * 1024
_RENDERED: Final[RecentlyUsed[bytes]] = RecentlyUsed(most=RENDERED_BYTES, weigh=len)


@dataclass(frozen=True, slots=True)
class RenderedPage:
    tag: str
    content: bytes


# After a publication many come at once for the pages that most read.
_MAKING: Final = OneAtATime()
# Named by what was public when they were made.
_AS_PUBLISHED: Final[RecentlyUsed[RenderedPage]] = RecentlyUsed(
    most=RENDERED_BYTES, weigh=lambda page: 500 + len(page.content)
)

View = Callable[..., HttpResponseBase]


def public_page(view: View) -> View:
    """For GET and HEAD; whatever else is a 405, not a complaint about a missing CSRF token."""
    return csrf_exempt(require_safe(view))


def etag(read: Iterable[object]) -> str:
    digest = hashlib.blake2b(f"{build_digest()} {get_language()}".encode(), digest_size=16)
    for part in read:
        digest.update(f"\n{part!r}".encode())
    return f'"{digest.hexdigest()}"'


@dataclass(frozen=True, slots=True)
class PageRead:
    """A template, and what it is given."""

    template: str
    context: dict[str, Any]


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
    return _for_caches(response, tag)


def respond_as_published(
    request: HttpRequest, page: SitePage, published: object, make: Callable[[], PageRead]
) -> HttpResponseBase:
    """The same of a page that is made by its address and what is `published` alone: while that is
    the same, nothing is read for it again.

    The tag is that of the page, so that a publication which a page says nothing of leaves it
    alone. Nearly all who have a tag come for what is kept; to write down all that was read, for a
    tag before the page, takes a fifteenth of the time that the page does."""
    name = (published, build_digest(), page.path())
    response = _kept(request, name)
    if response is None:
        with _MAKING.making(name):
            response = _kept(request, name) or _made(request, name, make())
    return response


def _kept(request: HttpRequest, name: object) -> HttpResponseBase | None:
    kept = _AS_PUBLISHED.get(name)
    if kept is None:
        return None
    response = get_conditional_response(request, etag=kept.tag)
    return _for_caches(response or HttpResponse(kept.content), kept.tag)


def _made(request: HttpRequest, name: object, made: PageRead) -> HttpResponseBase:
    content = render_to_string(made.template, made.context).encode()
    tag = f'"{hashlib.blake2b(content, digest_size=16).hexdigest()}"'
    if len(content) <= LARGEST_KEPT_BYTES:
        _AS_PUBLISHED.put(name, RenderedPage(tag, content))
    response = get_conditional_response(request, etag=tag)
    return _for_caches(response or HttpResponse(content), tag)


def _for_caches(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    response["ETag"] = tag
    response["Cache-Control"] = CACHE_CONTROL
    response["Content-Language"] = str(get_language())
    return response
