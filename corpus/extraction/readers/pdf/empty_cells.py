"""Empty cells of a row: the figure behind one stays under its own heading."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from corpus.extraction.readers.pdf.glyphs import Line

FIGURE = re.compile(r"[-+−–±<>≤≥(]?\s?\d|[-–—.…]+(?:\s|$)")  # or that there is none
_SAME_EDGE_POINTS = 1.5

# The left and the right edge, in points.
Cell = tuple[float, float]


def aligned(one: Cell, other: Cell) -> bool:
    """At the same left or right edge, or in the middle."""
    places = ((edges[0], edges[1], (edges[0] + edges[1]) / 2) for edges in (one, other))
    return any(abs(a - b) < _SAME_EDGE_POINTS for a, b in zip(*places, strict=True))


def leave_empty_cells(lines: Sequence[Line]) -> None:
    """In rows of figures that have fewer cells than those around them: a tab for each cell that is
    empty before another, where it is certain which."""
    for is_row, group in groupby(lines, key=_is_row):
        if is_row:
            _complete([*group])


def _is_row(line: Line) -> bool:
    return "\t" in line.text and len(line.text.split("\t")) == len(line.cells)


def _complete(rows: Sequence[Line]) -> None:
    most = max(len(row.cells) for row in rows)
    whole = [row for row in rows if len(row.cells) == most]
    columns = [
        (min(left for left, _right in cells), max(right for _left, right in cells))
        for cells in zip(*(row.cells for row in whole), strict=True)
    ]
    if any(before[1] >= after[0] for before, after in pairwise(columns)):
        return
    for row in rows:
        places = [*_places(row, whole)] if len(row.cells) < most else []
        if not places or -1 in places or any(before >= after for before, after in pairwise(places)):
            continue
        texts = dict(zip(places, row.text.split("\t"), strict=True))
        if all(FIGURE.match(text) for place, text in texts.items() if place):
            row.text = "\t".join(texts.get(place, "") for place in range(places[-1] + 1))


def _places(row: Line, whole: Sequence[Line]) -> Iterator[int]:
    """The column of each cell; -1 of one that stands in none, or in several."""
    for cell in row.cells:
        found = {
            place
            for other in whole
            for place, there in enumerate(other.cells)
            if aligned(cell, there) and _overlap(cell, there)
        }
        yield found.pop() if len(found) == 1 else -1


def _overlap(one: Cell, other: Cell) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0])
