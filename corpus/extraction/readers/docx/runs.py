"""One paragraph: its runs as text, what was tracked in it, and the boxes that hang on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.extraction.blocks import TrackedChange
from corpus.extraction.numbering import label, whole
from corpus.extraction.readers.docx.formulas import BEGINS_FRACTION, SHAPES, SIGN, parts_of
from corpus.extraction.readers.docx.names import attribute, child, is_on, short
from corpus.extraction.readers.docx.styles import Styles
from corpus.extraction.superscripts import superscript
from corpus.extraction.symbols import sign_of

_PASSED_OVER = {"w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:instrText", "w:tblPr"}
_PRIVATE_USE = 0xF000  # where Word keeps the characters of fonts without letters
_CHANGES = {
    "w:ins": "inserted",
    "w:moveTo": "moved_to",
    "w:del": "deleted",
    "w:moveFrom": "moved_from",
}
GONE = {"w:del", "w:moveFrom"}
_REFERENCES = {"w:footnoteReference", "w:endnoteReference"}


@dataclass(frozen=True, slots=True)
class RunChange:
    kind: str
    author: str
    at: str


@dataclass(slots=True)
class NoteMarks:
    """Numbers footnotes and endnotes in the order in which they are referred to.

    A note whose mark is typed, such as `*`, is not counted, and has an empty one here. `gone` has
    those of which the reference was deleted, by the name of their part and their id.
    """

    footnotes: dict[str, str] = field(default_factory=dict)
    endnotes: dict[str, str] = field(default_factory=dict)
    gone: dict[tuple[str, str], RunChange] = field(default_factory=dict)

    def mark(self, reference: Element, change: RunChange | None) -> str:
        """The mark of the note, as `¹`, or `[i]` for an endnote, which Word numbers so."""
        identifier = attribute(reference, "w:id")
        footnote = short(reference.tag) == "w:footnoteReference"
        if change and change.kind in {"deleted", "moved_from"}:
            if change.kind == "deleted":
                self.gone["footnotes" if footnote else "endnotes", identifier] = change
            return ""
        marks = self.footnotes if footnote else self.endnotes
        if attribute(reference, "w:customMarkFollows") not in {"", "0", "false", "off"}:
            return marks.setdefault(identifier, "")
        number = sum(map(bool, marks.values())) + 1
        mark = superscript(str(number)) if footnote else f"[{label(number, 'i')}]"
        return marks.setdefault(identifier, mark)


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph holds. `characters` counts the text of its visible runs, hidden ones too."""

    text: str = ""
    hidden: str = ""
    characters: int = 0
    boxes: list[Element] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)  # words of drawings that are no paragraphs
    diagrams: list[str] = field(default_factory=list)  # ids of the parts with a diagram's words
    changes: list[TrackedChange] = field(default_factory=list)
    objects: int = 0
    formulas: int = 0


class _Fields:
    """Fields of a form that is filled in: what was chosen stands beside the text, in the field's
    own data, unless the program wrote it into the text as well.
    """

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        self.written = 0  # texts that stand in the paragraph so far

    def piece(self, element: Element) -> str:
        """What the field shows, where it ends and has shown nothing."""
        kind = attribute(element, "w:fldCharType")
        if kind == "begin":
            self._open.append((_chosen(child(element, "w:ffData")), self.written))
        elif kind == "end" and self._open:
            text, before = self._open.pop()
            return text if self.written == before else ""
        return ""


def _within_codes(elements: Iterable[Element]) -> set[int]:
    """Of the elements, by their numbers, those that stand in the code of a field: what a field in
    it comes to is a part of that code, which nobody sees.
    """
    found: set[int] = set()
    begun: list[int] = []  # where each open field's code began; -1 once its text is shown
    for number, element in enumerate(elements):
        kind = attribute(element, "w:fldCharType") if short(element.tag) == "w:fldChar" else ""
        if kind == "begin":
            begun.append(number)
        elif begun and kind == "end":
            begun.pop()
        elif begun and kind == "separate":
            first, begun[-1] = begun[-1], -1
            if first >= 0 and all(place < 0 for place in begun):
                found.update(range(first, number))
    return found


def _chosen(data: Element | None) -> str:
    box, choices = child(data, "w:checkBox"), child(data, "w:ddList")
    if box is not None:
        own = child(box, "w:checked")
        return "☒" if is_on(child(box, "w:default") if own is None else own) else "☐"
    if choices is not None:
        entries = [attribute(e, "w:val") for e in choices if short(e.tag) == "w:listEntry"]
        own = child(choices, "w:result")
        number = whole(attribute(child(choices, "w:default") if own is None else own, "w:val"))
        return entries[number] if 0 <= number < len(entries) else ""
    return ""


