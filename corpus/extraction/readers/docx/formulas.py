"""A formula's parts in the order in which they are read, with the signs that they are drawn as.

Word keeps fractions, powers, roots, sums and brackets as shapes: without a sign of theirs √9 would
read 9, 2·(1+2) would read 2·1+2, 1/(1−c) would read 1/1−c, and two equations under one another one.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from corpus.extraction.formula_signs import needs_brackets
from corpus.extraction.readers.docx.names import attribute, child, short

PART = "{}part"  # an element of our own that holds a part of a formula
SIGN = "{}sign"  # an element of our own: its text is a sign that a shape stands for
BEGINS_FRACTION = "begins-fraction"  # on a sign that parts 2 1/2, which is no 21/2
SHAPES = {
    *("m:f", "m:sSup", "m:sSubSup", "m:rad", "m:nary", "m:d", "m:eqArr", "m:mr", "m:m"),
    *("m:limLow", "m:limUpp"),
}


def parts_of(shape: Element) -> Iterator[Element]:
    """The children of one of SHAPES that hold letters, and signs between them."""
    name = short(shape.tag)
    inner = [element for element in shape if not short(element.tag).endswith("Pr")]
    if name == "m:f":
        begins = _sign("")
        begins.set(BEGINS_FRACTION, "")
        yield begins
        yield from _between(_bracketed(inner), "/")
    elif name == "m:sSup":
        yield from _between(_bracketed(inner), "^")
    elif name == "m:sSubSup":
        for sign, each in zip(("", "_", "^"), inner, strict=False):
            yield from (_sign(sign), *_bracketed([each]))
    elif name == "m:rad":
        degree = child(shape, "m:deg")
        if degree is not None and _words(degree):
            yield from (*_bracketed(_of(inner, "m:e")), _sign("^1/"), degree)
        else:
            yield from (_sign("√"), *_bracketed(_of(inner, "m:e")))
    elif name == "m:nary":
        properties = child(shape, "m:naryPr", "m:chr")
        yield _sign("∫" if properties is None else attribute(properties, "m:val"))
        for part, sign in (("m:sub", "_"), ("m:sup", "^")):
            for element in _of(inner, part):
                yield from (_sign(sign), *_bracketed([element])) if _words(element) else ()
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
        yield from _between(_bracketed(inner), "_" if name == "m:limLow" else "^")


def _bracketed(parts: Iterable[Element]) -> list[Element]:
    """Each part as one element, in brackets where it would be read otherwise without them."""
    made = []
    for part in parts:
        whole = Element(PART)
        several = any(short(inner.tag) in SHAPES - {"m:d"} for inner in part.iter())
        alone = len(part) == 1 and short(part[0].tag) == "m:d"
        if not alone and (several or needs_brackets(_words(part))):
            whole.extend((_sign("("), *part, _sign(")")))
        else:
            whole.extend(part)
        made.append(whole)
    return made


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
