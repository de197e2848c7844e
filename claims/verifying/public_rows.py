"""The public reads of each version what that version keeps, and nothing else.

Every public row is made anew, as a rebuild would, and compared; what the records name is counted
on the way.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby

from django.conf import settings
from django.db import connection
from django.db.models import DateField

from claims.models import ClaimVersion, Party, PublicClaim, PublicReference
from claims.publication.counting import Count, Key, count_names, count_of
from claims.publication.rebuilding import public_rows_are_current
from claims.publication.references import called_as_topic, party_reference
from claims.publication.rows import ShownVersion, row_values, show, withdrawn_row
from claims.publication.shapes import Json
from claims.publication.writing import with_rights_of_today
from claims.verifying.findings import BrokenRow, Look, StepFinding
from claims.verifying.public_words import WORDS_PROMISE, unlike_search_rows
from claims.verifying.selecting import key_ranges
from corpus.any_of import AnyOf
from corpus.collecting import no_collecting

BATCH_CLAIMS = 1_000

ROWS_PROMISE = "public_rows_equal_versions"
NAMES_PROMISE = "public_counts_equal_recounts"
CALLED_PROMISE = "public_names_equal_lists"


def looks() -> Iterator[Look]:
    if ClaimVersion.objects.exists() and not public_rows_are_current():
        yield Look([_of_another_build])
        return
    named: dict[Key, Count] = {}
    batches = key_ranges(ClaimVersion._meta.db_table, "claim_id", BATCH_CLAIMS)
    yield Look(
        [partial(_look, low, high) for low, high in batches],
        add=partial(_add_up, named),
        end=partial(_compare_references, named),
    )


def _of_another_build() -> StepFinding:
    sentence = "the public rows were made by another release or for another address; rebuild_public"
    return StepFinding([BrokenRow(ROWS_PROMISE, sentence, settings.PUBLIC_BASE_URL)])


def _add_up(named: dict[Key, Count], more: dict[Key, Count]) -> None:
    for key, count in more.items():
        if (known := named.get(key)) is None:
            named[key] = count
        else:
            known.named += count.named
            known.own.update(count.own)


def _look(low: int, high: int) -> StepFinding:
    """At the claims whose key lies from the one to the other; with how many name what."""
    with no_collecting():
        return _compare(low, high)  # and nothing of it is left when collecting begins again


def _compare(low: int, high: int) -> StepFinding:
    versions = list(
        ClaimVersion.objects.filter(claim_id__gte=low, claim_id__lte=high).order_by(
            "claim_id", "number"
        )
    )
    with_rights_of_today(versions)
    rows = _claims_shown(versions)
    shown = _versions_shown(versions, rows)
    found: list[BrokenRow] = []
    named: dict[Key, Count] = {}
    readable: dict[int, Json] = {}
    for _claim, group in groupby(versions, key=lambda version: version.claim_id):
        history = list(group)
        newest, first = history[-1], history[0].publication
        if history[0].number != 1:  # another promise's matter
            continue
        made = show(newest, first, settings.PUBLIC_BASE_URL)
        found += _compare_claim(made, rows.get(first))
        found += _compare_versions(history, made, shown)
        if newest.kind != ClaimVersion.Kind.WITHDRAWAL:
            count_names(named, made.record, 1)
            readable[first] = made.record
    sentence = "a public claim is found by other words, filters or days than its version has"
    found += [
        BrokenRow(WORDS_PROMISE, sentence, readable[first]["id"])
        for first in sorted(unlike_search_rows(readable))
    ]
    return StepFinding(found, named)


def _claims_shown(versions: Iterable[ClaimVersion]) -> dict[int, Json]:
    """The rows of their claims, as they are, by first publication."""
    firsts = [version.publication for version in versions if version.number == 1]
    rows = PublicClaim.objects.filter(AnyOf("first_publication", firsts))
    return {row["first_publication"]: dict(row) for row in rows.values()}


# Whose claim's JSON it has: that need not be sent twice.
_VERSIONS = """
    SELECT shown.publication, shown.claim_id, nullif(shown.body, claim.body)
    FROM claims_publicversion AS shown
    LEFT JOIN claims_publicclaim AS claim ON claim.first_publication = shown.claim_id
    WHERE shown.publication = ANY (%s)
