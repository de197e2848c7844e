"""Numbers as people write them: read where they read one way, asked about where they read two."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from claims.admin.widgets import NumberField, UnitField, typed_number
from claims.vocabulary.written_numbers import NoNumber, NumberInDoubt, read_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("640 000 000", "640000000"),
        ("1\u202f250,5", "1250.5"),
        ("2.5", "2.5"),
        ("−3", "-3"),
        ("–3", "-3"),
        ("+3", "3"),
        ("0,125", "0.125"),
        ("1250,125", "1250.125"),
        ("12,3450", "12.345"),
    ],
)
def test_numbers_that_read_one_way(written: str, number: str) -> None:
    assert read_number(written) == Decimal(number)


@pytest.mark.parametrize("written", ["640.000", "200,000", "-1.500", " 12,345 "])
def test_numbers_that_read_two_ways(written: str) -> None:
    with pytest.raises(NumberInDoubt) as caught:
        read_number(written)
    # Each reading is one that is taken.
    first, second = map(read_number, caught.value.readings)
    assert second == 1000 * first


@pytest.mark.parametrize("written", ["20 23", "1 2 3", "1.000.000", "1e9", "NaN", "", "640.000,00"])
def test_what_is_no_number(written: str) -> None:
    with pytest.raises(NoNumber):
        read_number(written)


NUMBERS = st.decimals(min_value=-(10**15), max_value=10**15, places=6)


@pytest.mark.parametrize("language", ["sv", "en"])
@given(number=NUMBERS | st.integers(-999_999, 999_999).map(lambda n: Decimal(n) / 1000))
def test_what_a_field_shows_is_read_as_the_same_number(number: Decimal, language: str) -> None:
    field = NumberField(max_digits=24, decimal_places=6)
    with translation.override(language):
        assert field.clean(typed_number(number)) == number


@pytest.mark.parametrize("typed", ["640.000", "200,000", "12,345"])
def test_a_form_asks_which_number_is_meant(typed: str) -> None:
    with translation.override("sv"), pytest.raises(ValidationError) as caught:
        NumberField(max_digits=24, decimal_places=6).clean(typed)
    (message,) = caught.value.messages
    assert message.startswith(f"”{typed}” kan betyda")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("640 miljoner", 640_000_000),
        ("1,2 milj.", 1_200_000),
        ("24 mdr", 24_000_000_000),
        ("5 tusen", 5_000),
        ("-3 miljarder", -3_000_000_000),
    ],
)
def test_a_form_reads_a_number_with_its_factor(typed: str, number: int) -> None:
    with translation.override("sv"):
        assert NumberField(max_digits=24, decimal_places=6).clean(typed) == number


@pytest.mark.parametrize("typed", ["mkr", "Mdkr", "tkr", "MSEK"])
def test_a_form_says_what_a_unit_with_a_factor_is(typed: str) -> None:
    with translation.override("sv"), pytest.raises(ValidationError) as caught:
        UnitField().clean(typed)
    (message,) = caught.value.messages
    assert message.startswith(f"”{typed}” är 1\u00a0000")
    assert message.endswith("och enheten kronor.")


def test_a_form_names_what_is_no_number() -> None:
    for typed in ("20 23", "1e9", "sju"):
        with translation.override("sv"), pytest.raises(ValidationError) as caught:
            NumberField(max_digits=24, decimal_places=6).clean(typed)
        (message,) = caught.value.messages
        assert message == f"”{typed}” är inget tal. Skriv det med siffror, som 640 000 000."
