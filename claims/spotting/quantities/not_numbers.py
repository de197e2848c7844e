"""Digits that count nothing: dates, times, telephone numbers, references, versions, names."""

import re
from typing import Final

from claims.spotting.quantities.brackets import is_compared
from claims.spotting.quantities.counted_behind import measured, noun_like
from claims.spotting.quantities.designations import BEGIN, naming, numbered
from claims.spotting.quantities.digit_shapes import NO_NUMBER, YEAR
from claims.spotting.quantities.numerals import MAGNITUDES
from claims.spotting.quantities.people import is_people
from claims.spotting.quantities.prices import price_in_digits
from claims.spotting.quantities.tokens import DASHES, SPACES, Words
from claims.spotting.quantities.units import SIGNS, UNITS
from claims.spotting.word_lists import listed

_ACCOUNTS: Final = listed(
    """
    bankgiro bg plusgiro postgiro pg swish konto kontot kontonummer telefon tel tfn mobil isbn
    nummer nr
    """
)
# “P1-”, “covid-”, “AB12-”: a name that goes on in digits.
_COUNTED: Final = frozenset(["procent", "kronor", "miljoner", "miljarder"])
_LETTERED: Final = re.compile(r"[^\W\d_][0-9]*\Z")
_COURSES: Final = frozenset("abcdef")
_AFTER_YEARS: Final = frozenset(["års", "m", "h", "g", "l", "t"])
_LINKS: Final = frozenset(["och", "samt", "eller"])
_NAME_MAX_DIGITS: Final = 4
_YEAR_WORD: Final = re.compile(rf"{YEAR}|21[0-9]{{2}}")
_TIME_OF_DAY: Final = re.compile(r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]")
_LEAVES: Final = frozenset(["går", "gick", "lämnar", "lämnade", "anländer", "anlände"])
_DAYS: Final = frozenset(
    f"{day}{ending}"
    for day in ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
    for ending in ("dag", "dagen", "dagar", "dagkväll", "dags")
)
_SCORES: Final = re.compile(
    r"(?:vann|vinst|seger|förlorade|förlust|slog|besegrade|ledde|kvitterade"
    r"|oavgjort|matchen|slutade|slutresultatet|segern|målskillnad|ledning|ledningen|derbyt)"
)
_BEFORE_YEARS: Final = listed(
    """
    år i under sedan från till hösten våren sommaren vintern valet före efter innan januari
    februari mars april maj juni juli augusti september oktober november december året kring
    omkring runt och mellan fram årsskiftet budgeten för budget helåret kvartalet senast
    """
)


def skipped(words: Words, index: int) -> int:
    """The index after digits that count nothing; 0 if they may be a number."""
    text, start, end = words.text, words.starts[index], words.ends[index]
    if words.follows(index + 1) in _COUNTED and words.gap(index) == " " and text[start] != "0":
        return 0  # “2,5 miljoner”: the looks below would find the same, one by one
    if _glued(text, start) or _in_address(text, start, end):
        runs = "§" in words.gap(index) or (
            words.gap(index) in DASHES and len(words.low[index]) > 2
        )  # “SBN-2023-1187”
        return _past_run(words, index) if runs else index + 1
    match = NO_NUMBER.match(text, start)
    if (match and price_in_digits(words, index) is not None) or is_compared(words, index):
        return 0
    if match and not _counted_anyway(words, index, match):
        return words.after(index, match.end())
    if naming(words, index) or _time_of_day(words, index):
        return _past_list(words, _past_run(words, index))
    if _list_marker(text, start, end) or _year(words, index) or _of_a_series(words, index):
        return _past_run(words, index)
    if _score(words, index) or _opening_hours(words, index):
        return index + 2
    return index + 2 if _letters_behind(words, index) else 0


def _time_of_day(words: Words, index: int) -> bool:
    """“börjar 18.30 och slutar …”, “på torsdag 18.30 hålls …”: no decimal, whatever follows."""
    if not _TIME_OF_DAY.fullmatch(words.low[index]) or measured(words, index, ""):
        return False
    before = words.at(index - 1)
    return before in BEGIN or before in _LEAVES or before in _DAYS


def _letters_behind(words: Words, index: int) -> bool:
    """“5G-nätet”, “3D”: letters glued to the digits that are no unit."""
    if words.gap(index + 1) or not words.at(index + 1)[:1].isalpha():
        return False
    if not words.capital(index + 1):
        return words.at(index + 1) in _COURSES  # “matte 2b”, “klass 7c”
    glued = words.at(index + 1)
    if glued in {"g", "h", "t", "l", "m", "d"}:
        return True
    return glued not in UNITS and glued not in MAGNITUDES and not glued.startswith(("°", "½"))


def _past_run(words: Words, index: int) -> int:
    """Past all digits that are joined to these by a mark: “bankgiro 123-4567”."""
    account = words.at(index - 1) in _ACCOUNTS or numbered(words, index)
    account |= words.at(index - 2) in {"sms", "smsa", "swisha"}
    index += 1
    while words.is_digits(index) and (
        words.gap(index) in {"-", "/", ":", "–", "."}
        or (account and words.gap(index) in {" ", ", "})
    ):
        index += 1
        if account and words.follows(index) == "och" and words.is_digits(index + 1):
            index += 1  # “nummer är 4, 8 och 15”
    return index


