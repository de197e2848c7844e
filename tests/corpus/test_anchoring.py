"""Finding a quote, and showing it in its surroundings; offsets are code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.anchoring import QuoteAmbiguous, QuoteNotFound, Span, anchor, context, occurrences

# Few letters, so that quotes repeat and overlap; with spaces, emoji and combining marks.
texts = st.text(st.sampled_from("aab \n\u00a0\u2009😀e\u0301\u0323”–"), max_size=60)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(texts_with_spans())
def test_every_slice_is_found_where_it_was_cut(found: tuple[str, Span]) -> None:
    text, span = found
    quote = text[span.start : span.end]
    places = list(occurrences(text, quote))
    assert span in places
    for number, place in enumerate(places, start=1):
        assert anchor(text, quote, number) == place
        assert text[place.start : place.end] == quote


@given(texts, st.text(st.sampled_from("ab \n😀"), min_size=1, max_size=4))
def test_all_occurrences_are_found_and_in_order(text: str, quote: str) -> None:
    expected = [i for i in range(len(text)) if text[i : i + len(quote)] == quote]
    assert [span.start for span in occurrences(text, quote)] == expected


@given(texts_with_spans(), st.integers(0, 30))
def test_the_context_touches_the_span(found: tuple[str, Span], length: int) -> None:
    text, span = found
    around = context(text, span, length)
    assert text[: span.start].endswith(around.prefix)
    assert text[span.end :].startswith(around.suffix)
    assert len(around.prefix) <= length
    assert len(around.suffix) <= length


@given(texts_with_spans(), st.integers(1, 30))
def test_the_context_begins_and_ends_between_words_where_there_is_a_gap(
    found: tuple[str, Span], length: int
) -> None:
    text, span = found
    around = context(text, span, length)
    before = text[: span.start - len(around.prefix)]
    after = text[span.end + len(around.suffix) :]
    if before and any(map(str.isspace, around.prefix)):
        assert before[-1].isspace() or around.prefix[0].isspace()
    if after and any(map(str.isspace, around.suffix)):
        assert after[0].isspace() or around.suffix[-1].isspace()


def test_offsets_count_code_points() -> None:
    text = "😀 e\u0301 – 1\u00a0050 av 200\u2009000"
    assert anchor(text, "1\u00a0050") == (7, 12)
    assert anchor(text, "200\u2009000") == (16, 23)
    assert anchor(text, "\u0301") == (3, 4)


def test_a_plain_space_is_not_a_no_break_space() -> None:
    with pytest.raises(QuoteNotFound):
        anchor("runt 100 av 1\u00a0050", "1 050")


def test_of_several_places_one_must_be_named() -> None:
    text = "Rubriken.\n\nRubriken.\n"
    with pytest.raises(QuoteAmbiguous) as several:
        anchor(text, "Rubriken")
    assert several.value.spans == [(0, 8), (11, 19)]
    assert anchor(text, "Rubriken", 2) == (11, 19)
    for number in (0, -1, 3):
        with pytest.raises(QuoteNotFound):
            anchor(text, "Rubriken", number)


def test_an_empty_quote_stands_nowhere() -> None:
    with pytest.raises(QuoteNotFound):
        anchor("text", "")


def test_occurrences_may_overlap() -> None:
    assert list(occurrences("ananas", "ana")) == [(0, 3), (2, 5)]


def test_the_context_is_cut_between_words() -> None:
    text = "Placeringar i hem har ökat och kostade 640 miljoner kronor förra året, säger hon."
    around = context(text, anchor(text, "640 miljoner"), 15)
    assert (around.prefix, around.suffix) == (" och kostade ", " kronor förra ")
    around = context(text, anchor(text, "640 miljoner"), 13)
    assert (around.prefix, around.suffix) == (" och kostade ", " kronor förra")


def test_a_text_that_is_shorter_than_the_context_is_shown_whole() -> None:
    around = context("\nkort text", Span(1, 5))
    assert (around.prefix, around.suffix) == ("\n", " text")


def test_a_long_word_is_cut_when_there_is_no_gap() -> None:
    around = context("a" * 30 + "Q" + "b" * 30, Span(30, 31), 10)
    assert (around.prefix, around.suffix) == ("a" * 10, "b" * 10)
