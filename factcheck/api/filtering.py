"""What a request asks for, in the words that searches are narrowed by
(`claims/publication/filtering.py`)."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from claims.publication.filtering import Filtering
from claims.words.filter_words import filter_word, words_of_year
from corpus.identifiers import is_public_id
from factcheck.api.narrowing import Narrowing, values_of


def filtering_of(narrowing: Narrowing) -> Filtering | None:
    """None where no word says what is given: a source by its file's name, or one single claim."""
    given = narrowing.given
    if not given.keys() - {"q"} <= _SAID_BY_WORDS:
        return None
    if "document" in given and not all(map(is_public_id, values_of(given["document"]))):
        return None
    return Filtering(
        tuple(
            tuple(word for value in values_of(given[name]) for word in words_of(value))
            for name, words_of in _WORDS_OF.items()
            if name in given
        ),
        **{bound: given.get(name) for name, bound in _BOUNDS.items()},
    )


def _words(name: str) -> Callable[[Any], Iterable[str]]:
    return lambda value: [filter_word(name, value)]


# What filters' words say of claims, by the filters' names; and the bounds beside them.
_WORDS_OF: Final[Mapping[str, Callable[[Any], Iterable[str]]]] = {
    **{name: _words(name) for name in ("speaker", "party", "document", "kind", "topic", "unit")},
    "q: speaker": _words("speaker"),
    "q: document": _words("document"),
    "verification_status": _words("status"),
    "rating": _words("rating"),
    "year": words_of_year,
}
_BOUNDS: Final = {
    "date_after": "after",
    "date_before": "before",
    "published_since": "published_since",
    "unit": "unit",
    "amount_min": "at_least",
    "amount_max": "at_most",
}
_SAID_BY_WORDS: Final = {*_WORDS_OF, *_BOUNDS}
