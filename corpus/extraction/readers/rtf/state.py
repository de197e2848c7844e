"""What RTF's control words change, and the document that is written meanwhile."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from corpus.extraction.blocks import Block, BlockKind, LeaveOut, TrackedChange
from corpus.extraction.superscripts import superscript


class Destination(Enum):
    BODY = auto()
    NOTE = auto()
    HEADER = auto()
    FOOTER = auto()
    BOX = auto()
    LABEL = auto()
    FONTS = auto()
    STYLES = auto()
    INFO = auto()
    TITLE = auto()
    AUTHOR = auto()
    CREATED = auto()
    REVISED = auto()
    REVISERS = auto()
    SKIPPED = auto()


_TEXTS = {
    *(Destination.BODY, Destination.NOTE, Destination.HEADER, Destination.FOOTER),
    Destination.BOX,
}
_CODE_PAGES = {
    0: "",
    1: "",
    77: "mac_roman",
    128: "cp932",
    161: "cp1253",
    162: "cp1254",
    186: "cp1257",
    204: "cp1251",
    238: "cp1250",
    255: "cp437",
    177: "cp1255",
    178: "cp1256",
}
_HEADING = re.compile(r"(?:heading|rubrik)\s+(\d)\b", re.IGNORECASE)
_BULLET = re.compile(r"[•·▪◦o\u2022\uf0b7\uf0a7\uf095-]\s*")
_LABEL_SPACE = re.compile(r"\s+$")


@dataclass(slots=True)
class State:
    """Of one group; a group inside begins with a copy."""

    destination: Destination = Destination.BODY
    fallback: int = 1
    font: int = 0
    style: int = 0
    level: int = 0
    hidden: bool = False
    raised: bool = False
    deleted: bool = False
    inserted: bool = False
    reviser: int = 0
    moment: int = 0
    in_table: bool = False

    def copy(self) -> "State":
        return replace(self)

    def apply(self, word: str, number: int | None, document: "RtfDocument") -> None:
        """A control word that changes how what follows looks or counts."""
        on = number != 0
        if word == "uc":
            self.fallback = max(number or 0, 0)
        elif word == "f":
            self.font = number or 0
        elif word == "fcharset" and self.destination is Destination.FONTS:
            document.fonts[self.font] = _CODE_PAGES.get(number or 0, "")
        elif word == "s":
            self.style = number or 0
        elif word == "outlinelevel":
            self.level = min((number or 0) + 1, 6)
        elif word == "pard":
            self.style, self.level, self.in_table = 0, 0, False
        elif word == "plain":
            self.hidden = self.raised = self.deleted = self.inserted = False
        elif word == "intbl":
            self.in_table = True
        elif word == "v":
            self.hidden = on
        elif word == "super":
            self.raised = on
        elif word in {"nosupersub", "sub"}:
            self.raised = False
        elif word == "up":
            self.raised = bool(number)
        elif word == "deleted":
            self.deleted = on
        elif word == "revised":
            self.inserted = on
        elif word in {"revauth", "revauthdel"}:
            self.reviser = number or 0
        elif word in {"revdttm", "revdttmdel"}:
            self.moment = number or 0
        elif self.destination in {Destination.CREATED, Destination.REVISED}:
            document.moments[self.destination][word] = number or 0


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    label: str = ""
    deleted: list[str] = field(default_factory=list)


@dataclass(slots=True)
class RtfDocument:
    code_page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    headings: dict[int, int] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    changes: list[TrackedChange] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    moments: dict[Destination, dict[str, int]] = field(
        default_factory=lambda: {Destination.CREATED: {}, Destination.REVISED: {}}
    )
    open: dict[Destination, _Paragraph] = field(default_factory=dict)
    words: dict[Destination, list[str]] = field(default_factory=dict)
    revisers: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    edge_blocks: list[Block] = field(default_factory=list)
    marks: int = 0
    high_half: int = 0

    def decode(self, state: State, content: bytes, fallback: int) -> int:
        """Write bytes in the font's code page; the first `fallback` of them are passed over."""
        passed = min(fallback, len(content))
        if content := content[passed:]:
            codec = self.fonts.get(state.font) or self.code_page
            self.write(state, content.decode(codec, "replace"))
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
            self.write(state, chr(unit))
        self.high_half = 0

    def write(self, state: State, text: str) -> None:
        destination = state.destination
        if destination not in _TEXTS:
            self.words.setdefault(destination, []).append(text)
            return
        paragraph = self.open.setdefault(destination, _Paragraph())
        if state.deleted or state.inserted:
            self._track(state, text)
        if state.deleted:
            return
        text = superscript(text) if state.raised else text
        (paragraph.hidden if state.hidden else paragraph.parts).append(text)

    def _track(self, state: State, text: str) -> None:
        kind = "deleted" if state.deleted else "inserted"
        known = state.reviser < len(self.revisers)
        author = self.revisers[state.reviser] if known else ""
        at = _moment(state.moment)
        where = f"paragraph {len(self.blocks) + 1}"
        last = self.changes[-1] if self.changes else None
        if last and (last.kind, last.author, last.at, last.where) == (kind, author, at, where):
            self.changes[-1] = replace(last, text=last.text + text)
        else:
            self.changes.append(TrackedChange(kind, text, author, at, where, len(self.blocks)))

    def write_mark(self, state: State) -> None:
        """A note's mark: in the text the next number, in the note itself the last."""
        if state.destination is not Destination.NOTE:
            self.marks += 1
            self.open.setdefault(state.destination, _Paragraph()).parts.append(
                superscript(str(self.marks))
            )
        else:
            self.open.setdefault(Destination.NOTE, _Paragraph()).parts.append(
                superscript(str(self.marks)) + " "
            )

    def enter(self, state: State, destination: Destination) -> None:
        state.destination = destination
        state.raised = state.hidden = False
        if destination in {Destination.LABEL, Destination.TITLE, Destination.AUTHOR}:
            self.words[destination] = []

    def leave(self, state: State, outer: State) -> None:
        """A group ends; what was written in it goes where its destination says."""
        destination = state.destination
        if destination is Destination.STYLES and outer.destination is Destination.STYLES:
            name = "".join(self.words.pop(destination, []))
            if found := _HEADING.search(name):
                self.headings[state.style] = min(int(found[1]), 6)
        elif destination is Destination.REVISERS and outer.destination is Destination.REVISERS:
            self.revisers.append("".join(self.words.pop(destination, [])).rstrip(";"))
        elif destination is Destination.LABEL and outer.destination is not Destination.LABEL:
            label = "".join(self.words.pop(destination, []))
            paragraph = self.open.setdefault(outer.destination, _Paragraph())
            paragraph.label = "" if _BULLET.fullmatch(label.strip()) else label.strip()
        elif destination is not outer.destination and destination in _TEXTS:
            self.end_paragraph(state)

    def end_paragraph(self, state: State) -> None:
        destination = state.destination
        paragraph = self.open.pop(destination, _Paragraph())
        text = "".join(paragraph.parts).strip()
        if state.in_table and destination is Destination.BODY:
            if text:
                self._cell().append(text)
            return
        level = state.level or self.headings.get(state.style, 0)
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        if paragraph.label and text:
            text = f"{paragraph.label} {text}"
            kind = BlockKind.LIST_ITEM if kind is BlockKind.PARAGRAPH else kind
        if text:
            self._place(destination, Block(kind, text, level=level))
        if hidden := "".join(paragraph.hidden).strip():
            reason = LeaveOut.HIDDEN
            self._place(destination, Block(BlockKind.PARAGRAPH, hidden, leave_out=reason))
        if destination is Destination.BODY:
            self.blocks += self.boxes
            self.boxes = []

    def _place(self, destination: Destination, block: Block) -> None:
        if destination is Destination.BODY:
            self.blocks.append(block)
        elif destination is Destination.NOTE:
            self.notes.append(replace(block, kind=BlockKind.NOTE))
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
        self._cell().append("".join(paragraph.parts).strip())
        self.cells.append([])

    def end_row(self, state: State) -> None:
        cells = [" ".join(filter(None, cell)).replace("\n", " ") for cell in self.cells[:-1]]
        self.cells = []
        if text := "\t".join(cells).rstrip("\t"):
            self._place(state.destination, Block(BlockKind.ROW, text))

    def finish(self) -> None:
        for destination in list(self.open):
            self.end_paragraph(State(destination=destination))
        self.blocks += self.boxes
        for cells in [cells for cells in self.cells if any(cells)]:
            self.blocks.append(Block(BlockKind.ROW, "\t".join(cells)))

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
            moment = self.moments[destination]
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
