"""Days in a spreadsheet's cells as the cell shows them: Excel keeps “april 2016” as its first day.

What a number format shows of a day is read from its code (ECMA-376, 18.8.30). Pure.
"""

import re
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Final

# Words beside the numbers that say nothing else than these do.
_SAY_NOTHING: Final = frozenset({"", "år", "den", "the", "kl", "at", "of", "on", "t", "z", "v"})
# Texts in quotation marks, single characters behind a backslash, fillers, colours and languages.
_LITERALS: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
# Excel has a 29th of February in 1900, LibreOffice has not: the same number is two days until then.
_COUNTED_TWICE: Final = (date(1899, 12, 31), date(1900, 2, 28))
_GENERAL: Final = frozenset({"", "general", "@", "standard"})


class ShownPart(Enum):
    """What of a day a cell shows."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    WITHOUT_YEAR = "without year"
    SOMETHING_ELSE = "something else"


@lru_cache(maxsize=512)
def shown_part(number_format: str) -> ShownPart:
    """`mmm-yy` shows a month; `d mmm` a day without its year; `0.00` no date at all."""
    shown = _shown_section(number_format)
    words = " ".join(re.findall(r'"([^"]*)"', shown)).casefold()
    if not {re.sub(r"[^\w]", "", each) for each in words.split()} <= _SAY_NOTHING:
        return ShownPart.SOMETHING_ELSE  # “hösten 2016”, “före 2016”
    code = _LITERALS.sub(" ", shown).casefold()
    if code.strip() in _GENERAL:
        return ShownPart.DAY  # nothing is hidden: the value itself says that it is a day
    # Months are m, and so are minutes: those stand beside hours or seconds.
    code = re.sub(r"(h+[^a-z]*)m+|m+([^a-z]*s)", r"\1\2", code)
    runs = {run[0]: len(run) for run in re.findall(r"y+|e+|m+|d+|q+|w+", code)}
    year, month = "y" in runs or "e" in runs, "m" in runs
    day = any(len(run) <= 2 for run in re.findall(r"d+", code))
    if "q" in runs or "w" in runs:
        return ShownPart.SOMETHING_ELSE
    if year and month and day:
        return ShownPart.DAY
    if day or (month and not year):
        return ShownPart.WITHOUT_YEAR
    if year:
        return ShownPart.MONTH if month else ShownPart.YEAR
    return ShownPart.SOMETHING_ELSE


def _shown_section(number_format: str, *, negative: bool = False) -> str:
    """What positive numbers are shown by, up to the first semicolon that is no word's own; and
    negative ones, behind it."""
    first, *others = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)
    return others[0] if negative and others else first


def shows_other_number(number_format: str, *, negative: bool = False) -> bool:
    """Whether something else is shown than the number that the cell holds: `0,,"M"` has 640 for
    640 000 000, `"hösten "0` a word besides, `"v. "ww` a week of the day."""
    shown = _shown_section(number_format, negative=negative)
    words = "".join(_words_in(shown))
    code = _LITERALS.sub("", shown).casefold()
    scaled = re.search(r"[0#?],+(?![0#?,])", code) is not None
    return bool(re.search(r"[^\W\d_]", words)) or scaled or _is_of_other_days(code)


def _words_in(shown: str) -> list[str]:
    found = re.findall(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)', shown)
    return ["".join(each) for each in found]


def _is_of_other_days(code: str) -> bool:
    """LibreOffice's weeks and quarters, which are no dates to others."""
    return code not in _GENERAL and re.fullmatch(r"[^a-z]*(?:w+|q+)[^a-z]*", code) is not None


def is_percentage(number_format: str) -> bool:
    """Whether `0.12` is shown as 12 per cent."""
    return "%" in number_format and "%" in _LITERALS.sub("", _shown_section(number_format))


def as_shown(value: date | datetime, number_format: str) -> tuple[str, str]:
    """What the cell shows (`2016-04`), and the code of what is in doubt about it, or nothing.

    A month is a month where the cell holds its first day, as a spreadsheet does that was given
    `april 2016`; any other day may be meant.
    """
    day = value.date() if isinstance(value, datetime) else value
    part = shown_part(number_format)
    text = day.isoformat()
    if _COUNTED_TWICE[0] <= day <= _COUNTED_TWICE[1]:
        return text, "cell_counted_twice"
    if part is ShownPart.DAY:
        return text, ""
    if part is ShownPart.MONTH:
        return text[:7], "" if day.day == 1 else "cell_shows_less_than_day"
    if part is ShownPart.YEAR:
        first = (day.month, day.day) == (1, 1)
        return text[:4], "" if first else "cell_shows_less_than_day"
    if part is ShownPart.WITHOUT_YEAR:
        return text[5:], "cell_shows_no_year"
    return text, "cell_shows_no_date"
