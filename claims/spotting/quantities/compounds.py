"""A number on its way, and the compounds that name its unit: “640-miljonersnotan”, “femårig”."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from claims.spotting.quantities.numerals import MAGNITUDES
from claims.spotting.quantities.units import COMPOUNDS, UNITS

TOO_LARGE: Final = Decimal(10) ** 18  # nothing that a text counts


@dataclass(slots=True)
class NumberFound:
    """A number on its way to become a quantity; tokens `[first, after)`, ending at `end`."""

    first: int
    after: int
    start: int
    end: int
    value: Decimal
    other: Decimal | None = None
    grouped: bool = False
    scaled: bool = False  # a magnitude stands behind it
    scale: int = 1  # that magnitude, where it multiplied digits
    words: bool = False
    qualifier: str = ""  # where the number's own word hedges it
    unit: str = ""  # where a compound names it
    noun: str = ""


def compound(found: NumberFound, rest: str) -> bool:
    for magnitude in ("miljoner", "miljarder", "miljon", "miljard", "biljoner", "tusen"):
        if rest.startswith(magnitude):
            found.value *= MAGNITUDES[magnitude]
            found.scaled = True
            found.noun = rest.removeprefix(magnitude).removeprefix("s")
            found.unit = "SEK"
            if "stad" in found.noun or "publik" in found.noun:
                found.unit = "persons"
            return True
    if rest.startswith("plussar") or rest == "plus":  # “65-plussare”
        found.unit, found.noun, found.qualifier = "years", rest, "at_least"
        return True
    for word, unit in COMPOUNDS:
        if rest.startswith(word):
            found.unit, _, factor = unit.partition("*")
            if unit == "SEK/100":
                found.unit, found.value = "SEK", found.value / 100
            elif factor:
                found.value *= Decimal(factor)
            found.noun = rest.removeprefix(word).removeprefix("s") if word != "åring" else rest
            if found.noun in {"ig", "iga", "igt", "t", "a"}:
                found.noun = ""
            if rest.startswith(("årsåld", "årsåldern")):
                found.qualifier = "about"
            return True
    if rest in UNITS:
        found.unit = UNITS[rest].name
        found.value *= UNITS[rest].factor
        return True
    return False
