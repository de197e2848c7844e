"""Names of OpenDocument's elements with the prefixes that the standard gives them."""

from functools import lru_cache
from xml.etree.ElementTree import Element

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_OPENDOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xlink": "xlink",
    f"{_OPENDOCUMENT}xsl-fo-compatible:1.0": "fo",
    f"{_OPENDOCUMENT}drawing:1.0": "draw",
    f"{_OPENDOCUMENT}svg-compatible:1.0": "svg",
}


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """`{urn:…:text:1.0}p` → `text:p`."""
    space, _brace, local = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    if space in _SPACES:
        return f"{_SPACES[space]}:{local}"
    name = space.removeprefix(_OPENDOCUMENT).partition(":")[0] if _OPENDOCUMENT in space else "?"
    return f"{name}:{local}"


def attribute(element: Element | None, name: str) -> str:
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if short(key) == name), "")


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, and of it the first of the next name."""
    for name in path:
        if element is None:
            return None
        element = next((c for c in element if short(c.tag) == name), None)
    return element
