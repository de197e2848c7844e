"""Cells are written harmless, and read back as they were."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.vocabulary.spreadsheet_cells import (
    DIALECTS,
    EXCEL_SV,
    FORMULA_STARTS,
    RFC_4180,
    BadCell,
    Dialect,
    format_number,
    guard,
    parse_day,
    parse_number,
    parse_time,
    unguard,
)

EACH_DIALECT = pytest.mark.parametrize("dialect", DIALECTS.values(), ids=lambda d: d.name)

NUMBERS = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=6)


@given(st.text() | st.builds(str.__add__, st.sampled_from(list(FORMULA_STARTS)), st.text()))
@example("")
@example("'")
@example("''")
@example("'=1+1")
def test_every_text_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text


@given(st.text())
@example("\n=1+1")
@example("\u00a0=1+1")
@example("\ufeff=1+1")
@example("＝1+1")
def test_nothing_that_is_written_is_run(text: str) -> None:
    assert not guard(text).startswith(tuple("=+-@\t\r\n\u00a0\ufeff＝＋－＠"))


@pytest.mark.parametrize("cell", ["'68 blev det så", "'citat'", "vanlig", "'", ""])
def test_an_apostrophe_that_guards_nothing_stays(cell: str) -> None:
    assert unguard(cell) == cell


@EACH_DIALECT
@given(number=NUMBERS)
def test_every_number_comes_back(dialect: Dialect, number: Decimal) -> None:
    assert parse_number(format_number(f"{number:f}", dialect), dialect) == number


@pytest.mark.parametrize(
    ("cell", "number"),
    [("640 000 000,5", "640000000.5"), ("1\u00a0234", "1234"), ("'-0,5", "-0.5"), ("−7", "-7")],
)
def test_numbers_as_people_write_them(cell: str, number: str) -> None:
    assert parse_number(cell, EXCEL_SV) == Decimal(number)


@pytest.mark.parametrize(
    ("cell", "dialect"),
    [
        *(("1.234", EXCEL_SV), ("1,234", RFC_4180), ("1.2.3", RFC_4180), ("1,2,3", EXCEL_SV)),
        *(("", RFC_4180), ("NaN", RFC_4180), ("Infinity", RFC_4180), ("1e9", RFC_4180)),
        *(("1_000", RFC_4180), ("tolv", EXCEL_SV)),
    ],
)
def test_what_is_no_number_of_the_dialect_is_refused(cell: str, dialect: Dialect) -> None:
    with pytest.raises(BadCell) as error:
        parse_number(cell, dialect)
    assert str(error.value) == cell


def test_days_and_times() -> None:
    assert parse_day(" 2024-02-29 ") == date(2024, 2, 29)
    moment = datetime(2024, 3, 1, 12, 0, 5, 123456, tzinfo=UTC)
    assert parse_time("2024-03-01T12:00:05.123456Z", RFC_4180) == moment
    assert parse_time("2024-03-01 12:00:05", EXCEL_SV) == moment.replace(microsecond=0)


@pytest.mark.parametrize("cell", ["", "2023-02-29", "1/3/2024", "2024-03-01 12:00:00", "2024"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(BadCell):
        parse_day(cell)


@EACH_DIALECT
@pytest.mark.parametrize("cell", ["", "2024-03-01", "12:00", "2024-03-01T12:00:05+01:00"])
def test_what_is_no_time_is_refused(dialect: Dialect, cell: str) -> None:
    with pytest.raises(BadCell):
        parse_time(cell, dialect)
