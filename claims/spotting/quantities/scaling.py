"""What multiplies a number or adds to it: “miljoner”, “och en halv”, “komma fem”."""

from decimal import Decimal
from typing import Final

from claims.spotting.quantities.compounds import TOO_LARGE, NumberFound
from claims.spotting.quantities.number_words import number_word
from claims.spotting.quantities.numerals import MAGNITUDES, cardinal
from claims.spotting.quantities.tokens import Words
from claims.spotting.quantities.units import UNITS

PARTS_OF_ONE: Final = {
    "halv": Decimal("0.5"),
    "halvt": Decimal("0.5"),
    "kvarts": Decimal("0.25"),
    "kvart": Decimal("0.25"),
}
HALF: Final = Decimal("0.5")
_SIX: Final = Decimal("0.000001")
_DECIMALS_MAX: Final = 6
_MORE: Final = frozenset(["nya", "extra", "ytterligare", "friska", "hela", "fler"])


def scaled(words: Words, found: NumberFound) -> NumberFound:
    """With “och en halv” and the magnitudes behind it: “tre och en halv miljoner”."""
    if words.follows(found.after) == "och" and words.follows(found.after + 2) in PARTS_OF_ONE:
        found.value += PARTS_OF_ONE[words.low[found.after + 2]]
        found.end = words.ends[found.after + 2]
        found.after += 3
    if words.follows(found.after) == "kvarts":  # “tre kvarts miljard”
        found.value *= PARTS_OF_ONE["kvarts"]
        found.end = words.ends[found.after]
        found.after += 1
    if part := part_before(words, found.after):
        found.value = (found.value / part).quantize(_SIX)  # “tre fjärdedels miljon”
        found.end = words.ends[found.after]
        found.after += 1
    if words.follows(found.after) == "komma":
        _decimals(words, found)
    if words.follows(found.after) in _MORE and words.follows(found.after + 1) in MAGNITUDES:
        found.after += 1  # “fyra nya miljarder”
    while (word := _near(words, found.after)) in MAGNITUDES or word == "hundra":
        if found.value * MAGNITUDES.get(word, 100) >= TOO_LARGE * 10**6:
            break
        found.value *= MAGNITUDES.get(word, 100)
        found.scale *= MAGNITUDES.get(word, 100)
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


def part_before(words: Words, index: int) -> Decimal | None:
    """What a denominator in the genitive divides by: “fjärdedels miljon”, “tredjedels procent”."""
    beyond = words.follows(index)
    word = number_word(beyond) if beyond.endswith("dels") else None
    if word is None or word.kind != "part":
        return None
    measured = words.follows(index + 1)
    return word.value if measured in MAGNITUDES or measured in UNITS else None


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
    if word or index >= words.count:
        return word
    return words.low[index] if words.gap(index) == "" else ""
