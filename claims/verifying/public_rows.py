"""The public reads of each version what that version keeps, and nothing else.

Every public row is made anew, as a rebuild would, and compared; what the records name is counted
on the way.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from django.conf import settings

from claims.models import Claim, ClaimVersion, Party, PublicClaim, PublicReference, PublicVersion
from claims.publication.counting import Count, Key, count_names, count_of
from claims.publication.rebuilding import public_rows_are_current
from claims.publication.references import called_as_topic, party_reference
from claims.publication.rows import ShownVersion, row_values, show, withdrawn_row
from claims.publication.shapes import Json
from claims.publication.writing import with_rights_of_today
from claims.verifying.findings import BrokenRow, Look
from claims.verifying.public_words import WORDS_PROMISE, unlike_search_rows
from corpus.any_of import AnyOf
from corpus.collecting import no_collecting

BATCH_CLAIMS = 1_000

ROWS_PROMISE = "public_rows_equal_versions"
NAMES_PROMISE = "public_counts_equal_recounts"
CALLED_PROMISE = "public_names_equal_lists"


def looks() -> Iterator[Look]:
    published = Claim.objects.filter(versions__number=1).order_by("pk")
    keys = list(published.values_list("pk", flat=True))
    batches = [keys[start : start + BATCH_CLAIMS] for start in range(0, len(keys), BATCH_CLAIMS)]
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
    with no_collecting():
        versions = list(
            ClaimVersion.objects.filter(AnyOf("claim_id", claims)).order_by("claim_id", "number")
        )
        with_rights_of_today(versions)
        firsts = [version.publication for version in versions if version.number == 1]
        found_claims = PublicClaim.objects.filter(AnyOf("first_publication", firsts))
        rows = {row.first_publication: row for row in found_claims}
        numbers = [version.publication for version in versions]
        found_versions = PublicVersion.objects.filter(AnyOf("publication", numbers))
        shown = {row.publication: row for row in found_versions}
        found: list[BrokenRow] = []
        readable: dict[int, Json] = {}
        for _claim, group in groupby(versions, key=lambda version: version.claim_id):
            history = list(group)
            newest, first = history[-1], history[0].publication
            made = show(newest, first, settings.PUBLIC_BASE_URL)
            found += _compare_claim(made, rows.get(first))
            found += _compare_versions(history, made, shown)
            if newest.kind != ClaimVersion.Kind.WITHDRAWAL:
                count_names(named, made.record, 1)
                readable[first] = made.record
        sentence = "a public claim is found by other words, filters or days than its version has"
        return found + [
            BrokenRow(WORDS_PROMISE, sentence, readable[first]["id"])
            for first in sorted(unlike_search_rows(readable))
        ]


# What a field reads back of a value that it was given as text.
_READ_BACK = {str(field.attname): field.to_python for field in PublicClaim._meta.concrete_fields}


def _compare_claim(made: ShownVersion, row: PublicClaim | None) -> Iterator[BrokenRow]:
    name = made.record["id"]
    if row is None:
        yield BrokenRow(ROWS_PROMISE, "a published claim is not among the public ones", name)
        return
    withdrawn = made.version.kind == ClaimVersion.Kind.WITHDRAWAL
    base_url = settings.PUBLIC_BASE_URL
    wanted = withdrawn_row(made.version, base_url) if withdrawn else row_values(made)
    there = vars(row)
    for field, value in wanted.items():
        if there[field] != value and there[field] != _READ_BACK[field](value):
            sentence = "a public claim is not what its newest version says"
            yield BrokenRow(ROWS_PROMISE, sentence, f"{name} ({field})")
            return


def _compare_versions(
    history: list[ClaimVersion], newest: ShownVersion, shown: dict[int, PublicVersion]
) -> Iterator[BrokenRow]:
    withdrawn = newest.version.kind == ClaimVersion.Kind.WITHDRAWAL
    for version in history:
        row = shown.get(version.publication)
        where = f"{newest.record['id']}/{version.number}"
        if row is None:
            yield BrokenRow(ROWS_PROMISE, "a version is not among the public ones", where)
            continue
        whole = withdrawn or version is newest.version
        made = newest if whole else show(version, newest.first, settings.PUBLIC_BASE_URL)
        if row.body != made.body or row.claim_id != newest.first:
            yield BrokenRow(ROWS_PROMISE, "a public version is not what was published", where)


def _compare_references(named: dict[Key, Count]) -> Iterator[BrokenRow]:
    """Of speakers, documents, topics and parties, how many claims name them; what they are found
    by, and that a party is called what the desk's list says."""
    kinds = PublicReference.Kind
    parties = Party.objects.in_bulk()
    rows = PublicReference.objects.exclude(kind=kinds.RATING).defer("text", "pages")
    for row in rows.iterator():
        wanted = named.pop((row.kind, row.id), Count())
        kept = count_of(row)
        if kept.named != wanted.named or +kept.own != +wanted.own:
            sentence = "a speaker, source, topic or party is counted with other claims than it has"
            yield BrokenRow(NAMES_PROMISE, sentence, f"{row.kind} {row.id}")
        if not _is_called_so(row, parties):
            sentence = "a party or topic has other names in public; rebuild_public"
            yield BrokenRow(CALLED_PROMISE, sentence, f"{row.kind} {row.id}")
    for kind, name in named:
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
