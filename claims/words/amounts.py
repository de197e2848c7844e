"""Numbers with their factor: “640 miljoner” and “640 000 000” are the same amount."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from claims.words.forms import WordForm

# By the words of a form: “mkr” is of miljon and krona.
FACTORS: Final = {"tusen": 10**3, "miljon": 10**6, "miljard": 10**9, "biljon": 10**12}

# Smaller ones, and years, are looked for as words only.
LEAST_AMOUNT_WITHOUT_A_FACTOR: Final = 10_000
# More digits than any amount has; what is longer is an id.
_MOST_DIGITS: Final = 15
_DIGITS: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def amount_of(words: Sequence[WordForm]) -> Decimal | None:
    """Of a number, or of a number and the word for its factor; None for anything else."""
    if not 1 <= len(words) <= 2:
        return None
    number = _number(words[0])
    if number is None:
        return None
    if len(words) == 1:
        return number if number >= LEAST_AMOUNT_WITHOUT_A_FACTOR else None
    factor = next((FACTORS[word] for word in words[1].lexemes if word in FACTORS), None)
    return None if factor is None else (number * factor).normalize()


def _number(form: WordForm) -> Decimal | None:
    # Digits alone: `1e999` is a word, and as a number would be longer than any text.
    if not form.lexemes or len(form.form) > _MOST_DIGITS or not _DIGITS.fullmatch(form.lexemes[0]):
        return None
    return Decimal(form.lexemes[0])
