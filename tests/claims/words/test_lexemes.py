"""Vectors and queries as PostgreSQL reads them; its own function makes the same of a text."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.models import DeskToken, PublicToken
from claims.publication.word_tables import entries_of, note_tokens
from claims.words.cutting import tokens
from claims.words.forms import word_form
from claims.words.lexemes import amount, entry, tsquery, vector, with_exact
from claims.words.preparing import fold
from claims.words.queries import read_query
from tests.claims.words.test_cutting import SOURCES
from tests.promises import ask


def test_a_word_is_indexed_as_it_is_written_too() -> None:
    assert (
        vector([(tokens("Skatten sänks"), "A")])
        == "'skatt':1A '=skatten':1A 'sänka':2A '=sänks':2A"
    )


def test_parts_of_compounds_have_the_least_weight_and_common_words_only_a_place() -> None:
    assert vector([(tokens("och skattesänkning"), "A")]) == (
        "'skattesänkning':2A '=skattesänkning':2A 'skatt':2 'sänkning':2"
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("skatten", "('skatt' | '=skatten')"),
        ("skatt -moms", "('skatt' | '=skatt') & !('moms' | '=moms')"),
        ('"höjd av skatt"', "(('=höjd' <2> '=skatt'))"),
        ("kr/månad", "('kr/månad' | '=kr/månad' | (('krona') & ('månad')))"),
        ("och", ""),
    ],
)
def test_queries(typed: str, expected: str) -> None:
    """But for what words may be the names of."""
    assert re.sub(r" \| '~n:[^']+'", "", tsquery(read_query(typed))) == expected


def test_a_word_may_be_a_name_too() -> None:
    assert tsquery(read_query("skatten")) == ("('skatt' | '=skatten' | '~n:skatten' | '~n:skatt')")
    assert tsquery(read_query("S 2020")) == (
        "('s' | '=s' | '~n:S' | '~n:s-2020') & ('2020' | '=2020' | '~y:2020' | '~n:s-2020')"
    )


def test_amounts_are_written_in_one_way() -> None:
    assert amount(Decimal("640000000.000")) == amount(Decimal("6.4E+8")) == "+640000000"
    assert amount(Decimal("2.50")) == "+2.5"


@pytest.mark.django_db
def test_the_database_makes_the_same_vectors() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SOURCES]
    note_tokens(PublicToken, texts)
    for text in texts:
        made, same = ask(
            "SELECT claims_text_words(%s, 'B', true), %s::tsvector",
            text,
            vector([(tokens(text), "B")]),
        )[0]
        assert made == same


@pytest.mark.django_db
def test_a_token_that_was_not_noted_is_found_as_it_is_written() -> None:
    ((found,),) = ask("SELECT claims_text_words('skatten', 'A', true)")
    assert found == "'=skatten':1A"


@pytest.mark.django_db
def test_the_public_table_has_no_token_of_a_draft() -> None:
    entries_of(DeskToken, ["hemligheten"])
    assert DeskToken.objects.filter(pk="hemligheten").exists()
    assert not PublicToken.objects.exists()


@pytest.mark.django_db
@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="skat\"“-  oreller15()&|!:*\\'<>@#=", max_size=60))
def test_postgresql_takes_any_query(text: str) -> None:
    ask("SELECT %s::tsquery", tsquery(read_query(text)))


def test_the_entry_of_the_public_is_the_desks_with_the_word_as_it_is_written() -> None:
    words = {
        token for source in SOURCES[:2] for token in tokens(source.read_text(encoding="utf-8"))
    }
    words |= {"och", "640 000", "kr/månad", "EU:s", "O'Brien", "a\\b", "e-post", "%", "§"}
    for token in sorted(words):
        form = word_form(token)
        assert with_exact(entry(form, as_written=False), fold(token)) == entry(form), token
