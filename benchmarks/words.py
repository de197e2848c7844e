"""How well search knows Swedish words: forms that meet, words that must not, compounds, traps.

The pairs of forms are made from a lexicon other than the one that search uses: the paradigms of
hunspell-sv, of those words whose forms stand most often in the project's own sources. Forms that
nobody uses are left out (wordfreq has none in a hundred million words of text), and those that
hunspell-sv has as a word by itself too (“politik” and “politiker” share a line of it). The other
sets are written by hand: `word_sets/`.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import files
from pathlib import Path
from typing import Final, NamedTuple

from wordfreq import get_frequency_dict

from claims.words.cutting import cut
from claims.words.forms import WordForm, word_form
from claims.words.spelling import SpellingIndex

_HERE: Final = Path(__file__).parent
_SETS: Final = _HERE / "word_sets"
_SOURCES: Final = _HERE.parent / "fixtures" / "corpus"

PAIRS_OF_FORMS: Final = 1_500
_PAIRS_OF_A_WORD: Final = 4
# hunspell-sv's names for what inflects; the others make other words of one.
_NOUN_FLAGS: Final = "ABCDEFGHIJ"
_OTHER_FLAGS: Final = "KLMNOPQR"
_VERB_FLAGS: Final = "mKLMN"


@dataclass(frozen=True, slots=True)
class Score:
    """Of so many asked, these went wrong."""

    what: str
    asked: int
    wrong: tuple[str, ...]
    reach: str

    @property
    def share_right(self) -> float:
        return 1 - len(self.wrong) / self.asked


class Pair(NamedTuple):
    one: str
    other: str


def scores() -> Iterator[Score]:
    pairs = pairs_of_forms()
    yield Score("forms meet", len(pairs), _wrong(pairs, True), ">= 0.97")
    by_hand = _pairs("same_words.txt")
    yield Score("forms meet, by hand", len(by_hand), _wrong(by_hand, True), ">= 0.97")
    apart = pairs_apart()
    yield Score("different words stay apart", len(apart), _wrong(apart, False), ">= 0.99")
    for what, name, wanted, reach in (
        ("compounds are found by their parts", "compounds.txt", True, ">= 0.90"),
        ("traps are not", "traps.txt", False, ">= 0.97"),
    ):
        asked = list(_asked_and_found(_SETS / name))
        wrong = (f"{one}: {other}" for one, other in asked if _finds(one, other) != wanted)
        yield Score(what, len(asked), tuple(wrong), reach)

    yield _slips()


def report() -> None:
    print(f"{'':36} {'asked':>6} {'wrong':>6} {'right':>7}  reach")
    for score in scores():
        wrong = len(score.wrong)
        print(
            f"{score.what:36} {score.asked:>6} {wrong:>6} {score.share_right:>7.4f}  {score.reach}"
        )
        for each in score.wrong:
            print(f"    {each}")


def pairs_apart() -> list[Pair]:
    return _pairs("different_words.txt")


def _pairs(name: str) -> list[Pair]:
    return [Pair(*line.split()) for line in _lines(_SETS / name)]


def _slips() -> Score:
    """Words with a typing mistake: whether the right one is among those that are offered.

    Offered are the words of the sources, and those of the set.
    """
    counts = _words_of_sources()
    slips = [pair for pair in _pairs("slips.txt") if pair.one not in counts]
    counts.update(pair.other for pair in slips)
    index = SpellingIndex(counts)
    wrong = (f"{typed}: {meant}" for typed, meant in slips if meant not in index.nearest(typed))
    return Score("a slip finds its word", len(slips), tuple(wrong), "")


def _asked_and_found(path: Path) -> Iterator[Pair]:
    for line in _lines(path):
        asked, compounds = line.split(":")
        yield from (Pair(asked, compound) for compound in compounds.split())


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _wrong(pairs: list[Pair], wanted: bool) -> tuple[str, ...]:
    return tuple(f"{one}, {other}" for one, other in pairs if _meet(one, other) != wanted)


def _meet(one: str, other: str) -> bool:
    return not set(_form(one).lexemes).isdisjoint(_form(other).lexemes)


def _finds(asked: str, text: str) -> bool:
    form = _form(text)
    return not set(_form(asked).lexemes).isdisjoint((*form.lexemes, *form.parts))


def _form(word: str) -> WordForm:
    """As from a text: one token."""
    (token,) = cut(word)
    return word_form(token.text)


def pairs_of_forms() -> list[Pair]:
    """A word and a form of it, of the most frequent words first."""
    chosen = random.Random(20)
    pairs: list[Pair] = []
    for word, forms in _frequent_paradigms():
        few = chosen.sample(forms, min(_PAIRS_OF_A_WORD, len(forms)))
        pairs += (Pair(word, form) for form in few)
    return pairs[:PAIRS_OF_FORMS]


def _words_of_sources() -> Counter[str]:
    return Counter(
        token.text.casefold()
        for path in sorted(_SOURCES.glob("*.txt"))
        for token in cut(path.read_text(encoding="utf-8"))
    )


def _frequent_paradigms() -> list[tuple[str, list[str]]]:
    """Words with at least two more forms, by how often they stand in the sources."""
    counts = _words_of_sources()
    used = get_frequency_dict("sv")
    dictionary = list(_dictionary())
    words = {word for word, _ in dictionary}
    found = []
    for word, flags in dictionary:
        if word not in used or not word_form(word).lexemes:
            continue
        forms = [
            form
            for form in dict.fromkeys(_inflect(word, flags))
            if form in used and form not in words
        ]
        often = sum(counts[form] for form in {word, *forms})
        if often and len(forms) > 1:
            found.append((often, word, forms))
    found.sort(key=lambda each: -each[0])
    return [(word, forms) for _, word, forms in found]


class _Ending(NamedTuple):
    strip: str
    add: str
    after: re.Pattern[str]


def _inflect(word: str, flags: str) -> Iterator[str]:
    """By the rules of hunspell-sv; of a verb without those of the nouns made of it."""
    is_verb = not set(flags).isdisjoint(_VERB_FLAGS)
    for flag in flags:
        if flag not in _OTHER_FLAGS and (is_verb or flag not in _NOUN_FLAGS):
            continue
        for ending in _endings()[flag]:
            if word.endswith(ending.strip) and ending.after.search(word):
                form = word.removesuffix(ending.strip) + ending.add
                if form != word:
                    yield form


def _dictionary() -> Iterator[tuple[str, str]]:
    """Words in small letters, and their flags."""
    for line in _read("sv_SE.dic").splitlines()[1:]:
        word, _, flags = line.partition("\t")[0].rpartition("/")
        if len(word) > 2 and word.isalpha() and word.islower():
            yield word, flags


@cache
def _endings() -> dict[str, list[_Ending]]:
    found = defaultdict(list)
    for line in _read("sv_SE.aff").splitlines():
        match line.split():
            case ["SFX", flag, strip, add, after, *_]:
                add, _, _ = add.strip("0").partition("/")
                found[flag].append(_Ending(strip.strip("0"), add, re.compile(f"{after}$")))
    return found


def _read(name: str) -> str:
    (path,) = (each for each in files("hunspell-sv") or () if each.name == name)
    return Path(path.locate()).read_text(encoding="utf-8")
