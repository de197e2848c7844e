"""One number, from its first token: digits with what multiplies them, or words."""

from decimal import Decimal
from typing import Final

from claims.spotting.quantities.compounds import TOO_LARGE, NumberFound, compound
from claims.spotting.quantities.number_words import MAGNITUDES, cardinal, number_word
from claims.spotting.quantities.tokens import DASHES, GAPS, Words, read_digits
from claims.spotting.quantities.units import UNITS

_PARTS_OF_ONE: Final = {
    "halv": Decimal("0.5"),
    "halvt": Decimal("0.5"),
    "kvarts": Decimal("0.25"),
    "kvart": Decimal("0.25"),
}
HALF: Final = Decimal("0.5")
_FRACTIONS: Final = {
    "½": HALF,
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal("0.333333"),
    "⅔": Decimal("0.666667"),
    "⅛": Decimal("0.125"),
}
_DECIMALS_MAX: Final = 6
_SOME: Final = frozenset(["några", "flera", "åtskilliga", "många"])


def number_at(words: Words, index: int) -> NumberFound | None:
    """The number that begins at the token; None if none does."""
    if words.is_digits(index):
        return _digits(words, index)
    fraction = _FRACTIONS.get(words.at(index))
    if fraction is not None:
        found = NumberFound(index, index + 1, words.starts[index], words.ends[index], fraction)
        return _scaled(words, found)
    word = number_word(words.at(index))
    if word is None:
        return None
    if word.kind == "one":
        return _one(words, index)
    if words.low[index] == "halvannat":
        start, end = words.starts[index], words.ends[index]
        return NumberFound(index, index + 1, start, end, word.value, words=True)
    if word.kind in {"cardinal", "magnitude"}:
        return _cardinal(words, index)
    if word.kind in {"dozen", "hundreds"}:
        return _dozen(words, index, index, Decimal(1))
    if word.kind == "compound":
        start, end = words.starts[index], words.ends[index]
        found = NumberFound(index, index + 1, start, end, word.value, words=True)
        return found if compound(found, word.rest) else None
    return None


def _digits(words: Words, index: int) -> NumberFound | None:
    read = read_digits(words.low[index])
    start, end = words.starts[index], words.ends[index]
    found = NumberFound(index, index + 1, start, end, read.value, read.other, read.grouped)
    gap = words.gap(index + 1)
    beyond = words.at(index + 1)
    if gap in ("", " ") and beyond in _FRACTIONS:
        found.value += _FRACTIONS[beyond]
        found.after, found.end = index + 2, words.ends[index + 1]
        return _scaled(words, found)
    ore = gap == ":" and len(beyond) == 2 and beyond.isdecimal() and found.value % 1 == 0
    if ore and words.follows(index + 2) in {"kr", "kronor"}:
        found.value += Decimal(f"0.{beyond}")  # “12:50 kr”
        found.after, found.end = index + 2, words.ends[index + 1]
        return found
    if gap == "/" and words.is_digits(index + 1) and words.follows(index + 2):
        return _scaled(words, _divided(words, found))
    if gap in DASHES and beyond and not words.is_digits(index + 1):
        _hyphened(words, found)
        return _scaled(words, found) if beyond == "tals" else found
    return _with_rest(words, _scaled(words, found))


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


def _scaled(words: Words, found: NumberFound) -> NumberFound:
    """With “och en halv” and the magnitudes behind it: “tre och en halv miljoner”."""
    if words.follows(found.after) == "och" and words.follows(found.after + 2) in _PARTS_OF_ONE:
        found.value += _PARTS_OF_ONE[words.low[found.after + 2]]
        found.end = words.ends[found.after + 2]
        found.after += 3
    if words.follows(found.after) == "kvarts":  # “tre kvarts miljard”
        found.value *= _PARTS_OF_ONE["kvarts"]
        found.end = words.ends[found.after]
        found.after += 1
    if words.follows(found.after) == "komma":
        _decimals(words, found)
    while (word := _near(words, found.after)) in MAGNITUDES or word == "hundra":
        if found.value >= TOO_LARGE:
            break
        found.value *= MAGNITUDES.get(word, 100)
        if found.other is not None:
            found.other *= MAGNITUDES.get(word, 100)
        found.end = words.ends[found.after]
        found.after += 1
        found.scaled = True
        dotted = words.gap(found.after) == ". " and words.at(found.after) in UNITS
        if dotted and word in {"milj", "mn", "mln", "md"}:
            found.end += 1
            break
    return found


def _decimals(words: Words, found: NumberFound) -> None:
    """“två komma fem”, “2 komma 05”."""
    decimals = words.follows(found.after + 1)
    value = cardinal(decimals) if decimals else None
    digits = str(value) if value is not None and value < 100 else ""
    if decimals.isdecimal() and len(decimals) <= _DECIMALS_MAX:
        digits = decimals
    if digits and found.value == int(found.value):
        found.value += Decimal(f"0.{digits}")
        found.end = words.ends[found.after + 1]
        found.after += 2


def _near(words: Words, index: int) -> str:
    """The word behind a gap, or glued to digits: “5mkr”."""
    word = words.follows(index)
    if word or index >= len(words.low):
        return word
    return words.low[index] if words.gap(index) == "" else ""


