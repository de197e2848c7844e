"""What the words of a query may be the names of: a party, a topic, a verdict, a year.

As filters' words (`filter_words.py`), so that a search finds the claims of what was named besides
those in which the name stands. What is called so is not known here: the database looks it up as it
searches (`claims_as_meant` in `claims/rules/filter_words.sql`), and of a name that nothing has,
nothing is found.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from claims.words.cutting import tokens
from claims.words.filter_words import filter_word
from claims.words.forms import WordForm, word_form
from claims.words.preparing import without_marks

# A name has so many words at most; and of longer queries each word is a name only by itself.
_MOST_WORDS: Final = 6
_LONGEST_QUERY_WORDS: Final = 8
_YEAR: Final = re.compile(r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}")
_NO_WORD: Final = re.compile(r"\W+")


def meanings(words: Sequence[tuple[str, WordForm]]) -> Iterator[tuple[range, list[str]]]:
    """Of words in a row, each as it was typed and as it is looked up: the places of those that may
    be a name together, and what it may be of."""
    for at, (typed, form) in enumerate(words):
        if found := list(dict.fromkeys(_of_one(typed, form))):
            yield range(at, at + 1), found
    if len(words) > _LONGEST_QUERY_WORDS:
        return
    for length in range(2, _MOST_WORDS + 1):
        for at in range(len(words) - length + 1):
            together = [form for _typed, form in words[at : at + length]]
            if any(each.lexemes and not each.form.isdecimal() for each in together):
                name = filter_word("name", slug(form.form for form in together))
                yield range(at, at + length), [name]


def _of_one(typed: str, form: WordForm) -> Iterator[str]:
    if not form.lexemes:
        return
    if _YEAR.fullmatch(form.form):
        yield filter_word("said", form.form)
    elif len(form.form) == 1:
        if typed.isupper():  # “s” is a letter, “S” may be the party
            yield filter_word("name", typed)
    elif not form.form.isdecimal():
        yield from (filter_word("name", slug([each])) for each in (form.form, *form.lexemes))


def ways_to_ask(*names: str) -> list[str]:
    """How queries ask for what has these names: what `meanings` makes of each."""
    slugs = (
        name.upper() if len(name) == 1 else slug(word_form(token).form for token in tokens(name))
        for name in names
    )
    return sorted({each for each in slugs if each})


def slug(words: Iterable[str]) -> str:
    """As a topic's id is made of its name; and as verdicts' names stand in filters' words."""
    return _NO_WORD.sub("-", "-".join(map(without_marks, words))).strip("-")
