"""A whole text with its claims marked, as paragraphs of pieces; and a short one with the words that
were looked for.

Claims may overlap, and may run over a paragraph's end; HTML elements may not. So the text is cut
wherever a claim begins or ends: each piece lies in the same claims from its first character to its
last, and leads to the shortest of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.words.marking import marked_places
from claims.words.queries import TextQuery
from factcheck.site.reading import Json

# Of a long quote so much is shown around what was found in it.
SNIPPET_CHARACTERS = 280

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class TextPiece:
    """`claim` is the record that the piece leads to, `depth` how many claims it lies in, at most
    3; `begins` are the ids of the claims whose first piece this is."""

    text: str
    claim: Json | None
    depth: int
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundPiece:
    """A piece of a text in which something was looked for; `found` where this is it."""

    text: str
    found: bool


def found_pieces(text: str, query: TextQuery) -> list[FoundPiece]:
    """The whole text, in pieces, none of them empty."""
    pieces = []
    before = 0
    for start, end in marked_places(text, query):
        pieces += [FoundPiece(text[before:start], False), FoundPiece(text[start:end], True)]
        before = end
    pieces.append(FoundPiece(text[before:], False))
    return [piece for piece in pieces if piece.text]


def has_found(pieces: Sequence[FoundPiece]) -> bool:
    return any(piece.found for piece in pieces)


def snippet(pieces: Sequence[FoundPiece]) -> list[FoundPiece]:
    """As much of a long text as shows what was found in it, cut between words."""
    if sum(len(piece.text) for piece in pieces) <= SNIPPET_CHARACTERS:
        return list(pieces)
    first = next((n for n, piece in enumerate(pieces) if piece.found), 0)
    before = "".join(piece.text for piece in pieces[:first])
    cut: list[FoundPiece] = []
    if before:
        cut.append(FoundPiece(_end_of(before, SNIPPET_CHARACTERS // 4), False))
    left = SNIPPET_CHARACTERS - sum(len(piece.text) for piece in cut)
    for piece in pieces[first:]:
        if left <= 0:
            break
        text = piece.text if piece.found else _start_of(piece.text, left)
        cut.append(FoundPiece(text, piece.found))
        left -= len(text)
    shown = sum(len(piece.text) for piece in cut if not piece.text.endswith("…"))
    if left <= 0 and shown and not cut[-1].text.endswith("…"):
        cut.append(FoundPiece("…", False))
    return cut


def _start_of(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(maxsplit=1)[0]} …" if " " in text[:most] else f"{text[:most]}…"


def _end_of(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    end = text[-most:]
    return f"… {end.split(maxsplit=1)[-1]}" if " " in end.strip() else f"…{end}"


def paragraphs(text: str, claims: Sequence[Json]) -> list[list[TextPiece]]:
    """The text's lines; `claims` are records whose spans point into this very text."""
    spans = sorted(
        ((r["source"]["start"], r["source"]["end"], r) for r in claims),
        key=lambda span: (span[0], span[1]),
    )
    upcoming = spans[::-1]
    open_: list[tuple[int, int, Json]] = []
    unseen = {record["id"] for _start, _end, record in spans}
    lines = []
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        position, pieces = line.start(), []
        while position < line.end():
            while upcoming and upcoming[-1][0] <= position:
                open_.append(upcoming.pop())
            open_ = [span for span in open_ if span[1] > position]
            edges = [span[1] for span in open_] + [span[0] for span in upcoming[-1:]]
            until = min([line.end(), *edges])
            pieces.append(_piece(text[position:until], open_, unseen))
            position = until
        lines.append(pieces)
    return lines


def _piece(text: str, within: list[tuple[int, int, Json]], unseen: set[str]) -> TextPiece:
    if not within:
        return TextPiece(text, None, 0)
    shortest = min(within, key=lambda span: (span[1] - span[0], span[0]))
    begins = tuple(record["id"] for _s, _e, record in within if record["id"] in unseen)
    unseen.difference_update(begins)
    return TextPiece(text, shortest[2], min(len(within), 3), begins)
