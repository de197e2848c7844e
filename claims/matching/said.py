"""What a text says, of that which makes it another claim when it changes. Pure.

Its words, numbers, periods, names and the order of these, directions and negations.
"""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from claims.matching.opposites import ABBREVIATED, NUMBER_WORDS, PLACES, sides_in
from claims.matching.periods import periods_in
from claims.matching.turns import nouns_in_order, turns_in
from claims.spotting.first_names import MEN, WOMEN
from claims.spotting.quantities import SpottedQuantity, quantities_in
from claims.spotting.quantities.numerals import cardinal
from claims.words.compounds import parts
from claims.words.cutting import cut
from claims.words.forms import word_form
from claims.words.lexicon import frequency, is_name, lemma


@dataclass(frozen=True, slots=True)
class SaidAmount:
    """A number in one scale: percent for shares, the bare count for people and things.

    `per` are the words that it is counted for (“kr/mån”: månad), `nouns` those of what is counted,
    as lexemes; `change` is `by`, `from`, `to`, or empty.
    """

    value: Decimal
    unit: str
    qualifier: str
    per: frozenset[str]
    digits: int
    change: str = ""
    nouns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SaidWords:
    """What a text says: `words` are lexemes and how each is written.

    `periods` are years and months, and finer ones by their kind (“day 22 september”); `order` has
    of each of several texts the names in the order in which they stand, `than` what it compares
    with (“än män”).
    """

    words: Mapping[str, str]
    amounts: tuple[SaidAmount, ...]
    periods: frozenset[str]
    sides: frozenset[tuple[int, int]]
    negated: frozenset[bool]  # of each of several texts
    names: frozenset[str]
    reported: bool
    texts: tuple[Set[str], ...] = ()  # of each of several texts its words
    order: tuple[tuple[str, ...], ...] = ()
    than: frozenset[str] = frozenset()
    turns: tuple[frozenset[str], ...] = ()  # of each of several texts: see `turns_in`
    nouns: tuple[tuple[str, ...], ...] = ()  # the same: lexemes, see `nouns_in_order`


_DIGITS: Final = re.compile(r"[0-9.,]+")
_NEGATION: Final = re.compile(
    r"(?<!\w)(?:inte|ej|aldrig|ingen|inget|inga|icke|saknar|saknas|saknade|utan"
    r"|varken|knappast|vägrar|vägrade|nej\s+till|avstår\s+från|avstod\s+från|avstått\s+från)(?!\w)"
)
# “Borgarrådet antyder att …” is no claim that it is so.
_REPORTED: Final = re.compile(
    r"(?<!\w)(?:antyd|hävda|påstå|påstod|insinuera|tror\s+att|anser\s+att|tycker\s+att|uppge|sägs(?!\w)"
    r"|ryktas|misstänk|anklaga|beskyll|lär(?=\s+(?:ha|vara|bli|få))(?!\w))\w*"
)
_NO_NEGATION: Final = re.compile(
    r"(?<!\w)(?:inte\s+(?:bara|minst|enbart|endast|heller\s+bara)|om\s+inte\s+annat"
    r"|utan\s+(?:även|också))(?!\w)|,\s+utan(?!\w)(?!\s+att)"
)
_NAME: Final = re.compile(r"(?<![\w-])[A-ZÅÄÖÉ][\w’'-]*")
_PARTIES: Final = re.compile(
    r"(?<!\w)(moderat|socialdemokrat|sverigedemokrat|centerparti|vänsterparti|miljöparti|liberal"
    r"|folkparti|kristdemokrat|arbetarparti|regering|riksdag)\w*"
)
_PARTY_LETTER: Final = {
    "moderat": "m",
    "socialdemokrat": "s",
    "sverigedemokrat": "sd",
    "centerparti": "c",
    "vänsterparti": "v",
    "miljöparti": "mp",
    "kristdemokrat": "kd",
    "liberal": "l",
}
_LETTERS: Final = frozenset(_PARTY_LETTER.values())
_COMPARABLE: Final = {"persons": "count", "count": "count", "": "count", "ordinal": "ordinal"}
_FROM: Final = re.compile(r"(?<!\w)från\s+(?:\w+\s+)?$")
_THAN: Final = re.compile(
    r"(?<!\w)(?:än|jämfört\s+med|(?:så|lika|dubbelt)\s+\w+\s+(?:\w+\s+)?som)\s+([^.,;:!?]{1,60})"
)
_THAN_MAX_WORDS: Final = 3
_WAY: Final = re.compile(r"(?<!\w)(till|från)\s$")
_WAY_OF_NOUN: Final = re.compile(r"(?<!\w)(till|från)\s+([a-zåäö]{3,}(?:en|et|an|na))(?!\w)")
# Behind these a name says where, not who.
_WHERE: Final = re.compile(r"(?<!\w)(?:i|på|hos|vid|inom|ur)\s+$")


