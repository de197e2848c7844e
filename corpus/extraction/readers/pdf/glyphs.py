"""A page's characters with their places, gathered into lines."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2.raw as pdfium

from corpus.extraction.superscripts import superscript

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "ſt",
    "\ufb06": "st",
}
_BLANK = {" ", "\t"}
# What PDFium answers for a hyphen at the end of a line.
_LINE_END_HYPHENS = {"\x02", "\ufffe"}
_RAISED_BY = 0.15  # of the line's height, at least
_SMALLER_THAN = 0.85  # of the line's height
_OFF_BASELINE = 0.55  # of the height: further up or down is another line
_CELL_GAP = 1.6  # of the height: words that are further apart stand in two cells
_NEXT_CELL_GAP = 0.75  # of the height, in a line with two cells already
_WORD_GAP = 0.17  # of the height: where a page sets no spaces, this parts two words
_ASKEW = 0.05  # of a quarter of a circle
_BOLD_WEIGHT = 600
_FONT_NAME_BYTES = 200
_EVEN_GAPS = 1.5  # the widest over the narrowest: a justified line has but one width


@dataclass(slots=True)
class Glyph:
    """A character; `left`, `right` and `base` in points, `height` that of its font's box.

    `raised`: a digit that its font itself has drawn high, on the line of the others. `turn`: by
    how many quarters of a circle it is turned clockwise; its places are those of the page turned
    back by as many.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    raised: bool = False
    index: int = -1
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Joint:
    """Where two words of a line meet: at `offset` of its text is the blank between them.

    `gap` is in heights, `right` the edge of the word before, `left` that of the one after.
    """

    offset: int
    gap: float
    right: float
    left: float


@dataclass(slots=True)
class Line:
    """Characters on one baseline. `full`: it reaches the right edge of its column.

    `cells` has the edges of what wide gaps part, `widest` the widest of them in heights;
    `joints` all gaps between words.
    """

    page: int
    text: str
    left: float
    right: float
    base: float
    height: float
    full: bool = False
    bold: bool = False
    glyphs: int = 0
    cells: tuple[tuple[float, float], ...] = ()
    widest: float = 0.0
    joints: tuple[Joint, ...] = ()
    even: bool = False
    turn: int = 0


class _OpenLine:
    """A line that is being gathered. A raised mark does not lift its `base`."""

    __slots__ = ("base", "glyphs", "height", "left", "turn")

    def __init__(self, first: Glyph) -> None:
        self.glyphs = [first]
        self.base = first.base
        self.height = first.height
        self.left = first.left
        self.turn = first.turn

    def takes(self, glyph: Glyph) -> bool:
        """Whether the glyph goes on with the line: on its baseline or raised, and to the right."""
        if glyph.turn != self.turn:
            return False
        height = max(self.height, glyph.height)
        near = abs(glyph.base - self.base) <= _OFF_BASELINE * height
        return near and glyph.left >= self.left - 0.5 * height

    def add(self, glyph: Glyph) -> None:
        self.glyphs.append(glyph)
        self.left = glyph.left
        if glyph.height >= _SMALLER_THAN * self.height:
            self.base, self.height = glyph.base, glyph.height


def page_lines(text_page: ctypes.c_void_p, page: int) -> list[Line]:
    """The lines in the order in which the page draws them."""
    return [line for line in _lines(text_page, page) if line.text]


def _lines(text_page: ctypes.c_void_p, page: int) -> Iterator[Line]:
    line: _OpenLine | None = None
    for glyph in _glyphs(text_page):
        if line is None:
            line = _OpenLine(glyph)
        elif line.takes(glyph):
            line.add(glyph)
        else:
            yield _close(text_page, line.glyphs, page)
            line = _OpenLine(glyph)
    if line:
        yield _close(text_page, line.glyphs, page)


def _glyphs(text_page: ctypes.c_void_p) -> Iterator[Glyph]:
    """In the order of the page. Spaces that PDFium made up carry no place of their own."""
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    last: Glyph | None = None
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        character = chr(code) if code < 0x110000 else "\ufffd"
        if 0xD800 <= code <= 0xDFFF:
            character = "\ufffd"
        if character in "\r\n\x00":
            continue
        if character == " " and pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            if last:
                yield replace(last, text=" ", left=last.right, raised=False, index=-1)
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        character = "-" if character in _LINE_END_HYPHENS else character
        text = _LIGATURES.get(character, character)
        turn = _turn(text_page, index)
        left, bottom, right, top = _turned_back(box.left, box.bottom, box.right, box.top, turn)
        base = _turned_back(x.value, y.value, x.value, y.value, turn)[1]
        height = abs(top - bottom)
        if height == 0 and last:  # The further letters of a ligature have no box of their own.
            last = replace(last, text=text, left=last.right, raised=False, index=-1)
        else:
            raised = character.isdigit() and _is_drawn_high(text_page, index, base, height, turn)
            last = Glyph(text, left, right, base, height, raised, index, turn)
        yield last


