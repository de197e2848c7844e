"""Cells whose words go on in a second line: that line is part of the row above it."""

from collections.abc import Sequence

from corpus.extraction.readers.pdf.glyphs import Line
from corpus.extraction.readers.pdf.hyphens import join

_SAME_EDGE_POINTS = 1.5
_NEXT_LINE_HEIGHTS = 2.0
_SAME_HEIGHT = 0.06


def with_wrapped_cells(lines: Sequence[Line]) -> tuple[list[Line], set[int]]:
    """The lines of a page, such lines within their rows; and by `id` the rows that had some.

    Only of a cell that is not its row's first: where that begins, the next paragraph does, too.
    """
    kept: list[Line] = []
    rows: set[int] = set()
    base = 0.0  # of the last line that was taken into the row
    for line in lines:
        row = kept[-1] if kept else None
        place = _cell_above(row, line, base) if row else None
        if row and place is not None:
            cells = row.text.split("\t")
            between, _dropped = join(cells[place], line.text, frozenset())
            cells[place] += between + line.text
            row.text = "\t".join(cells)
            row.glyphs += line.glyphs
            rows.add(id(row))
        elif row and id(row) in rows and _goes_on_beside(row, line):
            row.text += f"\t{line.text}"
            row.cells += line.cells or ((line.left, line.right),)
            row.right = line.right
            row.glyphs += line.glyphs
        else:
            kept.append(line)
        base = line.base
    return kept, rows


def _goes_on_beside(row: Line, line: Line) -> bool:
    """Whether the line is the rest of the row, drawn after the lines of a cell in its middle."""
    return (
        abs(row.base - line.base) < _SAME_HEIGHT * row.height
        and line.left > row.cells[-1][1]
        and line.turn == row.turn
    )


def _cell_above(row: Line, line: Line, base: float) -> int | None:
    """The number of the cell that the line goes on in; None where it is a line of its own."""
    down = base - line.base
    if len(row.cells) < 2 or len(line.cells) > 1 or row.turn != line.turn:
        return None
    if not 0 < down < _NEXT_LINE_HEIGHTS * line.height:
        return None
    if abs(row.height - line.height) > _SAME_HEIGHT * row.height or row.bold != line.bold:
        return None
    if len(row.text.split("\t")) != len(row.cells):
        return None
    for number, (left, _right) in enumerate(row.cells):
        if number and abs(left - line.left) < _SAME_EDGE_POINTS:
            return number
    return None