class RunReader:
    def __init__(self, styles: Styles, marks: NoteMarks) -> None:
        self._styles = styles
        self._marks = marks

    def read(self, paragraph: Element, where: str) -> ParagraphText:
        result = ParagraphText()
        parts: list[str] = []
        changes: list[tuple[RunChange, list[str]]] = []
        fields = _Fields()
        properties = child(paragraph, "w:pPr")
        walked = list(_walk(paragraph, None, None))
        within_code = _within_codes(element for element, _run, _change in walked)
        for number, (element, run, change) in enumerate(walked):
            name = short(element.tag)
            if name in _REFERENCES:
                text = self._marks.mark(element, change)
            elif name == "w:fldChar":
                text = fields.piece(element)
            elif BEGINS_FRACTION in element.attrib:
                text = " " if "".join(parts[-1:])[-1:].isdigit() else ""
            else:
                text = self._piece(element, run, result)
            fields.written += name == "w:t" and bool(text)
            if change:
                if not changes or changes[-1][0] is not change:
                    changes.append((change, []))
                changes[-1][1].append(text)
                if change.kind in {"deleted", "moved_from"}:
                    continue
            if name in {"w:t", "w:rt"}:
                result.characters += len(_words(element))
            vanishes = run is not None and self._styles.run_has(
                child(run, "w:rPr"), "w:vanish", properties
            )
            if vanishes or number in within_code:
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
        if element.tag == SIGN:
            return element.text or ""
        if name in {"w:t", "w:delText", "m:t"}:
            result.formulas += name == "m:t"
            text = _in_font(element.text or "", run)
            vertical = self._styles.vertical(child(run, "w:rPr")) if run is not None else ""
            return superscript(text) if vertical == "superscript" else text
        if name == "w:br" and attribute(element, "w:type") in {"page", "column"}:
            return "\n"
        if name in _SIGNS:
            return _SIGNS[name]
        if name == "w:sym":
            return _symbol(element)
        if name == "w:rt":  # how a word is read stands above it: 漢(kan), as in HTML
            return f"({words})" if (words := _words(element)) else ""
        if name == "w:txbxContent":
            result.boxes.append(element)
        elif name in {"w:object", "c:chart"}:
            result.objects += 1
        elif name == "dgm:relIds":
            result.diagrams.append(attribute(element, "r:dm"))
        elif name in {"a:t", "v:textpath"}:
            result.drawn.append(element.text or element.get("string") or "")
        return ""


_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}


def _words(element: Element) -> str:
    """The text of a run's `w:t`, or of all in what stands above a word."""
    if short(element.tag) == "w:t":
        return element.text or ""
    return "".join(inner.text or "" for inner in element.iter() if short(inner.tag) == "w:t")


def _walk(
    element: Iterable[Element], run: Element | None, change: RunChange | None
) -> Iterator[tuple[Element, Element | None, RunChange | None]]:
    """Every element that may show something, with its run and the change it stands in."""
    for inner in element:
        name = short(inner.tag)
        if name in _PASSED_OVER:
            continue
        if name in {"w:txbxContent", "w:rt"}:
            yield inner, run, change
            continue
        if name == "w:ruby":
            for part in sorted(inner, key=lambda e: short(e.tag) == "w:rt"):
                yield from _walk([part], run, change)
            continue
        if name in SHAPES:
            yield from _walk(parts_of(inner), run, change)
            continue
        if name == "mc:AlternateContent":
            chosen = chosen_alternative(inner)
            if chosen is not None:
                yield from _walk(chosen, run, change)
            continue
        within = change
        if name in _CHANGES:
            within = RunChange(
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


def _in_font(text: str, run: Element | None) -> str:
    """With the signs that its font shows, in place of the private use that Word keeps."""
    if not any("\uf020" <= character <= "\uf0ff" for character in text):
        return text
    font = attribute(child(run, "w:rPr", "w:rFonts"), "w:ascii")
    return "".join(
        (sign_of(font, ord(c) - _PRIVATE_USE) or c) if "\uf020" <= c <= "\uf0ff" else c
        for c in text
    )


def _symbol(element: Element) -> str:
    code = whole(attribute(element, "w:char"), base=16)
    if sign := sign_of(attribute(element, "w:font"), code & 0xFF):
        return sign
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0xFFFF else ""
