"""Rows of tables: those of figures as one block, those that lay out the page as their blocks."""

from collections.abc import Iterator

from corpus.extraction.blocks import BlockKind
from corpus.extraction.readers.html.rendered import RenderedBlock
from corpus.extraction.readers.html.surroundings import Surroundings

# Cells with several paragraphs beyond so many characters lay out a page.
_ROW_MAX_CHARACTERS = 400
_LINKED_MIN_SHARE = 0.9
_LISTED = {BlockKind.LIST_ITEM, BlockKind.PREFORMATTED}


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
