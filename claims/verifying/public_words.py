"""Public claims are found, now and as of then, by what their versions say.

What a claim is found by now is made anew as whoever publishes it makes it, a batch of claims at a
time (`unlike_search_rows`, for `public_rows.py`, which has their records); by what an earlier
version is found, by the database. The words of a token are looked up where whoever made the vectors
looked them up (`claims_publictoken`).
"""

from collections.abc import Iterator, Mapping, Sequence

from django.db import connection

from claims.models import PublicClaim, PublicToken
from claims.publication.filtering import filter_words
from claims.publication.past import NUMBERS_FROM_JSON, filled_with
from claims.publication.search_rows import text_words
from claims.publication.shapes import Json
from claims.publication.word_tables import known_entries
from claims.verifying.findings import Look
from claims.verifying.selecting import PromiseStatement, looks_of

WORDS_PROMISE = "public_words_equal_versions"


# Between texts that are handed over as one. Words are cut at it: no vector has it.
_BETWEEN = "\x1f"


def unlike_search_rows(shown: Mapping[int, Json]) -> set[int]:
    """Of public records, by first publication, those that searches find by something else than
    they say; one that has no row is another promise's matter. A few queries; stores nothing.

    What they are narrowed by, and their days, are those of their public rows, which are compared
    with the records in `public_rows.py`.
    """
    if not shown:
        return set()
    words = text_words(shown, lambda wanted: known_entries(PublicToken, wanted))
    with connection.cursor() as cursor:
        cursor.execute(_UNLIKE, [list(words), _BETWEEN.join(words.values()), _BETWEEN])
        return {key for (key,) in cursor.fetchall()}


_FIELDS = {str(field.attname): f"claim.{field.column}" for field in PublicClaim._meta.fields}
_UNITS = "ARRAY(SELECT DISTINCT unit FROM claims_publicquantity WHERE claim_id = key)"
_UNLIKE = f"""
    SELECT key
    FROM unnest(%s::bigint[], string_to_array(%s, %s)) AS made (key, said)
    JOIN claims_publicsearch AS search ON search.claim_id = key
    JOIN claims_publicclaim AS claim ON claim.first_publication = key
    WHERE (search.words, said_first, said_last, search.published_at) IS DISTINCT FROM (
        coalesce(said, '')::tsvector || {filter_words(_FIELDS, _UNITS)},
        date_earliest, date_latest, claim.published_at)
"""  # noqa: S608  # ours


def looks() -> Iterator[Look]:
    return looks_of(_statements())


def _statements() -> Sequence[PromiseStatement]:
    """OFFSET has each JSON read once."""
    made = filled_with(connection)
    there = ", ".join(f"past.{name}" for name in made)
    return (
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
        PromiseStatement(
            WORDS_PROMISE,
            "what was public earlier is found by other numbers than that version has",
            f"""
            SELECT publication::text
            FROM (
                SELECT past.publication, first_publication, body::jsonb AS record
                FROM claims_publicpast AS past
                JOIN claims_publicversion AS version ON version.publication = past.publication
                WHERE past.publication BETWEEN %(low)s AND %(high)s
                OFFSET 0
            ) AS version
            WHERE ARRAY(
                SELECT (first_publication, position, unit, value, value_max)::text
                FROM claims_publicpastquantity WHERE past_id = publication ORDER BY position
            ) <> ARRAY(
                SELECT (first_publication, position, unit, value, value_max)::text
                FROM ({NUMBERS_FROM_JSON}) AS numbers ORDER BY position
            )
            """,  # noqa: S608  # ours
            "claims_publicpast",
            key="publication",
            batch=5_000,
        ),
    )