"""


def _versions_shown(
    versions: Iterable[ClaimVersion], rows: Mapping[int, Json]
) -> dict[int, tuple[int, str]]:
    """By publication, to which claim each belongs in public, and its JSON there."""
    with connection.cursor() as cursor:
        cursor.execute(_VERSIONS, [[version.publication for version in versions]])
        return {
            publication: (claim, rows[claim]["body"] if body is None and claim in rows else body)
            for publication, claim, body in cursor.fetchall()
        }


# What a field reads back of a value that it was given as text.
_READ_BACK = {str(field.attname): field.to_python for field in PublicClaim._meta.concrete_fields}
_DAYS = [
    str(field.attname) for field in PublicClaim._meta.concrete_fields if type(field) is DateField
]


def _compare_claim(made: ShownVersion, there: Json | None) -> Iterator[BrokenRow]:
    name = made.record["id"]
    if there is None:
        yield BrokenRow(ROWS_PROMISE, "a published claim is not among the public ones", name)
        return
    withdrawn = made.version.kind == ClaimVersion.Kind.WITHDRAWAL
    base_url = settings.PUBLIC_BASE_URL
    wanted = withdrawn_row(made.version, base_url) if withdrawn else row_values(made)
    for field in _DAYS:
        if field in wanted:
            wanted[field] = _READ_BACK[field](wanted[field])
    if wanted.items() <= there.items():
        return
    for field, value in wanted.items():
        if there[field] != value and there[field] != _READ_BACK[field](value):
            sentence = "a public claim is not what its newest version says"
            yield BrokenRow(ROWS_PROMISE, sentence, f"{name} ({field})")
            return


def _compare_versions(
    history: list[ClaimVersion], newest: ShownVersion, shown: dict[int, tuple[int, str]]
) -> Iterator[BrokenRow]:
    withdrawn = newest.version.kind == ClaimVersion.Kind.WITHDRAWAL
    for version in history:
        where = f"{newest.record['id']}/{version.number}"
        if version.publication not in shown:
            yield BrokenRow(ROWS_PROMISE, "a version is not among the public ones", where)
            continue
        claim, body = shown[version.publication]
        whole = withdrawn or version is newest.version
        made = newest if whole else show(version, newest.first, settings.PUBLIC_BASE_URL)
        if body != made.body or claim != newest.first:
            yield BrokenRow(ROWS_PROMISE, "a public version is not what was published", where)


def _compare_references(named: dict[Key, Count]) -> StepFinding:
    return StepFinding(_wrong_references(named))


def _wrong_references(named: dict[Key, Count]) -> Iterator[BrokenRow]:
    """Of speakers, documents, topics and parties, how many claims name them; what they are found
    by, and that a party is called what the desk's list says."""
    kinds = PublicReference.Kind
    parties = Party.objects.in_bulk()
    rows = PublicReference.objects.exclude(kind=kinds.RATING).defer("text", "pages")
    rows = rows.order_by("kind", "id")
    for row in rows.iterator():
        wanted = named.pop((row.kind, row.id), Count())
        kept = count_of(row)
        if kept.named != wanted.named or +kept.own != +wanted.own:
            sentence = "a speaker, source, topic or party is counted with other claims than it has"
            yield BrokenRow(NAMES_PROMISE, sentence, f"{row.kind} {row.id}")
        if not _is_called_so(row, parties):
            sentence = "a party or topic has other names in public; rebuild_public"
            yield BrokenRow(CALLED_PROMISE, sentence, f"{row.kind} {row.id}")
    for kind, name in sorted(named):
        if kind != kinds.PARTY:
            sentence = "a speaker, source or topic that public claims name is not public"
            yield BrokenRow(NAMES_PROMISE, sentence, f"{kind} {name}")


def _is_called_so(row: PublicReference, parties: Mapping[str, Party]) -> bool:
    if row.kind == PublicReference.Kind.TOPIC:
        return row.called == called_as_topic(json.loads(row.body))
    if row.kind != PublicReference.Kind.PARTY:
        return True
    party = parties.get(row.id) or Party(code=row.id, name=row.id)
    made = party_reference(party, settings.PUBLIC_BASE_URL)
    names = {json.loads(each.body)["name"] for each in (row, made)}
    return (row.name, row.called) == (made.name, made.called) and len(names) == 1
