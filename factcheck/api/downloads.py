"""Downloads that can be resumed: bytes as of a publication number, which can be made again.

The strong ETag names that number and what was asked. A reader whose download broke sends it as
`If-Range` with a `Range`, and gets the rest of the same bytes, made again as of that number however
much has been published since. Where that can't be, or isn't asked in this way, comes the whole.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from hashlib import blake2b
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from claims.exports.snapshots import Snapshot
from claims.exports.streams import Begun, cut
from claims.publication.past import withdrawn_since
from factcheck.api.as_of import WITHDRAWN_HEADER, check_as_of
from factcheck.api.errors import problem
from factcheck.api.narrowing import Narrowing
from factcheck.api.ranges import content_range, requested_range
from factcheck.build import build_digest

# Packed on the way, it would have other bytes, and could not be resumed.
CACHE_CONTROL = "public, max-age=60, no-transform"

_TAG = re.compile(r'"([0-9]{1,18})-([0-9a-f]{32})"')


class Download(ABC):
    """What is asked for. `query` says it in words that are the same for the same bytes."""

    file_name: str
    content_type: str
    query: str
    narrowing: Narrowing | None = None
    as_of: int | None = None
    """Which earlier publication number is asked for, if any."""
    of_versions = True
    """Whether it can be made as of an earlier publication number."""

    @abstractmethod
    def blocks(self, snapshot: Snapshot, as_of: int | None) -> Iterator[bytes]:
        """The bytes, as they were when `as_of` was the newest number; without, as they are."""

    def tag(self, publication: int, life: str) -> str:
        asked = f"{build_digest()} {life} {publication} {self.file_name} {self.query}"
        key = settings.PUBLIC_BASE_URL.encode()[:64]
        return f'"{publication}-{blake2b(asked.encode(), digest_size=16, key=key).hexdigest()}"'

    def publication_of(self, tag: str, life: str) -> int | None:
        """The number that a tag of this very download names, in this life of the database."""
        found = _TAG.fullmatch(tag.strip())
        if found and tag.strip() == self.tag(int(found[1]), life):
            return int(found[1])
        return None


def answer(request: HttpRequest, download: Download, snapshot: Snapshot) -> HttpResponseBase:
    """The download, the rest of it, or the 304 that stands for it. It closes the snapshot."""
    try:
        response = _answer(request, download, snapshot)
    except BaseException:
        snapshot.close()
        raise
    if not isinstance(response, StreamingHttpResponse):
        snapshot.close()
    return response


def _answer(request: HttpRequest, download: Download, snapshot: Snapshot) -> HttpResponseBase:
    tag = download.tag(snapshot.publication, snapshot.life)
    seconds = int(snapshot.published_at.timestamp()) if snapshot.published_at else None
    known = get_conditional_response(request, tag, seconds, HttpResponse())
    if known is not None and known.status_code != HTTPStatus.OK:
        return _described(known, download, tag)
    if download.as_of is not None:
        check_as_of(download.as_of, snapshot.publication, snapshot.using)
    if (then := _resumable(request, download, snapshot)) is not None:
        return _rest(request, download, snapshot, then)
    # No length is said for HEAD either: it would cost as much as the download.
    as_of = download.as_of
    # Counted before the first block: while rows are copied, their connection waits for ever for
    # whatever else is asked over it.
    withdrawn = None if as_of is None else withdrawn_since(as_of, snapshot.using).count()
    blocks = iter(()) if request.method == "HEAD" else download.blocks(snapshot, as_of)
    response = StreamingHttpResponse(_Body(blocks, snapshot))
    if withdrawn is not None:
        response[WITHDRAWN_HEADER] = str(withdrawn)
    if seconds is not None:
        response["Last-Modified"] = http_date(seconds)
    return _described(response, download, tag)


def _resumable(request: HttpRequest, download: Download, snapshot: Snapshot) -> int | None:
    """As of what number the rest is asked for, if it can be made."""
    if requested_range(request) is None:
        return None
    then = download.publication_of(request.headers.get("If-Range", ""), snapshot.life)
    if then is None or then == snapshot.publication:
        return then
    return then if download.of_versions and snapshot.can_go_back_to(then) else None


def _rest(
    request: HttpRequest, download: Download, snapshot: Snapshot, then: int
) -> HttpResponseBase:
    """A part of the bytes. Only here they are made twice, the first time to know how many."""
    as_of = download.as_of
    if as_of is None and then != snapshot.publication:
        as_of = then
    total = sum(map(len, download.blocks(snapshot, as_of)))
    asked = requested_range(request)
    span = asked.within(total) if asked else None
    tag = download.tag(then, snapshot.life)
    if span is None:
        status = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
        refused = problem(status, f"It has {total} bytes; there is nothing in that range.")
        refused["Content-Range"] = content_range(None, total)
        refused["ETag"] = tag
        return refused
    body = _Body(cut(download.blocks(snapshot, as_of), *span), snapshot)
    response = StreamingHttpResponse(body, status=HTTPStatus.PARTIAL_CONTENT)
    response["Content-Range"] = content_range(span, total)
    response["Content-Length"] = str(span[1] - span[0])
    return _described(response, download, tag)


def _described(response: HttpResponseBase, download: Download, tag: str) -> HttpResponseBase:
    response["ETag"] = tag
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = CACHE_CONTROL
    if response.status_code != HTTPStatus.NOT_MODIFIED:
        response["Content-Type"] = download.content_type
        response["Content-Disposition"] = f'attachment; filename="{download.file_name}"'
    return response


class _Body:
    """The blocks, and the end of their snapshot when all are sent or nobody reads on."""

    def __init__(self, blocks: Iterator[bytes], snapshot: Snapshot) -> None:
        self._blocks = Begun(blocks)
        self._snapshot = snapshot

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._blocks
        finally:
            self.close()

    def close(self) -> None:
        self._blocks.close()
        self._snapshot.close()
