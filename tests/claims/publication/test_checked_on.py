"""The day on which a check was made: said, shown, and kept once approved."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from claims.models import Assessment, Claim, ClaimVersion, PublicClaim
from claims.publication.minor_changes import more_than_minor
from claims.publication.rebuilding import rebuild_public_rows
from claims.publication.record import recorded, snapshot
from tests.claims.corpus import load_corpus
from tests.factories import AT, make_assessment, taken_back
from tests.promises import ask, breaks, refused_by, run, settle
from tests.published import get, make_checked, publish

DAY = date(2024, 2, 27)


def checked(day: date | None = DAY) -> Claim:
    claim = make_checked()
    assert claim.assessment
    with taken_back(claim.assessment):
        Assessment.objects.update(checked_on=day)
    claim.assessment.refresh_from_db()
    publish(claim)
    return claim


@pytest.mark.django_db
def test_the_checks_of_the_corpus_were_made_that_day(client: Client) -> None:
    """And not on the day on which somebody loads them."""
    load_corpus()
    days = {
        claim["assessment"]["checked_on"]
        for claim in get(client, "claims/", verification_status="checked")["results"]
    }
    assert days == {"2026-11-22"}
    claim = Claim.objects.filter(status="checked")[0]
    page = client.get(f"/claims/{claim.public_id}/").content.decode()
    assert "22 november 2026" in page
    review = client.get(f"/api/v1/claims/{claim.public_id}/claimreview/").json()
    assert review["dateCreated"] == "2026-11-22"
    version = claim.versions.get()
    assert review["datePublished"].startswith(version.published_at.isoformat()[:16])


@pytest.mark.django_db
def test_a_day_that_was_said_is_shown_everywhere(client: Client) -> None:
    claim = checked()
    said = get(client, f"claims/{claim.public_id}/")["assessment"]
    assert (said["checked_on"], said["checked_at"][:10]) == ("2024-02-27", "2024-03-01")
    assert "27 februari 2024" in client.get(f"/claims/{claim.public_id}/").content.decode()
    assert PublicClaim.objects.get().checked_on == DAY
    (row,) = client.get("/api/v1/claims.csv?columns=checked_on").getvalue().decode().split()[1:]
    assert row == "2024-02-27"


@pytest.mark.django_db
def test_where_no_day_was_said_it_is_that_of_the_approval(client: Client) -> None:
    claim = checked(None)
    assert get(client, f"claims/{claim.public_id}/")["assessment"]["checked_on"] == "2024-03-01"
    assert PublicClaim.objects.get().checked_on == AT.date()


@pytest.mark.django_db
def test_a_version_of_before_is_shown_with_the_day_of_its_approval(client: Client) -> None:
    claim = checked(None)
    # As versions were kept before there was such a day; they never change, but for this test.
    settle()
    run("ALTER TABLE claims_claimversion DISABLE TRIGGER USER")
    run("UPDATE claims_claimversion SET record = record #- '{claim,assessment,checked_on}'")
    version = ClaimVersion.objects.get()
    assert "checked_on" not in version.record["claim"]["assessment"]
    rebuild_public_rows()
    assert get(client, f"claims/{claim.public_id}/")["assessment"]["checked_on"] == "2024-03-01"
    # Nothing is different for that: the claim need not be published anew.
    assert recorded(version) == snapshot(Claim.objects.get())


@pytest.mark.django_db
def test_once_approved_the_day_is_kept_like_the_rest_of_the_check() -> None:
    """So two persons stand behind it, though it is not in the fingerprint: ADR 0027."""
    checked()
    with refused_by("assessment_kept_once_approved"):
        Assessment.objects.update(checked_on=DAY + timedelta(days=1))


@pytest.mark.django_db
def test_the_day_does_not_change_what_was_approved() -> None:
    claim = checked()
    (one,) = ask("SELECT claims_fingerprint(claims_content_now(%s))", claim.pk)[0]
    settle()
    run("ALTER TABLE claims_assessment DISABLE TRIGGER USER")
    run("UPDATE claims_assessment SET checked_on = '2024-02-02'")
    assert ask("SELECT claims_fingerprint(claims_content_now(%s))", claim.pk) == [(one,)]


@pytest.mark.django_db
def test_a_year_that_is_a_slip_of_the_pen_is_refused() -> None:
    assessment = make_assessment()
    breaks("assessment_checked_on_plausible", assessment, checked_on=date(20, 11, 22))
    breaks("assessment_checked_on_plausible", assessment, checked_on=date(2200, 1, 1))


def with_day(day: str | None) -> dict[str, Any]:
    claim: dict[str, Any] = {
        "quote": "q", "kind": "other", "statement": "s", "date": {"edtf": "2020", "evidence": None},
        "verification_status": "checked", "rating": {"scale_version": 1, "id": "true"},
        "speaker": {"id": "1", "name": "n", "party": None, "role": None},
        "cosigners": [], "cited_authority": None, "reported_by": None, "quantities": [],
        "assessment": {"summary": "s", "explanation": "e", "evidence": [], "checked_on": day},
    }  # fmt: skip
    return {"claim": claim}


def test_another_day_is_no_minor_change() -> None:
    assert more_than_minor(with_day("2024-01-01"), with_day("2024-01-01")) == []
    (change,) = more_than_minor(with_day("2024-01-01"), with_day("2024-02-01"))
    assert (change.what, change.before, change.now) == ("checked_on", "2024-01-01", "2024-02-01")


def test_to_say_a_day_that_was_not_said_before_is_one() -> None:
    assert more_than_minor(with_day(None), with_day("2024-02-01")) == []


@pytest.mark.django_db
def test_who_goes_back_in_time_finds_the_day_of_then(client: Client) -> None:
    claim = checked()
    assert claim.assessment
    number = PublicClaim.objects.get().publication
    with taken_back(claim.assessment):
        Assessment.objects.update(checked_on=DAY + timedelta(days=3))
    claim.assessment.refresh_from_db()
    publish(claim, at=AT + timedelta(days=4), kind="update", note="Granskat på nytt.")
    path = f"/api/v1/claims/{claim.public_id}/versions/"
    old = json.loads(client.get(path).content)["results"][0]
    assert old["record"]["assessment"]["checked_on"] == "2024-02-27"
    assert PublicClaim.objects.get().publication > number
    assert PublicClaim.objects.get().checked_on == date(2024, 3, 1)
