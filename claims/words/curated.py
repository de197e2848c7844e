"""What the lexicon has wrong or can't know, written by hand: `curated.toml`."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("curated.toml")


@cache
def _read() -> Mapping[str, str]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _lines(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in _read()[name].split("\n"):
        if line:
            key, words = line.split(":")
            yield key, words.split()


def decided_base_forms(form: str) -> tuple[str, ...] | None:
    """The words that a form is of, where the file decides that; None where it doesn't."""
    return _decided().get(form)


@cache
def _decided() -> Mapping[str, tuple[str, ...]]:
    return {form: tuple(words) for form, words in _lines("base_forms")}


def further_base_forms(form: str) -> list[str]:
    """The words that a form is of besides those that the lexicon knows."""
    return _further().get(form, [])


def has_further_forms(word: str) -> bool:
    """Whether the file has forms of a word, which is then one."""
    return word in _words_with_further_forms()


@cache
def _words_with_further_forms() -> frozenset[str]:
    return frozenset(word for word, _ in _lines("forms"))


@cache
def _further() -> Mapping[str, list[str]]:
    found = defaultdict(list)
    for word, forms in _lines("forms"):
        for form in forms:
            found[form].append(word)
    return dict(found)


def first_parts(form: str) -> tuple[str, ...]:
    """The words of which a form is that before other words, where no rule tells; mostly none."""
    return _first_parts().get(form, ())


@cache
def _first_parts() -> Mapping[str, tuple[str, ...]]:
    return {form: tuple(words) for form, words in _lines("first")}


def decided_parts(word: str) -> tuple[str, ...] | None:
    """The parts of a word, where the file decides that; None where it doesn't."""
    return _decided_parts().get(word)


@cache
def _decided_parts() -> Mapping[str, tuple[str, ...]]:
    wholes: dict[str, tuple[str, ...]] = dict.fromkeys(word_list("whole"), ())
    return wholes | {word: tuple(words) for word, words in _lines("parted")}


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the file's lists of words."""
    return frozenset(_read()[name].split())
