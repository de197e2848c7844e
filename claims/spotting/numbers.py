"""Plain numbers in a Swedish quote, for the fields of a claim that is being marked.

Only what reads one way is found: a number with a unit that says what it counts. What could mean
two things (a bare “2023”, “från 10 till 15 procent”, “sex stycken”) is left to a person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final


@dataclass(frozen=True, slots=True)
class Spotted:
    """A number: its words in the quote, and what they say. `start` counts code points."""

    start: int
    text: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    qualifier: str


_WORDS: Final = {
    "en": 1,
    "ett": 1,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "åtta": 8,
    "nio": 9,
    "tio": 10,
    "elva": 11,
    "tolv": 12,
    "femton": 15,
    "tjugo": 20,
    "trettio": 30,
    "fyrtio": 40,
    "femtio": 50,
    "sextio": 60,
    "sjuttio": 70,
    "åttio": 80,
    "nittio": 90,
    "hundra": 100,
}
_DOZENS: Final = {
    "ett tiotal": 10,
    "ett tjugotal": 20,
    "ett trettiotal": 30,
    "ett femtiotal": 50,
    "ett hundratal": 100,
    "ett tusental": 1000,
}
_TIMES: Final = {
    "tusen": 10**3,
    "tkr": 10**3,
    "miljon": 10**6,
    "miljoner": 10**6,
    "mnkr": 10**6,
    "mkr": 10**6,
    "miljard": 10**9,
    "miljarder": 10**9,
    "mdkr": 10**9,
    "mdr": 10**9,
}
_IN_KRONOR: Final = {"tkr", "mnkr", "mkr", "mdkr"}
# Of these there is nothing that an article would count but money.
_MOSTLY_MONEY: Final = {"miljon", "miljoner", "miljard", "miljarder", "mdr"}

_UNITS: Final = {
    **dict.fromkeys(("kronor", "kr", "krona", "sek"), "SEK"),
    "euro": "EUR",
    "dollar": "USD",
    **dict.fromkeys(("procent", "%"), "percent"),
    **dict.fromkeys(("procentenheter", "procentenhet"), "percentage_points"),
    "år": "years",
    "månader": "months",
    "månad": "months",
    "veckor": "weeks",
    "vecka": "weeks",
    "dagar": "days",
    "dag": "days",
    "dygn": "days",
    "timmar": "hours",
    "timme": "hours",
}
_TIME: Final = {"years", "months", "weeks", "days", "hours"}
_PEOPLE: Final = re.compile(
    r"(?:personer|människor|invånare|barn|unga|ungdomar|elever|män|kvinnor|poliser|anställda"
    r"|medarbetare|väljare|patienter|pensionärer|asylsökande|arbetslösa|boende|medborgare"
    r"|\w*(?:arbetare|sekreterare|lärare|vakter|pedagoger|föräldrar|ledamöter|sköterskor"
    r"|administratörer|ledare))"
)
_THINGS: Final = re.compile(
    r"(?:frågor|ärenden|platser|brott|bostäder|lägenheter|gånger|\w*besök|\w*anmälningar"
    r"|\w*skolor|\w*perioder(?:na)?|företag|kommuner|mord|skjutningar|sprängningar)"
)

# Before a stretch of time some of them mean something else: see `_qualifier`.
_QUALIFIERS: Final = {
    **dict.fromkeys(("cirka", "ca", "ca.", "runt", "omkring", "ungefär"), "about"),
    **dict.fromkeys(("nästan", "nära", "närmare", "knappt", "uppemot"), "almost"),
    **dict.fromkeys(("drygt", "över", "mer än", "fler än"), "more_than"),
    **dict.fromkeys(("under", "mindre än", "färre än"), "less_than"),
    **dict.fromkeys(("minst", "åtminstone"), "at_least"),
    **dict.fromkeys(("högst", "max", "maximalt", "upp till", "som mest", "inom"), "at_most"),
}
_RATIOS: Final = {"halver": "0.5", "fördubbl": "2", "tredubbl": "3", "fyrdubbl": "4"}

_GAP: Final = r"[ \u00a0\u2009\u202f]"
_DIGITS: Final = (
    rf"[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+(?![0-9])"  # 200 000
    r"|[0-9]{2,3}(?:,[0-9]{3})+(?![0-9])"  # 200,000; of one digit it may be a decimal
    r"|[0-9]+(?:,[0-9]{1,2})?"  # 1400; 2,5
)
_NUMBER: Final = rf"(?:{_DIGITS}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_QUALIFIER: Final = "|".join(
    re.escape(word).replace(r"\ ", _GAP) for word in sorted(_QUALIFIERS, key=len, reverse=True)
)
_DOZEN: Final = "|".join(_DOZENS).replace(" ", _GAP)
_TIMES_WORD: Final = "|".join(sorted(_TIMES, key=len, reverse=True))

# What may stand before a number is not part of a longer one, a date, a name or a reference.
_FIGURE: Final = re.compile(
    rf"""
    (?<![\w/:.,§-]) (?:(?P<qualifier>{_QUALIFIER}){_GAP})?
    (?:(?P<half>en{_GAP}halv){_GAP}(?=mil) | (?P<dozen>{_DOZEN})
       | (?P<low>{_NUMBER}) (?:(?P<to>[-–]|{_GAP}till{_GAP}|{_GAP}och{_GAP})(?P<high>{_NUMBER}))?)
    (?![0-9/:]) (?![,.][0-9])
    (?:{_GAP}?(?P<times>{_TIMES_WORD})(?!\w))?
    (?:{_GAP}?(?P<sign>%) | {_GAP}(?P<of>av){_GAP}(?=[0-9])
       | {_GAP}(?P<unit>[^\W\d_]+)(?![\w-]))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RATIO: Final = re.compile(
    rf"(?<!\w)(?P<stem>{'|'.join(_RATIOS)})(?:a|at|as|ar|ades|ade|ats)(?!\w)"
)
_BEFORE: Final = re.compile(r"([^\W\d_]+)[\W_]*$")
# After these a number is a name, a place in an order, or the start of a change.
_NAMING: Final = {
    *("årskurs", "åk", "klass", "kapitel", "kap", "sida", "sid", "artikel", "paragraf"),
    *("klockan", "kl", "nr", "nummer", "punkt", "den", "från", "linje"),
}
_MONTHS: Final = re.compile(
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
)


