"""A number in words, which may stand apart: “två hundra tusen”, “en dryg miljon”."""

from decimal import Decimal
from typing import Final

from claims.spotting.quantities.compounds import TOO_LARGE, NumberFound
from claims.spotting.quantities.number_words import number_word
from claims.spotting.quantities.numerals import MAGNITUDES, cardinal
from claims.spotting.quantities.scaling import HALF, PARTS_OF_ONE, part_before, scaled
from claims.spotting.quantities.tokens import GAPS, Words
from claims.spotting.quantities.units import UNITS

_ONE: Final = Decimal(1)
HEDGING: Final = {
    **dict.fromkeys(("dryg", "drygt", "god", "gott"), "more_than"),
    **dict.fromkeys(("knapp", "knappt"), "almost"),
}
_ROUND: Final = {"hundra": 100, "tusen": 1000, "tiotusen": 10_000, "hundratusen": 100_000}
_SOME: Final = frozenset(["några", "flera", "åtskilliga", "många"])


def one(words: Words, index: int) -> NumberFound | None:
    """“en” and “ett” are articles but before what they count."""
    start, end = words.starts[index], words.ends[index]
    beyond = words.follows(index + 1)
    if not beyond:
        return None
    if beyond in {"halv", "halvt", "kvarts"}:
        value = HALF if beyond != "kvarts" else Decimal("0.25")
        found = NumberFound(index, index + 2, start, words.ends[index + 1], value, words=True)
        found = scaled(words, found)
        known = words.follows(found.after) in UNITS or found.scaled
        known |= words.follows(found.after) in {"och", "till"} and (
            words.follows(found.after + 2) in MAGNITUDES
        )  # “mellan en halv och en miljon”
        dozen = number_word(words.follows(found.after)) if words.follows(found.after) else None
        if beyond == "halvt" and dozen and dozen.kind == "dozen":
            return dozens(words, index, index + 2, HALF)
        whole = beyond != "kvarts" or found.scaled or words.follows(found.after) in UNITS
        return found if known and whole else None
    if beyond == "par":
        return _pair(words, index)
    if beyond == "enda" and words.follows(index + 2) in UNITS:  # “på en enda dag”
        return NumberFound(index, index + 2, start, words.ends[index + 1], _ONE, words=True)
    if part_before(words, index + 1):
        return scaled(words, NumberFound(index, index + 1, start, end, Decimal(1), words=True))
    if beyond in HEDGING:
        return _hedged_one(words, index, HEDGING[beyond])
    if beyond in {"hel", "helt"} and words.follows(index + 2) in MAGNITUDES:
        end = words.ends[index + 1]
        return scaled(words, NumberFound(index, index + 2, start, end, Decimal(1), words=True))
    if beyond == "och" and words.follows(index + 3) in PARTS_OF_ONE:
        return scaled(words, NumberFound(index, index + 1, start, end, Decimal(1), words=True))
    word = number_word(beyond)
    if word is not None and word.kind in {"dozen", "hundreds"}:
        return dozens(words, index, index + 1, _ONE)
    if word is not None and word.kind == "decimal":  # “en halvmiljon”
        end = words.ends[index + 1]
        found = NumberFound(index, index + 2, start, end, word.value, words=True)
        found.scaled = word.value > 1000
        return scaled(words, found)
    if beyond in MAGNITUDES or (word and word.kind == "cardinal" and word.value >= 100):
        return cardinals(words, index)
    return NumberFound(index, index + 1, start, end, Decimal(1), words=True)


def _hedged_one(words: Words, index: int, qualifier: str) -> NumberFound | None:
    """“en dryg procent”, “ett knappt halvår”, “en god miljon”; not “ett gott liv”."""
    beyond = words.follows(index + 2)
    start, end = words.starts[index], words.ends[index + 1]
    found = NumberFound(index, index + 2, start, end, _ONE, words=True, qualifier=qualifier)
    if beyond in {"halv", "halvt"}:
        found.value, found.after, found.end = HALF, index + 3, words.ends[index + 2]
    word = number_word(beyond) if beyond else None
    if word is not None and word.kind == "part":
        return found
    dozen = dozens(words, index, index + 2, _ONE) if word and word.kind == "dozen" else None
    if dozen is not None:
        dozen.qualifier = qualifier
        return dozen  # “ett drygt hundratal”
    found = scaled(words, found)
    return found if found.scaled or words.follows(found.after) in UNITS else None


def _pair(words: Words, index: int) -> NumberFound | None:
    """“ett par hundra”, “ett par år”."""
    start, end = words.starts[index], words.ends[index + 1]
    found = NumberFound(index, index + 2, start, end, Decimal(2), words=True, qualifier="about")
    beyond = words.follows(index + 2)
    word = number_word(beyond)
    if word and word.kind == "dozen":
        return dozens(words, index, index + 2, Decimal(2))
    if beyond in MAGNITUDES or beyond == "hundra":
        return scaled(words, found)
    return found if beyond in UNITS and UNITS[beyond].name not in {"SEK"} else None


def dozens(words: Words, first: int, index: int, times: Decimal) -> NumberFound | None:
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
    return scaled(words, found)


def cardinals(words: Words, index: int) -> NumberFound | None:
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
    if words.at(index) in _ROUND and words.at(index - 1) in _SOME:
        return _some(words, index)
    dozen = number_word(words.follows(at)) if words.follows(at) else None
    if dozen and dozen.kind == "dozen":
        return dozens(words, index, at, found.value)
    return scaled(words, found)


def _continues(current: Decimal, value: int) -> bool:
    """“hundra fem”, “tjugo fyra”; not “tre fyra”."""
    if current >= 1000 and current % 1000 == 0 and 100 <= value < 1000:
        return True  # “trettiosjutusen fyrahundra”
    if value >= 100 or value == 0:
        return False
    return current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0 and value < 10)


def _some(words: Words, index: int) -> NumberFound | None:
    """“några miljoner”, “flera hundra”; plain “miljoner” says nothing."""
    if words.at(index - 1) not in _SOME or words.gap(index) not in GAPS:
        return None
    value = Decimal(MAGNITUDES.get(words.low[index]) or _ROUND[words.low[index]])
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
    return scaled(words, found)
