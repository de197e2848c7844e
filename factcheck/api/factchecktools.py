"""`/v1alpha1/claims:search`: our checked claims, as Google's Fact Check Tools API answers.

Google's own client libraries work on it when told this address. What differs: an unknown or
malformed parameter is always refused; a query ranks the newest 1,000 matches (see `search.py`);
`offset` reaches the first 10,000 claims, `pageToken` all of them.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from claims.models import PublicClaim
from claims.publication.claimreview import Json
from claims.publication.filtering import Filtering
from claims.publication.meant import with_marks
from claims.publication.reviews import desk, reviews
from claims.vocabulary.workflow import CHECKED
from claims.words.filter_words import filter_word
from factcheck.api import field_masks
from factcheck.api.claimreview import checked_claims
from factcheck.api.conditional import tag_of_content, with_validators
from factcheck.api.errors import BadParameters
from factcheck.api.google_errors import google_error
from factcheck.api.pagination import LARGEST_PAGE_SIZE, Cursor, Ordering, RecordPage, fetch_page
from factcheck.api.reading import PUBLIC
from factcheck.api.search import RELEVANCE, fetch_ranked_page

METHODS = "GET, HEAD, OPTIONS"
DEFAULT_PAGE_SIZE = 10
LARGEST_OFFSET = 10_000
LARGEST_INT32 = 2**31 - 1
LONGEST_VALUE = 500

NEWEST_FIRST = Ordering("newest", ("first_publication",), (int,), descending=True)

SHAPE: Final[field_masks.Shape] = {
    "claims": {
        "text": {},
        "claimant": {},
        "claimDate": {},
        "claimReview": {
            "publisher": {"name": {}, "site": {}},
            "url": {},
            "title": {},
            "reviewDate": {},
            "textualRating": {},
            "languageCode": {},
        },
    },
    "nextPageToken": {},
}

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}

# What every Google API takes besides its own parameters; clients send some of it unasked. Who
# asks, and for which quota, makes no difference here.
_IGNORED = frozenset(
    {
        *("key", "access_token", "oauth_token", "quotaUser"),
        *("$.xgafv", "uploadType", "upload_protocol"),
    }
)


class QueryRefused(Exception):
    """A 400; the message names the parameter."""


@dataclass(frozen=True, slots=True)
class Asked:
    query: str
    language: str
    site: str
    max_age_days: int
    page_size: int
    page_token: str
    offset: int
    fields: set[field_masks.Path]
    pretty: bool


@csrf_exempt  # nothing is written, and no cookie is read
def claims_search(request: HttpRequest) -> HttpResponseBase:
    """Google's clients send long queries as a POST that says it is a GET."""
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": METHODS})
    tunnelled = request.method == "POST" and request.headers.get("X-HTTP-Method-Override") == "GET"
    if request.method not in {"GET", "HEAD"} and not tunnelled:
        response = google_error(HTTPStatus.METHOD_NOT_ALLOWED, "This address answers GET only.")
        response["Allow"] = METHODS
        return response
    try:
        asked = read(_given(request))
        answer = search(asked, now=timezone.now())
    except (QueryRefused, SuspiciousOperation) as refused:
        return google_error(HTTPStatus.BAD_REQUEST, str(refused))
    if asked.fields:
        answer = field_masks.apply(asked.fields, answer)
    body = json.dumps(answer, ensure_ascii=False, indent=2 if asked.pretty else None)
    response = HttpResponse(f"{body}\n", content_type="application/json; charset=UTF-8")
    return with_validators(request, response, tag_of_content(response.content))


def _given(request: HttpRequest) -> dict[str, str]:
    """Each parameter once; what stands in the address goes before what stands in the body."""
    given: dict[str, str] = {}
    for parameters in (request.POST, request.GET):
        for name, values in parameters.lists():
            if len(values) > 1:
                raise QueryRefused(f"“{name}” is given more than once.")
            given[name] = values[0]
    return given


def read(given: Mapping[str, str]) -> Asked:
    """What is asked for. Raises QueryRefused."""
    for name, value in given.items():
        if name not in _READERS and name not in _IGNORED:
            raise QueryRefused(f'Invalid JSON payload received. Unknown name "{name[:50]}".')
        if len(value) > LONGEST_VALUE or "\x00" in value or "\ufffd" in value:
            raise QueryRefused(f"Invalid value at '{name}': too long, or no text in UTF-8.")
    found: dict[str, Any] = {}
    for name, (attribute, reader) in _READERS.items():
        try:
            found[attribute] = reader(given.get(name, "").strip())
        except ValueError as error:
            raise QueryRefused(f"Invalid value at '{name}': {error}") from error
    del found["alt"]
    asked = Asked(**found)
    if not (asked.query or asked.site):
        raise QueryRefused("Either query or reviewPublisherSiteFilter must be given.")
    return asked


def _whole_number(text: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 11 and int(text) <= LARGEST_INT32):
        raise ValueError(f'say a whole number from 0 to {LARGEST_INT32}, not "{text[:50]}"')
    return int(text)


def _page_size(text: str) -> int:
    return min(_whole_number(text) or DEFAULT_PAGE_SIZE, LARGEST_PAGE_SIZE)


def _offset(text: str) -> int:
    if (offset := _whole_number(text)) > LARGEST_OFFSET:
        raise ValueError(f"beyond {LARGEST_OFFSET}, go on by pageToken")
    return offset


