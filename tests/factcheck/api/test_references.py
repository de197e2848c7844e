"""Speakers, documents, topics and ratings: what public claims refer to."""

import json
from typing import Any

import pytest
from django.test import Client

from claims.publication.rebuilding import publish_ratings, rebuild_public_rows
from corpus.models import Document
from tests.factories import (
    TEXT,
    make_claim,
    make_document,
    make_page,
    make_publisher,
    make_revision,
    make_role,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
    make_voice,
)
from tests.promises import ask
from tests.published import SITE, get, make_checked, make_published, publish

pytestmark = pytest.mark.django_db


def listed(client: Client, path: str) -> list[Any]:
    """Every record of a list; each is the same alone."""
    page = get(client, path)
    assert (page["next"], page["previous"]) == (None, None)
    for record in page["results"]:
        response = client.get(f"/api/v1/{path}{record['id']}/")
        assert response["Content-Type"] == "application/json"
        alone = json.loads(response.content)
        alone.pop("text", None)
        alone.pop("pages", None)
        assert alone == record
        assert list(alone) == list(record)
    results: list[Any] = page["results"]
    return results


def counts(**by_status: int) -> Any:
    """How many claims, as a record says it."""
    statuses = ("unverified", "in_progress", "in_review", "checked", "not_checkable")
    return {
        "total": sum(by_status.values()),
        "verification_status": {status: by_status.get(status, 0) for status in statuses},
    }


@pytest.mark.parametrize("path", ["speakers/", "documents/", "topics/", "ratings/"])
def test_nothing_is_published(client: Client, path: str) -> None:
    make_claim(topics=[make_topic()])
    make_scale_and_ratings()
    assert get(client, path) == {"next": None, "previous": None, "results": []}


def test_speaker(client: Client) -> None:
    speaker = make_speaker(wikidata_id="Q42", notes="Bara för redaktionen.")
    make_role(speaker)
    make_role(speaker, title="ledamot", organisation="", party="", period_edtf="")
    make_published(speaker=speaker)
    expected = {
        "id": speaker.public_id,
        "url": f"{SITE}/api/v1/speakers/{speaker.public_id}/",
        "page_url": f"{SITE}/speakers/{speaker.public_id}/",
        "name": "Åsa Öberg",
        "kind": "person",
        "party": "M",
        "wikidata_id": "Q42",
        "roles": [
            {
                "title": "oppositionsborgarråd",
                "organisation": "Stockholms stad",
                "party": "M",
                "period": "2022/..",
            },
            {"title": "ledamot", "organisation": None, "party": None, "period": None},
        ],
        "claims": counts(unverified=1),
    }
    response = client.get(f"/api/v1/speakers/{speaker.public_id}/")
    assert response.content.decode() == json.dumps(
        expected, ensure_ascii=False, separators=(",", ":")
    )
    assert listed(client, "speakers/") == [expected]


def test_whoever_else_speaks_in_a_public_claim_is_listed(client: Client) -> None:
    claim = make_claim(speaker=make_speaker("Zorn"))
    for number, capacity in enumerate(("cosigner", "cited_authority", "reported_by")):
        make_voice(claim, capacity=capacity, speaker=make_speaker(f"Ek {number}", party=""))
    make_speaker("Ingen")
    publish(claim)
    assert [(s["name"], s["party"]) for s in listed(client, "speakers/")] == [
        ("Ek 0", None),
        ("Ek 1", None),
        ("Ek 2", None),
        ("Zorn", "M"),
    ]


def test_speakers_are_in_swedish_order(client: Client) -> None:
    names = ["Zorn", "Öberg", "ek", "Åkesson", "Ängström", "Él", "Aa", "Wik", "Vik", "Ylva", "Über"]
    for name in names:
        make_published(speaker=make_speaker(name))
    ordered = ["Aa", "ek", "Él", "Vik", "Wik", "Über", "Ylva", "Zorn", "Åkesson", "Ängström"]
    ordered.append("Öberg")
    assert [speaker["name"] for speaker in listed(client, "speakers/")] == ordered
    backwards = get(client, "speakers/", ordering="-name")["results"]
    assert [speaker["name"] for speaker in backwards] == ordered[::-1]


def test_the_order_does_not_depend_on_the_servers_own() -> None:
    columns = ask(
        "SELECT table_name, collation_name FROM information_schema.columns"
        " WHERE column_name IN ('sort_key', 'sort_name') ORDER BY table_name"
    )
    assert columns == [
        ("claims_publicreference", "C"),
        ("claims_speaker", "C"),
        ("claims_speakerevent", "C"),
    ]


