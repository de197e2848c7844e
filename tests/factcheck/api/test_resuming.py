"""A broken download is resumed with the same bytes, whatever has been published meanwhile."""

from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim
from claims.publication import publishing
from tests.factcheck.api.downloads import API, resume, whole
from tests.factories import AT, approve_content, make_claim, make_quantity, make_topic, make_user
from tests.module_wide import ModuleWide
from tests.published import make_checked, make_published, publish

pytestmark = pytest.mark.django_db

OF_CLAIMS = ("claims", "evidence", "quantities", "versions", "corrections")
REFERENCES = ("speakers", "documents", "topics", "ratings")

QUERIES: tuple[tuple[str, dict[str, str]], ...] = (
    *((f"{name}.csv", {}) for name in OF_CLAIMS),
    ("claims.jsonl", {}),
    ("claims.csv", {"dialect": "excel-sv"}),
    ("quantities.csv", {"dialect": "excel-sv", "columns": "value,claim"}),
    ("claims.csv", {"columns": "url,quantities,statement,id"}),
    ("claims.csv", {"q": "placering", "kind": "quantity"}),
    ("claims.csv", {"q": "ändrad"}),
    ("claims.csv", {"topic": "skola"}),
    ("claims.csv", {"unit": "SEK", "amount_min": "1000"}),
    (
        "claims.csv",
        {"date_after": "2020", "date_before": "2024-01-01"} | {"date_after": "2020-01-01"},
    ),
    ("claims.csv", {"verification_status": "checked", "rating": "half_true"}),
    ("claims.jsonl", {"verification_status": "checked"}),
    ("evidence.csv", {"kind": "quantity"}),
    ("versions.csv", {"topic": "skola"}),
    ("corrections.csv", {"topic": "skola"}),
)

each_query = pytest.mark.parametrize(("path", "parameters"), QUERIES, ids=lambda value: str(value))


def make_claims() -> list[Claim]:
    topic = make_topic("skola")
    claims = [
        make_checked(topics=[topic], date_edtf="2020-10"),
        make_claim(topics=[topic], statement="Ändrad senare."),
        make_claim(kind="rule", statement="= Aldrig ändrad."),
        make_claim(topics=[topic], statement="Rättad en gång före."),
    ]
    for claim in claims:
        make_quantity(claim)
        make_quantity(
            claim, position=2, text="640", value="-0.5", value_max="12.25", unit="percent"
        )
    publish(*claims)
    change(claims[3], "Rättad nu.")
    return claims


@pytest.fixture(scope="module")
def _claims(module_wide: ModuleWide) -> list[Claim]:
    return module_wide(make_claims)


@pytest.fixture
def claims(db: None, _claims: list[Claim]) -> list[Claim]:
    return deepcopy(_claims)


def change(claim: Claim, statement: str) -> None:
    claim.statement = statement
    claim.save()
    publish(claim, kind="correction", note="= Rättad.")


def publish_more(claims: list[Claim]) -> None:
    """Corrections of what is in the export already, and claims that are not."""
    first, second, third, _fourth = claims
    first.topics.clear()
    first.quantities.all().delete()
    change(first, "Första påståendet är ändrat.")
    second.kind = "history"
    change(second, "Placeringarna kostar mer.")
    change(second, "Och ännu en gång.")
    change(third, "Tredje är ändrat.")
    make_published(topics=[make_topic("ny")], statement="Ny placering.")


@each_query
@pytest.mark.parametrize("start", [0, 1, 700])
def test_it_goes_on_where_it_broke_off(
    client: Client, claims: list[Claim], path: str, parameters: dict[str, str], start: int
) -> None:
    before, tag = whole(client, path, **parameters)
    start = min(start, len(before) - 1)
    publish_more(claims)
    status, rest, response = resume(client, path, tag, f"bytes={start}-", **parameters)
    assert status == 206
    assert before[:start] + rest == before
    assert response["Content-Range"] == f"bytes {start}-{len(before) - 1}/{len(before)}"
    assert response["Content-Length"] == str(len(before) - start)
    assert response["ETag"] == tag
    assert response["Accept-Ranges"] == "bytes"
    assert whole(client, path, **parameters)[1] != tag


@each_query
def test_each_of_them_finds_something(
    client: Client, claims: list[Claim], path: str, parameters: dict[str, str]
) -> None:
    """Else the test above would prove nothing."""
    text = whole(client, path, **parameters)[0]
    assert text.count(b"\n") > (0 if path.endswith("jsonl") else 1)


def test_what_was_withdrawn_then_and_restored_since(client: Client, claims: list[Claim]) -> None:
    editor = make_user()
    publishing.withdraw(claims[:1], by=editor, at=AT, reason="Fel person.")
    before = {path: whole(client, path) for path in ("claims.csv", "versions.csv", "claims.jsonl")}
    later = AT + timedelta(hours=1)
    approve_content(claims[0], at=later)
    publishing.restore(claims[:1], by=editor, at=later, note="Rätt person ändå.")
    for path, (text, tag) in before.items():
        assert resume(client, path, tag, "bytes=5-")[:2] == (206, text[5:]), path
        assert whole(client, path)[0] != text