@lru_cache(maxsize=10_000)
def said_in(text: str, year: int | None = None) -> SaidWords:
    """Of a sentence or two, said in that year; what stands in square brackets counts as said."""
    plain = text.translate({ord("["): None, ord("]"): None})
    low = plain.lower()
    names = [name for name, _ in _names(plain)]
    return SaidWords(
        words=_words(plain),
        amounts=tuple(_amounts(plain, quantities_in(plain))),
        periods=periods_in(low, year),
        sides=sides_in(low),
        negated=frozenset([len(_NEGATION.findall(_NO_NEGATION.sub(" ", low))) % 2 == 1]),
        names=frozenset(names),
        reported=bool(_REPORTED.search(low)),
        order=(tuple(dict.fromkeys(name for name, where in _names(plain) if not where)),),
        than=_than(plain),
        turns=(turns_in(low) | _ways(plain),),
        nouns=(_lexemes(nouns_in_order(low)),),
    )


def names_in(text: str) -> frozenset[str]:
    """Of a speaker's name, a role or a title: everything with a capital letter."""
    low = text.lower()
    found = {_without_genitive(m.group().lower().strip("’'-")) for m in _NAME.finditer(text)}
    found |= {_PARTY_LETTER.get(m[1], m[1]) for m in _PARTIES.finditer(low)}
    return frozenset(found)


def together(texts: Iterable[SaidWords]) -> SaidWords:
    """What several texts about one claim say: its statement and its quote."""
    said = list(texts)
    words: dict[str, str] = {}
    for each in said:
        words |= each.words
    amounts = dict.fromkeys(amount for each in said for amount in each.amounts)
    return SaidWords(
        words=words,
        amounts=tuple(amounts),
        periods=frozenset().union(*(each.periods for each in said)),
        sides=frozenset().union(*(each.sides for each in said)),
        negated=frozenset().union(*(each.negated for each in said)),
        names=frozenset().union(*(each.names for each in said)),
        reported=any(each.reported for each in said),
        texts=tuple(each.words.keys() for each in said),
        order=sum((each.order for each in said), ()),
        than=frozenset().union(*(each.than for each in said)),
        turns=sum((each.turns for each in said), ()),
        nouns=sum((each.nouns for each in said), ()),
    )


def _lexemes(words: Iterable[str]) -> tuple[str, ...]:
    """One of each word's, the first by its letters."""
    return tuple(min(found) for word in words if (found := word_form(word).lexemes))


def _words(text: str) -> dict[str, str]:
    written: dict[str, str] = {}
    for token in cut(text):
        for word in word_form(token.text).lexemes:
            if _tells(word) and cardinal(token.text.lower()) is None:
                written.setdefault(word, token.text)
    return written


def _tells(word: str) -> bool:
    return len(word) > 2 and not _DIGITS.fullmatch(word) and word not in NUMBER_WORDS


def _than(text: str) -> frozenset[str]:
    """What stands behind “än”: the words of the other side of a comparison."""
    found: set[str] = set()
    for match in _THAN.finditer(text):
        words = " ".join(match[1].split()[:_THAN_MAX_WORDS])
        found |= _words(words).keys()
    return frozenset(found)


