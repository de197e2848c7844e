"""Numbers in a row that share the unit of the last: “5, 7 och 9 år”."""

from typing import Final

from claims.spotting.quantities.compounds import NumberFound
from claims.spotting.quantities.measures import Measure, measure
from claims.spotting.quantities.not_numbers import skipped
from claims.spotting.quantities.number_words import number_word
from claims.spotting.quantities.numerals import MAGNITUDES
from claims.spotting.quantities.parsing import number_at
from claims.spotting.quantities.tokens import Words

_LIST_MAX_LENGTH: Final = 6  # numbers
_LINKS: Final = frozenset(["och", "eller", "respektive", "resp", "samt"])


def as_the_last_of_list(words: Words, low: NumberFound, found: Measure) -> bool:
    """Gives the measure the unit and magnitude of a list's last number; whether there is one."""
    last = _last_of_list(words, low)
    whole = measure(words, last, last) if last is not None else None
    if last is None or whole is None or not whole.unit:
        return False
    found.unit, found.factor = whole.unit, whole.factor
    if last.scaled and not low.scaled and not low.grouped:
        found.factor *= MAGNITUDES.get(words.low[last.after - 1], 1)
    return True


def _last_of_list(words: Words, low: NumberFound) -> NumberFound | None:
    """The number behind “och”; those before it are one token each, with commas between."""
    index = low.after
    for _ in range(_LIST_MAX_LENGTH):
        if words.follows(index) in _LINKS:
            return _plain_number(words, index + 1) if words.follows(index + 1) else None
        if words.gap(index) != ", " or not _may_be_number(words, index):
            return None
        index += 1
    return None


def _may_be_number(words: Words, index: int) -> bool:
    return words.is_digits(index) or number_word(words.at(index)) is not None


def _plain_number(words: Words, index: int) -> NumberFound | None:
    word = number_word(words.at(index))
    if words.is_digits(index):
        return None if skipped(words, index) else number_at(words, index)
    return number_at(words, index) if word and word.kind == "cardinal" else None
