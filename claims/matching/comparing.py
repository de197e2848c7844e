"""Whether two texts say the same, and where they differ. Pure.

The number is the anchor: a changed number, unit, period, direction, name or negation is a
difference, whatever else is alike, and nothing that differs inherits a verdict.
"""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from claims.matching.opposites import NUMBER_WORDS, PLACES, opposed, sides_in
from claims.spotting.quantities import SpottedQuantity, quantities_in
from claims.words.compounds import parts
from claims.words.cutting import cut
from claims.words.forms import word_form
from claims.words.lexicon import frequency, is_name, lemma


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
class SaidAmount:
    """A number in one scale: percent for shares, the bare count for people and things."""

    value: Decimal
    unit: str
    qualifier: str
    per: str
    digits: int


@dataclass(frozen=True, slots=True)
class SaidWords:
    """What a text says: `words` are lexemes and how each is written."""

    words: Mapping[str, str]
    amounts: tuple[SaidAmount, ...]
    periods: frozenset[str]
    sides: frozenset[tuple[int, int]]
    negated: frozenset[bool]  # of each of several texts
    names: frozenset[str]
    reported: bool
    texts: tuple[Set[str], ...] = ()  # of each of several texts its words


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
SAME_MIN_SHARE_BACK: Final = 0.6
SHARED_SHOWN: Final = 6
# Until so far apart a rounded number stands for the exact one.
ROUNDED_MAX_DISTANCE: Final = Decimal("0.05")

_DIGITS: Final = re.compile(r"[0-9.,]+")
_YEAR: Final = re.compile(r"(?<![\w.,])(?:1[89]|20)[0-9]{2}(?![\w]|[.,][0-9])")
_SPAN: Final = re.compile(r"(?<!\w)((?:1[89]|20)[0-9]{2})[–-]((?:1[89]|20)?[0-9]{2})(?!\w)")
_RELATIVE: Final = {
    "this": (r"i\s+år|årets", 0),
    "last": (r"i\s+fjol|förra\s+året|föregående\s+år|fjolårets", -1),
    "next": (r"nästa\s+år|kommande\s+år", 1),
}
_RELATIVES: Final = {
    name: (re.compile(rf"(?<!\w)(?:{words})(?!\w)"), distance)
    for name, (words, distance) in _RELATIVE.items()
}
_MONTH: Final = re.compile(
    r"(?<!\w)(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november"
    r"|december)(?!\w)"
)
_NEGATION: Final = re.compile(
    r"(?<!\w)(?:inte|ej|aldrig|ingen|inget|inga|icke|saknar|saknas|saknade|utan\s+att|varken"
    r"|knappast|vägrar|vägrade|nej\s+till)(?!\w)"
)
# “Borgarrådet antyder att …” is no claim that it is so.
_REPORTED: Final = re.compile(
    r"(?<!\w)(?:antyd|hävda|påstå|påstod|insinuera|tror\s+att|anser\s+att|tycker\s+att)\w*"
)
_NO_NEGATION: Final = re.compile(
    r"(?<!\w)(?:inte\s+(?:bara|minst|enbart|endast|heller\s+bara)|om\s+inte\s+annat)(?!\w)"
)
_CAPITAL: Final = re.compile(r"(?<![\w-])[A-ZÅÄÖÉ][\w’'-]*")
_PARTIES: Final = re.compile(
    r"(?<!\w)(moderat|socialdemokrat|sverigedemokrat|centerparti|vänsterparti|miljöparti|liberal"
    r"|folkparti|kristdemokrat|arbetarparti|regering|riksdag)\w*"
)
_PARTY_LETTER: Final = {
    "moderat": "m",
    "socialdemokrat": "s",
    "sverigedemokrat": "sd",
    "centerparti": "c",
    "vänsterparti": "v",
    "miljöparti": "mp",
    "kristdemokrat": "kd",
}
_COMPARABLE: Final = {"persons": "count", "count": "count", "": "count", "ordinal": "ordinal"}
_UPPER_BOUND: Final = frozenset(["less_than", "at_most", "almost"])
_LOWER_BOUND: Final = frozenset(["more_than", "at_least"])


@lru_cache(maxsize=10_000)
def said_in(text: str, year: int | None = None) -> SaidWords:
    """Of a sentence or two, said in that year; what stands in square brackets counts as said."""
    plain = text.translate({ord("["): None, ord("]"): None})
    low = plain.lower()
    return SaidWords(
        words=_words(plain),
        amounts=tuple(_amounts(quantities_in(plain))),
        periods=_periods(low, year),
        sides=sides_in(low),
        negated=frozenset([len(_NEGATION.findall(_NO_NEGATION.sub(" ", low))) % 2 == 1]),
        names=_names(plain, low),
        reported=bool(_REPORTED.search(low)),
    )


def names_in(text: str) -> frozenset[str]:
    """Of a speaker's name, a role or a title: everything with a capital letter."""
    low = text.lower()
    found = {_without_genitive(m.group().lower().strip("’'-")) for m in _CAPITAL.finditer(text)}
    found |= {_PARTY_LETTER.get(m[1], m[1]) for m in _PARTIES.finditer(low)}
    return frozenset(found)


