"""Nearest words to mistyped ones."""

import pytest

from claims.words.spelling import SpellingIndex, nearest, slips, slips_between, sound

COUNTS = {
    "kommunen": 40,
    "kommuner": 12,
    "regeringen": 60,
    "parlament": 5,
    "äldreomsorg": 9,
    "kärnkraft": 20,
    "skatt": 90,
    "skott": 2,
    "statsminister": 30,
    "umeå": 3,
    "val": 50,
}
INDEX = SpellingIndex(COUNTS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("komunen", "kommunen"),
        ("kommnuen", "kommunen"),
        ("regjeringen", "regeringen"),
        ("parlamänt", "parlament"),
        ("äldreomsårg", "äldreomsorg"),
        ("kärnkaft", "kärnkraft"),
        ("stattsminnister", "statsminister"),
        ("umea", "umeå"),
    ],
)
def test_the_nearest_word(typed: str, meant: str) -> None:
    assert INDEX.nearest(typed)[0] == meant


def test_the_commoner_of_two_that_are_as_near_comes_first() -> None:
    assert INDEX.nearest("sktt") == ["skatt", "skott"]


@pytest.mark.parametrize("typed", ["kommunen", "va", "bananas", "", "x" * 500])
def test_nothing_near(typed: str) -> None:
    assert INDEX.nearest(typed) == []


def test_few_are_offered() -> None:
    assert len(nearest("kommunn", dict.fromkeys(slips("kommunn"), 1), most=3)) == 3


@pytest.mark.parametrize(
    ("word", "other", "distance"),
    [("skatt", "skatt", 0), ("skatt", "sktat", 1), ("skatt", "skat", 1), ("skatt", "skola", 3)],
)
def test_slips_between(word: str, other: str, distance: int) -> None:
    assert slips_between(word, other, 3) == distance


def test_every_slip_is_one_slip_away() -> None:
    assert all(slips_between("väg", other, 1) <= 1 for other in slips("väg"))


def test_what_sounds_alike() -> None:
    assert sound("kommunen") == sound("komunen")
    assert sound("station") == sound("stasjon")
    assert sound("skatt") != sound("skola")
