"""Dates that are reckoned from today: “igår”, “i fredags”, “förra året”, “i somras”."""

import re
from datetime import date, timedelta

WEEKDAYS = (
    *("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
# As calendars and mails have them.
SHORT_WEEKDAYS = {
    **dict.fromkeys(("mån", "mon"), 0),
    **dict.fromkeys(("tis", "tue", "tues"), 1),
    **dict.fromkeys(("ons", "wed"), 2),
    **dict.fromkeys(("tors", "tor", "thu", "thur", "thurs"), 3),
    **dict.fromkeys(("fre", "fri"), 4),
    **dict.fromkeys(("lör", "sat"), 5),
    **dict.fromkeys(("sön", "sun"), 6),
}
_LAST_WEEKDAY = re.compile(rf"i ({'|'.join(WEEKDAYS[:7])})s")
_WEEKDAY_OF_LAST = re.compile(
    rf"(?:förra ({'|'.join(WEEKDAYS[:7])})(?:en)?|last ({'|'.join(WEEKDAYS[7:])}))"
)
_COUNT = {
    word: count
    for count, words in enumerate(
        ("en ett one", "två two", "tre three", "fyra four", "fem five", "sex six", "sju seven"), 1
    )
    for word in words.split()
}
_DAYS = rf"({'|'.join(_COUNT)}|[0-9]{{1,3}})"
_SOME_DAYS_AGO = re.compile(rf"för {_DAYS} dag(?:ar)? sedan|{_DAYS} days? ago")
# The hour of a day that is named besides. Not the night, which is of two days.
_HOUR_OF_DAY = re.compile(r"(.+) (?:morse|förmiddag|eftermiddag|kväll|morning|afternoon|evening)")
_DAYS_AGO = {
    **dict.fromkeys(("idag", "i dag", "today", "i morse", "imorse", "this morning"), 0),
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
_YEAR_COUNTED = re.compile(rf"(.+?),? ({'|'.join(_YEARS_AGO)})")
_LAST_MONTH = frozenset(("förra månaden", "last month"))
_LAST_WEEK = frozenset(("förra veckan", "last week"))
# EDTF's number of the season, and its months.
_LAST_SEASON = {
    "i våras": (21, range(3, 6)),
    "i somras": (22, range(6, 9)),
    "i höstas": (23, range(9, 12)),
}
_WORDS = {*_DAYS_AGO, *_YEARS_AGO, *_LAST_MONTH, *_LAST_WEEK, *_LAST_SEASON}


_SHAPES = (_LAST_WEEKDAY, _WEEKDAY_OF_LAST, _SOME_DAYS_AGO)


def is_relative(plain: str) -> bool:
    plain = _without_hour(plain)
    return plain in _WORDS or any(shape.fullmatch(plain) for shape in _SHAPES)


def _without_hour(plain: str) -> str:
    """“igår kväll” is yesterday, and “i fredags kväll” last Friday."""
    match = _HOUR_OF_DAY.fullmatch(plain)
    of_a_day = match and (match[1] in _DAYS_AGO or _LAST_WEEKDAY.fullmatch(match[1]))
    return match[1] if match and of_a_day else plain


def year_said(plain: str, this_year: int) -> str | None:
    """“3 maj i fjol” with its year in figures; None where no year is said so."""
    match = _YEAR_COUNTED.fullmatch(plain)
    return f"{match[1]} {this_year - _YEARS_AGO[match[2]]:04}" if match else None


def relative_dates(plain: str, today: date) -> tuple[str, ...]:
    """All that it may mean, as EDTF: “i somras”, said in July, is this summer to some, and “förra
    fredagen”, said on a Saturday, is yesterday to some."""
    plain = _without_hour(plain)
    if plain in _YEARS_AGO:
        return (f"{today.year - _YEARS_AGO[plain]:04}",)
    if plain in _LAST_MONTH:
        return ((today.replace(day=1) - timedelta(days=1)).isoformat()[:7],)
    if plain in _LAST_WEEK:
        monday = today - timedelta(days=today.weekday() + 7)
        return (f"{monday}/{monday + timedelta(days=6)}",)
    if plain in _LAST_SEASON:
        return _seasons(*_LAST_SEASON[plain], today)
    if weekday := _WEEKDAY_OF_LAST.fullmatch(plain):
        number = WEEKDAYS.index(weekday[1] or weekday[2]) % 7
        latest = today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
        of_last_week = today - timedelta(days=today.weekday() + 7 - number)
        return tuple(dict.fromkeys(day.isoformat() for day in (latest, of_last_week)))
    if some := _SOME_DAYS_AGO.fullmatch(plain):
        count = some[1] or some[2]
        return ((today - timedelta(days=_COUNT.get(count) or int(count))).isoformat(),)
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
