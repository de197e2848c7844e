"""The public tables as a whole: made anew from the versions, and known to be of today's build."""

from collections.abc import Sequence

from django.conf import settings
from django.db import connections, router, transaction
from django.db.models import Exists, Model, OuterRef

from claims.models import (
    ClaimVersion,
    CorrectionRequest,
    ImportedWithdrawal,
    PublicAnswer,
    PublicBuild,
    PublicClaim,
    PublicCount,
    PublicPastQuantity,
    PublicRedirect,
    PublicReference,
    PublicScale,
    PublicVersion,
    Rating,
    RatingScale,
    SpeakerMerge,
)
from claims.publication.earlier_texts import write_earlier_texts
from claims.publication.facets import count_facets, forget_facets
from claims.publication.locking import lock_publications
from claims.publication.record import RECORD_SCHEMA_VERSION
from claims.publication.references import rating_references
from claims.publication.rows import (
    imported_withdrawal,
    public_row,
)
from claims.publication.scales import publish_scales
from claims.publication.site_texts import rebuild_site_texts
from claims.publication.statistics import recount
from claims.publication.word_tables import forget_tokens, words_version
from claims.publication.writing import BATCH_CLAIMS, write_answer, write_public_rows
from corpus.any_of import AnyOf
from corpus.collecting import no_collecting


def publish_ratings() -> None:
    """Show the verdicts of the newest scale in use, and their definitions, in public.

    A newer scale stays in the drawer until a claim is published with it.
    """
    used = Exists(ClaimVersion.objects.filter(rating__scale=OuterRef("pk")))
    scale = RatingScale.objects.order_by(used.desc(), "-version").first()
    ratings = Rating.objects.filter(scale=scale).select_related("scale").order_by("position")
    publish_scales(scale)
    shown = PublicReference.objects.filter(kind=PublicReference.Kind.RATING)
    shown.exclude(id__in=ratings.values("slug")).delete()
    PublicReference.objects.bulk_create(
        rating_references(ratings, settings.PUBLIC_BASE_URL),
        update_conflicts=True,
        unique_fields=["kind", "id"],
        update_fields=["name", "sort_key", "body"],
    )


def write_redirects() -> None:
    """Where the ids of speakers lead whose records are gone."""
    PublicRedirect.objects.bulk_create(
        PublicRedirect(old_id=old, new_id=new)
        for old, new in SpeakerMerge.objects.redirects().items()
    )


def public_rows_are_current() -> bool:
    """Whether the public rows were made by today's schema and words, and for today's address."""
    return PublicBuild.objects.filter(
        version=RECORD_SCHEMA_VERSION, base_url=settings.PUBLIC_BASE_URL, words=words_version()
    ).exists()


@transaction.atomic
def rebuild_public_rows() -> int:
    """Make every public row anew from the versions; how many claims there are."""
    lock_publications()
    if not PublicBuild.objects.filter(words=words_version()).exists():
        forget_tokens()
    _empty(
        PublicPastQuantity,
        *(relation.related_model for relation in PublicClaim._meta.related_objects),
    )
    forget_facets()
    _empty(PublicClaim, PublicReference, PublicRedirect, PublicScale, PublicCount)
    newest = ClaimVersion.objects.order_by("claim_id", "-number").distinct("claim_id")
    keys = list(
        ClaimVersion.objects.filter(pk__in=newest.values("pk"))
        .order_by("publication")
        .values_list("pk", flat=True)
    )
    for start in range(0, len(keys), BATCH_CLAIMS):
        with no_collecting():
            rows = ClaimVersion.objects.filter(AnyOf("pk", keys[start : start + BATCH_CLAIMS]))
            batch = list(rows.order_by("publication"))
            _make_rows_for_withdrawn(batch)
            write_public_rows(batch, rebuilding=True)
    write_earlier_texts()
    recount()
    count_facets()
    for request in CorrectionRequest.objects.exclude(outcome=CorrectionRequest.Outcome.OPEN):
        write_answer(request)
    imported = _write_imported_withdrawals()
    publish_ratings()
    rebuild_site_texts()
    write_redirects()
    note_build()
    return len(keys) + imported


def _write_imported_withdrawals() -> int:
    """What is left of claims that were withdrawn before they were imported; how many there are."""
    count = 0
    for each in ImportedWithdrawal.objects.iterator(BATCH_CLAIMS):
        row, versions = imported_withdrawal(each.public_id, each.trace, settings.PUBLIC_BASE_URL)
        row.save(force_insert=True)
        PublicVersion.objects.bulk_create(versions)
        PublicAnswer.objects.bulk_create(
            PublicAnswer(claim=row, **answer) for answer in each.trace["answers"]
        )
        count += 1
    return count


def _empty(*models: type[Model]) -> None:
    """Without reading the rows first, as `delete()` would where others refer to them."""
    with connections[router.db_for_write(PublicClaim)].cursor() as cursor:
        for model in models:
            cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608


def _make_rows_for_withdrawn(versions: Sequence[ClaimVersion]) -> None:
    """A withdrawn claim has a row from when it was public; make one to be emptied."""
    withdrawn = [v.claim_id for v in versions if v.kind == ClaimVersion.Kind.WITHDRAWAL]
    firsts = ClaimVersion.objects.filter(claim__in=withdrawn, number=1)
    rows = [public_row(first, first.publication, settings.PUBLIC_BASE_URL) for first in firsts]
    for row in rows:
        row.withdrawn = True  # so that nothing takes it for one that can be read
    PublicClaim.objects.bulk_create(rows)


def note_build() -> None:
    PublicBuild.objects.update_or_create(
        id=1,
        defaults={
            "version": RECORD_SCHEMA_VERSION,
            "base_url": settings.PUBLIC_BASE_URL,
            "words": words_version(),
        },
    )
