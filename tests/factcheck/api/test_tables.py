"""The tables as CSV: their cells are the API's, in two dialects, with the columns asked for."""

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client

from claims.exports.registry import TABLES
from claims.models import Claim
from claims.publication import publishing
from claims.vocabulary.spreadsheet_cells import EXCEL_SV, parse_number, unguard
from tests.factcheck.api.downloads import whole
from tests.factories import (
    AT,
    make_claim,
    make_document,
    make_evidence,
    make_quantity,
    make_revision,
    make_role,
    make_speaker,
    make_topic,
    make_user,
)
from tests.published import get, ids, make_checked, publish, refusal

pytestmark = pytest.mark.django_db


def rows(client: Client, name: str, **parameters: Any) -> list[dict[str, str]]:
    text = whole(client, f"{name}.csv", **parameters)[0].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def unguarded(row: dict[str, str], name: str) -> dict[str, str]:
    free = {column.name for column in TABLES[name].columns if column.free}
    return {key: unguard(cell) if key in free else cell for key, cell in row.items()}


@pytest.fixture
def claims() -> list[Claim]:
    speaker = make_speaker("=Namn", wikidata_id="Q42")
    make_role(speaker, title="=Titel", organisation="Staden", period_edtf="2022/..")
    make_role(speaker, title="Ordförande", organisation="", party="S", period_edtf="")
    document = make_document(
        title="+Titel", byline="@signatur", date_edtf="2023~", rights_note="-Fri."
    )
    checked = make_checked(
        speaker=speaker, revision=make_revision(document=document), topics=[make_topic("skola")]
    )
    assert checked.assessment is not None
    make_evidence(
        checked.assessment,
        title="=Källa",
        summary='+Så, "här"\nstår det.',
        url="",
        protected_reason="Lämnad i förtroende.",
    )
    make_quantity(checked, value="-0.5", value_max="12.25", unit="percent", text="640")
    make_quantity(checked, value="640000000", position=2, period="2022")
    other = make_claim(statement="- Ett till.")
    make_quantity(other, qualifier="about")
    publish(checked, other)
    other.statement = "- Ett till, ändrat."
    other.save()
    publish(other, kind="correction", note="=Rättat")
    gone = make_claim()
    publish(gone)
    publishing.withdraw([gone], by=make_user(), at=AT, reason="Fel person.")
    return [checked, other, gone]


def cells(record: dict[str, Any], *names: str) -> dict[str, str]:
    """As CSV has them: nothing for null."""
    found = {}
    for name in names:
        value = record.get(name)
        if isinstance(value, bool):
            value = str(value).lower()
        found[name] = "" if value is None else str(value)
    return found


def test_evidence(client: Client, claims: list[Claim]) -> None:
    sources = get(client, f"claims/{claims[0].public_id}/")["assessment"]["evidence"]
    assert len(sources) == 3
    found = [unguarded(row, "evidence") for row in rows(client, "evidence")]
    names = ("stance", "primary", "title", "publisher", "published_on", "url", "archive_url")
    expected = [
        {"claim": claims[0].public_id, "position": str(position)}
        | cells(source, *names, "summary", "protected_reason")
        for position, source in enumerate(sources, start=1)
    ]
    assert found == expected
    text = whole(client, "evidence.csv")[0].decode()
    assert "'=Källa" in text
    assert '"\'+Så, ""här""\nstår det."' in text


def test_quantities(client: Client, claims: list[Claim]) -> None:
    expected = [
        {"claim": claim.public_id, "position": str(position)}
        | cells(number, "text", "unit", "qualifier", "period")
        | {name: with_point(number[name]) for name in ("value", "value_max")}
        for claim in claims[:2]
        for position, number in enumerate(
            get(client, f"claims/{claim.public_id}/")["quantities"], start=1
        )
    ]
    assert [unguarded(row, "quantities") for row in rows(client, "quantities")] == expected
    assert len(expected) == 3


