"""From lines to paragraphs, headings, items, rows and notes, over columns and pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.extraction.blocks import Block, BlockKind, Hyphenation, LeaveOut, PageStart
from corpus.extraction.readers.pdf.glyphs import Line
from corpus.extraction.readers.pdf.hyphens import LOOKED_AT_CHARACTERS, join

_BULLET = re.compile(r"(?:[•▪■●○◦‣∙·*\uf095\uf0a7\uf0b7\uf06f\uf0d8\uf0fc]|[–—-])\s")
_BULLETS_OF_FONTS = re.compile(r"^[\uf095\uf0a7\uf0b7\uf06f\uf0d8\uf0fc](?=\s|$)")
_NUMBERED = re.compile(r"(?:\d{1,3}[.)]|[a-zåäö]\)|\([a-z\d]{1,3}\))\s+\S")
_COUNTED = re.compile(r"(\d{1,3})[.)]\s")
_MARK_AND_LETTER = re.compile(r"^([¹²³⁰⁴-⁹]+|\d{1,3})(?=[^\W\d_])")
_NOTE = re.compile(r"(?:[¹²³⁰⁴-⁹]+|\d{1,3}(?=\s|[A-ZÅÄÖ])|\*)")
_ENDS = re.compile(r"[.!?:…][”\")’»]*[¹²³⁰⁴-⁹]*$")
_LONGEST_BOLD_HEADING = 120
_SAME_SIZE = 0.06
_NOTE_SMALLER_THAN = 0.95
_HEADING_LARGER_THAN = 1.12
_LONGEST_HEADING_LINES = 4
_SAME_LEFT_POINTS = 12
_RAGGED = 0.14  # of a line's width: how far from the right edge a full line may end
_NEW_PARAGRAPH_GAP = 1.28  # times the usual distance between two lines


@dataclass(frozen=True, slots=True)
class Measures:
    """The usual height of the text's letters, and the usual distance of lines by their height."""

    height: float
    distance: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Measures":
        heights: Counter[float] = Counter()
        for line in lines:
            heights[round(line.height, 1)] += line.glyphs
        height = heights.most_common(1)[0][0] if heights else 1.0
        distances = Counter(
            round((above.base - below.base) / above.height, 1)
            for above, below in pairwise(lines)
            if above.page == below.page
            and abs(above.height - below.height) < 0.2
            and 0.5 < (above.base - below.base) / max(above.height, 0.1) < 2.5
        )
        return cls(height, distances.most_common(1)[0][0] if distances else 1.2)


@dataclass(slots=True)
class Paragraph:
    kind: BlockKind
    lines: list[Line] = field(default_factory=list)
    leave_out: LeaveOut | None = None

    @property
    def height(self) -> float:
        return self.lines[0].height

    def as_block(self, words: frozenset[str], before: str) -> Block:
        text = _BULLETS_OF_FONTS.sub("•", self.lines[0].text)
        if self.kind is BlockKind.NOTE:  # Some set no space after the mark.
            text = _MARK_AND_LETTER.sub(r"\1 ", text)
        pages = [PageStart(0, self.lines[0].page)]
        hyphens = []
        for line in self.lines[1:]:
            between, dropped = join(text[-LOOKED_AT_CHARACTERS:], line.text, words)
            if dropped:
                text = text[: -len(dropped)]
                hyphens.append(Hyphenation(len(text), dropped))
            text += between
            if line.page != pages[-1].number:
                pages.append(PageStart(len(text), line.page))
            text += line.text
        return Block(
            kind=self.kind,
            text=text,
            before=before,
            where=f"page {self.lines[0].page}",
            leave_out=self.leave_out,
            pages=tuple(pages),
            hyphenations=tuple(hyphens),
        )


