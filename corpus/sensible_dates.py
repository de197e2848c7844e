"""Dates that nobody means: of a year with its century left out, or that haven't come yet.

What was said or published was so by now. A claim may well be old, and a prediction is about the
future, but is made before it: so such a date is asked about, and kept where a person says so.
"""

from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from corpus.edtf_dates import parse_days

# Of texts that are older, the year is mostly 16 for 2016, or 1016 for it.
SENSIBLE_FIRST_YEAR = 1500

_STOCKHOLM = ZoneInfo("Europe/Stockholm")


class DateOddity(StrEnum):
    """Why a date is asked about."""

    LONG_AGO = "long_ago"
    IN_FUTURE = "in_future"


def oddity_of(edtf: str, today: date) -> DateOddity | None:
    """Of `0016-04-14` the first, of a date that begins or ends with one after `today` the other.

    This year, or this month, has come. Raises BadDate.
    """
    days = parse_days(edtf)
    if any(day and day.year < SENSIBLE_FIRST_YEAR for day in (days.earliest, days.latest)):
        return DateOddity.LONG_AGO
    end = edtf.rpartition("/")[2]
    # Of an interval both ends have begun; one that is open has no other.
    last = parse_days(end).earliest if "/" in edtf and end != ".." else None
    if any(day and day > today for day in (days.earliest, last)):
        return DateOddity.IN_FUTURE
    return None


def swedish_day() -> date:
    """Today, for those who read files without Django's clock."""
    return datetime.now(_STOCKHOLM).date()
