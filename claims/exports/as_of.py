"""The public tables as they were when a publication number was the newest.

The tables hold the newest rows; every version's JSON is kept by its publication number. Named like
the tables and put in front of a SELECT, these subqueries hide them from it: rows that have not
changed since are read as they are, the others are made again from the newest version of then.

What has been withdrawn since can't be made again, for its words are no longer public: it is left
out. Whoever needs the very bytes of then asks `Snapshot.can_go_back_to` first.
"""

from django.db import connections
from psycopg import sql

from claims.models import PublicClaim
from claims.publication.columns import PUBLIC_COLUMNS
from claims.publication.past import WORDS_FROM_JSON

# What fills the fields of a claim from `then_newest`: the inverse of `public_row`.
_FROM_VERSIONS = {
    **{column.field_name: column.from_json for column in PUBLIC_COLUMNS},
    "first_publication": "claim_id",
    "publication": "publication",
    # Also of what was withdrawn since: no version has its words any more.
    "withdrawn": "kind = 'withdrawal' OR record->'withdrawn' IS NOT NULL",
    "body": "body",
}

# `changed` has the claims with a later version; `then_newest` their newest version of then. Within
# a subquery the name of a table means the table itself, for it comes before the one that hides it.
_SUBQUERIES = """
    changed AS MATERIALIZED (
        SELECT DISTINCT claim_id FROM claims_publicversion
        WHERE publication > {number} AND claim_id <= {number}
    ),
    then_newest AS MATERIALIZED (
        SELECT DISTINCT ON (v.claim_id)
               v.claim_id, v.publication, v.number, v.kind, v.published_at, v.body,
               v.body::jsonb AS record
        FROM claims_publicversion v JOIN changed USING (claim_id)
        WHERE v.publication <= {number}
        ORDER BY v.claim_id, v.number DESC
    ),
    then_public AS (
        SELECT * FROM then_newest WHERE kind <> 'withdrawal' AND record->'withdrawn' IS NULL
    ),
    claims_publicquantity AS (
        SELECT claim_id, position, unit, value, value_max FROM claims_publicquantity q
        WHERE NOT EXISTS (SELECT FROM changed WHERE changed.claim_id = q.claim_id)
        UNION ALL
        SELECT claim_id, place::smallint, (q->>'unit')::varchar(20),
               (q->>'value')::numeric(24, 6),
               coalesce(q->>'value_max', q->>'value')::numeric(24, 6)
        FROM then_public,
             jsonb_array_elements(record->'quantities') WITH ORDINALITY AS numbers (q, place)
    ),
    claims_publicsearch AS (
        SELECT claim_id, words FROM claims_publicsearch s
        WHERE NOT EXISTS (SELECT FROM changed WHERE changed.claim_id = s.claim_id)
        UNION ALL
        SELECT claim_id, {words} FROM then_public
    ),
    claims_publicversion AS (
        SELECT v.publication, v.claim_id, v.number, v.kind, v.note, v.published_at,
               CASE WHEN n.kind = 'withdrawal' THEN n.body ELSE v.body END AS body
        FROM claims_publicversion v LEFT JOIN then_newest n USING (claim_id)
        WHERE v.publication <= {number}
    ),
    claims_publicclaim AS (
        SELECT {names} FROM claims_publicclaim WHERE publication <= {number}
        UNION ALL
        SELECT {remade} FROM then_newest
    )
"""


def tables_as_of(publication: int, using: str) -> sql.Composed:
    """`WITH …` for a SELECT that reads the public tables of claims and their versions."""
    fields = {field.attname: field for field in PublicClaim._meta.concrete_fields}
    # Each of the column's own type, so that what narrows the whole still finds its index.
    remade = [
        f"({_FROM_VERSIONS[name]})::{field.cast_db_type(connections[using])}"
        for name, field in fields.items()
    ]
    return sql.SQL("WITH " + _SUBQUERIES).format(
        number=sql.Literal(publication),
        words=sql.SQL(WORDS_FROM_JSON),
        names=sql.SQL(", ").join(map(sql.Identifier, fields)),
        remade=sql.SQL(", ".join(remade)),  # from the models and the columns above
    )
