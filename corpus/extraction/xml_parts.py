"""XML as a tree: no entities, no depth and no number of elements beyond the limits."""

from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from corpus.extraction.limits import MOST_ELEMENTS, MOST_LEVELS
from corpus.extraction.refusals import SourceRefused


class _CountingBuilder(TreeBuilder):
    """Stops in the middle of the file: a deep tree is slow to make and slow to forget."""

    def __init__(self) -> None:
        super().__init__()
        self._level = 0
        self._elements = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:  # type: ignore[override]
        self._level += 1
        self._elements += 1
        if self._level > MOST_LEVELS:
            raise SourceRefused("too_deep", most=MOST_LEVELS)
        if self._elements > MOST_ELEMENTS:
            raise SourceRefused("too_many_elements", most=MOST_ELEMENTS)
        return super().start(tag, attrs)

    def end(self, tag: str) -> Element:
        self._level -= 1
        return super().end(tag)


def parse_xml(content: bytes, part: str) -> Element:
    """The root element of the part called so. Raises SourceRefused."""
    parser = DefusedXMLParser(target=_CountingBuilder(), forbid_dtd=False)
    try:
        parser.feed(content)
        root: Element = parser.close()
    except DefusedXmlException as error:
        line = content.count(b"\n", 0, max(content.find(b"<!ENTITY"), 0)) + 1
        raise SourceRefused("xml_entities", part=part, line=line) from error
    except (ParseError, ValueError, LookupError) as error:
        if isinstance(error, SourceRefused):
            raise
        raise SourceRefused("not_xml", part=part, why=str(error)) from error
    return root
