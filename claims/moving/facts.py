"""What two readings of a sentence say differently. Pure.

The number is the anchor: a changed digit, number word, unit, negation, hedge, direction or name is
named as such, whatever the rest looks like.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

from claims.spotting.quantities.number_words import number_word
from claims.vocabulary.telling_words import TELLING
from corpus.extraction.invisible import without_invisible
from corpus.revising.pieces import words_of

_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_GAPS_IN_NUMBERS: Final = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ")
# Signs that are more than punctuation.
_TELLING_SIGNS: Final = frozenset("%‰€$£§+-~≈±<>≥≤=/°")
_SENTENCE_ENDS: Final = frozenset('.!?:…”"»')


class Word(NamedTuple):
    """As it was written, as it is compared, and what it is: `words` where nothing special."""

    written: str
    folded: str
    kind: str


@dataclass(frozen=True, slots=True)
class SourceFinding:
    """The source says something else: `what` is one of number, unit, negation, hedge, direction,
    period, name, words; `before` and `now` are the words on either side, either may be empty."""

    what: str
    before: str
    now: str


@lru_cache(maxsize=1 << 12)
def telling_words(text: str) -> tuple[Word, ...]:
    """The text without what is typography alone: gaps, punctuation, invisible characters."""
    found = []
    first = True
    for written in words_of(without_invisible(text)):
        if written.isspace():
            first = first or "\n" in written
            continue
        word = _word(written, first=first)
        if word:
            found.append(word)
        first = written in _SENTENCE_ENDS or (first and not word)
    return tuple(found)


# Most words of a text come again, and whole sentences are asked for more than once.
@lru_cache(maxsize=1 << 15)
def _word(written: str, *, first: bool) -> Word | None:
    folded = written.translate(_DASHES).casefold()
    if any(character.isdigit() for character in folded):
        return Word(written, folded.translate(_GAPS_IN_NUMBERS), "number")
    if not folded[0].isalnum():
        # A dash alone is punctuation; before a digit it is part of the number.
        return Word(written, folded, "unit") if folded in _TELLING_SIGNS - {"-"} else None
    if folded not in {"en", "ett"} and number_word(folded) is not None:
        return Word(written, folded, "number")
    for kind, words in TELLING.items():
        if folded in words:
            return Word(written, folded, kind)
    if written[0].isupper() and not first:
        return Word(written, folded, "name")
    return Word(written, folded, "words")


def same_words(one: str, other: str) -> bool:
    """Whether nothing but typography is different."""
    return [word.folded for word in telling_words(one)] == [
        word.folded for word in telling_words(other)
    ]


def findings(before: str, now: str) -> tuple[SourceFinding, ...]:
    """Everything that the two say differently, in the order of the text."""
    old, new = telling_words(before), telling_words(now)
    found = []
    for tag, a1, a2, b1, b2 in _opcodes(old, new):
        if tag != "equal":
            found.append(
                SourceFinding(
                    _most_telling([*old[a1:a2], *new[b1:b2]]),
                    " ".join(word.written for word in old[a1:a2]),
                    " ".join(word.written for word in new[b1:b2]),
                )
            )
    return tuple(found)


def telling_findings(before: str, now: str) -> tuple[SourceFinding, ...]:
    """The same, of those alone that are more than other words."""
    return tuple(finding for finding in findings(before, now) if finding.what != "words")


def likeness(before: str, now: str) -> float:
    """How much of the words is the same, from 0 to 1; 1 where neither has any."""
    old = [word.folded for word in telling_words(before)]
    new = [word.folded for word in telling_words(now)]
    if not old and not new:
        return 1.0
    return SequenceMatcher(a=old, b=new, autojunk=False).ratio()


# What is said first of several words that changed together.
_ORDER: Final = ("number", "negation", "hedge", "direction", "unit", "period", "name", "words")


def _most_telling(words: list[Word]) -> str:
    return min((word.kind for word in words), key=_ORDER.index)


def _opcodes(
    old: tuple[Word, ...], new: tuple[Word, ...]
) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(
        a=[word.folded for word in old], b=[word.folded for word in new], autojunk=False
    ).get_opcodes()