def together(texts: Iterable[SaidWords]) -> SaidWords:
    """What several texts about one claim say: its statement and its quote."""
    parts = list(texts)
    words: dict[str, str] = {}
    for part in parts:
        words |= part.words
    amounts = dict.fromkeys(amount for part in parts for amount in part.amounts)
    return SaidWords(
        words=words,
        amounts=tuple(amounts),
        periods=frozenset().union(*(part.periods for part in parts)),
        sides=frozenset().union(*(part.sides for part in parts)),
        negated=frozenset().union(*(part.negated for part in parts)),
        names=frozenset().union(*(part.names for part in parts)),
        reported=any(part.reported for part in parts),
        texts=tuple(part.words.keys() for part in parts),
    )


def _words(text: str) -> dict[str, str]:
    written: dict[str, str] = {}
    for token in cut(text):
        form = word_form(token.text)
        for word in form.lexemes:
            if len(word) > 2 and not _DIGITS.fullmatch(word) and word not in NUMBER_WORDS:
                written.setdefault(word, token.text)
    return written


def _amounts(found: Iterable[SpottedQuantity]) -> Iterable[SaidAmount]:
    for each in found:
        if each.unit == "ordinal":
            continue
        ends = [each.value] if each.upper is None else [each.value, each.upper]
        for value in ends:
            yield _amount(value, each)


def _amount(value: Decimal, found: SpottedQuantity) -> SaidAmount:
    unit = _COMPARABLE.get(found.unit, found.unit)
    if unit == "ratio":
        value, unit = value * 100, "percent"
    digits = len(value.normalize().as_tuple().digits)
    return SaidAmount(value.normalize(), unit, found.qualifier, found.per, digits)


def _periods(low: str, year: int | None) -> frozenset[str]:
    """Years and months; “förra året” is a year where it is known when it was said."""
    years = set(_YEAR.findall(low))
    for first, last in _SPAN.findall(low):
        years |= {first, last if len(last) == 4 else first[:2] + last}
    named = set(years)
    for name, (pattern, distance) in _RELATIVES.items():
        if pattern.search(low):
            years.add(name if year is None else str(year + distance))
    if named and year is None:
        years = named  # “förra året [2022]”
    return frozenset(years | set(_MONTH.findall(low)))


def _names(text: str, low: str) -> frozenset[str]:
    """Names, folded and without a genitive's s; a word with a capital only because a sentence
    begins with it is none where it is a common word."""
    found: set[str] = set()
    for match in _CAPITAL.finditer(text):
        word = match.group().lower().strip("’'-")
        if _begins_sentence(text, match.start()) and _is_common(word):
            continue
        found.add(_without_genitive(word))
    for match in _PARTIES.finditer(low):
        found.add(_PARTY_LETTER.get(match[1], match[1]))
        found -= {_without_genitive(match.group()), match.group()}
    return frozenset(name for name in found if name)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\n”\"»’'–—-(")
    return not before or before[-1] in ".!?:…"


def _is_common(word: str) -> bool:
    if word in PLACES or is_name(word):
        return False
    return lemma(word) is not None or frequency(word) > 0 or bool(parts(word))


def _without_genitive(word: str) -> str:
    stem = word.removesuffix(":s")
    return stem[:-1] if len(stem) > 4 and stem.endswith("s") and not stem.endswith("ss") else stem


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


def _share(shared: Set[str], words: Iterable[str], weights: Mapping[str, float]) -> float:
    """Of the weight of `words`."""
    total = sum(weights.get(word, 1.0) for word in words)
    return sum(weights.get(word, 1.0) for word in words if word in shared) / (total or 1.0)


def _figures(
    asked: tuple[SaidAmount, ...], known: tuple[SaidAmount, ...]
) -> tuple[list[MatchDifference], list[MatchAgreement]]:
    if not asked and not known:
        return [], []
    if not known:
        return [MatchDifference.FIGURE_ADDED], []
    if not asked:
        return [MatchDifference.FIGURE_MISSING], []
    differences: list[MatchDifference] = []
    agreed: list[MatchAgreement] = []
    met: set[SaidAmount] = set()
    for amount in asked:
        difference, agreement, other = _held_against(amount, known)
        differences += [difference] if difference else []
        agreed += [agreement] if agreement else []
        met |= {other} if other else set()
    if set(known) - met and not differences:
        differences.append(MatchDifference.FIGURE_MISSING)
    return differences, agreed


def _held_against(
    amount: SaidAmount, known: tuple[SaidAmount, ...]
) -> tuple[MatchDifference | None, MatchAgreement | None, SaidAmount | None]:
    of_unit = [other for other in known if other.unit == amount.unit]
    for other in of_unit:
        if other.value == amount.value:
            if other.per != amount.per and other.per and amount.per:
                return MatchDifference.OTHER_UNIT, None, other
            if _bounds_differ(amount, other):
                return MatchDifference.OTHER_BOUND, MatchAgreement.SAME_FIGURE, other
            return None, MatchAgreement.SAME_FIGURE, other
    for other in of_unit:
        if _is_rounded(amount, other):
            return None, MatchAgreement.ROUNDED, other
    if any(other.value == amount.value for other in known):
        return MatchDifference.OTHER_UNIT, None, None
    return (MatchDifference.OTHER_FIGURE if of_unit else MatchDifference.OTHER_UNIT), None, None


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
    said = known.periods or years
    if asked.periods and not asked.periods <= said:
        yield MatchDifference.OTHER_PERIOD
    if opposed(asked.sides, known.sides):
        yield MatchDifference.OPPOSITE_DIRECTION
    if asked.negated != known.negated:
        yield MatchDifference.NEGATED
    if asked.reported != known.reported:
        yield MatchDifference.REPORTED
    if asked.names - known.names - context:
        yield MatchDifference.OTHER_NAME
