"""Pages: every record once, forwards and back, and cursors that are not ours."""

import json
from base64 import urlsafe_b64encode
from datetime import timedelta
from itertools import chain
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.models import Claim
from tests.factories import (
    AT,
    make_claim,
    make_document,
    make_revision,
    make_speaker,
    make_topic,
)
from tests.published import SITE, get, make_published, publish, refusal

pytestmark = pytest.mark.django_db

CLAIM_ORDERINGS = ["-published_at", "published_at", "-date", "date"]
DATES = ("2020", "2020-06", "2020", "2019-12-31", "2020-01-01", "2021~", "2020")


def publish_seven() -> list[Claim]:
    speaker, revision = make_speaker(), make_revision()
    claims = [
        make_claim(speaker=speaker, revision=revision, date_edtf=date, statement=f"Nr {number} ÅÄÖ")
        for number, date in enumerate(DATES)
    ]
    publish(*claims)
    return claims


def follow(client: Client, address: str) -> Any:
    assert address.startswith(f"{SITE}/api/v1/")
    response = client.get(address.removeprefix(SITE))
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def walk(client: Client, path: str, **parameters: Any) -> list[list[str]]:
    """The ids of every page, from the first to the last; asserts that the way back is the same."""
    page = get(client, path, **parameters)
    assert page["previous"] is None
    pages = [[record["id"] for record in page["results"]]]
    while page["next"]:
        page = follow(client, page["next"])
        pages.append([record["id"] for record in page["results"]])
        assert page["previous"] is not None
    back = pages[-1:]
    while page["previous"]:
        page = follow(client, page["previous"])
        back.insert(0, [record["id"] for record in page["results"]])
        assert page["next"] is not None
    assert back == pages
    return pages


@pytest.mark.parametrize("ordering", CLAIM_ORDERINGS)
@pytest.mark.parametrize("size", [1, 2, 3, 6, 7, 8])
def test_pages_are_the_whole_list_cut_up(client: Client, ordering: str, size: int) -> None:
    publish_seven()
    whole = [record["id"] for record in get(client, "claims/", ordering=ordering)["results"]]
    assert len(set(whole)) == 7
    expected = [whole[start : start + size] for start in range(0, 7, size)]
    assert walk(client, "claims/", ordering=ordering, page_size=size) == expected


@pytest.mark.parametrize("path", ["speakers/", "documents/", "topics/"])
@pytest.mark.parametrize("ordering", ["name", "-name"])
def test_pages_of_references(client: Client, path: str, ordering: str) -> None:
    for name in ("Öberg", "Ångström", "Zorn", "Ek", "Ek", "Ek"):
        document = make_document(title=f"{name} {name}")
        make_published(
            speaker=make_speaker(name),
            revision=make_revision(document=document),
            topics=[make_topic(document.key, name_sv=document.key)],
        )
    whole = [record["id"] for record in get(client, path, ordering=ordering)["results"]]
    assert len(set(whole)) == 6
    for size in (1, 2, 4):
        expected = [whole[start : start + size] for start in range(0, 6, size)]
        assert walk(client, path, ordering=ordering, page_size=size) == expected


def test_neighbours_are_absolute_and_keep_the_filters(client: Client) -> None:
    publish_seven()
    page = get(client, "claims/", kind="quantity", page_size=2, party="M")
    address = urlsplit(page["next"])
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{SITE}/api/v1/claims/"
    query = parse_qs(address.query)
    assert query.pop("cursor")
    assert query == {"kind": ["quantity"], "page_size": ["2"], "party": ["M"]}


def test_filtered_pages(client: Client) -> None:
    claims = publish_seven()
    topic = make_topic()
    rules = [make_published(kind="rule", topics=[topic]) for _ in range(3)]
    found = walk(client, "claims/", kind="rule", topic=topic.pk, page_size=2)
    assert list(chain.from_iterable(found)) == [claim.public_id for claim in reversed(rules)]
    everything = chain.from_iterable(walk(client, "claims/", page_size=4))
    assert len(set(everything)) == len(claims) + 3


@pytest.mark.parametrize("ordering", CLAIM_ORDERINGS)
def test_publishing_between_pages_neither_hides_nor_doubles(client: Client, ordering: str) -> None:
    claims = publish_seven()
    page = get(client, "claims/", ordering=ordering, page_size=2)
    seen = [record["id"] for record in page["results"]]
    for date in ("2019", "2020", "2022"):
        make_published(date_edtf=date)
    corrected = claims[3]
    corrected.statement = "Nr 3, rättat"
    corrected.save()
    publish(corrected, kind="correction", note="Fel.", at=AT + timedelta(days=1))
    while page["next"]:
        page = follow(client, page["next"])
        seen += [record["id"] for record in page["results"]]
        make_published(date_edtf="2020")
    assert len(seen) == len(set(seen))
    assert {claim.public_id for claim in claims} <= set(seen)


def test_what_was_published_after_the_first_page_is_on_the_way_back_to_it(client: Client) -> None:
    publish_seven()
    page = follow(client, get(client, "claims/", page_size=4)["next"])
    new = make_published()
    page = follow(client, page["previous"])
    assert new.public_id not in [record["id"] for record in page["results"]]
    assert page["previous"] is not None
    page = follow(client, page["previous"])
    assert [record["id"] for record in page["results"]] == [new.public_id]
    assert page["previous"] is None