def _turn(text_page: ctypes.c_void_p, index: int) -> int:
    """By how many quarters of a circle the character is turned; 0 for what stands askew."""
    angle = pdfium.FPDFText_GetCharAngle(text_page, index)
    if angle <= 0:
        return 0
    quarters = angle / (math.pi / 2)
    turn = round(quarters)
    return turn % 4 if abs(quarters - turn) < _ASKEW else 0


def _turned_back(
    left: float, bottom: float, right: float, top: float, turn: int
) -> tuple[float, float, float, float]:
    if turn == 0:
        return left, bottom, right, top
    if turn == 1:
        return -top, left, -bottom, right
    return (-right, -top, -left, -bottom) if turn == 2 else (bottom, -right, top, -left)


def _is_drawn_high(
    text_page: ctypes.c_void_p, index: int, base: float, height: float, turn: int
) -> bool:
    left, right, bottom, top = (ctypes.c_double() for _side in range(4))
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    lowest = _turned_back(left.value, bottom.value, right.value, top.value, turn)[1]
    return lowest - base > _RAISED_BY * height


def _close(text_page: ctypes.c_void_p, glyphs: list[Glyph], page: int) -> Line:
    seen = [glyph for glyph in glyphs if not glyph.text.isspace()] or glyphs
    height = round(Counter(glyph.height for glyph in seen).most_common(1)[0][0], 1)
    usual = [glyph.base for glyph in seen if abs(glyph.height - height) < 0.2]
    base = Counter(usual).most_common(1)[0][0] if usual else seen[0].base
    text, cells, joints = _text(glyphs, base, height)
    return Line(
        page=page,
        text=text,
        left=min(glyph.left for glyph in seen),
        right=max(glyph.right for glyph in seen),
        base=base,
        height=height,
        bold=all(_is_bold(text_page, glyph.index) for glyph in (seen[0], seen[-1])),
        glyphs=len(seen),
        cells=tuple(cells),
        widest=max((joint.gap for joint in joints), default=0.0),
        joints=tuple(joints),
        even=_has_even_gaps(seen, height),
        turn=glyphs[0].turn,
    )


def _has_even_gaps(seen: list[Glyph], height: float) -> bool:
    gaps = [after.left - before.right for before, after in pairwise(seen)]
    wide = [gap for gap in gaps if gap > _WORD_GAP * height]
    if len(wide) > 1 and len(seen[0].text) == 1 and not seen[0].text.isalnum():
        wide = wide[1:]  # A bullet stands at a distance of its own.
    return bool(wide) and max(wide) < _EVEN_GAPS * min(wide)


def _is_bold(text_page: ctypes.c_void_p, index: int) -> bool:
    """By the font's weight, or where it has none, by its name."""
    if pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD_WEIGHT:
        return True
    name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, _FONT_NAME_BYTES, flags)
    return b"bold" in name.value.lower()


def _text(
    glyphs: list[Glyph], base: float, height: float
) -> tuple[str, list[tuple[float, float]], list[Joint]]:
    """The line's text: raised digits as such, wide gaps as tabs, other gaps as single spaces."""
    seen = [glyph for glyph in glyphs if glyph.text not in _BLANK]
    if not seen:
        return "", [], []
    gaps = [after.left - before.right for before, after in pairwise(seen)]
    widest = max(gaps, default=0.0) / max(height, 0.1)
    cell_gap = (_NEXT_CELL_GAP if widest > _CELL_GAP else _CELL_GAP) * height
    parts: list[str] = []
    cells = [(seen[0].left, seen[0].right)]
    joints: list[Joint] = []
    length = 0
    last: Glyph | None = None
    blank = False
    for glyph in glyphs:
        if glyph.text in _BLANK:
            blank = True
            continue
        gap = glyph.left - last.right if last else 0.0
        if last and (blank or gap > _WORD_GAP * height):
            joints.append(Joint(length, gap / max(height, 0.1), last.right, glyph.left))
            parts.append("\t" if gap > cell_gap else " ")
            length += 1
            if gap > cell_gap:
                cells.append((glyph.left, glyph.right))
        cells[-1] = cells[-1][0], glyph.right
        small = glyph.height < _SMALLER_THAN * height
        raised = glyph.raised or (small and glyph.base > base + _RAISED_BY * height)
        parts.append(superscript(glyph.text) if raised else glyph.text)
        length += len(parts[-1])
        last, blank = glyph, False
    return "".join(parts).strip(" \t"), cells, joints
