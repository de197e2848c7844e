"""A speaker spelled anew is approved once, by somebody else, for all claims naming the speaker."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from claims.changing.respelling import approve_respelling, respelled
from claims.models import Claim, ClaimApproval, Rating, Speaker
from claims.publication.publishing import publish
from claims.review import ReviewRefused, after_change
from claims.vocabulary.workflow import CHECKED, IN_REVIEW
from tests.claims.admin.admin_forms import in_english
from tests.factories import (
    AT,
    approve_content,
    make_assessment,
    make_claim,
    make_evidence,
    make_revision,
    make_scale_and_ratings,
    make_speaker,
    make_user,
)

pytestmark = pytest.mark.django_db


def checked(speaker: Speaker, number: int) -> Claim:
    """Approved by two, and public."""
    rating = Rating.objects.filter(slug="true").first() or make_scale_and_ratings()["true"]
    assessment = make_assessment(approved=True, rating=rating, missing="–", searched="–")
    make_evidence(assessment, primary=True)
    make_evidence(assessment, url="https://www.scb.se/2", primary=False)
    revision = make_revision(f"Det kostade {number} kronor.")
    claim = make_claim(
        speaker=speaker,
        revision=revision,
        quote=f"Det kostade {number} kronor.",
        assessment=assessment,
        status=CHECKED,
    )
    approve_content(claim)
    publish([claim], by=make_user(), at=AT)
    return claim


def respell(speaker: Speaker, by: User) -> None:
    Speaker.objects.filter(pk=speaker.pk).update(name="Åsa Öberg Ek", party="C")
    keys = Claim.objects.naming(speaker.pk).values_list("pk", flat=True)
    after_change(list(keys), by=by, at=AT)


def test_it_is_approved_once_and_published_in_one_act() -> None:
    speaker, changer, approver = make_speaker(), make_user(), make_user()
    claims = [checked(speaker, number) for number in range(3)]
    respell(speaker, changer)
    assert set(Claim.objects.values_list("status", flat=True)) == {IN_REVIEW}
    found, versions = approve_respelling(speaker, by=approver, at=AT, note="Nytt efternamn.")
    assert [each.claim for each in found] == claims
    assert found[0].before_words == "Åsa Öberg (M)"
    assert found[0].now_words == "Åsa Öberg Ek (C)"
    assert set(Claim.objects.values_list("status", flat=True)) == {CHECKED}
    numbers = [version.publication for version in versions]
    assert numbers == [4, 5, 6]
    assert {version.record["claim"]["speaker"]["name"] for version in versions} == {"Åsa Öberg Ek"}
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_without_a_note_it_is_approved_and_the_public_waits() -> None:
    speaker = make_speaker()
    claim = checked(speaker, 0)
    respell(speaker, make_user())
    _found, versions = approve_respelling(speaker, by=make_user(), at=AT)
    claim.refresh_from_db()
    assert (versions, claim.status, claim.versions.count()) == ([], CHECKED, 1)


def test_whoever_spelled_it_anew_cannot_approve_it() -> None:
    speaker, changer = make_speaker(), make_user()
    checked(speaker, 0)
    respell(speaker, changer)
    with pytest.raises(ReviewRefused):
        approve_respelling(speaker, by=changer, at=AT, note="Nytt efternamn.")
    assert Claim.objects.get().status == IN_REVIEW
    with pytest.raises(IntegrityError, match="approval_four_eyes"), transaction.atomic():
        ClaimApproval.objects.filter(approved_at=None).update(approved_by=changer, approved_at=AT)


def test_what_else_was_changed_waits_for_an_approval_of_its_own() -> None:
    speaker = make_speaker()
    plain, changed, another = (checked(speaker, number) for number in range(3))
    Claim.objects.filter(pk=changed.pk).update(statement="Det kostade 900 kronor.")
    Claim.objects.filter(pk=another.pk).update(speaker=make_speaker("Örjan Älv"))
    respell(speaker, make_user())
    after_change([another.pk], by=make_user(), at=AT)
    found, _versions = approve_respelling(speaker, by=make_user(), at=AT)
    assert [each.claim for each in found] == [plain]
    statuses = dict(Claim.objects.values_list("pk", "status"))
    assert statuses == {plain.pk: CHECKED, changed.pk: IN_REVIEW, another.pk: IN_REVIEW}


def test_a_researcher_may_not() -> None:
    speaker = make_speaker()
    checked(speaker, 0)
    respell(speaker, make_user())
    with pytest.raises(PermissionDenied):
        approve_respelling(speaker, by=make_user(role="researcher"), at=AT)


def test_the_button_on_the_speakers_page(client: Client) -> None:
    speaker, changer = make_speaker(), make_user(is_staff=True)
    checked(speaker, 0)
    respell(speaker, changer)
    page = reverse("admin:claims_speaker_change", args=[speaker.pk])
    act = reverse("admin:claims_speaker_respelling", args=[speaker.pk])
    in_english(client).force_login(changer)
    assert "somebody else has to approve it" in client.get(page).content.decode()
    client.post(act)
    assert Claim.objects.get().status == IN_REVIEW
    client.force_login(make_user(is_staff=True))
    shown = client.get(page).content.decode()
    assert f'formaction="{act}"' in shown
    assert "Åsa Öberg Ek (C)" in shown
    answer = client.post(act, {"_respelling_note": "Nytt efternamn."}, follow=True)
    assert Claim.objects.get().status == CHECKED
    assert Claim.objects.get().versions.count() == 2
    assert respelled(speaker) == []
    assert "The spelling is approved for 1 claim." in answer.content.decode()
