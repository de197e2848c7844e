"""Two records of one person become one: proposed by one person, approved once by another for all
claims, with what was proposed checked by the database (`claims/rules/merging.sql`).

The claims' own changes that wait for something else go on waiting; a verdict that was withdrawn is
not put back by it either.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Func, JSONField, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import (
    Assessment,
    Claim,
    ClaimApproval,
    ClaimVersion,
    PublicRedirect,
    Role,
    Speaker,
    SpeakerMerge,
    Voice,
)
from claims.permissions import APPROVE_ASSESSMENT, CHANGE_SPEAKER
from claims.publication.newest import newest_versions, with_everything
from claims.publication.publishing import publish
from claims.publication.record import recorded, snapshot
from claims.publication.shapes import Json
from claims.publication.verbs import waiting_for_approval
from claims.review import ReviewRefused, after_change
from claims.verbs import Verb, doing
from claims.vocabulary import workflow

Kind = ClaimVersion.Kind

# What makes a role the same, whoever holds it.
_ROLE = ("title", "organisation", "party", "period_edtf")


@dataclass(frozen=True, slots=True)
class MergePair:
    """One that would go and one that would stay."""

    merged: Speaker
    kept: Speaker


def _why_not_propose(pair: MergePair, _by: User) -> str:
    if pair.merged.pk == pair.kept.pk:
        return _("Choose another speaker than this one.")
    waiting = SpeakerMerge.objects.waiting()
    both = [pair.merged.pk, pair.kept.pk]
    if waiting.filter(merged__in=both).exists() or waiting.filter(kept=pair.merged).exists():
        return _("One of the two is in a merge that waits for approval already.")
    return ""


def _why_not_approve(merge: SpeakerMerge, by: User) -> str:
    if not merge.is_waiting or merge.merged is None:
        return _("It has been decided already.")
    if merge.proposed_by_id == by.pk:
        return _("You proposed this: somebody else has to approve it.")
    if _content_now(merge.merged, merge.kept) != merge.content:
        return _("One of the two has been changed since: decline this, and propose it anew.")
    return ""


def _why_not_decline(merge: SpeakerMerge, _by: User) -> str:
    return "" if merge.is_waiting else _("It has been decided already.")


PROPOSE_MERGE: Verb[MergePair] = Verb(
    name="propose_merge",
    permission=CHANGE_SPEAKER,
    label=gettext_lazy("Propose to merge"),
    asked_first=True,
    applies=lambda _pair: True,
    why_not=_why_not_propose,
    done=gettext_lazy("Proposed: somebody else has to approve it."),
    past=gettext_lazy("proposed to merge"),
)
APPROVE_MERGE: Verb[SpeakerMerge] = Verb(
    name="approve_merge",
    permission=APPROVE_ASSESSMENT,
    label=gettext_lazy("Approve and merge"),
    applies=lambda merge: merge.is_waiting,
    why_not=_why_not_approve,
    done=gettext_lazy("The two records are one now."),
    past=gettext_lazy("approved a merge"),
)
DECLINE_MERGE: Verb[SpeakerMerge] = Verb(
    name="decline_merge",
    permission=CHANGE_SPEAKER,
    label=gettext_lazy("Decline"),
    applies=lambda merge: merge.is_waiting,
    why_not=_why_not_decline,
    done=gettext_lazy("Declined: nothing was changed."),
    past=gettext_lazy("declined a merge"),
)

VERBS: tuple[Verb[Any], ...] = (PROPOSE_MERGE, APPROVE_MERGE, DECLINE_MERGE)


class _Person(Func):
    function = "claims_person_now"
    output_field = JSONField()


def _content_now(merged: Speaker, kept: Speaker) -> list[Any]:
    people = Speaker.objects.filter(pk__in=[merged.pk, kept.pk]).annotate(said=_Person(F("pk")))
    said = dict(people.values_list("pk", "said"))
    return [said.get(merged.pk), said.get(kept.pk)]


def propose_merge(
    merged: Speaker, kept: Speaker, *, by: User, at: datetime, reason: str = ""
) -> SpeakerMerge:
    """Propose that `merged` is `kept`. Nothing changes by it. Raises ReviewRefused."""
    with doing(PROPOSE_MERGE, by=by, at=at):
        _lock_people(merged, kept)
        if why := PROPOSE_MERGE.why_not(MergePair(merged, kept), by):
            raise ReviewRefused(why)
        return SpeakerMerge.objects.create(
            merged=merged,
            merged_id_was=merged.public_id,
            merged_name=merged.name,
            kept=kept,
            content=_content_now(merged, kept),
            reason=reason.strip(),
            proposed_at=at,
            proposed_by=by,
        )


def decline_merge(merge: SpeakerMerge, *, by: User, at: datetime) -> None:
    """Also by whoever proposed it. Raises ReviewRefused."""
    with doing(DECLINE_MERGE, by=by, at=at):
        merge = SpeakerMerge.objects.select_for_update().get(pk=merge.pk)
        if why := DECLINE_MERGE.why_not(merge, by):
            raise ReviewRefused(why)
        merge.declined_by, merge.declined_at = by, at
        merge.save(update_fields=["declined_by", "declined_at"])


@dataclass(frozen=True, slots=True)
class MergedClaims:
    """What a merge does to the claims that name the one that goes; primary keys.

    `approved` are approved by it, `public` are published. `apart` were changed or wait otherwise:
    they name the one that stays too, but the public sees that once they are published themselves.
    `withdrawn` have a verdict that was taken back: they wait for an approval of their own.
    `handed_in` wait for approval already, by whoever handed them in.
    """

    all: list[int]
    approved: list[int]
    withdrawn: list[int]
    handed_in: dict[int, list[int]]
    public: list[int]
    apart: list[int]


def following(merged: Speaker) -> MergedClaims:
    """Of the claims as they are now."""
    claims = Claim.objects.naming(merged.pk).order_by("pk")
    keys = list(claims.values_list("pk", flat=True))
    withdrawn = set(claims.withdrawn().values_list("pk", flat=True))
    checked = list(claims.filter(status__in=workflow.APPROVED).values_list("pk", flat=True))
    approved = [key for key in checked if key not in withdrawn]
    waiting = ClaimApproval.objects.filter(claim__in=claims.filter(status=workflow.IN_REVIEW))
    handed_in: dict[int, list[int]] = {}
    for each in waiting.newest().filter(approved_at=None, sent_back_at=None).unchanged():
        handed_in.setdefault(each.submitted_by_id, []).append(each.claim_id)
    public: list[int] = []
    apart: list[int] = []
    for claim, newest in _in_public(keys):
        as_published = _but_for(merged.public_id, recorded(newest)) == _but_for(
            merged.public_id, snapshot(claim)
        )
        waits = bool(waiting_for_approval(claim, newest))
        (public if as_published and not waits else apart).append(claim.pk)
    taken_back = [key for key in checked if key in withdrawn]
    return MergedClaims(keys, approved, taken_back, handed_in, public, apart)


def _in_public(keys: Collection[int]) -> Iterable[tuple[Claim, ClaimVersion]]:
    public = Claim.objects.in_public().filter(pk__in=keys).order_by("pk")
    there = list(public.values_list("pk", flat=True))
    newest = newest_versions(there)
    for claim in with_everything(there):
        yield claim, newest[claim.pk]


def _but_for(public_id: str, record: Json) -> Json:
    """The record, with nothing of this speaker but who it is."""

    def bare(voice: Json | None) -> Json | None:
        return {"id": public_id} if voice and voice["id"] == public_id else voice

    claim = dict(record["claim"])
    for name in ("speaker", "cited_authority", "reported_by"):
        claim[name] = bare(claim[name])
    claim["cosigners"] = [bare(voice) for voice in claim["cosigners"]]
    others = [speaker for speaker in record["speakers"] if speaker["id"] != public_id]
    return record | {"claim": claim, "speakers": others}


def approve_merge(
    merge: SpeakerMerge, *, by: User, at: datetime, note: str = ""
) -> list[ClaimVersion]:
    """One act: claims and roles move, all that was approved is approved anew, and what is public
    is published with the `note`, under consecutive numbers. Raises ReviewRefused,
    PublicationRefused.
    """
    with transaction.atomic():
        with doing(APPROVE_MERGE, by=by, at=at):
            merge, merged = _lock(merge)
            why = APPROVE_MERGE.why_not(merge, by)
            if why or merged is None:
                raise ReviewRefused(why)
            follows = following(merged)
            if follows.public and not note.strip():
                raise ReviewRefused(_("Say to the public what was done: claims are published."))
            merge.merged, merge.approved_by, merge.approved_at = None, by, at
            merge.save(update_fields=["merged", "approved_by", "approved_at"])
            _move(merged, merge.kept)
            _approve_again(follows, merge, by, at)
            _take_away(merged, merge.kept)
        if not follows.public:
            return []
        public = Claim.objects.filter(pk__in=follows.public).order_by("pk")
        return publish(public, by=by, at=at, kind=Kind.UPDATE, note=note)


def _lock_people(*speakers: Speaker) -> None:
    keys = [speaker.pk for speaker in speakers]
    list(Speaker.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))


def _lock(merge: SpeakerMerge) -> tuple[SpeakerMerge, Speaker | None]:
    """The merge and both people; the assessments before the claims, as everywhere."""
    merge = SpeakerMerge.objects.select_for_update().get(pk=merge.pk)
    merged = merge.merged
    if merged is None:
        return merge, None
    _lock_people(merged, merge.kept)
    claims = Claim.objects.naming(merged.pk).order_by()
    checks = Assessment.objects.filter(pk__in=claims.values("assessment"))
    list(checks.select_for_update().order_by("pk").values_list("pk"))
    locked = Claim.objects.filter(pk__in=claims.values("pk"))
    list(locked.select_for_update().order_by("pk").values_list("pk"))
    return merge, merged


def _move(merged: Speaker, kept: Speaker) -> None:
    """A role that both had becomes one; who would stand in a claim twice stands there once."""
    _forget_doubles(merged, kept)
    same = {tuple(getattr(role, name) for name in _ROLE): role for role in kept.roles.all()}
    for role in merged.roles.all():
        twin = same.get(tuple(getattr(role, name) for name in _ROLE))
        if twin is None:
            Role.objects.filter(pk=role.pk).update(speaker=kept)
        else:
            Claim.objects.filter(role=role).update(role=twin, speaker=kept)
            Voice.objects.filter(role=role).update(role=twin, speaker=kept)
    Claim.objects.filter(speaker=merged).update(speaker=kept)
    Voice.objects.filter(speaker=merged).update(speaker=kept)


def _forget_doubles(merged: Speaker, kept: Speaker) -> None:
    """Where both have the same part in a claim, or the one signs what the other says."""
    for capacity in Voice.Capacity.values:
        there = Voice.objects.filter(speaker=kept, capacity=capacity).order_by().values("claim")
        Voice.objects.filter(speaker=merged, capacity=capacity, claim__in=there).delete()
    signed = Voice.objects.filter(capacity=Voice.Capacity.COSIGNER)
    signed.filter(speaker=merged, claim__speaker=kept).delete()
    signed.filter(speaker=kept, claim__speaker=merged).delete()


def _approve_again(follows: MergedClaims, merge: SpeakerMerge, by: User, at: datetime) -> None:
    """What was approved has another id in it now: both persons stand for that."""
    approvals = ClaimApproval.objects
    approvals.submit(follows.approved, by=merge.proposed_by, at=at)
    handed_in = approvals.filter(claim__in=follows.approved).newest()
    handed_in.update(approved_by=by, approved_at=at)
    for verb, rated in (("approve", True), ("approve_as_not_checkable", False)):
        claims = Claim.objects.filter(
            pk__in=follows.approved, assessment__rating__isnull=not rated
        ).order_by()
        Claim.objects.filter(pk__in=claims.values("pk")).update(
            status=Value(workflow.after(verb, workflow.IN_REVIEW))
        )
    for submitter, keys in follows.handed_in.items():
        approvals.submit(keys, by=User.objects.get(pk=submitter), at=at)
    after_change(follows.withdrawn, by=merge.proposed_by, at=at)


def _take_away(merged: Speaker, kept: Speaker) -> None:
    """Its ids lead to the one that stays, which takes over what it lacks itself."""
    SpeakerMerge.objects.filter(kept=merged, approved_at__isnull=False).update(kept=kept)
    Speaker.objects.get(pk=merged.pk).delete()
    taken: dict[str, str] = {}
    if merged.wikidata_id and not kept.wikidata_id:
        taken["wikidata_id"] = merged.wikidata_id
    if merged.notes.strip():
        taken["notes"] = "\n\n".join(filter(None, (kept.notes.strip(), merged.notes.strip())))
    if taken:
        Speaker.objects.filter(pk=kept.pk).update(**taken)
    PublicRedirect.objects.filter(new_id=merged.public_id).update(new_id=kept.public_id)
    PublicRedirect.objects.create(old_id=merged.public_id, new_id=kept.public_id)
