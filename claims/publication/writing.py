"""Writing the tables that the public reads, from the versions."""

import json
from collections.abc import Container, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db import connections, router
from django.db.models import QuerySet, Value
from django.db.models.functions import Replace

from claims.models import (
    ClaimVersion,
    CorrectionRequest,
    PublicAnswer,
    PublicClaim,
    PublicQuantity,
    PublicReference,
    PublicSearch,
    PublicToken,
    PublicVersion,
)
from claims.models.public import PUBLIC_MODELS
from claims.publication.copying import array_text, copy_rows, copy_values, replace_values
from claims.publication.counting import public_records, write_references
from claims.publication.earlier_texts import write_earlier_texts_of
from claims.publication.facets import write_facets
from claims.publication.past import replaced_by, write_past
from claims.publication.references import pages_of
from claims.publication.relations import write_relations
from claims.publication.rows import (
    ShownVersion,
    public_quantities,
    public_version,
    row_values,
    show,
    withdrawn_row,
)
from claims.publication.search_rows import index_words
from claims.publication.statistics import write_counts
from claims.publication.word_tables import note_tokens
from corpus.any_of import AnyOf
from corpus.models import Document, Revision

BATCH_CLAIMS = 2_000
# Fewer are checked by PostgreSQL at the end of the transaction as quickly.
_MANY_VERSIONS = 100
# Of an act of many claims so many are written together: counts are added up once for all of them.
WRITTEN_AT_ONCE = 10_000


def _check_by_index() -> None:
    """Look now whether the public rows that were just written belong to what is there, and not at
    the end of the transaction: PostgreSQL keeps the plan by which it looks for a key, and one that
    was made when the table was nearly empty reads it whole, for each of ten thousand rows."""
    with connections[router.db_for_write(PublicClaim)].cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(conname), ', ') FROM pg_constraint"
            " WHERE contype = 'f' AND condeferrable AND conrelid = ANY(%s::regclass[])",
            [[ClaimVersion._meta.db_table, *(model._meta.db_table for model in PUBLIC_MODELS)]],
        )
        (names,) = cursor.fetchone()
        cursor.execute("SELECT current_setting('enable_seqscan')")
        (before,) = cursor.fetchone()
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"SET CONSTRAINTS {names} IMMEDIATE")
        cursor.execute(f"SET CONSTRAINTS {names} DEFERRED")
        cursor.execute("SELECT set_config('enable_seqscan', %s, true)", [before])


def write_public_rows(versions: Sequence[ClaimVersion], *, rebuilding: bool = False) -> None:
    """Put the versions, each the newest of its claim, where the public reads and looks back.

    Whoever is `rebuilding` has emptied the tables, and counts all claims anew afterwards.
    """
    with_rights_of_today(versions)
    first = _first_publications(versions)
    # Those of which there may be rows already.
    again = [first[version.claim_id] for version in versions if version.number > 1]
    before = public_records(again)
    newest = [version for version in versions if version.kind != ClaimVersion.Kind.WITHDRAWAL]
    follow = {} if rebuilding else _simply_following(newest, first)
    replaced_by({first[claim]: publication for claim, publication in follow.items()})
    base_url: str = settings.PUBLIC_BASE_URL
    shown = [show(version, first[version.claim_id], base_url) for version in newest]
    if again:
        PublicQuantity.objects.filter(AnyOf("claim", again)).delete()
        PublicSearch.objects.filter(AnyOf("claim", again)).delete()
    _withdraw([v for v in versions if v.kind == ClaimVersion.Kind.WITHDRAWAL], first)
    _show(shown)
    write_references(before, shown)
    write_facets({each.first: each.record for each in shown}, again, counting=not rebuilding)
    write_relations(newest, again)
    if not rebuilding:
        write_counts(before, [each.record for each in shown])
    _write_texts_and_pages(newest)
    if not rebuilding:
        write_earlier_texts_of({version.claim_id for version in versions})
    bodies = {each.version.publication: each.body for each in shown}
    _write_public_versions(versions, first, bodies, follow)
    if len(versions) >= _MANY_VERSIONS:
        _check_by_index()


# Versions of a text that was public whole: it is not any more, or is again after it wasn't.
_SHOWN_OTHERWISE = """
SELECT DISTINCT version.claim_id
FROM claims_claimversion AS version
JOIN claims_publicversion AS shown ON shown.publication = version.publication
WHERE version.claim_id = ANY(%s) AND version.record #>> '{document,full_text_public}' = 'true'
  AND (version.claim_id = ANY(%s)
       OR (shown.body::jsonb #>> '{source,prefix}', shown.body::jsonb #>> '{source,suffix}')
          IS DISTINCT FROM (version.record #>> '{claim,source,prefix}',
                            version.record #>> '{claim,source,suffix}'))
"""


