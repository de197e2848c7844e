"""The unit or the counted noun that stands with a number."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from claims.spotting.quantities.compounds import NumberFound
from claims.spotting.quantities.nouns import STOP, noun_after, surely_verb, told_from_now
from claims.spotting.quantities.parsing import number_at
from claims.spotting.quantities.people import is_people
from claims.spotting.quantities.ratios import compared_by
from claims.spotting.quantities.tokens import SPACES, Words
from claims.spotting.quantities.units import MONEY, PAIRS, SHORT, SIGNS, UNITS

_NAMES_BEFORE: Final = frozenset(["eur", "usd", "sek", "gbp", "nok", "dkk", "chf"])
_COUNTED_HEADS: Final = (
    *("befolkning", "befolkningen", "folkmängd", "folkmängden", "antalet", "antal", "publiken"),
    *("tittarna", "upplaga", "upplagan", "invånartalet"),
)
_DONE_BY_PEOPLE: Final = frozenset(
    [
        "röstade",
        "röstar",
        "bor",
        "bodde",
        "lever",
        "levde",
        "svarade",
        "deltog",
        "dog",
        "dör",
        "flydde",
        "sökte",
        "söker",
        "tittade",
        "arbetar",
        "jobbar",
        "föddes",
        "flyttade",
        "greps",
        "reste",
        "väntar",
        "omkom",
        "kom",
        "samlades",
        "drabbades",
    ]
)
_BOTH: Final = frozenset(["m", "h", "g", "l", "t"])
_EARNED_MAX_WORDS: Final = 5
_EARNS: Final = re.compile(
    r"tjäna(?:r|de|t)?|kosta(?:r|de|t)?|betala(?:r|de|t|s|des)?|\w*(?:lön|hyra|pris|avgift|böter)(?:en|n|et)?"
)
_CLAUSE_MAX_WORDS: Final = 10
_CLAUSE_ENDS: Final = re.compile(r"[.;:!?\n]")
_OF_MONEY: Final = re.compile(
    r"\w*(?:kostnad|intäkt|omsättning|anslag|skuld|budget|resultat|vinst|förlust|bidrag|pris|lön"
    r"|avgift|skatt|underskott|överskott|värde|investering|stöd|utgift)\w{0,5}|kronor|kostar"
)
_DESCRIBING_MIN_LETTERS: Final = 4
_OF_ONE: Final = SHORT | {"dag", "timme", "månad", "vecka", "minut", "sekund", "grad", "kr"}
_OF_KRONOR: Final = frozenset(
    ["extra", "hela", "nya", "ynka", "futtiga", "blanka", "sista", "första", "svenska"]
)
# “60 m2”: a digit stands for the small one.
_RAISED: Final = {
    ("m", "2"): "m2",
    ("m", "3"): "m3",
    ("km", "2"): "km2",
}


@dataclass(slots=True)
class Measure:
    """`end` is an offset, `after` a token; `prefix_start` where “€” stands before the digits."""

    unit: str
    factor: Decimal
    end: int
    after: int
    noun: str = ""
    extra: Decimal = Decimal(0)
    prefix_start: int | None = None


def measure(words: Words, number: NumberFound, first: NumberFound) -> Measure:
    if number.unit == "celsius" and words.follows(number.after) in {"skala", "skalan"}:
        return Measure("count", Decimal(1), number.end, number.after)  # “på en femgradig skala”
    if number.unit:
        return Measure(number.unit, Decimal(1), number.end, number.after, number.noun)
    return (
        _sign(words, number)
        or _before(words, number, first)
        or _word(words, number)
        or _counted(words, number)
    )


def _sign(words: Words, number: NumberFound) -> Measure | None:
    """“5 %”, “5%-enheter”, “49:-”, “3 °C”."""
    text, end = words.text, number.end
    if text[end : end + 2] in (":-", ":–") or text[end : end + 2] == ",-":
        return Measure("SEK", Decimal(1), end + 2, number.after)
    at = end + 1 if text[end : end + 1] and text[end : end + 1] in SPACES else end
    sign = text[at : at + 1]
    if not sign or sign not in SIGNS:
        return None
    after = number.after
    if sign == "°":
        stop = at + 1
        if words.at(after) == "c" and words.starts[after] <= at + 2:
            stop, after = words.ends[after], after + 1
        return Measure("celsius", Decimal(1), stop, after)
    if (sign == "%" and text[at : at + 8].lower() == "%-enhete") or text[at : at + 7] == "%-enhet":
        return Measure("percentage_points", Decimal(1), words.ends[after], after + 1)
    return Measure(SIGNS[sign], Decimal(1), at + 1, after)


def _before(words: Words, number: NumberFound, first: NumberFound) -> Measure | None:
    """“€50”, “EUR 50”, “$3 miljoner”."""
    start = first.start
    sign = words.text[max(0, start - 1) : start]
    if sign == " ":
        sign = words.text[max(0, start - 2) : start - 1]
    if sign in {"€", "$", "£"}:
        at = words.text.rindex(sign, 0, start)
        return Measure(SIGNS[sign], Decimal(1), number.end, number.after, prefix_start=at)
    code = words.at(first.first - 1)
    if code in _NAMES_BEFORE and words.gap(first.first) in {" ", "\u00a0"}:
        at = words.starts[first.first - 1]
        if words.text[at : at + 3].isupper() and words.follows(number.after) not in UNITS:
            return Measure(code.upper(), Decimal(1), number.end, number.after, prefix_start=at)
    return None


def _word(words: Words, number: NumberFound) -> Measure | None:
    index = number.after
    word = words.follows(index)
    glued = not word and words.gap(index) in {"", ". "} and index < words.count
    if glued:
        word = words.low[index]
    if not word:
        return None
    if word == "år" and len(words.follows(index + 1)) == 4 and words.is_digits(index + 1):
        return Measure("", Decimal(1), number.end, index)  # “12 000 år 2015”
    if word in _BOTH and not words.is_digits(number.after - 1):
        return None
    if words.gap(index + 1) == "" and (raised := _RAISED.get((word, words.at(index + 1)))):
        return Measure(raised, Decimal(1), words.ends[index + 1], index + 2)
    pair = (word, words.follows(index + 1))
    if pair in PAIRS:
        return Measure(PAIRS[pair], Decimal(1), words.ends[index + 1], index + 2)
    if word in {"us", "hong"} and words.gap(index + 1) == "-" and words.at(index + 1) == "dollar":
        return Measure("USD", Decimal(1), words.ends[index + 1], index + 2)
    if word == "kilometer" and pair[1] == "i" and words.follows(index + 2) == "timmen":
        return Measure("km/h", Decimal(1), words.ends[index + 2], index + 3)
    if (
        word in {"km", "kilometer"}
        and words.gap(index + 1) == "/"
        and words.at(index + 1) in {"h", "tim"}
    ):
        return Measure("km/h", Decimal(1), words.ends[index + 1], index + 2)
    if (
        word == "procent"
        and words.gap(index + 1) == "-"
        and words.at(index + 1).startswith("enhet")
    ):
        return Measure("percentage_points", Decimal(1), words.ends[index + 1], index + 2)
    unit = UNITS.get(word)
    if word == "sek" and words.text[words.starts[index] : words.ends[index]].isupper():
        unit = UNITS["kr"]
    if unit is None:
        return _described(words, index)
    if word in SHORT and words.gap(index + 1) == "-":
        return None
    end = words.ends[index]
    return Measure(unit.name, unit.factor, end, index + 1)


def _described(words: Words, index: int) -> Measure | None:
    """“de fem senaste åren”, “de tio rikaste procenten”, “tre långa dagar”."""
    word, measured = words.low[index], words.follows(index + 1)
    unit = UNITS.get(measured)
    if unit is None or not word.endswith(("a", "e")) or len(word) < _DESCRIBING_MIN_LETTERS:
        return None
    if measured in _OF_ONE or words.is_digits(index + 2) or is_people(word) or word in STOP:
        return None
    if unit.name in MONEY and word not in _OF_KRONOR:
        return None  # of another country: “estniska kronor”
    return Measure(unit.name, unit.factor, words.ends[index + 1], index + 2)


def _counted(words: Words, number: NumberFound) -> Measure:
    index = number.after
    word = words.follows(index)
    if last := compared_by(words, index):
        return Measure("ratio", Decimal(1), words.ends[last - 1], last)
    if words.gap(index) == "- " and words.at(index) in {"och", "till", "eller"}:
        other = number_at(words, index + 1)  # “16- och 17-åringar”
        if other and other.unit:
            return Measure(other.unit, Decimal(1), number.end, index)
    if words.is_digits(index) and word and words.at(index + 1).startswith("åring"):
        return Measure("persons", Decimal(1), number.end, index)  # “tre 17-åringar”
    if word == "styck" and number.scaled and number.value >= 10**5:
        return Measure("SEK", Decimal(1), number.end, index)  # “tio miljarder styck”
    if word in {"stycken", "st", "styck"}:
        noun, last = noun_after(words, index + 1)
        end = words.ends[last - 1] if noun else words.ends[index]
        return Measure(_kind(noun), Decimal(1), end, max(last, index + 1), noun)
    noun, last = noun_after(words, index)
    if word == "av" and not number.scaled and words.follows(index + 1):
        whole = number_at(words, index + 1)
        if whole and measure(words, whole, whole).unit == "persons":
            return Measure("persons", Decimal(1), number.end, index)  # “100 av 1 050 elever”
    if not noun:
        money = number.scaled and number.value >= 10**5 and _mostly_money(words, number)
        money |= words.at(index - 1) == "tusen" and _earned(words, number.first)
        return Measure("SEK" if money else "", Decimal(1), number.end, index)
    return Measure(_kind(noun), Decimal(1), words.ends[last - 1], last, noun)


def _kind(noun: str) -> str:
    last = noun.rsplit(None, 1)[-1].lower() if noun else ""
    return "persons" if last and is_people(last) else "count"


def _counts_heads(words: Words, first: int) -> bool:
    """“befolkningen uppgår till 10,6 miljoner”, “antalet anställda ökade med 12 procent till 4,2
    miljoner”: in the same clause, and nothing that costs between."""
    for at in range(first - 1, max(-1, first - 1 - _CLAUSE_MAX_WORDS), -1):
        if words.low[at].endswith(_COUNTED_HEADS):
            return True
        if _OF_MONEY.fullmatch(words.low[at]) or _CLAUSE_ENDS.search(words.gap(at)):
            return False
    return False


def _earned(words: Words, first: int) -> bool:
    """“tjänar 38 tusen”, “lönen är 31 tusen”: in the same clause."""
    for at in range(first - 1, max(-1, first - 1 - _EARNED_MAX_WORDS), -1):
        if _EARNS.fullmatch(words.low[at]):
            return True
        if _CLAUSE_ENDS.search(words.gap(at)):
            return False
    return False


def _mostly_money(words: Words, number: NumberFound) -> bool:
    """Of “24 miljarder” that nothing is said about there is nothing but money."""
    word = words.at(number.after - 1)
    beyond = words.follows(number.after)
    if _counts_heads(words, number.first):
        return False
    if beyond in _DONE_BY_PEOPLE:
        return False  # “sju miljoner röstade”
    return word.startswith(
        ("milj", "halvmilj", "kvartsmilj", "mdr", "mn", "mln", "md", "bilj")
    ) and (
        not beyond
        or beyond in STOP
        or beyond == "extra"
        or told_from_now(words, number.after)
        or surely_verb(beyond)
        or words.is_digits(number.after)
    )
