"""Plain numbers found in quotes; against sentences of our own, and the curated claims."""

from decimal import Decimal
from pathlib import Path

import pytest

from claims.imports.fixtures.files import read_fixtures
from claims.spotting.numbers import quantities_in
from claims.vocabulary.quantities import QUALIFIERS, is_unit

FIXTURES = Path(__file__).parents[3] / "fixtures"


def found(quote: str) -> list[tuple[str, str, str | None, str, str]]:
    return [
        (
            each.text,
            f"{each.value.normalize():f}",
            None if each.value_max is None else f"{each.value_max.normalize():f}",
            each.unit,
            each.qualifier,
        )
        for each in quantities_in(quote)
    ]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (
            "kostade 640 miljoner kronor förra året",
            ("640 miljoner kronor", "640000000", None, "SEK", "exact"),
        ),
        ("underskott på 24 miljarder.", ("24 miljarder", "24000000000", None, "SEK", "exact")),
        ("fonden får 200 miljoner i år", ("200 miljoner", "200000000", None, "SEK", "exact")),
        (
            "av 1\u00a0050 socialarbetare",
            ("1\u00a0050 socialarbetare", "1050", None, "persons", "exact"),
        ),
        ("200\u2009000 invånare", ("200\u2009000 invånare", "200000", None, "persons", "exact")),
        ("målet 200,000 invånare", ("200,000 invånare", "200000", None, "persons", "exact")),
        ("10 till 15 år bort", ("10 till 15 år", "10", "15", "years", "exact")),
        ("10–15 år bort", ("10–15 år", "10", "15", "years", "exact")),
        (
            "mellan 2,5 och 3 procent",
            ("2,5 och 3 procent", "2.5", "3", "percent", "exact"),
        ),
        (
            "ge nästan en halv miljard till staden",
            ("nästan en halv miljard", "500000000", None, "SEK", "almost"),
        ),
        ("sjönk med 15 procent", ("15 procent", "15", None, "percent", "exact")),
        ("steg 2 procentenheter", ("2 procentenheter", "2", None, "percentage_points", "exact")),
        ("Drygt 5 000 elever", ("Drygt 5 000 elever", "5000", None, "persons", "more_than")),
        ("cirka tre månader", ("cirka tre månader", "3", None, "months", "about")),
        ("minst 3 500 kr", ("minst 3 500 kr", "3500", None, "SEK", "at_least")),
        ("högst 40 timmar", ("högst 40 timmar", "40", None, "hours", "at_most")),
        ("ett tiotal poliser", ("ett tiotal poliser", "10", None, "persons", "about")),
        ("barn under 15 år", ("15 år", "15", None, "years", "less_than")),
        ("pågick under tre år", ("tre år", "3", None, "years", "exact")),
        ("skatten sänks 15 öre", ("15 öre", "0.15", None, "SEK", "exact")),
        ("kostade 5 mnkr", ("5 mnkr", "5000000", None, "SEK", "exact")),
        ("antalet fördubblades", ("fördubblades", "2", None, "ratio", "exact")),
    ],
)
def test_plain_numbers(quote: str, expected: tuple[str, str, str | None, str, str]) -> None:
    assert found(quote) == [expected]
    for each in quantities_in(quote):
        assert quote[each.start :].startswith(each.text)


def test_part_and_whole_are_two() -> None:
    assert found("10 procent eller runt 100 av 1 050 socialarbetare") == [
        ("10 procent", "10", None, "percent", "exact"),
        ("runt 100", "100", None, "persons", "about"),
        ("1 050 socialarbetare", "1050", None, "persons", "exact"),
    ]


@pytest.mark.parametrize(
    "quote",
    [
        *("i årskurs 9", "idag 20/10", "tisdagen den 22/9", "dnr KS 2023/431", "i P1 sa hon"),
        *("den 15 april", "år 2023", "på 90-talet", "12-15-åringar", "klockan 15", "18 kap. 2 §"),
        "Av , , 13 kommentarer 12",
        "från 10 till 15 procent",  # a change, not a range
        "10 och 15 procent",
        "sex stycken",
        "två miljoner bilar",
        "2,500 kronor",  # thousands, or a decimal?
        "1.500 kronor",
        "över tre år",
        "en person",
        "15 till 10 procent",
        *("", "procent", "kostade miljoner", "😀"),
    ],
)
def test_what_could_mean_something_else_is_left_out(quote: str) -> None:
    assert found(quote) == []


def test_byline_with_a_real_number_after_it() -> None:
    assert [each[0] for each in found("13 kommentarer 12 barn")] == ["12 barn"]


def test_long_quotes_take_no_long_time_and_break_nothing() -> None:
    many = quantities_in("mer än 1 000 000 000 " * 2_000 + "5 procent")
    assert [each.text for each in many] == ["5 procent"]


def test_curated_claims() -> None:
    """A quantity counts as found when value, upper value, unit and qualifier are all right."""
    right = wrong = missed = 0
    fixtures, mistakes = read_fixtures(FIXTURES)
    assert mistakes == []
    for claim in fixtures.claims:
        wanted = [(q.value, q.value_max, q.unit, q.qualifier) for q in claim.quantities]
        for each in quantities_in(claim.quote):
            assert is_unit(each.unit)
            assert each.qualifier in QUALIFIERS
            assert each.value == each.value.quantize(Decimal("0.000001"))
            values = (each.value, each.value_max, each.unit, each.qualifier)
            if values in wanted:
                wanted.remove(values)
                right += 1
            else:
                wrong += 1
        missed += len(wanted)
    assert right + missed > 40  # there is something to measure
    assert right / (right + wrong) >= 0.95  # precision: 1.00 when this was written
    assert right / (right + missed) >= 0.75  # recall: 0.83
