"""Single cells: dates in many notations, numbers, lists."""

from decimal import Decimal

import pytest
from django.utils import translation

from claims.imports.sheets import values
from claims.imports.sheets.dates import DateRefused, doubt_about, to_edtf
from claims.models import Claim


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2016-04-14", "2016-04-14"),
        ("2016-04", "2016-04"),
        ("2016", "2016"),
        ("2023~", "2023~"),
        ("2020-09-22/2020-12-31", "2020-09-22/2020-12-31"),
        ("14/4 2016", "2016-04-14"),
        ("14.4.2016", "2016-04-14"),
        ("14. 4. 2016", "2016-04-14"),
        ("14 april 2016", "2016-04-14"),
        ("den 14:e april 2016", "2016-04-14"),
        ("April 14, 2016", "2016-04-14"),
        ("14 apr. 2016", "2016-04-14"),
        ("april 2016", "2016-04"),
        ("cirka 2023", "2023~"),
        ("ca. april 2016", "2016-04~"),
        ("våren 2020", "2020-21"),
        ("Hösten 2020", "2020-23"),
        ("42474", "2016-04-14"),
        ("2016-04-14T00:00", "2016-04-14"),
        ("2016-04-14 13:37:00", "2016-04-14"),
        ("31/12/2016", "2016-12-31"),
        ("12/31/2016", "2016-12-31"),
        ("04/04/2016", "2016-04-04"),
        ("2016/04/14", "2016-04-14"),
        ("20160414", "2016-04-14"),
    ],
)
def test_dates_that_leave_no_doubt(written: str, edtf: str) -> None:
    assert to_edtf(written) == edtf


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("04/05/2016", "date_of_two_readings"),
        ("4-5-2016", "date_of_two_readings"),
        ("14/4/16", "date_of_two_readings"),
        ("31/12/99", "date_ambiguous"),
        ("30 februari 2016", "date_not_in_calendar"),
        ("2016-13", "date_not_in_calendar"),
        ("vintern 2020", "date_of_two_readings"),
        ("2021-22", "date_of_two_readings"),
        ("3/5", "date_ambiguous"),
        ("24 november", "date_without_year"),
        ("i går", "date_relative"),
        ("i fredags", "date_relative"),
        ("2019/..", "date_unknown"),
        ("2020-12-31/2020-01-01", "date_unknown"),
        ("cirka någon gång", "date_unknown"),
        ("1", "date_unknown"),
        # A year with a digit too many is no day of 1955.
        ("20161", "date_unknown"),
        ("19999", "date_unknown"),
        ("", "date_unknown"),
    ],
)
def test_dates_that_say_less_than_they_seem(written: str, code: str) -> None:
    with pytest.raises(DateRefused) as caught:
        to_edtf(written)
    assert doubt_about(caught.value)[0] == code


def test_every_kind_is_known_by_the_words_that_editors_see() -> None:
    for names, choices in ((values.KINDS, Claim.Kind), (values.WORTHINESS, Claim.Worthiness)):
        assert set(names) == set(choices.values)
        for choice in choices:
            for language in ("sv", "en"):
                with translation.override(language):
                    assert values.one_of(str(choice.label).upper(), names) == choice.value


def test_numbers_as_our_exports_write_them() -> None:
    found = values.numbers("640 miljoner kronor = 640000000 SEK | 10-15 år = 10–15 years")
    assert [(n.text, n.value, n.value_max, n.unit) for n in found] == [
        ("640 miljoner kronor", Decimal(640000000), None, "SEK"),
        ("10-15 år", Decimal(10), Decimal(15), "years"),
    ]
    (swedish,) = values.numbers("15 öre = 0,15 SEK")
    assert swedish.value == Decimal("0.15")


@pytest.mark.parametrize(
    ("amount", "value", "value_max", "unit"),
    [
        ("1 250,5 kronor", "1250.5", None, "SEK"),
        ("1.5 SEK", "1.5", None, "SEK"),
        ("5 norska kronor", "5", None, "NOK"),
        ("3 percentage points", "3", None, "percentage_points"),
        ("15%", "15", None, "percent"),
        ("10-15 år", "10", "15", "years"),
        ("–3 procent", "-3", None, "percent"),
        ("0,125 procent", "0.125", None, "percent"),
        ("12,3450 procent", "12.345", None, "percent"),
        ("640\N{THIN SPACE}000 personer", "640000", None, "persons"),
    ],
)
def test_numbers_as_people_write_them(
    amount: str, value: str, value_max: str | None, unit: str
) -> None:
    (found,) = values.numbers(f"orden = {amount}")
    assert (found.value, found.unit) == (Decimal(value), unit)
    assert found.value_max == (Decimal(value_max) if value_max else None)


@pytest.mark.parametrize(
    ("amount", "readings"),
    [
        ("640.000 persons", ("640", "640000")),
        ("200,000 SEK", ("200", "200000")),
        ("12,345 procent", ("12.3450", "12345")),
        ("1–2.500 SEK", ("2.5000", "2500")),
    ],
)
def test_thousands_are_never_taken_for_thousandths(amount: str, readings: tuple[str, str]) -> None:
    with pytest.raises(values.BadValue) as caught:
        values.numbers(f"orden = {amount}")
    assert caught.value.code == "quantity_of_two_readings"
    assert tuple(caught.value.readings.values()) == readings


def test_what_a_claim_has_already_is_read_as_our_own_files_write_it() -> None:
    present = [{"text": "orden", "value": "12.345", "value_max": None, "unit": "percent"}]
    (found,) = values.numbers("orden = 12.345 percent", present)
    assert found.value == Decimal("12.345")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("640 miljoner", "quantity_form"),
        ("640 = 640", "quantity_form"),
        ("x = 1e9 SEK", "quantity_unit"),
        ("x = 20 23 SEK", "quantity_form"),
        ("x = 1 2 3 SEK", "quantity_form"),
        ("x = 640.000,00 SEK", "quantity_form"),
        ("x = 1.000.000 SEK", "quantity_form"),
        ("x = NaN SEK", "quantity_form"),
        ("x = 1 massor", "quantity_unit"),
        ("x = 5–3 years", "quantity_range"),
        ("x = 1000000000000000000 SEK", "quantity_size"),
        ("x = 0.0000001 SEK", "quantity_size"),
    ],
)
def test_numbers_that_are_none(cell: str, code: str) -> None:
    with pytest.raises(values.BadValue) as caught:
        values.numbers(cell)
    assert caught.value.code == code


def test_lists() -> None:
    assert values.listed("skatt | ekonomi och budget") == ["skatt", "ekonomi och budget"]
    assert values.listed("skatt; vård, skatt") == ["skatt", "vård"]
