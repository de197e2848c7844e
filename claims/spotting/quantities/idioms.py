"""Sayings and names that hold a word for a number and count nothing: “tusen järn i elden”."""

import re
from typing import Final

from claims.spotting.quantities.designations import named_by_word
from claims.spotting.quantities.hedges import HEDGES
from claims.spotting.quantities.nouns import named_kind, noun_after
from claims.spotting.quantities.number_words import number_word
from claims.spotting.quantities.numerals import MAGNITUDES
from claims.spotting.quantities.tokens import DASHES, Words
from claims.spotting.quantities.units import UNITS

_AFTER_SIX: Final = frozenset(
    [*MAGNITUDES, "till", "av", "stycken", "eller", "hundra", "nya", "à", "gånger", "fler", "färre"]
)
# With these begin the sayings whose number stands farther on: “över en kam”, “klockan är tolv”.
_FIRST_WORDS: Final = frozenset(
    [
        *("över", "att", "får", "ska", "ville", "en", "ett", "halv", "kvart", "klockan", "fem"),
        *("tio", "tjugo", "på", "strax", "tusen", "hundra", "många"),
    ]
)
_FIRST_STEMS: Final = ("ring", "larm")
_BEFORE_MAX_WORDS: Final = 8
_HALF_MAX_WORDS: Final = 6
_BEHIND_DIGITS: Final = ("symfoni", "trappor")
_IDIOMS: Final = re.compile(
    r"""(?<!\w)(?:
    över\s+en\s+kam|(?:att|får|ska|ville)\s+fyra\s+av|halva\s+(?:nöjet|inne|vägen)|en\s+halvdan\w*
    |dubbelt\s+upp|tredje\s+gradens|femte\s+(?:kolonn\w*|hjulet)|(?:tusen|många|hundra)\s+järn
    |(?:etthundra|hundra)\s+procent(?:igt)?\s+säk\w+
    |(?:tusen|hundra|en\s+miljon|miljoner)\s+gånger\s+hellre
    |(?:hundra|tusen)\s+sätt\s+att|(?:ring\w*|larm\w+)\s+(?:112|1177|114\s?14|113\s?13)
    |(?:två|tre|fyra|fem|sju)-?rätters\w*|\w+\s+symfoni(?:n|er)?|en\s+(?:sexa|sjua|åtta|nia)\s+på
    |(?:halv|kvart\s+(?:i|över))\s+(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)
    |klockan\s+(?:är|var|blev|blir|slår|slog|närma(?:r|de)\s+sig|hunnit\s+bli)
        (?:\s+(?:strax|nästan|bara|redan|nyss|drygt|över|efter|snart))*
        \s+(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo)
        (?:\s+(?:minuter\s+)?(?:i|över)\s+(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv))?
    |(?:fem|tio|tjugo)\s+(?:i|över)\s+(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)
        (?=\W*$|[.,;!?)]|\s+(?:för|på|när|som|och|i|gick|kom|är|var|varje)\b)
    |(?:två|tre|fyra|fem|sex)\s+i\s+rad(?!\s+har)|\w*års(?:minne|jubile|dag)\w*
    |\w+\s+trappor\s+(?:upp|ned|ner)|ett\s+steg\s+fram(?:åt)?\s+och\s+två
    |strax\s+(?:efter|före|innan)\s+(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)
        (?=\s*[.,;:!?]|\s+(?:\w+(?:ade|ades|tes|des)|i|på|och|kom|gick|ringde|hade|var|stod|fick)\b)
    |på\s+tu\s+man\s+hand|(?:första|andra)\s+världskriget\w*|tredje\s+riket\w*
    |fjärde\s+(?:statsmakten|väggen)|sjunde\s+himlen|elfte\s+timmen|sjätte\s+sinne\w*
    |första\s+bästa|en\s+gång\s+i\s+tiden|på\s+alla\s+fyra|femte\s+avenyn?|tolv\s+slag
    |tredje\s+(?:världen|ståndet)|(?:hundra|trettio|åttio|sju)åriga\s+kriget\w*
    |ett\s+tu\s+tre|(?:tusen|hundra)\s+(?:saker|ting|grejer)\s+att|tio\s+(?:guds\s+)?bud(?:ord)?|ett\s+par\s+(?:byxor|skor|glasögon|strumpor|tofflor|handskar)
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)


class Idioms:
    """Where a text has any; looked for beside the numbers only."""

    def __init__(self, words: Words, different: set[str]) -> None:
        self._words = words
        self._first = {
            word for word in different if word in _FIRST_WORDS or word.startswith(_FIRST_STEMS)
        }

    def hold(self, index: int) -> bool:
        """Whether the token lies in a saying, which begins with it or a few words before."""
        words, start = self._words, self._words.starts[index]
        may_begin = not words.is_digits(index) or words.at(index + 1).startswith(_BEHIND_DIGITS)
        if may_begin and _IDIOMS.match(words.text, start):
            return True
        earliest = max(0, index - _BEFORE_MAX_WORDS)
        before = words.low[earliest:index]
        if self._first.isdisjoint(before):
            return False
        for at, word in enumerate(before, earliest):
            match = _IDIOMS.match(words.text, words.starts[at]) if word in self._first else None
            if match and match.end() > start:
                return True
        return False


def is_name(words: Words, index: int) -> bool:
    """“Tre Kronor”, “sex och samlevnad”, “tusen tack”."""
    low, beyond = words.low[index], words.follows(index + 1)
    if named_by_word(words, index):
        return True
    named = words.capital(index + 1) and not named_kind(words, index + 1)
    if words.capital(index) and named and beyond:
        return True
    if low == "sjutton" and _is_oath(words, index):
        return True
    return (low == "sex" and beyond not in UNITS and not _counted_six(words, index)) or (
        low == "tusen" and beyond == "tack"
    )


def _is_oath(words: Words, index: int) -> bool:
    """“sjutton också”, “vad sjutton”; not “för sjutton år sedan”."""
    beyond = words.follows(index + 1)
    before = words.at(index - 1)
    if beyond in UNITS or noun_after(words, index + 1)[0]:
        return False
    return beyond == "också" or before in {"för", "vad", "fy", "hur"}


def _counted_six(words: Words, index: int) -> bool:
    beyond = words.follows(index + 1)
    if beyond in _AFTER_SIX or (
        words.gap(index + 1) in DASHES and number_word(words.at(index + 1))
    ):
        return True
    before = words.at(index - 1)
    if not beyond and _goes_on_from(words, index):
        return True
    if before in HEDGES or before in {"mellan", "från"} or number_word(before):
        return True
    if before == "mot" and _number_before(words, index - 1):
        return True
    return bool(noun_after(words, index + 1)[0])


def _goes_on_from(words: Words, index: int) -> bool:
    """“uppsägningstiden är tre månader och provtiden sex.”: a number in the half before."""
    if not words.at(index - 1).endswith(("en", "et", "an", "na", "n")):
        return False
    for back in range(index - 2, max(0, index - _HALF_MAX_WORDS), -1):
        if words.low[back] == "och":
            return _number_before(words, back)
    return False


def _number_before(words: Words, index: int) -> bool:
    """“sju röster (mot sex)”, “sju (mot sex)”."""
    return any(
        words.is_digits(back) or number_word(words.at(back)) for back in (index - 1, index - 2)
    )
