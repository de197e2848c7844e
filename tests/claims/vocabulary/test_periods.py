"""Periods as they stand in an address: where they begin and end."""

from datetime import date

import pytest

from claims.vocabulary.periods import NoPeriod, Period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023", date(2023, 1, 1), date(2024, 1, 1)),
        ("2023-Q1", date(2023, 1, 1), date(2023, 4, 1)),
        ("2023-Q4", date(2023, 10, 1), date(2024, 1, 1)),
        ("..2022", date.min, date(2023, 1, 1)),
        ("..2022-Q3", date.min, date(2022, 10, 1)),
        ("9998", date(9998, 1, 1), date(9999, 1, 1)),
    ],
)
def test_bounds(text: str, start: date, end: date) -> None:
    period = Period.parse(text)
    assert (period.start, period.end, str(period)) == (start, end, text)


@pytest.mark.parametrize("text", ["", "23", "2023-Q5", "2023-1", "9999", "0000", "2023..", "٢٠٢٣"])
def test_what_is_none(text: str) -> None:
    with pytest.raises(NoPeriod):
        Period.parse(text)


def test_counting_back() -> None:
    assert Period(2023, 1).earlier(1) == Period(2022, 4)
    assert Period(2023, 4).earlier(4) == Period(2022, 4)
    assert Period(2023, 2).earlier(0) == Period(2023, 2)
    assert Period(2023).earlier(11) == Period(2012)
