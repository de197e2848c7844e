"""Dates as people write them, to EDTF: only where there is no doubt what is meant.

Every rule says what a text may mean. One meaning is taken; several are asked about (`04/05/2016` is
the fourth of May to some and the fifth of April to others; `2021-22` a summer or two years). A year
and a month with a hyphen, `2011-12`, are ISO 8601's month.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from corpus.edtf_dates import BadDate, DateFlaw, parse_closed_days, parse_days

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
# EDTF's own numbers. Winter is not among them: it has two years.
_SEASON = {
    **dict.fromkeys(("våren", "vår", "spring"), 21),
    **dict.fromkeys(("sommaren", "sommar", "summer"), 22),
    **dict.fromkeys(("hösten", "höst", "autumn", "fall"), 23),
}
_SEASON_WORD = "(" + "|".join(sorted(_SEASON, key=len, reverse=True)) + ")"
_WINTER_WORD = "(?:vintern|vinter|winter)"
_WEEKDAYS = (
    *("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_WEEKDAY = re.compile(rf"({'|'.join(_WEEKDAYS)})(?:en)?,? (.+)")
_LAST_WEEKDAY = re.compile(rf"i ({'|'.join(_WEEKDAYS[:7])})s")
_DAYS_AGO = {
    **dict.fromkeys(("idag", "i dag", "today"), 0),
    **dict.fromkeys(("igår", "i går", "yesterday"), 1),
    **dict.fromkeys(("i förrgår", "iförrgår", "the day before yesterday"), 2),
}
# How sure somebody is; the longer one first.
_HEDGES = (
    (re.compile(r"(?:kanske omkring|perhaps around) (.+)"), "%"),
    (
        re.compile(
            r"(?:cirka|circa|ca\.?|c\.|omkring|ungefär|runt|about|around)(?: år(?:et)?)? (.+)"
        ),
        "~",
    ),
    (re.compile(r"(?:troligen|troligtvis|förmodligen|sannolikt|probably) (.+)"), "?"),
)
_SOME_TIME_IN = re.compile(r"(?:någon gång(?: i| under)?|some time in) (.+)")
_SINCE = re.compile(r"(?:sedan|från och med|fr\.? ?o\.? ?m\.?|från|since|from) (.+)")
_UNTIL = re.compile(r"(?:till och med|t\.? ?o\.? ?m\.?|till|until) (.+)")
_TO = re.compile(r"[–—-]| (?:till|to) ")
_YEAR = r"([0-9]{4})"
_DAY = r"([0-9]{1,2})"
_LONGEST = 100


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
    ago = _DAYS_AGO.get(plain)
    weekday = _LAST_WEEKDAY.fullmatch(plain)
    if ago is None and weekday is None:
        return None
    if today is None:
        raise DateRefused(DateDoubt.RELATIVE, text)
    if weekday:
        # On a Friday “i fredags” is a week ago.
        ago = (today.weekday() - _WEEKDAYS.index(weekday[1]) - 1) % 7 + 1
    return (today - timedelta(days=ago or 0)).isoformat()


def _refuse_without_year(plain: str, text: str, today: date | None) -> None:
    if re.search(r"[0-9]{4}", plain):
        return
    # A leap year, so that the 29th of February is a day.
    days = list(_slashed(plain, "2000")) or list(_one(f"{plain} 2000"))
    fitting = [day for day in dict.fromkeys(days) if _is_date(day)]
    if not fitting:
        return
    readings = [f"{today.year}{day[4:]}" for day in fitting] if today else []
    doubt = DateDoubt.AMBIGUOUS if len(fitting) > 1 else DateDoubt.WITHOUT_YEAR
    raise DateRefused(doubt, text, tuple(day for day in readings if _is_date(day)))


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
        yield from (f"{end}/.." for end in _ends(since[1]))
        plain = since[1]
    elif until := _UNTIL.fullmatch(plain):
        yield from (f"../{end}" for end in _ends(until[1]))
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


def _ends(text: str) -> list[str]:
    """What may begin or end an interval: nothing that is one itself."""
    return [each for each in dict.fromkeys(_one(text)) if "/" not in each and _is_date(each)]


def _borrowed(begin: str, end: str) -> list[str]:
    """`22` or `22 september` before `31 december 2020`: of the same month, or the same year.

    A year alone lends nothing: `april-2016` is a month, not April and the rest of the year.
    """
    tail = re.search(rf"(?:{_MONTH_WORD} )?{_YEAR}$", end)
    if tail is None or end == tail[2]:
        return []
    if re.fullmatch(r"[0-9]{1,2}", begin):
        return _ends(f"{begin} {tail[0]}") if tail[1] else []
    return _ends(f"{begin} {tail[2]}") if not re.search(r"[0-9]{4}", begin) else []


def _one(plain: str) -> Iterator[str]:
    """One date, with how sure it is."""
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
        number = _WEEKDAYS.index(match[1]) % 7
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
    yield from _seasons(plain)
    yield from _decades(plain)
    yield from _numbers(plain)


def _notation(text: str) -> Iterator[str]:
    """EDTF itself, and what was meant as it: a month 13 is to be called no month."""
    if _is_date(text) or re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){1,2}[?~%]?|.*(?:/|\.\.).*", text):
        yield text


def _seasons(plain: str) -> Iterator[str]:
    if match := re.fullmatch(rf"{_SEASON_WORD}(?:,? | ?[-–] ?){_YEAR}", plain):
        yield f"{match[2]}-{_SEASON[match[1]]}"
    if match := re.fullmatch(rf"{_WINTER_WORD},? {_YEAR}", plain):
        yield from (f"{year}-12/{year + 1}-02" for year in (int(match[1]) - 1, int(match[1])))
    if match := re.fullmatch(rf"{_WINTER_WORD},? {_YEAR} ?[-–/] ?([0-9]{{2}}|[0-9]{{4}})", plain):
        year = int(match[1]) + 1
        if match[2] in {str(year), f"{year % 100:02}"}:
            yield f"{year - 1}-12/{year}-02"


def _decades(plain: str) -> Iterator[str]:
    match = re.fullmatch(r"([0-9]{3})0-tal(?:et)?|(?:the )?([0-9]{3})0s", plain)
    if match:
        decade = match[1] or match[2]
        # “1900-talet” is a hundred years in Swedish; “2000-talet” is both.
        if decade[2] != "0" or match[2] or decade == "200":
            yield f"{decade}X"
        if decade[2] == "0":
            yield f"{decade[:2]}XX"
    if match := re.fullmatch(r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th) century", plain):
        yield f"{int(match[1]) - 1:02}XX"


def _numbers(text: str) -> Iterator[str]:
    # With points, or another sign before the year, the day comes first: nobody writes months so.
    if match := re.fullmatch(rf"([0-9]{{1,2}})\. ?([0-9]{{1,2}})\. ?{_YEAR}", text):
        yield _day(match[3], match[2], match[1])
    if match := re.fullmatch(rf"([0-9]{{1,2}})/([0-9]{{1,2}}) ?(?: |-|–) ?{_YEAR}", text):
        yield _day(match[3], match[2], match[1])
    if match := re.fullmatch(rf"([0-9]{{1,2}})([/-])([0-9]{{1,2}})\2{_YEAR}", text):
        yield _day(match[4], match[3], match[1])
        yield _day(match[4], match[1], match[3])
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
