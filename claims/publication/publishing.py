"""The way to the public and back: publish, correct, withdraw, restore.

Each verb takes its actor and its time, runs in one transaction, locks what it publishes and appends
one version per claim, or nothing. The public reads versions only.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claims.models import Claim, ClaimVersion
from claims.publication.appending import append
from claims.publication.facts_in_words import fact_in_words
from claims.publication.gate import missing_for_publication
from claims.publication.locking import not_waiting_long
from claims.publication.minor_changes import more_than_minor
from claims.publication.moved import is_only_moved, moved_note
from claims.publication.newest import newest_versions, with_everything
from claims.publication.record import recorded, snapshot, withdrawal
from claims.publication.shapes import Json, each_taken_once
from claims.publication.verbs import (
    PUBLISH,
    RESTORE,
    WITHDRAW,
    PublicStanding,
    waiting_for_approval,
)
from claims.publication.writing import BATCH_CLAIMS
from claims.verbs import doing
from claims.vocabulary import workflow
from corpus.any_of import AnyOf
from corpus.collecting import no_collecting

Kind = ClaimVersion.Kind


class PublicationRefused(Exception):
    """Nothing was published; `reasons` has everything that is missing, claim by claim."""

    def __init__(self, reasons: list[tuple[Claim, list[str]]]) -> None:
        self.reasons = reasons
        super().__init__(
            "; ".join(f"{claim.public_id}: {' '.join(missing)}" for claim, missing in reasons)
        )


def publish(
    claims: Iterable[Claim], *, by: User, at: datetime, kind: str = "", note: str = ""
) -> list[ClaimVersion]:
    """Publish the claims as they are now, all or none.

    The first time needs no `kind`. Publishing again needs one of `minor`, `update` and
    `correction`, the latter two with a public `note`; or `moved`, where nothing is different but
    the place in the source, whose note is made where none is given. Raises PublicationRefused.
    """
    with doing(PUBLISH, by=by, at=at), no_collecting():
        wanted = _lock(claims)
        newest = newest_versions(wanted)
        versions: list[ClaimVersion] = []
        reasons: list[tuple[Claim, list[str]]] = []
        for start in range(0, len(wanted), BATCH_CLAIMS):
            with each_taken_once():
                for claim in with_everything(wanted[start : start + BATCH_CLAIMS]):
                    standing = PublicStanding(claim, newest.get(claim.pk))
                    version = _version(claim, standing.record, by, at)
                    missing = [
                        *_number(version, standing, kind, note.strip(), by),
                        *missing_for_publication(claim),
                    ]
                    if missing:
                        reasons.append((claim, missing))
                    versions.append(version)
        reasons += _left_behind(wanted, versions)
        if reasons:
            raise PublicationRefused(reasons)
        return append(versions)


def correct(claims: Iterable[Claim], *, by: User, at: datetime, note: str) -> list[ClaimVersion]:
    """Publish claims anew because something in them was wrong; `note` tells the public what."""
    return publish(claims, by=by, at=at, kind=Kind.CORRECTION, note=note)


def withdraw(claims: Iterable[Claim], *, by: User, at: datetime, reason: str) -> list[ClaimVersion]:
    """Take published claims back. Their pages stay, and say why. Raises PublicationRefused."""
    with doing(WITHDRAW, by=by, at=at):
        wanted = _lock(claims)
        newest = newest_versions(wanted)
        versions, reasons = [], []
        for claim in with_everything(wanted):
            before = newest.get(claim.pk)
            if (why := WITHDRAW.why_not(PublicStanding(claim, before), by)) or before is None:
                reasons.append((claim, [why]))
            elif not reason.strip():
                reasons.append((claim, [_("A withdrawal needs a public reason.")]))
            else:
                version = _version(claim, withdrawal(before, reason.strip(), at), by, at)
                version.status, version.rating = before.status, before.rating
                version.number, version.kind = before.number + 1, Kind.WITHDRAWAL
                version.note = reason.strip()
                versions.append(version)
        if reasons:
            raise PublicationRefused(reasons)
        return append(versions)


def restore(claims: Iterable[Claim], *, by: User, at: datetime, note: str) -> list[ClaimVersion]:
    """Publish withdrawn claims again, as they are now; `note` tells the public why.

    Public claims that share an assessment with them, and say something else by now, are published
    along with them. Raises PublicationRefused.
    """
    claims = list(claims)
    newest = newest_versions([claim.pk for claim in claims])
    reasons = [
        (claim, [why, *missing_for_publication(claim)])
        for claim in claims
        if (why := RESTORE.why_not(PublicStanding(claim, newest.get(claim.pk)), by))
    ]
    if reasons:
        raise PublicationRefused(reasons)
    along = _left_behind_by(
        {claim.assessment_id for claim in claims}, [claim.pk for claim in claims]
    )
    return publish([*claims, *along], by=by, at=at, kind=Kind.UPDATE, note=note)


def _lock(claims: Iterable[Claim]) -> list[int]:
    """Lock the claims, always in the same order; their keys, in the order given."""
    wanted = list(dict.fromkeys(claim.pk for claim in claims))
    locked = Claim.objects.select_for_update().filter(AnyOf("pk", wanted)).order_by("pk")
    with not_waiting_long():
        found = set(locked.values_list("pk", flat=True))
    return [key for key in wanted if key in found]


def _version(claim: Claim, record: Json, by: User, at: datetime) -> ClaimVersion:
    checked = claim.status == workflow.CHECKED and claim.assessment is not None
    return ClaimVersion(
        claim=claim,
        revision=claim.revision,
        status=claim.status,
        rating=claim.assessment.rating if checked and claim.assessment else None,
        record=record,
        published_at=at,
        published_by=by,
    )


def _number(
    version: ClaimVersion, standing: PublicStanding, kind: str, note: str, by: User
) -> list[str]:
    """Give the version its number, kind and note; what speaks against publishing it."""
    before = standing.newest
    if before is None:
        version.number, version.kind, version.note = 1, Kind.FIRST, ""
        return []
    version.number, version.kind, version.note = before.number + 1, kind, note
    if why := PUBLISH.why_not(standing, by):
        return [why]
    if standing.is_withdrawn and kind not in {Kind.UPDATE, Kind.CORRECTION}:
        return [_("It is withdrawn: restoring it needs a public note.")]
    if kind == Kind.MOVED:
        return _number_moved(version, recorded(before))
    if kind not in {Kind.MINOR, Kind.UPDATE, Kind.CORRECTION}:
        return [_("It is published already: say whether this is minor, an update or a correction.")]
    if kind == Kind.MINOR and standing.is_unchanged:
        return [_("The claim is the same. What its source's newer text says is told as an update.")]
    if kind != Kind.MINOR and not note:
        return [_("An update or a correction needs a public note.")]
    if kind == Kind.MINOR and (facts := more_than_minor(recorded(before), version.record)):
        return [
            _(
                "This is more than a minor change: publish it as a correction or an update, with a "
                "public note. What is different: %(facts)s."
            )
            % {"facts": "; ".join(fact_in_words(fact) for fact in facts)}
        ]
    return []


def _number_moved(version: ClaimVersion, before: Json) -> list[str]:
    """It needs no new approval, so that nothing but the place may be another."""
    if not is_only_moved(before, version.record):
        return [
            _(
                "More than its place in the source is different: publish it as an update or a "
                "correction, with a public note."
            )
        ]
    version.note = version.note or moved_note(version.record)
    return []


def _left_behind(
    wanted: Sequence[int], versions: Sequence[ClaimVersion]
) -> list[tuple[Claim, list[str]]]:
    """Claims that share an assessment are published together, where it changes what they say."""
    by_assessment = {version.claim.assessment_id: version.claim for version in versions}
    message = _("Its assessment is shared: publish claim %(id)s along with it.")
    return [
        (by_assessment[other.assessment_id], [message % {"id": other.public_id}])
        for other in _left_behind_by(set(by_assessment), wanted)
    ]


def _left_behind_by(assessments: set[int | None], wanted: Sequence[int]) -> list[Claim]:
    """Public claims with these assessments, of which the public would now be told otherwise."""
    shared = assessments - {None}
    if not shared:
        return []
    others = Claim.objects.published().filter(assessment__in=shared)
    others = others.exclude(AnyOf("pk", wanted))
    keys = list(others.order_by("pk").values_list("pk", flat=True))
    newest = newest_versions(keys)
    left = []
    for other in with_everything(keys):
        before = newest[other.pk]
        if before.kind == Kind.WITHDRAWAL or waiting_for_approval(other, before):
            continue
        now, then = snapshot(other)["claim"], recorded(before)["claim"]
        if any(now[part] != then[part] for part in ("verification_status", "rating", "assessment")):
            left.append(other)
    return left
