"""Filling the tables of what tokens are found by, from which the database makes its vectors.

What a token is found by only Python knows. It makes most vectors itself, which is quicker; where
the database has to (what was public then: `claims/exports/as_of.py`; checks of others), it cuts a
text into tokens by the same expression (`claims/rules/word_tokens.sql`) and looks each up.
"""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from itertools import chain

from django.db import connections, router
from django.db.models import Max, Min

from claims.models import Claim, ClaimsToIndex, DeskToken, PublicToken, TokenWords
from claims.words.cutting import tokens
from claims.words.forms import rules_version
from claims.words.lexicon import read_whole

_BATCH_CLAIMS = 5_000
# From so many new tokens on it pays to read the lexicon whole first.
_MANY = 2_000


def note_tokens(table: type[TokenWords], texts: Iterable[str]) -> None:
    """Of these texts, those that the table hasn't."""
    entries_of(table, chain.from_iterable(map(tokens, texts)))


def entries_of(table: type[TokenWords], wanted: Iterable[str]) -> dict[str, str]:
    """By token, what it adds to a vector; those that the table hasn't are noted."""
    different = set(wanted)
    held = _held(table, different)
    missing = sorted(different.difference(held))
    if missing:
        _note(table, missing)
        # Read again: what another noted meanwhile counts, whatever their rules.
        held |= _held(table, missing)
    return held


def known_entries(table: type[TokenWords], wanted: Iterable[str]) -> dict[str, str]:
    """The same, and nothing is noted: those that the table hasn't are as they should be there."""
    different = set(wanted)
    held = _held(table, different)
    return held | {token: table.of(token).entry for token in different.difference(held)}


def _held(table: type[TokenWords], wanted: Iterable[str]) -> dict[str, str]:
    with connections[router.db_for_write(table)].cursor() as cursor:
        cursor.execute(
            f"SELECT token, entry FROM {table._meta.db_table} WHERE token = ANY(%s)",  # noqa: S608
            [list(wanted)],
        )
        return dict(cursor.fetchall())


def _note(table: type[TokenWords], missing: Sequence[str]) -> None:
    """In order, so that two who note the same wait for each other, and not each for the other.

    What is published the desk has mostly indexed before: to find a word's forms takes a hundred
    times as long as to look up what was found.
    """
    known = _held(DeskToken, missing) if table is PublicToken else {}
    with read_whole() if len(missing) - len(known) >= _MANY else nullcontext():
        table._default_manager.bulk_create(
            (
                PublicToken.of_desk(token, known[token]) if token in known else table.of(token)
                for token in missing
            ),
            batch_size=_BATCH_CLAIMS,
            ignore_conflicts=True,
        )


def words_version() -> str:
    """By which words in the database are made: our rules, the lexicons, and the server."""
    server: int = connections[router.db_for_write(PublicToken)].pg_version  # type: ignore[attr-defined]
    return f"{rules_version()}, PostgreSQL {server // 10_000}"


def forget_tokens() -> None:
    """After other rules: all are looked up anew, and the desk's index of words is made anew."""
    PublicToken.objects.all().delete()
    DeskToken.objects.all().delete()
    keys = Claim.objects.aggregate(first=Min("pk"), last=Max("pk"))
    if keys["first"] is not None:
        thousands = range(keys["first"] // 1_000, keys["last"] // 1_000 + 1)
        ClaimsToIndex.objects.bulk_create(
            ClaimsToIndex(first=each * 1_000, last=each * 1_000 + 999) for each in thousands
        )
