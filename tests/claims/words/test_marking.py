"""Where the words of a query stand in a text."""

import pytest

from claims.words.forms import WordForm
from claims.words.marking import marked_places
from claims.words.queries import read_query

TEXT = "😀 Skatten höjs: 640 miljoner kronor. ”Skattehöjningen” är 640 kr, höjd av regeringen."


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ("skatt", ["Skatten", "Skattehöjningen"]),
        ("höja", ["höjs", "höjd"]),
        ("640", ["640", "640"]),
        ("640 miljoner", ["640 miljoner"]),
        ("640 MSEK", ["640 miljoner kronor"]),
        ("sexhundrafyrtio miljoner", ["640 miljoner"]),
        ("0,64 miljarder kronor", ["640 miljoner kronor"]),
        ("640 miljoner euro", []),
        ('"höjd av regeringen"', ["höjd av regeringen"]),
        ('"höjd regeringen"', []),
        ("skatt -regeringen", ["Skatten", "Skattehöjningen"]),
        ("moms eller krona", ["kronor", "kr"]),
        ("", []),
    ],
)
def test_words_are_marked_in_the_form_in_which_they_stand(asked: str, marked: list[str]) -> None:
    places = marked_places(TEXT, read_query(asked))
    assert [TEXT[start:end] for start, end in places] == marked


@pytest.mark.parametrize("asked", ["", "-skatt"])
def test_where_nothing_is_wanted_no_word_is_looked_up(asked: str) -> None:
    """A list that was not searched would read the lexicon for each of its words."""

    def looked_up(token: str) -> WordForm:
        raise AssertionError(token)

    assert marked_places(TEXT, read_query(asked), form_of=looked_up) == []
