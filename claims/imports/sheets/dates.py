"""Dates as people write them, to EDTF: only where there is no doubt what is meant.

`04/05/2016` is the fourth of May to some and the fifth of April to others: it is refused, as is
anything else that says less than it seems to.
"""

import re
from datetime import date, timedelta

from corpus.edtf_dates import BadDate, parse_closed_days

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
_ABOUT = re.compile(
    r"(?:cirka|circa|ca\.?|c\.|omkring|ungefär|runt|about|around)\s+", re.IGNORECASE
)
_YEAR = r"([0-9]{4})"
# With midnight, as spreadsheets write a day; with another time, the day.
_WITH_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
)
_SERIAL = re.compile(r"[1-9][0-9]{4}(?:[.,][0-9]+)?")
_EXCEL_DAY_0 = date(1899, 12, 30)


class DateRefused(ValueError):
    """`code` says why: date_ambiguous, date_unknown or date_not_in_calendar."""

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        super().__init__(f"{code}: {text}")


def to_edtf(text: str) -> str:
    """`14 april 2016` → `2016-04-14`, `cirka 2023` → `2023~`. Raises DateRefused."""
    text = " ".join(text.split())
    if not text:
        raise DateRefused("date_unknown", text)
    about = _ABOUT.match(text)
    bare = text[about.end() :] if about else text
    found = _written_out(bare)
    if found is None:
        found = bare.replace("–", "/") if re.fullmatch(r"[0-9]{4}–[0-9]{4}", bare) else bare
    if about:
        if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", found):
            raise DateRefused("date_unknown", text)
        found += "~"
    try:
        parse_closed_days(found)
    except BadDate as error:
        looks = re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){1,2}~?", found)
        raise DateRefused("date_not_in_calendar" if looks else "date_unknown", text) from error
    return found


def _written_out(text: str) -> str | None:
    """EDTF for what a person or a spreadsheet writes; None for what may be EDTF already."""
    low = text.casefold()
    if match := _WITH_TIME.fullmatch(text):
        return match[1]
    if _SERIAL.fullmatch(text):
        days = int(re.split("[.,]", text)[0])
        return (_EXCEL_DAY_0 + timedelta(days=days)).isoformat()
    if match := re.fullmatch(rf"(?:den )?([0-9]{{1,2}})(?:\.|:e|:a)? {_MONTH_WORD},? {_YEAR}", low):
        return _day(match[3], _MONTH[match[2]], match[1])
    if match := re.fullmatch(rf"{_MONTH_WORD} ([0-9]{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}", low):
        return _day(match[3], _MONTH[match[1]], match[2])
    if match := re.fullmatch(rf"{_MONTH_WORD},? {_YEAR}", low):
        return f"{match[2]}-{_MONTH[match[1]]:02}"
    if match := re.fullmatch(rf"{_SEASON_WORD} {_YEAR}", low):
        return f"{match[2]}-{_SEASON[match[1]]}"
    return _numbers(text)


def _numbers(text: str) -> str | None:
    # With points, or a space before the year, the day comes first: nobody writes months so.
    if match := re.fullmatch(rf"([0-9]{{1,2}})\. ?([0-9]{{1,2}})\. ?{_YEAR}", text):
        return _day(match[3], int(match[2]), match[1])
    if match := re.fullmatch(rf"([0-9]{{1,2}})/([0-9]{{1,2}}) (?:-? ?){_YEAR}", text):
        return _day(match[3], int(match[2]), match[1])
    if match := re.fullmatch(rf"([0-9]{{1,2}})[/-]([0-9]{{1,2}})[/-]{_YEAR}", text):
        first, second = int(match[1]), int(match[2])
        if first > 12 or first == second:
            return _day(match[3], second, match[1])
        if second > 12:
            return _day(match[3], first, match[2])
        raise DateRefused("date_ambiguous", text)
    if match := re.fullmatch(rf"{_YEAR}[/.]([0-9]{{1,2}})[/.]([0-9]{{1,2}})", text):
        return _day(match[1], int(match[2]), match[3])
    if match := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text):
        return _day(match[1], int(match[2]), match[3])
    if re.fullmatch(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}", text):
        raise DateRefused("date_ambiguous", text)
    return None


def _day(year: str, month: int, day: str) -> str:
    return f"{year}-{month:02}-{int(day):02}"
