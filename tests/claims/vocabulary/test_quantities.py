from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Quantity
from claims.vocabulary.quantities import QUALIFIERS, UNITS, is_unit, plain


@pytest.mark.parametrize("unit", ["SEK", "EUR", "USD", *UNITS])
def test_known_units(unit: str) -> None:
    assert is_unit(unit)


@pytest.mark.parametrize(
    "unit",
    ["", "kr", "sek", "SEKK", "SE", "SEK ", "SEK\n", "percent\n", "%", "Percent", "personspercent"],
)
def test_unknown_units(unit: str) -> None:
    assert not is_unit(unit)


def test_the_qualifiers_are_the_models() -> None:
    assert list(QUALIFIERS) == Quantity.Qualifier.values
    assert Quantity.qualifier.field.default == QUALIFIERS[0]


def test_units_fit_their_column() -> None:
    assert max(map(len, UNITS)) <= (Quantity._meta.get_field("unit").max_length or 0)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("640000000.000000", "640000000"),
        ("640000000", "640000000"),
        ("6.4E+8", "640000000"),
        ("0.500000", "0.5"),
        ("1E-6", "0.000001"),
        ("-2.50", "-2.5"),
        ("100", "100"),
        ("0.000000", "0"),
        ("0", "0"),
        ("999999999999999999.999999", "999999999999999999.999999"),
    ],
)
def test_plain(number: str, written: str) -> None:
    assert plain(Decimal(number)) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_plain_keeps_the_value_and_writes_it_one_way(number: Decimal) -> None:
    written = plain(number)
    assert Decimal(written) == number
    assert "E" not in written.upper()
    assert plain(Decimal(written)) == written
    assert not ("." in written and written.endswith(("0", ".")))
