"""Dates as people write them, to EDTF: only where there is no doubt what is meant.

Every rule says what a text may mean. One meaning is taken; several are asked about (`04/05/2016` is
the fourth of May to some and the fifth of April to others; `2021-22` a summer or two years). A year
and a month with a hyphen, `2011-12`, are ISO 8601's month.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache

from corpus.edtf_dates import BadDate, DateFlaw, parse_closed_days, parse_days
from corpus.named_times import DAYS_IN_WORDS, named_times
from corpus.relative_dates import WEEKDAYS, is_relative, relative_dates, stepped

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
_MONTH_WORD = "(" + "|".join(sorted(_MONTH, key=len, reverse=True)) + r")\.?"
_WEEKDAY = re.compile(rf"({'|'.join(WEEKDAYS)})(?:en)?,? (.+)")
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
_SINCE = re.compile(r"(?:sedan|från och med|fr\.? ?o\.? ?m\.?|från|since|from) (.+)")
_UNTIL = re.compile(r"(?:fram till|senast|till och med|t\.? ?o\.? ?m\.?|till|until) (.+)")
_BETWEEN = re.compile(r"^mellan (.+) och (.+)$")
_NEITHER = re.compile(r"(före|innan|efter|before|after)(?: år(?:et)?)? (.+)")
_OPEN_END = re.compile(r"(.*[0-9]{4}) ?[–—-]")
# A span of years by what happened in it.
_NAMED_SPAN = re.compile(r"(?:mandatperioden|valperioden|perioden|åren|tiden) (.+)")
_IN = re.compile(r"(?:under|i|in|during) (?!år\b)(.+)")
_YEAR_SAID = re.compile(r"(.+) år(?:et)? ([0-9]{4})")
# Up to here a year in two digits may be of this century; “-98” never means 2098.
_OF_BOTH_CENTURIES = "50"
_OF_A_CENTURY = re.compile(r"(.*[^\W\d]\.?) [-–'’]([0-9]{2})")
_DAY_IN_WORDS = "|".join(sorted(DAYS_IN_WORDS, key=len, reverse=True))
_TO = re.compile(r"[–—-]| (?:till|to) ")
_YEAR = r"([0-9]{4})"
_DAY = r"([0-9]{1,2})"
_LONGEST = 100
# With a 29th of February and a week 53.
_LONGEST_YEAR = "2020"


class DateDoubt(StrEnum):
    """Why a text is not taken for a date."""

    UNKNOWN = "date_unknown"
    AMBIGUOUS = "date_ambiguous"
    NOT_IN_CALENDAR = "date_not_in_calendar"
    WITHOUT_YEAR = "date_without_year"
    RELATIVE = "date_relative"


class DateRefused(ValueError):
    """`readings` are what the text may mean, as EDTF; `flaw` is what is wrong with its only one."""

    def __init__(
        self,
        doubt: DateDoubt,
        text: str,
        readings: tuple[str, ...] = (),
        flaw: DateFlaw | None = None,
    ) -> None:
        self.doubt = doubt
        self.text = text
        self.readings = readings
        self.flaw = flaw
        super().__init__(f"{doubt}: {text}")


# Of a sheet's thousands of cells most say the same day as another.
@lru_cache(maxsize=4096)
def read_date(text: str, *, today: date | None = None, closed: bool = False) -> str:
    """`14 april 2016` → `2016-04-14`, `ca 2023` → `2023~`. Raises DateRefused.

    `today` is what “yesterday” and a date without a year are reckoned from; without it, as in files
    that are read some other day, they are refused. `closed`: both ends must be known.
    """
    plain = _plain(text)
    if not plain or len(plain) > _LONGEST:
        raise DateRefused(DateDoubt.UNKNOWN, text)
    if (day := _relative(plain, text, today)) is not None:
        return day
    candidates = list(dict.fromkeys(_meanings(plain)))
    kept, flaws = [], []
    for candidate in candidates:
        try:
            (parse_closed_days if closed else parse_days)(candidate)
        except BadDate as error:
            flaws.append(error.flaw)
        else:
            kept.append(candidate)
    if len(kept) == 1 and not _short_year(plain):
        return kept[0]
    if kept:
        raise DateRefused(DateDoubt.AMBIGUOUS, text, tuple(kept))
    _refuse_without_year(plain, text, today)
    if any(flaw is DateFlaw.NOT_EDTF for flaw in flaws):
        raise DateRefused(DateDoubt.NOT_IN_CALENDAR, text)
    raise DateRefused(DateDoubt.UNKNOWN, text, flaw=flaws[0] if flaws else None)


def _plain(text: str) -> str:
    """Composed, in small letters, with single spaces and nothing invisible."""
    seen = "".join(each for each in text if unicodedata.category(each) != "Cf")
    return " ".join(unicodedata.normalize("NFC", seen).casefold().split())


def _relative(plain: str, text: str, today: date | None) -> str | None:
    if not is_relative(plain):
        return None
    if today is None:
        raise DateRefused(DateDoubt.RELATIVE, text)
    readings = relative_dates(plain, today)
    if len(readings) > 1:
        raise DateRefused(DateDoubt.AMBIGUOUS, text, readings)
    return readings[0]


def _refuse_without_year(plain: str, text: str, today: date | None) -> None:
    if re.search(r"[0-9]{4}", plain):
        return
    fitting = _in_year(plain, _LONGEST_YEAR)
    if not fitting:
        return
    readings = _in_year(plain, str(today.year)) if today else []
    doubt = DateDoubt.AMBIGUOUS if len(fitting) > 1 else DateDoubt.WITHOUT_YEAR
    raise DateRefused(doubt, text, tuple(day for day in readings if _is_date(day)))


def _in_year(plain: str, year: str) -> list[str]:
    days = list(_slashed(plain, year)) or list(_one(f"{plain} {year}"))
    return [day for day in dict.fromkeys(days) if _is_date(day)]


def _slashed(plain: str, year: str) -> Iterator[str]:
    if match := re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})", plain):
        yield _day(year, match[2], match[1])
        yield _day(year, match[1], match[2])


def _is_date(edtf: str) -> bool:
    try:
        parse_days(edtf)
    except BadDate:
        return False
    return True


def _short_year(plain: str) -> bool:
    return re.fullmatch(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}", plain) is not None


def _meanings(plain: str) -> Iterator[str]:
    """All that the text may mean, as EDTF; some of it may be no date."""
    yield from _one(plain)
    if since := _SINCE.fullmatch(plain):
        yield from (f"{end}/.." for end in _edges(since[1], 0))
        plain = since[1]
    elif until := _UNTIL.fullmatch(plain):
        yield from (f"../{end}" for end in _edges(until[1], -1))
    elif match := _NEITHER.fullmatch(plain):
        yield from _beyond(match[1], match[2])
    elif match := _OPEN_END.fullmatch(plain):
        yield from (f"{end}/.." for end in _ends(match[1]))
    if match := _NAMED_SPAN.fullmatch(plain):
        plain = match[1]
    plain = _BETWEEN.sub(r"\1 till \2", plain)
    for cut in _TO.finditer(plain):
        begin, end = plain[: cut.start()].strip(), plain[cut.end() :].strip()
        for last in _ends(end):
            for first in _ends(begin) or _borrowed(begin, end):
                yield f"{first}/{last}"
    # Two years at a turn: a season of EDTF's, two whole years, or a year of the parliament's.
    if match := re.fullmatch(rf"{_YEAR} ?([-–/]) ?([0-9]{{2}})", plain):
        year = int(match[1])
        both = int(match[3]) == (year + 1) % 100
        if both and (match[2] != "-" or int(match[3]) > 12):
            yield f"{year}/{year + 1}"
        if both and match[2] == "/":
            yield f"{year}-09/{year + 1}-08"


def _beyond(word: str, text: str) -> Iterator[str]:
    """“före 2019” ends with 2018, “efter maj 2019” begins with June."""
    step = 1 if word in {"efter", "after"} else -1
    for edtf in _edges(text, -1 if step > 0 else 0):
        if not re.fullmatch(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?", edtf):
            continue
        next_one = stepped(edtf, step)
        yield f"{next_one}/.." if step > 0 else f"../{next_one}"


def _edges(text: str, side: int) -> list[str]:
    """Where the time begins (side 0) or ends (-1): of “jul 2020” July, and a day of December."""
    named = (each.split("/")[side] for each in named_times(text) if "/" in each and _is_date(each))
    return list(dict.fromkeys([*_ends(text), *named]))


def _ends(text: str) -> list[str]:
    """What may begin or end an interval: nothing that is one itself."""
    return [each for each in dict.fromkeys(_one(text)) if "/" not in each and _is_date(each)]


def _borrowed(begin: str, end: str) -> list[str]:
    """`22` or `22 september` before `31 december 2020`: of the same month, or the same year.

    A year alone lends nothing: `april-2016` is a month, not April and the rest of the year.
    """
    tail = re.search(rf"(?:{_MONTH_WORD} )?{_YEAR}$", end)
    if tail is None or re.fullmatch(_YEAR, end):
        return []
    if re.fullmatch(r"[0-9]{1,2}", begin):
        return _ends(f"{begin} {tail[0]}") if tail[1] else []
    return _ends(f"{begin} {tail[2]}") if not re.search(r"[0-9]{4}", begin) else []


def _one(plain: str) -> Iterator[str]:
    """One date, with how sure it is."""
    if match := _OF_A_CENTURY.fullmatch(plain):
        # “3 maj -23” has lost its century: both are asked about.
        for century in ("20", "19") if match[2] <= _OF_BOTH_CENTURIES else ("19",):
            yield from _one(f"{match[1]} {century}{match[2]}")
        return
    if match := _IN.fullmatch(plain):
        plain = match[1]
    plain = _YEAR_SAID.sub(r"\1 \2", plain)
    for hedge, mark in _HEDGES:
        if match := hedge.fullmatch(plain):
            for found in _bare(match[1]):
                if re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", found):
                    yield found + mark
            return
    if match := _SOME_TIME_IN.fullmatch(plain):
        for found in _bare(match[1]):
            if re.fullmatch(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?", found):
                yield f"{found}-XX"
        return
    if match := _WEEKDAY.fullmatch(plain):
        number = WEEKDAYS.index(match[1]) % 7
        yield from (day for day in _bare(match[2]) if _falls_on(day, number))
        return
    yield from _bare(plain)


def _falls_on(edtf: str, weekday: int) -> bool:
    try:
        return date.fromisoformat(edtf).weekday() == weekday
    except ValueError:
        return False


def _bare(plain: str) -> Iterator[str]:
    if re.fullmatch(r"[0-9x?~%/.,{}\[\]-]+", plain) and not _short_year(plain):
        yield from _notation(plain.upper())
    if match := re.fullmatch(
        rf"(?:den )?{_DAY}(?:\.|:e|:a)? {_MONTH_WORD}(?:,? | ?[-–] ?){_YEAR}", plain
    ):
        yield _day(match[3], _MONTH[match[2]], match[1])
    if match := re.fullmatch(rf"{_MONTH_WORD} ([0-9]{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}", plain):
        yield _day(match[3], _MONTH[match[1]], match[2])
    if match := re.fullmatch(rf"{_MONTH_WORD}(?:,? | ?[-–] ?){_YEAR}", plain):
        yield f"{match[2]}-{_MONTH[match[1]]:02}"
    if match := re.fullmatch(rf"(?:år(?:et)? ){_YEAR}", plain):
        yield match[1]
    if match := re.fullmatch(rf"(?:den )?({_DAY_IN_WORDS}) {_MONTH_WORD},? {_YEAR}", plain):
        yield _day(match[3], _MONTH[match[2]], str(DAYS_IN_WORDS[match[1]]))
    yield from named_times(plain)
    yield from _numbers(plain)


def _notation(text: str) -> Iterator[str]:
    """EDTF itself, and what was meant as it: a month 13 is to be called no month."""
    if _is_date(text) or re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){1,2}[?~%]?|.*(?:/|\.\.).*", text):
        yield text


def _numbers(text: str) -> Iterator[str]:
    # With points, or another sign before the year, the day comes first: nobody writes months so.
    if match := re.fullmatch(rf"([0-9]{{1,2}})\. ?([0-9]{{1,2}})\. ?{_YEAR}", text):
        yield _day(match[3], match[2], match[1])
    if match := re.fullmatch(rf"([0-9]{{1,2}})/([0-9]{{1,2}}) ?(?: |-|–) ?{_YEAR}", text):
        yield _day(match[3], match[2], match[1])
    if match := re.fullmatch(rf"([0-9]{{1,2}})([/-])([0-9]{{1,2}})\2{_YEAR}", text):
        yield _day(match[4], match[3], match[1])
        yield _day(match[4], match[1], match[3])
    if match := re.fullmatch(rf"([0-9]{{1,2}})/{_YEAR}", text):
        yield f"{match[2]}-{int(match[1]):02}" if 1 <= int(match[1]) <= 12 else f"{match[2]}-99"
    if match := re.fullmatch(rf"{_YEAR}[/.]([0-9]{{1,2}})[/.]([0-9]{{1,2}})", text):
        yield _day(match[1], match[2], match[3])
    if match := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text):
        yield _day(match[1], match[2], match[3])
    if _short_year(text):
        first, second, third = re.split("[./-]", text)
        for year, month, day in (
            (third, second, first),
            (third, first, second),
            (first.zfill(2), second, third),
        ):
            yield _day(f"20{year}", month, day)


def _day(year: str, month: str | int, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"