def _past_list(words: Words, index: int) -> int:
    """Past what is named with it: “linjerna 3, 7 och 12”."""
    while True:
        linked = words.follows(index) in _LINKS
        at = index + 1 if linked else index
        if not linked and words.gap(index) != ", ":
            return index
        low = words.at(at)
        joined = not linked or words.follows(at)
        if not joined or not low.isdecimal() or len(low) > _NAME_MAX_DIGITS:
            return index
        if measured(words, at, "") or noun_like(words, at + 1) or words.gap(at + 1) in DASHES:
            return index
        if not linked and not (words.gap(at + 1) == ", " or words.follows(at + 1) in _LINKS):
            return index  # “punkt 3, 17 röstade nej”
        index = at + 1


def _of_a_series(words: Words, index: int) -> bool:
    """“COM(2022) 305”: a number of a year's, with its letters before."""
    return (
        words.gap(index).strip(SPACES) == ")"
        and words.gap(index - 1) == "("
        and _YEAR_WORD.fullmatch(words.at(index - 1)) is not None
        and words.capital(index - 2)
    )


def _glued(text: str, start: int) -> bool:
    """“P1”, “covid-19”, “§ 21”, “#3”, “2:3”."""
    before = text[start - 1 : start]
    if not before or before in " \n(":
        return "§" in text[max(0, start - 2) : start]
    if before.isalnum() or before in "_/#§&@=\\":
        return True
    if before in ":.," and text[start - 2 : start - 1].isalnum():
        return True
    if before not in DASHES:
        return False
    return _LETTERED.search(text, max(0, start - 12), start - 1) is not None


def _in_address(text: str, start: int, end: int) -> bool:
    """Within a web or mail address."""
    run = text[max(0, start - 80) : start].replace("\n", " ").rsplit(" ", 1)[-1]
    run += text[start : end + 20].split(" ", 1)[0]
    return "://" in run or "www." in run or "@" in run


def _counted_anyway(words: Words, index: int, match: re.Match[str]) -> bool:
    """“1/3 av eleverna”; “2020–2500 personer”; “15.30 kronor” are numbers for all that."""
    shape = match[0]
    word = words.low[index]
    if re.fullmatch(r"[1-9]/[1-9][0-9]?", shape) and _part_of(words, index):
        return True
    if re.fullmatch(r"[0-9]+k?m[23]", shape):
        return True  # “60m2”
    if len(shape) <= len(word) and re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?", word):
        return True
    if re.fullmatch(rf"{YEAR}[-–]{YEAR}", shape):
        beyond = words.follows(index + 2)
        return bool(beyond) and ((beyond in UNITS and beyond != "år") or is_people(beyond))
    return (
        "/" not in shape
        and re.fullmatch(r"[0-9]+[.,][0-9]+", word) is not None
        and (len(shape) == len(word) and words.follows(index + 1) in UNITS)
    )


def _part_of(words: Words, index: int) -> bool:
    beyond = words.follows(index + 2)
    return beyond in {"av", "del", "mil", "liter", "dl", "tsk", "msk"} or beyond in MAGNITUDES


def _list_marker(text: str, start: int, end: int) -> bool:
    """“1. Inledning”, “2) …”, “(3)” at the beginning of a line or alone in brackets."""
    at_line = start == 0 or text[start - 1] == "\n" or text[start - 2 : start] == "\n("
    behind = text[end : end + 2]
    if at_line and (behind[:1] == ")" or behind in (". ", ".\t", ".")):
        return True
    return (
        text[start - 1 : start] in ("(", "[")
        and behind[:1] in (")", "]")
        and end - start < 3
        and not (text[start - 2 : start - 1] == " " and end - start == 2)
    )


def _year(words: Words, index: int) -> bool:
    """A year, unless something is counted behind it."""
    if not _YEAR_WORD.fullmatch(words.low[index]):
        return False
    beyond = words.follows(index + 1)
    before = words.at(index - 1)
    if words.text[words.ends[index] : words.ends[index] + 2].strip(SPACES)[:1] in SIGNS:
        return False
    if beyond in MAGNITUDES or (beyond in UNITS and beyond not in _AFTER_YEARS):
        return before == "år" and beyond in {"år", "vecka", "veckor", "hektar"}
    if is_people(beyond):
        return before in _BEFORE_YEARS and words.gap(index) == " " and before not in {"för", "till"}
    if before in {"drygt", "cirka", "ca", "minst", "ungefär", "nästan", "knappt", "närmare"}:
        return not noun_like(words, index + 1)
    return True


def _opening_hours(words: Words, index: int) -> bool:
    """“vardagar 9–18”."""
    if words.gap(index + 1) not in DASHES or not words.at(index + 1).isdecimal():
        return False
    low, high = words.low[index], words.at(index + 1)
    told = index - 1
    while words.at(told) in {"är", "mellan", "gäller"}:
        told -= 1
    day = words.at(told).endswith(
        (
            "dag",
            "dagar",
            "dagarna",
            "helger",
            "öppet",
            "öppen",
            "öppna",
            "tid",
            "tider",
            "tiderna",
            "mån",
            "tis",
            "ons",
            "tors",
            "fre",
            "lör",
            "sön",
        )
    )
    return (
        day
        and low.isdecimal()
        and int(low) <= int(high) <= 24
        and not words.follows(index + 2).endswith("procent")
        and not measured(words, index + 1, "")
    )


def _score(words: Words, index: int) -> bool:
    """“vann med 3–1”."""
    if words.gap(index + 1) not in DASHES or not words.is_digits(index + 1):
        return False
    low, high = words.low[index], words.at(index + 1)
    if len(low) > 2 or len(high) > 2 or measured(words, index + 1, ""):
        return False
    if int(high) <= int(low) and not noun_like(words, index + 2):
        return True  # “AIK–Hammarby 0–0”: no range
    return any(_SCORES.fullmatch(words.at(back)) for back in range(index - 8, index)) or (
        not noun_like(words, index + 2) and words.at(index - 1) == "med"
    )
