"""Dates of long ago and of the future: what is asked about, and what has come."""

from datetime import date

import pytest

from corpus.sensible_dates import DateOddity, oddity_of

TODAY = date(2026, 11, 30)
LONG_AGO, IN_FUTURE = DateOddity.LONG_AGO, DateOddity.IN_FUTURE


@pytest.mark.parametrize(
    ("edtf", "oddity"),
    [
        ("0016-04-14", LONG_AGO),
        ("1499-12-31", LONG_AGO),
        ("1499~", LONG_AGO),
        ("14XX", LONG_AGO),
        ("../1016", LONG_AGO),
        ("1016/2016", LONG_AGO),
        ("1500", None),
        ("1734", None),
        ("2016-04-14", None),
        ("2026-11-30", None),
        ("2026-12-01", IN_FUTURE),
        ("2026-12", IN_FUTURE),
        ("2026-11", None),
        ("2026", None),
        ("2026~", None),
        ("2027?", IN_FUTURE),
        ("2026-23", None),
        ("202X", None),
        ("203X", IN_FUTURE),
        ("2016/2061", IN_FUTURE),
        ("2016/2026", None),
        ("2022/..", None),
        ("2061/..", IN_FUTURE),
    ],
)
def test_what_nobody_means(edtf: str, oddity: DateOddity | None) -> None:
    assert oddity_of(edtf, TODAY) == oddity
