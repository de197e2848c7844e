"""How alike another desk's claim and one of ours are: by their words and by their numbers."""

import re
from collections.abc import Set
from decimal import Decimal

# A suggestion needs this much; see `likeness`.
MATCH_MIN_SCORE = 0.4

_TIMES = {
    **dict.fromkeys(("tusen", "thousand"), 10**3),
    **dict.fromkeys(("miljon", "miljoner", "mn", "mkr", "million", "millions"), 10**6),
    **dict.fromkeys(("miljard", "miljarder", "md", "mdkr", "billion", "billions"), 10**9),
}
_NUMBER = re.compile(
    r"(?<![\w.,])([0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]+)(?:[.,]([0-9]{1,6}))?(?![\w])"
    r"(?:[ \u00a0\u202f]([a-zåäö]+))?",
    re.IGNORECASE,
)


def numbers_in(text: str) -> set[Decimal]:
    """`640 miljoner`, `640 000 000` and `640,0 million` are the same number."""
    found = set()
    for whole, fraction, word in _NUMBER.findall(text):
        digits = re.sub(r"\s", "", whole)
        if len(digits) > 15:
            continue
        number = Decimal(f"{digits}.{fraction or 0}") * _TIMES.get(word.lower(), 1)
        found.add(number.normalize())
    return found


def likeness(
    words: Set[str], other_words: Set[str], numbers: Set[Decimal], other_numbers: Set[Decimal]
) -> float:
    """From 0 to 1: what share of the smaller text's words the other has, and whether numbers agree.

    Claims about the same thing that disagree about the number are alike in words alone; where
    numbers agree, fewer common words do.
    """
    fewest = min(len(words), len(other_words))
    shared = len(words & other_words) / max(fewest, 4)
    if numbers and other_numbers:
        return 0.7 * shared + 0.3 * bool(numbers & other_numbers)
    return 0.85 * shared
