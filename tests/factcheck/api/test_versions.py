"""How a claim has read, what was corrected, and what is left of a withdrawn one."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim
from claims.publication.publishing import correct, publish, restore, withdraw
from tests.factories import AT, make_claim, make_user

pytestmark = pytest.mark.django_db

OLD = "Placeringarna kostade 640 miljoner kronor 2022."
NEW = "Placeringarna kostade 650 miljoner kronor 2022."


def get(client: Client, path: str, status: int = 200) -> Any:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status, response.content
    return json.loads(response.content)


@pytest.fixture
def corrected() -> Claim:
    editor, claim = make_user(), make_claim(statement=OLD)
    publish([claim], by=editor, at=AT)
    claim.statement = NEW
    claim.save()
    correct([claim], by=editor, at=AT + timedelta(days=1), note="Beloppet var fel.")
    return claim


def test_every_version_as_it_was(client: Client, corrected: Claim) -> None:
    answer = get(client, f"claims/{corrected.public_id}/versions/")
    first, second = answer["results"]
    url = f"http://127.0.0.1:8000/api/v1/claims/{corrected.public_id}/"
    assert {key: value for key, value in first.items() if key != "record"} == {
        "claim": corrected.public_id,
        "url": url,
        "page_url": f"http://127.0.0.1:8000/claims/{corrected.public_id}/versions/1/",
        "version": 1,
        "kind": "first",
        "note": None,
        "published_at": "2024-03-01T12:00:00.000000Z",
    }
    assert (second["version"], second["kind"], second["note"]) == (
        2,
        "correction",
        "Beloppet var fel.",
    )
    assert (first["record"]["statement"], second["record"]["statement"]) == (OLD, NEW)
    assert second["record"] == get(client, f"claims/{corrected.public_id}/")
    assert answer["next"] is answer["previous"] is None


def test_corrections_are_listed_with_their_notes(client: Client, corrected: Claim) -> None:
    (notice,) = get(client, "corrections/")["results"]
    assert notice == {
        "claim": corrected.public_id,
        "url": f"http://127.0.0.1:8000/api/v1/claims/{corrected.public_id}/",
        "page_url": f"http://127.0.0.1:8000/claims/{corrected.public_id}/versions/2/",
        "version": 2,
        "kind": "correction",
        "note": "Beloppet var fel.",
        "published_at": "2024-03-02T12:00:00.000000Z",
    }


def test_a_minor_change_is_a_version_but_no_correction(client: Client) -> None:
    editor, claim = make_user(), make_claim(statement=OLD)
    publish([claim], by=editor, at=AT)
    claim.statement = OLD.replace("Placeringarna", "Placeringarne")
    claim.save()
    publish([claim], by=editor, at=AT, kind="minor")
    assert get(client, "corrections/")["results"] == []
    assert len(get(client, f"claims/{claim.public_id}/versions/")["results"]) == 2


def test_a_withdrawn_claim_leaves_its_reason_and_none_of_its_words(
    client: Client, corrected: Claim
) -> None:
    withdraw([corrected], by=make_user(), at=AT + timedelta(days=2), reason="Fel talare.")
    remains = get(client, f"claims/{corrected.public_id}/", status=410)
    assert remains == {
        "id": corrected.public_id,
        "url": f"http://127.0.0.1:8000/api/v1/claims/{corrected.public_id}/",
        "page_url": f"http://127.0.0.1:8000/claims/{corrected.public_id}/",
        "version": 3,
        "published_at": "2024-03-03T12:00:00.000000Z",
        "withdrawn": {"at": "2024-03-03T12:00:00.000000Z", "reason": "Fel talare."},
    }
    versions = get(client, f"claims/{corrected.public_id}/versions/")
    assert [v["kind"] for v in versions["results"]] == ["first", "correction", "withdrawal"]
    everything = json.dumps(versions, ensure_ascii=False)
    assert OLD not in everything
    assert corrected.quote not in everything
    assert get(client, "claims/")["results"] == []
    assert get(client, "claims/?q=placeringarna")["results"] == []
    csv = client.get("/api/v1/claims.csv").getvalue()
    assert corrected.public_id.encode() not in csv
    assert get(client, "corrections/")["results"][0]["kind"] == "withdrawal"


def test_a_restored_claim_is_whole_again(client: Client, corrected: Claim) -> None:
    editor = make_user()
    withdraw([corrected], by=editor, at=AT + timedelta(days=2), reason="Fel talare.")
    restore([corrected], by=editor, at=AT + timedelta(days=3), note="Talaren var rätt.")
    assert get(client, f"claims/{corrected.public_id}/")["statement"] == NEW
    versions = get(client, f"claims/{corrected.public_id}/versions/")["results"]
    assert versions[0]["record"]["statement"] == OLD
    assert [v["kind"] for v in versions] == ["first", "correction", "withdrawal", "update"]
    assert [claim["id"] for claim in get(client, "claims/")["results"]] == [corrected.public_id]


def test_no_claim_no_versions(client: Client) -> None:
    draft = make_claim()
    for public_id in (draft.public_id, "nothere2", "%00"):
        get(client, f"claims/{public_id}/versions/", status=404)
