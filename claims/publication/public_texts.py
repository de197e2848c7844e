"""The sources' whole texts, and where their pages begin, beside what the public is told of them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connections, router
from django.db.models import QuerySet, Value
from django.db.models.functions import Replace

from claims.models import ClaimVersion, PublicReference
from claims.publication.references import pages_of
from corpus.models import Document, Revision

# A long text that is there already is neither fetched nor written again: a publication would cost
# as much as its whole source.
_SHOW_TEXTS = """
UPDATE claims_publicreference AS shown SET text = r.text
FROM unnest(%s::text[], %s::bigint[]) AS wanted (document, revision)
JOIN corpus_revision AS r ON r.id = wanted.revision
WHERE shown.kind = 'document' AND shown.id = wanted.document
  AND shown.text IS DISTINCT FROM r.text
"""


@dataclass(frozen=True, slots=True)
class LastSaid:
    """Of a source, by the last version on it: the key of its text and that text's number, and
    whether it may be shown whole."""

    revision: int
    number: int
    is_public: bool


def last_said(versions: Iterable[ClaimVersion]) -> dict[str, LastSaid]:
    """By the sources' public ids."""
    found = {}
    for version in versions:
        document = version.record["document"]
        found[document["id"]] = LastSaid(
            version.revision_id, document["revision"], document["full_text_public"]
        )
    return found


def write_texts_and_pages(last: Mapping[str, LastSaid]) -> None:
    """As for references, which are written already: the last version says whether the text may be
    shown, also when an earlier one was allowed more; which text it is, the reference."""
    documents = PublicReference.objects.filter(kind=PublicReference.Kind.DOCUMENT)
    shown = _shown_revisions(documents.filter(id__in=last), last)
    allowed = {document: shown[document] for document, said in last.items() if said.is_public}
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
    references: QuerySet[PublicReference], last: Mapping[str, LastSaid]
) -> dict[str, int]:
    """By document the key of the revision that its reference names; mostly that of its `last`
    version."""
    numbers = {
        document: json.loads(body)["revision"]
        for document, body in references.values_list("id", "body")
    }
    shown = {document: said.revision for document, said in last.items()}
    for document, number in numbers.items():
        if number != last[document].number:
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
