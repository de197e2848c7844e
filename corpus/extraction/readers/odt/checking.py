"""The self-check: all text is counted a second time, without the reader."""

from xml.etree.ElementTree import Element

from corpus.extraction.readers.odt.body import BOXES, NOT_SHOWN
from corpus.extraction.readers.odt.names import short


def shown_characters(root: Element) -> int:
    """All text in paragraphs but comments, deletions and note marks."""
    total = 0
    waiting = [(root, False)]
    passed_over = (NOT_SHOWN - {"text:note", *BOXES}) | {"text:note-citation"}
    while waiting:
        element, inside = waiting.pop()
        inside = inside or short(element.tag) in {"text:p", "text:h"}
        if inside and element.text:
            total += len("".join(element.text.split()))
        for inner in element:
            tail_counts = inside and short(element.tag) not in {"text:note", *BOXES}
            if tail_counts and inner.tail:
                total += len("".join(inner.tail.split()))
            if short(inner.tag) not in passed_over:
                starts_anew = short(inner.tag) in {"text:note", *BOXES}
                waiting.append((inner, inside and not starts_anew))
    return total
