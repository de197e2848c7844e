"""The day of a review, as systems write it: ISO 8601, in words, with a time, in seconds. Pure."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from corpus.extraction.dates import edtf_of_machine_date
from corpus.sensible_dates import oddity_of, swedish_day
from corpus.written_dates import DateRefused, read_date

_ISO: Final = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?:[T ].*)?"
)
_SECONDS: Final = re.compile(r"[0-9]{10}(?:[0-9]{3})?")
_OF_UTC: Final = re.compile(r"[T ].*(?:[Zz]|[+-]00:?00)$")
# Milliseconds have three digits more.
_SECONDS_DIGITS: Final = 10
_EARLIEST_YEAR: Final = 1990


def day_of(value: object) -> date | None:
    """None for what is no day, may be one of several, or is of tomorrow or long ago."""
    day = _day_in(value)
    return day if day is None or oddity_of(day.isoformat(), swedish_day()) is None else None


def _day_in(value: object) -> date | None:
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = " ".join(str(int(value) if isinstance(value, float) else value).split())
    if _SECONDS.fullmatch(text):
        moment = datetime.fromtimestamp(int(text[:_SECONDS_DIGITS]), UTC)
        return _day_here(moment) if moment.year >= _EARLIEST_YEAR else None
    if match := _ISO.fullmatch(text):
        if day := edtf_of_machine_date(text) if _OF_UTC.search(text) else "":
            return date.fromisoformat(day)
        return _day(int(match[1]), int(match[3] or match[5]), int(match[4] or match[6]))
    return _in_words(text)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_words(text: str) -> date | None:
    """`March 2, 2019`, else as the head of a mail has it: `Sat, 02 Mar 2019 10:00:00 GMT`."""
    try:
        return date.fromisoformat(read_date(text, closed=True))
    except (DateRefused, ValueError):
        return _of_mail(text)


def _of_mail(text: str) -> date | None:
    try:
        moment = parsedate_to_datetime(text)
        return _day_here(moment) if moment.tzinfo == UTC else moment.date()
    except (TypeError, ValueError, IndexError):
        return None


def _day_here(moment: datetime) -> date:
    """Of a moment in UTC, which is nobody's clock, the day that it was here."""
    return date.fromisoformat(edtf_of_machine_date(moment.isoformat()))
