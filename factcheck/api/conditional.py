"""ETags, and the 304 for whoever has the answer already.

A list of claims changes only when something is published, so its ETag is made of the newest
publication number: a 304 costs one look at an index, and no page. ETags are strong.
"""

from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

from django.conf import settings
from django.db.models.expressions import RawSQL
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from claims.public_rows import FORM_VERSION
from factcheck.api.reading import Row, read


class State(NamedTuple):
    """How far the public has been written to: the newest publication, and when it was."""

    publication: int
    published_at: datetime


_NEWEST = "FROM claims_publicclaim ORDER BY publication DESC LIMIT 1"

# The same as columns, so that a page and its ETag are of one snapshot.
STATE_COLUMNS = {
    f"newest_{name}": RawSQL(f"(SELECT {name} {_NEWEST})", ())  # noqa: S611  # nothing of users'
    for name in State._fields
}


def current_state(using: str) -> State | None:
    """None while nothing has been published."""
    rows = read(using, f"SELECT {', '.join(State._fields)} {_NEWEST}", ())
    return parse_state(rows[0]) if rows else None


def parse_state(row: Row) -> State:
    publication, published_at = row
    return State(int(publication), datetime.fromisoformat(published_at.decode()))


def tag_of_state(request: HttpRequest, publication: int) -> str:
    """Names the address too, so that the tag of one list never fits another."""
    return _tag(f"{FORM_VERSION} {publication} {request.get_full_path()}".encode())


def tag_of_content(body: bytes) -> str:
    return _tag(body)


def _tag(content: bytes) -> str:
    digest = blake2b(content, digest_size=16, key=settings.PUBLIC_BASE_URL.encode()[:64])
    return f'"{digest.hexdigest()}"'


def with_validators(
    request: HttpRequest, response: HttpResponse, tag: str, modified: datetime | None = None
) -> HttpResponseBase:
    """The response with its ETag and Last-Modified, or the 304 that stands for it."""
    response["ETag"] = tag
    seconds = int(modified.timestamp()) if modified else None
    if seconds is not None:
        response["Last-Modified"] = http_date(seconds)
    answer = get_conditional_response(request, tag, seconds, response)
    return response if answer is None else answer
