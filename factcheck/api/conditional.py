"""ETags, and the 304 for whoever has the answer already.

A list of claims changes only when something is published, so its ETag is made of the newest
publication number, and that of a claim of its own: a 304 costs one look at an index. ETags are
strong. After a restore from a backup numbers may come to stand for something else: the database's
life (`claims/models/life.py`) is part of them.
"""

import re
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

from django.conf import settings
from django.db.models.expressions import RawSQL
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from claims.publication.shapes import API_ROOT
from corpus.identifiers import is_public_id
from factcheck.api.reading import Row, read
from factcheck.build import build_digest


class PublicState(NamedTuple):
    """How far the public has been written to: the newest publication, when it was (or when the
    database was restored, if that was later), and in which life."""

    publication: int
    published_at: datetime
    life: str


_NEWEST = "FROM claims_publicclaim ORDER BY publication DESC LIMIT 1"
_NEWEST_LIFE = "FROM claims_publiclife ORDER BY id DESC LIMIT 1"
LIFE = f"(SELECT token {_NEWEST_LIFE})"

# The same as columns, so that a page and its ETag are of one snapshot.
NEWEST_STATE = (
    f"(SELECT publication {_NEWEST})",
    f"(SELECT greatest(published_at, (SELECT restored_at {_NEWEST_LIFE})) {_NEWEST})",
    LIFE,
)
STATE_COLUMNS = {
    f"newest_{name}": RawSQL(column, ())  # noqa: S611  # nothing of users'
    for name, column in zip(PublicState._fields, NEWEST_STATE, strict=True)
}


def current_state(using: str) -> PublicState | None:
    """None while nothing has been published."""
    (row,) = read(using, f"SELECT {', '.join(NEWEST_STATE)}", ())
    return None if row[0] is None else parse_state(row)


_STATE_OF_ONE = f"SELECT publication, {LIFE} FROM claims_publicclaim WHERE id = %s"  # noqa: S608
_ONE_CLAIM = re.compile(rf"{API_ROOT}claims/([^/]+)/")


def is_claims(request: HttpRequest) -> bool:
    """Whether claims are read: their list, or one of them."""
    if request.method not in {"GET", "HEAD"}:
        return False
    path = request.path_info
    return path == f"{API_ROOT}claims/" or _ONE_CLAIM.fullmatch(path) is not None


def unchanged(request: HttpRequest) -> HttpResponseBase | None:
    """The 304 for whoever has the newest answer about claims already; else None.

    The ETag names the address, so whoever has it has been answered by the view before: this one
    need not be looked for again. `*` names none, and is left to the view.
    """
    known = request.META.get("HTTP_IF_NONE_MATCH", "")
    if request.method not in {"GET", "HEAD"} or not known:
        return None
    path, modified = request.path_info, None
    if path == f"{API_ROOT}claims/":
        state = current_state("public")
        if state is None:
            return None
        publication, modified, life = state
    elif (one := _ONE_CLAIM.fullmatch(path)) and is_public_id(one[1]):
        rows = read("public", _STATE_OF_ONE, [one[1]])
        if not rows:
            return None
        publication, life = int(rows[0][0]), parse_life(rows[0][1])
    else:
        return None
    tag, nothing = tag_of_state(request, publication, life), HttpResponse()
    if tag not in known:
        return None
    answer = with_validators(request, nothing, tag, modified)
    return None if answer is nothing else answer


def parse_state(row: Row) -> PublicState:
    publication, published_at, life = row
    at = datetime.fromisoformat(published_at.decode())
    return PublicState(int(publication), at, parse_life(life))


def parse_life(token: bytes | None) -> str:
    """Empty in a database that has none."""
    return token.decode() if token else ""


def tag_of_state(request: HttpRequest, publication: int, life: str) -> str:
    """Names the address too, so that the tag of one list never fits another."""
    return _tag(f"{build_digest()} {life} {publication} {request.get_full_path()}".encode())


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
