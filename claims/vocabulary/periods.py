"""Periods that the desk counts by: a year (`2023`), a quarter (`2023-Q2`), all until (`..2022`)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_FORM = re.compile(r"(?P<before>\.\.)?(?P<year>[1-9][0-9]{3})(?:-Q(?P<quarter>[1-4]))?")
_LAST_YEAR = 9998  # the day after it has to be a date too


class NoPeriod(ValueError):
    """The text names no period."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """`quarter` is 0 for a whole year. With `before` everything up to the period's end."""

    year: int
    quarter: int = 0
    before: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises NoPeriod."""
        match = _FORM.fullmatch(text)
        if not match or int(match["year"]) > _LAST_YEAR:
            raise NoPeriod(text)
        return cls(int(match["year"]), int(match["quarter"] or 0), before=bool(match["before"]))

    def __str__(self) -> str:
        quarter = f"-Q{self.quarter}" if self.quarter else ""
        return f"{'..' if self.before else ''}{self.year}{quarter}"

    @property
    def start(self) -> date:
        """The first day; the beginning of time for what lies before."""
        if self.before:
            return date.min
        return date(self.year, 3 * self.quarter - 2 if self.quarter else 1, 1)

    @property
    def end(self) -> date:
        """The day after the last one."""
        if self.quarter in {0, 4}:
            return date(self.year + 1, 1, 1)
        return date(self.year, 3 * self.quarter + 1, 1)

    def earlier(self, steps: int) -> "Period":
        """As many years or quarters before this one."""
        if not self.quarter:
            return Period(self.year - steps)
        years, quarter = divmod(self.year * 4 + self.quarter - 1 - steps, 4)
        return Period(years, quarter + 1)
