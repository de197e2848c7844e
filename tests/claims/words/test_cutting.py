"""Where words begin and end; PostgreSQL must cut as Python does."""

from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.words.cutting import TOKEN, TOKEN_CHARACTERS, cut

SOURCES = sorted((Path(__file__).parents[3] / "fixtures" / "corpus").glob("*.txt"))


def tokens(text: str) -> list[str]:
    return [token.text for token in cut(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skatten sänks.", ["Skatten", "sänks"]),
        ("10-15 procent", ["10-15", "procent"]),
        ("10–15 procent", ["10–15", "procent"]),
        ("350 kronor/månad", ["350", "kronor/månad"]),
        ("läsåret 2015/16,", ["läsåret", "2015/16"]),
        ("1 250,5 miljoner", ["1 250,5", "miljoner"]),
        ("år 2015 200 personer", ["år", "2015", "200", "personer"]),
        ("12\u202f345\u00a0678 kr", ["12\u202f345\u00a0678", "kr"]),
        ("tre kronor.Det", ["tre", "kronor", "Det"]),
        ("15%, §4", ["15", "%", "§", "4"]),
        ("”Sjuk\u00advården” – nu", ["Sjuk\u00advården", "nu"]),
        ("över-/underskott", ["över", "underskott"]),
        ("EU:s t.ex. H&M", ["EU:s", "t", "ex", "H&M"]),
        ("👍bra👍", ["bra"]),
        ("-" * 40, []),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_places_count_code_points() -> None:
    text = "😀 Skatten på 1\u00a0050 kr"
    assert [text[token.start : token.end] for token in cut(text)] == tokens(text)


def test_a_line_without_spaces_is_cut_short() -> None:
    assert tokens("x" * 5_000) == ["x" * TOKEN_CHARACTERS]


def cut_by_postgresql(text: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT left(found[1], %s) FROM regexp_matches(%s::text, %s, 'g') AS found",
            [TOKEN_CHARACTERS, text, f"({TOKEN})"],
        )
        return [token for (token,) in cursor.fetchall()]


@pytest.mark.django_db
def test_postgresql_cuts_the_corpus_alike() -> None:
    for document in SOURCES:
        text = document.read_text(encoding="utf-8")
        assert cut_by_postgresql(text) == tokens(text)


@pytest.mark.django_db
def test_postgresql_knows_every_character_alike() -> None:
    """Whatever its version and its locale call a letter."""
    planes = (range(1, 0xD800), range(0xE000, 0x1FB00))
    text = " ".join(f"a{chr(code)}b" for plane in planes for code in plane)
    assert cut_by_postgresql(text) == tokens(text)


@pytest.mark.django_db
@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aå19 \u00a0\u2009-–/.,:'’&%()”\u00ad\u200b\u0301\n😀−", max_size=40))
def test_postgresql_cuts_anything_alike(text: str) -> None:
    assert cut_by_postgresql(text) == tokens(text)
