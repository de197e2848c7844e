"""Whether a number is how old somebody is."""

from typing import Final

from claims.spotting.quantities.compounds import NumberFound
from claims.spotting.quantities.measures import Measure
from claims.spotting.quantities.people import is_people
from claims.spotting.quantities.tokens import Words

_BEFORE_UNDER: Final = frozenset(["åldern", "ålder", "är", "på", "till", "från", "var"])
_AGED: Final = frozenset(
    [
        "åldern",
        "ålder",
        "är",
        "alla",
        "de",
        "dem",
        "någon",
        "befolkningen",
        "andelen",
        "gruppen",
        "som",
    ]
)
_ALL_OF_AN_AGE: Final = frozenset(["de", "dem", "alla", "någon", "ingen", "dig", "oss", "er"])
_AGE_MIN: Final = 6


def is_age(words: Words, low: NumberFound, found: Measure) -> bool:
    """“Anna Berg, 43, är ny rektor”; “Bengt Dahl (61)”."""
    if found.unit or found.noun or low.words or low.value > 110:
        return False
    behind = words.text[low.end : low.end + 1]
    if words.at(low.first - 1) in {"över", "under"} and low.value >= _AGE_MIN:
        whom = words.at(low.first - 2)
        if is_people(whom) or whom in _ALL_OF_AN_AGE:
            return True  # “alla över 65”
    if words.at(low.first - 1) in {"åldern", "åldrarna"}:
        return True
    if not words.capital(low.first - 1):
        return False
    return (words.gap(low.first), behind) in {(", ", ","), (" (", ")"), (", ", ".")}


def of_age(words: Words, low: NumberFound) -> bool:
    """“personer över 75 år” are older than that, no matter how long."""
    before = words.at(low.first - 2)
    return is_people(before) or before in _AGED


def under_age(words: Words, low: NumberFound) -> bool:
    """“barn under 15 år” are younger than that, not in the course of it."""
    before = words.at(low.first - 2)
    return is_people(before) or before in _BEFORE_UNDER | _AGED
