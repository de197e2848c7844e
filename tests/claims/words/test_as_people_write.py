"""Other ways to write the same: abbreviations, genitives without a colon, pairs of years, names."""

import pytest

from claims.words.forms import word_form
from claims.words.queries import read_query


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mån", "månaden"),
        ("kr/mån", "kronor/månad"),
        ("tim", "timmar"),
        ("ca", "cirka"),
        ("kvm", "kvadratmeter"),
        ("TWh", "terawattimmar"),
        ("prop", "propositionen"),
        ("okt", "oktober"),
        ("EUs", "EU"),
        ("LOs", "LO:s"),
        ("2015/16", "2015/2016"),
        ("2015–16", "2015/16"),
        ("lockdownen", "lockdown"),
        ("hubbar", "hubben"),
    ],
)
def test_they_meet(one: str, other: str) -> None:
    assert not set(word_form(one).lexemes).isdisjoint(word_form(other).lexemes)


@pytest.mark.parametrize(
    ("one", "other"),
    [("eus", "EU"), ("2015/17", "2015/18"), ("2015/16", "2016/17")],
)
def test_they_do_not(one: str, other: str) -> None:
    assert word_form(one).lexemes[0] != word_form(other).lexemes[0]
    assert word_form(other).lexemes[0] not in word_form(one).lexemes


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("sjöfart", "Sjöfartsverket"),
        ("skola", "Skolinspektionens"),
        ("jordbruk", "Jordbruksverket"),
        ("kommun", "kommunalskatten"),
        ("kommunal", "kommunalskatten"),
        ("polis", "poliskåren"),
        ("per", "kronor/månad"),
    ],
)
def test_a_part_finds_it(part: str, name: str) -> None:
    form = word_form(name)
    assert not set(word_form(part).lexemes).isdisjoint((*form.lexemes, *form.parts))


@pytest.mark.parametrize("name", ["Karlstad", "Göteborg", "Sandviken", "Lundberg"])
def test_a_place_or_a_person_has_no_parts(name: str) -> None:
    assert word_form(name).parts == ()


def test_per_is_no_other_way_to_ask_for_what_is_joined() -> None:
    assert "per" not in word_form("kr/mån").lexemes
    assert "per" not in word_form("skola/förskola").parts


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("skola or", ["skola"]),
        ("or skola", ["skola"]),
        ("skola or or skatt", ["skola", "skatt"]),
        ("skola OR", ["skola"]),
        ("or", ["or"]),
        ('skola "or"', ["skola", "or"]),
    ],
)
def test_an_or_that_is_not_finished_is_not_looked_for(typed: str, asked: list[str]) -> None:
    query = read_query(typed)
    assert [word.typed for word in query.words()] == asked
    assert all(len(clause.any_of) == 1 for clause in query.clauses)
