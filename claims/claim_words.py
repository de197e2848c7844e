"""The index of claims' words, which follows the claims at a small distance.

Finding the stems of a claim, and filing them, costs a third as much as everything else that happens
when a claim is stored. So a trigger only notes which claims are new or say something else
(`claims/migrations/0020_words_aside.py`), whoever stored them and how; and whoever looks for words
catches up first. A worker does the same every minute, so that there is little left to do.
"""

from django.db import connection

# How much is caught up with at once: some tens of milliseconds.
AT_ONCE = 1_000

# Those that another is working on are passed over. A claim that changes meanwhile is noted again.
# Its row is locked against being deleted before its words are there to go with it.
_CATCH_UP = """
WITH taken AS (
    DELETE FROM claims_claimtoindex
    WHERE id IN (
        SELECT id FROM claims_claimtoindex ORDER BY id DESC LIMIT %s FOR UPDATE SKIP LOCKED
    )
    RETURNING claim_id
), written AS (
    INSERT INTO claims_claimwords (claim_id, words)
    SELECT id, to_tsvector('swedish', statement || ' ' || quote)
    FROM claims_claim WHERE id IN (SELECT claim_id FROM taken)
    ORDER BY id FOR KEY SHARE
    ON CONFLICT (claim_id) DO UPDATE SET words = excluded.words
)
SELECT count(*) FROM taken
"""


def catch_up(most: int = AT_ONCE) -> int:
    """Index the words of claims that wait for it, the newest first; how many entries were dealt
    with, at most `most`."""
    with connection.cursor() as cursor:
        cursor.execute(_CATCH_UP, [most])
        (done,) = cursor.fetchone()
    return int(done)


def catch_up_with_all() -> int:
    """As `catch_up`, until nothing waits that nobody else is working on."""
    done = 0
    while now := catch_up():
        done += now
    return done
