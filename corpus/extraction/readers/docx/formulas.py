"""A formula's parts in the order in which they are read, with the signs that they are drawn as.

Word keeps roots, sums and brackets as shapes: without a sign of theirs √9 would read 9, 2·(1+2)
would read 2·1+2, and two equations under one another one.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from corpus.extraction.readers.docx.names import attribute, child, short

SIGN = "{}sign"  # an element of our own: its text is a sign that a shape stands for
SHAPES = {"m:rad", "m:nary", "m:d", "m:eqArr", "m:mr", "m:m", "m:limLow", "m:limUpp"}


def parts_of(shape: Element) -> Iterator[Element]:
    """The children of one of SHAPES that hold letters, and signs between them."""
    name = short(shape.tag)
    inner = [element for element in shape if not short(element.tag).endswith("Pr")]
    if name == "m:rad":
        degree = child(shape, "m:deg")
        if degree is not None and _words(degree):
            yield from (*_of(inner, "m:e"), _sign("^1/"), degree)
        else:
            yield from (_sign("√"), *_of(inner, "m:e"))
    elif name == "m:nary":
        properties = child(shape, "m:naryPr", "m:chr")
        yield _sign("∫" if properties is None else attribute(properties, "m:val"))
        for part, sign in (("m:sub", "_"), ("m:sup", "^")):
            for element in _of(inner, part):
                # Not the element itself, which has a sign of its own as a power.
                yield from (_sign(sign), *element) if _words(element) else ()
        yield from _of(inner, "m:e")
    elif name == "m:d":
        yield _sign(_bracket(shape, "m:begChr", "("))
        yield from _between(inner, _bracket(shape, "m:sepChr", "|"))
        yield _sign(_bracket(shape, "m:endChr", ")"))
    elif name == "m:eqArr":
        yield from _between(inner, "\n")
    elif name == "m:m":
        yield from _between(inner, "; ")
    elif name == "m:mr":
        yield from _between(inner, " ")
    else:
        yield from _between(inner, "_" if name == "m:limLow" else "^")


def _of(elements: Iterable[Element], name: str) -> list[Element]:
    return [element for element in elements if short(element.tag) == name]


def _words(element: Element) -> str:
    return "".join(inner.text or "" for inner in element.iter() if short(inner.tag) == "m:t")


def _sign(text: str) -> Element:
    sign = Element(SIGN)
    sign.text = text
    return sign


def _between(elements: Iterable[Element], text: str) -> Iterator[Element]:
    for number, element in enumerate(elements):
        if number:
            yield _sign(text)
        yield element


def _bracket(shape: Element, name: str, otherwise: str) -> str:
    """One that is there and empty is not drawn."""
    found = child(shape, "m:dPr", name)
    return otherwise if found is None else attribute(found, "m:val")