def _simply_following(versions: Sequence[ClaimVersion], first: Mapping[int, int]) -> dict[int, int]:
    """Those that follow a version which stays as the public has it, by claim; the others' earlier
    versions are shown otherwise from now on: words that were withdrawn come back, or less of a text
    may be shown than when they were published."""
    later = {each.claim_id: each for each in versions if each.number > 1}
    if not later:
        return {}
    there = PublicClaim.objects.filter(AnyOf("pk", [first[claim] for claim in later]))
    readable = set(there.filter(withdrawn=False).values_list("pk", flat=True))
    short = [
        claim for claim, each in later.items() if not each.record["document"]["full_text_public"]
    ]
    with connections[router.db_for_write(PublicVersion)].cursor() as cursor:
        cursor.execute(_SHOWN_OTHERWISE, [list(later), short])
        otherwise = {claim for (claim,) in cursor.fetchall()}
    return {
        claim: each.publication
        for claim, each in later.items()
        if first[claim] in readable and claim not in otherwise
    }


def with_rights_of_today(versions: Sequence[ClaimVersion]) -> None:
    """Of what was allowed when they were published and what is allowed now, the stricter counts."""
    allowed = {
        version.record["document"]["id"]
        for version in versions
        if "document" in version.record and version.record["document"]["full_text_public"]
    }
    if not allowed:
        return
    lost = Document.objects.filter(public_id__in=allowed, full_text_public=False)
    gone = set(lost.values_list("public_id", flat=True))
    for version in versions:
        if "document" in version.record and version.record["document"]["id"] in gone:
            document = version.record["document"] | {"full_text_public": False}
            version.record = version.record | {"document": document}


def _show(shown: Sequence[ShownVersion]) -> None:
    again = [each.first for each in shown if each.version.number > 1]
    there = set(PublicClaim.objects.filter(pk__in=again).values_list("pk", flat=True))
    fields = [str(field.attname) for field in PublicClaim._meta.concrete_fields]
    rows = [row_values(each) for each in shown]
    replace_values(PublicClaim, fields, [row for row in rows if row["first_publication"] in there])
    new = [row for row in rows if row["first_publication"] not in there]
    for values in new:
        values["topics"] = array_text(values["topics"])
    copy_values(PublicClaim, fields, [[values[name] for name in fields] for values in new])
    copy_rows([number for each in shown for number in public_quantities(each.version, each.first)])
    index_words({each.first: each.record for each in shown})


def _withdraw(versions: Sequence[ClaimVersion], first: Mapping[int, int]) -> None:
    """Leave of withdrawn claims what is left of them; they are found by id, and no other way."""
    for version in versions:
        row = withdrawn_row(version, settings.PUBLIC_BASE_URL)
        PublicClaim.objects.filter(first_publication=first[version.claim_id]).update(**row)


def _write_public_versions(
    versions: Sequence[ClaimVersion],
    first: Mapping[int, int],
    bodies: Mapping[int, str],
    follow: Container[int],
) -> None:
    """Put the versions where the public can look back at them, and anew all earlier ones of claims
    that don't simply `follow`; `bodies` is their JSON, by publication.

    While a claim is withdrawn its earlier versions keep their numbers and notes, not their words.
    """
    again = {
        version.claim_id
        for version in versions
        if version.number > 1 and version.claim_id not in follow
    }
    rows = [version for version in versions if version.claim_id not in again]
    if again:
        PublicVersion.objects.filter(AnyOf("claim", [first[claim] for claim in again])).delete()
        earlier_too = ClaimVersion.objects.filter(AnyOf("claim_id", list(again)))
        earlier_too = earlier_too.order_by("claim_id", "number")
        with_rights_of_today(found := list(earlier_too))
        rows += found
    newest = {version.claim_id: version for version in rows}
    withdrawn = {
        claim: version
        for claim, version in newest.items()
        if version.kind == ClaimVersion.Kind.WITHDRAWAL
    }
    earlier = [
        version.record
        for version in rows
        if version.kind != ClaimVersion.Kind.WITHDRAWAL
        and version.claim_id not in withdrawn
        and version != newest[version.claim_id]
    ]
    note_tokens(PublicToken, (text for record in earlier for text in _searched_texts(record)))
    copy_rows(
        [
            public_version(
                version,
                withdrawn.get(version.claim_id, version),
                first[version.claim_id],
                settings.PUBLIC_BASE_URL,
                bodies.get(version.publication) if version.claim_id not in withdrawn else None,
            )
            for version in rows
        ]
    )
    write_past([first[claim] for claim in again if claim not in withdrawn])


