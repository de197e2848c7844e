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
from corpus.named_times import named_times
from corpus.parts_of_times import part_said, third_of
from corpus.relative_dates import is_relative, relative_dates, stepped, year_said
from corpus.single_dates import (
    DAY,
    MONTH_WORD,
    OF_A_CENTURY,
    YEAR,
    day_of,
    has_short_year,
    is_date,
    is_day,
    single_dates,
    years_of,
)

_SINCE = re.compile(r"(?:sedan|från och med|fr\.? ?o\.? ?m\.?|från|since|from) (.+)")
_UNTIL = re.compile(r"(?:fram till|senast|till och med|t\.? ?o\.? ?m\.?|till|until) (.+)")
_BETWEEN = re.compile(r"^mellan (.+) och (.+)$")
_NEITHER = re.compile(r"(före|innan|efter|before|after)(?: år(?:et)?)? (.+)")
_OPEN_END = re.compile(r"(.*[0-9]{4}) ?[–—-]")
# A span of years by what happened in it.
_NAMED_SPAN = re.compile(r"(?:under |i )?(?:mandatperioden|valperioden|perioden|åren|tiden) (.+)")
# The day is what counts: the hour is left out, where it is said without a time zone.
_HOUR = re.compile(
    r"(.*[0-9]{4}),? (?:(?:kl\.?|klockan|at) ?)?[0-9]{1,2}[.:][0-9]{2}(?::[0-9]{2})?"
    r"|(.*[0-9]{4}),? (?:kl\.?|klockan) ?[0-9]{1,2}"
    r"|([0-9]{4}-[0-9]{2}-[0-9]{2})(?: (?:kl\.? ?)?|t)[0-9]{1,2}[.:][0-9]{2}(?::[0-9]{2})?"
)
_NIGHT = re.compile(r"natten (?:till|mot) (.+)")
_TO = re.compile(r"[–—-]| (?:till|to) ")
# Of two years that follow each other both are meant.
_AND = re.compile(r"([0-9]{4}) och ([0-9]{4})")
_DAYS_OF_A_MONTH = re.compile(rf"{DAY} ?[-–] ?{DAY}/([0-9]{{1,2}})(?:[ -]| - ?){YEAR}")
# Which keyboards don't have, and word processors put in their place.
_HYPHENS = str.maketrans(dict.fromkeys("‐‑", "-"))
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
    plain = _year_counted(plain, text, today)
    candidates = list(dict.fromkeys(_meanings(plain)))
    kept, flaws = [], []
    for candidate in candidates:
        try:
            (parse_closed_days if closed else parse_days)(candidate)
        except BadDate as error:
            flaws.append(error.flaw)
        else:
            kept.append(candidate)
    if len(kept) == 1 and not has_short_year(plain):
        return kept[0]
    if kept:
        raise DateRefused(DateDoubt.AMBIGUOUS, text, tuple(kept))
    _refuse_without_year(plain, text, today)
    if any(flaw is DateFlaw.NOT_EDTF for flaw in flaws):
        raise DateRefused(DateDoubt.NOT_IN_CALENDAR, text)
    raise DateRefused(DateDoubt.UNKNOWN, text, flaw=flaws[0] if flaws else None)


def _plain(text: str) -> str:
    """Composed, in small letters, with single spaces and nothing invisible; without the hour, and
    the signs of the sentence that it stood in."""
    seen = "".join(each for each in text if unicodedata.category(each) != "Cf")
    composed = unicodedata.normalize("NFC", seen).translate(_HYPHENS)
    plain = " ".join(composed.casefold().split())
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1].strip()
    plain = re.sub(r"(?<=[^\W_])[.,;]$", "", plain)
    hour = _HOUR.fullmatch(plain)
    return next(filter(None, hour.groups())) if hour else plain


def _relative(plain: str, text: str, today: date | None) -> str | None:
    if not is_relative(plain):
        return None
    if today is None:
        raise DateRefused(DateDoubt.RELATIVE, text)
    readings = relative_dates(plain, today)
    if len(readings) > 1:
        raise DateRefused(DateDoubt.AMBIGUOUS, text, readings)
    return readings[0]


def _year_counted(plain: str, text: str, today: date | None) -> str:
    """“3 maj i fjol” with its year in figures."""
    said = year_said(plain, int(_LONGEST_YEAR) if today is None else today.year)
    if said is None or not any(is_date(each) for each in _meanings(said)):
        return plain
    if today is None:
        raise DateRefused(DateDoubt.RELATIVE, text)
    return said


