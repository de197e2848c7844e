"""Changing what was approved, on the claim's page: it is said, and waits for somebody else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import Claim
from claims.publication import publishing
from claims.publication.publishing import PublicationRefused
from claims.review import ReviewRefused, approve, submission_token, submit
from tests.claims.admin.admin_forms import change_url, seen
from tests.claims.admin.claim.claim_page import check_of, desk, page, said, save
from tests.factories import AT, make_assessment, make_claim, make_speaker, make_topic, make_user
from tests.published import make_checked, publish

pytestmark = pytest.mark.django_db

# After what the desk does in a test, which happens now.
LATER = timezone.now() + timedelta(days=3650)


@pytest.mark.parametrize("approved", [False, True])
def test_a_claim_that_joins_what_was_handed_in_waits_for_its_own_approval(
    client: Client, approved: bool
) -> None:
    assessment = make_assessment()
    claim, other = make_claim(), make_claim(assessment=assessment)
    submit(assessment, by=make_user(), at=AT)
    if approved:
        approve(assessment, by=make_user(), at=AT)
    by = desk(client)
    assert f'name="_share" value="{other.pk}"' in page(client, claim)
    save(client, claim, _share=str(other.pk))
    claim.refresh_from_db()
    assert (claim.assessment, claim.status) == (assessment, Claim.Status.IN_REVIEW)
    with pytest.raises(ReviewRefused, match="You submitted this"):
        approve(assessment, by=by, at=LATER)
    approve(assessment, by=make_user(), at=LATER)
    claim.refresh_from_db()
    assert claim.status == Claim.Status.NOT_CHECKABLE
    assert claim.approvals.get().approved_at == LATER


@pytest.mark.parametrize("approved", [False, True])
@pytest.mark.parametrize("verb", ["", "submit"])
def test_it_joins_by_choosing_the_assessment_too(client: Client, approved: bool, verb: str) -> None:
    assessment = make_assessment()
    claim, _other = make_claim(), make_claim(assessment=assessment)
    submit(assessment, by=make_user(), at=AT)
    if approved:
        approve(assessment, by=make_user(), at=AT)
    by = desk(client)
    typed = {"verb": verb} if verb else {}
    told = said(save(client, claim, assessment=str(assessment.pk), **typed))
    assert "shares its assessment" in told
    assert "can't be done with it now" not in told
    claim.refresh_from_db()
    assert (claim.assessment, claim.status) == (assessment, Claim.Status.IN_REVIEW)
    assert claim.approvals.get().submitted_by == by


def test_a_claim_with_a_check_of_its_own_joins_none(client: Client) -> None:
    assessment, own = make_assessment(), make_assessment()
    claim, _other = make_claim(assessment=own), make_claim(assessment=assessment)
    submit(assessment, by=make_user(), at=AT)
    desk(client)
    shown = save(client, claim, assessment=str(assessment.pk)).content.decode()
    assert "what was written would be lost" in shown
    claim.refresh_from_db()
    assert claim.assessment == own


def test_changing_what_was_approved_is_said_before_and_goes_to_review(client: Client) -> None:
    """300 million that become 900 under an approved verdict: what the public sees stays."""
    claim = make_checked()
    publish(claim)
    by = desk(client)
    assert "Approved: a change of the quote" in page(client, claim)
    changed = "Placeringarna kostade 900 miljoner kronor."
    response = save(client, claim, statement=changed)
    assert "it waits for somebody else" in said(response)
    claim.refresh_from_db()
    assert (claim.status, claim.statement) == (Claim.Status.IN_REVIEW, changed)
    for kind in ("minor", "correction"):
        with pytest.raises(PublicationRefused, match="waits for approval"):
            publishing.publish([claim], by=by, at=LATER, kind=kind, note="Nytt belopp.")
    approve_token = submission_token(check_of(claim))
    response = save(client, claim, verb="approve", _submitted_at=approve_token)
    assert "You submitted this" in said(response)
    second = desk(client)
    response = save(client, claim, verb="approve", _submitted_at=approve_token)
    claim.refresh_from_db()
    assert claim.status == Claim.Status.CHECKED
    assert claim.approvals.latest("pk").approved_by == second
    with pytest.raises(PublicationRefused, match="more than a minor change: .*640.*900"):
        publishing.publish([claim], by=by, at=LATER, kind="minor")
    publishing.publish([claim], by=by, at=LATER, kind="correction", note="Rätt belopp.")


def test_topics_and_worthiness_are_changed_without_anybody_else(client: Client) -> None:
    claim = make_checked()
    publish(claim)
    desk(client)
    save(client, claim, worthiness="low", topics=[make_topic().pk])
    claim.refresh_from_db()
    assert claim.status == Claim.Status.CHECKED
    publishing.publish([claim], by=make_user(), at=LATER, kind="minor")


def test_changed_and_changed_back_is_what_was_approved(client: Client) -> None:
    claim, statement = make_checked(), make_claim().statement
    desk(client)
    save(client, claim, statement="Något annat.")
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_REVIEW
    desk(client)
    save(client, claim, statement=statement)
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_REVIEW  # handed in meanwhile: somebody looks at it


def test_who_respells_a_speaker_hands_in_all_claims_that_name_them(client: Client) -> None:
    speaker = make_speaker("Asa Öberg")
    claim = make_checked(speaker=speaker)
    draft = make_claim(speaker=speaker)
    by = desk(client)
    form = {"name": "Åsa Öberg", "kind": speaker.kind, "party": speaker.party} | NO_ROLES
    response = client.post(change_url("speaker", speaker.pk), form | seen(speaker), follow=True)
    assert "it waits for somebody else" in said(response)
    claim.refresh_from_db()
    draft.refresh_from_db()
    assert (claim.status, draft.status) == (Claim.Status.IN_REVIEW, Claim.Status.UNVERIFIED)
    assert claim.approvals.latest("pk").submitted_by == by


NO_ROLES = {"roles-TOTAL_FORMS": 0, "roles-INITIAL_FORMS": 0, "wikidata_id": "", "notes": ""}


def test_what_waits_for_approval_is_compared_as_it_would_be_published(client: Client) -> None:
    headline = "Placeringarna kostade 640 miljoner"
    claim = make_checked(headline=headline)
    publish(claim)
    desk(client)
    changed = "Placeringarna kostade staden 900 miljoner kronor 2022."
    save(client, claim, statement=changed, headline=headline)
    claim.refresh_from_db()
    assert claim.status == "in_review"
    shown = page(client, claim)
    assert "As it would be once somebody has approved it." in shown
    assert "One thing would differ from version 1" in shown
    differences = shown.split('class="side-by-side differences"')[1].split("</table>")[0]
    assert "900" in differences
    assert claim.assessment
    assert claim.assessment.summary not in differences
    preview = shown.split('class="public-record"')[1]
    assert claim.assessment.summary in preview
    # What readers meet first is seen by whoever approves, too.
    assert f"<h3>{headline}</h3>" in preview
    assert changed in preview
    assert "In review" in shown
    claim.refresh_from_db()
    assert claim.status == "in_review"
