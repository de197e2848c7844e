"""One date as people write it, to EDTF: a day, a month, a year, or a time that has a name.

Nothing is decided here: each text gives all that it may mean, some of which may be no date.
"""

import re
from collections.abc import Iterator
from datetime import date

from corpus.edtf_dates import BadDate, parse_days
from corpus.named_times import DAYS_IN_WORDS, named_times
from corpus.relative_dates import SHORT_WEEKDAYS, WEEKDAYS

_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "febr", "feb"),
    ("mars", "march", "mar"),
    ("april", "apr"),
    ("maj", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augusti", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
MONTH_WORD = "(" + "|".join(sorted(_MONTH, key=len, reverse=True)) + r")\.?"
_WEEKDAY = re.compile(rf"(?:({'|'.join(WEEKDAYS)})(?:en)?|({'|'.join(SHORT_WEEKDAYS)})\.?),? (.+)")
# How sure somebody is; the longer one first.
_HEDGES = (
    (re.compile(r"(?:kanske omkring|perhaps around) (.+)"), "%"),
    (
        re.compile(
            r"(?:cirka|circa|ca\.?|c:a|c\.|omkring|kring|ungefär|runt|about|around)"
            r"(?: år(?:et)?)? (.+)"
        ),
        "~",
    ),
    (re.compile(r"(?:troligen|troligtvis|förmodligen|sannolikt|kanske|probably) (.+)"), "?"),
)
_SOME_TIME_IN = re.compile(r"(?:någon gång(?: i| under)?|some time in) (.+)")
_IN = re.compile(r"(?:under|i|in|during) (?!år\b)(.+)")
_YEAR_SAID = re.compile(r"(.+) år(?:et)? ([0-9]{4})")
# Up to here a year in two digits may be of this century; “-98” never means 2098.
_OF_BOTH_CENTURIES = "50"
OF_A_CENTURY = re.compile(r"(.*[^\W\d]\.?) ?[-–'’]([0-9]{2})")
_DAY_IN_WORDS = "|".join(sorted(DAYS_IN_WORDS, key=len, reverse=True))
YEAR = r"([0-9]{4})"
DAY = r"([0-9]{1,2})"


def single_dates(plain: str) -> Iterator[str]:
    """One date, with how sure it is."""
    if match := OF_A_CENTURY.fullmatch(plain):
        for year in years_of(match[2]):
            yield from single_dates(f"{match[1]} {year}")
        return
    if match := _IN.fullmatch(plain):
        plain = match[1]
    plain = _YEAR_SAID.sub(r"\1 \2", plain)
    for hedge, mark in _HEDGES:
        if match := hedge.fullmatch(plain):
            for found in _bare(_IN.sub(r"\1", match[1])):
                if re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", found):
                    yield found + mark
            return
    if match := _SOME_TIME_IN.fullmatch(plain):
        for found in _bare(match[1]):
            if re.fullmatch(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?", found):
                yield f"{found}-XX"
        return
    if match := _WEEKDAY.fullmatch(plain):
        number = WEEKDAYS.index(match[1]) % 7 if match[1] else SHORT_WEEKDAYS[match[2]]
        yield from (day for day in _bare(match[3]) if _falls_on(day, number))
        return
    yield from _bare(plain)


def _falls_on(edtf: str, weekday: int) -> bool:
    try:
        return date.fromisoformat(edtf).weekday() == weekday
    except ValueError:
        return False


def _bare(plain: str) -> Iterator[str]:
    if re.fullmatch(r"[0-9x?~%/.,{}\[\]-]+", plain) and not has_short_year(plain):
        yield from _notation(plain.upper())
    if match := re.fullmatch(
        rf"(?:den )?{DAY}(?:\.|:e|:a)? {MONTH_WORD}(?:,? | ?[-–] ?){YEAR}", plain
    ):
        yield day_of(match[3], _MONTH[match[2]], match[1])
    if match := re.fullmatch(rf"{MONTH_WORD} ([0-9]{{1,2}})(?:st|nd|rd|th)?,? {YEAR}", plain):
        yield day_of(match[3], _MONTH[match[1]], match[2])
    if match := re.fullmatch(rf"{MONTH_WORD}(?: månad)?(?:,? | ?[-–] ?){YEAR}", plain):
        yield f"{match[2]}-{_MONTH[match[1]]:02}"
    if match := re.fullmatch(rf"år(?:et)? {YEAR}|{YEAR} års", plain):
        yield match[1] or match[2]
    if match := re.fullmatch(rf"(?:den )?({_DAY_IN_WORDS}) {MONTH_WORD},? {YEAR}", plain):
        yield day_of(match[3], _MONTH[match[2]], str(DAYS_IN_WORDS[match[1]]))
    yield from named_times(plain)
    yield from _numbers(plain)


def _notation(text: str) -> Iterator[str]:
    """EDTF itself, and what was meant as it: a month 13 is to be called no month."""
    if is_date(text) or re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){1,2}[?~%]?|.*(?:/|\.\.).*", text):
        yield text


def _numbers(text: str) -> Iterator[str]:
    # With points, or another sign before the year, the day comes first: nobody writes months so.
    if match := re.fullmatch(rf"([0-9]{{1,2}})\. ?([0-9]{{1,2}})\. ?{YEAR}", text):
        yield day_of(match[3], match[2], match[1])
    if match := re.fullmatch(rf"([0-9]{{1,2}})/([0-9]{{1,2}}) ?(?: |-|–) ?{YEAR}", text):
        yield day_of(match[3], match[2], match[1])
    if match := re.fullmatch(rf"([0-9]{{1,2}})([/-])([0-9]{{1,2}})\2{YEAR}", text):
        yield day_of(match[4], match[3], match[1])
        yield day_of(match[4], match[1], match[3])
    if match := re.fullmatch(rf"([0-9]{{1,2}})/{YEAR}", text):
        yield f"{match[2]}-{int(match[1]):02}" if 1 <= int(match[1]) <= 12 else f"{match[2]}-99"
    if match := re.fullmatch(rf"{YEAR}[/.]([0-9]{{1,2}})[/.]([0-9]{{1,2}})", text):
        yield day_of(match[1], match[2], match[3])
    if match := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text):
        yield day_of(match[1], match[2], match[3])
    if has_short_year(text):
        first, second, third = re.split("[./-]", text)
        for year, month, day in (
            (third, second, first),
            (third, first, second),
            (first.zfill(2), second, third),
        ):
            yield day_of(f"20{year}", month, day)


def day_of(year: str, month: str | int, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"


def is_date(edtf: str) -> bool:
    try:
        parse_days(edtf)
    except BadDate:
        return False
    return True


def is_day(edtf: str) -> bool:
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", edtf) is not None


def years_of(short: str) -> list[str]:
    """“-23” has lost its century: both are asked about."""
    return [
        century + short for century in (("20", "19") if short <= _OF_BOTH_CENTURIES else ("19",))
    ]


def has_short_year(plain: str) -> bool:
    return re.fullmatch(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}", plain) is not None
