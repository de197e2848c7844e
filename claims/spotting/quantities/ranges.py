"""Two numbers that belong together: a range, both ends of a change, a part of a whole."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from claims.spotting.quantities import contexts, hedges, shares
from claims.spotting.quantities.compounds import NumberFound
from claims.spotting.quantities.not_numbers import skipped
from claims.spotting.quantities.numerals import MAGNITUDES, cardinal
from claims.spotting.quantities.parsing import number_at
from claims.spotting.quantities.shapes import SpottedQuantity
from claims.spotting.quantities.tokens import DASHES, SPACES, Words
from claims.spotting.quantities.units import SIGNS, UNITS, Unit

_RANGE: Final = frozenset(["till", "à", "a", "eller", "och"])
_SIGN_WORDS: Final = {"plus": 1, "minus": -1}
_BETWEEN: Final = frozenset(["minus", "mer", "än", "ett", "en"])


@dataclass(slots=True)
class Ends:
    """`lower` replaces the first number's value where the factor reaches back to it."""

    high: NumberFound | None = None
    lower: Decimal | None = None
    change: bool = False
    sign: int = 1
    start: int | None = None
    share: SpottedQuantity | None = None
    after: int = 0


def ends_of(words: Words, low: NumberFound) -> Ends:
    """What belongs to the number; nothing if it stands alone."""
    dash = _dash(words, low)
    if dash is not None:
        return dash
    unit, at = _own_unit(words, low)
    link = words.follows(at) or _link_behind_sign(words, at)
    before = words.at(low.first - 1)
    if link == "av" and at == low.after and (whole := _number(words, at + 1)):
        share = shares.out_of(words, low, whole)
        last = 0 if share is None else words.after(whole.after, share.end)
        return Ends(share=share, after=last)
    if link == "på" and at == low.after and (whole := _whole(words, at + 1)):
        share = shares.one_in(words, low, whole)
        if share is not None:
            return Ends(share=share, after=words.after(whole.after, share.end))
    if link == "från" and before == "till" and contexts.moved(words, low.first):
        return _backwards(words, low, unit, at)
    if link not in _RANGE:
        return Ends()
    second = _hedge_end(words, at + 1)
    sign, second = _signed(words, second)
    high = _number(words, second) if sign == 0 else number_at(words, second)
    if high is None or (high.unit and high.noun and high.unit != "years"):
        return Ends()
    if link == "och" and before not in {"mellan", "på"} | _between(words, low):
        return Ends()
    if link == "eller" and (not _neighbours(low, high) or _in_list(words, low)):
        return Ends()
    if not _same_unit(words, unit, high):
        return Ends()
    moving = link == "till" and _from(words, low)
    if not moving and unit is not None and link == "till" and contexts.moved(words, low.first):
        return Ends()  # “steg 5 procent till 15 procent”: by so much, to so much
    lower = _reached(low, high, moving)
    if unit is not None and (other := _own_unit(words, high)[0]) and other.factor != unit.factor:
        lower = low.value * unit.factor / other.factor  # “från 350 mkr till 1,1 mdkr”
    if sign or (low.start and _negative(words, low)):
        sign = sign or 1
        return Ends(high, lower, moving, sign)  # “mellan minus 5 och plus 3 grader”
    if not moving and high.value <= (lower if lower is not None else low.value):
        return Ends()
    return Ends(high, lower, moving)


def _backwards(words: Words, low: NumberFound, unit: Unit | None, at: int) -> Ends:
    """“föll till 8,0 från 8,6 procent”: the first end is named last."""
    high = _number(words, _hedge_end(words, at + 1))
    if high is None or high.unit or not _same_unit(words, unit, high):
        return Ends()
    own = low.value
    if unit is not None and (other := _own_unit(words, high)[0]):
        own = own * unit.factor / other.factor
    elif (reached := _reached(low, high, moving=True)) is not None:
        own = reached
    return Ends(replace(high, value=own), high.value, change=True)


def _signed(words: Words, index: int) -> tuple[int, int]:
    """The sign of the second number, 0 where it has none, and the index of its digits."""
    if words.follows(index) in _SIGN_WORDS and words.follows(index + 1):
        return _SIGN_WORDS[words.low[index]], index + 1
    gap = words.gap(index)
    if len(gap) == 2 and gap[0] in SPACES and words.is_digits(index):
        return {"+": 1, "-": -1, "−": -1, "–": -1}.get(gap[1], 0), index
    return 0, index


def _negative(words: Words, low: NumberFound) -> bool:
    before = words.text[max(0, low.start - 2) : low.start]
    signed = before[-1:] in DASHES and before[:-1] in {"", *SPACES, "\n"}
    return signed or words.at(low.first - 1) == "minus"


def _whole(words: Words, index: int) -> NumberFound | None:
    """“en på tusen”, “en på miljonen”."""
    if words.follows(index) in {"miljonen", "miljarden"}:
        value = Decimal(MAGNITUDES[words.low[index]])
        return NumberFound(index, index + 1, words.starts[index], words.ends[index], value)
    return _number(words, index)


