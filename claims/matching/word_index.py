"""The index of claims' words, which follows the claims at a small distance.

Finding the stems of a claim, and filing them, costs a third as much as everything else that
happens when a claim is stored. So a trigger only notes which claims are new or say something else,
whoever stored them and how (`claims/rules/words.sql`); and whoever looks for words catches up
first. A worker does the same every minute, so that there is little left to do.
"""

from itertools import chain

from django.db import connection, transaction

from claims.models import ClaimsToIndex, DeskToken
from claims.publication.word_tables import entries_of
from claims.words.cutting import tokens
from claims.words.lexemes import vector

# How much is caught up with at once: some tens of milliseconds.
BATCH_CLAIMS = 1_000

# Those that another is working on are passed over. A claim that changes meanwhile is noted again.
#
# Arrays, not joins: where nothing waited the last time that PostgreSQL looked, it would compare
# each of thousands of notes with each.
_TAKE = """
WITH notes AS (
    SELECT id, last - first + 1 AS claims FROM claims_claimstoindex
    ORDER BY id DESC LIMIT %(most)s FOR UPDATE SKIP LOCKED
), added_up AS (
    SELECT id, sum(claims) OVER (ORDER BY id DESC) - claims AS before FROM notes
), taken AS (
    DELETE FROM claims_claimstoindex
    WHERE id = ANY(ARRAY(SELECT id FROM added_up WHERE before < %(most)s))
    RETURNING first, last
)
SELECT array_agg(DISTINCT id) FROM taken, generate_series(first, last) AS id
"""

# A claim's row is locked against being deleted before its words are there to go with it.
_TEXTS = """
SELECT id, statement || ' ' || quote FROM claims_claim WHERE id = ANY(%s)
ORDER BY id FOR KEY SHARE
"""

# Without places: the desk looks for phrases in the texts themselves.
_INDEX = """
INSERT INTO claims_claimwords (claim_id, words)
SELECT claim_id, strip(words::tsvector)
FROM unnest(%s::bigint[], %s::text[]) AS made (claim_id, words)
ON CONFLICT (claim_id) DO UPDATE SET words = excluded.words
"""


def catch_up(most: int = BATCH_CLAIMS) -> int:
    """Index the words of claims that wait for it, the newest first, until `most` are dealt with.

    How many that were, those that are gone again included. What is noted together is dealt with
    together, so it can be up to a thousand more.
    """
    if not ClaimsToIndex.objects.exists():
        return 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_TAKE, {"most": most})
        (keys,) = cursor.fetchone()
        if not keys:
            return 0
        cursor.execute(_TEXTS, [keys])
        cut = {key: tokens(text) for key, text in cursor.fetchall()}
        known = entries_of(DeskToken, chain.from_iterable(cut.values())).__getitem__
        words = [vector([(found, "D")], entry_of=known) for found in cut.values()]
        cursor.execute(_INDEX, [list(cut), words])
    return len(keys)


def catch_up_with_all() -> int:
    """As `catch_up`, until nothing waits that nobody else is working on."""
    done = 0
    while now := catch_up():
        done += now
    return done