def document_and_record(**overrides: Any) -> tuple[Document, dict[str, Any]]:
    document = make_document(**overrides)
    revision = make_revision(document=document)
    make_published(revision=revision)
    return document, {
        "id": document.public_id,
        "api_url": f"{SITE}/api/v1/documents/{document.public_id}/",
        "page_url": f"{SITE}/documents/{document.public_id}/",
        "file": document.file_name,
        "title": "Dyra placeringar",
        "kind": "article",
        "publisher": None,
        "byline": None,
        "reference": None,
        "language": "sv",
        "url": None,
        "archived_url": None,
        "date": {
            "edtf": "2023~",
            "earliest": "2023-01-01",
            "latest": "2023-12-31",
            "evidence": "Texten säger “förra året” om 2022.",
        },
        "retrieved_on": None,
        "rights_note": None,
        "full_text_public": False,
        "revision": 1,
        "sha256": revision.text_sha256,
        "length": len(TEXT),
        "claims": counts(unverified=1),
    }


def test_document(client: Client) -> None:
    document, expected = document_and_record(notes="Bara för redaktionen.")
    assert listed(client, "documents/") == [expected]
    response = client.get(f"/api/v1/documents/{document.public_id}/")
    assert response.content.decode() == json.dumps(
        expected | {"text": None, "pages": None}, ensure_ascii=False, separators=(",", ":")
    )


def test_document_with_everything(client: Client) -> None:
    document, expected = document_and_record(
        publisher=make_publisher(name="Mitt i"),
        byline="Mats Wingborg",
        reference="KS 2023/431",
        url="https://mitti.example/dyra",
        archived_url="https://archive.example/dyra",
        date_edtf="2023/..",
        date_evidence="",
        retrieved_on="2024-02-29",
        rights_note="Fri.",
        full_text_public=True,
    )
    expected |= {
        "publisher": "Mitt i",
        "byline": "Mats Wingborg",
        "reference": "KS 2023/431",
        "url": "https://mitti.example/dyra",
        "archived_url": "https://archive.example/dyra",
        "date": {"edtf": "2023/..", "earliest": "2023-01-01", "latest": None, "evidence": None},
        "retrieved_on": "2024-02-29",
        "rights_note": "Fri.",
        "full_text_public": True,
    }
    assert listed(client, "documents/") == [expected]
    assert get(client, f"documents/{document.public_id}/") == expected | {
        "text": TEXT,
        "pages": None,
    }


def test_document_without_date_or_file(client: Client) -> None:
    document, expected = document_and_record(date_edtf="", date_evidence="", file_name="")
    expected |= {"date": None, "file": None}
    assert get(client, f"documents/{document.public_id}/") == expected | {
        "text": None,
        "pages": None,
    }


FREE = {"full_text_public": True, "rights_note": "Fri."}


def test_the_full_text_is_not_in_a_list(client: Client) -> None:
    document_and_record(**FREE)
    assert "text" not in get(client, "documents/")["results"][0]


def test_the_full_text_goes_when_the_right_to_show_it_does(client: Client) -> None:
    document, _record = document_and_record(**FREE)
    other, _record = document_and_record(**FREE)
    assert get(client, f"documents/{document.public_id}/")["text"] == TEXT
    document.full_text_public = False
    document.save()
    said = get(client, f"documents/{document.public_id}/")
    assert (said["full_text_public"], said["text"]) == (False, None), "at once"
    make_published(revision=document.newest_revision)
    assert get(client, f"documents/{document.public_id}/")["text"] is None
    rebuild_public_rows()  # where versions from before and after are met together
    assert get(client, f"documents/{document.public_id}/")["text"] is None
    assert get(client, f"documents/{other.public_id}/")["text"] == TEXT


def test_documents_are_ordered_by_title(client: Client) -> None:
    for title in ("Östersund", "Zebra", "Åska", "apa"):
        document_and_record(title=title)
    titles = [document["title"] for document in get(client, "documents/")["results"]]
    assert titles == ["apa", "Zebra", "Åska", "Östersund"]


