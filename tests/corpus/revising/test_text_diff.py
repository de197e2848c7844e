"""The map from a text to its next revision."""

from random import Random

import pytest

from benchmarks.mutations import NOISE, Mutated
from corpus.anchoring import Span
from corpus.revising.matching import matching
from corpus.revising.pieces import sentences_of, starts_of, words_of
from corpus.revising.text_diff import compare
from tests.claims.moving.revised import NEW, OLD


def holds(old: str, new: str) -> None:
    """Whatever is kept is the same on both sides, in the order of both, and never twice."""
    diff = compare(old, new)
    position, new_position = 0, 0
    for run in diff.kept:
        assert run.length > 0
        assert run.old >= position
        assert run.new >= new_position
        assert old[run.old : run.old + run.length] == new[run.new : run.new + run.length]
        position, new_position = run.old + run.length, run.new + run.length
    for run in diff.moved:
        assert old[run.old : run.old + run.length] == new[run.new : run.new + run.length]


@pytest.mark.parametrize(
    ("old", "new"),
    [(OLD, NEW), (NEW, OLD), (OLD, OLD), ("", OLD), (OLD, ""), ("", ""), (OLD, OLD[::-1])],
    ids=["next", "back", "same", "from nothing", "to nothing", "nothing", "backwards"],
)
def test_what_is_kept_is_the_same(old: str, new: str) -> None:
    holds(old, new)


def test_what_is_kept_is_the_same_whatever_was_done() -> None:
    random = Random(3)  # noqa: S311  # the same changes each time
    for _ in range(60):
        now = Mutated(OLD * 3)
        for _ in range(5):
            random.choice(NOISE)(now, random)
        holds(OLD * 3, now.text)


def test_the_same_text_is_one_run() -> None:
    (run,) = compare(OLD, OLD).kept
    assert run == (0, 0, len(OLD))
    assert compare(OLD, OLD).place_of(Span(3, 9)) == Span(3, 9)


def test_words_are_kept_whole() -> None:
    old, new = "Det är 12 procent.", "Det är 112 procent."
    place = old.index("12")
    assert compare(old, new).place_of(Span(place, place + 2)) is None
    assert compare(old, new).around(Span(place, place + 2)) == Span(7, 10)


def test_of_two_that_changed_places_the_shorter_was_moved() -> None:
    old, new = "aaaaaaaaaaaa.\nbbb.\n", "bbb.\naaaaaaaaaaaa.\n"
    diff = compare(old, new)
    assert diff.place_of(Span(0, 12)) == Span(5, 17)
    assert diff.moved_place_of(Span(14, 17)) == Span(0, 3)
    assert diff.place_of(Span(14, 17)) is None


def test_nothing_is_lost_by_cutting() -> None:
    for text in (OLD, NEW, "Hej. Hej! ”Ja?” Nej … 12 000,5 kr\u00a0.\n\n\nSlut", ""):
        assert "".join(sentences_of(text)) == text
        assert "".join(words_of(text)) == text
        assert starts_of(sentences_of(text))[-1] == len(text)


def test_a_number_is_one_word() -> None:
    assert words_of("1 250,5 kr") == ["1 250,5", " ", "kr"]
    assert words_of("−3 procent") == ["−3", " ", "procent"]


def test_elements_that_come_again_are_matched_in_their_order() -> None:
    old, new = list("abab" * 40), list("abab" * 40 + "c")
    assert matching(old, new, [1] * len(old)) == [(0, 0, 160)]
    old, new = list("xyxyxy"), list("yxyxyx")
    assert sum(run.length for run in matching(old, new, [1] * 6)) >= 4


def test_texts_that_have_nothing_in_common_come_to_an_end() -> None:
    old = "".join(f"ord{number % 97} " for number in range(20_000))
    new = "".join(f"ord{number * 31 % 97} " for number in range(20_000))
    holds(old, new)


def test_the_edges_of_what_was_replaced() -> None:
    old, new = "Här står A.\nMitten är borta.\nSlut.\n", "Här står A.\nSlut.\n"
    start = old.index("Mitten")
    assert compare(old, new).around(Span(start, start + 6)) == Span(12, 12)
