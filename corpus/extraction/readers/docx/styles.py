"""Styles and lists: which paragraph is a heading, which run is hidden, which number is shown."""

from collections import defaultdict
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.extraction.numbering import label, whole
from corpus.extraction.readers.docx.names import attribute, child, is_on, short

_FORMATS = {
    "decimal": "1",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "ordinal": "1",
    "decimalZero": "1",
}
_MOST_BASES = 20  # styles that build upon one another


@dataclass(slots=True)
class Styles:
    """By style id: its element; the id of the paragraphs' own that name none; the defaults."""

    elements: dict[str, Element] = field(default_factory=dict)
    of_paragraphs: str = ""
    defaults: Element | None = None

    @classmethod
    def read(cls, root: Element | None) -> "Styles":
        found = [e for e in root if short(e.tag) == "w:style"] if root is not None else []
        usual = (
            attribute(e, "w:styleId")
            for e in found
            if attribute(e, "w:type") == "paragraph"
            and attribute(e, "w:default") in {"1", "true", "on"}
        )
        defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        return cls({attribute(e, "w:styleId"): e for e in found}, next(usual, ""), defaults)

    def chain(self, style_id: str) -> list[Element]:
        """The style and those that it builds upon."""
        chain: list[Element] = []
        while style_id in self.elements and len(chain) < _MOST_BASES:
            chain.append(self.elements[style_id])
            style_id = attribute(child(chain[-1], "w:basedOn"), "w:val")
        return chain

    def heading_level(self, properties: Element | None) -> int:
        """1 to 6 for a heading, else 0. A document's title is one of level 1."""
        own = whole(attribute(child(properties, "w:outlineLvl"), "w:val"), -1)
        if own >= 0:
            return min(own + 1, 6) if own < 9 else 0
        for style in self.chain(attribute(child(properties, "w:pStyle"), "w:val")):
            name = attribute(child(style, "w:name"), "w:val").lower()
            if name == "title":
                return 1
            if name.startswith("heading ") and whole(name[8:]) > 0:
                return min(whole(name[8:]), 6)
            level = whole(attribute(child(style, "w:pPr", "w:outlineLvl"), "w:val"), -1)
            if 0 <= level < 9:
                return min(level + 1, 6)
        return 0

    def style_name(self, properties: Element | None) -> str:
        chain = self.chain(attribute(child(properties, "w:pStyle"), "w:val"))
        return attribute(child(chain[0], "w:name"), "w:val").lower() if chain else ""

    def run_has(self, properties: Element | None, toggle: str, paragraph: Element | None) -> bool:
        """Whether the run has the toggle switched on: by itself, else by the styles of its
        characters and of its paragraph. Where both say so, one takes back what the other did.
        """
        own = child(properties, toggle)
        if own is not None:
            return is_on(own)
        if is_on(child(self.defaults, toggle)):
            return True
        style = attribute(child(paragraph, "w:pStyle"), "w:val") or self.of_paragraphs
        of_characters = attribute(child(properties, "w:rStyle"), "w:val")
        return self._style_has(style, toggle) != self._style_has(of_characters, toggle)

    def _style_has(self, style_id: str, toggle: str) -> bool:
        said = (child(style, "w:rPr", toggle) for style in self.chain(style_id))
        return is_on(next((element for element in said if element is not None), None))

    def vertical(self, properties: Element | None) -> str:
        own = attribute(child(properties, "w:vertAlign"), "w:val")
        if not own and whole(attribute(child(properties, "w:position"), "w:val")) > 0:
            return "superscript"  # by so many half points, as programs that convert do
        styles = self.chain(attribute(child(properties, "w:rStyle"), "w:val"))
        return own or next(
            (v for s in styles if (v := attribute(child(s, "w:rPr", "w:vertAlign"), "w:val"))), ""
        )

    def numbered(self, properties: Element | None) -> Element | None:
        """The `w:numPr` of the paragraph, its own or its style's."""
        own = child(properties, "w:numPr")
        if own is not None:
            return own
        chain = self.chain(attribute(child(properties, "w:pStyle"), "w:val"))
        found = (child(style, "w:pPr", "w:numPr") for style in chain)
        return next((element for element in found if element is not None), None)


@dataclass(slots=True)
class Numbering:
    """Counts the document's lists, each level for itself."""

    abstract: dict[str, dict[int, Element]] = field(default_factory=dict)
    lists: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    own: dict[str, dict[int, Element]] = field(default_factory=dict)  # levels of one list alone
    counters: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    unknown: int = 0
    restarted: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, root: Element | None) -> "Numbering":
        made = cls()
        for element in root if root is not None else ():
            if short(element.tag) == "w:abstractNum":
                levels = {
                    whole(attribute(level, "w:ilvl")): level
                    for level in element
                    if short(level.tag) == "w:lvl"
                }
                made.abstract[attribute(element, "w:abstractNumId")] = levels
            elif short(element.tag) == "w:num":
                starts = {
                    whole(attribute(override, "w:ilvl")): whole(start, 1)
                    for override in element
                    if short(override.tag) == "w:lvlOverride"
                    and (start := attribute(child(override, "w:startOverride"), "w:val"))
                }
                made.own[attribute(element, "w:numId")] = {
                    whole(attribute(override, "w:ilvl")): level
                    for override in element
                    if (level := child(override, "w:lvl")) is not None
                }
                base = attribute(child(element, "w:abstractNumId"), "w:val")
                made.lists[attribute(element, "w:numId")] = base, starts
        return made

    def next_label(self, properties: Element | None) -> tuple[str, int] | None:
        """The label that stands before the paragraph, and its level; None for no list."""
        number_id = attribute(child(properties, "w:numId"), "w:val")
        if properties is None or number_id in {"", "0"}:
            return None
        at = whole(attribute(child(properties, "w:ilvl"), "w:val"))
        base, starts = self.lists.get(number_id, ("", {}))
        levels = self.abstract.get(base, {}) | self.own.get(number_id, {})
        if at not in levels:
            self.unknown += 1
            return "", at
        counters = self.counters[base]
        if number_id not in self.restarted:
            self.restarted.add(number_id)
            for restarted in starts:
                counters.pop(restarted, None)
        start = starts.get(at, self._start(levels[at]))
        counters[at] = counters[at] + 1 if at in counters else start
        for deeper in [n for n in counters if n > at and _restarts(levels.get(n), at)]:
            del counters[deeper]
        return self._label(levels, at, counters), at

    def _label(self, levels: dict[int, Element], at: int, counters: dict[int, int]) -> str:
        pattern = attribute(child(levels[at], "w:lvlText"), "w:val")
        if attribute(child(levels[at], "w:numFmt"), "w:val") in {"bullet", "none"}:
            return ""
        legal = is_on(child(levels[at], "w:isLgl"))  # figures, whatever the levels above have
        for level in range(9):
            if f"%{level + 1}" in pattern:
                element = levels.get(level)
                style = attribute(child(element, "w:numFmt"), "w:val")
                number = counters.get(level, self._start(element))
                shown = label(number, "1" if legal else _FORMATS.get(style, "1"))
                shown = shown.zfill(2) if style == "decimalZero" and not legal else shown
                pattern = pattern.replace(f"%{level + 1}", shown)
        return pattern

    def _start(self, level: Element | None) -> int:
        return whole(attribute(child(level, "w:start"), "w:val"), 1)


def _restarts(level: Element | None, at: int) -> bool:
    """Whether the level begins anew after an item of level `at`: after any above it, or where it
    says so after those down to one, or never.
    """
    last = attribute(child(level, "w:lvlRestart"), "w:val")
    return not last or at < whole(last)