def _language(text: str) -> str:
    """The language alone: region and script are not considered, as with Google."""
    if text and not _LANGUAGE.fullmatch(text):
        raise ValueError(f'"{text[:50]}" is no BCP 47 language code such as sv or en-US')
    return text.lower().partition("-")[0]


def _site(text: str) -> str:
    return text.lower().removeprefix("www.")


def _mask(text: str) -> set[field_masks.Path]:
    try:
        return field_masks.parse(text, SHAPE) if text else set()
    except field_masks.BadMask as error:
        raise ValueError(f"invalid field selection {error}") from error


def _truth(text: str) -> bool:
    if text.lower() not in {"", *_TRUTHS}:
        raise ValueError(f'say true or false, not "{text[:50]}"')
    return _TRUTHS.get(text.lower(), True)


def _alt(text: str) -> None:
    if text not in {"", "json"}:
        raise ValueError("there is JSON only")


_READERS: Final[Mapping[str, tuple[str, Callable[[str], Any]]]] = {
    "query": ("query", str),
    "languageCode": ("language", _language),
    "reviewPublisherSiteFilter": ("site", _site),
    "maxAgeDays": ("max_age_days", _whole_number),
    "pageSize": ("page_size", _page_size),
    "pageToken": ("page_token", str),
    "offset": ("offset", _offset),
    "fields": ("fields", _mask),
    "prettyPrint": ("pretty", _truth),
    "alt": ("alt", _alt),
}


# What `checked_claims` narrows by, as searches are narrowed.
_CHECKED: Final = Filtering(((filter_word("status", CHECKED),),))


def search(asked: Asked, *, now: datetime) -> Json:
    """The answer, with every field. Raises QueryRefused for a page token that is not ours."""
    ordering = RELEVANCE if asked.query else NEWEST_FIRST
    cursor = _cursor(asked.page_token, ordering)
    own_language = settings.LANGUAGE_CODE.partition("-")[0]
    if asked.language not in {"", own_language} or asked.site not in {"", own_site()}:
        return {}
    claims = checked_claims()
    if asked.max_age_days:
        claims = reviewed_since(claims, now - timedelta(days=min(asked.max_age_days, 100_000)))
    if asked.query:
        cursor = cursor or Cursor(ordering.name, (None, asked.offset))
        where = (claims, PUBLIC, cursor, asked.page_size)
        filtering = None if asked.max_age_days else _CHECKED
        page = fetch_ranked_page(asked.query, *where, filtering=filtering)
        if not page.records and (meant := with_marks(asked.query, PUBLIC)):
            page = fetch_ranked_page(meant, *where, filtering=filtering)
    else:
        page = _listed(claims, cursor, asked)
    answer = {"claims": fact_checks([json.loads(record) for record in page.records])}
    return (answer if answer["claims"] else {}) | (
        {"nextPageToken": page.next.encode()} if page.next else {}
    )


def _cursor(token: str, ordering: Ordering) -> Cursor | None:
    try:
        return Cursor.decode(token, {ordering.name: ordering}) if token else None
    except BadParameters as error:
        raise QueryRefused(
            "Invalid value at 'pageToken': it was not made for this search."
        ) from error


def _listed(claims: QuerySet[PublicClaim], cursor: Cursor | None, asked: Asked) -> RecordPage:
    """Without a query: the newest first."""
    if cursor is None and asked.offset:
        keys = claims.order_by("-first_publication").values_list("pk", flat=True)
        skipped = list(keys[asked.offset - 1 : asked.offset])
        if not skipped:
            return RecordPage([], None, None)
        cursor = Cursor(NEWEST_FIRST.name, (skipped[0],))
    return fetch_page(claims, NEWEST_FIRST, cursor, asked.page_size)


def reviewed_since(claims: QuerySet[PublicClaim], moment: datetime) -> QuerySet[PublicClaim]:
    """Which were checked that day or later.

    Google takes the newer of claim date and review date; a claim is older than its review.
    """
    return claims.filter(checked_on__gte=timezone.localtime(moment).date())


def own_site() -> str:
    """Our host, as Google names sites: without protocol, port and www."""
    return _site(urlsplit(settings.PUBLIC_BASE_URL).hostname or "")


def fact_checks(records: list[Json]) -> list[Json]:
    """Each claim with its one review, from the same ClaimReview that the claim's page has."""
    return [
        _fact_check(record, review)
        for record, review in zip(records, reviews(records, using=PUBLIC).values(), strict=True)
    ]


def _fact_check(record: Json, review: Json) -> Json:
    claim: Json = {"text": review["itemReviewed"]["text"]}
    if author := review["itemReviewed"].get("author"):
        claim["claimant"] = (author if isinstance(author, dict) else author[0])["name"]
    if day := review["itemReviewed"].get("datePublished"):
        claim["claimDate"] = f"{day}T00:00:00Z"
    # A row that was made before there was such a day is told by its publication until it is remade.
    day = record["assessment"].get("checked_on") or review["datePublished"][:10]
    claim["claimReview"] = [
        {
            "publisher": {"name": desk().name, "site": own_site()},
            "url": review["url"],
            "title": record["statement"],
            "reviewDate": f"{day}T00:00:00Z",
            "textualRating": review["reviewRating"]["alternateName"],
            "languageCode": settings.LANGUAGE_CODE,
        }
    ]
    return claim
