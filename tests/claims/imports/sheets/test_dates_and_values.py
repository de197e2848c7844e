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
    found = values.numbers("640 miljoner kronor = 640000000 SEK | 10-15 år = 10–15 years", ".")
    assert [(n.text, n.value, n.value_max, n.unit) for n in found] == [
        ("640 miljoner kronor", Decimal(640000000), None, "SEK"),
        ("10-15 år", Decimal(10), Decimal(15), "years"),
    ]
    (swedish,) = values.numbers("15 öre = 0,15 SEK", ",")
    assert swedish.value == Decimal("0.15")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("640 miljoner", "quantity_form"),
        ("640 = 640", "quantity_form"),
        ("x = 1e9 SEK", "quantity_form"),
        ("x = NaN SEK", "quantity_form"),
        ("x = 1 massor", "quantity_unit"),
        ("x = 5–3 years", "quantity_range"),
        ("x = 1000000000000000000 SEK", "quantity_size"),
        ("x = 0.0000001 SEK", "quantity_size"),
    ],
)
def test_numbers_that_are_none(cell: str, code: str) -> None:
    with pytest.raises(values.BadValue) as caught:
        values.numbers(cell, ".")
    assert caught.value.code == code


def test_lists() -> None:
    assert values.listed("skatt | ekonomi och budget") == ["skatt", "ekonomi och budget"]
    assert values.listed("skatt; vård, skatt") == ["skatt", "vård"]
