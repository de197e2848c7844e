"""Whether “en” and “ett” count: they are articles but before what they can count."""

from typing import Final

from claims.spotting.quantities.compounds import NumberFound
from claims.spotting.quantities.tokens import Words
from claims.spotting.quantities.units import MONEY, SHORT, TIME, UNITS

_BEFORE_ONE: Final = frozenset(["bara", "endast", "enbart", "exakt"])

_MORE: Final = frozenset(["mer", "fler", "mindre", "färre"])


def on_average(words: Words, index: int) -> bool:
    """“i snitt sköts en person”."""
    return any(
        words.at(back) in {"snitt", "genomsnitt"} and words.at(back - 1) == "i"
        for back in range(index - 3, index)
    )


def counts_one(words: Words, found: NumberFound, unit: str, noun: str) -> bool:
    """Whether “en” is a number: “en procent”, “bara en person”, “minst ett år”."""
    before = words.at(found.first - 1)
    beyond = words.at(found.after)
    if unit in TIME and (before == "på" or beyond.endswith("s")):
        return True  # “på ett år”, “ett års fängelse”
    if unit in TIME and beyond and words.follows(found.after + 1) == "och":
        smaller = words.follows(found.after + 3)
        if smaller in UNITS and UNITS[smaller].name in TIME:
            return True  # “ett år och sex månader”
    compared = words.follows(found.after + 1) in _MORE and words.follows(found.after + 2) == "än"
    whom = before in {"för", "hos", "av", "som"}  # “för en läkare mer än det dubbla”
    if noun and compared and not whom:
        return True  # “ett mandat mer än 2018”
    return (
        unit in MONEY
        or (
            bool(unit)
            and beyond not in SHORT
            and unit not in {"count", "persons", "years"}
            and unit not in {"months", "weeks", "days", "hours", "minutes", "seconds"}
        )
        or (before in _BEFORE_ONE and bool(unit) and unit != "count")
        or (on_average(words, found.first) and bool(noun or unit))
        or found.qualifier != ""
    )