def quantities_in(quote: str) -> list[Spotted]:
    """The quote's plain numbers, in order."""
    found = [spotted for match in _figures(quote) if (spotted := _read(quote, match))]
    found += [
        Spotted(
            match.start(), match[0], Decimal(_RATIOS[match["stem"].lower()]), None, "ratio", "exact"
        )
        for match in _RATIO.finditer(quote)
    ]
    return sorted(found, key=lambda spotted: spotted.start)


def _figures(quote: str) -> Iterator[re.Match[str]]:
    """Every number with what stands around it; “100 av 1 050” is two."""
    position = 0
    while match := _FIGURE.search(quote, position):
        yield match
        if match["of"]:
            position = match.start("of")
        elif match["unit"] and not _unit(match):
            position = match.start("unit")  # the word may begin another: “13 kommentarer 12 barn”
        else:
            position = max(match.end(), position + 1)


def _read(quote: str, match: re.Match[str]) -> Spotted | None:
    unit = _unit_of_whole(quote, match) if match["of"] else _unit(match)
    if not unit or not (values := _values(match)):
        return None
    value, value_max = values
    qualifier = _qualifier(quote, match, unit)
    before = _word_before(quote, match.start())
    if not qualifier or before in _NAMING or (value_max is not None and value_max <= value):
        return None
    if match["to"] and match["to"].strip().lower() == "och" and before != "mellan":
        return None
    if match["low"] and match["low"].lower() in {"en", "ett"} and not match["times"]:
        return None  # mostly an article
    words, start = _words(match, qualifier)
    return Spotted(start, words, value, value_max, unit, qualifier)


