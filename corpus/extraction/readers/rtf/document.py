"""The document that is written while RTF is read: paragraphs, rows, notes, boxes, changes."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.extraction.blocks import Block, BlockKind, LeaveOut, TrackedChange
from corpus.extraction.numbering import label
from corpus.extraction.readers.rtf.columns import RtfTable
from corpus.extraction.readers.rtf.forms import RtfField
from corpus.extraction.readers.rtf.state import Destination, RtfTables, State
from corpus.extraction.superscripts import superscript

_TEXTS = {
    *(Destination.BODY, Destination.NOTE, Destination.HEADER, Destination.FOOTER),
    Destination.BOX,
}
_HEADING = re.compile(r"(?:heading|rubrik)\s+(\d)\b", re.IGNORECASE)
_BULLET = re.compile(r"[•·▪◦o\ue000-\uf8ff-]\s*")
_MARK_AND_SPACES = re.compile(r"^([¹²³⁰⁴-⁹]+|\[[ivxlcdm]+\])\s+")


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    label: str = ""

    @property
    def text(self) -> str:
        text = "".join(self.parts).strip()
        return f"{self.label} {text}" if self.label and text else text


@dataclass(slots=True)
class _Marks:
    """Numbers footnotes and endnotes, each for themselves, in the order in which they come."""

    footnotes: int = 0
    endnotes: int = 0
    current: str = ""
    last: tuple[list[str], int] | None = None  # where the last one was written, until its note

    def write(self, parts: list[str]) -> None:
        self.footnotes += 1
        self.current = superscript(str(self.footnotes))
        self.last = parts, len(parts)
        parts.append(self.current)

    def turn_into_endnote(self) -> None:
        """Which of the two it is, only the note itself says."""
        if self.last:
            parts, place = self.last
            self.footnotes -= 1
            self.endnotes += 1
            parts[place] = self.current = f"[{label(self.endnotes, 'i')}]"
            self.last = None


@dataclass(slots=True)
class RtfDocument:
    tables: RtfTables = field(default_factory=RtfTables)
    headings: dict[int, int] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    changes: list[TrackedChange] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    open: dict[Destination, _Paragraph] = field(default_factory=dict)
    words: dict[Destination, list[str]] = field(default_factory=dict)
    revisers: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    hidden_in_row: list[str] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    edge_blocks: list[Block] = field(default_factory=list)
    marks: _Marks = field(default_factory=_Marks)
    high_half: int = 0
    table: RtfTable = field(default_factory=RtfTable)
    fields: list[RtfField] = field(default_factory=list)
    written: int = 0  # characters of the texts

    def decode(self, state: State, content: bytes, fallback: int) -> int:
        """Write bytes in the font's code page; the first `fallback` of them are passed over."""
        passed = min(fallback, len(content))
        if content := content[passed:]:
            self.write(state, self.tables.text(state.font, content))
        return fallback - passed

    def write_unit(self, state: State, unit: int) -> None:
        """A UTF-16 unit; the two halves of a character come one after the other."""
        if 0xD800 <= unit < 0xDC00:
            self.high_half = unit
            return
        if 0xDC00 <= unit < 0xE000:
            pair = self.high_half.to_bytes(2, "little") + unit.to_bytes(2, "little")
            self.write(state, codecs.decode(pair, "utf-16-le", "replace"))
        else:
            self.write(state, self.tables.character(state.font, unit))
        self.high_half = 0

    def write(self, state: State, text: str) -> None:
        destination = state.destination
        if destination is Destination.FONTS:
            self.tables.font_names[state.font] += text
        if destination not in _TEXTS:
            self.words.setdefault(destination, []).append(text)
            return
        if state.change:
            self._track(state, text)
        if state.is_gone:
            return
        paragraph = self._paragraph(destination)
        self.written += len(text.strip())
        text = superscript(text) if state.raised else text
        (paragraph.hidden if state.hidden else paragraph.parts).append(text)

    def _paragraph(self, destination: Destination) -> _Paragraph:
        return self.open.setdefault(destination, _Paragraph())

    def _track(self, state: State, text: str) -> None:
        known = state.reviser < len(self.revisers)
        author = self.revisers[state.reviser] if known else ""
        at = _moment(state.moment)
        where = f"paragraph {len(self.blocks) + 1}"
        last = self.changes[-1] if self.changes else None
        if last and (last.kind, last.author, last.at, last.where) == (
            *(state.change, author, at, where),
        ):
            self.changes[-1] = replace(last, text=last.text + text)
        else:
            block = len(self.blocks)
            self.changes.append(TrackedChange(state.change, text, author, at, where, block))

    def write_mark(self, state: State) -> None:
        """A note's mark: in the text the next number, in the note itself the last."""
        if state.is_gone:
            return
        if state.destination is not Destination.NOTE:
            self.marks.write(self._paragraph(state.destination).parts)
        else:
            self._paragraph(Destination.NOTE).parts.append(self.marks.current + " ")

    def enter(self, state: State, destination: Destination) -> None:
        state.destination = destination
        state.raised = state.hidden = False
        if destination in {Destination.LABEL, Destination.TITLE, Destination.AUTHOR}:
            self.words[destination] = []

    def leave(self, state: State, outer: State) -> None:
        """A group ends; what was written in it goes where its destination says."""
        destination = state.destination
        if state.fields != outer.fields:
            self._end_field(outer)
        if destination is Destination.CHOICE and outer.destination is not Destination.CHOICE:
            chosen_of = self.fields[-1:] or [RtfField(0)]
            chosen_of[0].choices.append("".join(self.words.pop(destination, [])))
        elif destination is Destination.STYLES and outer.destination is Destination.STYLES:
            name = "".join(self.words.pop(destination, []))
            if found := _HEADING.search(name):
                self.headings[state.style] = min(int(found[1]), 6)
            elif state.level:
                self.headings[state.style] = state.level
        elif destination is Destination.REVISERS and outer.destination is Destination.REVISERS:
            self.revisers.append("".join(self.words.pop(destination, [])).rstrip(";"))
        elif destination is Destination.LABEL and outer.destination is not Destination.LABEL:
            words = "".join(self.words.pop(destination, [])).strip()
            paragraph = self._paragraph(outer.destination)
            paragraph.label = "" if _BULLET.fullmatch(words) else words
        elif destination is not outer.destination and destination in _TEXTS:
            if outer.in_unicode is not destination:
                self.end_paragraph(state)
            if destination is Destination.NOTE:
                self.marks.last = None

    def begin_field(self, state: State) -> None:
        self.fields.append(RtfField(self.written))
        state.fields = len(self.fields)

    def _end_field(self, outer: State) -> None:
        """What was chosen in it, where it has shown nothing in the text."""
        while len(self.fields) > outer.fields:
            ended = self.fields.pop()
            if outer.destination in _TEXTS and ended.written == self.written:
                self.write(outer, ended.shown)

    def end_paragraph(self, state: State) -> None:
        destination = state.destination
        paragraph = self.open.pop(destination, _Paragraph())
        text = paragraph.text
        hidden = "".join(paragraph.hidden).strip()
        if state.in_table and destination is Destination.BODY:
            if text:
                self._cell().append(text)
            self.hidden_in_row += [hidden] if hidden else []
            return
        level = state.level or self.headings.get(state.style, 0)
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        if paragraph.label and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.LIST_ITEM
        if text:
            self._place(destination, Block(kind, text, level=level))
        self._place_hidden(destination, hidden)
        if destination is Destination.BODY:
            self.blocks += self.boxes
            self.boxes = []

    def _place_hidden(self, destination: Destination, text: str) -> None:
        if text:
            reason = LeaveOut.HIDDEN
            self._place(destination, Block(BlockKind.PARAGRAPH, text, leave_out=reason))

    def _place(self, destination: Destination, block: Block) -> None:
        if destination is Destination.BODY:
            if block.kind is not BlockKind.ROW and not block.leave_out:
                self._end_table()
            self.blocks.append(block)
        elif destination is Destination.NOTE:
            text = _MARK_AND_SPACES.sub(r"\1 ", block.text)
            self.notes.append(replace(block, kind=BlockKind.NOTE, text=text))
        elif destination is Destination.BOX:
            self.boxes.append(replace(block, kind=BlockKind.ASIDE))
        else:
            header = destination is Destination.HEADER
            reason = LeaveOut.PAGE_HEADER if header else LeaveOut.PAGE_FOOTER
            self.edge_blocks.append(replace(block, kind=BlockKind.PARAGRAPH, leave_out=reason))

    def _cell(self) -> list[str]:
        if not self.cells:
            self.cells.append([])
        return self.cells[-1]

    def end_cell(self, state: State) -> None:
        paragraph = self.open.pop(state.destination, _Paragraph())
        self._cell().append(paragraph.text)
        if hidden := "".join(paragraph.hidden).strip():
            self.hidden_in_row.append(hidden)
        self.cells.append([])

    def end_row(self, state: State) -> None:
        cells = [" ".join(filter(None, cell)).replace("\n", " ") for cell in self.cells[:-1]]
        self.cells = []
        if text := "\t".join(cells).rstrip("\t"):
            if state.destination is Destination.BODY:
                self.table.add(len(self.blocks), cells)
            self._place(state.destination, Block(BlockKind.ROW, text))
        self._place_hidden(state.destination, "\n".join(self.hidden_in_row))
        self.hidden_in_row = []

    def _end_table(self) -> None:
        for number, text in self.table.aligned().items():
            self.blocks[number] = replace(self.blocks[number], text=text)
        self.table = RtfTable()

    def finish(self) -> None:
        for destination in list(self.open):
            self.end_paragraph(State(destination=destination))
        self.blocks += self.boxes
        for cells in [cells for cells in self.cells if any(cells)]:
            self.blocks.append(Block(BlockKind.ROW, "\t".join(cells)))
        self._place_hidden(Destination.BODY, "\n".join(self.hidden_in_row))
        self._end_table()

    def edges(self) -> list[Block]:
        return list({block.text: block for block in self.edge_blocks}.values())

    def count_skipped(self, word: str) -> None:
        self.skipped[word] += 1

    def properties(self) -> Iterator[tuple[str, str, str, str]]:
        """Name, value, where, and EDTF of what the file says of itself."""
        for name, destination in (("title", Destination.TITLE), ("byline", Destination.AUTHOR)):
            if value := "".join(self.words.get(destination, [])).strip():
                yield name, value, destination.name.lower(), ""
        for name, destination in (
            ("published", Destination.CREATED),
            ("modified", Destination.REVISED),
        ):
            moment = self.tables.moments[destination]
            if moment.get("yr") and {"mo", "dy"} <= set(moment):
                day = f"{moment['yr']:04}-{moment['mo']:02}-{moment['dy']:02}"
                yield name, day, destination.name.lower(), day


def _moment(value: int) -> str:
    """RTF packs minute, hour, day, month and year of a revision into one number."""
    if not value:
        return ""
    value &= 0xFFFFFFFF
    minute, hour, day = value & 0x3F, value >> 6 & 0x1F, value >> 11 & 0x1F
    month, year = value >> 16 & 0xF, 1900 + (value >> 20 & 0x1FF)
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"