def test_page_size_bounds(client: Client) -> None:
    speaker, revision = make_speaker(), make_revision()
    publish(*(make_claim(speaker=speaker, revision=revision) for _ in range(201)))
    assert len(get(client, "claims/", page_size=200)["results"]) == 200
    message = {"page_size": ["Say a whole number from 1 to 200."]}
    assert refusal(client, "claims/", page_size=201) == message
    assert refusal(client, "claims/", page_size=0) == message
    assert refusal(client, "speakers/", page_size=201) == message


@pytest.mark.parametrize("length", [500, 499])
@pytest.mark.parametrize("letter", ["a", "Ö", "\N{GRINNING FACE}", '"', "ﷺ"])
def test_names_as_long_as_they_may_be(client: Client, letter: str, length: int) -> None:
    for _ in range(2):
        document = make_document(title=letter * length)
        make_published(revision=make_revision(document=document))
    assert len(walk(client, "documents/", page_size=1)) == 2


# Cursors that are not ours

NOT_OURS = {"cursor": ["This is not a cursor of ours; begin again without it."]}


def forged(*values: object) -> str:
    return urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "?",
        "åäö",
        "AAAA",
        "bnVsbA",  # null
        urlsafe_b64encode(b"\xff\xfe").decode(),
        urlsafe_b64encode(b"[" * 300).decode(),
        forged(),
        forged("-published_at"),
        forged("-published_at", 0),
        forged("-published_at", 0, "1"),
        forged("-published_at", 0, 1.5),
        forged("-published_at", 0, True),
        forged("-published_at", 0, None),
        forged("-published_at", 0, 2**63),
        forged("-published_at", 0, -1),
        forged("-published_at", 0, 1, 2),
        forged("-published_at", 2, 1),
        forged("-published_at", "0", 1),
        forged("-published_at", [], 1),
        forged(["-published_at"], 0, 1),
        forged(None, 0, 1),
        forged("name", 0, "a", "b"),
        forged("date", 0, "2020-02-30", 1),
        forged("date", 0, 20200101, 1),
        forged("date", 0, "\x00", 1),
        forged("date", 0, "2020-01-01", -1),
        forged("relevance", 0, -1, 0),
        forged("relevance", 0, 1, -1),
        forged("x" * 1000, 0, 1),
    ],
)
def test_a_forged_cursor_is_named(client: Client, cursor: str) -> None:
    make_published()
    assert refusal(client, "claims/", cursor=cursor) == NOT_OURS


@pytest.mark.parametrize("text", ["\ud800", "a\x00", "\x00"])
def test_a_forged_name_is_named(client: Client, text: str) -> None:
    make_published()
    assert refusal(client, "speakers/", cursor=forged("name", 0, text, "b")) == NOT_OURS
    assert refusal(client, "speakers/", cursor=forged("name", 0, "a", text)) == NOT_OURS


def test_a_cursor_of_another_ordering_is_named(client: Client) -> None:
    publish_seven()
    cursor = parse_qs(urlsplit(get(client, "claims/", page_size=2)["next"]).query)["cursor"][0]
    expected = {"cursor": ["It was made for another ordering."]}
    assert refusal(client, "claims/", cursor=cursor, ordering="date") == expected
    assert refusal(client, "speakers/", cursor=cursor) == NOT_OURS


@pytest.mark.parametrize("number", [0, 1, 2**63 - 1])
@pytest.mark.parametrize("backwards", [0, 1])
def test_a_cursor_beyond_the_ends_is_answered(client: Client, number: int, backwards: int) -> None:
    make_published()
    for cursor in (
        forged("published_at", backwards, number),
        forged("-published_at", backwards, number),
        forged("date", backwards, "0001-01-01", number),
        forged("-date", backwards, "9999-12-31", number),
        forged("relevance", backwards, number, number),
    ):
        page = get(client, "claims/", cursor=cursor, q="placeringarna")
        assert len(page["results"]) in {0, 1}


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.dates().map(str),
    st.text(st.characters(categories=["Cs", "Cc", "L"])),
)
names = st.sampled_from([*CLAIM_ORDERINGS, "relevance", "name", "-name", ""])
cursors = st.one_of(
    st.text(),
    st.binary().map(lambda raw: urlsafe_b64encode(raw).decode()),
    st.recursive(
        scalars, lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner))
    ).map(lambda value: urlsafe_b64encode(json.dumps(value).encode()).decode()),
    st.tuples(names, st.sampled_from([0, 1, 2]), scalars).map(lambda v: forged(*v)),
    st.tuples(names, st.sampled_from([0, 1]), scalars, scalars).map(lambda v: forged(*v)),
)


@given(cursor=cursors, path=st.sampled_from(["claims/", "speakers/"]), searched=st.booleans())
@settings(deadline=None, max_examples=150)
def test_no_cursor_breaks_anything(cursor: str, path: str, searched: bool) -> None:
    client = Client()  # raises whatever would have been a 500
    parameters = {"cursor": cursor}
    if searched and path == "claims/":
        parameters["q"] = "placeringarna"
    assert client.get(f"/api/v1/{path}", parameters).status_code in {200, 400}
