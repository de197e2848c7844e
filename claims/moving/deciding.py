"""What becomes of a source's claims when it has a new text, and the acts by which they move.

A claim moves by a person's click alone. Those whose words stand unchanged in the same place move
together; of each other one a person says which place is meant, or why it stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connections, router, transaction
from django.utils.translation import gettext as _

from claims.models import Claim, LeftBehind
from claims.moving.mapping import Fate, FateKind, fates
from claims.permissions import CHANGE_CLAIM, require
from claims.review import after_change
from corpus.anchoring import Span
from corpus.history.tracking import acting
from corpus.models import Document, Revision
from corpus.sections import section_of

MOVE = "move_to_text"
LEAVE = "leave_on_text"


class MoveRefused(Exception):
    """Nothing was changed; the message says why."""


@dataclass(frozen=True, slots=True)
class ClaimFate:
    """A claim on an older text, and what the newest one says in its place."""

    claim: Claim
    fate: Fate


def would_become(document: Document, text: str) -> list[ClaimFate]:
    """What becomes of the document's claims if it gets this text; in their order.

    Claims of all its texts that are not moved yet. Raises nothing: an empty text has none of them.
    """
    claims = (
        Claim.objects.filter(revision__document=document)
        .order_by("revision__number", "start", "pk")
        .select_related("speaker")
    )
    return _fates_of(claims, text)


def waiting(revision: Revision) -> list[ClaimFate]:
    """The claims on older texts of its document that nobody has decided on; `revision` is the
    newest text."""
    claims = (
        Claim.objects.waiting_to_be_moved()
        .filter(revision__document=revision.document_id, revision__number__lt=revision.number)
        .order_by("revision__number", "start", "pk")
        .select_related("speaker")
    )
    return _fates_of(claims, revision.text)


def fate_of(claim: Claim) -> tuple[Revision, Fate] | None:
    """Its document's newest text, and what that says in the claim's place; None where it stands on
    the newest."""
    newest = claim.revision.document.newest_revision
    if newest is None or newest.pk == claim.revision_id:
        return None
    (fate,) = fates(claim.revision.text, newest.text, [claim.span])
    return newest, fate


def _fates_of(claims: Iterable[Claim], text: str) -> list[ClaimFate]:
    """Each older text is read once."""
    by_revision: dict[int, list[Claim]] = {}
    for claim in claims:
        by_revision.setdefault(claim.revision_id, []).append(claim)
    found: list[ClaimFate] = []
    for key, together in by_revision.items():
        revision = Revision.objects.only("text", "number", "document").get(pk=key)
        for claim in together:
            claim.revision = revision
        spans = [claim.span for claim in together]
        found += map(ClaimFate, together, fates(revision.text, text, spans))
    return found


def move_unchanged(document: Document, *, by: User, at: datetime) -> list[Claim]:
    """Move every claim whose words stand unchanged in the same place, all or none.

    Raises MoveRefused. What became of each is looked at again: nothing is taken from a page that
    somebody has had open.
    """
    require(by, CHANGE_CLAIM)
    with transaction.atomic(), acting(user=by.pk, verb=MOVE, at=at.isoformat()):
        newest = _newest(document)
        found = [
            (each.claim, each.fate.place)
            for each in waiting(newest)
            if each.fate.kind is FateKind.UNCHANGED and each.fate.place
        ]
        _move({claim.pk: place for claim, place in found}, newest, by, at)
    return [claim for claim, _place in found]


def accept(claim: Claim, place: Span, revision: Revision, *, by: User, at: datetime) -> list[str]:
    """Move one claim to a place that a person has chosen; the quote is what stands there.

    Where the words are others, what was approved is no longer what the claim says: it goes to
    review. Numbers of the claim that do not stand there go away; those are answered, for somebody
    has to read the new ones. Raises MoveRefused.
    """
    require(by, CHANGE_CLAIM)
    with transaction.atomic(), acting(user=by.pk, verb=MOVE, at=at.isoformat()):
        newest = _newest(revision.document)
        if newest.pk != revision.pk:
            raise MoveRefused(_("There is a newer text than the one shown: load the page again."))
        quote = newest.text[place.start : place.end]
        if not quote.strip() or len(quote) != place.end - place.start:
            raise MoveRefused(_("There are no words in that place of the text."))
        lost = [row for row in claim.quantities.all() if row.text not in quote]
        for row in lost:
            row.delete()
        _move({claim.pk: place}, newest, by, at)
    claim.refresh_from_db()
    return [row.text for row in lost]


def leave(claim: Claim, revision: Revision, *, by: User, at: datetime, reason: str) -> LeftBehind:
    """Leave the claim where it is, though its source has a newer text. Raises MoveRefused."""
    require(by, CHANGE_CLAIM)
    if not reason.strip():
        raise MoveRefused(_("Say why the claim stays on the old text."))
    with transaction.atomic(), acting(user=by.pk, verb=LEAVE, at=at.isoformat()):
        locked = Claim.objects.select_for_update(of=("self",)).select_related("revision")
        locked = locked.defer(*Revision.bulky("revision__"))
        now = locked.get(pk=claim.pk)
        if now.revision.document_id != revision.document_id or (
            now.revision.number >= revision.number
        ):
            raise MoveRefused(_("Somebody has moved this claim meanwhile: load the page again."))
        left, _made = LeftBehind.objects.update_or_create(
            claim=now,
            revision=revision,
            defaults={"reason": reason.strip(), "left_by": by, "left_at": at},
        )
    return left


def _newest(document: Document) -> Revision:
    # Locked: no newer text comes in while claims are moved to this one.
    Document.objects.select_for_update().get(pk=document.pk)
    newest = document.newest_revision
    if newest is None:
        raise MoveRefused(_("This document has no text yet."))
    return newest


def _move(places: dict[int, Span], newest: Revision, by: User, at: datetime) -> None:
    """To these places, by the claims' primary keys; one statement for all of them."""
    sections = list(newest.sections.order_by("start"))
    claims = list(
        Claim.objects.select_for_update(of=("self",))
        .filter(pk__in=places, revision__document=newest.document_id)
        .exclude(revision=newest.pk)
        .order_by("pk")
    )
    if len(claims) != len(places):
        raise MoveRefused(_("Somebody has moved this claim meanwhile: load the page again."))
    for claim in claims:
        claim.start, claim.end = place = places[claim.pk]
        claim.revision = newest
        claim.quote = newest.text[place.start : place.end]
        claim.section = section_of(place, sections)
    fields = ["revision", "start", "end", "quote", "section"]
    Claim.objects.bulk_update(claims, fields, batch_size=500)
    after_change(list(places), by=by, at=at)
    connections[router.db_for_write(Claim)].check_constraints()