@pytest.mark.parametrize("path", [*(f"{name}.csv" for name in OF_CLAIMS), "claims.jsonl"])
def test_what_is_withdrawn_since_comes_no_more(
    client: Client, claims: list[Claim], path: str
) -> None:
    _before, tag = whole(client, path)
    publishing.withdraw(claims[1:2], by=make_user(), at=AT, reason="Fel person.")
    status, text, response = resume(client, path, tag, "bytes=10-")
    assert status == 200
    assert (text, response["ETag"]) == whole(client, path)
    assert "Ändrad senare.".encode() not in text


@pytest.mark.parametrize("name", REFERENCES)
def test_references_are_resumed_until_the_next_publication(
    client: Client, claims: list[Claim], name: str
) -> None:
    before, tag = whole(client, f"{name}.csv")
    assert resume(client, f"{name}.csv", tag, "bytes=7-")[:2] == (206, before[7:])
    publish_more(claims)
    status, text, response = resume(client, f"{name}.csv", tag, "bytes=7-")
    assert (status, text, response["ETag"]) == (200, *whole(client, f"{name}.csv"))


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=10-19", 10, 20),
        ("bytes=10-999999", 10, None),
        ("bytes=-7", -7, None),
        ("bytes=-999999", 0, None),
        ("bytes= 3 - 5 ", 3, 6),
    ],
)
def test_parts(
    client: Client, claims: list[Claim], asked: str, start: int, stop: int | None
) -> None:
    text, tag = whole(client, "claims.csv")
    status, part, response = resume(client, "claims.csv", tag, asked)
    assert (status, part) == (206, text[start:stop])
    first = start % len(text) if start != -7 else len(text) - 7
    assert response["Content-Range"] == f"bytes {first}-{first + len(part) - 1}/{len(text)}"


@pytest.mark.parametrize(
    "asked", ["bytes=5-2", "bytes=-", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b", "bytes=٣-٤", ""]
)
def test_what_is_no_range_gets_the_whole(client: Client, claims: list[Claim], asked: str) -> None:
    text, tag = whole(client, "claims.csv")
    assert resume(client, "claims.csv", tag, asked)[:2] == (200, text)


@pytest.mark.parametrize("asked", ["bytes=999999-", "bytes=-0"])
def test_a_range_beyond_the_end(client: Client, claims: list[Claim], asked: str) -> None:
    text, tag = whole(client, "claims.csv")
    status, _body, response = resume(client, "claims.csv", tag, asked)
    assert status == 416
    assert response["Content-Range"] == f"bytes */{len(text)}"
    assert response["Content-Type"] == "application/problem+json"


def _of_another_query(client: Client, _tag: str) -> str:
    return whole(client, "claims.csv", columns="id")[1]


def _of_the_future(_client: Client, tag: str) -> str:
    return tag.replace('"5-', '"6-')


@pytest.mark.parametrize(
    "other",
    [
        _of_another_query,
        _of_the_future,
        lambda _client, tag: f"W/{tag}",
        lambda _client, tag: tag.strip('"'),
        lambda _client, _tag: "Fri, 01 Mar 2024 12:00:00 GMT",
        lambda _client, _tag: '"5-00000000000000000000000000000000"',
        lambda _client, _tag: "",
    ],
)
def test_with_another_tag_the_whole_comes(
    client: Client, claims: list[Claim], other: Callable[[Client, str], str]
) -> None:
    text, tag = whole(client, "claims.csv")
    assert tag.startswith('"5-')
    assert resume(client, "claims.csv", other(client, tag), "bytes=5-")[:2] == (200, text)


def test_a_range_alone_gets_the_whole(client: Client, claims: list[Claim]) -> None:
    response = client.get(f"{API}claims.csv", headers={"range": "bytes=5-"})
    assert (response.status_code, response.getvalue()) == (200, whole(client, "claims.csv")[0])


@pytest.mark.parametrize("path", ["claims.csv", "speakers.csv", "claims.jsonl"])
def test_nothing_new_is_a_304(client: Client, claims: list[Claim], path: str) -> None:
    text, tag = whole(client, path)
    known = {"if-none-match": tag, "accept-encoding": "gzip"}
    response = client.get(API + path, headers=known)
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", tag)
    publish_more(claims)
    response = client.get(API + path, headers=known)
    assert (response.status_code, response.getvalue() != text) == (200, True)


def test_the_tag_names_the_query(client: Client, claims: list[Claim]) -> None:
    queries: list[dict[str, Any]] = [
        {},
        {"dialect": "excel-sv"},
        {"columns": "id,url"},
        {"columns": "url,id"},
        {"kind": "rule"},
        {"kind": "quantity"},
    ]
    tags = [whole(client, "claims.csv", **query)[1] for query in queries]
    tags += [whole(client, "claims.jsonl")[1], whole(client, "quantities.csv")[1]]
    assert len(set(tags)) == len(tags)
    same = whole(client, "claims.csv", dialect="rfc4180", kind="")[1]
    assert same == tags[0]


def test_it_is_never_packed(client: Client, claims: list[Claim]) -> None:
    for path in ("claims.csv", "claims.jsonl"):
        response = client.get(API + path, headers={"accept-encoding": "gzip, br"})
        assert not response.has_header("Content-Encoding")
        assert response["Cache-Control"] == "public, max-age=60, no-transform"


def test_head_says_the_tag(client: Client, claims: list[Claim]) -> None:
    tag = whole(client, "claims.csv")[1]
    head = client.head(f"{API}claims.csv", headers={"range": "bytes=5-", "if-range": tag})
    assert (head.status_code, head["ETag"], head.getvalue()) == (200, tag, b"")