def _one(words: Words, index: int) -> NumberFound | None:
    """“en” and “ett” are articles but before what they count."""
    start, end = words.starts[index], words.ends[index]
    beyond = words.follows(index + 1)
    if not beyond:
        return None
    if beyond in {"halv", "halvt", "kvarts"}:
        value = HALF if beyond != "kvarts" else Decimal("0.25")
        found = NumberFound(index, index + 2, start, words.ends[index + 1], value, words=True)
        found = _scaled(words, found)
        known = words.follows(found.after) in UNITS or found.scaled
        dozen = number_word(words.follows(found.after)) if words.follows(found.after) else None
        if beyond == "halvt" and dozen and dozen.kind == "dozen":
            return _dozen(words, index, index + 2, HALF)
        whole = beyond != "kvarts" or found.scaled or words.follows(found.after) == "sekel"
        return found if known and whole else None
    if beyond == "par":
        return _pair(words, index)
    if beyond in {"hel", "helt"} and words.follows(index + 2) in MAGNITUDES:
        end = words.ends[index + 1]
        return _scaled(words, NumberFound(index, index + 2, start, end, Decimal(1), words=True))
    if beyond == "och" and words.follows(index + 3) in _PARTS_OF_ONE:
        return _scaled(words, NumberFound(index, index + 1, start, end, Decimal(1), words=True))
    word = number_word(beyond)
    if word is not None and word.kind in {"dozen", "hundreds"}:
        return _dozen(words, index, index + 1, Decimal(1))
    if beyond in MAGNITUDES or (word and word.kind == "cardinal" and word.value >= 100):
        return _cardinal(words, index)
    return NumberFound(index, index + 1, start, end, Decimal(1), words=True)


def _pair(words: Words, index: int) -> NumberFound | None:
    """“ett par hundra”, “ett par år”."""
    start, end = words.starts[index], words.ends[index + 1]
    found = NumberFound(index, index + 2, start, end, Decimal(2), words=True, qualifier="about")
    beyond = words.follows(index + 2)
    word = number_word(beyond)
    if word and word.kind == "dozen":
        return _dozen(words, index, index + 2, Decimal(2))
    if beyond in MAGNITUDES or beyond == "hundra":
        return _scaled(words, found)
    return found if beyond in UNITS and UNITS[beyond].name not in {"SEK"} else None


def _dozen(words: Words, first: int, index: int, times: Decimal) -> NumberFound | None:
    """“ett tjugotal”, “hundratals”, “tre dussin”, “ett tiotal miljoner”."""
    word = number_word(words.at(index))
    if word is None:
        return None
    exact = word.rest == "dussin"
    qualifier = "at_least" if word.kind == "hundreds" else "exact" if exact else "about"
    value = word.value * times
    if words.at(index - 1) in _SOME and words.follows(index) and first == index:
        first, qualifier = index - 1, "at_least"
    found = NumberFound(
        first,
        index + 1,
        words.starts[first],
        words.ends[index],
        value,
        words=True,
        qualifier="" if qualifier == "exact" else qualifier,
    )
    return _scaled(words, found)


def _cardinal(words: Words, index: int) -> NumberFound | None:
    """Words written apart: “två hundra tusen”, “tjugo fyra”, “en miljon två hundra tusen”."""
    total = current = Decimal(0)
    last = Decimal(10) ** 15
    at, seen = index, False
    while True:
        low = words.at(at) if at == index else words.follows(at)
        value = MAGNITUDES.get(low) or cardinal(low) if low else None
        if low == "noll":
            value = 0 if at == index else None
        if value is None or (value > 1000 and low in MAGNITUDES and not seen):
            break
        if low in MAGNITUDES:
            if value >= last:
                if current or not total:
                    break
                total *= value  # “tusen miljarder”
            else:
                total += (current or 1) * value
                last = Decimal(value)
            current = Decimal(0)
        elif low == "hundra" and 0 < current < 100:
            current *= 100
        elif not seen or (current == 0 and value < last):
            current = Decimal(value)
        elif _continues(current, value):
            current += value
        else:
            break
        seen = True
        at += 1
        if total >= TOO_LARGE:
            break
    if not seen:
        return _some(words, index)
    found = NumberFound(
        index, at, words.starts[index], words.ends[at - 1], total + current, words=True
    )
    found.scaled = total > 0
    if words.at(index) in {"hundra", "tusen"} and words.at(index - 1) in _SOME:
        return _some(words, index)
    dozen = number_word(words.follows(at)) if words.follows(at) else None
    if dozen and dozen.kind == "dozen":
        return _dozen(words, index, at, found.value)
    return _scaled(words, found)


def _continues(current: Decimal, value: int) -> bool:
    """“hundra fem”, “tjugo fyra”; not “tre fyra”."""
    if value >= 100 or value == 0:
        return False
    return current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0 and value < 10)


def _some(words: Words, index: int) -> NumberFound | None:
    """“några miljoner”, “flera hundra”; plain “miljoner” says nothing."""
    if words.at(index - 1) not in _SOME or words.gap(index) not in GAPS:
        return None
    value = Decimal(MAGNITUDES.get(words.low[index], 100))
    found = NumberFound(
        index - 1,
        index + 1,
        words.starts[index - 1],
        words.ends[index],
        value,
        words=True,
        qualifier="at_least",
        scaled=value >= 10**6,
    )
    return _scaled(words, found)
