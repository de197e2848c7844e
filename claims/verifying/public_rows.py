"""The public reads of each version what that version keeps, and nothing else.

Every public row is made anew, as a rebuild would, and compared; what the records name is counted
on the way.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.conf import settings

from claims.models import Claim, ClaimVersion, PublicClaim, PublicReference, PublicVersion
from claims.publication.counting import Count, Key, count_names, count_of
from claims.publication.record import recorded
from claims.publication.rows import public_row, public_version, withdrawn_row
from claims.publication.writing import public_rows_are_current, with_rights_of_today
from claims.verifying.findings import BrokenRow, Look

CLAIMS_AT_ONCE = 1_000

ROWS_PROMISE = "public_rows_equal_versions"
NAMES_PROMISE = "public_counts_equal_recounts"


def looks() -> Iterator[Look]:
    published = Claim.objects.filter(versions__number=1).order_by("pk")
    keys = list(published.values_list("pk", flat=True))
    batches = [
        keys[start : start + CLAIMS_AT_ONCE] for start in range(0, len(keys), CLAIMS_AT_ONCE)
    ]
    yield Look(len(batches) + 1, lambda: _look(batches))


def _look(batches: list[list[int]]) -> Iterator[Iterable[BrokenRow]]:
    if batches and not public_rows_are_current():
        sentence = (
            "the public rows were made by another release or for another address; rebuild_public"
        )
        yield [BrokenRow(ROWS_PROMISE, sentence, settings.PUBLIC_BASE_URL)]
        return
    named: dict[Key, Count] = {}
    for batch in batches:
        yield _compare(batch, named)
    yield _compare_references(named)


def _compare(claims: list[int], named: dict[Key, Count]) -> list[BrokenRow]:
    versions = list(
        ClaimVersion.objects.filter(claim__in=claims)
        .select_related("claim")
        .order_by("claim_id", "number")
    )
    with_rights_of_today(versions)
    firsts = [version.publication for version in versions if version.number == 1]
    rows = PublicClaim.objects.in_bulk(firsts)
    shown = PublicVersion.objects.in_bulk([version.publication for version in versions])
    found: list[BrokenRow] = []
    for _claim, group in groupby(versions, key=lambda version: version.claim_id):
        history = list(group)
        newest = history[-1]
        row = rows.get(history[0].publication)
        found += _compare_claim(history, row)
        found += _compare_versions(history, shown)
        if newest.kind != ClaimVersion.Kind.WITHDRAWAL:
            count_names(named, recorded(newest)["claim"], 1)
    return found


def _compare_claim(history: list[ClaimVersion], row: PublicClaim | None) -> Iterator[BrokenRow]:
    newest, name = history[-1], history[-1].claim.public_id
    if row is None:
        yield BrokenRow(ROWS_PROMISE, "a published claim is not among the public ones", name)
        return
    if newest.kind == ClaimVersion.Kind.WITHDRAWAL:
        wanted = withdrawn_row(newest, settings.PUBLIC_BASE_URL)
    else:
        made = public_row(newest, history[0].publication, settings.PUBLIC_BASE_URL)
        wanted = {f.attname: getattr(made, f.attname) for f in PublicClaim._meta.concrete_fields}
    for field, value in wanted.items():
        if getattr(row, field) != PublicClaim._meta.get_field(field).to_python(value):  # type: ignore[union-attr]
            sentence = "a public claim is not what its newest version says"
            yield BrokenRow(ROWS_PROMISE, sentence, f"{name} ({field})")
            return


def _compare_versions(
    history: list[ClaimVersion], shown: dict[int, PublicVersion]
) -> Iterator[BrokenRow]:
    newest = history[-1]
    withdrawn = newest.kind == ClaimVersion.Kind.WITHDRAWAL
    for version in history:
        row = shown.get(version.publication)
        where = f"{version.claim.public_id}/{version.number}"
        if row is None:
            yield BrokenRow(ROWS_PROMISE, "a version is not among the public ones", where)
            continue
        said = newest if withdrawn else version
        first = history[0].publication
        made = public_version(version, said, first, settings.PUBLIC_BASE_URL)
        if row.body != made.body or row.claim_id != first:
            yield BrokenRow(ROWS_PROMISE, "a public version is not what was published", where)


def _compare_references(named: dict[Key, Count]) -> Iterator[BrokenRow]:
    """Of speakers, documents, topics and parties, how many claims name them."""
    kinds = PublicReference.Kind
    rows = PublicReference.objects.exclude(kind=kinds.RATING).defer("text")
    for row in rows.iterator():
        wanted = named.pop((row.kind, row.id), Count())
        kept = count_of(row)
        if kept.named != wanted.named or +kept.own != +wanted.own:
            sentence = "a speaker, source, topic or party is counted with other claims than it has"
            yield BrokenRow(NAMES_PROMISE, sentence, f"{row.kind} {row.id}")
    for kind, name in named:
        if kind != kinds.PARTY:
            sentence = "a speaker, source or topic that public claims name is not public"
            yield BrokenRow(NAMES_PROMISE, sentence, f"{kind} {name}")
