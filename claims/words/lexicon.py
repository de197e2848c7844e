"""What is known about Swedish words: simplemma's lemmas, and how common a form is (wordfreq).

Both are read at the first question, not when the module is imported. The lemmas are read where
they lie, in their packed stream (14 MB of memory instead of 105): a look-up takes some 20 µs. For
thousands of words at once they are better read whole (`read_whole`).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from threading import Lock
from typing import Final, NamedTuple

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory
from simplemma.strategies.rules import RulesStrategy

_LANGUAGE: Final = "sv"


_WHOLE: Final[ContextVar[Mapping[str, str] | None]] = ContextVar("whole lexicon", default=None)


@contextmanager
def read_whole() -> Iterator[None]:
    """Within it the lemmas are in memory: a second to read, 105 MB, and each look-up a tenth."""
    before = _WHOLE.set(DefaultDictionaryFactory().get_dictionary(_LANGUAGE))
    try:
        yield
    finally:
        _WHOLE.reset(before)


def _lemmas() -> Mapping[str, str]:
    whole = _WHOLE.get()
    return _packed() if whole is None else whole


# Requests that come together ask for it together, and would each read it.
_READING: Final = Lock()


def _packed() -> Mapping[str, str]:
    with _READING:
        return _read_packed()


@cache
def _read_packed() -> Mapping[str, str]:
    return StreamDictionaryFactory().get_dictionary(_LANGUAGE)


@cache
def _rules() -> RulesStrategy:
    return RulesStrategy()


def read_ahead() -> None:
    """Read both now: for a server, whose first search would wait for it, and all that come then."""
    _packed()
    _common_words()


class _Found(NamedTuple):
    lemma: str
    is_name: bool


@lru_cache(maxsize=200_000)
def _look_up(form: str) -> _Found | None:
    """Names and abbreviations stand in the lexicon with their capitals."""
    lemmas = _lemmas()
    for written in (form, form.capitalize(), form.upper()):
        if found := lemmas.get(written):
            lemma = found.casefold() if found.isalpha() else form
            return _Found(lemma, is_name=written != form and written == form.capitalize())
    return None


def lemma(form: str) -> str | None:
    """The dictionary form of a case-folded form, case-folded; None for what isn't known."""
    found = _look_up(form)
    return found.lemma if found else None


def is_name(form: str) -> bool:
    """Whether the form is known with a capital letter only."""
    found = _look_up(form)
    return found is not None and found.is_name


def lemma_by_ending(form: str) -> str | None:
    """The dictionary form that the endings of a form give away, of a word that isn't known."""
    return _rules().get_lemma(form, _LANGUAGE)


def _common_words() -> Mapping[str, float]:
    with _READING:
        return _read_common_words()


@cache
def _read_common_words() -> Mapping[str, float]:
    from wordfreq import get_frequency_dict  # imports much that only this needs

    return get_frequency_dict(_LANGUAGE, wordlist="small")


def frequency(form: str) -> float:
    """What share of all words of text this form is; 0 for less than one in a million."""
    return _common_words().get(form, 0.0)
