"""What is done to several records at once on the way to the public: submit, approve, publish.

Each verb takes its actor and its time, runs in one transaction and locks what it changes.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connections, router, transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from claims import workflow
from claims.models import (
    Assessment,
    Claim,
    ClaimVersion,
    PublicClaim,
    PublicForm,
    PublicQuantity,
    PublicReference,
    PublicSearch,
    Rating,
    RatingScale,
)
from claims.public_rows import (
    FORM_VERSION,
    public_quantities,
    public_row,
    rating_references,
    references,
)
from claims.records import PREFETCH_RELATED, SELECT_RELATED, snapshot
from corpus.models import Revision

# Held from the moment a publication number is taken until its transaction ends, so that numbers
# are committed in order: who has read number n has seen everything up to n.
PUBLICATION_LOCK = 4_711_001

BATCH = 2_000


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
        _note_form()
    for start in range(0, len(versions), BATCH):
        batch_of_versions = versions[start : start + BATCH]
        ClaimVersion.objects.bulk_create(batch_of_versions)
        write_public_rows(batch_of_versions)
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


def _number(
    version: ClaimVersion, before: ClaimVersion | None, kind: str, note: str
) -> list[str]:
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
    with connections[router.db_for_write(ClaimVersion)].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLICATION_LOCK])
    last = ClaimVersion.objects.aggregate(last=Max("publication"))["last"] or 0
    for publication, version in enumerate(versions, start=last + 1):
        version.publication = publication


def write_public_rows(versions: Sequence[ClaimVersion]) -> None:
    """Put the versions, each the newest of its claim, where the public reads."""
    base_url: str = settings.PUBLIC_BASE_URL
    first = dict(
        ClaimVersion.objects.filter(
            claim__in=[version.claim_id for version in versions], number=1
        ).values_list("claim_id", "publication")
    )
    keys = [first[version.claim_id] for version in versions]
    PublicClaim.objects.filter(first_publication__in=keys).delete()
    PublicClaim.objects.bulk_create(
        public_row(version, first[version.claim_id], base_url) for version in versions
    )
    PublicQuantity.objects.bulk_create(
        quantity
        for version in versions
        for quantity in public_quantities(version, first[version.claim_id])
    )
    index_words(PublicClaim.objects.filter(first_publication__in=keys))
    _write_references(
        [reference for version in versions for reference in references(version, base_url)]
    )
    _write_full_texts(versions)


def index_words(claims: QuerySet[PublicClaim]) -> None:
    """Make the search entries of claims that have none: statement before quote before speaker."""
    table = PublicSearch._meta.db_table
    chosen, parameters = claims.values("pk").query.sql_with_params()
    source = PublicClaim._meta.db_table
    with connections[router.db_for_write(PublicSearch)].cursor() as cursor:
        cursor.execute(
            f"""
            INSERT INTO {table} (claim_id, words)
            SELECT first_publication,
                   setweight(to_tsvector('swedish', statement), 'A')
                   || setweight(to_tsvector('swedish', quote), 'B')
                   || setweight(to_tsvector('swedish', speaker), 'C')
            FROM {source} WHERE first_publication IN ({chosen})
            """,  # noqa: S608  # table names and Django's own SQL; values are parameters
            parameters,
        )


def _write_references(found: Iterable[PublicReference]) -> None:
    """The last version to name a speaker, document or topic says what is public about it."""
    last = {(reference.kind, reference.id): reference for reference in found}
    PublicReference.objects.bulk_create(
        [last[key] for key in sorted(last)],
        update_conflicts=True,
        unique_fields=["kind", "id"],
        update_fields=["name", "sort_key", "body"],
    )


def _write_full_texts(versions: Sequence[ClaimVersion]) -> None:
    allowed = {
        version.record["document"]["id"]: version.revision_id
        for version in versions
        if version.record["document"]["full_text_public"]
    }
    named = {version.record["document"]["id"] for version in versions}
    documents = PublicReference.objects.filter(kind=PublicReference.Kind.DOCUMENT)
    documents.filter(id__in=named - set(allowed)).update(text=None)
    texts = Revision.objects.in_bulk(allowed.values())
    for document, revision in allowed.items():
        documents.filter(id=document).update(text=texts[revision].text)


def publish_ratings() -> None:
    """Show the newest scale's verdicts and their definitions in public."""
    scale = RatingScale.objects.order_by("-version").first()
    ratings = Rating.objects.filter(scale=scale).select_related("scale").order_by("position")
    _write_references(rating_references(ratings, settings.PUBLIC_BASE_URL))


def public_rows_are_current() -> bool:
    """Whether the public rows were made in today's form and for today's address."""
    return PublicForm.objects.filter(
        version=FORM_VERSION, base_url=settings.PUBLIC_BASE_URL
    ).exists()


@transaction.atomic
def rebuild_public_rows() -> int:
    """Make every public row anew from the versions; how many claims there are."""
    with connections[router.db_for_write(ClaimVersion)].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLICATION_LOCK])
    PublicClaim.objects.all().delete()
    PublicReference.objects.all().delete()
    newest = ClaimVersion.objects.order_by("claim_id", "-number").distinct("claim_id")
    keys = list(
        ClaimVersion.objects.filter(pk__in=newest.values("pk"))
        .order_by("publication")
        .values_list("pk", flat=True)
    )
    for start in range(0, len(keys), BATCH):
        batch = ClaimVersion.objects.filter(pk__in=keys[start : start + BATCH])
        write_public_rows(list(batch.order_by("publication")))
    publish_ratings()
    _note_form()
    return len(keys)


def _note_form() -> None:
    PublicForm.objects.update_or_create(
        id=1, defaults={"version": FORM_VERSION, "base_url": settings.PUBLIC_BASE_URL}
    )
