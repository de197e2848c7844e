"""Words that a mistyped word may be meant for: “komunen” → “kommunen”.

Two ways lead to them, both by exact look-ups, so that any table of words with an index will do:
all words that are one slip away, and words that sound alike.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from claims.words.preparing import without_marks

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzåäöé"
# Shorter words are one slip away from too many others.
LEAST_LETTERS: Final = 4
_WORD_MAX_CHARACTERS: Final = 40
# From so many letters on, two or three slips are forgiven.
_TWO_SLIPS: Final = 6
_THREE_SLIPS: Final = 11

# What sounds alike, in the order in which it is brought to one; vowels and doubles go last.
_ALIKE: Final = (
    (re.compile(r"skj|stj|sch|ssi(?=on)|[st]i(?=on)|sj"), "S"),
    (re.compile(r"tj|kj"), "C"),
    (re.compile(r"^(?:dj|gj|hj|lj)"), "j"),
    (re.compile(r"ck|q|ch"), "k"),
    (re.compile(r"c(?=[eiyäö])|z"), "s"),
    (re.compile(r"c"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?<=[aeiouyåäö])h"), ""),
)
_VOWELS: Final = re.compile(r"(?<=.)[aeiouyåäöé]+")
_DOUBLE: Final = re.compile(r"(.)\1+")


def slips(word: str) -> Iterator[str]:
    """All words with one letter too few, too many or wrong, or two that changed places."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


def sound(word: str) -> str:
    """The same for words that sound alike: consonants only, after the first letter."""
    for pattern, letters in _ALIKE:
        word = pattern.sub(letters, word)
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", without_marks(word)))


def nearest(word: str, maybe: Mapping[str, int], most: int = 3) -> list[str]:
    """Of words and how often each stands somewhere, those that are near enough, the best first."""
    if len(word) < LEAST_LETTERS:
        return []
    allowed = 1 + (len(word) >= _TWO_SLIPS) + (len(word) >= _THREE_SLIPS)
    near = [
        (distance, -count, other)
        for other, count in maybe.items()
        if other != word and (distance := slips_between(word, other, allowed)) <= allowed
    ]
    return [other for _, _, other in sorted(near)[:most]]


def slips_between(word: str, other: str, most: int) -> int:
    """How many slips (as in `slips`) lie between two words; `most` + 1 where there are more."""
    if abs(len(word) - len(other)) > most:
        return most + 1
    before, row = [0], list(range(len(other) + 1))
    for at, letter in enumerate(word, 1):
        new = [at]
        for place, other_letter in enumerate(other, 1):
            least = min(row[place] + 1, new[-1] + 1, row[place - 1] + (letter != other_letter))
            if at > 1 and place > 1 and letter == other[place - 2] and word[at - 2] == other_letter:
                least = min(least, before[place - 2] + 1)
            new.append(least)
        if min(new) > most:
            return most + 1
        before, row = row, new
    return min(row[-1], most + 1)


class SpellingIndex:
    """Words and how often each stands somewhere, to find the nearest among."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in counts:
            if LEAST_LETTERS <= len(word) <= _WORD_MAX_CHARACTERS:
                self._by_sound[sound(word)].append(word)

    def nearest(self, word: str, most: int = 3) -> list[str]:
        """The best first; none where the word itself is there."""
        if word in self._counts or not LEAST_LETTERS <= len(word) <= _WORD_MAX_CHARACTERS:
            return []
        return nearest(word, {each: self._counts[each] for each in self._maybe(word)}, most)

    def _maybe(self, word: str) -> Iterable[str]:
        found = dict.fromkeys(each for each in slips(word) if each in self._counts)
        return found | dict.fromkeys(self._by_sound.get(sound(word), ()))
