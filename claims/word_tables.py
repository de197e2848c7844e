"""Filling the tables of what tokens are found by, from which the database makes its vectors.

The database cuts a text into tokens by itself (`claims/rules/search.sql`) and looks each up; what
one is found by only Python knows. So whoever has vectors made notes the tokens before.
"""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from typing import Any

from django.db import connections, router
from django.db.models import Max, Min

from claims.models import Claim, ClaimsToIndex, DeskToken, PublicToken, TokenWords
from claims.words.cutting import TOKEN, TOKEN_CHARACTERS, cut
from claims.words.forms import rules_version
from claims.words.lexicon import read_whole

_AT_ONCE = 5_000
# From so many new tokens on it pays to read the lexicon whole first.
_MANY = 2_000


def note_tokens(table: type[TokenWords], texts: Iterable[str]) -> None:
    """Of these texts, those that the table hasn't."""
    tokens = {token.text for text in texts for token in cut(text)}
    there = table._default_manager.filter(pk__in=tokens).values_list("pk", flat=True)
    _note(table, sorted(tokens.difference(there)))


def note_tokens_of(table: type[TokenWords], texts: str, parameters: Sequence[Any]) -> None:
    """As `note_tokens`, of the texts that a SELECT of one column finds; cut where they are."""
    with connections[router.db_for_write(table)].cursor() as cursor:
        cursor.execute(
            f"""
            SELECT DISTINCT left(found[1], {TOKEN_CHARACTERS}) COLLATE "C" AS token
            FROM ({texts}) AS texts (body), regexp_matches(body, %s, 'g') AS found
            EXCEPT SELECT token FROM {table._meta.db_table}
            ORDER BY 1
            """,  # noqa: S608  # ours
            [*parameters, f"({TOKEN})"],
        )
        missing = [token for (token,) in cursor.fetchall()]
    _note(table, missing)


def _note(table: type[TokenWords], tokens: Sequence[str]) -> None:
    """In order, so that two who note the same wait for each other, and not each for the other."""
    with read_whole() if len(tokens) >= _MANY else nullcontext():
        table._default_manager.bulk_create(
            (table.of(token) for token in tokens), batch_size=_AT_ONCE, ignore_conflicts=True
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
