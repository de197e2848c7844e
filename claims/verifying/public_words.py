"""Public claims are found, now and as of then, by what their versions say.

What a claim is found by is made anew by the database out of the JSON that the public reads, which
`public_rows.py` compares with the version. The words of a token are looked up where whoever made
the vectors looked them up (`claims_publictoken`).
"""

from collections.abc import Iterator, Sequence

from django.db import connection

from claims.publication.past import filled_with
from claims.verifying.findings import Look
from claims.verifying.selecting import PromiseStatement, looks_of

WORDS_PROMISE = "public_words_equal_versions"


def looks() -> Iterator[Look]:
    return looks_of(_statements())


def _statements() -> Sequence[PromiseStatement]:
    """OFFSET has each JSON read once."""
    made = filled_with(connection)
    there = ", ".join(f"past.{name}" for name in made)
    return (
        PromiseStatement(
            WORDS_PROMISE,
            "a public claim is found by other words, filters or days than its version has",
            f"""
            SELECT id
            FROM (
                SELECT claim.id, search.words, body::jsonb AS record,
                       (search.said_first, search.said_last, search.published_at)
                           = (date_earliest, date_latest, claim.published_at) AS is_dated
                FROM claims_publicclaim AS claim JOIN claims_publicsearch AS search
                    ON search.claim_id = first_publication
                WHERE first_publication BETWEEN %(low)s AND %(high)s AND NOT withdrawn
                OFFSET 0
            ) AS claim
            WHERE NOT is_dated OR words <> {made["words"]}
            """,  # noqa: S608  # ours
            "claims_publicclaim",
            key="first_publication",
            batch=5_000,
        ),
        PromiseStatement(
            WORDS_PROMISE,
            "a public claim is found by other numbers than its version has",
            """
            SELECT id
            FROM (
                SELECT id, first_publication, body::jsonb AS record FROM claims_publicclaim
                WHERE first_publication BETWEEN %(low)s AND %(high)s AND NOT withdrawn
                OFFSET 0
            ) AS claim
            WHERE ARRAY(
                SELECT (position, unit, value, value_max)::text FROM claims_publicquantity
                WHERE claim_id = first_publication ORDER BY position
            ) <> ARRAY(
                SELECT (place::smallint, q ->> 'unit', (q ->> 'value')::numeric(24, 6),
                        coalesce(q ->> 'value_max', q ->> 'value')::numeric(24, 6))::text
                FROM jsonb_array_elements(record -> 'quantities') WITH ORDINALITY AS each (q, place)
                ORDER BY place
            )
            """,
            "claims_publicclaim",
            key="first_publication",
            batch=5_000,
        ),
        PromiseStatement(
            WORDS_PROMISE,
            "what was public earlier is found by something else than that version has",
            f"""
            SELECT coalesce(version.publication, past.publication)::text
            FROM (
                SELECT version.publication, version.claim_id, next.publication AS until,
                       version.body::jsonb AS record
                FROM claims_publicversion AS version
                JOIN claims_publicclaim AS claim ON claim.first_publication = version.claim_id
                JOIN claims_publicversion AS next
                    ON next.claim_id = version.claim_id AND next.number = version.number + 1
                WHERE version.publication BETWEEN %(low)s AND %(high)s
                    AND NOT withdrawn AND version.kind <> 'withdrawal'
                OFFSET 0
            ) AS version
            FULL JOIN (
                SELECT * FROM claims_publicpast WHERE publication BETWEEN %(low)s AND %(high)s
            ) AS past ON past.publication = version.publication
            WHERE version.publication IS NULL OR past.publication IS NULL
                OR ({there}) IS DISTINCT FROM ({", ".join(made.values())})
            """,  # noqa: S608  # ours
            "claims_publicversion",
            key="publication",
            batch=5_000,
        ),
    )
