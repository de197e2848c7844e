"""What styles say: which text is hidden or raised, and what number stands before an item."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.extraction.numbering import label, whole
from corpus.extraction.readers.odt.names import attribute, child, short

_MOST_PARENTS = 20


@dataclass(slots=True)
class OdtStyles:
    styles: dict[str, Element] = field(default_factory=dict)
    lists: dict[str, dict[int, Element]] = field(default_factory=dict)

    def add(self, roots: Iterable[Element | None]) -> None:
        for root in roots:
            for element in root.iter() if root is not None else ():
                name = short(element.tag)
                if name == "style:style":
                    self.styles[attribute(element, "style:name")] = element
                elif name in {"text:list-style", "text:outline-style"}:
                    levels = {whole(attribute(e, "text:level"), 1): e for e in element}
                    key = attribute(element, "style:name") if name == "text:list-style" else ""
                    self.lists[key] = levels

    def property(self, style: str, name: str) -> str:
        """A text property of the style or of those that it builds upon."""
        for _step in range(_MOST_PARENTS):
            element = self.styles.get(style)
            if element is None:
                return ""
            if value := attribute(child(element, "style:text-properties"), name):
                return value
            style = attribute(element, "style:parent-style-name")
        return ""

    def is_hidden(self, style: str) -> bool:
        return self.property(style, "text:display") == "none"

    def is_raised(self, style: str) -> bool:
        position = self.property(style, "style:text-position")
        return position.startswith("super") or position[:1].isdigit()

    def list_of(self, style: str) -> str:
        return attribute(self.styles.get(style), "style:list-style-name")


@dataclass(slots=True)
class OdtCounter:
    """Counts one list, level by level from 1."""

    levels: dict[int, Element]
    numbers: dict[int, int] = field(default_factory=dict)

    def next_label(self, level: int, start: str = "") -> str:
        """Empty for a bullet, and for a level without a number."""
        element = self.levels.get(level)
        self.numbers = {n: number for n, number in self.numbers.items() if n <= level}
        if start:
            self.numbers[level] = whole(start, 1)
        elif level in self.numbers:
            self.numbers[level] += 1
        else:
            self.numbers[level] = self._start(element)
        if element is None or not attribute(element, "style:num-format"):
            return ""
        shown = min(whole(attribute(element, "text:display-levels"), 1), 10)
        parts = []
        for at in range(max(level - shown + 1, 1), level + 1):
            style = attribute(self.levels.get(at), "style:num-format") or "1"
            parts.append(label(self.numbers.get(at, self._start(self.levels.get(at))), style))
        prefix = attribute(element, "style:num-prefix")
        return f"{prefix}{'.'.join(parts)}{attribute(element, 'style:num-suffix')}"

    def _start(self, element: Element | None) -> int:
        return whole(attribute(element, "text:start-value"), 1)
