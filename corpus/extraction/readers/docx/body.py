"""The document's paragraphs and tables in order, as accepted: without what was deleted."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from corpus.extraction.blocks import Block, BlockKind, LeaveOut, TrackedChange
from corpus.extraction.numbering import whole
from corpus.extraction.readers.docx.names import attribute, child, is_on, short
from corpus.extraction.readers.docx.runs import (
    GONE,
    NoteMarks,
    ParagraphText,
    RunReader,
    chosen_alternative,
)
from corpus.extraction.readers.docx.styles import Numbering, Styles

_AROUND_BLOCKS = {"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"}
# Whole documents within the document, which Word shows as its text.
_OTHER_FILES = {"w:altChunk", "w:subDoc"}
_CONTENTS = re.compile(r"toc (?:\d|heading)")
_CONTENTS_GALLERY = "table of contents"
_CELL_MAX_COLUMNS = 100
_ROW_MAX_CHARACTERS = 400  # characters: cells with several paragraphs beyond that lay out a page
_KINDS_BY_STYLE = {
    "quote": BlockKind.QUOTE,
    "intense quote": BlockKind.QUOTE,
    "caption": BlockKind.CAPTION,
    "list paragraph": BlockKind.LIST_ITEM,
}


@dataclass(slots=True)
class Body:
    """What was read, over all parts of the document; `objects` are what is not read."""

    blocks: list[Block] = field(default_factory=list)
    changes: list[TrackedChange] = field(default_factory=list)
    characters: int = 0
    objects: int = 0
    formulas: int = 0


class BodyReader:
    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        diagram: Callable[[str], list[str]] = lambda _identifier: [],
    ) -> None:
        """`diagram` answers the words of the part with that id, none where there is none."""
        self.styles = styles
        self._numbering = numbering
        self._diagram = diagram
        self.marks = NoteMarks()
        self._runs = RunReader(styles, self.marks)
        self.body = Body()
        self._paragraphs = 0

    def read(self, root: Element, kind: BlockKind | None = None) -> None:
        """All blocks under the root. `kind` overrules their own: a note's, a box's."""
        for block in self._blocks(root, kind):
            self.add(block)

    def add(self, block: Block) -> None:
        tight = {BlockKind.LIST_ITEM, BlockKind.ROW, BlockKind.NOTE}
        blocks = self.body.blocks
        alike = blocks and blocks[-1].kind is block.kind and block.kind in tight
        before = ("\n" if alike else "\n\n") if blocks else ""
        blocks.append(replace(block, before=before))

    def _blocks(self, root: Element, kind: BlockKind | None) -> Iterator[Block]:
        # A paragraph whose end was deleted runs into the next one, if one follows.
        carried: tuple[Element, ParagraphText, str, LeaveOut | None] | None = None
        for element, is_contents in _content(root):
            if short(element.tag) in _OTHER_FILES:
                self.body.objects += 1
                continue
            if short(element.tag) == "w:tbl":
                if carried:
                    yield from self._paragraph(*carried, kind)
                    carried = None
                yield from self._table(element, kind)
                continue
            reason = LeaveOut.NAVIGATION if is_contents else None
            self._paragraphs += 1
            where = f"paragraph {self._paragraphs}"
            read = self._runs.read(element, where)
            self._count(read)
            if carried:
                read = _joined(carried[1], read)
            carried = None
            if child(element, "w:pPr", "w:rPr", "w:del") is not None:
                carried = element, read, where, reason
                continue
            yield from self._paragraph(element, read, where, reason, kind)
        if carried:
            yield from self._paragraph(*carried, kind)

    def _count(self, read: ParagraphText) -> None:
        at = len(self.body.blocks)
        self.body.changes += [replace(change, block=at) for change in read.changes]
        self.body.characters += read.characters
        self.body.objects += read.objects
        self.body.formulas += read.formulas

    def _paragraph(
        self,
        element: Element,
        read: ParagraphText,
        where: str,
        reason: LeaveOut | None,
        kind: BlockKind | None,
    ) -> Iterator[Block]:
        properties = child(element, "w:pPr")
        level = self.styles.heading_level(properties)
        style = self.styles.style_name(properties)
        own = _KINDS_BY_STYLE.get(style, BlockKind.PARAGRAPH)
        # Word made it out of the headings that follow.
        reason = LeaveOut.NAVIGATION if _CONTENTS.fullmatch(style) else reason
        numbered = self._numbering.next_label(self.styles.numbered(properties))
        text = read.text.strip()
        if text:
            own = BlockKind.HEADING if level else own
            if numbered:
                own = BlockKind.LIST_ITEM if own is BlockKind.PARAGRAPH else own
                text = f"{numbered[0]} {text}" if numbered[0] else text
            shown_level = level or (numbered[1] + 1 if numbered else 0)
            yield Block(kind or own, text, level=shown_level, where=where, leave_out=reason)
        if read.hidden.strip():
            yield Block(kind or own, read.hidden.strip(), where=where, leave_out=LeaveOut.HIDDEN)
        for box in read.boxes:
            yield from self._blocks(box, kind or BlockKind.ASIDE)
        words = [*read.drawn]
        for identifier in read.diagrams:
            found = self._diagram(identifier)
            self.body.objects += not found
            words += found
        for drawn in words:
            if drawn.strip():
                yield Block(kind or BlockKind.ASIDE, drawn.strip(), where=where)

    def _table(self, table: Element, kind: BlockKind | None) -> Iterator[Block]:
        for row in _inside(table, "w:tr"):
            if (deletion := child(row, "w:trPr", "w:del")) is not None:
                self._note("deleted", deletion, row, "table row")
                continue
            before = len(self.body.changes)
            cells = list(self._cells(row, kind))
            insertion = child(row, "w:trPr", "w:ins")
            if insertion is not None and not any(
                change.kind == "inserted" for change in self.body.changes[before:]
            ):
                self._note("inserted", insertion, row, "table row")
            found = [block for cell in cells for block in cell]
            if not found:
                continue
            if is_on(child(row, "w:trPr", "w:hidden")):
                yield from map(_hidden, found)
                continue
            several = any(len(cell) > 1 for cell in cells)
            nested = any(block.kind in {BlockKind.ROW, BlockKind.HEADING} for block in found)
            if nested or (
                several and sum(len(block.text) for block in found) > _ROW_MAX_CHARACTERS
            ):
                yield from found
                continue
            # Words that a cell hides are no part of the row, and follow it.
            hidden = [block for block in found if block.leave_out]
            shown = [[block.text for block in cell if not block.leave_out] for cell in cells]
            if row_text := "\t".join(" ".join(cell).replace("\n", " ") for cell in shown).rstrip(
                "\t"
            ):
                yield Block(kind or BlockKind.ROW, row_text, where=found[0].where)
            yield from hidden

    def _cells(self, row: Element, kind: BlockKind | None) -> Iterator[list[Block]]:
        """One for each column that a cell reaches over, and for those that the row begins after."""
        yield from _empty_cells(child(row, "w:trPr", "w:gridBefore"), 0)
        for cell in _inside(row, "w:tc"):
            if (deletion := child(cell, "w:tcPr", "w:cellDel")) is not None:
                self._note("deleted", deletion, cell, "table cell")
                continue
            blocks = list(self._blocks(cell, kind))
            merged = child(cell, "w:tcPr", "w:vMerge")
            if merged is not None and attribute(merged, "w:val") != "restart":
                blocks = [*map(_hidden, blocks)]  # Word shows the cell above in its place
            yield blocks
            yield from _empty_cells(child(cell, "w:tcPr", "w:gridSpan"), 1)

    def _note(self, kind: str, change: Element, changed: Element, where: str) -> None:
        """A row or a cell that was inserted or deleted as a whole."""
        names = {"w:t", "w:delText"}
        text = " ".join(e.text or "" for e in changed.iter() if short(e.tag) in names)
        author, at = attribute(change, "w:author"), attribute(change, "w:date")
        block = len(self.body.blocks) if kind == "inserted" else None
        self.body.changes.append(TrackedChange(kind, text, author, at, where, block))


def _hidden(block: Block) -> Block:
    return replace(block, leave_out=block.leave_out or LeaveOut.HIDDEN)


def _empty_cells(count: Element | None, beside: int) -> Iterator[list[Block]]:
    """As many as the element says, less those that are there."""
    columns = min(whole(attribute(count, "w:val"), beside), _CELL_MAX_COLUMNS)
    yield from ([] for _column in range(columns - beside))


def _content(root: Element, *, in_contents: bool = False) -> Iterator[tuple[Element, bool]]:
    """Paragraphs and tables, out of content controls and the like; and whether they are in one that
    says that the program made its contents out of the headings.
    """
    for element in root:
        name = short(element.tag)
        if name in {"w:p", "w:tbl"} or name in _OTHER_FILES:
            yield element, in_contents
        elif name in _AROUND_BLOCKS:
            gallery = child(element, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
            made = attribute(gallery, "w:val").lower() == _CONTENTS_GALLERY
            yield from _content(element, in_contents=in_contents or made)
        elif name == "mc:AlternateContent":
            chosen = chosen_alternative(element)
            if chosen is not None:
                yield from _content(chosen, in_contents=in_contents)


def _inside(root: Element, wanted: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in content controls."""
    for element in root:
        name = short(element.tag)
        if name == wanted:
            yield element
        elif name in _AROUND_BLOCKS:
            yield from _inside(element, wanted)


def _joined(carried: ParagraphText, read: ParagraphText) -> ParagraphText:
    read.text = carried.text + read.text
    read.hidden = carried.hidden + read.hidden
    read.boxes = [*carried.boxes, *read.boxes]
    read.drawn = [*carried.drawn, *read.drawn]
    read.diagrams = [*carried.diagrams, *read.diagrams]
    return read


def visible_characters(roots: Iterable[Element]) -> int:
    """The self-check's count, made without the reader: all `w:t` that is not deleted."""
    total = 0
    waiting = list(roots)
    while waiting:
        element = waiting.pop()
        name = short(element.tag)
        if name in GONE or child(element, "w:trPr", "w:del") is not None:
            continue
        if child(element, "w:tcPr", "w:cellDel") is not None:
            continue
        if name == "mc:AlternateContent":
            chosen = chosen_alternative(element)
            waiting += [] if chosen is None else [chosen]
            continue
        if name == "w:t":
            total += len(element.text or "")
        waiting += list(element)
    return total
