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
            return " ".join(word.typed for word in asked.words) + (
                f" = {asked.value:f} {asked.currency}".rstrip()
            )


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
        ("640 miljoner kronor", ["640 miljoner kronor = 640000000 SEK"]),
        ("640 miljoner", ["640 miljoner = 640000000"]),
        ("640 000 000", ["640 000 000 = 640000000"]),
        ("640 000 000 SEK", ["640 000 000 SEK = 640000000 SEK"]),
        ("2,5 mdkr", ["2,5 mdkr = 2500000000 SEK"]),
        ("300 MSEK", ["300 MSEK = 300000000 SEK"]),
        ("300 milj. kr", ["300 milj kr = 300000000 SEK"]),
        ("300 miljoner euro", ["300 miljoner euro = 300000000 EUR"]),
        ("300 MEUR", ["300 MEUR = 300000000 EUR"]),
        ("0,3 miljarder", ["0,3 miljarder = 300000000"]),
        ("trehundra miljoner", ["trehundra miljoner = 300000000"]),
        ("tre hundra miljoner kronor", ["tre hundra miljoner kronor = 300000000 SEK"]),
        ("över 300 miljoner i år", ["över", "300 miljoner = 300000000", "år"]),
        ("2 miljoner 300 tusen", ["2 miljoner 300 tusen = 2300000"]),
        ("två komma fem miljarder", ["två komma fem miljarder = 2500000000"]),
        # Of the words that are too common none is looked for.
        ("en halv miljon", ["halv miljon = 500000"]),
        ("tolvtusen personer", ["tolvtusen = 12000", "personer"]),
        # One of several amounts, or of an amount and a word.
        ("1 miljon eller två miljoner", ["1 miljon = 1000000 | två miljoner = 2000000"]),
        ("skola eller 5 mkr vård", ["skola | 5 mkr = 5000000 SEK", "vård"]),
        # About so much, no more than a word, or a year.
        ("ett par miljoner", ["par", "miljoner"]),
        ("några miljoner", ["några", "miljoner"]),
        ("hundratals miljoner", ["hundratals", "miljoner"]),
        ("tre dagar", ["tre", "dagar"]),
        ("nittonhundraåttio", ["nittonhundraåttio"]),
        ("tredje miljonen", ["tredje", "miljonen"]),
        ("10-15 miljoner", ["10-15", "miljoner"]),
        ('"tre miljoner"', ['"tre@0 miljoner@1"']),
        ("-tre miljoner", ["-tre", "miljoner"]),
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
