"""Quotes that nearly stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.anchoring import Span
from corpus.folding import LONGEST_QUOTE, MOST_PLACES, longest_beginning, similar_places


@pytest.mark.parametrize(
    ("text", "quote", "meant"),
    [
        ("på 640\u00a0miljoner kronor", "640 miljoner", "640\u00a0miljoner"),
        ("på 640\u2009miljoner", "640  miljoner", "640\u2009miljoner"),
        ("en rad\noch en till", "rad och en", "rad\noch en"),
        ("sade ”nej” då", '"nej"', "”nej”"),
        ("sade ’nej’ då", "'nej'", "’nej’"),
        ("åren 2019–2021", "2019-2021", "2019–2021"),
        ("och så vidare…", "vidare...", "vidare…"),
        ("och så vidare...", "vidare…", "vidare..."),
        ("exem\u00adpel", "exempel", "exem\u00adpel"),
        ("exempel", "exem\u200bpel", "exempel"),
        ("Fler unga dras in", "fler unga", "Fler unga"),
        ("ett två tre", " två ", "två"),
        ("a.c abc", "A.C", "a.c"),  # no character is a wildcard
        ("😀 640\u00a0kr", "😀 640 kr", "😀 640\u00a0kr"),
    ],
)
def test_other_ways_of_typing(text: str, quote: str, meant: str) -> None:
    [place] = similar_places(text, quote)
    assert text[place.start : place.end] == meant


@pytest.mark.parametrize("quote", ["641 miljoner", "", " ", "640miljoner", "inte 640"])
def test_other_words_are_not_alike(quote: str) -> None:
    assert similar_places("på 640\u00a0miljoner kronor", quote) == []


def test_all_places_but_not_endlessly_many() -> None:
    assert similar_places("ja Ja JA", "ja") == [Span(0, 2), Span(3, 5), Span(6, 8)]
    assert len(similar_places("ja " * 100, "Ja")) == MOST_PLACES


@given(st.text(st.sampled_from("aå 1\n-”"), min_size=1, max_size=30))
def test_what_stands_in_a_text_is_alike(quote: str) -> None:
    places = similar_places(f"före {quote} efter", quote)
    assert bool(places) == bool(quote.strip())


def test_how_far_the_beginning_goes() -> None:
    text = "Det kostade 640\u00a0miljoner kronor förra året."
    common = longest_beginning(text, "kostade 640 miljarder")
    assert common is not None
    assert text[common.start : common.end] == "kostade 640\u00a0milj"
    assert longest_beginning(text, "xyz") is None
    assert longest_beginning(text, "") is None


def test_long_quotes() -> None:
    """Nothing is tried over and over: that would take hours here."""
    sentence = "Ett ord, och ett till. "
    text = sentence * 20_000
    assert similar_places(text, sentence.replace(" ", "  ") * 50)
    assert similar_places(text, sentence * 1_000) == []
    assert longest_beginning(text, sentence * 50 + "men") == Span(0, 50 * len(sentence))
    assert len(sentence) * 1_000 > LONGEST_QUOTE
