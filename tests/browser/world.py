"""A desk at work on the real corpus, for tests that look at its pages."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from claims.models import Assessment, Claim, ClaimVersion
from claims.moving.deciding import accept
from claims.publication import publishing
from corpus.anchoring import anchor
from tests.browser.conftest import make_staff
from tests.factories import (
    approve_content,
    make_assessment,
    make_contact,
    make_correction_request,
    make_evidence,
    make_revision,
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


@dataclass(frozen=True, slots=True)
class TwoTexts:
    stayed: Claim  # on the source's first text
    moved: Claim  # to its second one, with a version on each


def make_two_texts(editor: User) -> TwoTexts:
    """A public source with two public texts, and claims on both."""
    sources = Claim.objects.filter(status="unverified").order_by("revision__length", "start")
    stayed, moved = sources[:2]
    first, document = moved.revision, moved.revision.document
    document.full_text_public, document.rights_note = True, "Allmän handling."
    document.save()
    now = timezone.now()
    for claim in (stayed, moved):
        claim.statement += " [Förtydligat.]"
        claim.save()
    publishing.correct([stayed, moved], by=editor, at=now, note="Källan får visas.")
    changed = first.text.replace(stayed.quote, "Det stycket har tagits bort.")
    second = make_revision(f"Rättad.\n\n{changed}", document=document, number=first.number + 1)
    moved.refresh_from_db()
    accept(moved, anchor(second.text, moved.quote), second, by=editor, at=now)
    moved.refresh_from_db()
    publishing.publish([moved], by=editor, at=now, kind="update", note="Källan har ändrats.")
    return TwoTexts(stayed, moved)
