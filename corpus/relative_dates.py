"""Dates that are reckoned from today: “igår”, “i fredags”, “förra året”, “i somras”."""

import re
from datetime import date, timedelta

WEEKDAYS = (
    *("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_LAST_WEEKDAY = re.compile(rf"i ({'|'.join(WEEKDAYS[:7])})s")
_DAYS_AGO = {
    **dict.fromkeys(("idag", "i dag", "today"), 0),
    **dict.fromkeys(("igår", "i går", "yesterday"), 1),
    **dict.fromkeys(("i förrgår", "iförrgår", "the day before yesterday"), 2),
}
_DAYS_AHEAD = {
    **dict.fromkeys(("imorgon", "i morgon", "tomorrow"), 1),
    **dict.fromkeys(("i övermorgon", "iövermorgon", "the day after tomorrow"), 2),
    **dict.fromkeys(("om en vecka", "in a week"), 7),
    **dict.fromkeys(("om två veckor", "in two weeks"), 14),
}
_NEXT_WEEKDAY = re.compile(rf"(?:(?:nu )?på |on )?({'|'.join(WEEKDAYS)})")
_YEARS_AGO = {
    **dict.fromkeys(("i år", "this year"), 0),
    **dict.fromkeys(("i fjol", "ifjol", "förra året", "last year"), 1),
    **dict.fromkeys(("i förfjol", "förrförra året"), 2),
}
_LAST_MONTH = frozenset(("förra månaden", "last month"))
_LAST_WEEK = frozenset(("förra veckan", "last week"))
# EDTF's number of the season, and its months.
_LAST_SEASON = {
    "i våras": (21, range(3, 6)),
    "i somras": (22, range(6, 9)),
    "i höstas": (23, range(9, 12)),
}
_WORDS = {*_DAYS_AGO, *_YEARS_AGO, *_LAST_MONTH, *_LAST_WEEK, *_LAST_SEASON}


def is_relative(plain: str) -> bool:
    return plain in _WORDS or _LAST_WEEKDAY.fullmatch(plain) is not None


def relative_dates(plain: str, today: date) -> tuple[str, ...]:
    """All that it may mean, as EDTF: “i somras”, said in July, is this summer to some."""
    if plain in _YEARS_AGO:
        return (f"{today.year - _YEARS_AGO[plain]:04}",)
    if plain in _LAST_MONTH:
        return ((today.replace(day=1) - timedelta(days=1)).isoformat()[:7],)
    if plain in _LAST_WEEK:
        monday = today - timedelta(days=today.weekday() + 7)
        return (f"{monday}/{monday + timedelta(days=6)}",)
    if plain in _LAST_SEASON:
        return _seasons(*_LAST_SEASON[plain], today)
    if weekday := _LAST_WEEKDAY.fullmatch(plain):
        # On a Friday “i fredags” is a week ago.
        ago = (today.weekday() - WEEKDAYS.index(weekday[1]) - 1) % 7 + 1
    else:
        ago = _DAYS_AGO[plain]
    return ((today - timedelta(days=ago)).isoformat(),)


def _seasons(season: int, months: range, today: date) -> tuple[str, ...]:
    this, before = f"{today.year}-{season}", f"{today.year - 1}-{season}"
    if today.month in months:
        return this, before
    return (this,) if today.month >= months.stop else (before,)


def day_ahead(plain: str, today: date) -> date | None:
    """Of what is still to be done: “i morgon”, “på fredag”, which on a Friday is in a week. None
    where it is none of these. What has been said was said by now: those dates aren't read so."""
    if weekday := _NEXT_WEEKDAY.fullmatch(plain):
        return today + timedelta(
            days=(WEEKDAYS.index(weekday[1]) % 7 - today.weekday() - 1) % 7 + 1
        )
    ahead = _DAYS_AHEAD.get(plain)
    return None if ahead is None else today + timedelta(days=ahead)


def stepped(edtf: str, step: int) -> str:
    """The year, month or day (in EDTF) that is `step` of them later."""
    if len(edtf) == 4:
        return f"{int(edtf) + step:04}"
    if len(edtf) == 10:
        return (date.fromisoformat(edtf) + timedelta(days=step)).isoformat()
    months = int(edtf[:4]) * 12 + int(edtf[5:]) - 1 + step
    return f"{months // 12:04}-{months % 12 + 1:02}"
