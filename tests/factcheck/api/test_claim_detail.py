"""`/api/v1/claims/{id}/`: the record, key by key."""

import json
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, Voice
from claims.publication.publishing import PublicationRefused
from claims.publication.rebuilding import rebuild_public_rows
from corpus.models import Document
from tests.factories import (
    QUOTE,
    TEXT,
    make_assessment,
    make_claim,
    make_document,
    make_evidence,
    make_publisher,
    make_quantity,
    make_revision,
    make_role,
    make_scale_and_ratings,
    make_section,
    make_speaker,
    make_topic,
    make_voice,
)
from tests.promises import run, settle
from tests.published import SITE, get, make_checked, make_published, publish

pytestmark = pytest.mark.django_db


def whole(claim: Claim) -> dict[str, Any]:
    """What is public about a claim of the factory's that nobody has checked."""
    document = claim.revision.document
    return {
        "id": claim.public_id,
        "url": f"{SITE}/api/v1/claims/{claim.public_id}/",
        "page_url": f"{SITE}/claims/{claim.public_id}/",
        "version": 1,
        "published_at": "2024-03-01T12:00:00.000000Z",
        "language": "sv",
        "statement": "Placeringarna kostade Stockholms stad 640 miljoner kronor [2022].",
        "headline": None,
        "quote": "kostade placeringarna 640 miljoner kronor",
        "kind": "quantity",
        "topics": [],
        "speaker": {
            "id": claim.speaker.public_id,
            "name": "Åsa Öberg",
            "kind": "person",
            "party": "M",
            "role": None,
        },
        "cosigners": [],
        "cited_authority": None,
        "reported_by": None,
        "date": {
            "edtf": "2023~",
            "earliest": "2023-01-01",
            "latest": "2023-12-31",
            "evidence": "Som dokumentets.",
        },
        "source": {
            "document": {
                "id": document.public_id,
                "file": document.file_name,
                "title": "Dyra placeringar",
                "kind": "article",
                "publisher": None,
                "url": None,
            },
            "revision": 1,
            "sha256": claim.revision.text_sha256,
            "section": None,
            "start": 29,
            "end": 70,
            "prefix": "Dyra placeringar\n\nFörra året ",
            # Short: the whole text is not public.
            "suffix": ", säger Åsa Öberg. År 2019 var ",
            "page": None,
        },
        "quantities": [],
        "verification_status": "unverified",
        "rating": None,
        "assessment": None,
    }


def answer(client: Client, claim: Claim) -> str:
    response = client.get(f"/api/v1/claims/{claim.public_id}/")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    return response.content.decode()


