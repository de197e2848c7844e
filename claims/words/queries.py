"""What a person types into a search box, read into what is to be found. Nothing is an error.

    skatt "exakt fras" -utan skola eller förskola

All words must be there, in any of their forms, or what they are the names of (a party, a topic, a
verdict, a year) must be the claim's; a phrase as it stands; what follows a hyphen not at
all; of words with `or` or `eller` between them, one. Words that are too common to look for are
passed over, but within a phrase they keep their places.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache, wraps
from itertools import islice, takewhile
from typing import Final, TypeVar

from claims.words.amounts import AMOUNT_MAX_WORDS, amount_at
from claims.words.cutting import TOKEN, TOKEN_CHARACTERS
from claims.words.forms import WordForm, word_form
from claims.words.meanings import meanings

T = TypeVar("T")

# Words after so many are left out, which the query says: nobody reads for what a whole page says.
MOST_WORDS: Final = 256

# A query is read for its words, its rank, its marks and its link: what so many came of is kept, of
# those that are no longer than what people type.
KEPT_QUERIES: Final = 500
KEPT_QUERY_CHARACTERS: Final = 200

_PIECE: Final = re.compile(rf'(?P<quote>["“”„‟«»])|(?P<without>(?<!\S)-)?(?P<token>{TOKEN})')
_WITHOUT_QUOTE: Final = re.compile(r'(?<!\S)-(?=["“”„‟«»])')
_UNFIT: Final = re.compile(r"[\x00\ud800-\udfff]")  # PostgreSQL keeps neither
_OR: Final = frozenset({"or", "eller"})


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word in any of its forms; `typed` is how it was asked for. `means` are what else it may be
    the name of, as filters' words: claims of that answer it too (`meanings.py`)."""

    typed: str
    form: WordForm
    means: tuple[str, ...] = ()

    @property
    def is_too_common(self) -> bool:
        return not (self.form.lexemes or self.means)


@dataclass(frozen=True, slots=True)
class AskedPhrase:
    """Words in these forms, each so many places after the first."""

    words: tuple[tuple[int, AskedWord], ...]


@dataclass(frozen=True, slots=True)
class AskedAmount:
    """A number with its factor: these words, or an amount that is the same written otherwise, of
    the `currency` (ISO 4217) where one is named."""

    words: tuple[AskedWord, ...]
    value: Decimal
    currency: str = ""


Asked = AskedWord | AskedPhrase | AskedAmount


@dataclass(frozen=True, slots=True)
class Clause:
    """One of these must be there; or, where `wanted` is false, none."""

    any_of: tuple[Asked, ...]
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class TextQuery:
    """All clauses must hold. `too_common` and `left_out` are words that aren't looked for."""

    clauses: tuple[Clause, ...]
    too_common: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing to look for: no word at all, only too common ones, or only unwanted ones."""
        return not any(clause.wanted for clause in self.clauses)

    def words(self) -> Iterator[AskedWord]:
        """The words to be found, in order; not those that must not be there."""
        for clause in self.clauses:
            if clause.wanted:
                for asked in clause.any_of:
                    yield from _words_of(asked)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word or a phrase as it was typed."""

    words: tuple[AskedWord, ...]
    wanted: bool = True
    quoted: bool = False

    @property
    def is_or(self) -> bool:
        return not self.quoted and self.wanted and self.words[0].form.form in _OR


def kept_if_short(make: Callable[[str], T]) -> Callable[[str], T]:
    """What is made of a query alone is made once, where it is no longer than what people type."""
    kept = lru_cache(maxsize=KEPT_QUERIES)(make)

    @wraps(make)
    def made(text: str) -> T:
        return kept(text) if len(text) <= KEPT_QUERY_CHARACTERS else make(text)

    return made


@kept_if_short
def read_query(text: str) -> TextQuery:
    """Of any text."""
    units = _with_meanings(list(_units(_UNFIT.sub(" ", text))))
    too_common = [word.typed for at in range(len(units)) for word in _too_common(units, at)]
    kept: list[_Unit] = []
    left_out: list[str] = []
    count = 0
    for unit in units:
        count += len(unit.words)
        if count <= MOST_WORDS:
            kept.append(unit)
        else:
            left_out += [word.typed for word in unit.words]
    kept = _without_unfinished(kept)
    return TextQuery(tuple(_clauses(kept)), tuple(too_common), tuple(left_out))


def _without_unfinished(units: list[_Unit]) -> list[_Unit]:
    """Beside other words an `or` that has nothing on one of its sides is one that isn't finished,
    or whose other side was left out."""
    if not any(unit.wanted and not unit.is_or for unit in units):
        return units
    return [unit for at, unit in enumerate(units) if not unit.is_or or _is_operator(units, at)]


