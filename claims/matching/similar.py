"""Claims like a claim: the same numbers, the same words, the same speaker; in any document.

Quick among hundreds of thousands of claims: only the claim's rarer words are looked for (the
database's own statistics know which those are), by `ClaimWords`; its numbers by `quantity_number`.
Whatever is found is ranked here, by what it has in common.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from math import log

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import F, Func, Q, QuerySet, TextField

from claims.matching.word_index import catch_up
from claims.models import Claim, Quantity
from claims.publication.search import LexemeQuery
from claims.words.cutting import cut
from claims.words.forms import word_form
from claims.words.lexemes import any_lexeme
from corpus.models import Revision

# Candidates from each way of finding them, and what is shown of them.
CANDIDATES_MAX_CLAIMS = 200
SHOWN_MAX_CLAIMS = 8

# A word that more claims than this share says little about them, and is not looked for.
COMMON_MIN_SHARE = 0.02
# So many of the rarest words are looked for.
RAREST_WORDS = 8
# How much of what the claim says, its rarer words weighing more, another must say too; with the
# same speaker less will do.
SIMILAR_MIN_SCORE = 0.3
SPEAKERS_OWN_MIN_SCORE = 0.22
# Where the statistics do not list a word, it is at least as rare as this.
RARE_MAX_SHARE = 0.001


@dataclass(slots=True)
class Similar:
    """A claim with what it shares: `words` as they are written, the weightiest first; `share`
    says how much of what the other claim says they are, from 0 to 1."""

    claim: Claim
    speaker: bool = False
    numbers: list[Quantity] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    share: float = 0.0
    score: float = 0.0


def similar_claims(claim: Claim) -> list[Similar]:
    """The most similar first. Eight queries at most, however many claims there are."""
    numbers = {(quantity.value, quantity.unit) for quantity in claim.quantities.all()}
    text = f"{claim.statement} {claim.quote}"
    return similar_to(text, numbers, speaker=claim.speaker_id, besides=claim.pk)


def similar_to(
    text: str, numbers: set[tuple[Decimal, str]], *, speaker: int | None, besides: int | None = None
) -> list[Similar]:
    """The same for what is no claim yet; `speaker` and `besides` are primary keys."""
    catch_up()
    lexemes = _lexemes(text)
    frequencies = _frequencies(list(lexemes))
    weights = {word: -log(frequencies.get(word, RARE_MAX_SHARE)) for word in lexemes}
    by_numbers = _same_numbers(numbers, besides)
    keys = {quantity.claim_id for quantity in by_numbers}
    keys |= _same_words(_rarest(list(lexemes), frequencies), speaker, besides)
    found = {each.pk: Similar(each, speaker=each.speaker_id == speaker) for each in _to_show(keys)}
    for quantity in by_numbers:
        if similar := found.get(quantity.claim_id):
            similar.numbers.append(quantity)
    for similar in found.values():
        _weigh(similar, weights, lexemes)
    worth = [similar for similar in found.values() if _is_worth_a_look(similar)]
    worth.sort(key=lambda similar: (-similar.score, -similar.claim.pk))
    return worth[:SHOWN_MAX_CLAIMS]


def _weigh(similar: Similar, weights: dict[str, float], written: dict[str, str]) -> None:
    lexemes = similar.claim.lexemes  # type: ignore[attr-defined]  # annotated
    theirs: set[str] = set(lexemes or ())  # none yet where it waits to be indexed
    shared = theirs & weights.keys()
    heaviest = sorted(shared, key=lambda word: (-weights[word], -len(word), word))
    similar.words = [written[word] for word in heaviest]
    similar.share = sum(weights[word] for word in shared) / (sum(weights.values()) or 1.0)
    similar.score = similar.share + 0.5 * bool(similar.numbers) + 0.2 * similar.speaker


def _is_worth_a_look(similar: Similar) -> bool:
    enough = SPEAKERS_OWN_MIN_SCORE if similar.speaker else SIMILAR_MIN_SCORE
    return bool(similar.numbers) or similar.share >= enough


def _lexemes(text: str) -> dict[str, str]:
    """The text's words, and how they are written in it."""
    written: dict[str, str] = {}
    for token in cut(text):
        for word in word_form(token.text).lexemes:
            if len(word) > 2 or word.isdigit():
                written[word] = min(written.get(word, token.text), token.text)
    return written


def _rarest(lexemes: list[str], frequencies: dict[str, float]) -> list[str]:
    """Those that few claims have; of words that the statistics do not list, the longest."""
    rare = [word for word in lexemes if frequencies.get(word, 0.0) < COMMON_MIN_SHARE]
    return sorted(rare, key=lambda word: (frequencies.get(word, 0.0), -len(word), word))[
        :RAREST_WORDS
    ]


def _frequencies(lexemes: list[str]) -> dict[str, float]:
    """The share of claims that have a word, for the common ones; gathered by ANALYZE."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT word, frequency
            FROM pg_stats,
                 unnest(most_common_elems::text::text[], most_common_elem_freqs)
                     AS common (word, frequency)
            WHERE schemaname = current_schema() AND tablename = 'claims_claimwords'
              AND attname = 'words' AND word = ANY(%s)
            """,
            [lexemes],
        )
        return dict(cursor.fetchall())


def _same_numbers(numbers: set[tuple[Decimal, str]], besides: int | None) -> list[Quantity]:
    """Quantities of other claims with the same value and unit, the newest claims' first."""
    if not numbers:
        return []
    same = Q()
    for value, unit in sorted(numbers):
        same |= Q(value=value, unit=unit)
    others = Quantity.objects.filter(same)
    if besides is not None:
        others = others.exclude(claim=besides)
    return list(others.order_by("-claim_id")[:CANDIDATES_MAX_CLAIMS])


def _same_words(words: list[str], speaker: int | None, besides: int | None) -> set[int]:
    """Claims with any of the words: the speaker's own, and anybody's."""
    if not words:
        return set()
    others = with_any_word(words)
    if besides is not None:
        others = others.exclude(pk=besides)
    ways = [others] if speaker is None else [others.filter(speaker=speaker), others]
    keys: set[int] = set()
    for rows in ways:
        keys |= set(rows.order_by().values_list("pk", flat=True)[:CANDIDATES_MAX_CLAIMS])
    return keys


def with_any_word(words: Iterable[str]) -> QuerySet[Claim]:
    """Those indexed so far."""
    return Claim.objects.filter(indexed__words=LexemeQuery(any_lexeme(words)))


def _to_show(keys: set[int]) -> QuerySet[Claim]:
    array = Func(
        F("indexed__words"),
        function="tsvector_to_array",
        output_field=ArrayField(TextField()),
    )
    return (
        Claim.objects.filter(pk__in=keys)
        .select_related("speaker", "role", "revision__document", "assessment__rating")
        .defer(*Revision.bulky("revision__"))
        .annotate(lexemes=array)
    )