def test_topic(client: Client) -> None:
    make_topic("oanvant")
    make_published(topics=[make_topic("skola"), make_topic("aldre", name_sv="Äldre")])
    assert listed(client, "topics/") == [
        {
            "id": "skola",
            "url": f"{SITE}/api/v1/topics/skola/",
            "name_sv": "Skola",
            "name_en": "skola in English",
            "claims": counts(unverified=1),
        },
        {
            "id": "aldre",
            "url": f"{SITE}/api/v1/topics/aldre/",
            "name_sv": "Äldre",
            "name_en": "aldre in English",
            "claims": counts(unverified=1),
        },
    ]


def test_ratings_are_in_the_scales_order(client: Client) -> None:
    make_scale_and_ratings()
    publish_ratings()
    ratings = listed(client, "ratings/")
    assert [(rating["id"], rating["value"]) for rating in ratings] == [
        ("true", 5),
        ("mostly_true", 4),
        ("half_true", 3),
        ("mostly_false", 2),
        ("false", 1),
        ("missing_context", None),
        ("unproven", None),
    ]
    assert ratings[2] == {
        "id": "half_true",
        "url": f"{SITE}/api/v1/ratings/half_true/",
        "label": "Delvis sant",
        "label_en": "Half true",
        "definition": "Delvis sant: så här menar vi.",
        "definition_en": "Half true: what we mean by it.",
        "value": 3,
        "best": 5,
        "worst": 1,
        "scale_version": 1,
    }


def test_the_newest_scale_is_shown_from_when_it_is_used(client: Client) -> None:
    old = make_scale_and_ratings()
    publish(make_checked(old["unproven"]))
    assert [rating["id"] for rating in listed(client, "ratings/")] == list(old)
    new = make_scale_and_ratings(version=2)
    new.pop("unproven").delete()
    publish(make_checked(old["true"]))
    assert {rating["scale_version"] for rating in listed(client, "ratings/")} == {1}
    publish(make_checked(new["true"]))
    ratings = listed(client, "ratings/")
    assert [rating["id"] for rating in ratings] == list(new)
    assert {rating["scale_version"] for rating in ratings} == {2}
    # What was said on the old scale can still be found.
    assert len(get(client, "claims/", rating="unproven")["results"]) == 1


@pytest.mark.parametrize("path", ["speakers/", "documents/", "topics/", "ratings/"])
@pytest.mark.parametrize("id_", ["bcdfghjk", "%00", "skola"])
def test_no_such_record(client: Client, path: str, id_: str) -> None:
    make_published(topics=[make_topic("vard")])
    response = client.get(f"/api/v1/{path}{id_}/")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["title"] == "Not Found"


def test_a_record_of_one_kind_is_not_of_another(client: Client) -> None:
    speaker = make_published().speaker
    assert client.get(f"/api/v1/documents/{speaker.public_id}/").status_code == 404
    assert client.get(f"/api/v1/claims/{speaker.public_id}/").status_code == 404


def test_the_last_version_that_names_somebody_says_what_is_public(client: Client) -> None:
    speaker = make_speaker("Åsa Öberg")
    make_published(speaker=speaker)
    speaker.name = "Åsa Öberg Ek"
    speaker.save()
    assert listed(client, "speakers/")[0]["name"] == "Åsa Öberg"
    make_published(speaker=speaker)
    assert listed(client, "speakers/")[0]["name"] == "Åsa Öberg Ek"


def pages(client: Client, document: Document) -> Any:
    return get(client, f"documents/{document.public_id}/")["pages"]


def test_pages_of_a_document(client: Client) -> None:
    """Of its newest public text, whether that may be shown or not; as a rebuild has them."""
    first = make_revision(extractor="pdf", extractor_version="1", page_stretches=2)
    document = first.document
    make_page(first, number=1, end=10)
    make_page(first, number=2, start=10)
    claim = make_published(revision=first)
    told = [{"number": 1, "start": 0, "end": 10}, {"number": 2, "start": 10, "end": first.length}]
    assert not document.full_text_public
    assert pages(client, document) == told
    rebuild_public_rows()
    assert pages(client, document) == told
    assert get(client, f"claims/{claim.public_id}/")["source"]["page"] == 2
    # The newest text has one page, then none.
    second = make_revision(
        document=document,
        number=2,
        text=f"{first.text} Mer.",
        extractor="pdf",
        extractor_version="1",
        page_stretches=1,
    )
    make_page(second, number=7)
    make_published(revision=second)
    assert pages(client, document) == [{"number": 7, "start": 0, "end": second.length}]
    third = make_revision(document=document, number=3, text=f"{second.text} Och mer.")
    make_published(revision=third)
    assert pages(client, document) is None
    rebuild_public_rows()
    assert pages(client, document) is None
