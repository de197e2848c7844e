"""Cells of tables: which of the gaps in a page's lines part them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.extraction.readers.pdf.empty_cells import FIGURE, Cell, aligned, leave_empty_cells
from corpus.extraction.readers.pdf.glyphs import Joint, Line
from corpus.extraction.readers.pdf.wrapped_cells import with_wrapped_cells

_LONE_ROW_GAP = 6.0  # of the height, for a row that no other stands above or below
_SAME_EDGE_POINTS = 1.5
_NARROW_GAP = 0.35  # of the height: no word is set further from the next but in a justified line
_WIDER_THAN_USUAL = 1.4
_LABEL = re.compile(r"(?:\W{1,2}|\(?\w{1,3}[.)])")  # of a list's item


def settle_cells(lines: list[Line]) -> list[Line]:
    """The lines of a page, each with tabs between its cells, and nowhere else.

    Wide gaps part cells where the line above or below has a cell at the same edge; in a
    justified line of few words they are but gaps.
    """
    lines, wrapped = with_wrapped_cells(lines)
    edges = {round(line.right) for line in lines if len(line.cells) < 2}
    for line in lines:
        if line.even and not edges.isdisjoint(range(round(line.right) - 1, round(line.right) + 2)):
            line.text = line.text.replace("\t", " ")
            line.cells = ()
    rows = [line for line in lines if len(line.cells) > 1]
    kept = wrapped | {
        id(line)
        for above, below in pairwise(lines)
        if len(above.cells) > 1 and len(below.cells) > 1 and _share_edge(above, below)
        for line in (above, below)
    }
    for line in rows:
        if id(line) not in kept and line.widest < _LONE_ROW_GAP:
            line.text = line.text.replace("\t", " ")
            line.cells = ()
    _part_narrow_cells(lines)
    leave_empty_cells(lines)
    return lines


def _share_edge(one: Line, other: Line) -> bool:
    """The right edge of the last cell says nothing: justified lines have it in common."""
    edges = [
        *(left for left, _right in one.cells[1:]),
        *(right for _left, right in one.cells[1:-1]),
    ]
    others = [
        *(left for left, _right in other.cells[1:]),
        *(right for _left, right in other.cells[1:-1]),
    ]
    return any(abs(edge - e) < _SAME_EDGE_POINTS for edge in edges for e in others)


def _part_narrow_cells(lines: Sequence[Line]) -> None:
    """Small tables have gaps that are hardly wider than those between words: `2021 512,4` is no
    number. They part cells where all of them stand at the same edges in two lines, of which one at
    least has nothing but figures behind them.
    """
    gaps = sorted(joint.gap for line in lines for joint in line.joints)
    usual = gaps[len(gaps) // 10] if gaps else 0.0  # in justified lines most are wider
    least = max(_NARROW_GAP, _WIDER_THAN_USUAL * usual)
    wide = {id(line): list(_wide_joints(line, least)) for line in lines}
    rows: dict[int, Line] = {}
    for pair in pairwise(lines):
        above, below = ([*cells_between(line, wide[id(line)])] for line in pair)
        figures = [_has_figures(line, wide[id(line)]) for line in pair]
        same = any(figures) and _are_rows(*(wide[id(line)] for line in pair))
        same = same or (any(figures) and len(above) == len(below) and _stand_under(above, below))
        # A row with empty cells has fewer of them than its neighbour.
        fewer = all(figures) and len(above) != len(below) and _stand_under(above, below)
        if same or fewer:
            rows |= {id(line): line for line in pair}
    margins = [line.right for line in lines if id(line) not in rows and len(line.joints) > 1]
    for line in rows.values():
        justified = line.even and any(abs(line.right - m) < _SAME_EDGE_POINTS for m in margins)
        if justified:
            continue
        characters = list(line.text)
        for joint in wide[id(line)]:
            characters[joint.offset] = "\t"
        line.text = "".join(characters)
        line.cells = tuple(cells_between(line, wide[id(line)]))


def _wide_joints(line: Line, least: float) -> Iterator[Joint]:
    for joint in line.joints:
        if joint.gap >= least and not _LABEL.fullmatch(line.text[: joint.offset]):
            yield joint


def cells_between(line: Line, joints: Sequence[Joint]) -> Iterator[Cell]:
    """Left and right edge of what these gaps part."""
    left = line.left
    for joint in joints:
        yield left, joint.right
        left = joint.left
    yield left, line.right


def _has_figures(line: Line, joints: Sequence[Joint]) -> bool:
    return all(FIGURE.match(line.text, joint.offset + 1) for joint in joints)


def _stand_under(one: Sequence[Cell], other: Sequence[Cell]) -> bool:
    """Whether each cell but the first of the line that has fewer stands at an edge, or in the
    middle, of one of the other's, in their order."""
    few, many = sorted((one[1:], other[1:]), key=len)
    places = iter(many)
    return bool(few) and all(any(aligned(cell, each) for each in places) for cell in few)


def _are_rows(above: Sequence[Joint], below: Sequence[Joint]) -> bool:
    if not above or len(above) != len(below):
        return False
    return all(
        abs(one.left - other.left) < _SAME_EDGE_POINTS
        or abs(one.right - other.right) < _SAME_EDGE_POINTS
        for one, other in zip(above, below, strict=True)
    )