class Flow:
    """Takes the pages' lines in reading order and makes paragraphs of them."""

    def __init__(self, measures: Measures) -> None:
        self._measures = measures
        self._current: Paragraph | None = None
        self._aside: list[Paragraph] = []  # notes, feet and heads wait for the paragraph's end
        self.done: list[Paragraph] = []

    def page(
        self, lines: Sequence[Line], furniture: dict[int, LeaveOut], beside: Sequence[Line] = ()
    ) -> None:
        """`beside` are lines that run otherwise than the page does: each follows it by itself."""
        body = [line for line in lines if id(line) not in furniture]
        notes = _notes(body, self._measures)
        rest = [line for line in lines if id(line) in furniture]
        middle = sum(line.base for line in body) / len(body) if body else 0
        for line in rest:
            if line.base > middle:
                self._set_aside(line, furniture[id(line)])
        for line in body:
            if id(line) not in notes:
                self._take(line)
        self._aside += notes_of([line for line in body if id(line) in notes])
        for line in rest:
            if line.base <= middle:
                self._set_aside(line, furniture[id(line)])
        for line in beside:
            kind = BlockKind.ROW if "\t" in line.text else BlockKind.ASIDE
            self._aside.append(Paragraph(kind, [line], furniture.get(id(line))))

    def end(self) -> list[Paragraph]:
        self._finish()
        return self.done

    def _set_aside(self, line: Line, reason: LeaveOut) -> None:
        self._aside.append(Paragraph(BlockKind.PARAGRAPH, [line], reason))

    def _take(self, line: Line) -> None:
        if self._current and self._goes_on(self._current, line):
            self._current.lines.append(line)
            return
        self._finish()
        self._current = Paragraph(self._kind(line), [line])

    def _finish(self) -> None:
        if self._current:
            self.done.append(self._current)
        self._current = None
        self.done += self._aside
        self._aside = []

    def _kind(self, line: Line) -> BlockKind:
        if "\t" in line.text and not _BULLET.match(line.text) and not _NUMBERED.match(line.text):
            return BlockKind.ROW
        if line.height > _HEADING_LARGER_THAN * self._measures.height and len(line.text) < 200:
            return BlockKind.HEADING
        if _starts_item(line):
            return BlockKind.LIST_ITEM
        if line.bold and len(line.text) < _LONGEST_BOLD_HEADING and not _ENDS.search(line.text):
            return BlockKind.HEADING
        return BlockKind.PARAGRAPH

    def _goes_on(self, paragraph: Paragraph, line: Line) -> bool:
        last = paragraph.lines[-1]
        if abs(last.height - line.height) > _SAME_SIZE * last.height or last.bold != line.bold:
            return False
        kind = self._kind(line)
        if BlockKind.ROW in {paragraph.kind, kind}:
            return False
        down = last.base - line.base
        same_column = last.page == line.page and 0 < down < 4 * last.height
        usual = self._measures.distance * last.height
        if paragraph.kind is BlockKind.HEADING:
            few = len(paragraph.lines) < _LONGEST_HEADING_LINES
            return few and same_column and down < 1.5 * usual
        if not same_column:
            return _runs_on(last, line)
        if down > _NEW_PARAGRAPH_GAP * usual:
            return False
        if _is_next_item(paragraph.lines[0], line):
            return False
        if kind is BlockKind.LIST_ITEM and (_ENDS.search(last.text) or not last.full):
            return False
        ends = _ENDS.search(last.text) is not None
        indented = line.left > last.left + 0.6 * line.height
        first_of_item = paragraph.kind is BlockKind.LIST_ITEM and len(paragraph.lines) == 1
        if indented and not first_of_item:
            return False
        return last.full or (not ends and not line.text[:1].isupper())


def _starts_item(line: Line) -> bool:
    return bool(_BULLET.match(line.text) or _NUMBERED.match(line.text))


def _is_next_item(first: Line, line: Line) -> bool:
    """Whether an item begins as the one before it did: at the same edge, with a sign, or the next
    number.
    """
    if abs(first.left - line.left) > 0.3 * line.height:
        return False
    if _BULLET.match(first.text) and _BULLET.match(line.text):
        return first.text[0] == line.text[0]
    numbers = [_COUNTED.match(each.text) for each in (first, line)]
    before, after = (int(found[1]) if found else None for found in numbers)
    return before is not None and after == before + 1


def _runs_on(last: Line, line: Line) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    if _ENDS.search(last.text) or _starts_item(line):
        return False
    return last.text.endswith(("-", "\u00ad", "\u2010")) or line.text[:1].islower() or last.full


def _notes(lines: Sequence[Line], measures: Measures) -> set[int]:
    """Footnotes: at the foot of the page, smaller, and from a line that begins with a mark."""
    found: set[int] = set()
    open_note = False
    for line in lines:
        small = line.height < _NOTE_SMALLER_THAN * measures.height
        marked = open_note or _NOTE.match(line.text) is not None
        lower = (
            small
            and marked
            and all(
                other.base >= line.base - 0.1
                for other in lines
                if other.height >= _NOTE_SMALLER_THAN * measures.height
                and min(other.right, line.right) > max(other.left, line.left)
            )
        )
        open_note = lower
        if open_note:
            found.add(id(line))
    return found


def notes_of(lines: Sequence[Line]) -> list[Paragraph]:
    notes: list[Paragraph] = []
    for line in lines:
        if not notes or _NOTE.match(line.text):
            notes.append(Paragraph(BlockKind.NOTE))
        notes[-1].lines.append(line)
    return notes


def mark_full(lines: Iterable[Line]) -> None:
    """Set `full` of each line by the right edge of those in the document that begin where it does.

    Four lines of five end before that edge: a title over two columns is wider than either.
    """
    beside: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        beside[round(line.left / _SAME_LEFT_POINTS)].append(line)
    for group in beside.values():
        rights = sorted(line.right for line in group)
        right = rights[min(len(rights) * 4 // 5, len(rights) - 1)]
        for line in group:
            line.full = line.right > right - _RAGGED * max(right - line.left, 1)


def headings(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """For each heading its number among the paragraphs, and its level by its size: 1 to 6."""
    found = [(n, p) for n, p in enumerate(paragraphs) if p.kind is BlockKind.HEADING]
    sizes: list[float] = []
    for size in sorted({round(p.height, 1) for _n, p in found}, reverse=True):
        if not sizes or size < sizes[-1] * 0.95:
            sizes.append(size)
    for number, paragraph in found:
        # Bold lines of the text's own size come below all that are larger.
        level = sum(1 for size in sizes if size > paragraph.height * 1.04) + 1
        yield number, min(level, 6)
