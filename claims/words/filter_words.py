"""What a claim is narrowed by, as words that stand in its vector beside those of its text.

`~p:S`, `~t:skola`, `~y:2023`: no text has such a word, for tokens are cut at the tilde. So one
index answers words and filters together. The database makes them of a claim
(`claims_filter_words` in `claims/rules/filter_words.sql`); here are those that are asked for.
"""

from collections.abc import Iterator
from typing import Final

MARK: Final = "~"

# Names are short, as each claim has some ten of these words.
LETTERS: Final = {
    "kind": "k",
    "status": "s",
    "rating": "r",
    "verdict": "v",  # what a rating is called
    "speaker": "w",
    "party": "p",
    "document": "d",
    "topic": "t",
    "unit": "u",
    "said": "y",  # the year of the date's first day
    # Asked for only: what may be the name of a topic, a party or a verdict. No claim has it; the
    # database puts the words of what is called so in its place (`claims_as_meant`).
    "name": "n",
}
_NAMES: Final = {letter: name for name, letter in LETTERS.items()}

# Years are kept in the largest spans that lie within a claim's date, however long it is.
_SPANS: Final = (1, 10, 100, 1_000)


def filter_word(name: str, value: str | int) -> str:
    return f"{MARK}{LETTERS[name]}:{value}"


def is_filter_word(lexeme: str) -> bool:
    return lexeme.startswith(MARK)


def words_of_year(year: int) -> Iterator[str]:
    """One of these stands with every claim of which any day may lie in the year; the first with
    those whose date begins in it."""
    yield filter_word("said", year)
    yield from (f"{MARK}y{years}:{year // years * years}" for years in _SPANS)


def words_of_years(first: int, last: int) -> Iterator[str]:
    """The same of years that follow each other."""
    yield from words_of_year(first)
    yield from (filter_word("said", year) for year in range(first + 1, last + 1))


def parted(word: str) -> tuple[str, str]:
    """The name and the value that `filter_word` made it of."""
    letter, _colon, value = word.removeprefix(MARK).partition(":")
    return _NAMES[letter], value
