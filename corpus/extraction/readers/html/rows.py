"""Rows of tables: those of figures as one block, those that lay out the page as their blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.extraction.blocks import BlockKind
from corpus.extraction.numbering import whole
from corpus.extraction.readers.html.rendered import RenderedBlock
from corpus.extraction.readers.html.surroundings import Surroundings

# Cells with several paragraphs beyond so many characters lay out a page.
_ROW_MAX_CHARACTERS = 400
_LINKED_MIN_SHARE = 0.9
_LISTED = {BlockKind.LIST_ITEM, BlockKind.PREFORMATTED}

_CELL_MAX_COLUMNS = 100
_ROW_MAX_COLUMNS = 500
_REST_OF_GROUP = 1_000_000  # rows: what `rowspan="0"` means


@dataclass(slots=True)
class TableColumns:
    """In which column of its table each cell stands: one that reaches over several columns or rows
    leaves the others of them empty, as they are shown.
    """

    reaching: dict[int, int] = field(default_factory=dict)  # columns with the rows still to come
    begun: dict[int, int] = field(default_factory=dict)  # those of the row that is read
    at: int = 0

    def place(self, attributes: dict[str, str | None]) -> tuple[int, int]:
        """How many empty columns stand before the next cell, and how many belong to it."""
        before = self.at
        while self.at in self.reaching and self.at < _ROW_MAX_COLUMNS:
            self.at += 1
        before = self.at - before
        columns = min(max(whole(attributes.get("colspan"), 1), 1), _CELL_MAX_COLUMNS)
        columns = max(min(columns, _ROW_MAX_COLUMNS - self.at), 1)
        rows = whole(attributes.get("rowspan"), 1)
        rows = _REST_OF_GROUP if rows == 0 else min(rows, _REST_OF_GROUP)
        if rows > 1 and self.at < _ROW_MAX_COLUMNS:
            self.begun |= dict.fromkeys(range(self.at, self.at + columns), rows - 1)
        self.at += columns
        return before, columns - 1

    def end_row(self) -> None:
        self.reaching = {c: rows - 1 for c, rows in self.reaching.items() if rows > 1} | self.begun
        self.begun, self.at = {}, 0

    def end_group(self) -> None:
        self.reaching = {}


def row_of(cells: list[list[RenderedBlock]], inside: Surroundings) -> Iterator[RenderedBlock]:
    """The blocks of the row's cells, as they are to be read. Words that a cell hides, such as
    those that it is sorted by, follow the row.
    """
    found = [block for cell in cells for block in cell]
    shown = [[b for b in cell if b.around.hidden == inside.hidden] for cell in cells]
    if _lays_out(shown):
        yield from found
        return
    texts = [" ".join(block.text.replace("\n", " ") for block in cell) for cell in shown]
    seen = [block for cell in shown for block in cell]
    total = sum(len(block.text) for block in seen)
    linked = sum(block.linked * len(block.text) for block in seen) / total
    yield RenderedBlock(
        *(BlockKind.ROW, "\t".join(texts).rstrip("\t"), 0, inside, linked),
        *(inside.group, seen[0].where),
    )
    yield from (block for block in found if block.around.hidden != inside.hidden)


def _lays_out(cells: list[list[RenderedBlock]]) -> bool:
    """Whether the row lays out the page, and is not one of figures: with headings, lists or rows
    in it, links alone, or cells of several paragraphs that are longer than figures need.
    """
    found = [block for cell in cells for block in cell]
    if any(block.kind in {BlockKind.HEADING, BlockKind.ROW} for block in found) or not found:
        return True
    if all(len(cell) <= 1 for cell in cells):
        return False
    plain = all(block.kind not in _LISTED and block.linked < _LINKED_MIN_SHARE for block in found)
    several = sum(bool(cell) for cell in cells) > 1
    return not (plain and several and sum(len(b.text) for b in found) <= _ROW_MAX_CHARACTERS)
