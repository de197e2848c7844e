"""Claims like a claim: the same numbers, the same words, the same speaker; in any document.

Quick among hundreds of thousands of claims: only the claim's rarer words are looked for (the
database's own statistics know which those are), by the index `claim_words`; its numbers by
`quantity_number`. Whatever is found is ranked here, by what it has in common.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import connection
from django.db.models import Func, Q, QuerySet, TextField

from claims.models import Claim, Quantity

# Words beside `statement` and `quote`, exactly as in the index.
WORDS = SearchVector("statement", "quote", config="swedish")

# Candidates from each way of finding them, and what is shown of them.
MOST_CANDIDATES = 200
MOST_SHOWN = 12

# A word that more claims than this share says nothing about them.
COMMON = 0.02
# So many of the rarest words are looked for.
RAREST = 8
# Words in common that are worth a look on their own; with the same speaker fewer do.
ENOUGH_WORDS = 3
ENOUGH_WORDS_OF_SPEAKER = 2


@dataclass(slots=True)
class Similar:
    """A claim with what it shares: `words` are the Swedish stems, `numbers` as they are written."""

    claim: Claim
    speaker: bool = False
    numbers: list[Quantity] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    score: float = 0.0


def similar_claims(claim: Claim) -> list[Similar]:
    """The most similar first. Six queries, however many claims there are."""
    lexemes = _lexemes(claim)
    wanted = _rarest(lexemes)
    by_numbers = _same_numbers(claim)
    keys = {quantity.claim_id for quantity in by_numbers} | _same_words(claim, wanted)
    found = {
        each.pk: Similar(each, speaker=each.speaker_id == claim.speaker_id)
        for each in _to_show(keys, lexemes)
    }
    for quantity in by_numbers:
        if similar := found.get(quantity.claim_id):
            similar.numbers.append(quantity)
    for similar in found.values():
        theirs = set(similar.claim.lexemes)  # type: ignore[attr-defined]  # annotated
        similar.words = sorted(theirs & set(lexemes), key=lambda word: (-len(word), word))
        union = len(theirs | set(lexemes)) or 1
        similar.score = (
            2.0 * bool(similar.numbers) + 0.75 * similar.speaker + 4 * len(similar.words) / union
        )
    worth = [similar for similar in found.values() if _is_worth_a_look(similar)]
    worth.sort(key=lambda similar: (-similar.score, -similar.claim.pk))
    return worth[:MOST_SHOWN]


def _is_worth_a_look(similar: Similar) -> bool:
    enough = ENOUGH_WORDS_OF_SPEAKER if similar.speaker else ENOUGH_WORDS
    return bool(similar.numbers) or len(similar.words) >= enough


def _lexemes(claim: Claim) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tsvector_to_array(to_tsvector('swedish', %s))",
            [f"{claim.statement} {claim.quote}"],
        )
        (lexemes,) = cursor.fetchone()
    return [word for word in lexemes if len(word) > 2 or word.isdigit()]


def _rarest(lexemes: list[str]) -> list[str]:
    """Those that few claims have; of words that the statistics do not list, the longest."""
    frequency = _frequencies(lexemes)
    rare = [word for word in lexemes if frequency.get(word, 0.0) < COMMON]
    return sorted(rare, key=lambda word: (frequency.get(word, 0.0), -len(word), word))[:RAREST]


def _frequencies(lexemes: list[str]) -> dict[str, float]:
    """The share of claims that have a word, for the common ones; gathered by ANALYZE."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT word, frequency
            FROM pg_stats,
                 unnest(most_common_elems::text::text[], most_common_elem_freqs)
                     AS common (word, frequency)
            WHERE schemaname = current_schema() AND tablename = 'claim_words'
              AND word = ANY(%s)
            """,
            [lexemes],
        )
        return dict(cursor.fetchall())


def _same_numbers(claim: Claim) -> list[Quantity]:
    """Quantities of other claims with the same value and unit, the newest claims' first."""
    numbers: set[tuple[Decimal, str]] = {
        (quantity.value, quantity.unit) for quantity in claim.quantities.all()
    }
    if not numbers:
        return []
    same = Q()
    for value, unit in sorted(numbers):
        same |= Q(value=value, unit=unit)
    others = Quantity.objects.filter(same).exclude(claim=claim)
    return list(others.order_by("-claim_id")[:MOST_CANDIDATES])


def _same_words(claim: Claim, words: list[str]) -> set[int]:
    """Claims with any of the words: the speaker's own, and anybody's."""
    if not words:
        return set()
    others = with_any_word(words).exclude(pk=claim.pk)
    own = others.filter(speaker=claim.speaker_id)
    keys: set[int] = set()
    for rows in (own, others):
        keys |= set(rows.order_by().values_list("pk", flat=True)[:MOST_CANDIDATES])
    return keys


def with_any_word(words: Iterable[str]) -> QuerySet[Claim]:
    """By the index `claim_words`. The words are stems already: they are quoted, not parsed."""
    query = " | ".join("'" + word.replace("\\", "\\\\").replace("'", "''") + "'" for word in words)
    raw = SearchQuery(query, config="simple", search_type="raw")
    claims: Any = Claim.objects.annotate(words=WORDS)
    found: QuerySet[Claim] = claims.filter(words=raw)
    return found


def _to_show(keys: set[int], lexemes: list[str]) -> QuerySet[Claim]:
    array = Func(WORDS, function="tsvector_to_array", output_field=ArrayField(TextField()))
    return (
        Claim.objects.filter(pk__in=keys)
        .select_related("speaker", "role", "revision__document", "assessment__rating")
        .defer("revision__text", "revision__original")
        .annotate(lexemes=array)
    )
