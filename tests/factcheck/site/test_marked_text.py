"""A whole text with its claims marked."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from factcheck.site.marked_text import TextPiece, paragraphs


def record(name: str, start: int, end: int) -> dict[str, Any]:
    return {"id": name, "source": {"start": start, "end": end}}


def test_overlapping_claims_and_one_over_a_paragraphs_end() -> None:
    text = "abcdef\n\nghij 😀k\n"
    whole, inner, over = record("whole", 1, 5), record("inner", 2, 4), record("over", 4, 10)
    assert paragraphs(text, [over, inner, whole]) == [
        [
            TextPiece("a", None, 0),
            TextPiece("b", whole, 1, ("whole",)),
            TextPiece("cd", inner, 2, ("inner",)),
            TextPiece("e", whole, 2, ("over",)),
            TextPiece("f", over, 1),
        ],
        [TextPiece("gh", over, 1), TextPiece("ij 😀k", None, 0)],
    ]


def test_two_claims_on_the_same_words_begin_together() -> None:
    first, second = record("first", 0, 3), record("second", 0, 3)
    assert paragraphs("abc", [first, second]) == [[TextPiece("abc", first, 2, ("first", "second"))]]


def test_no_claims() -> None:
    assert paragraphs("a\nb", []) == [[TextPiece("a", None, 0)], [TextPiece("b", None, 0)]]


@given(
    st.text("ab \n😀", max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 12)), max_size=6),
)
def test_the_pieces_are_the_text_and_lie_in_their_claims(
    text: str, spans: list[tuple[int, int]]
) -> None:
    claims = [
        record(f"{number}", start, min(start + length, len(text)))
        for number, (start, length) in enumerate(spans)
        if start < len(text)
    ]
    lines = paragraphs(text, claims)
    written = [line for line in text.split("\n") if line.strip()]
    assert ["".join(piece.text for piece in pieces) for pieces in lines] == written
    position = 0
    begun: list[str] = []
    for line, pieces in zip(written, lines, strict=True):
        position = text.index(line, position)
        for piece in pieces:
            inside = [
                claim
                for claim in claims
                if claim["source"]["start"] < position + len(piece.text)
                and claim["source"]["end"] > position
            ]
            assert all(
                claim["source"]["start"] <= position
                and position + len(piece.text) <= claim["source"]["end"]
                for claim in inside
            )
            assert piece.depth == min(len(inside), 3)
            assert (piece.claim in inside) if inside else piece.claim is None
            begun += piece.begins
            position += len(piece.text)
    assert len(begun) == len(set(begun))
