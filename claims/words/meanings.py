"""What the words of a query may be the names of: a party, a topic, a verdict, a year.

As filters' words (`filter_words.py`), so that a search finds the claims of what was named besides
those in which the name stands. Nothing is looked up: of a name that nothing has, nothing is found.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from claims.vocabulary.parties import party_code
from claims.words.filter_words import filter_word
from claims.words.forms import WordForm
from claims.words.preparing import without_marks

# A name has so many words at most; and of longer queries each word is a name only by itself.
_MOST_WORDS: Final = 4
_LONGEST_QUERY_WORDS: Final = 8
_YEAR: Final = re.compile(r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}")
_CODE: Final = re.compile(r"[A-ZÅÄÖ]{2,8}")


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
            if all(each.lexemes and not each.form.isdecimal() for each in together[:: length - 1]):
                yield range(at, at + length), list(_of_several(together))


def _of_one(typed: str, form: WordForm) -> Iterator[str]:
    code = party_code(typed)
    if code and (len(typed) > 1 or typed == code):  # “s” is a letter, “S” may be the party
        yield filter_word("party", code)
    if not form.lexemes:
        return
    if _CODE.fullmatch(typed):
        yield filter_word("party", typed)
    if _YEAR.fullmatch(form.form):
        yield filter_word("said", form.form)
    elif not form.form.isdecimal():
        yield filter_word("verdict", slug([form.form]))
        yield from (filter_word("topic", slug([each])) for each in (form.form, *form.lexemes))


def _of_several(forms: Sequence[WordForm]) -> Iterator[str]:
    written = [form.form for form in forms]
    if code := party_code(" ".join(written)):
        yield filter_word("party", code)
    yield filter_word("verdict", slug(written))
    yield filter_word("topic", slug(written))


def slug(words: Iterable[str]) -> str:
    """As a topic's id is made of its name; and as verdicts' names stand in filters' words."""
    return "-".join(map(without_marks, words))
