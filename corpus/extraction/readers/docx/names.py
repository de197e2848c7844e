"""Names of elements and attributes with short prefixes, of both editions of the standard."""

from functools import lru_cache
from xml.etree.ElementTree import Element

_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "urn:schemas-microsoft-com:vml": "v",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
}


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """`{http://…/main}p` → `w:p`; a name of another vocabulary is `?:` and its local part."""
    space, _brace, local = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    return f"{_SPACES.get(space, '?')}:{local}"


def attribute(element: Element | None, name: str) -> str:
    """The attribute called `w:val` or the like; empty where it or the element is missing."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if short(key) == name:
            return value
    return ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, and of it the first of the next name."""
    for name in path:
        if element is None:
            return None
        element = next((c for c in element if short(c.tag) == name), None)
    return element


def is_on(element: Element | None) -> bool:
    """Whether a toggle such as `w:vanish` is there and not switched off."""
    return element is not None and attribute(element, "w:val") not in {"0", "false", "off"}