def with_point(number: str | None) -> str:
    """A column of decimals always shows that it is one: readers guess by its first cells."""
    return "" if number is None else number if "." in number else f"{number}.0"


def test_versions(client: Client, claims: list[Claim]) -> None:
    expected = []
    for claim in claims:
        answer = get(client, f"claims/{claim.public_id}/versions/")["results"]
        for version in answer:
            record = version["record"]
            rating = record.get("rating")
            expected.append(
                cells(version, "claim", "version", "kind", "note", "published_at", "page_url")
                | cells(record, "statement", "verification_status")
                | {"rating": rating["id"] if rating else "", "url": f"{version['url']}versions/"}
            )
    found = [unguarded(row, "versions") for row in rows(client, "versions")]
    numbers = [int(row.pop("publication")) for row in found]
    assert numbers == [1, 2, 3, 4, 5]
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert [row["statement"] for row in found][3:] == ["", ""]


def test_corrections(client: Client, claims: list[Claim]) -> None:
    expected = [
        cells(notice, "claim", "version", "kind", "note", "published_at", "url", "page_url")
        for notice in get(client, "corrections/", ordering="published_at")["results"]
    ]
    assert [unguarded(row, "corrections") for row in rows(client, "corrections")] == expected
    assert [row["kind"] for row in expected] == ["correction", "withdrawal"]


def test_speakers(client: Client, claims: list[Claim]) -> None:
    found = [unguarded(row, "speakers") for row in rows(client, "speakers")]
    expected = get(client, "speakers/")["results"]
    names = ("id", "name", "kind", "party", "wikidata_id", "url", "page_url")
    assert [cells(row, *names) for row in found] == [cells(said, *names) for said in expected]
    roles = {row["name"]: row["roles"] for row in found}
    assert roles["=Namn"].split(" | ") == [
        f"{role['title']}{', Staden' if role['organisation'] else ''}"
        f"{' (' + role['party'] + ')' if role['party'] else ''}"
        f"{': ' + role['period'] if role['period'] else ''}"
        for said in expected
        if said["name"] == "=Namn"
        for role in said["roles"]
    ]


def test_documents(client: Client, claims: list[Claim]) -> None:
    expected = []
    for said in get(client, "documents/")["results"]:
        when = said["date"] or {}
        names = [column.name for column in TABLES["documents"].columns]
        expected.append(
            cells(said, *names)
            | {
                "date": when.get("edtf", ""),
                "date_earliest": when.get("earliest") or "",
                "date_latest": when.get("latest") or "",
                "date_evidence": when.get("evidence") or "",
            }
        )
    found = [unguarded(row, "documents") for row in rows(client, "documents")]
    assert found == expected
    assert len(found) == 2  # the third claim's went with it when it was withdrawn


@pytest.mark.parametrize("name", ["topics", "ratings"])
def test_topics_and_ratings(client: Client, claims: list[Claim], name: str) -> None:
    names = [column.name for column in TABLES[name].columns]
    expected = [cells(said, *names) for said in get(client, f"{name}/")["results"]]
    assert [unguarded(row, name) for row in rows(client, name)] == expected
    assert expected


def test_json_lines(client: Client, claims: list[Claim]) -> None:
    response = client.get("/api/v1/claims.jsonl")
    assert response["Content-Type"] == "application/jsonl"
    assert response["Content-Disposition"] == 'attachment; filename="claims.jsonl"'
    content = response.getvalue()
    assert content.endswith(b"}\n")
    found = [json.loads(line) for line in content.splitlines()]
    assert found == get(client, "claims/", ordering="published_at")["results"]
    (line,) = client.get("/api/v1/claims.jsonl?topic=skola").getvalue().splitlines()
    assert line == client.get(f"/api/v1/claims/{claims[0].public_id}/").content


# What is asked


