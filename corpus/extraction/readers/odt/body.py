"""The document's paragraphs, lists and tables in order, as accepted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from corpus.extraction.blocks import Block, BlockKind, LeaveOut, TrackedChange
from corpus.extraction.numbering import whole
from corpus.extraction.readers.odt.hidden import hides_itself, is_hidden_section
from corpus.extraction.readers.odt.names import XML_ID, attribute, child, short
from corpus.extraction.readers.odt.styles import OdtCounter, OdtStyles
from corpus.extraction.superscripts import superscript

# What may hold text of its own: it follows the paragraph that it hangs on.
BOXES = {
    *("draw:frame", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle", "draw:line"),
    *("draw:polyline", "draw:polygon", "draw:regular-polygon", "draw:path", "draw:connector"),
    *("draw:caption", "draw:measure"),
}
_OBJECTS = {"draw:object", "draw:object-ole", "draw:plugin", "draw:floating-frame"}
NOT_SHOWN = {
    *("text:tracked-changes", "office:annotation", "text:note", *BOXES),
    *("text:sequence-decls", "text:variable-decls", "text:user-field-decls", "office:forms"),
    *("svg:title", "svg:desc", "text:alphabetical-index-mark"),
}
_AROUND = {
    *("text:section", "text:table-of-content", "text:index-body", "text:index-title"),
    *("text:bibliography", "text:illustration-index", "text:alphabetical-index"),
    *("text:table-index", "text:object-index", "text:user-index"),
    *("table:table-header-rows", "table:table-rows", "table:table-row-group", "draw:text-box"),
    *("text:numbered-paragraph", "draw:g", "text:note-body"),
}
_SPACES = re.compile(r"[ \t\n\r]+")
_MOST_OPEN_CHANGES = 100  # insertions that overlap
_LONGEST_ROW = 400
_REPEATED_MAX_TIMES = 100  # a row or a cell that stands for several; sheets have thousands of empty


@dataclass(slots=True)
class OdtBody:
    blocks: list[Block] = field(default_factory=list)
    notes: list[tuple[str, Element]] = field(default_factory=list)
    changes: list[TrackedChange] = field(default_factory=list)
    characters: int = 0
    comments: int = 0
    pictures: int = 0
    objects: int = 0


@dataclass(slots=True)
class _OdtWords:
    """One paragraph while it is read; `open_changes` are insertions that have not ended."""

    parts: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


class OdtReader:
    def __init__(self, styles: OdtStyles, regions: dict[str, tuple[str, str]]) -> None:
        """`regions` has author and time of each tracked insertion by its id."""
        self.styles = styles
        self.body = OdtBody()
        self._regions = regions
        self._inserted: dict[str, list[str]] = {}
        self._headings = OdtCounter(styles.lists.get("", {}))
        self._lists: dict[str, OdtCounter] = {}
        self._lists_by_id: dict[str, OdtCounter] = {}

    def read(self, root: Element, kind: BlockKind | None = None) -> None:
        for block in self._blocks(root, kind, hidden=False):
            self.add(block)

    def add(self, block: Block) -> None:
        blocks = self.body.blocks
        tight = {BlockKind.LIST_ITEM, BlockKind.ROW, BlockKind.NOTE}
        alike = blocks and blocks[-1].kind is block.kind and block.kind in tight
        before = ("\n" if alike else "\n\n") if blocks else ""
        where = block.where or f"paragraph {len(blocks) + 1}"
        blocks.append(replace(block, before=before, where=where))

    def _blocks(self, root: Element, kind: BlockKind | None, *, hidden: bool) -> Iterator[Block]:
        for element in root:
            name = short(element.tag)
            if name in {"text:p", "text:h"}:
                yield from self._paragraph(element, kind, hidden=hidden)
            elif name == "text:list":
                yield from self._list(element, kind, hidden=hidden)
            elif name == "table:table":
                yield from self._table(element, kind, hidden=hidden)
            elif name in {"text:change-start", "text:change-end"}:
                self._mark(element)
            elif name in BOXES:
                self._count(element)
                inner = kind or BlockKind.ASIDE
                yield from self._blocks(element, inner, hidden=hidden)
            elif name in _AROUND:
                gone = hidden or is_hidden_section(element)
                inside = self._blocks(element, kind, hidden=gone)
                if name == "text:table-of-content":  # made out of the headings that follow
                    inside = (_out(block, LeaveOut.NAVIGATION) for block in inside)
                yield from inside

    def _paragraph(
        self, element: Element, kind: BlockKind | None, *, hidden: bool, prefix: str = ""
    ) -> Iterator[Block]:
        words = _OdtWords()
        style = attribute(element, "text:style-name")
        gone = hidden or self.styles.is_hidden(style) or hides_itself(element)
        self._write(element, words, raised=False, hidden=False)
        for pieces in self._inserted.values():
            pieces.append("\n")
        text = "".join(words.parts).strip(" \n")
        heading = short(element.tag) == "text:h"
        level = min(max(whole(attribute(element, "text:outline-level"), 1), 1), 6) if heading else 0
        if heading and text and not gone:
            prefix = self._heading_label(element, level)
        own = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
        if text:
            shown = f"{prefix} {text}" if prefix else text
            reason = LeaveOut.HIDDEN if gone else None
            yield Block(kind or own, shown, level=level, leave_out=reason)
        if concealed := "".join(words.hidden).strip():
            yield Block(kind or own, concealed, leave_out=LeaveOut.HIDDEN)
        for box in words.boxes:
            self._count(box)
            yield from self._blocks(box, kind or BlockKind.ASIDE, hidden=gone)

    def _count(self, box: Element) -> None:
        self.body.pictures += child(box, "draw:image") is not None
        self.body.objects += any(short(inner.tag) in _OBJECTS for inner in box)

    def _heading_label(self, element: Element, level: int) -> str:
        """Empty where the heading is not counted, or its number is written in it."""
        if attribute(element, "text:is-list-header") == "true":
            return ""
        anew = attribute(element, "text:restart-numbering") == "true"
        start = attribute(element, "text:start-value") or ("1" if anew else "")
        counted = self._headings.next_label(level, start)
        return "" if child(element, "text:number") is not None else counted

    def _write(self, element: Element, words: _OdtWords, *, raised: bool, hidden: bool) -> None:
        """White space in the XML is one space; spaces that count have elements of their own."""
        self._put(element.text, words, raised=raised, hidden=hidden)
        for inner in element:
            name = short(inner.tag)
            if name == "text:s":
                self._show(" " * min(whole(attribute(inner, "text:c"), 1), 1_000), words, hidden)
            elif name in {"text:tab", "text:line-break"}:
                self._show("\t" if name == "text:tab" else "\n", words, hidden)
            elif name in {"text:change-start", "text:change-end"}:
                self._mark(inner)
            elif name == "text:note":
                self._show(self._note(inner), words, hidden)
            elif name == "text:ruby-text":  # 漢(kan), as in HTML
                self._show("(", words, hidden)
                self._write(inner, words, raised=raised, hidden=hidden)
                self._show(")", words, hidden)
            elif name in BOXES or name == "draw:g":
                words.boxes.append(inner)
            elif name == "office:annotation":
                self.body.comments += 1
            elif name not in NOT_SHOWN:
                style = attribute(inner, "text:style-name")
                self._write(
                    inner,
                    words,
                    raised=raised or self.styles.is_raised(style),
                    hidden=hidden
                    or self.styles.is_hidden(style)
                    or (name.startswith("text:hidden-")),
                )
            self._put(inner.tail, words, raised=raised, hidden=hidden)

    def _put(self, text: str | None, words: _OdtWords, *, raised: bool, hidden: bool) -> None:
        if not text:
            return
        self.body.characters += len("".join(text.split()))
        shown = _SPACES.sub(" ", text)
        if (
            not hidden
            and shown.startswith(" ")
            and (not words.parts or words.parts[-1][-1:] == " ")
        ):
            shown = shown[1:]
        self._show(superscript(shown) if raised else shown, words, hidden)

    def _show(self, text: str, words: _OdtWords, hidden: bool) -> None:
        if text:
            (words.hidden if hidden else words.parts).append(text)
            for pieces in self._inserted.values():
                pieces.append(text)

    def _note(self, note: Element) -> str:
        element = child(note, "text:note-citation")
        citation = "" if element is None else "".join(element.itertext()).strip()
        is_footnote = attribute(note, "text:note-class") != "endnote"
        mark = superscript(citation) if is_footnote else f"[{citation}]"
        if (body := child(note, "text:note-body")) is not None:
            self.body.notes.append((mark, body))
        return mark

    def _mark(self, element: Element) -> None:
        """The start or end of an insertion. A deletion's place is one element, and says nothing."""
        identifier = attribute(element, "text:change-id")
        if identifier not in self._regions:
            return
        if short(element.tag) == "text:change-start" and len(self._inserted) < _MOST_OPEN_CHANGES:
            self._inserted[identifier] = []
        elif (pieces := self._inserted.pop(identifier, None)) is not None:
            author, at = self._regions[identifier]
            where = f"paragraph {len(self.body.blocks) + 1}"
            change = TrackedChange("inserted", "".join(pieces).strip("\n"), author, at, where)
            self.body.changes.append(replace(change, block=len(self.body.blocks)))

    def _list(
        self,
        element: Element,
        kind: BlockKind | None,
        *,
        hidden: bool,
        level: int = 1,
        name: str = "",
    ) -> Iterator[Block]:
        name = attribute(element, "text:style-name") or name
        if level == 1:
            continued = self._lists_by_id.get(attribute(element, "text:continue-list"))
            if continued:
                self._lists[name] = continued
            elif attribute(element, "text:continue-numbering") != "true":
                self._lists.pop(name, None)
        counter = self._lists.setdefault(name, OdtCounter(self.styles.lists.get(name, {})))
        if level == 1 and (identifier := element.get(XML_ID)):
            self._lists_by_id[identifier] = counter
        for item in element:
            counted = short(item.tag) == "text:list-item"
            start = attribute(item, "text:start-value")
            prefix = ""
            waiting = counted
            for inner in item:
                if short(inner.tag) == "text:list":
                    yield from self._list(inner, kind, hidden=hidden, level=level + 1, name=name)
                    continue
                if short(inner.tag) not in {"text:p", "text:h"}:
                    continue
                if waiting and short(inner.tag) == "text:p":
                    prefix, waiting = counter.next_label(level, start), False
                own = kind or (BlockKind.LIST_ITEM if short(inner.tag) == "text:p" else None)
                for block in self._paragraph(inner, own, hidden=hidden, prefix=prefix):
                    yield replace(block, level=block.level or level)
                prefix = ""

    def _table(self, table: Element, kind: BlockKind | None, *, hidden: bool) -> Iterator[Block]:
        for row in _rows(table):
            cells = [
                blocks
                for cell in row
                if short(cell.tag) in {"table:table-cell", "table:covered-table-cell"}
                for blocks in [self._cell(cell, kind, hidden=hidden)]
                for _time in range(_times(cell, "table:number-columns-repeated"))
            ]
            found = [block for cell in cells for block in cell]
            if not found:
                continue
            if attribute(row, "table:visibility") in {"collapse", "filter"}:
                yield from (_out(block, LeaveOut.HIDDEN) for block in found)
                continue
            long = sum(len(block.text) for block in found) > _LONGEST_ROW
            nested = any(block.kind in {BlockKind.ROW, BlockKind.HEADING} for block in found)
            several = any(len(cell) > 1 for cell in cells)
            hidden_words = [] if hidden else [block for block in found if block.leave_out]
            if nested or (several and long) or (hidden and found):
                yield from found
                continue
            shown = [[block.text for block in cell if not block.leave_out] for cell in cells]
            text = "\t".join(" ".join(cell).replace("\n", " ") for cell in shown).rstrip("\t")
            for _time in range(_times(row, "table:number-rows-repeated") if text else 0):
                yield Block(kind or BlockKind.ROW, text)
            yield from hidden_words

    def _cell(self, cell: Element, kind: BlockKind | None, *, hidden: bool) -> list[Block]:
        """Of one that another reaches over, its words are hidden under that one."""
        blocks = self._blocks(cell, kind, hidden=hidden)
        if short(cell.tag) != "table:covered-table-cell":
            return list(blocks)
        return [_out(block, LeaveOut.HIDDEN) for block in blocks]


def _out(block: Block, reason: LeaveOut) -> Block:
    return replace(block, leave_out=block.leave_out or reason)


def _times(element: Element, name: str) -> int:
    return min(max(whole(attribute(element, name), 1), 1), _REPEATED_MAX_TIMES)


def _rows(table: Element) -> Iterator[Element]:
    for element in table:
        if short(element.tag) == "table:table-row":
            yield element
        elif short(element.tag) in _AROUND:
            yield from _rows(element)
