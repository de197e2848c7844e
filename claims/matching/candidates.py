"""Claims that may say the same as a text: those with two of its rarer words, or one of its numbers
and a rarer word. Of a million claims some hundreds, found by the indexes of words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from django.db import connections

from claims.matching.said import SaidWords
from claims.words.filter_words import is_filter_word
from claims.words.lexemes import any_lexeme
from claims.words.lexicon import frequency

# Of so many of the rarest words two must be met.
RAREST_WORDS = 7
# Of a text so many candidates are looked at by their words, and so many compared.
CANDIDATES_MAX_CLAIMS = 300
# Of those that have the words so many are looked at, the public's for being checked.
MET_MAX_CLAIMS = 3_000
COMPARED_MAX_CLAIMS = 25
# And so many that have but the rarest word, where that is a rare one.
ONE_WORD_MAX_CLAIMS = 50
# A word that more claims than this share is not looked for where there are rarer ones.
COMMON_SHARE = 0.03
# Where the statistics do not list a word, it is at least as rare as this.
RARE_SHARE = 0.001
# How much more often a word stands in a claim than in a place of a text.
CLAIM_MAX_WORDS = 20

_STATISTICS = """
SELECT word, frequency
FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs)
               AS common (word, frequency)
WHERE schemaname = current_schema() AND tablename = %s AND attname = 'words' AND word = ANY(%s)
"""


@dataclass(frozen=True, slots=True)
class WordTable:
    """Where claims' words stand: `table` has `key` and `words`; `condition` (SQL of ours, about
    `met`) narrows.

    `amounts`: its vectors hold the numbers too, as `+640000000`.
    """

    using: str
    table: str
    key: str
    condition: str = ""
    amounts: bool = False


def shares(table: WordTable, lexemes: Iterable[str]) -> dict[str, float]:
    """What share of claims has a word: as the database counted it, or as common as it is in Swedish
    where the database has not counted yet; never less than `RARE_SHARE`."""
    wanted = list(lexemes)
    with connections[table.using].cursor() as cursor:
        cursor.execute(_STATISTICS, [table.table, wanted])
        counted = dict(cursor.fetchall())
    return {
        word: max(RARE_SHARE, counted.get(word, min(0.5, CLAIM_MAX_WORDS * frequency(word))))
        for word in wanted
    }


def weights_of(found: Mapping[str, float]) -> dict[str, float]:
    return {word: -log(share) for word, share in found.items()}


def candidate_query(said: SaidWords, found: Mapping[str, float], *, amounts: bool) -> str:
    """To be cast to `tsquery`; empty where the text has nothing to look for."""
    ordered = sorted(said.words, key=lambda word: (found[word], -len(word), word))
    rarest = [word for word in ordered if found[word] < COMMON_SHARE][:RAREST_WORDS]
    if len(rarest) < 2:
        rarest = ordered[: min(3, len(ordered))]
    clauses = [
        f"({any_lexeme([word])} & ({any_lexeme(rarest[at + 1 :])}))"
        for at, word in enumerate(rarest[:-1])
    ]
    if len(rarest) == 1:
        clauses.append(any_lexeme(rarest))
    if amounts and rarest and said.amounts:
        numbers = any_lexeme(f"+{amount.value:f}" for amount in said.amounts)
        clauses.append(f"(({numbers}) & ({any_lexeme(ordered[: 2 * RAREST_WORDS])}))")
    return " | ".join(clauses)


def best_candidates(
    table: WordTable, said: SaidWords, found: Mapping[str, float], further: Iterable[int] = ()
) -> list[int]:
    """Keys of the claims that have most of the text's weight in words, best first; `further` keys
    are looked at too."""
    query = candidate_query(said, found, amounts=table.amounts)
    rarest = min(said.words, key=lambda word: (found[word], -len(word), word), default="")
    alone = any_lexeme([rarest]) if rarest and found[rarest] <= RARE_SHARE else query
    rows = _rows(table, query, alone, list(further)) if query else []
    weights = weights_of(found)
    scored = []
    for key, lexemes in rows:
        theirs = {lexeme for lexeme in lexemes if not is_filter_word(lexeme)}
        weight = sum(weights[word] for word in said.words if word in theirs)
        if table.amounts:
            numbers = sum(f"+{amount.value:f}" in theirs for amount in said.amounts)
            weight += 3.0 * numbers
        scored.append((weight / (12 + len(theirs)) ** 0.3, key))
    scored.sort(reverse=True)
    return [key for _, key in scored[:COMPARED_MAX_CLAIMS]]


def _rows(
    table: WordTable, query: str, alone: str, further: list[int]
) -> list[tuple[int, list[str]]]:
    narrowed = f"WHERE {table.condition}" if table.condition else ""
    # The inner LIMIT also keeps the planner from looking at all claims for the condition's sake.
    by_words = f"""
        (SELECT met.{table.key}, tsvector_to_array(met.words) FROM (
            SELECT {table.key}, words FROM {table.table} WHERE words @@ %s::tsquery LIMIT %s
        ) AS met {narrowed} LIMIT %s)
    """  # noqa: S608  # ours
    with connections[table.using].cursor() as cursor:
        cursor.execute(
            f"""
            {by_words} UNION {by_words} UNION
            (SELECT met.{table.key}, tsvector_to_array(met.words) FROM {table.table} AS met
             {narrowed or "WHERE true"} AND met.{table.key} = ANY(%s))
            """,  # noqa: S608  # ours
            [
                *(query, MET_MAX_CLAIMS, CANDIDATES_MAX_CLAIMS),
                *(alone, MET_MAX_CLAIMS, ONE_WORD_MAX_CLAIMS),
                further,
            ],
        )
        rows: list[tuple[int, list[str]]] = cursor.fetchall()
    return rows
