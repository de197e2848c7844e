"""One paragraph: its runs as text, what was tracked in it, and the boxes that hang on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.extraction.blocks import TrackedChange
from corpus.extraction.numbering import label, whole
from corpus.extraction.readers.docx.names import attribute, child, short
from corpus.extraction.readers.docx.styles import Styles
from corpus.extraction.superscripts import superscript

# The Symbol font's signs, which Word keeps as characters of private use.
_SYMBOLS = {
    0xA3: "≤",
    0xB3: "≥",
    0xB1: "±",
    0xB4: "×",
    0xB0: "°",
    0xB7: "•",
    0xB9: "≠",
    0xBB: "≈",
    0xD7: "·",
    0xB8: "÷",
    0xAE: "→",
    0xAC: "←",
    0xA5: "∞",
    0xE5: "∑",
    0xD6: "√",
    0x2D: "−",
    0x61: "α",
    0x62: "β",
    0x64: "δ",
    0x6D: "μ",
    0x70: "π",
    0x73: "σ",
    0x44: "Δ",
    0x57: "Ω",
}
_PASSED_OVER = {"w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:instrText", "w:rt", "w:tblPr"}
_CHANGES = {
    "w:ins": "inserted",
    "w:moveTo": "moved_to",
    "w:del": "deleted",
    "w:moveFrom": "moved_from",
}
GONE = {"w:del", "w:moveFrom"}


@dataclass(slots=True)
class NoteMarks:
    """Numbers footnotes and endnotes in the order in which they are referred to."""

    footnotes: dict[str, str] = field(default_factory=dict)
    endnotes: dict[str, str] = field(default_factory=dict)

    def mark(self, reference: Element) -> str:
        """The mark of the note, as `¹`, or `[i]` for an endnote, which Word numbers so."""
        identifier = attribute(reference, "w:id")
        if short(reference.tag) == "w:footnoteReference":
            number = len(self.footnotes) + 1
            return self.footnotes.setdefault(identifier, superscript(str(number)))
        return self.endnotes.setdefault(identifier, f"[{label(len(self.endnotes) + 1, 'i')}]")


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph holds. `characters` counts the text of its visible runs, hidden ones too."""

    text: str = ""
    hidden: str = ""
    characters: int = 0
    boxes: list[Element] = field(default_factory=list)
    changes: list[TrackedChange] = field(default_factory=list)
    objects: int = 0
    formulas: int = 0


@dataclass(frozen=True, slots=True)
class _Change:
    kind: str
    author: str
    at: str


class RunReader:
    def __init__(self, styles: Styles, marks: NoteMarks) -> None:
        self._styles = styles
        self._marks = marks

    def read(self, paragraph: Element, where: str) -> ParagraphText:
        result = ParagraphText()
        parts: list[str] = []
        changes: list[tuple[_Change, list[str]]] = []
        for element, run, change in _walk(paragraph, None, None):
            text = self._piece(element, run, result)
            if change:
                if not changes or changes[-1][0] is not change:
                    changes.append((change, []))
                changes[-1][1].append(text)
                if change.kind in {"deleted", "moved_from"}:
                    continue
            if short(element.tag) == "w:t":
                result.characters += len(element.text or "")
            if run is not None and self._styles.run_has(child(run, "w:rPr"), "w:vanish"):
                result.hidden += text
            else:
                parts.append(text)
        result.text = "".join(parts)
        result.changes = [
            TrackedChange(change.kind, "".join(texts), change.author, change.at, where)
            for change, texts in changes
            if "".join(texts)
        ]
        return result

    def _piece(self, element: Element, run: Element | None, result: ParagraphText) -> str:
        """What the element shows."""
        name = short(element.tag)
        if name in {"w:t", "w:delText", "m:t"}:
            result.formulas += name == "m:t"
            text = element.text or ""
            vertical = self._styles.vertical(child(run, "w:rPr")) if run is not None else ""
            return superscript(text) if vertical == "superscript" else text
        if name == "w:br" and attribute(element, "w:type") in {"page", "column"}:
            return "\n"
        if name in _SIGNS:
            return _SIGNS[name]
        if name == "w:sym":
            return _symbol(element)
        if name in {"w:footnoteReference", "w:endnoteReference"}:
            return self._marks.mark(element)
        if name == "w:txbxContent":
            result.boxes.append(element)
        elif name in {"w:object", "c:chart"}:
            result.objects += 1
        return ""


_SIGNS = {
    # Of a formula: without a sign 1/2 would read 12, and 10³ 103.
    "m:den": "/",
    "m:sup": "^",
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}


def _walk(
    element: Element, run: Element | None, change: _Change | None
) -> Iterator[tuple[Element, Element | None, _Change | None]]:
    """Every element that may show something, with its run and the change it stands in."""
    for inner in element:
        name = short(inner.tag)
        if name in _PASSED_OVER:
            continue
        if name == "w:txbxContent":
            yield inner, run, change
            continue
        if name == "mc:AlternateContent":
            chosen = chosen_alternative(inner)
            if chosen is not None:
                yield from _walk(chosen, run, change)
            continue
        within = change
        if name in _CHANGES:
            within = _Change(
                _CHANGES[name], attribute(inner, "w:author"), attribute(inner, "w:date")
            )
        yield inner, run, within
        yield from _walk(inner, inner if name == "w:r" else run, within)


def chosen_alternative(element: Element) -> Element | None:
    """Of the drawings for newer and older programs the newer, unless only the older has text."""
    choices = [e for e in element if short(e.tag) == "mc:Choice"]
    fallbacks = [e for e in element if short(e.tag) == "mc:Fallback"]
    for candidate in [*choices, *fallbacks]:
        if any(short(inner.tag) in {"w:t", "m:t"} for inner in candidate.iter()):
            return candidate
    return next(iter([*choices, *fallbacks]), None)


def _symbol(element: Element) -> str:
    code = whole(attribute(element, "w:char"), base=16)
    if attribute(element, "w:font").lower() == "symbol" and code & 0xFF in _SYMBOLS:
        return _SYMBOLS[code & 0xFF]
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0xFFFF else ""