def _searched_texts(record: Mapping[str, Any]) -> list[str]:
    names = (speaker["name"] for speaker in record["speakers"])
    return [record["claim"]["statement"], record["claim"]["quote"], *names]


def write_answer(request: CorrectionRequest) -> None:
    """Show what came of a correction request; not who sent it, nor what they wrote."""
    if request.answered_at is None:
        raise ValueError("an open request has no answer to show")
    first = ClaimVersion.objects.get(claim=request.claim_id, number=1).publication
    PublicAnswer.objects.update_or_create(
        request=request.pk,
        defaults={
            "claim_id": first,
            "received_at": request.received_at,
            "answered_at": request.answered_at,
            "outcome": request.outcome,
            "answer": request.answer,
        },
    )


def _first_publications(versions: Sequence[ClaimVersion]) -> dict[int, int]:
    """By claim, the number of its first publication."""
    first = {each.claim_id: each.publication for each in versions if each.number == 1}
    others = [each.claim_id for each in versions if each.claim_id not in first]
    if others:
        asked = ClaimVersion.objects.filter(AnyOf("claim_id", others), number=1)
        first.update(asked.values_list("claim_id", "publication"))
    return first


# A long text that is there already is neither fetched nor written again: a publication would cost
# as much as its whole source.
_SHOW_TEXTS = """
UPDATE claims_publicreference AS shown SET text = r.text
FROM unnest(%s::text[], %s::bigint[]) AS wanted (document, revision)
JOIN corpus_revision AS r ON r.id = wanted.revision
WHERE shown.kind = 'document' AND shown.id = wanted.document
  AND shown.text IS DISTINCT FROM r.text
"""


def _write_texts_and_pages(versions: Sequence[ClaimVersion]) -> None:
    """As for references: the last version says whether the text may be shown, also when an earlier
    one was allowed more; which text it is, the reference."""
    last = {version.record["document"]["id"]: version for version in versions}
    documents = PublicReference.objects.filter(kind=PublicReference.Kind.DOCUMENT)
    shown = _shown_revisions(documents.filter(id__in=last), last)
    allowed = {
        document: shown[document]
        for document, version in last.items()
        if version.record["document"]["full_text_public"]
    }
    documents.filter(id__in=last.keys() - allowed.keys()).update(text=None)
    with connections[router.db_for_write(PublicReference)].cursor() as cursor:
        cursor.execute(_SHOW_TEXTS, [list(allowed.keys()), list(allowed.values())])
    _write_pages(shown)
    # The database's own rule, for rows that were made after the document was closed.
    closed = Document.objects.filter(public_id__in=last.keys(), closed_at__isnull=False)
    documents.filter(id__in=list(closed.values_list("public_id", flat=True))).update(
        text=None,
        body=Replace("body", Value('"full_text_public":true'), Value('"full_text_public":false')),
    )


def _shown_revisions(
    references: QuerySet[PublicReference], last: Mapping[str, ClaimVersion]
) -> dict[str, int]:
    """By document the key of the revision that its reference names; mostly that of its `last`
    version."""
    numbers = {
        document: json.loads(body)["revision"]
        for document, body in references.values_list("id", "body")
    }
    shown = {document: version.revision_id for document, version in last.items()}
    for document, number in numbers.items():
        if number != last[document].record["document"]["revision"]:
            there = Revision.objects.filter(document__public_id=document, number=number)
            shown[document] = there.values_list("pk", flat=True).get()
    return shown


def _write_pages(last: Mapping[str, int | None]) -> None:
    """Where they begin and end says no word of the text: also of one that may not be shown."""
    pages = pages_of(key for key in last.values() if key is not None)
    documents = PublicReference.objects.filter(kind=PublicReference.Kind.DOCUMENT)
    without = [document for document, revision in last.items() if revision not in pages]
    documents.filter(id__in=without, pages__isnull=False).update(pages=None)
    for document, revision in last.items():
        if revision in pages:
            documents.filter(id=document).update(pages=pages[revision])
