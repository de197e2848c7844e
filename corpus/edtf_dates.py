"""Uncertain dates: EDTF (ISO 8601-2), and the days between which they lie."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from time import struct_time

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

# What the library is asked about. It also takes spaces, times of day and significant digits, which
# have no place here, and on digits left open elsewhere than at the end it prints or breaks down.
_DATES = re.compile(r"[0-9X?~%/.,{}\[\]-]+")
_NUMBERS = re.compile(r"[0-9X]+")
_NUMBER = re.compile(r"[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)|[0-9]{2}|XX")
_CALENDAR = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?")
# A year has four digits: the library needs milliseconds to say so, and each date of a sheet is also
# looked at in pieces.
_SHORT_YEAR = re.compile(r"[0-9]{1,3}(?![0-9X])")
# Seasons that run over the turn of the year; the library ends them with December.
_WINTER = re.compile(r"[0-9X]{4}[?~%]?-[?~%]?(?:24|28|30)(?![0-9X-])")


class DateFlaw(StrEnum):
    """What makes a text unusable as a date. The sentences for people are in `corpus.models`."""

    NOT_EDTF = "“{}” is not an EDTF date such as 2016-04-14, 2020-10 or 2023~"
    WINTER = "“{}”: of which year? Write 2019-12/2020-02"
    NO_DOTS = "“{}”: write an open interval with two dots, such as 2019/.."
    BACKWARDS = "“{}” ends before it begins"
    SAYS_NOTHING = "“{}” says nothing about when"
    OPEN = "“{}” is open: give both ends"
    YEAR = "“{}”: the year must lie between 1 and 9999"


class BadDate(ValueError):
    """The text, `value`, is no EDTF date that we can keep; `flaw` and the message say why."""

    def __init__(self, flaw: DateFlaw, value: str) -> None:
        self.flaw = flaw
        self.value = value
        super().__init__(flaw.format(value))


@dataclass(frozen=True, slots=True)
class Days:
    """The earliest and the latest day that a date may mean; None where it is open."""

    earliest: date | None
    latest: date | None

    def overlaps(self, other: "Days") -> bool:
        return not (
            (self.latest and other.earliest and self.latest < other.earliest)
            or (other.latest and self.earliest and other.latest < self.earliest)
        )


def parse_days(edtf: str) -> Days:
    """`2023~` → 2023-01-01 to 2023-12-31. Raises BadDate.

    An interval may be open (`2019/..`). A year stands for all of it, also when it is uncertain
    (`?`) or approximate (`~`): how far "about" reaches is for a person to say, as an interval.
    """
    found = _look_at(edtf)
    if isinstance(found, DateFlaw):
        raise BadDate(found, edtf)
    return found


# A parse takes milliseconds, and a corpus has few dates; what is no date is asked about again, too.
@lru_cache(maxsize=8192)
def _look_at(edtf: str) -> Days | DateFlaw:
    try:
        return _plain_days(edtf) or _read(edtf)
    except BadDate as error:
        return error.flaw


def _plain_days(edtf: str) -> Days | None:
    """Of a date of the calendar, or from one such date to another."""
    ends = [_calendar_days(end) for end in edtf.split("/", 2)]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None:
        return None
    days = Days(first.earliest, last.latest)
    in_order = days.earliest and days.latest and days.earliest <= days.latest
    return days if in_order else None


def _calendar_days(edtf: str) -> Days | None:
    """Of a day, a month or a year, as most dates are: the library need not be asked."""
    match = _CALENDAR.fullmatch(edtf)
    if match is None or match[1] == "0000" or (match[2] and not "01" <= match[2] <= "12"):
        return None
    year, month, day = (int(each) if each else 0 for each in match.groups())
    last = monthrange(year, month or 12)[1]
    if day > last or match[3] == "00":
        return None
    return Days(date(year, month or 1, day or 1), date(year, month or 12, day or last))


def _read(edtf: str) -> Days:
    if not (_DATES.fullmatch(edtf) and all(map(_NUMBER.fullmatch, _NUMBERS.findall(edtf)))):
        raise BadDate(DateFlaw.NOT_EDTF, edtf)
    if _WINTER.search(edtf):
        raise BadDate(DateFlaw.WINTER, edtf)
    if edtf.startswith("/") or edtf.endswith("/"):
        raise BadDate(DateFlaw.NO_DOTS, edtf)
    if _SHORT_YEAR.match(edtf):
        raise BadDate(DateFlaw.NOT_EDTF, edtf)
    try:
        parsed = parse_edtf(edtf)
        days = Days(_day(parsed.lower_strict(), edtf), _day(parsed.upper_strict(), edtf))
    except BadDate:
        raise
    except (EDTFParseException, ValueError) as error:  # ValueError: a day that its month has not
        raise BadDate(DateFlaw.NOT_EDTF, edtf) from error
    if days.earliest and days.latest and days.earliest > days.latest:
        raise BadDate(DateFlaw.BACKWARDS, edtf)
    if not (days.earliest or days.latest):
        raise BadDate(DateFlaw.SAYS_NOTHING, edtf)
    return days


def parse_closed_days(edtf: str) -> tuple[date, date]:
    """As `parse_days`, for a date that must have both ends."""
    days = parse_days(edtf)
    if days.earliest is None or days.latest is None:
        raise BadDate(DateFlaw.OPEN, edtf)
    return days.earliest, days.latest


def _day(value: struct_time | float, edtf: str) -> date | None:
    if isinstance(value, float):
        return None
    if not 1 <= value.tm_year <= 9999:
        raise BadDate(DateFlaw.YEAR, edtf)
    return date(value.tm_year, value.tm_mon, value.tm_mday)
