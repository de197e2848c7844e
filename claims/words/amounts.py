"""Numbers with their factor: “640 miljoner”, “640 000 000” and “sexhundrafyrtio miljoner” are the
same amount; and so is “640 MSEK”, but that it is of kronor."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from claims.spotting.quantities.number_words import number_word
from claims.spotting.quantities.parsing import number_at
from claims.spotting.quantities.tokens import Words
from claims.spotting.quantities.units import UNITS, Unit
from claims.words.forms import WordForm

# By the words of a form: “mnkr” is of miljon.
FACTORS: Final = {"tusen": 10**3, "miljon": 10**6, "miljard": 10**9, "biljon": 10**12}

# Smaller ones, and years, are looked for as words only.
LEAST_AMOUNT_WITHOUT_A_FACTOR: Final = 10_000
# More digits than any amount has; what is longer is an id.
_MOST_DIGITS: Final = 15
_DIGITS: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# Of the longest that people write apart: “två miljoner tre hundra tjugo fem tusen kronor”.
AMOUNT_MAX_WORDS: Final = 10
# “sek” is short for seconds elsewhere, of which nobody counts so many.
_KRONOR: Final = Unit("SEK")
# Of a word with which an amount may begin; not “tredje”, “ett tiotal”, “fördubblats”.
_BEGINS: Final = frozenset({"one", "cardinal", "decimal", "magnitude"})


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """What the first `words` of some words say; `currency` (ISO 4217) where they name one, which
    the last of them may do `alone`."""

    words: int
    value: Decimal
    currency: str = ""
    alone: bool = False


def amount_at(words: Sequence[WordForm]) -> FoundAmount | None:
    """The amount with which the words begin: a number, or a number and what multiplies it, and the
    currency behind it. None where there is none, or it is “about” so much."""
    if not (words and _may_begin(words[0].form)):
        return None
    words = words[:AMOUNT_MAX_WORDS]
    found = _in_digits(words)
    if len(words) > 1 or not words[0].form.isdecimal():
        read = _in_words(words)
        found = read if read and (found is None or read.words > found.words) else found
    if found is None:
        return None
    if not found.currency and (unit := _money(words, found.words)) and unit.factor == 1:
        return FoundAmount(found.words + 1, found.value, unit.name, alone=True)
    return found


def _may_begin(form: str) -> bool:
    if "0" <= form[:1] <= "9":
        return True
    word = number_word(form)
    return word is not None and word.kind in _BEGINS


def _in_digits(words: Sequence[WordForm]) -> FoundAmount | None:
    number = _number(words[0])
    if number is None:
        return None
    return _multiplied(words, 1, number) or (
        FoundAmount(1, number) if number >= LEAST_AMOUNT_WITHOUT_A_FACTOR else None
    )


def _in_words(words: Sequence[WordForm]) -> FoundAmount | None:
    """As the numbers of a text are read: “två hundra tusen”, “en halv miljon”."""
    text = " ".join(word.form for word in words)
    found = number_at(Words.of(text), 0)
    if found is None or found.other is not None or found.qualifier or found.unit:
        return None
    # Where a word was read in part only, it is another number: “10-15”.
    ends = {len(" ".join(word.form for word in words[:count])): count for count in _counts(words)}
    count = ends.get(found.end)
    if count is None:
        return None
    if multiplied := _multiplied(words, count, found.value):
        return multiplied
    large = found.value >= LEAST_AMOUNT_WITHOUT_A_FACTOR
    return FoundAmount(count, found.value.normalize()) if large else None


def _counts(words: Sequence[WordForm]) -> range:
    return range(1, len(words) + 1)


def _multiplied(words: Sequence[WordForm], count: int, number: Decimal) -> FoundAmount | None:
    """By the word behind it, which may name a currency too: “300 miljoner”, “300 MSEK”."""
    if count >= len(words):
        return None
    unit = _money(words, count)
    if unit is not None and unit.factor >= FACTORS["tusen"]:
        return FoundAmount(count + 1, (number * unit.factor).normalize(), unit.name)
    for word in words[count].lexemes:
        if word in FACTORS:
            return FoundAmount(count + 1, (number * FACTORS[word]).normalize())
    return None


def _money(words: Sequence[WordForm], at: int) -> Unit | None:
    """The currency that the word is of, if any."""
    if at >= len(words):
        return None
    unit = _KRONOR if words[at].form == "sek" else UNITS.get(words[at].form)
    return unit if unit and len(unit.name) == 3 and unit.name.isupper() else None


def _number(form: WordForm) -> Decimal | None:
    # Digits alone: `1e999` is a word, and as a number would be longer than any text.
    if not form.lexemes or len(form.form) > _MOST_DIGITS or not _DIGITS.fullmatch(form.lexemes[0]):
        return None
    return Decimal(form.lexemes[0])