def _amounts(text: str, found: Iterable[SpottedQuantity]) -> Iterable[SaidAmount]:
    for each in found:
        if each.upper is None:
            begins = "from" if _FROM.search(text[: each.start].lower()) else ""
            yield _amount(each.value, each, each.change or begins)
            continue
        moves = each.change == "from_to" or each.upper < each.value
        if moves or _FROM.search(text[: each.start].lower()):
            ends = (each.value, "from"), (each.upper, "to")
        else:
            ends = (each.value, each.change), (each.upper, each.change)
        yield from (_amount(value, each, change) for value, change in ends)


def _amount(value: Decimal, found: SpottedQuantity, change: str) -> SaidAmount:
    unit = _COMPARABLE.get(found.unit, found.unit)
    if unit == "ratio":
        value, unit = value * 100, "percent"
    digits = len(value.normalize().as_tuple().digits)
    per = _counted_words(found.per)
    nouns = _counted_words(found.noun) if unit == "count" else frozenset()
    return SaidAmount(value.normalize(), unit, found.qualifier, per, digits, change, nouns)


@lru_cache(maxsize=1_000)
def _counted_words(words: str) -> frozenset[str]:
    """“månaden”, “mån”: månad; “färre domar”: dom."""
    found: set[str] = set()
    for token in cut(words):
        form = token.text.lower()
        found |= set(word_form(ABBREVIATED.get(form, form)).lexemes)
    return frozenset(found)


def _ways(text: str) -> frozenset[str]:
    """“Flyttar till Norge”, “säljer från staten”: “to norge”, “from stat”."""
    found = set()
    for match in _WAY_OF_NOUN.finditer(text.lower()):
        for word in _lexemes([match[2]]):
            found.add(f"{'to' if match[1] == 'till' else 'from'} {word}")
    for match in _NAME.finditer(text):
        before = _WAY.search(text, max(0, match.start() - 6), match.start())
        if before:
            name = _without_genitive(match.group().lower().strip("’'-"))
            found.add(f"{'to' if before[1] == 'till' else 'from'} {name}")
    return frozenset(found)


def _names(text: str) -> Iterable[tuple[str, bool]]:
    """Names in order, folded and without a genitive's s, and whether each says where something is;
    a word with a capital only because a sentence begins with it is none where it is a common word,
    a party has its letter."""
    found: list[tuple[int, str]] = []
    parties = {match.start(): match for match in _PARTIES.finditer(text.lower())}
    for start, party in parties.items():
        found.append((start, _PARTY_LETTER.get(party[1], party[1])))
    for match in _NAME.finditer(text):
        word = match.group().lower().strip("’'-")
        if not word or match.start() in parties:
            continue
        if (
            _begins_sentence(text, match.start())
            and not _is_name(match.group(), word)
            and not _is_first_name(text, match)
        ):
            continue
        found.append((match.start(), _without_genitive(word)))
    for start, name in sorted(found):
        yield name, bool(_WHERE.search(text[max(0, start - 8) : start].lower()))


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\n”\"»’'–—-(")
    return not before or before[-1] in ".!?:…"


def _is_name(written: str, word: str) -> bool:
    """Of a word that begins a sentence."""
    if (
        word in PLACES
        or is_name(word)
        or (written.isupper() and _without_genitive(word) in _LETTERS)
    ):
        return True
    return lemma(word) is None and frequency(word) <= 0 and not parts(word)


def _is_first_name(text: str, match: re.Match[str]) -> bool:
    """“Bo Ek lovade”: one that is a common word, too, but with a surname behind it."""
    behind = text[match.end() : match.end() + 2]
    return match.group() in WOMEN | MEN and behind[:1] == " " and behind[1:].isupper()


def _without_genitive(word: str) -> str:
    stem = word.removesuffix(":s")
    return stem[:-1] if len(stem) > 4 and stem.endswith("s") and not stem.endswith("ss") else stem
