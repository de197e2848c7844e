"""Whether two texts say the same, and where they differ. Pure.

The number is the anchor: a changed number, unit, period, direction, name or negation is a
difference, whatever else is alike, and nothing that differs inherits a verdict.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from claims.matching.opposites import GENERAL_NOUNS, opposed, opposed_words
from claims.matching.periods import periods_differ
from claims.matching.said import SaidAmount, SaidWords
from claims.matching.swapped import goes_other_way, plain_turns, turned_round


class MatchAgreement(StrEnum):
    SAME_FIGURE = "same_figure"
    ROUNDED = "rounded"
    SAME_WORDS = "same_words"
    SAME_SPEAKER = "same_speaker"


class MatchDifference(StrEnum):
    OTHER_FIGURE = "other_figure"
    OTHER_UNIT = "other_unit"
    OTHER_BOUND = "other_bound"  # “mer än” and “mindre än”
    FIGURE_ADDED = "figure_added"
    FIGURE_MISSING = "figure_missing"
    OTHER_PERIOD = "other_period"
    OPPOSITE_DIRECTION = "opposite_direction"
    NEGATED = "negated"
    OTHER_NAME = "other_name"
    REPORTED = "reported"  # one of them says only that somebody says so
    OTHER_WORDS = "other_words"  # too much of what is said has nothing to answer to it


@dataclass(frozen=True, slots=True)
class MatchComparison:
    """`share` of what is asked that the claim says too, from 0 to 1, its rarer words weighing more.

    `same` is true only where nothing differs: then, and only then, a verdict on one is a verdict
    on the other. `shared` are words that both have, the weightiest first.
    """

    share: float
    score: float
    agreements: tuple[MatchAgreement, ...] = ()
    differences: tuple[MatchDifference, ...] = ()
    shared: tuple[str, ...] = field(default=())

    @property
    def same(self) -> bool:
        return not self.differences


# So much of what is asked must be in the claim for the two to be the same.
SAME_MIN_SHARE: Final = 0.85
# And so much of the claim in what is asked: “Umeå betalar” is no claim about interest.
SAME_MIN_SHARE_BACK: Final = 0.7
SHARED_SHOWN: Final = 6
# Until so far apart a rounded number stands for the exact one.
ROUNDED_MAX_DISTANCE: Final = Decimal("0.05")

_TIMES: Final = frozenset(["planned", "done"])
_NOW: Final = frozenset(["now", "then"])
_UPPER_BOUND: Final = frozenset(["less_than", "at_most", "almost"])
_LOWER_BOUND: Final = frozenset(["more_than", "at_least"])


def compare(
    asked: SaidWords,
    known: SaidWords,
    weights: Mapping[str, float],
    *,
    same_speaker: bool = False,
    context: Set[str] = frozenset(),
    years: Set[str] = frozenset(),
) -> MatchComparison:
    """`weights` of the words that are asked for; `context` has further names that the claim is
    about (its speaker's, its source's), `years` those in which it was said, which count where it
    names none."""
    shared = asked.words.keys() & known.words.keys()
    share = _share(shared, asked.words, weights)
    back = max(_share(shared, text, weights) for text in known.texts or (known.words,))
    enough = share >= SAME_MIN_SHARE and back >= SAME_MIN_SHARE_BACK
    enough = enough and not any(
        _is_exchanged(list(asked.words), list(text)) for text in known.texts or (known.words,)
    )
    figures, agreed = _figures(asked.amounts, known.amounts)
    differences = [
        *figures,
        *_other_things(asked, known, context, years),
        *([] if enough else [MatchDifference.OTHER_WORDS]),
    ]
    agreements = [*agreed, *([MatchAgreement.SAME_WORDS] if share >= SAME_MIN_SHARE else [])]
    if same_speaker:
        agreements.append(MatchAgreement.SAME_SPEAKER)
    score = 0.7 * share + 0.3 * back + 0.25 * bool(agreed) + 0.05 * same_speaker
    heaviest = sorted(shared, key=lambda word: (-weights.get(word, 1.0), word))
    return MatchComparison(
        share,
        score - 0.03 * len(differences),
        tuple(agreements),
        tuple(dict.fromkeys(differences)),
        tuple(asked.words[word] for word in heaviest[:SHARED_SHOWN]),
    )


def _is_exchanged(asked: list[str], known: list[str]) -> bool:
    """Whether a word stands in the place of another, between the same two: “mot unga i”, “mot
    äldre i”. It may only be another word for the same, but then a person says so."""
    places = {word: place for place, word in enumerate(known)}
    for place, word in enumerate(asked):
        if word in places or not 0 < place < len(asked) - 1:
            continue
        before, after = places.get(asked[place - 1]), places.get(asked[place + 1])
        if before is not None and after == before + 2 and known[before + 1] not in asked:
            return True
    return False


def _share(shared: Set[str], words: Iterable[str], weights: Mapping[str, float]) -> float:
    """Of the weight of `words`."""
    total = sum(weights.get(word, 1.0) for word in words)
    return sum(weights.get(word, 1.0) for word in words if word in shared) / (total or 1.0)


def _figures(
    asked: tuple[SaidAmount, ...], known: tuple[SaidAmount, ...]
) -> tuple[list[MatchDifference], list[MatchAgreement]]:
    places = _places_differ(asked, known)
    asked, known = _without_places(asked), _without_places(known)
    if not asked and not known:
        return places, []
    if not known:
        return [*places, MatchDifference.FIGURE_ADDED], []
    if not asked:
        return [*places, MatchDifference.FIGURE_MISSING], []
    differences = places
    agreed: list[MatchAgreement] = []
    met: set[SaidAmount] = set()
    for amount in asked:
        difference, agreement, other = _held_against(amount, known)
        differences += [difference] if difference else []
        agreed += [agreement] if agreement else []
        met |= {other} if other else set()
    if not differences and any(not _is_met(amount, met) for amount in known):
        differences.append(MatchDifference.FIGURE_MISSING)
    return differences, agreed


def _without_places(amounts: Iterable[SaidAmount]) -> tuple[SaidAmount, ...]:
    return tuple(amount for amount in amounts if amount.unit != "ordinal")


def _places_differ(
    asked: Iterable[SaidAmount], known: Iterable[SaidAmount]
) -> list[MatchDifference]:
    """“Tredje”, “femte”: nothing is missing where only one of them has a place in an order."""
    wanted, there = (
        {amount.value for amount in amounts if amount.unit == "ordinal"}
        for amounts in (asked, known)
    )
    return [MatchDifference.OTHER_FIGURE] if wanted and there and wanted - there else []


def _is_met(amount: SaidAmount, met: Iterable[SaidAmount]) -> bool:
    """A number that one text of a claim has with more about it than the other is one number."""
    return any((amount.value, amount.unit) == (other.value, other.unit) for other in met)


def _held_against(
    amount: SaidAmount, known: tuple[SaidAmount, ...]
) -> tuple[MatchDifference | None, MatchAgreement | None, SaidAmount | None]:
    of_unit = [other for other in known if other.unit == amount.unit]
    alike = [other for other in of_unit if other.value == amount.value]
    if alike:
        found = [(_unlike(amount, other), other) for other in alike]
        difference, other = next((each for each in found if each[0] is None), found[0])
        agrees = difference in (None, MatchDifference.OTHER_BOUND)
        return difference, MatchAgreement.SAME_FIGURE if agrees else None, other
    for other in of_unit:
        if _is_rounded(amount, other):
            difference = _unlike(amount, other)
            return difference, None if difference else MatchAgreement.ROUNDED, other
    if any(other.value == amount.value for other in known):
        return MatchDifference.OTHER_UNIT, None, None
    return (MatchDifference.OTHER_FIGURE if of_unit else MatchDifference.OTHER_UNIT), None, None


def _unlike(one: SaidAmount, other: SaidAmount) -> MatchDifference | None:
    """What is not the same about two numbers that are."""
    if one.per != other.per:
        return MatchDifference.OTHER_UNIT
    nouns = one.nouns - GENERAL_NOUNS, other.nouns - GENERAL_NOUNS
    if all(nouns) and nouns[0].isdisjoint(nouns[1]):
        return MatchDifference.OTHER_UNIT
    if one.change != other.change and _changes_by({one.change, other.change}):
        return MatchDifference.OTHER_FIGURE
    return MatchDifference.OTHER_BOUND if _bounds_differ(one, other) else None


def _changes_by(changes: Set[str]) -> bool:
    """“Med 15 procent” is no “till 15 procent”, nor 15 procent; “från” is no “till”."""
    return "by" in changes or changes == {"from", "to"}


def _bounds_differ(one: SaidAmount, other: SaidAmount) -> bool:
    bounds = {one.qualifier, other.qualifier}
    return bool(bounds & _UPPER_BOUND) and bool(bounds & _LOWER_BOUND)


def _is_rounded(one: SaidAmount, other: SaidAmount) -> bool:
    """One of them has fewer digits and is what the other becomes in so many, or is said to be
    about, nearly or more than that."""
    coarse, fine = sorted((one, other), key=lambda amount: amount.digits)
    if coarse.digits == fine.digits or not coarse.value or not fine.value:
        return False
    if abs(coarse.value - fine.value) > ROUNDED_MAX_DISTANCE * abs(fine.value):
        return False
    shift = fine.value.adjusted() - coarse.digits + 1
    step = Decimal(1).scaleb(shift)
    whole = (fine.value / step).to_integral_value() * step
    if coarse.value == whole:
        return True
    if coarse.qualifier in _LOWER_BOUND:
        return coarse.value <= fine.value < coarse.value + step
    if coarse.qualifier in _UPPER_BOUND:
        return coarse.value - step < fine.value <= coarse.value
    return False


def _other_things(
    asked: SaidWords, known: SaidWords, context: Set[str], years: Set[str]
) -> Iterable[MatchDifference]:
    if periods_differ(asked.periods, known.periods, years):
        yield MatchDifference.OTHER_PERIOD
    if (
        opposed(asked.sides, known.sides)
        or opposed_words(
            asked.words.keys() - known.words.keys(), known.words.keys() - asked.words.keys()
        )
        or turned_round(asked, known)
    ):
        yield MatchDifference.OPPOSITE_DIRECTION
    yield from _turned_otherwise(asked, known)
    if asked.negated != known.negated:
        yield MatchDifference.NEGATED
    if asked.reported != known.reported:
        yield MatchDifference.REPORTED
    if asked.names - known.names - context:
        yield MatchDifference.OTHER_NAME


def _turned_otherwise(asked: SaidWords, known: SaidWords) -> Iterable[MatchDifference]:
    """“Nästan hela” and “hela”; “ska höja” and “höjde”; “lånar ut” and “lånar”."""
    for wanted in asked.turns:
        times = [wanted & _TIMES, *(turns & _TIMES for turns in known.turns)]
        if all(times) and not any(wanted & _TIMES == turns for turns in times[1:]):
            yield MatchDifference.OTHER_PERIOD
        here = [wanted & _NOW, *(turns & _NOW for turns in known.turns)]
        if all(here) and here[0] not in here[1:]:
            yield MatchDifference.OTHER_PERIOD
        if all("nearly" in (wanted ^ turns) for turns in known.turns):
            yield MatchDifference.OTHER_BOUND
        if all(goes_other_way(wanted, turns) for turns in known.turns) and known.turns:
            yield MatchDifference.OPPOSITE_DIRECTION
        if all(plain_turns(wanted ^ turns) - _TIMES - _NOW - {"nearly"} for turns in known.turns):
            yield MatchDifference.OTHER_WORDS
