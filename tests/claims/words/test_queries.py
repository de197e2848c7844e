"""What people type, read into what is to be found."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.words.queries import (
    MOST_WORDS,
    Asked,
    AskedAmount,
    AskedPhrase,
    AskedWord,
    TextQuery,
    read_query,
)


def shown(query: TextQuery) -> list[str]:
    """A line for each clause: `-` before what must not be there, `|` between choices."""
    return [
        ("" if clause.wanted else "-") + " | ".join(_shown(asked) for asked in clause.any_of)
        for clause in query.clauses
    ]


def _shown(asked: Asked) -> str:
    match asked:
        case AskedWord():
            return asked.typed
        case AskedPhrase():
            return '"' + " ".join(f"{word.typed}@{at}" for at, word in asked.words) + '"'
        case AskedAmount():
            return " ".join(word.typed for word in asked.words) + f" = {asked.value:f}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("skatt skola", ["skatt", "skola"]),
        ('"höjd skatt" skola', ['"höjd@0 skatt@1"', "skola"]),
        ("“höjd av skatt”", ['"höjd@0 skatt@2"']),
        ('"aldrig slut', ['"aldrig@0 slut@1"']),
        ("skatt -moms", ["skatt", "-moms"]),
        ('skatt -"höjd moms"', ["skatt", '-"höjd@0 moms@1"']),
        ("skola eller förskola vård", ["skola | förskola", "vård"]),
        ("skola OR förskola or vård", ["skola | förskola | vård"]),
        ("skatt eller", ["skatt"]),
        ("eller skatt", ["skatt"]),
        ("10-15 procent", ["10-15", "procent"]),
        ("x -15", ["x", "-15"]),
        ("640 miljoner kronor", ["640 miljoner = 640000000", "kronor"]),
        ("640 000 000", ["640 000 000 = 640000000"]),
        ("2,5 mdkr", ["2,5 mdkr = 2500000000"]),
        ("5000 personer 2023", ["5000", "personer", "2023"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert shown(read_query(text)) == expected


@pytest.mark.parametrize(
    "text", ["", "   ", "-" * 40, "och det", "eller", '""', "–", "\u00ad", "-skatt"]
)
def test_nothing_to_look_for(text: str) -> None:
    assert read_query(text).is_empty


def test_common_words_are_named() -> None:
    query = read_query('Skatten och skolan "den nya"')
    assert query.too_common == ("och",)
    assert shown(query) == ["Skatten", "skolan", '"nya@0"']
    assert read_query("och det").too_common == ("och", "det")


def test_more_words_than_anybody_types_are_left_out() -> None:
    query = read_query("skatt " * MOST_WORDS + "skola")
    assert query.left_out == ("skola",)
    assert len(query.clauses) == MOST_WORDS


def test_an_amount_has_its_words_too() -> None:
    (clause,) = read_query("24 miljarder").clauses
    (amount,) = clause.any_of
    assert isinstance(amount, AskedAmount)
    assert amount.value == Decimal(24_000_000_000)
    assert [word.form.lexemes for word in amount.words] == [("24",), ("miljard",)]


@given(st.text(max_size=200))
def test_no_text_is_an_error(text: str) -> None:
    read_query(text)


@given(st.text(alphabet='skatt"“-  oreller15\x00\ud800()&|!:*\\', max_size=80))
def test_no_heap_of_operators_is_an_error(text: str) -> None:
    query = read_query(text)
    assert all(word.form.lexemes for word in query.words())
