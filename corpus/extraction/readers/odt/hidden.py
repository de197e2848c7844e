"""What a condition of the document's own hides."""

from xml.etree.ElementTree import Element

from corpus.extraction.readers.odt.names import attribute, short


def is_hidden_section(element: Element) -> bool:
    shown = attribute(element, "text:display")
    met = attribute(element, "text:is-hidden") == "true"
    return shown == "none" or (shown == "condition" and met)


def hides_itself(paragraph: Element) -> bool:
    """Whether a field in it hides the whole of it, its condition being met."""
    return any(
        short(inner.tag) == "text:hidden-paragraph" and attribute(inner, "text:is-hidden") == "true"
        for inner in paragraph.iter()
    )
