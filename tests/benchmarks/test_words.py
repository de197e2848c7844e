"""How well search knows Swedish words: the same sets as `python -m benchmarks words` prints."""

import pytest

from benchmarks.words import Score, scores
from claims.words.lexicon import read_whole


@pytest.fixture(scope="module")
def by_what() -> dict[str, Score]:
    with read_whole():
        return {score.what: score for score in scores()}


@pytest.mark.parametrize(
    ("what", "least", "asked"),
    [
        ("forms meet", 0.97, 1_500),
        ("forms meet, by hand", 0.97, 350),
        ("a slip finds its word", 0.95, 60),
        ("different words stay apart", 0.99, 200),
        ("compounds are found by their parts", 0.90, 300),
        ("traps are not", 0.97, 100),
    ],
)
def test_search_knows_words(by_what: dict[str, Score], what: str, least: float, asked: int) -> None:
    score = by_what[what]
    assert score.asked >= asked
    assert score.share_right >= least, score.wrong