def to_json(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def test_unverified_claim(client: Client) -> None:
    claim = make_published()
    assert answer(client, claim) == to_json(whole(claim))


def test_claim_with_everything(client: Client) -> None:
    document = make_document(
        publisher=make_publisher(name="Mitt i"),
        url="https://mitti.example/dyra",
        kind=Document.Kind.INTERVIEW,
        language="sv-FI",
    )
    revision = make_revision(document=document)
    section = make_section(revision, title="Första delen")
    speaker = make_speaker()
    role = make_role(speaker, party="L")
    claim = make_claim(
        revision=revision,
        section=section,
        speaker=speaker,
        role=role,
        date_evidence="",
        topics=[make_topic("skola"), make_topic("familjehem")],
    )
    make_quantity(claim, position=2, text="640", value="-0.50", unit="percent", period="")
    make_quantity(
        claim, value_max="650000000.500000", qualifier="about", unit="SEK", period="2022/2023"
    )
    first = make_voice(claim, position=2)
    second = make_voice(
        claim, position=1, speaker=make_speaker("Örebro kommun", kind="organisation", party="")
    )
    authority = make_speaker("SKR", kind="organisation", party="")
    make_voice(claim, capacity=Voice.Capacity.CITED_AUTHORITY, speaker=authority)
    reporter = make_speaker("okänd", kind="unknown", party="")
    make_voice(
        claim,
        capacity=Voice.Capacity.REPORTED_BY,
        speaker=reporter,
        role=make_role(reporter, title="reporter", organisation="", party=""),
    )
    publish(claim)
    expected = whole(claim)
    expected["language"] = "sv-FI"
    expected["topics"] = ["familjehem", "skola"]
    expected["speaker"] |= {"party": "L", "role": "oppositionsborgarråd, Stockholms stad"}
    expected["cosigners"] = [
        {
            "id": second.speaker.public_id,
            "name": "Örebro kommun",
            "kind": "organisation",
            "party": None,
            "role": None,
        },
        {
            "id": first.speaker.public_id,
            "name": "Örjan Älv",
            "kind": "person",
            "party": "S",
            "role": None,
        },
    ]
    expected["cited_authority"] = {
        "id": authority.public_id,
        "name": "SKR",
        "kind": "organisation",
        "party": None,
        "role": None,
    }
    expected["reported_by"] = {
        "id": reporter.public_id,
        "name": "okänd",
        "kind": "unknown",
        "party": None,
        "role": "reporter",
    }
    expected["date"]["evidence"] = None
    expected["source"]["document"] |= {
        "kind": "interview",
        "publisher": "Mitt i",
        "url": "https://mitti.example/dyra",
    }
    expected["source"]["section"] = {"number": 1, "title": "Första delen"}
    expected["quantities"] = [
        {
            "text": "640 miljoner kronor",
            "value": "640000000",
            "value_max": "650000000.5",
            "unit": "SEK",
            "qualifier": "about",
            "period": "2022/2023",
        },
        {
            "text": "640",
            "value": "-0.5",
            "value_max": None,
            "unit": "percent",
            "qualifier": "exact",
            "period": None,
        },
    ]
    assert answer(client, claim) == to_json(expected)


def test_checked_claim_shows_its_verdict_and_the_whole_assessment(client: Client) -> None:
    claim = make_checked()
    publish(claim)
    expected = whole(claim)
    expected["verification_status"] = "checked"
    expected["rating"] = {
        "id": "half_true",
        "label": "Delvis sant",
        "value": 3,
        "best": 5,
        "worst": 1,
        "scale_version": 1,
    }
    expected["assessment"] = {
        "summary": "Stadens bokslut visar 612 miljoner.",
        "explanation": "Bokslutet för 2022 tar upp 612 miljoner kronor, alltså något mindre.",
        "checked_at": "2024-03-01T12:00:00.000000Z",
        "checked_on": "2024-03-01",
        "evidence": [
            {
                "url": "https://stockholm.example/bokslut-2022",
                "archive_url": None,
                "title": "Bokslut 2022",
                "publisher": "Stockholms stad",
                "published_on": "2023-03",
                "stance": "contradicts",
                "primary": True,
                "summary": "Placeringar på institution kostade 612 miljoner kronor under 2022.",
                "protected_reason": None,
            },
            {
                "url": "https://stockholm.example/bokslut-2022",
                "archive_url": "https://archive.example/1",
                "title": "Så minns en tjänsteman",
                "publisher": None,
                "published_on": None,
                "stance": "contextualises",
                "primary": False,
                "summary": "Placeringar på institution kostade 612 miljoner kronor under 2022.",
                "protected_reason": None,
            },
        ],
    }
    assert answer(client, claim) == to_json(expected)


def test_a_protected_source_says_why(client: Client) -> None:
    claim = make_checked()
    assert claim.assessment
    reason = "Källan arbetar i verksamheten."
    make_evidence(claim.assessment, url="", protected_reason=reason)
    publish(claim)
    *others, protected = get(client, f"claims/{claim.public_id}/")["assessment"]["evidence"]
    assert (protected["url"], protected["protected_reason"]) == (None, reason)
    assert {source["protected_reason"] for source in others} == {None}
    assert reason in client.get(f"/claims/{claim.public_id}/").content.decode()


def test_versions_from_before_reasons_were_kept(client: Client) -> None:
    """Their records lack the key, and say the same as new ones."""
    claim = make_checked()
    publish(claim)
    version = claim.versions.get()
    for source in version.record["claim"]["assessment"]["evidence"]:
        assert source.pop("protected_reason", None) is None
    assert version.record["claim"].pop("headline") is None
    settle()
    run("ALTER TABLE claims_claimversion DISABLE TRIGGER version_never_changes")
    version.save()
    settle()
    run("ALTER TABLE claims_claimversion ENABLE TRIGGER version_never_changes")
    rebuild_public_rows()
    (shown_version,) = get(client, f"claims/{claim.public_id}/versions/")["results"]
    shown = shown_version["record"]["assessment"]["evidence"]
    assert [source["protected_reason"] for source in shown] == [None, None]
    assert shown_version["record"]["headline"] is None
    with pytest.raises(PublicationRefused, match="nothing has changed"):
        publish(claim, kind="minor")


def test_verdict_off_the_scales_line_has_no_value(client: Client) -> None:
    claim = make_checked(make_scale_and_ratings()["missing_context"])
    publish(claim)
    assert get(client, f"claims/{claim.public_id}/")["rating"] == {
        "id": "missing_context",
        "label": "Saknar sammanhang",
        "value": None,
        "best": 5,
        "worst": 1,
        "scale_version": 1,
    }


def test_not_checkable_claim_shows_what_was_tried_and_no_more(client: Client) -> None:
    claim = make_published(
        status="not_checkable",
        assessment=make_assessment(approved=True, summary="Ingen har räknat."),
    )
    expected = whole(claim)
    expected["verification_status"] = "not_checkable"
    expected["assessment"] = {"summary": "Ingen har räknat."}
    assert answer(client, claim) == to_json(expected)


@pytest.mark.parametrize("status", ["unverified", "in_progress", "in_review"])
def test_unfinished_check_shows_its_status_alone(client: Client, status: str) -> None:
    proposed = make_assessment(rating=make_scale_and_ratings()["false"])
    claim = make_published(status=status, assessment=proposed)
    assert answer(client, claim) == to_json(whole(claim) | {"verification_status": status})


def test_span_counts_code_points(client: Client) -> None:
    text = f"👩‍👩‍👧 Å\u0308 {TEXT}"
    claim = make_published(revision=make_revision(text), quote="24 miljarder")
    source = get(client, f"claims/{claim.public_id}/")["source"]
    assert claim.revision.text[source["start"] : source["end"]] == "24 miljarder"
    assert text.encode()[source["start"] : source["end"]] != b"24 miljarder"


def test_unpublished_claim_is_not_there(client: Client) -> None:
    response = client.get(f"/api/v1/claims/{make_claim().public_id}/")
    assert response.status_code == 404


@pytest.mark.parametrize("id_", ["bcdfghjk", "x", "%00", "claims.csv", "%F0%9F%98%80", "b" * 5000])
def test_no_such_claim(client: Client, id_: str) -> None:
    make_published()
    response = client.get(f"/api/v1/claims/{id_}/")
    assert response.status_code == 404
    problem = json.loads(response.content)
    assert problem.pop("detail").startswith("There is no record with the id “")
    assert problem == {"type": "about:blank", "title": "Not Found", "status": 404}


def test_single_claim_takes_no_parameters(client: Client) -> None:
    claim = make_published(quote=QUOTE)
    response = client.get(f"/api/v1/claims/{claim.public_id}/", {"kind": "quantity"})
    assert response.status_code == 400
    assert json.loads(response.content)["errors"][0]["parameter"] == "kind"
