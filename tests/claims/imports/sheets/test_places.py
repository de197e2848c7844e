"""Many quotes in a long text: the index finds what a plain search finds, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.imports.sheets import places
from claims.imports.sheets.places import Effort, IndexedText, NotAnchored, Source, Wanted, find
from corpus.anchoring import Span, occurrences

TEXT = "Det kostar mer.\n\nJa,  det kostar mer 😀. Nej: det kostar\nmer, sade hon.\n"


@given(text=st.text("ab ", max_size=300), data=st.data())
@settings(max_examples=150, deadline=None)
def test_the_index_finds_every_place(text: str, data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "SHORT_TEXT_CHARACTERS", 0)
        start = data.draw(st.integers(0, max(0, len(text) - 1)))
        length = data.draw(st.integers(1, 60))
        quote = text[start : start + length]
        assert list(IndexedText(text).places(quote)) == list(occurrences(text, quote))


def at(quote: str, **wanted: object) -> Span:
    return find(Source(TEXT), quote, Wanted(**wanted), Effort())  # type: ignore[arg-type]


def test_exactly_or_but_for_white_space() -> None:
    assert at("Det kostar mer.") == (0, 15)
    assert at(" det   kostar mer, ") == at("det kostar\nmer,")
    assert TEXT[slice(*at("Ja, det kostar\tmer 😀."))] == "Ja,  det kostar mer 😀."


@pytest.mark.parametrize(
    ("quote", "wanted", "code"),
    [
        ("kostar mer", {}, "quote_ambiguous"),
        ("kostar mer", {"occurrence": 4}, "quote_fewer_occurrences"),
        ("kostar mindre", {}, "quote_not_found"),
        ("JA, DET KOSTAR MER", {}, "quote_similar"),
        ("Det kostar mer.", {"start": 5}, "quote_elsewhere"),
        ("Det kostar mer.", {"start": 0, "end": 14}, "quote_elsewhere"),
        ("kostar mer", {"prefix": "Kanske "}, "quote_not_in_context"),
    ],
)
def test_what_is_no_single_place(quote: str, wanted: dict[str, object], code: str) -> None:
    with pytest.raises(NotAnchored) as caught:
        at(quote, **wanted)
    assert caught.value.code == code


def test_surroundings_and_positions_single_out() -> None:
    assert at("kostar mer", prefix="Ja, det ") == at("kostar mer", occurrence=2)
    assert at("kostar mer", suffix=" 😀") == at("kostar mer", start=26, end=36)


def test_changed_words_are_never_accepted() -> None:
    source = Source("Av barnen klarade 12 procent målen, och det är inte bra.")
    for quote in ("klarade 21 procent målen", "det är bra", "KLARADE 12 PROCENT MÅLEN"):
        with pytest.raises(NotAnchored):
            find(source, quote, Wanted(), Effort())


def test_suggestions_are_looked_for_within_reason() -> None:
    effort = Effort(left=100)
    source = Source(TEXT)
    for code in ("quote_similar", "quote_not_found"):
        with pytest.raises(NotAnchored) as caught:
            find(source, "JA, DET KOSTAR MER", Wanted(), effort)
        assert caught.value.code == code
