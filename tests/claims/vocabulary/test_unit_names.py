"""Units in the editor's words."""

import pytest

from claims.vocabulary.quantities import UNITS
from claims.vocabulary.unit_names import unit_name, unit_names, unit_of


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("kr", "SEK"),
        ("kr.", "SEK"),
        ("kronors", "SEK"),
        (":-", "SEK"),
        ("US-dollar", "USD"),
        ("proc.", "percent"),
        ("procents", "percent"),
        ("%-enheter", "percentage_points"),
        ("procentenheters", "percentage_points"),
        ("års", "years"),
        ("s", None),
        (".", None),
        ("Kronor", "SEK"),
        ("sek", "SEK"),
        ("%", "percent"),
        ("procent", "percent"),
        ("procentenheter", "percentage_points"),
        ("percentage points", "percentage_points"),
        ("percentage_points", "percentage_points"),
        ("personer", "persons"),
        ("år", "years"),
        ("norska  kronor", "NOK"),
        ("CHF", "CHF"),
        ("chf", "CHF"),
        ("tkr", None),
        ("MKR", None),
        ("KWH", None),
        ("KVM", None),
        ("XYZ", None),
        ("all", None),
        ("THB", "THB"),
        ("ton", None),
        ("hekto", None),
        ("", None),
    ],
)
def test_what_editors_type(typed: str, unit: str | None) -> None:
    assert unit_of(typed) == unit


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_unit_has_a_name_that_is_read_as_it_again(language: str) -> None:
    for unit in (*UNITS, "SEK", "EUR", "USD", "NOK", "DKK", "GBP", "CHF"):
        assert unit_of(unit_name(unit, language)) == unit
    assert len(set(unit_names(language))) == len(unit_names(language))


def test_english_codes_are_not_shown_in_swedish() -> None:
    assert not set(unit_names("sv")) & {*UNITS, "SEK"}
