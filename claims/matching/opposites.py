"""Words that turn a claim into another one: against each other, in any of their forms. Pure.

They stand in `opposites.toml`.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from claims.words.forms import word_form

_FILE: Final = Path(__file__).with_name("opposites.toml")


_READ: Final = tomllib.loads(_FILE.read_text(encoding="utf-8"))
PLACES: Final = frozenset(_READ["places"].split())
NUMBER_WORDS: Final = frozenset(_READ["number_words"].split())
# Nouns that stand for others: “200 000 invånare”, “200 000 människor”.
GENERAL_NOUNS: Final = frozenset(_READ["general_nouns"].split())
ABBREVIATED: Final = dict(line.split(": ") for line in _READ["abbreviated"].strip().split("\n"))
_PREFIXES: Final = [line.split() for line in _READ["prefixes"].strip().split("\n")]
_LEAST_STEM: Final = 4  # letters behind a prefix
# A pair by its number, and a side of it: 0 or 1.
Side = tuple[int, int]


@dataclass
class _Sides:
    """Of every word or phrase the sides that it is of; a phrase stands with its first word.

    `any_form` are words of which every form is of a side.
    """

    words: dict[str, list[Side]] = field(default_factory=lambda: defaultdict(list))
    beginnings: dict[str, list[Side]] = field(default_factory=lambda: defaultdict(list))
    any_form: dict[str, list[Side]] = field(default_factory=lambda: defaultdict(list))
    phrases: dict[str, list[tuple[list[str], Side]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, word: str, side: Side) -> None:
        first, *others = word.split("_")
        if others:
            self.phrases[first].append((others, side))
        elif word.startswith("="):
            self.any_form[word.removeprefix("=")].append(side)
        elif word.endswith("…"):
            self.beginnings[word.removesuffix("…")].append(side)
        else:
            self.words[word].append(side)


def _read_sides() -> _Sides:
    sides = _Sides()
    for number, pair in enumerate(_READ["pair"]):
        for side, words in enumerate((pair["one"], pair["other"])):
            for word in words.split():
                sides.add(word, (number, side))
    return sides


_SIDES: Final = _read_sides()
_LONGEST_BEGINNING: Final = max(map(len, _SIDES.beginnings))  # letters
_WORD: Final = re.compile(r"\w+")


def sides_in(text: str) -> frozenset[Side]:
    """Of a text in small letters: pairs by their number, with the side that it has, 0 or 1; where
    it has both, also which stands first: 2 or 3."""
    found: dict[Side, None] = {}  # in order
    words = _WORD.findall(text)
    for at, word in enumerate(words):
        found.update(dict.fromkeys(_sides_of(word, words[at + 1 : at + 4])))
    first: dict[int, int] = {}
    for number, side in found:
        if first.setdefault(number, side) != side:
            first[number] = 2 + side  # the second that was met
    return frozenset(found) | {(number, side) for number, side in first.items() if side > 1}


def _sides_of(word: str, after: list[str]) -> Iterator[Side]:
    yield from _SIDES.words.get(word, ())
    for lexeme in word_form(word).lexemes:
        yield from _SIDES.any_form.get(lexeme, ())
    for letters in range(1, min(len(word), _LONGEST_BEGINNING) + 1):
        yield from _SIDES.beginnings.get(word[:letters], ())
    for others, side in _SIDES.phrases.get(word, ()):
        if after[: len(others)] == others:
            yield side


def opposed_words(one: Set[str], other: Set[str]) -> bool:
    """Whether a word of the one is one of the other with another prefix: laglig, olaglig;
    uppgång, nedgång."""
    return any(_swapped(words, others) for words, others in ((one, other), (other, one)))


def _swapped(words: Set[str], others: Set[str]) -> bool:
    for word in words:
        for prefix, *opposites in _PREFIXES:
            stem = word.removeprefix(prefix)
            if stem == word or len(stem) < _LEAST_STEM:
                continue
            if stem in others if not opposites else any(o + stem in others for o in opposites):
                return True
    return False


def opposed(one: frozenset[tuple[int, int]], other: frozenset[tuple[int, int]]) -> bool:
    """Whether both have a word of some pair, but not of the same sides of it."""
    return any(
        {side for pair, side in one if pair == number}
        != {side for pair, side in other if pair == number}
        for number in {pair for pair, _ in one} & {pair for pair, _ in other}
    )
