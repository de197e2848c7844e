"""XML as a tree: no entities, no depth and no number of elements beyond the limits."""

from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from corpus.extraction.limits import MAX_ELEMENTS, MOST_XML_LEVELS
from corpus.extraction.refusals import SourceRefused


class _CountingBuilder(TreeBuilder):
    """Stops in the middle of the file: a deep tree is slow to make and slow to forget."""

    def __init__(self, most_levels: int) -> None:
        super().__init__()
        self._most_levels = most_levels
        self._level = 0
        self._elements = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self._level += 1
        self._elements += 1
        if self._level > self._most_levels:
            raise SourceRefused("too_deep", most=self._most_levels)
        if self._elements > MAX_ELEMENTS:
            raise SourceRefused("too_many_elements", most=MAX_ELEMENTS)
        return super().start(tag, attrs)

    def end(self, tag: str) -> Element:
        self._level -= 1
        return super().end(tag)


def parse_xml(content: bytes, part: str, most_levels: int = MOST_XML_LEVELS) -> Element:
    """The root element of the part called so. Raises SourceRefused.

    Office documents nest some thirty levels; their readers may call themselves that often.
    """
    parser = DefusedXMLParser(target=_CountingBuilder(most_levels), forbid_dtd=False)
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
