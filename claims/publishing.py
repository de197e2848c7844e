"""What is done to several records at once on the way to the public: submit, approve, publish.

Each verb takes its actor and its time, runs in one transaction and locks what it changes.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from claims import workflow
from claims.models import Assessment, Claim, ClaimVersion, PublicForm
from claims.public_tables import (
    BATCH,
    lock_publications,
    note_form,
    write_public_rows,
    write_public_versions,
)
from claims.records import PREFETCH_RELATED, SELECT_RELATED, snapshot


class PublicationRefused(Exception):
    """Nothing was published; `reasons` has everything that is missing, claim by claim."""

    def __init__(self, reasons: list[tuple[Claim, list[str]]]) -> None:
        self.reasons = reasons
        super().__init__(
            "; ".join(f"{claim.public_id}: {', '.join(missing)}" for claim, missing in reasons)
        )


class ApprovalRefused(Exception):
    """The assessment was not submitted or approved; the message says why."""


@transaction.atomic
def submit(assessment: Assessment, *, by: User, at: datetime) -> None:
    """Hand the assessment in for review, with every claim that shares it."""
    claims = _lock(assessment)
    if not assessment.summary:
        raise ApprovalRefused(_("The assessment has no summary yet."))
    for claim in claims:
        claim.status = workflow.after("submit", claim.status)
    assessment.submitted_by, assessment.submitted_at = by, at
    assessment.approved_by = assessment.approved_at = None
    _save(assessment, claims)


@transaction.atomic
def approve(assessment: Assessment, *, by: User, at: datetime) -> None:
    """Approve what somebody else submitted. With a rating its claims become checked, without
    one not checkable."""
    claims = _lock(assessment)
    if assessment.submitted_by_id is None:
        raise ApprovalRefused(_("The assessment has not been submitted."))
    if assessment.submitted_by_id == by.pk:
        raise ApprovalRefused(_("Whoever submitted an assessment can't approve it."))
    if assessment.rating_id and not assessment.explanation:
        raise ApprovalRefused(_("The assessment has no explanation yet."))
    verb = "approve" if assessment.rating_id else "approve_as_not_checkable"
    for claim in claims:
        claim.status = workflow.after(verb, claim.status)
    assessment.approved_by, assessment.approved_at = by, at
    _save(assessment, claims)


def _lock(assessment: Assessment) -> list[Claim]:
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    for name in ("submitted_by_id", "submitted_at", "approved_by_id", "approved_at"):
        setattr(assessment, name, getattr(locked, name))
    claims = list(assessment.claims.select_for_update().order_by("pk"))
    if not claims:
        raise ApprovalRefused(_("No claim has this assessment."))
    return claims


def _save(assessment: Assessment, claims: Sequence[Claim]) -> None:
    assessment.save()
    Claim.objects.bulk_update(claims, ["status"])


@transaction.atomic
def publish(
    claims: Iterable[Claim], *, by: User, at: datetime, kind: str = "", note: str = ""
) -> list[ClaimVersion]:
    """Publish the claims as they are now, all or none.

    The first time needs no `kind`. Publishing again needs one of `minor`, `update` and
    `correction`, the latter two with a public `note`. Raises PublicationRefused.
    """
    wanted = [claim.pk for claim in claims]
    Claim.objects.select_for_update().filter(pk__in=wanted).order_by("pk").values_list("pk").last()
    versions: list[ClaimVersion] = []
    reasons: list[tuple[Claim, list[str]]] = []
    for start in range(0, len(wanted), BATCH):
        batch = _with_everything(wanted[start : start + BATCH])
        newest = _newest_versions([claim.pk for claim in batch])
        for claim in batch:
            version = ClaimVersion(
                claim=claim,
                revision=claim.revision,
                status=claim.status,
                record=snapshot(claim),
                published_at=at,
                published_by=by,
            )
            if claim.status == workflow.CHECKED and claim.assessment:
                version.rating = claim.assessment.rating
            missing = _number(version, newest.get(claim.pk), kind, note)
            if missing:
                reasons.append((claim, missing))
            versions.append(version)
    if reasons:
        raise PublicationRefused(reasons)
    _take_publication_numbers(versions)
    if not PublicForm.objects.exists():
        note_form()
    for start in range(0, len(versions), BATCH):
        batch_of_versions = versions[start : start + BATCH]
        ClaimVersion.objects.bulk_create(batch_of_versions)
        write_public_rows(batch_of_versions)
        write_public_versions(batch_of_versions)
    return versions


def _with_everything(keys: Sequence[int]) -> list[Claim]:
    found = {
        claim.pk: claim
        for claim in Claim.objects.filter(pk__in=keys)
        .select_related(*SELECT_RELATED)
        .prefetch_related(*PREFETCH_RELATED)
    }
    return [found[key] for key in keys if key in found]


def _newest_versions(claim_keys: Sequence[int]) -> dict[int, ClaimVersion]:
    newest = ClaimVersion.objects.filter(claim__in=claim_keys).order_by("claim_id", "-number")
    return {version.claim_id: version for version in newest.distinct("claim_id")}


def _number(version: ClaimVersion, before: ClaimVersion | None, kind: str, note: str) -> list[str]:
    """Give the version its number, kind and note; what speaks against publishing it."""
    if before is None:
        version.number, version.kind, version.note = 1, ClaimVersion.Kind.FIRST, ""
        return []
    version.number, version.kind, version.note = before.number + 1, kind, note.strip()
    if before.record == version.record:
        return [_("It is published already, and nothing has changed since.")]
    if kind not in {"minor", "update", "correction"}:
        return [_("It is published already: say whether this is minor, an update or a correction.")]
    if kind != ClaimVersion.Kind.MINOR and not version.note:
        return [_("An update or a correction needs a public note.")]
    return []


def _take_publication_numbers(versions: Sequence[ClaimVersion]) -> None:
    lock_publications()
    last = ClaimVersion.objects.aggregate(last=Max("publication"))["last"] or 0
    for publication, version in enumerate(versions, start=last + 1):
        version.publication = publication