def _link_behind_sign(words: Words, at: int) -> str:
    """“10 % till 15 %”, “16- till 19-åringar”."""
    gap = words.gap(at)
    signed = gap[-1:] == " " and gap.strip(SPACES) in SIGNS
    return words.at(at) if signed or gap == "- " else ""


def _between(words: Words, low: NumberFound) -> set[str]:
    """“mellan cirka 10 och 15”."""
    return {words.at(low.first - 1)} if words.at(low.first - 2) == "mellan" else set()


def _from(words: Words, low: NumberFound) -> bool:
    start = low.first - 1
    for _ in range(4):
        if words.at(start) == "från":
            return True
        if words.at(start) not in hedges.HEDGES and words.at(start) not in _BETWEEN:
            return False
        start -= 1
    return False


def _hedge_end(words: Words, index: int) -> int:
    """Past the hedge of the other end: “från 10 till drygt 15 procent”."""
    for length in (2, 1):
        phrase = " ".join(words.low[index : index + length])
        if phrase in hedges.HEDGES:
            return index + length
    return index


def _number(words: Words, index: int) -> NumberFound | None:
    if not words.follows(index):
        return None
    if words.is_digits(index) and skipped(words, index):
        return None
    found = number_at(words, index)
    if (
        found
        and words.low[index] in {"en", "ett"}
        and found.value == 1
        and found.after == index + 1
    ):
        return None
    return found


def _own_unit(words: Words, low: NumberFound) -> tuple[Unit | None, int]:
    """The first number's own unit, where it has one: “från 6 procent till 4 procent”."""
    sign = words.text[low.end : low.end + 2].lstrip(SPACES)[:1]
    if sign and sign in SIGNS:
        return Unit(SIGNS[sign]), low.after
    word = words.follows(low.after)
    if word in UNITS and word not in {"a"}:
        return UNITS[word], low.after + 1
    return None, low.after


def _same_unit(words: Words, unit: Unit | None, high: NumberFound) -> bool:
    if unit is None:
        return True
    other, _ = _own_unit(words, high)
    return other is not None and other.name == unit.name


def _dash(words: Words, low: NumberFound) -> Ends | None:
    gap = words.gap(low.after)
    if gap[:1] in SIGNS or gap[1:2] in SIGNS:
        gap = gap.lstrip(SPACES)[1:]  # “10 %–15 %”
    if gap == " " and _neighbouring_words(words, low):
        high = number_at(words, low.after)
        return None if high is None else Ends(high)
    if not gap or gap.strip(SPACES) not in DASHES or len(gap) > 3 or "\n" in gap:
        return None
    if len(gap) == 2:
        return None  # “5 -3”
    if (
        words.is_digits(low.after)
        and words.gap(low.after + 1) in DASHES
        and words.is_digits(low.after + 1)
    ):
        return Ends()
    high = number_at(words, low.after)
    if high is None or (words.at(low.after) in {"en", "ett"} and high.value == 1):
        return None
    lower = _reached(low, high)
    if lower is None and (hundreds := _in_hundreds(low, high)):
        lower, low.other = hundreds, low.value
    if high.value <= (lower if lower is not None else low.value):
        return Ends()
    return Ends(high, lower)


def _in_hundreds(low: NumberFound, high: NumberFound) -> Decimal | None:
    """“3–400 personer” are three to four hundred, most likely."""
    plain = not (high.scaled or high.grouped or low.scaled or high.words)
    near = high.value % 100 == 0 and 1 <= high.value / 100 - low.value <= 2
    return low.value * 100 if plain and near and 1 < low.value < 9 else None


def _neighbouring_words(words: Words, low: NumberFound) -> bool:
    """“två tre år”."""
    if not low.words or low.after != low.first + 1 or not 1 < low.value < 10:
        return False
    return cardinal(words.at(low.after)) == low.value + 1


def _neighbours(low: NumberFound, high: NumberFound) -> bool:
    """“två eller tre”, “30 eller 40”; not “5 eller 800”."""
    return low.value < high.value <= 3 * low.value


def _in_list(words: Words, low: NumberFound) -> bool:
    """“60, 250 eller 400 kronor” are three."""
    return words.gap(low.first) == ", " and words.is_digits(low.first - 1)


def _reached(low: NumberFound, high: NumberFound, moving: bool = False) -> Decimal | None:
    """“3–4 000” is 3 000 to 4 000; “10–15 miljoner” has its factor at both ends."""
    if low.scaled or low.grouped or high.value <= 0:
        return None
    if high.scaled:
        bare = high.value
        while bare >= 1000 and bare % 1000 == 0:
            bare /= 1000
        factor = Decimal(high.scale) if high.scale > 1 else high.value / bare
        if low.value * factor < high.value or (moving and low.value * factor < 100 * high.value):
            return low.value * factor
        for smaller in (10**6, 10**3):
            if smaller < factor and low.value * smaller < high.value:
                return None
        return None
    if high.grouped and high.value >= 1000 and high.value % 1000 == 0 and low.value < 1000:
        thousands = high.value / 1000
        if low.value < thousands:
            return low.value * 1000
    return None