def test_all_are_narrowed_by_the_claims_filters(client: Client, claims: list[Claim]) -> None:
    for narrowed in ({"topic": "skola"}, {"q": "ändrat"}, {"unit": "SEK", "amount_min": "1"}):
        among = set(ids(client, **narrowed))
        for name in ("evidence", "quantities", "versions", "corrections"):
            everything = rows(client, name)
            expected = [row for row in everything if row["claim"] in among]
            assert rows(client, name, **narrowed) == expected, (name, narrowed)


def test_columns_in_the_order_asked_for(client: Client, claims: list[Claim]) -> None:
    text = whole(client, "quantities.csv", columns="unit,value, claim", topic="skola")[0].decode()
    claim = claims[0].public_id
    assert text == f"unit,value,claim\r\npercent,-0.5,{claim}\r\nSEK,640000000.0,{claim}\r\n"
    assert whole(client, "topics.csv", columns="id")[0] == b"id\r\nskola\r\n"


def test_for_excel(client: Client, claims: list[Claim]) -> None:
    text = whole(client, "quantities.csv", dialect="excel-sv", columns="value,value_max")[0]
    assert text == b"\xef\xbb\xbfvalue;value_max\r\n-0,5;12,25\r\n640000000,0;\r\n640000000,0;\r\n"
    assert parse_number("-0,5", EXCEL_SV) < 0
    columns = "published_at,date_earliest,statement"
    text = whole(client, "claims.csv", dialect="excel-sv", columns=columns, q="ändrat")[0]
    assert text.decode() == (
        "\ufeffpublished_at;date_earliest;statement\r\n"
        "2024-03-01 12:00:00;2023-01-01;'- Ett till, ändrat.\r\n"
    )


def test_nothing_is_found_in_either_dialect(client: Client, claims: list[Claim]) -> None:
    for parameters in ({"kind": "rule"}, {"date_after": "2100-01-01"}):
        text = whole(client, "claims.csv", columns="id,url", dialect="excel-sv", **parameters)[0]
        assert text == b"\xef\xbb\xbfid;url\r\n"
        assert whole(client, "claims.jsonl", **parameters)[0] == b""


@pytest.mark.parametrize("name", TABLES)
def test_an_unknown_column_is_named(client: Client, name: str) -> None:
    said = refusal(client, f"{name}.csv", columns="id,Statement,url")
    assert said.keys() == {"columns"}
    assert "no column" in said["columns"][0]
    assert "Statement" in said["columns"][0]
    for column in TABLES[name].columns:
        assert column.name in said["columns"][0]


def test_a_column_twice(client: Client) -> None:
    assert refusal(client, "claims.csv", columns="id,url,id") == {
        "columns": ["Asked for more than once: id."]
    }


def test_an_unknown_dialect(client: Client) -> None:
    for name in ("claims", "speakers"):
        assert refusal(client, f"{name}.csv", dialect="tsv") == {
            "dialect": ["There is no dialect “tsv”; there are: rfc4180, excel-sv."]
        }


@pytest.mark.parametrize("name", ["speakers", "documents", "topics", "ratings"])
def test_references_take_no_filters(client: Client, name: str) -> None:
    assert refusal(client, f"{name}.csv", kind="rule").keys() == {"kind"}


def test_json_lines_have_neither_columns_nor_dialect(client: Client) -> None:
    wrong = {"columns": "id", "dialect": "excel-sv", "page_size": "1"}
    assert refusal(client, "claims.jsonl", **wrong).keys() == wrong.keys()


@pytest.mark.parametrize("path", ["claims.jsonl", "speakers.csv", "evidence.csv"])
def test_accept(client: Client, path: str) -> None:
    for accept in ("*/*", "text/html,*/*;q=0.8"):
        assert client.get(f"/api/v1/{path}", headers={"accept": accept}).status_code == 200
    assert client.get(f"/api/v1/{path}", headers={"accept": "image/png"}).status_code == 406


def test_preflight(client: Client) -> None:
    response = client.options("/api/v1/quantities.csv")
    assert response.status_code == 204
    assert response["Access-Control-Allow-Headers"] == "*"
    assert "Content-Range" in response["Access-Control-Expose-Headers"]
