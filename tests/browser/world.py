"""A desk at work on the real corpus, for tests that look at its pages."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from claims.models import Assessment, Claim, ClaimVersion
from claims.publication import publishing
from tests.browser.conftest import make_staff
from tests.factories import (
    approve_content,
    make_assessment,
    make_contact,
    make_correction_request,
    make_evidence,
    make_user,
)


@dataclass(frozen=True, slots=True)
class World:
    editor: User
    corrected: Claim  # checked, published, and corrected since
    withdrawn: Claim
    changed: Claim  # published, and changed since
    waiting: Assessment  # for approval by the editor


def make_world() -> World:
    """The corpus with its claims and checks, and one of each thing that happens to claims."""
    call_command("load_fixtures", verbosity=0)
    editor = make_staff("editor", "anna.editor")
    now = timezone.now()
    checked = Claim.objects.filter(status="checked").order_by("pk")
    corrected = max(checked, key=lambda claim: len(claim.assessment.explanation))  # type: ignore[union-attr]
    corrected.statement += " [Beloppet gäller 2022.]"
    corrected.save()
    approve_content(corrected)
    note = "Vi skrev först fel år. Beloppet gäller 2022, inte 2021."
    publishing.correct([corrected], by=editor, at=now, note=note)
    make_correction_request(corrected, received_at=now)
    make_contact(corrected, noted_by=editor)

    withdrawn, changed, taken = Claim.objects.filter(status="unverified").order_by("pk")[:3]
    reason = "Citatet var återgivet i fel sammanhang."
    publishing.withdraw([withdrawn], by=editor, at=now, reason=reason)
    changed.statement += " [Enligt texten.]"
    changed.save()

    researcher = make_user("bo.researcher", "researcher")
    waiting = make_assessment(author=researcher, submitted_by=researcher, submitted_at=now)
    make_evidence(waiting)
    taken.assessment, taken.status = waiting, "in_review"
    taken.save()
    assert ClaimVersion.objects.filter(published_at__gt=now - timedelta(seconds=1)).count() == 2
    return World(editor, corrected, withdrawn, changed, waiting)
