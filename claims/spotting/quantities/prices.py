"""Prices and taxes that are written as times of day are: “12:50 kr”, “Skatten höjs till 21:64”."""

import re
from typing import Final

from claims.spotting.quantities.tokens import SPACES, Words

_KRONOR: Final = frozenset(["kr", "kronor", "krona", "sek"])
_PRICED: Final = frozenset(
    ["kostar", "kostade", "kosta", "kostat", "priset", "pris", "betala", "betalar"]
)
_TELL_PRICES: Final = frozenset(
    ["är", "var", "blir", "blev", "på", "till", "från", "med", "mot", "ligger"]
)
_PRICE_HEADS: Final = re.compile(
    r"\w*(?:skatt|skattesats|avgift|taxa|utdebitering|pris|kurs|hyra|styckpris)"
    r"(?:en|n|et|an|s|er|erna)?"
)
_CLOCKS: Final = frozenset(["kl", "klockan", "tåget", "bussen", "mötet", "matchen"])
_COMPARING_PRICES: Final = frozenset(["högre", "lägre", "dyrare", "billigare"])
_ENDS: Final = re.compile(r"[.!?;\n]")


def price_in_digits(words: Words, index: int) -> str | None:
    """The öre of “12:50 kr”, “kostar 1:90”: the second token's digits."""
    öre = words.at(index + 1)
    if words.gap(index + 1) != ":" or len(öre) != 2 or not öre.isdecimal():
        return None
    if not words.low[index].isdecimal() and not re.search(rf"[{SPACES}]", words.low[index]):
        return None
    if words.gap(index + 2)[:1] == ":":
        return None
    priced = _is_priced(words, index)
    priced |= words.follows(index + 2) in _COMPARING_PRICES  # “21:64, 2:10 högre än i länet”
    money = words.follows(index + 2) in _KRONOR or priced
    money = money or _of_a_price(words, index) or _beside_a_price(words, index)
    other = words.at(index + 2) in {"till", "och"} and words.gap(index + 4) == ":"
    money |= other and words.follows(index + 5) in _KRONOR  # “från 2:50 till 1:85 kr”
    return öre if money else None


def _is_priced(words: Words, index: int) -> bool:
    return any(words.at(back) in _PRICED for back in range(index - 3, index))


def _of_a_price(words: Words, index: int) -> bool:
    """“Skatten höjs till 21:64”, “priset gick från 9:90 till 19:90”."""
    if words.gap(index + 2)[:1] == "-":
        return False
    if _PRICE_HEADS.fullmatch(words.at(index - 1)):
        return True  # “i Malmö är skatten 32:41”
    if words.at(index - 1) not in _TELL_PRICES:
        return False
    for back in range(index - 2, max(-1, index - 10), -1):
        if _PRICE_HEADS.fullmatch(words.low[back]):
            return True
        if words.low[back] in _CLOCKS or _ENDS.search(words.gap(back)):
            return False
    return False


def _beside_a_price(words: Words, index: int) -> bool:
    """“Skatten är 21:64 i Umeå och 22:10 i Luleå”."""
    for back in range(index - 2, max(0, index - 9), -1):
        if words.gap(back + 1) == ":" and words.is_digits(back) and words.is_digits(back + 1):
            return _of_a_price(words, back) or _is_priced(words, back)
        if _ENDS.search(words.gap(back)):
            return False
    return False
