"""Uncertain dates in words: `2023~` is “around 2023”, `2020-09-22/2020-10-20` “22 September – 20
October 2020”.

What has no wording of its own here (sets of dates, quarters, single uncertain parts) is told by its
earliest and latest day, which is always right.
"""

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corpus.edtf_dates import BadDate, parse_days
from corpus.written_dates import DateRefused, read_date

_SINGLE = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
# Columns that hold an EDTF date.
DATE_COLUMNS = frozenset({"date_edtf", "period", "period_edtf", "published_on"})
_YEAR = re.compile(r"\d{4}")
# `200X` and `20XX` share their name, and are told by their days.
_DECADE = re.compile(r"(\d\d[1-9])X|(?!20)(\d\d)XX")

_HEDGES = {
    "": "%(date)s",
    "~": _("around %(date)s"),
    "?": _("probably %(date)s"),
    "%": _("perhaps around %(date)s"),
}
_SEASONS = {
    "21": _("spring %(year)s"),
    "22": _("summer %(year)s"),
    "23": _("autumn %(year)s"),
}
_DECADES = _("the %(years)ss")
_SOME_TIME_IN = pgettext_lazy("day or month unknown", "some time in %(date)s")


def in_words(edtf: str) -> str:
    """The date as a person would say it, in the language of the moment; never empty for a date."""
    begin, slash, end = edtf.partition("/")
    if slash:
        return _interval(begin, end)
    return _single(edtf) or _days(edtf)


def as_typed(edtf: str) -> str:
    """What a form's field shows: the words, where they are read as the same date again."""
    words = in_words(edtf)
    try:
        return words if read_date(words) == edtf else edtf
    except DateRefused:
        return edtf


def _interval(begin: str, end: str) -> str:
    if end == "..":
        return str(_("since %(date)s")) % {"date": in_words(begin)}
    if begin == "..":
        return str(_("until %(date)s")) % {"date": in_words(end)}
    if _YEAR.fullmatch(begin) and _YEAR.fullmatch(end):
        return f"{begin}–{end}"
    if _DAY.fullmatch(begin) and _DAY.fullmatch(end):
        return _from_day_to_day(date.fromisoformat(begin), date.fromisoformat(end))
    return f"{in_words(begin)} – {in_words(end)}"


def _from_day_to_day(first: date, last: date) -> str:
    if first == last:
        return day_in_words(last)
    begin = date_format(first, "j F") if first.year == last.year else day_in_words(first)
    return f"{begin} – {day_in_words(last)}"


def day_in_words(day: date) -> str:
    """`14 April 2016`. Also of a moment, which must be in local time."""
    return date_format(day, "j F Y")


def _single(edtf: str) -> str | None:
    if decade := _DECADE.fullmatch(edtf):
        years = f"{decade[1]}0" if decade[1] else f"{decade[2]}00"
        return str(_DECADES) % {"years": years}
    match = _SINGLE.fullmatch(edtf)
    if match is None:
        return None
    year, month, day, hedge = match.groups()
    if month in _SEASONS:
        words = str(_SEASONS[month]) % {"year": year}
    elif month in {None, "XX"}:
        words = str(_SOME_TIME_IN) % {"date": year} if month else year
    elif not 1 <= int(month) <= 12:
        return None
    elif day in {None, "XX"}:
        words = date_format(date(int(year), int(month), 1), "F Y")
        words = str(_SOME_TIME_IN) % {"date": words} if day else words
    else:
        words = day_in_words(date(int(year), int(month), int(day)))
    return str(_HEDGES[hedge]) % {"date": words}


def _days(edtf: str) -> str:
    try:
        days = parse_days(edtf)
    except BadDate:  # published before the rules for dates were what they are now
        return edtf
    if days.earliest is None or days.latest is None:
        return edtf
    return _from_day_to_day(days.earliest, days.latest)
