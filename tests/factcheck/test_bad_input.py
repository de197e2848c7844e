"""Whatever is asked: an answer, or a 400 that names the parameter; never an error of ours."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import quote_from_bytes, urlsplit

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.factories import make_quantity, make_topic
from tests.module_wide import ModuleWide
from tests.published import make_checked, make_published, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """And afterwards as before: a request leaves its language behind."""
    with translation.override("en"):
        yield


API_LISTS = {
    "/api/v1/claims/": (
        *("speaker", "party", "document", "kind", "topic", "verification_status", "rating"),
        *("date_after", "date_before", "published_since", "amount_min", "amount_max", "unit", "q"),
        *("cursor", "page_size", "ordering", "fields", "since", "count"),
    ),
    "/api/v1/claims.csv": ("q", "speaker", "document", "topic", "amount_min", "date_after"),
    "/api/v1/speakers/": ("cursor", "page_size", "ordering"),
    "/api/v1/corrections/": ("cursor", "page_size"),
    "/v1alpha1/claims:search": (
        *("query", "languageCode", "reviewPublisherSiteFilter", "maxAgeDays", "pageSize"),
        *("pageToken", "offset", "key", "alt", "fields", "prettyPrint"),
    ),
}
PAGES = {
    "/claims/": ("q", "page", "sort", "verdict", "status", "topic", "speaker", "party", "year"),
    "/en/checks/": ("q", "page", "kind", "source", "cited"),
    "/corrections/": ("kind", "page"),
}
EVERY = sorted((path, name) for path, names in (API_LISTS | PAGES).items() for name in names)
# Those in which any text may stand, so that much of it is an answer's.
FREE = {"q", "query", "languageCode", "reviewPublisherSiteFilter", "key", "document"}

# Bytes as they come in an address: text of any kind, and what is no text.
BYTES = st.one_of(st.binary(max_size=40), st.text(max_size=40).map(lambda t: t.encode()))
DIGITS = st.from_regex(r"[-+]?[0-9]{1,40}(\.[0-9]{0,40})?([eE][-+]?[0-9]{1,9})?", fullmatch=True)
DATES = st.from_regex(
    r"[0-9]{1,9}-[0-9]{1,3}-[0-9]{1,3}([T ][0-9:.]{0,20}([Z+-][0-9:]{0,6})?)?", fullmatch=True
)

anything = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def make_something_public() -> None:
    publish(make_checked())
    claim = make_published(topics=[make_topic("skola")])
    make_quantity(claim)


@pytest.fixture(scope="module", autouse=True)
def _something_public(module_wide: ModuleWide) -> None:
    module_wide(make_something_public)


def ask(path: str, name: str, value: bytes, more: str = "") -> Any:
    query = f"{name}={quote_from_bytes(value)}{more}"
    if path.startswith("/v1alpha1") and name not in {"query", "reviewPublisherSiteFilter"}:
        query += "&query=placering"
    if name == "page":
        query += "&q=placering"  # the pages of what a search finds
    answer = Client().get(path, QUERY_STRING=query)
    content = answer.getvalue().decode()
    if path.startswith(("/api", "/v1alpha1")) and not path.endswith(".csv"):
        json.loads(content)
    return answer, content


def assert_answered_or_named(path: str, name: str, value: bytes) -> int:
    answer, content = ask(path, name, value)
    status: int = answer.status_code
    assert status in ({200, 400, 404} if path in PAGES else {200, 400})  # no such page of results
    if status == 400 and path.startswith("/api"):
        assert {error["parameter"] for error in json.loads(content)["errors"]} == {name}
    elif status == 400:
        assert name in content
    return status


@pytest.mark.parametrize(("path", "name"), EVERY)
@anything
@given(value=st.one_of(BYTES, DIGITS.map(str.encode), DATES.map(str.encode)))
@example(value=b"")
@example(value=b"9" * 5_000)
@example(value=b"1e999999999")
@example(value=b"NaN")
@example(value=b"-Infinity")
@example(value=b"0000-00-00")
@example(value=b"9999-12-31T23:59:59.999999-23:59")
@example(value=b"0001-01-01T00:00:00+23:59")
@example(value=b"0001-01-01")
@example(value=b"((((\"''\\:*&|!<->")
def test_any_value_of_any_parameter(path: str, name: str, value: bytes) -> None:
    assert_answered_or_named(path, name, value)


@pytest.mark.parametrize(("path", "name"), EVERY)
@pytest.mark.parametrize(
    "value",
    [b"x" * 10_000, "å".encode() * 10_000, b"\0", b"a\0b", b"\xff", b"a\xc3", b"\xed\xa0\x80"],
    ids=["long", "long-å", "nul", "nul-within", "no-utf8", "half-a-letter", "surrogate"],
)
def test_what_is_no_text_or_too_long_is_a_400(path: str, name: str, value: bytes) -> None:
    assert assert_answered_or_named(path, name, value) == 400


@cache
def cursors() -> tuple[tuple[str, str], ...]:
    """Addresses of lists, each with a parameter and what a real cursor of theirs looks like."""
    client, found = Client(), []
    for path, parameters in (
        ("/api/v1/claims/", {"page_size": "1"}),
        ("/api/v1/claims/", {"page_size": "1", "ordering": "date"}),
        ("/api/v1/claims/", {"page_size": "1", "q": "placering"}),
        ("/api/v1/claims/", {"page_size": "1", "since": "0"}),
        ("/api/v1/speakers/", {"page_size": "1"}),
    ):
        following = client.get(path, parameters).json()["next"]
        query = urlsplit(following).query
        rest = "&".join(p for p in query.split("&") if not p.startswith("cursor="))
        found.append((f"{path}?{rest}", query.partition("cursor=")[2]))
    return tuple(found)


def follow(place: str, cursor: str) -> int:
    path, _, rest = place.partition("?")
    answer, content = ask(path, "cursor", cursor.encode(), f"&{rest}")
    status: int = answer.status_code
    assert status in {200, 400}
    if status == 400:
        assert {error["parameter"] for error in json.loads(content)["errors"]} == {"cursor"}
    return status


@anything
@given(data=st.data())
def test_a_cursor_with_a_letter_changed(data: st.DataObject) -> None:
    cursors.cache_clear()
    place, cursor = data.draw(st.sampled_from(cursors()))
    where = data.draw(st.integers(0, len(cursor) - 1))
    letter = data.draw(st.characters(codec="utf-8"))
    follow(place, cursor[:where] + letter + cursor[where + 1 :])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["-published_at", "published_at", "-date", "date", "publication", "relevance", "name", "x", ""]
)


@anything
@given(data=st.data(), name=NAMES, rest=st.lists(VALUES, max_size=4), backwards=VALUES)
def test_a_forged_cursor(data: st.DataObject, name: str, rest: list[Any], backwards: Any) -> None:
    cursors.cache_clear()
    place, _cursor = data.draw(st.sampled_from(cursors()))
    text = json.dumps([name, backwards, *rest])
    follow(place, urlsafe_b64encode(text.encode()).decode().rstrip("="))


@anything
@given(first=st.integers(0, 2**63 - 1), second=st.integers(0, 2**63 - 1), backwards=st.booleans())
def test_a_stale_cursor_goes_on_from_where_it_says(
    first: int, second: int, backwards: bool
) -> None:
    """Of a claim that is no longer there, or never was: a page, perhaps an empty one."""
    for name, values in (
        ("-published_at", [first]),
        ("relevance", [first, second]),
        ("date", ["2023-01-01", first]),
    ):
        text = json.dumps([name, int(backwards), *values])
        cursor = urlsafe_b64encode(text.encode()).decode().rstrip("=")
        place = "/api/v1/claims/?q=placering" if name == "relevance" else "/api/v1/claims/?x="
        assert follow(place.removesuffix("?x="), cursor) == 200


@pytest.mark.parametrize(
    "path",
    [
        *("/api/v1/claims/{}/", "/api/v1/claims/{}/versions/", "/api/v1/claims/{}/claimreview/"),
        *("/api/v1/documents/{}/annotations/", "/api/v1/speakers/{}/", "/api/v1/topics/{}/"),
        *("/claims/{}/", "/speakers/{}/", "/documents/{}/", "/feeds/speakers/{}.atom"),
        *("/feeds/topics/{}.atom", "/claims/{}/corrections/", "/en/claims/{}/versions/1/"),
    ],
)
@anything
@given(value=BYTES)
@example(value=b"\0")
@example(value=b"\xff")
@example(value=b"x" * 10_000)
def test_any_id(path: str, value: bytes) -> None:
    answer = Client().get(path.format(quote_from_bytes(value, safe="")))
    assert answer.status_code in {200, 301, 302, 400, 404}
    answer.getvalue()
