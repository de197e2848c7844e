"""What two readings of a sentence say differently. Pure.

The number is the anchor: a changed digit, number word, unit, negation, hedge, direction or name,
and who says it, is named as such, whatever the rest looks like.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

from claims.spotting.quantities.number_words import number_word
from claims.spotting.saying_words import INFINITIVES, PRONOUNS, RECKONS, VERBS
from claims.vocabulary.telling_words import TELLING
from corpus.extraction.invisible import without_invisible
from corpus.revising.pieces import words_of

_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_GAPS_IN_NUMBERS: Final = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ")
# Signs that are more than punctuation.
_TELLING_SIGNS: Final = frozenset("%‰€$£§+-~≈±<>≥≤=/°")
_SENTENCE_ENDS: Final = frozenset('.!?:…”"»')
_SAYING: Final = VERBS | RECKONS | frozenset(INFINITIVES)
_WHO: Final = PRONOUNS | {"de", "du", "ni", "henne", "honom", "dem"}
_ROMAN: Final = re.compile(r"(?=[IVXLC]{2})C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# Next to a word of saying, or behind these, stands who says it, or what it is a measure of.
_SAID_BY: Final = {"enligt"}
_MEASURED: Final = {"per", "varje"}
_BESIDE_WORDS: Final = 2
_TURNED_ROUND: Final = ("o", "icke", "icke-", "miss", "in", "non")


class Word(NamedTuple):
    """As it was written, as it is compared, and what it is: `words` where nothing special."""

    written: str
    folded: str
    kind: str


Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class SourceFinding:
    """The source says something else: `what` is one of number, unit, negation, hedge, direction,
    period, name, saying (who says it, and how surely), words; `before` and `now` are the words on
    either side, either may be empty.
    """

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
    if any(character.isnumeric() for character in folded):
        return Word(written, folded.translate(_GAPS_IN_NUMBERS), "number")
    if not folded[0].isalnum():
        # A dash alone is punctuation; before a digit it is part of the number.
        return Word(written, folded, "unit") if folded in _TELLING_SIGNS - {"-"} else None
    if folded not in {"en", "ett"} and number_word(folded) is not None:
        return Word(written, folded, "number")
    if _ROMAN.fullmatch(written):
        return Word(written, folded, "number")
    for kind, words in TELLING.items():
        if folded in words:
            return Word(written, folded, kind)
    if folded in _SAYING:
        return Word(written, folded, "saying")
    if folded in _WHO:
        return Word(written, folded, "name")
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
                    _what(old, slice(a1, a2), new, slice(b1, b2)),
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
_ORDER: Final = (
    *("number", "negation", "hedge", "direction", "unit", "period", "name", "saying", "words"),
)


def _what(old: Words, before: slice, new: Words, now: slice) -> str:
    """What the changed words are, by themselves or by those that stand beside them."""
    changed = [*old[before], *new[now]]
    what = min((word.kind for word in changed), key=_ORDER.index)
    if what != "words":
        return what
    one, other = ("".join(word.folded for word in words) for words in (old[before], new[now]))
    if any(start + one == other or start + other == one for start in _TURNED_ROUND):
        return "negation"
    beside = [*_beside(old, before), *_beside(new, now)]
    if any(word.folded in _MEASURED and is_before == 1 for word, is_before in beside):
        return "unit"
    said = any(word.kind == "saying" for word, _is_before in beside)
    by = any(word.folded in _SAID_BY and is_before for word, is_before in beside)
    return "saying" if said or by else what


def _beside(words: Words, place: slice) -> list[tuple[Word, int]]:
    """Those just before and after the place, with how far before it they stand, 0 for after."""
    first = max(place.start - _BESIDE_WORDS, 0)
    before = [(word, place.start - n) for n, word in enumerate(words[first : place.start], first)]
    return [*before, *((word, 0) for word in words[place.stop : place.stop + _BESIDE_WORDS])]


def _opcodes(
    old: tuple[Word, ...], new: tuple[Word, ...]
) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(
        a=[word.folded for word in old], b=[word.folded for word in new], autojunk=False
    ).get_opcodes()
