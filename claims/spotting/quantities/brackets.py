"""Numbers in brackets beside the one that they are compared with: “8,1 (7,4) procent”."""

from decimal import Decimal
from typing import Final

from claims.spotting.quantities.compounds import NumberFound
from claims.spotting.quantities.numerals import MAGNITUDES
from claims.spotting.quantities.tokens import SPACES, Words
from claims.spotting.quantities.units import SIGNS, UNITS, Unit

_SPACE_BRACKET: Final = frozenset(f"{space}(" for space in SPACES)
_MAGNITUDE_MIN: Final = 10**6  # from here on what is compared without a unit is money


def is_compared(words: Words, index: int) -> bool:
    """Whether the digits stand in brackets behind a number or its unit: “33 procent (41)”."""
    behind = words.gap(index + 1)[:1]
    if words.gap(index) not in _SPACE_BRACKET or not (behind == ")" or words.gap(index + 1) == " "):
        return False
    before = words.at(index - 1)
    if behind != ")" and not words.gap(index + 2).startswith(")"):
        return False
    return words.is_digits(index - 1) or (
        (before in UNITS or before in MAGNITUDES)
        and before.isalpha()
        and _digits_before(words, index)
    )


def _digits_before(words: Words, index: int) -> bool:
    back = index - 2
    if words.at(back) in MAGNITUDES:
        back -= 1
    return words.is_digits(back)


def unit_beside(words: Words, low: NumberFound) -> Unit | None:
    """The unit that stands behind the brackets, or before them, magnitude and all."""
    if words.gap(low.after) in _SPACE_BRACKET and is_compared(words, low.after):
        return _unit_at(words, low.after + 1)
    if low.after > low.first + 1 or not is_compared(words, low.first):
        return None
    if words.is_digits(low.first - 1):
        return _unit_at(words, low.after)
    word = words.at(low.first - 1)
    back = low.first - (1 if word in MAGNITUDES else 2)
    return _scaled_unit("" if word in MAGNITUDES else word, MAGNITUDES.get(words.at(back), 1))


def _unit_at(words: Words, index: int) -> Unit | None:
    gap = words.gap(index)
    sign = gap[1:].lstrip(SPACES)[:1]
    if sign and sign in SIGNS:
        return Unit(SIGNS[sign])
    if gap[:1] != ")" or gap[1:].strip(SPACES):
        return None
    magnitude = MAGNITUDES.get(words.at(index), 1)
    return _scaled_unit(words.follows(index + 1) if magnitude > 1 else words.at(index), magnitude)


def _scaled_unit(word: str, magnitude: int) -> Unit | None:
    unit = UNITS.get(word)
    if unit is not None:
        return Unit(unit.name, unit.factor * magnitude)
    return Unit("SEK", Decimal(magnitude)) if magnitude >= _MAGNITUDE_MIN else None