def rewritten(text: str, instead: Mapping[str, Sequence[str]]) -> str:
    """The query with other words in place of those with these forms; within quotation marks there
    is room for the first of them only."""
    quoted = False
    pieces: list[str] = []
    before = 0
    for match in _PIECE.finditer(text):
        quoted ^= bool(match["quote"])
        token = match["token"]
        others = instead.get(word_form(token[:TOKEN_CHARACTERS]).form, ()) if token else ()
        if others and not match["without"]:
            chosen = others[0] if quoted else " eller ".join(others)
            pieces += (text[before : match.start("token")], chosen)
            before = match.end("token")
    return "".join((*pieces, text[before:]))


def _units(text: str) -> Iterator[_Unit]:
    """Words by themselves, and what stands within quotation marks; one that isn't closed counts."""
    phrase: list[AskedWord] | None = None
    wanted = True
    without_quotes = {match.end() for match in _WITHOUT_QUOTE.finditer(text)}
    for match in _PIECE.finditer(text):
        if match["quote"]:
            if phrase is None:
                phrase, wanted = [], match.start() not in without_quotes
            else:
                if phrase:
                    yield _Unit(tuple(phrase), wanted, quoted=True)
                phrase = None
            continue
        typed = match["token"][:TOKEN_CHARACTERS]
        word = AskedWord(typed, word_form(typed))
        if not word.form.form:
            continue  # nothing but what nobody sees
        if phrase is not None:
            phrase.append(word)
        else:
            yield _Unit((word,), wanted=not match["without"])
    if phrase:
        yield _Unit(tuple(phrase), wanted, quoted=True)


def _with_meanings(units: list[_Unit]) -> list[_Unit]:
    """Words that must be there, with what they may be the names of, alone and in a row. What stands
    within quotation marks, or must not be there, is nothing but words."""
    found: dict[int, dict[str, None]] = {}
    row: list[int] = []
    for at in range(len(units) + 1):
        if at < len(units) and units[at].wanted and not units[at].quoted:
            row.append(at)
            continue
        words = [units[each].words[0] for each in row]
        for places, means in meanings([(word.typed, word.form) for word in words]):
            for each in places:
                if len(places) == 1 or words[each].form.lexemes:
                    found.setdefault(row[each], {}).update(dict.fromkeys(means))
        row = []
    return [
        replace(unit, words=(replace(unit.words[0], means=tuple(found[at])),))
        if at in found
        else unit
        for at, unit in enumerate(units)
    ]


def _too_common(units: list[_Unit], at: int) -> Iterator[AskedWord]:
    if not units[at].quoted and not _is_operator(units, at):
        yield from (word for word in units[at].words if word.is_too_common)


def _is_operator(units: list[_Unit], at: int) -> bool:
    """An `or` with something to choose from on both sides; else it is a word."""
    if not (units[at].is_or and 0 < at < len(units) - 1):
        return False
    return all(side.wanted and not side.is_or for side in (units[at - 1], units[at + 1]))


def _clauses(units: list[_Unit]) -> Iterator[Clause]:
    """Units with `or` between them make one clause."""
    place = 0
    while place < len(units):
        wanted = units[place].wanted
        asked, place = _asked_at(units, place)
        any_of = [asked]
        while place < len(units) and _is_operator(units, place):
            asked, place = _asked_at(units, place + 1)
            any_of.append(asked)
        if found := tuple(each for each in any_of if each is not None):
            yield Clause(found, wanted=wanted)


def _asked_at(units: list[_Unit], place: int) -> tuple[Asked | None, int]:
    """What is asked for at the place, an amount in all of its words, and the place behind it."""
    if (found := _amount(units, place)) is not None:
        amount, count = found
        return amount, place + count
    return _asked(units[place]), place + 1


def _amount(units: list[_Unit], place: int) -> tuple[AskedAmount, int] | None:
    """The amount that begins at the place, and how many units say it."""
    row = takewhile(_is_plain, islice(units, place, place + AMOUNT_MAX_WORDS))
    words = [unit.words[0] for unit in row]
    found = amount_at([word.form for word in words])
    if found is None:
        return None
    looked_for = tuple(word for word in words[: found.words] if not word.is_too_common)
    return AskedAmount(looked_for, found.value, found.currency), found.words


def _is_plain(unit: _Unit) -> bool:
    return unit.wanted and not unit.quoted and not unit.is_or


def _asked(unit: _Unit) -> AskedWord | AskedPhrase | None:
    places = tuple((at, word) for at, word in enumerate(unit.words) if not word.is_too_common)
    if not places:
        return None
    if len(unit.words) == 1 and not unit.quoted:
        return unit.words[0]
    first = places[0][0]
    return AskedPhrase(tuple((at - first, word) for at, word in places))


def _words_of(asked: Asked) -> Iterator[AskedWord]:
    match asked:
        case AskedWord():
            yield asked
        case AskedPhrase():
            yield from (word for _, word in asked.words)
        case AskedAmount():
            yield from asked.words
