"""The public texts that claims stand on which were published before their source had another."""

from collections.abc import Collection

from django.db import connections, router

from claims.models import ClaimVersion, PublicEarlierText
from corpus.any_of import AnyOf

_TABLE = PublicEarlierText._meta.db_table
_WRITE = f"""
WITH wanted AS MATERIALIZED (SELECT * FROM claims_earlier_texts(%(documents)s)),
gone AS (
    DELETE FROM {_TABLE} AS there
    WHERE (%(documents)s::text[] IS NULL OR document_id = ANY(%(documents)s))
      AND NOT EXISTS (
        SELECT FROM wanted
        WHERE (wanted.document_id, wanted.revision) = (there.document_id, there.revision))
)
INSERT INTO {_TABLE} AS there (document_id, revision, sha256, length, text, pages)
SELECT document_id, revision, sha256, length, text, pages FROM wanted
ON CONFLICT (document_id, revision) DO UPDATE
SET sha256 = excluded.sha256, length = excluded.length, text = excluded.text,
    pages = excluded.pages
WHERE (there.sha256, there.length, there.text, there.pages)
      IS DISTINCT FROM (excluded.sha256, excluded.length, excluded.text, excluded.pages)
"""  # noqa: S608  # the name of a table


def write_earlier_texts_of(claims: Collection[int]) -> None:
    """Of all sources that these claims, given by key, ever stood on. Their public rows, and the
    sources' references with their texts, are written already."""
    stood_on = ClaimVersion.objects.filter(AnyOf("claim_id", list(claims)))
    documents = stood_on.values_list("revision__document__public_id", flat=True).distinct()
    _write(list(documents.order_by()))


def write_earlier_texts() -> None:
    """Of all sources."""
    _write(None)


def _write(documents: list[str] | None) -> None:
    with connections[router.db_for_write(PublicEarlierText)].cursor() as cursor:
        cursor.execute(_WRITE, {"documents": documents})