def _unit(match: re.Match[str]) -> str:
    """What is counted; empty where the words do not say."""
    times = (match["times"] or "").lower()
    word = (match["sign"] or match["unit"] or "").lower()
    if word == "öre":
        return "SEK" if not times else ""
    if word in _UNITS:
        return _UNITS[word]
    if _PEOPLE.fullmatch(word):
        return "persons"
    if _THINGS.fullmatch(word):
        return "count"
    if times in _IN_KRONOR or (times in _MOSTLY_MONEY and _ends_there(word)):
        return "SEK"
    return ""


def _ends_there(word: str) -> bool:
    """Whether the word after “miljoner” is no noun that is counted."""
    return word in {
        *("", "i", "på", "till", "för", "om", "under", "per", "och", "från", "som", "mer"),
        *("mindre", "årligen", "extra", "nästa", "förra", "ur", "av", "vid", "eller", "men"),
        *("att", "över", "är", "var", "ska", "så", "har", "kommer", "varje", "inom", "den"),
    }


def _unit_of_whole(quote: str, match: re.Match[str]) -> str:
    """“100 av 1 050 socialarbetare”: the part is of the same kind as the whole."""
    whole = _FIGURE.match(quote, match.start("of") + 3)
    return _unit(whole) if whole and not whole["of"] else ""


def _values(match: re.Match[str]) -> tuple[Decimal, Decimal | None] | None:
    factor = Decimal(_TIMES.get((match["times"] or "").lower(), 1))
    if (match["unit"] or "").lower() == "öre":
        factor = Decimal("0.01")
    if match["half"]:
        return Decimal("0.5") * factor, None
    if match["dozen"]:
        return Decimal(_DOZENS[re.sub(_GAP, " ", match["dozen"].lower())]) * factor, None
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else None
    if "," in match["low"] and factor != 1 and low >= 1000:
        return None  # “24,500 miljoner”: thousands, or a decimal?
    return low * factor, None if high is None else high * factor


def _number(words: str) -> Decimal:
    if words.lower() in _WORDS:
        return Decimal(_WORDS[words.lower()])
    if re.fullmatch(r"[0-9]{2,3}(?:,[0-9]{3})+", words):
        return Decimal(words.replace(",", ""))
    return Decimal(re.sub(_GAP, "", words).replace(",", "."))


def _qualifier(quote: str, match: re.Match[str], unit: str) -> str:
    """The hedge; empty where it can be read in two ways."""
    words = re.sub(_GAP, " ", (match["qualifier"] or "").lower())
    if match["dozen"]:
        return "about"
    if unit in _TIME and words == "över":
        return ""  # more than three years, or in the course of them?
    if words == "inom" and unit not in _TIME:
        return "exact"  # “inom 15 kommuner”
    if unit in _TIME and words == "under":
        # “barn under 15 år” is an age, “löpa under tre år” a while.
        young = _PEOPLE.fullmatch(_word_before(quote, match.start()))
        return "less_than" if young else "exact"
    return _QUALIFIERS.get(words, "exact")


def _words(match: re.Match[str], qualifier: str) -> tuple[str, int]:
    """The number as it stands, with its hedge where that is one, and its unit."""
    start = match.start()
    hedge = re.sub(_GAP, " ", (match["qualifier"] or "").lower())
    if hedge in {"under", "inom"}:
        start = match.end("qualifier") + 1
    last = match.end()
    if match["of"]:
        last = match.start("of") - 1
    elif match["unit"] and match["times"] and _ends_there(match["unit"].lower()):
        last = match.end("times")
    return match.string[start:last], start


def _word_before(quote: str, position: int) -> str:
    found = _BEFORE.search(quote, max(0, position - 40), position)
    return found[1].lower() if found else ""
