"""What one claim's next version would be, what kind of change that is, and publishing it.

For the pages on which one claim is published with its preview beside the button; several are
published by `actions.py`.
"""

import copy
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.admin.claim.confirming import ChangedSince
from claims.admin.claim.record_words import RecordLine, lines
from claims.models import Claim, ClaimVersion
from claims.publication.differing import DifferingClaim, differing
from claims.publication.facts_in_words import fact_in_words
from claims.publication.locking import PublishingNow
from claims.publication.minor_changes import FactChange, more_than_minor
from claims.publication.moved import is_only_moved
from claims.publication.publishing import PublicationRefused, publish
from claims.publication.record import recorded
from claims.publication.verbs import PublicStanding
from claims.vocabulary import workflow

# What a version that follows another may be.
CHANGES = (
    ClaimVersion.Kind.CORRECTION.value,
    ClaimVersion.Kind.UPDATE.value,
    ClaimVersion.Kind.MINOR.value,
)


@dataclass(frozen=True, slots=True)
class SaidOfChange:
    """What the editor says of a change to what is public."""

    kind: str = ""
    note: str = ""
    seen: str = ""

    @classmethod
    def read(cls, sent: QueryDict) -> "SaidOfChange":
        said = (sent.get(name, "") for name in ("kind", "note", "seen"))
        return cls(*said)


@dataclass(frozen=True, slots=True)
class NextVersion:
    """`newest` is what the public has, None before the first time; `along` the claims that have the
    same check and are published in the same act, since it changes what they say; `moved`: nothing
    is different in any of them but the place, in a newer text of the source; `left_behind` why it
    stays on an old one, where nothing is different and the public has not been told."""

    claim: Claim
    newest: ClaimVersion | None
    record: dict[str, Any]
    differences: list[RecordLine] = field(default_factory=list)
    facts: list[FactChange] = field(default_factory=list)
    along: list[Claim] = field(default_factory=list)
    moved: bool = False
    left_behind: str = ""

    @property
    def number(self) -> int:
        return self.newest.number + 1 if self.newest else 1

    @property
    def facts_in_words(self) -> list[str]:
        return [fact_in_words(fact) for fact in self.facts]

    @property
    def kinds(self) -> list[tuple[str, Any, bool]]:
        """Value, label, and whether it can be chosen: what says something else is never minor."""
        minor = ClaimVersion.Kind.MINOR.value
        changes = (ClaimVersion.Kind.MOVED.value, *CHANGES) if self.moved else CHANGES
        return [
            (
                value,
                ClaimVersion.Kind(value).label,
                not (value == minor and (self.facts or self.left_behind)),
            )
            for value in changes
        ]

    @property
    def proposed(self) -> str:
        kind = ClaimVersion.Kind
        if self.moved:
            return kind.MOVED.value
        if self.left_behind:
            return kind.UPDATE.value
        return kind.CORRECTION.value if self.facts else kind.MINOR.value

    @property
    def seen(self) -> str:
        return _digest(self.record)


def _digest(record: dict[str, Any]) -> str:
    """Of what is shown; the time of an approval that is still to come is no part of it."""
    kept = copy.deepcopy(record)
    if assessment := kept["claim"].get("assessment"):
        assessment.pop("checked_at", None)
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


def next_version(claim: Claim) -> NextVersion:
    """Of a claim with everything that its record is made of."""
    newest = claim.versions.order_by("-number").first()
    standing = PublicStanding(claim, newest)
    record = standing.record
    others = _along(claim)
    along = [each.claim for each in others]
    if newest is None:
        return NextVersion(claim, None, record, along=along)
    shown = (
        claim.versions.exclude(kind=ClaimVersion.Kind.WITHDRAWAL).order_by("-number").first()
        if newest.kind == ClaimVersion.Kind.WITHDRAWAL
        else newest
    )
    before = recorded(shown) if shown else record
    return NextVersion(
        claim,
        newest,
        record,
        lines(before, record),
        more_than_minor(before, record),
        along,
        moved=newest == shown
        and is_only_moved(before, record)
        and all(is_only_moved(recorded(each.newest), each.record) for each in others),
        left_behind=standing.left_behind,
    )


def as_approved(claim: Claim) -> NextVersion:
    """What it would be once somebody has approved the claim; nothing is stored."""
    return next_version(if_approved(claim))


def if_approved(claim: Claim) -> Claim:
    """The claim itself, as if its check had been approved; nothing is stored."""
    assessment = claim.assessment
    if claim.status == workflow.IN_REVIEW and assessment is not None:
        rated = assessment.rating_id is not None
        claim.status = workflow.after(
            "approve" if rated else "approve_as_not_checkable", claim.status
        )
        assessment.approved_at = assessment.approved_at or timezone.now()
    return claim


def record_if_approved(claim: Claim) -> dict[str, Any] | None:
    """Of a claim in review, what waits for approval; as the claim stands it has no verdict, and all
    of that would be said to go away. None of others; the claim stays as it is."""
    if claim.status != workflow.IN_REVIEW or claim.assessment is None:
        return None
    then = copy.copy(claim)
    then.assessment = copy.copy(claim.assessment)
    return PublicStanding(if_approved(then), None).record


def _along(claim: Claim) -> list[DifferingClaim]:
    if claim.assessment_id is None:
        return []
    others = Claim.objects.filter(
        assessment=claim.assessment_id, status__in=(*workflow.APPROVED, workflow.IN_REVIEW)
    )
    return list(differing(others.exclude(pk=claim.pk)))


def publish_one(
    shown: NextVersion, said: SaidOfChange, *, by: User
) -> tuple[list[ClaimVersion], list[str]]:
    """The versions, that of the claim first; or what speaks against it, and nothing is done.

    Raises ChangedSince where it would not be what was shown.
    """
    try:
        with transaction.atomic():
            versions = publish(
                [shown.claim, *shown.along],
                by=by,
                at=timezone.now(),
                kind=said.kind,
                note=said.note,
            )
            if said.seen and said.seen != _digest(versions[0].record):
                raise ChangedSince
    except PublicationRefused as refusal:
        return [], _reasons(shown, refusal.reasons)
    except PublishingNow as busy:
        return [], [str(busy)]
    return versions, []


def _reasons(shown: NextVersion, refused: Sequence[tuple[Claim, list[str]]]) -> list[str]:
    said = []
    for claim, reasons in refused:
        own = claim.pk == shown.claim.pk
        said += [why if own else f"{claim.public_id}: {why}" for why in reasons]
    return list(dict.fromkeys(said))


def obstacles(shown: NextVersion, *, by: User) -> list[str]:
    """What speaks against publishing it at all, whatever is said of the change."""
    kind = ClaimVersion.Kind.UPDATE.value if shown.newest else ""
    if shown.moved:
        kind = shown.proposed
    try:
        with transaction.atomic():
            publish(
                [shown.claim, *shown.along], by=by, at=timezone.now(), kind=kind, note=_("note")
            )
            transaction.set_rollback(True)
    except PublicationRefused as refusal:
        return _reasons(shown, refusal.reasons)
    except PublishingNow as busy:
        return [str(busy)]
    return []
