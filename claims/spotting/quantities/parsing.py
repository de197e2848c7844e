"""One number, from its first token: digits with what multiplies them, or words."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from claims.spotting.quantities.compounds import NumberFound, compound
from claims.spotting.quantities.number_words import number_word
from claims.spotting.quantities.numerals import MAGNITUDES
from claims.spotting.quantities.prices import price_in_digits
from claims.spotting.quantities.scaling import HALF, scaled
from claims.spotting.quantities.spelled import HEDGING, cardinals, dozens, one
from claims.spotting.quantities.tokens import DASHES, GAPS, Words, read_digits
from claims.spotting.quantities.units import UNITS

_FRACTIONS: Final = {
    "½": HALF,
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal("0.333333"),
    "⅔": Decimal("0.666667"),
    "⅛": Decimal("0.125"),
}
_SIX: Final = Decimal("0.000001")


def number_at(words: Words, index: int) -> NumberFound | None:
    """The number that begins at the token; None if none does."""
    if words.is_digits(index):
        return _digits(words, index)
    fraction = _FRACTIONS.get(words.at(index))
    if fraction is not None:
        found = NumberFound(index, index + 1, words.starts[index], words.ends[index], fraction)
        return scaled(words, found)
    word = number_word(words.at(index))
    if word is None:
        return None
    if word.kind == "one":
        return _dozen_in_digits(words, index) or one(words, index)
    if word.kind == "decimal":
        start, end = words.starts[index], words.ends[index]
        found = NumberFound(index, index + 1, start, end, word.value, words=True)
        found.scaled = word.value > 1000
        return scaled(words, found)
    if word.kind in {"cardinal", "magnitude"}:
        return cardinals(words, index)
    if word.kind in {"dozen", "hundreds"}:
        return dozens(words, index, index, Decimal(1))
    if word.kind == "compound":
        start, end = words.starts[index], words.ends[index]
        found = NumberFound(index, index + 1, start, end, word.value, words=True)
        return found if compound(found, word.rest) else None
    return None


def _dozen_in_digits(words: Words, index: int) -> NumberFound | None:
    """“ett 30-tal”, “ett drygt 30-tal”."""
    qualifier = HEDGING.get(words.follows(index + 1), "")
    at = index + 2 if qualifier else index + 1
    if not (words.is_digits(at) and words.gap(at) in GAPS and words.at(at + 1) == "tal"):
        return None
    found = replace(_digits(words, at), first=index, start=words.starts[index])
    return replace(found, qualifier=qualifier or found.qualifier)


def _digits(words: Words, index: int) -> NumberFound:
    read = read_digits(words.low[index])
    start, end = words.starts[index], words.ends[index]
    found = NumberFound(index, index + 1, start, end, read.value, read.other, read.grouped)
    gap = words.gap(index + 1)
    beyond = words.at(index + 1)
    if gap in ("", " ") and beyond in _FRACTIONS:
        found.value += _FRACTIONS[beyond]
        found.after, found.end = index + 2, words.ends[index + 1]
        return scaled(words, found)
    if gap == " " and (part := _mixed(words, index + 1)):
        found.value += part
        found.after, found.end = index + 3, words.ends[index + 2]
        return scaled(words, found)
    if (öre := price_in_digits(words, index)) is not None:
        found.value += Decimal(f"0.{öre}")  # “12:50 kr”, “kostar 1:90”
        found.after, found.end = index + 2, words.ends[index + 1]
        if words.follows(index + 2) not in UNITS:
            found.unit = "SEK"
        return found
    if gap == "/" and words.is_digits(index + 1) and words.follows(index + 2):
        return scaled(words, _divided(words, found))
    if gap in DASHES and beyond and not words.is_digits(index + 1):
        _hyphened(words, found)
        return scaled(words, found) if beyond == "tals" else found
    return _with_rest(words, scaled(words, found))


def _mixed(words: Words, index: int) -> Decimal | None:
    """The “1/2” of “3 1/2 år”."""
    above, below = words.at(index), words.at(index + 1)
    if words.gap(index + 1) != "/" or below not in {"2", "3", "4", "8"} or not above.isdecimal():
        return None
    return (Decimal(above) / Decimal(below)).quantize(_SIX) if int(above) < int(below) else None


def _with_rest(words: Words, found: NumberFound) -> NumberFound:
    """“2 miljoner 300 tusen kronor”, “3 miljarder 250 000” are one number."""
    magnitude = MAGNITUDES.get(words.low[found.after - 1], 0)
    if not magnitude or found.value % magnitude or not words.follows(found.after):
        return found
    rest = _digits(words, found.after) if words.is_digits(found.after) else None
    if rest is None or rest.other is not None or not (rest.scaled or rest.grouped):
        return found
    if 1000 <= rest.value < magnitude and rest.value % 1 == 0:
        found.value, found.after, found.end = found.value + rest.value, rest.after, rest.end
    return found


def _divided(words: Words, found: NumberFound) -> NumberFound:
    """“1/2 dl”."""
    below = words.low[found.after]
    if below.isdigit() and 1 < int(below) <= 100:
        found.value = (found.value / Decimal(below)).quantize(Decimal("0.000001"))
        found.end = words.ends[found.after]
        found.after += 1
    return found


def _hyphened(words: Words, found: NumberFound) -> None:
    """“640-miljonersnotan”, “40-timmarsvecka”, “10-tal”, “12-åringar”."""
    rest = words.low[found.after]
    end = words.ends[found.after]
    if rest == "tal":
        found.qualifier = "about"
    elif rest == "tals":
        found.qualifier = "at_least"
    elif not compound(found, rest):
        found.unit, found.noun = "count", rest
    found.after, found.end = found.after + 1, end
