"""A verdict is taken from the public by one person, as a claim is: never without a public note, nor
without all others being told; and put back by two."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from claims.models import Claim, ClaimVersion
from claims.publication.publishing import PublicationRefused, publish, restore, withdraw
from claims.review import approve, send_back, submit
from tests.claims.admin.admin_forms import editor, in_english
from tests.claims.review.test_approvals import next_version, whole
from tests.factories import approve_content, make_claim, make_user
from tests.promises import insert, refused_by

pytestmark = pytest.mark.django_db


def sent_back() -> Claim:
    """Published with its verdict, and then sent back to work."""
    claim = whole()
    publish([claim], by=make_user(), at=timezone.now() - timedelta(days=1))
    assert claim.assessment is not None
    send_back(claim.assessment, by=make_user(), at=timezone.now(), reason="Ny källa.")
    claim.refresh_from_db()
    return claim


def section(client: Client) -> Any:
    board = client.get(reverse("admin:index")).context["board"]
    return next(each for each in board.sections if each.key == "withdrawn")


def test_a_sent_back_claim_keeps_its_public_verdict_until_somebody_takes_it_back(
    client: Client,
) -> None:
    claim = sent_back()
    assert claim.versions.get().rating is not None
    in_english(editor(client))
    assert section(client).number == 0


@pytest.mark.parametrize(
    ("kind", "note", "said"),
    [
        ("", "", "say whether this is minor, an update or a correction"),
        ("minor", "", "more than a minor change.*the verdict"),
        ("update", " ", "needs a public note"),
        ("correction", "", "needs a public note"),
        ("moved", "", "More than its place"),
    ],
)
def test_it_is_never_taken_back_without_a_public_note(kind: str, note: str, said: str) -> None:
    claim = sent_back()
    with override("en"), pytest.raises(PublicationRefused, match=said):
        publish([claim], by=make_user(), at=timezone.now(), kind=kind, note=note)
    assert claim.versions.count() == 1


def test_nor_by_sql() -> None:
    claim = sent_back()
    record = claim.versions.get().record
    left = record["claim"] | {"rating": None, "assessment": None}
    left["verification_status"] = "in_progress"
    bare = {"status": "in_progress", "rating": None, "record": record | {"claim": left}}
    with refused_by("version_minor_changes_no_fact"):
        insert(next_version(claim, **bare))
    with refused_by("version_change_has_note"):
        insert(next_version(claim, kind="update", note="", **bare))


@pytest.mark.parametrize("kind", ["update", "correction"])
def test_all_others_are_told_of_it(client: Client, kind: str) -> None:
    claim, other = sent_back(), make_claim()
    publish([other], by=make_user(), at=timezone.now())
    one = make_user("anna")
    publish([claim], by=one, at=timezone.now(), kind=kind, note="Omdömet granskas om.")
    in_english(editor(client))
    told = section(client)
    assert told.number == 1
    (row,) = told.rows
    assert "anna" in row.about
    assert "the verdict alone" in row.about
    assert "Omdömet granskas om." in row.about
    listed = client.get(told.url).context["cl"]
    assert [version.claim for version in listed.queryset] == [claim]
    withdraw([other], by=one, at=timezone.now(), reason="Fel person.")
    assert section(client).number == 2


def test_what_two_persons_said_is_no_taking_back() -> None:
    """That it can't be checked was approved, and so was what replaces a verdict."""
    claim = sent_back()
    publish([claim], by=make_user(), at=timezone.now(), kind="update", note="Granskas om.")
    assert claim.assessment is not None
    submit(claim.assessment, by=make_user(), at=timezone.now())
    approve(claim.assessment, by=make_user(), at=timezone.now())
    claim.refresh_from_db()
    publish([claim], by=make_user(), at=timezone.now(), kind="update", note="Granskat igen.")
    assert list(claim.versions.order_by("number").values_list("rating", flat=True))[1] is None
    taken_back = ClaimVersion.objects.taken_back()
    assert list(taken_back.values_list("number", flat=True)) == [2]
    # Without a verdict before, none was taken back; nor by what follows.
    assert not ClaimVersion.objects.filter(number=1).taken_back().exists()


def test_what_shares_the_assessment_comes_along_when_one_is_restored(client: Client) -> None:
    claim = whole()
    assert claim.assessment is not None
    other = make_claim(assessment=claim.assessment, status=claim.status)
    approve_content(other)
    publish([claim, other], by=make_user(), at=timezone.now())
    withdraw([claim], by=make_user(), at=timezone.now(), reason="Fel person.")
    send_back(claim.assessment, by=make_user(), at=timezone.now(), reason="Prövas på nytt.")
    submit(claim.assessment, by=make_user(), at=timezone.now())
    approve(claim.assessment, by=make_user(), at=timezone.now())
    in_english(editor(client))
    ask = reverse("admin:claims_claim_ask", args=[claim.pk, "restore"])
    page = client.get(ask)
    assert "is published along with it" in page.content.decode()
    assert [version.claim for version in page.context["versions"]] == [claim, other]
    client.post(ask, {"confirmed": "yes", "note": "Rätt person."})
    kinds = ClaimVersion.objects.order_by("publication").values_list("claim", "kind")
    assert list(kinds)[-2:] == [(claim.pk, "update"), (other.pk, "update")]


def test_a_withdrawn_verdict_that_waits_for_approval_does_not_come_back_without_it() -> None:
    claim, by = sent_back(), make_user()
    withdraw([claim], by=by, at=timezone.now(), reason="Fel.")
    assert claim.assessment is not None
    submit(claim.assessment, by=by, at=timezone.now())
    claim.refresh_from_db()
    other = make_user()
    with override("en"), pytest.raises(PublicationRefused, match="waits for approval"):
        restore([claim], by=other, at=timezone.now(), note="Åter.")
    assert claim.versions.count() == 2
    approve(claim.assessment, by=make_user(), at=timezone.now())
    claim.refresh_from_db()
    (version,) = restore([claim], by=other, at=timezone.now(), note="Åter.")
    assert version.rating is not None
