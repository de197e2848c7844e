"""The numbers that a browser shows before the items of an ordered list."""

from selectolax.lexbor import LexborNode

from corpus.extraction.numbering import label, whole
from corpus.extraction.readers.html.tree import children


class ListCounter:
    """Counts one list; items of an unordered list have no label, their dots are no text."""

    def __init__(self, node: LexborNode) -> None:
        attributes = node.attributes
        self._ordered = node.tag == "ol" and "list-style" not in (attributes.get("style") or "")
        self._type = attributes.get("type") or "1"
        self._step = -1 if "reversed" in attributes else 1
        first = 1 if self._step > 0 else sum(child.tag == "li" for child in children(node))
        self._next = whole(attributes.get("start"), first)

    def next_label(self, item: LexborNode) -> str:
        if not self._ordered:
            return ""
        number = whole(item.attributes.get("value"), self._next)
        self._next = number + self._step
        if any(child.tag == "article" for child in children(item)):
            return ""  # a post of a feed, whose list is drawn without numbers
        return f"{label(number, self._type)}. "
