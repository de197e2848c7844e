"""One change to many claims: topics, speaker, worthiness, kind, assignee.

Each claim gets an event of its own. What changes what was approved, or handed in, takes the claim
to review, as on its own page.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Assessment, Assignment, Claim, Role, Speaker, Topic
from claims.permissions import CHANGE_CLAIM, require
from claims.review import after_change
from claims.teamwork.assigning import assign
from corpus.edtf_dates import parse_days
from corpus.history.tracking import acting

_LABELS = {
    "kind": gettext_lazy("kind"),
    "worthiness": gettext_lazy("check-worthiness"),
    "speaker": gettext_lazy("speaker"),
    "topics": gettext_lazy("topics"),
}


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What shall become of each claim; None and empty leave it as it is."""

    add_topics: Sequence[Topic] = ()
    remove_topics: Sequence[Topic] = ()
    speaker: Speaker | None = None
    worthiness: str = ""
    kind: str = ""
    assignee: User | None = None
    unassign: bool = False

    @property
    def is_empty(self) -> bool:
        return self == BulkChange()


@dataclass(frozen=True, slots=True)
class ChangedClaim:
    """`lines`: field, before, now. `to_review`: it waits for somebody's approval because of it."""

    claim: Claim
    lines: list[tuple[str, str, str]]
    to_review: bool


def change_claims(
    claims: Sequence[Claim], change: BulkChange, *, by: User, at: datetime
) -> list[ChangedClaim]:
    """Change all of them, in one transaction; those that are different now."""
    require(by, CHANGE_CLAIM)
    with transaction.atomic(), acting(user=by.pk, verb="bulk_change", at=at.isoformat()):
        locked = _lock([claim.pk for claim in claims])
        roles = _roles(change.speaker)
        changed = {claim.pk: lines for claim in locked if (lines := _change(claim, change, roles))}
        waiting = {claim.pk for claim in after_change(list(changed), by=by, at=at)}
        for claim in locked:
            if line := _reassign(claim, change, by, at):
                changed.setdefault(claim.pk, []).append(line)
        return [
            ChangedClaim(claim, changed[claim.pk], claim.pk in waiting)
            for claim in locked
            if claim.pk in changed
        ]


def digest(changed: Sequence[ChangedClaim]) -> str:
    """Of what was shown, to be sure that it is still what is done."""
    said = repr([(each.claim.pk, each.lines, each.to_review) for each in changed])
    return hashlib.sha256(said.encode()).hexdigest()


def _lock(keys: Sequence[int]) -> list[Claim]:
    """The assessments before the claims, as everywhere: nobody waits for each other."""
    checks = Assessment.objects.filter(claims__in=keys).order_by("pk").values_list("pk", flat=True)
    list(Assessment.objects.filter(pk__in=list(checks)).order_by("pk").select_for_update())
    found = Claim.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    related = ("speaker", "role", "assignment__assignee")
    return list(found.select_related(*related).prefetch_related("topics"))


def _roles(speaker: Speaker | None) -> list[Role]:
    return list(speaker.roles.order_by("pk")) if speaker else []


def _change(claim: Claim, change: BulkChange, roles: Sequence[Role]) -> list[tuple[str, str, str]]:
    lines, fields = [], []
    for name in ("kind", "worthiness"):
        wanted = getattr(change, name)
        if wanted and getattr(claim, name) != wanted:
            before = getattr(claim, f"get_{name}_display")()
            setattr(claim, name, wanted)
            fields.append(name)
            lines.append((_label(name), before, getattr(claim, f"get_{name}_display")()))
    if change.speaker and claim.speaker_id != change.speaker.pk:
        before = _who(claim)
        claim.speaker, claim.role = change.speaker, _role_then(claim, roles)
        fields += ["speaker", "role"]
        lines.append((_label("speaker"), before, _who(claim)))
    if fields:
        claim.save(update_fields=fields)
    return lines + _change_topics(claim, change)


def _change_topics(claim: Claim, change: BulkChange) -> list[tuple[str, str, str]]:
    before = set(claim.topics.all())
    now = (before | set(change.add_topics)) - set(change.remove_topics)
    if now == before:
        return []
    claim.topics.add(*(now - before))
    claim.topics.remove(*(before - now))
    return [(_label("topics"), _names(before), _names(now))]


def _names(topics: set[Topic]) -> str:
    return ", ".join(sorted(map(str, topics))) or "–"


def _who(claim: Claim) -> str:
    return f"{claim.speaker}, {claim.role.label}" if claim.role else str(claim.speaker)


def _role_then(claim: Claim, roles: Sequence[Role]) -> Role | None:
    """The one role that the speaker held then; none where there are several, or no period."""
    said = parse_days(claim.date_edtf)
    held = [
        role for role in roles if role.period_edtf and parse_days(role.period_edtf).overlaps(said)
    ]
    return held[0] if len(held) == 1 else None


def _label(name: str) -> str:
    return str(_LABELS[name])


def _reassign(
    claim: Claim, change: BulkChange, by: User, at: datetime
) -> tuple[str, str, str] | None:
    if change.assignee is None and not change.unassign:
        return None
    before: Assignment | None = getattr(claim, "assignment", None)
    was = before.assignee if before else None
    if was == change.assignee:
        return None
    assign(claim, change.assignee, due_on=before.due_on if before else None, by=by, at=at)
    return _("assigned to"), str(was or "–"), str(change.assignee or "–")
