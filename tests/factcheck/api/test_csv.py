"""`/api/v1/claims.csv`: what is asked and how it is answered. The cells: `test_exports.py`."""

import csv
import io
from typing import Any

import pytest
from django.http import StreamingHttpResponse
from django.test import Client

from tests.factories import (
    make_assessment,
    make_claim,
    make_quantity,
    make_revision,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
)
from tests.published import ids, make_checked, make_published, publish, refusal

pytestmark = pytest.mark.django_db

HEADER = (
    "id,version,statement,quote,speaker,speaker_id,party,role,cited_authority,date,date_earliest,"
    "date_latest,document,document_id,document_title,revision,source_sha256,section,span_start,"
    "span_end,kind,topics,quantities,verification_status,rating,published_at,url,page,page_url,"
    "rating_label,summary,explanation,checked_on,source_publisher,source_url"
)


def download(client: Client, **parameters: Any) -> str:
    response = client.get("/api/v1/claims.csv", parameters)
    assert response.status_code == 200, response.getvalue()
    assert isinstance(response, StreamingHttpResponse)
    return b"".join(response).decode()


def found(client: Client, **parameters: Any) -> list[str]:
    text = download(client, **parameters)
    return [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def test_nothing_is_published(client: Client) -> None:
    make_claim()
    assert download(client) == f"{HEADER}\r\n"


def test_one_claim(client: Client) -> None:
    claim = make_checked(topics=[make_topic("skola"), make_topic("familjehem")])
    make_quantity(claim)
    publish(claim)
    document, assessment = claim.revision.document, claim.assessment
    assert assessment is not None
    cells = [
        claim.public_id,
        "1",
        "Placeringarna kostade Stockholms stad 640 miljoner kronor [2022].",
        "kostade placeringarna 640 miljoner kronor",
        "Åsa Öberg",
        claim.speaker.public_id,
        "M",
        "",
        "",
        "2023~",
        "2023-01-01",
        "2023-12-31",
        document.file_name,
        document.public_id,
        "Dyra placeringar",
        "1",
        claim.revision.text_sha256,
        "",
        "29",
        "70",
        "quantity",
        "familjehem | skola",
        "640 miljoner kronor = 640000000 SEK",
        "checked",
        "half_true",
        "2024-03-01T12:00:00.000000Z",
        f"http://127.0.0.1:8000/api/v1/claims/{claim.public_id}/",
        "",
        f"http://127.0.0.1:8000/claims/{claim.public_id}/",
        "Delvis sant",
        assessment.summary,
        f'"{assessment.explanation}"',
        "2024-03-01",
        "",
        "",
    ]
    assert download(client) == f"{HEADER}\r\n{','.join(cells)}\r\n"


def test_headers(client: Client) -> None:
    response = client.get("/api/v1/claims.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response["Content-Disposition"] == 'attachment; filename="claims.csv"'


@pytest.mark.parametrize("accept", ["text/csv", "text/*", "*/*", "text/html,*/*;q=0.8"])
def test_it_is_csv_for_whoever_accepts_that(client: Client, accept: str) -> None:
    response = client.get("/api/v1/claims.csv", headers={"accept": accept})
    assert response["Content-Type"].startswith("text/csv")


def test_head_reads_no_rows(client: Client) -> None:
    make_published()
    whole = client.get("/api/v1/claims.csv")
    assert whole.getvalue()  # else its COPY would still be under way on the tests' connection
    head = client.head("/api/v1/claims.csv")
    assert dict(head.headers) == dict(whole.headers)
    assert head.getvalue() == b""


def test_oldest_publication_first(client: Client) -> None:
    first, second, third = make_claim(), make_claim(), make_claim()
    publish(second)
    publish(third, first)
    assert found(client) == [second.public_id, third.public_id, first.public_id]


def test_all_that_match_however_many(client: Client) -> None:
    speaker, revision = make_speaker(), make_revision()
    claims = [make_claim(speaker=speaker, revision=revision) for _ in range(250)]
    publish(*claims)
    assert found(client) == [claim.public_id for claim in claims]


def test_the_same_filters_as_the_list(client: Client) -> None:
    ratings = make_scale_and_ratings()
    topic = make_topic("skola")
    wanted = make_checked(ratings["true"], kind="rule", topics=[topic], date_edtf="2020-10")
    make_quantity(wanted)
    others = [make_claim(), make_claim(kind="rule", topics=[topic], date_edtf="2019")]
    tried = make_claim(status="not_checkable", assessment=make_assessment(approved=True))
    publish(wanted, tried, *others)
    for narrowed in (
        {"speaker": wanted.speaker.public_id},
        {"document": wanted.revision.document.file_name},
        {"document": wanted.revision.document.public_id},
        {"verification_status": "checked"},
        {"rating": "true"},
        {"topic": "skola", "date_after": "2020-01-01"},
        {"date_after": "2020-10-31", "date_before": "2020-10-31"},
        {"amount_min": "640000000", "unit": "SEK"},
        {"amount_max": "640000000", "kind": "rule"},
        {"q": "placering", "kind": "rule", "date_after": "2020-01-01"},
    ):
        assert found(client, **narrowed) == [wanted.public_id] == ids(client, **narrowed), narrowed
    everything = {"party": "M", "published_since": "2024-03-01", "q": "placering", "kind": ""}
    assert sorted(found(client, **everything)) == sorted(ids(client, **everything))
    assert len(found(client, **everything)) == 4


@pytest.mark.parametrize("name", ["cursor", "page_size", "ordering"])
def test_it_is_neither_cut_nor_sorted(client: Client, name: str) -> None:
    assert refusal(client, "claims.csv", **{name: "1"}).keys() == {name}


def test_a_bad_value_is_named(client: Client) -> None:
    wrong = {"kind": "x", "date_after": "y", "amount_min": "z"}
    assert refusal(client, "claims.csv", **wrong).keys() == wrong.keys()
