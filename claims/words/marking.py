"""Where the words of a query stand in a text, so that they can be shown."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from claims.words.amounts import AMOUNT_MAX_WORDS, amount_at
from claims.words.cutting import TextToken, cut
from claims.words.forms import WordForm, word_form
from claims.words.queries import AskedAmount, AskedPhrase, AskedWord, TextQuery


def marked_places(
    text: str, query: TextQuery, form_of: Callable[[str], WordForm] = word_form
) -> list[tuple[int, int]]:
    """Half-open spans of the text, in code points and in order, of the words that were asked for.

    `form_of` may know the forms of tokens without looking them up in the lexicon.
    """
    wanted = [clause for clause in query.clauses if clause.wanted]
    if not wanted:  # and no lexicon needs to be read
        return []
    tokens = list(cut(text))
    forms = [form_of(token.text) for token in tokens]
    found = set()
    for clause in wanted:
        for asked in clause.any_of:
            match asked:
                case AskedWord():
                    found |= {at for at, form in enumerate(forms) if _answers(form, asked)}
                case AskedAmount():
                    found |= {*_places_in_a_row(forms, asked), *_places_of_amount(forms, asked)}
                case AskedPhrase():
                    found |= set(_places_of_phrase(forms, asked))
    return list(_spans(tokens, sorted(found)))


def _answers(form: WordForm, asked: AskedWord) -> bool:
    wanted = asked.form.lexemes
    return not {*form.lexemes, *form.parts}.isdisjoint(wanted)


def _places_in_a_row(forms: list[WordForm], asked: AskedAmount) -> Iterator[int]:
    length = len(asked.words)
    for start in range(len(forms) - length + 1):
        if all(_answers(forms[start + at], word) for at, word in enumerate(asked.words)):
            yield from range(start, start + length)


def _places_of_amount(forms: list[WordForm], asked: AskedAmount) -> Iterator[int]:
    """Where it stands written otherwise."""
    for start in range(len(forms)):
        found = amount_at(forms[start : start + AMOUNT_MAX_WORDS])
        if found and found.value == asked.value and asked.currency in {"", found.currency}:
            unasked = found.alone and not asked.currency
            yield from range(start, start + found.words - unasked)


def _places_of_phrase(forms: list[WordForm], asked: AskedPhrase) -> Iterator[int]:
    last = asked.words[-1][0]
    for start in range(len(forms) - last):
        if all(forms[start + at].form == word.form.form for at, word in asked.words):
            yield from range(start, start + last + 1)


def _spans(tokens: list[TextToken], places: list[int]) -> Iterator[tuple[int, int]]:
    """One of several tokens that follow each other in a phrase."""
    if not places:
        return
    start = places[0]
    for at, following in pairwise([*places, places[-1] + 2]):
        if following != at + 1:
            yield tokens[start].start, tokens[at].end
            start = following