def _refuse_without_year(plain: str, text: str, today: date | None) -> None:
    if re.search(r"[0-9]{4}", plain):
        return
    fitting = _in_year(plain, _LONGEST_YEAR)
    if not fitting:
        return
    readings = _in_year(plain, str(today.year)) if today else []
    doubt = DateDoubt.AMBIGUOUS if len(fitting) > 1 else DateDoubt.WITHOUT_YEAR
    raise DateRefused(doubt, text, tuple(day for day in readings if is_date(day)))


def _in_year(plain: str, year: str) -> list[str]:
    days = list(_slashed(plain, year)) or list(_meanings(f"{plain} {year}"))
    return [day for day in dict.fromkeys(days) if is_date(day)]


def _slashed(plain: str, year: str) -> Iterator[str]:
    if match := re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})", plain):
        yield day_of(year, match[2], match[1])
        yield day_of(year, match[1], match[2])


def _meanings(plain: str) -> Iterator[str]:
    """All that the text may mean, as EDTF; some of it may be no date."""
    yield from single_dates(plain)
    if (match := OF_A_CENTURY.fullmatch(plain)) and _TO.search(match[1]):
        for year in years_of(match[2]):
            yield from _meanings(f"{match[1]} {year}")
        return
    if (part := part_said(plain)) is not None:
        third, whole = part
        for each in single_dates(whole):
            if within := third_of(each, third):
                yield from (within, each)
    if match := _NIGHT.fullmatch(plain):
        yield from (
            f"{stepped(each, -1)}/{each}"
            for each in single_dates(match[1])
            if is_date(each) and is_day(each)
        )
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
    if (match := _AND.fullmatch(plain)) and int(match[2]) == int(match[1]) + 1:
        yield f"{match[1]}/{match[2]}"
    if match := _DAYS_OF_A_MONTH.fullmatch(plain):
        yield "/".join(day_of(match[4], match[3], day) for day in (match[1], match[2]))
    for cut in _TO.finditer(plain):
        begin, end = plain[: cut.start()].strip(), plain[cut.end() :].strip()
        # “2025-11-24/28” is no year, and a day of 2028.
        if has_short_year(end) and plain[cut.start() - 1].isdigit():
            continue
        for last in _ends(end):
            for first in _ends(begin) or _borrowed(begin, end):
                yield from _between(first, last, lent=not _ends(begin))
    # Two years at a turn: a season of EDTF's, two whole years, or a year of the parliament's.
    if match := re.fullmatch(rf"{YEAR} ?([-–/]) ?([0-9]{{2}})", plain):
        first_year = int(match[1])
        both = int(match[3]) == (first_year + 1) % 100
        if both and (match[2] != "-" or int(match[3]) > 12):
            yield f"{first_year}/{first_year + 1}"
        if both and match[2] == "/":
            yield f"{first_year}-09/{first_year + 1}-08"


def _between(first: str, last: str, *, lent: bool) -> Iterator[str]:
    """“december–januari 2025” ends in 2025 or begins in it: its year is lent to both."""
    yield f"{first}/{last}"
    if lent and first[4:] > last[4:] and first[:4] == last[:4]:
        year = int(first[:4])
        yield f"{year - 1:04}{first[4:]}/{last}"
        yield f"{first}/{year + 1:04}{last[4:]}"


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
    named = (each.split("/")[side] for each in named_times(text) if "/" in each and is_date(each))
    return list(dict.fromkeys([*_ends(text), *named]))


def _ends(text: str) -> list[str]:
    """What may begin or end an interval: nothing that is one itself."""
    return [each for each in dict.fromkeys(single_dates(text)) if "/" not in each and is_date(each)]


def _borrowed(begin: str, end: str) -> list[str]:
    """`22` or `22 september` before `31 december 2020`: of the same month, or the same year.

    A year alone lends nothing: `april-2016` is a month, not April and the rest of the year.
    """
    begin = begin.removeprefix("den ")
    tail = re.search(rf"(?:{MONTH_WORD} )?{YEAR}$", end)
    if tail is None or re.fullmatch(YEAR, end):
        return []
    if re.fullmatch(r"[0-9]{1,2}", begin):
        return _ends(f"{begin} {tail[0]}") if tail[1] else []
    return _ends(f"{begin} {tail[2]}") if not re.search(r"[0-9]{4}", begin) else []
