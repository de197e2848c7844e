"""Swedish-like text: the words of the first corpus, as often as they stand there.

Now and then two words become one, as in Swedish, so that a search finds common words and rare ones.
"""

import re
from collections import Counter
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

WORDS_A_SENTENCE = range(8, 22)
WITH_NUMBER = 0.4
# One word in so many is a new compound.
COMPOUND = 40


class Number(NamedTuple):
    """A number in a sentence, as `claims.models.Quantity` keeps it."""

    text: str
    value: str
    value_max: str | None
    unit: str
    qualifier: str


class Sentence(NamedTuple):
    """Without its full stop."""

    text: str
    number: Number | None


# How a number is written, how many ones it stands for, its unit and its qualifier.
NUMBERS = (
    ("{} kronor", 1, "SEK", "exact"),
    ("{} miljoner kronor", 10**6, "SEK", "exact"),
    ("cirka {} miljoner kronor", 10**6, "SEK", "about"),
    ("{} miljarder kronor", 10**9, "SEK", "exact"),
    ("{} procent", 1, "percent", "exact"),
    ("nästan {} procent", 1, "percent", "almost"),
    ("{} personer", 1, "persons", "exact"),
    ("fler än {} personer", 1, "persons", "more_than"),
    ("{} år", 1, "years", "exact"),
    ("{} gånger", 1, "count", "exact"),
)


class Wording:
    """Makes sentences and titles; the same ones for the same random numbers."""

    def __init__(self, random: Random, corpus: Path) -> None:
        texts = (path.read_text(encoding="utf-8") for path in sorted(corpus.glob("*.txt")))
        counted = Counter(word for text in texts for word in re.findall(r"\b[a-zåäöé]+\b", text))
        self._random = random
        self._words = sorted(counted)
        self._weights = list(accumulate(counted[word] for word in self._words))
        self._long = [word for word in self._words if len(word) > 5]

    def words(self, count: int) -> list[str]:
        found = self._random.choices(self._words, cum_weights=self._weights, k=count)
        for place in self._random.choices(range(count), k=count // COMPOUND):
            found[place] = self._random.choice(self._long) + found[place]
        return found

    def title(self) -> str:
        words = " ".join(self.words(self._random.randrange(3, 8)))
        return words[0].upper() + words[1:]

    def sentences(self, count: int) -> list[Sentence]:
        lengths = self._random.choices(WORDS_A_SENTENCE, k=count)
        words = self.words(sum(lengths))
        sentences = []
        first = 0
        for length in lengths:
            part = words[first : first + length]
            first += length
            number = self.number() if self._random.random() < WITH_NUMBER else None
            if number:
                part[length // 2] = number.text
            text = " ".join(part)
            sentences.append(Sentence(text[0].upper() + text[1:], number))
        return sentences

    def number(self) -> Number:
        form, ones, unit, qualifier = self._random.choice(NUMBERS)
        # As many small numbers as large ones, by their length.
        least = int(10 ** self._random.uniform(0, 2 if unit == "percent" else 4))
        if qualifier == "exact" and self._random.random() < 0.1:
            most = least + self._random.randrange(1, 1 + max(2, least // 2))
            written = form.format(f"{least}–{most}")
            return Number(written, str(least * ones), str(most * ones), unit, qualifier)
        return Number(form.format(least), str(least * ones), None, unit, qualifier)
