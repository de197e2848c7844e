"""How a share, a multiple or a place in an order becomes a quantity, and what compares."""

from decimal import Decimal
from typing import Final

from claims.spotting.quantities import contexts, hedges
from claims.spotting.quantities.nouns import STOP
from claims.spotting.quantities.people import is_people
from claims.spotting.quantities.shapes import SpottedQuantity
from claims.spotting.quantities.tokens import Words
from claims.spotting.word_lists import listed

MANY: Final = listed(
    """
    många mycket stor stora stort hög höga högt lång långa långt dyr dyra dyrt ofta lång
    vanligt vanlig gammal gamla gammalt snabb snabbt snabba fler tung tungt bra bred
    """
)
_MORE: Final = frozenset(
    [
        "fler",
        "mer",
        "högre",
        "större",
        "längre",
        "så",
        "bättre",
        "sämre",
        "tyngre",
        "lägre",
        "färre",
        "mindre",
        "yngre",
        "äldre",
        "värre",
        "grövre",
    ]
)
_EARLIER: Final = frozenset(["tidigare", "senare", "vidare"])


def how(word: str) -> bool:
    """“så många”, “så fort”; not “så att”."""
    return word in MANY or (bool(word) and word[0].isalpha() and word not in STOP)


def compared_by(words: Words, index: int) -> int:
    """The index after “gånger så hög”, “gånger snabbare”; 0 for other words."""
    if words.follows(index) not in {"gånger", "gång", "ggr"}:
        return 0
    beyond = words.follows(index + 1)
    if beyond == "så" and how(words.follows(index + 2)):
        return index + 3
    if beyond in _EARLIER:
        return 0  # “dömd 17 gånger tidigare”
    if beyond in _MORE or (beyond.endswith("are") and not is_people(beyond)):
        return index + 2
    return 0


def made(
    words: Words, first: int, after: int, value: Decimal, unit: str, noun: str = ""
) -> SpottedQuantity:
    qualifier, start, hedge = hedges.before(words, first)
    if hedge in {"under", "inom", "över", "kring", "emot", "nära"} and unit == "ordinal":
        qualifier, start = "exact", words.starts[first]
    end = words.ends[after - 1]
    way = change = ""
    if unit == "ratio":
        word = words.low[first] if after == first + 1 else ""
        way, change = contexts.direction(words, _behind(words, first, start), after)
        way, change = (contexts.way_of(word), "") if contexts.way_of(word) else (way, change)
    return SpottedQuantity(
        value.normalize() if value else value,
        None,
        unit,
        qualifier,
        start,
        end,
        words.text[start:end],
        noun,
        "",
        "",
        way,
        change,
    )


def _behind(words: Words, first: int, start: int) -> int:
    """The token where the words begin, hedge and all."""
    while first and words.starts[first - 1] >= start:
        first -= 1
    return first
