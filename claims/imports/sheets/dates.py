"""Dates in the cells of a spreadsheet: as people write them, and as spreadsheets do."""

import re
from datetime import date, timedelta

from corpus.edtf_dates import BadDate, parse_closed_days
from corpus.sensible_dates import DateOddity, oddity_of
from corpus.written_dates import DateDoubt, DateRefused, read_date

# With midnight, as spreadsheets write a day; with another time, the day.
_WITH_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
)
# Midnight somewhere is how programs write a day; another time there may be the next day here.
_MIDNIGHT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00(?::00(?:[.,]0+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})"
)
_SHORT_NUMBERS = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_HYPHENED_WORDS = re.compile(r"([0-9]{1,2})-([^\W\d_]{3,})\.?-([0-9]{4})")
# What begins as a year does is a year with a digit too many, and not a day of the fifties.
_SERIAL = re.compile(r"(?!19|20)[1-9][0-9]{4}(?:[.,][0-9]+)?")
_EXCEL_DAY_0 = date(1899, 12, 30)

__all__ = ["DateRefused", "doubt_about", "means", "oddity_in", "to_edtf"]

_CODES = {
    DateDoubt.UNKNOWN: "date_unknown",
    DateDoubt.AMBIGUOUS: "date_ambiguous",
    DateDoubt.NOT_IN_CALENDAR: "date_not_in_calendar",
    DateDoubt.WITHOUT_YEAR: "date_without_year",
    DateDoubt.RELATIVE: "date_relative",
}


_ODDITIES = {
    DateOddity.LONG_AGO: "date_long_ago",
    DateOddity.IN_FUTURE: "date_in_future",
}


def to_edtf(text: str) -> str:
    """`14 april 2016` → `2016-04-14`, `42474` → `2016-04-14`. Raises DateRefused."""
    text = " ".join(text.split())
    if match := _WITH_TIME.fullmatch(text) or _MIDNIGHT.fullmatch(text):
        text = match[1]
    elif match := _SHORT_NUMBERS.fullmatch(text):
        text = f"{match[1]}-{match[2].zfill(2)}-{match[3].zfill(2)}"
    elif match := _HYPHENED_WORDS.fullmatch(text):
        text = f"{match[1]} {match[2]} {match[3]}"
    elif _SERIAL.fullmatch(text):
        days = int(re.split("[.,]", text)[0])
        text = (_EXCEL_DAY_0 + timedelta(days=days)).isoformat()
    return read_date(text, closed=True)


def means(edtf: str, earliest: str, latest: str) -> bool:
    """Whether it is EDTF for the days from one to the other, as our own files have beside it."""
    try:
        days = parse_closed_days(edtf)
    except BadDate:
        return False
    return (days[0].isoformat(), days[1].isoformat()) == (earliest, latest)


def doubt_about(refused: DateRefused) -> tuple[str, dict[str, str]]:
    """The reason's code, and what the cell may mean where that is one of two dates."""
    if len(refused.readings) == 2:
        first, second = refused.readings
        return "date_of_two_readings", {"first": first, "second": second}
    return _CODES[refused.doubt], {}


def oddity_in(edtf: str, today: date) -> str:
    """The reason's code, where a claim can hardly be of that date; else empty."""
    oddity = oddity_of(edtf, today)
    return _ODDITIES[oddity] if oddity else ""
