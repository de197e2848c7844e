"""Words within a line that are written otherwise: what is raised, what stands apart, formulas."""

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from corpus.extraction.formula_signs import needs_brackets
from corpus.extraction.readers.html.stylesheets import Stylesheet
from corpus.extraction.readers.html.tree import children
from corpus.extraction.superscripts import superscript

# An element that a style makes a block stands on lines of its own.
_APART = "block|flex|grid|list-item|table|flow-root"
_BLOCK_STYLE = re.compile(rf"(?:^|;)\s*display\s*:\s*(?:{_APART})\b", re.IGNORECASE)
_APART_VALUES = {*_APART.split("|")}
# What is raised without `sup`: by its own style, or by one of the page.
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_RAISED_NAME = re.compile(
    r"sup|super|superscript|upphojd?|(?:\w+-)?(?:foot|end)note-?(?:anchor|ref|reference|mark|number|link)"
    r"|note-?ref|fn-?ref|fotnots?-?(?:ref|referens|lank|nummer)?|mso(?:foot|end)notereference"
)
_MARK = re.compile(r"\s*\d{1,3}\s*")
# In this page, or in another file of the same book.
_LEADS_TO_PLACE = re.compile(r"(?!\w+:|//)[^#]*#.")
_LETTER_MARK = re.compile(r"\s*\(?([a-z]{1,3})\)?\s*", re.IGNORECASE)
# A link to a place in the page that stands to what it follows as a note's mark does.
_FOLLOWS = re.compile(r"[\w.,;:!?%”’\"')\]]")
# Of a formula's parts what stands before the second: without a sign 1/2 would read 12, 10³ 103.
_BEFORE_SECOND = {
    "mfrac": "/",
    "msup": "^",
    "msubsup": "_",
    "munderover": "_",
    "munder": "_",
    "mroot": "^1/",
}
_SHAPES = {*_BEFORE_SECOND, "msqrt"}
# Elements within a line that hold words of their own: names, dates, roles.
_WORDS = {"span", "a", "time", "b", "strong", "i", "em", "small", "cite"}
_BEFORE_THIRD = {"msubsup": "^", "munderover": "^"}


def stands_apart(node: LexborNode, styles: Stylesheet) -> bool:
    attributes = node.attributes
    style = attributes.get("style") or ""
    if _BLOCK_STYLE.search(style):
        return True
    return "display" not in style and (
        styles.value(node.tag or "", attributes, "display") in _APART_VALUES
    )


def is_raised(node: LexborNode, styles: Stylesheet, before: str) -> bool:
    """`before` is the character that it follows in its line. What a name or a link alone says
    counts for a note's number only.
    """
    attributes = node.attributes
    kinds = f"{attributes.get('role') or ''} {attributes.get('epub:type') or ''}".split()
    if {"doc-noteref", "noteref"} & {*kinds}:
        return True
    if _RAISED.search(attributes.get("style") or ""):
        return True
    if styles.value(node.tag or "", attributes, "vertical-align") == "super":
        return True
    names = (attributes.get("class") or "").lower().split()
    named = any(_RAISED_NAME.fullmatch(name) for name in names)
    linked = node.tag == "a" and "#" in (attributes.get("href") or "")
    if not named and not (linked and _FOLLOWS.fullmatch(before)):
        return False
    return _MARK.fullmatch(node.text() or "") is not None


def raised(node: LexborNode) -> Callable[[str], str]:
    """How the words of a raised element are written. A letter that leads to a note would join the
    word before it; any other is part of what it stands in, as in `1:a`.
    """
    around, inside = node.parent, node.css_first("a[href]")
    link = around if around is not None and around.tag == "a" else inside
    if link is None or not _LEADS_TO_PLACE.match(link.attributes.get("href") or ""):
        return superscript
    return _note_mark


def _note_mark(text: str) -> str:
    letter = _LETTER_MARK.fullmatch(text)
    return f"[{letter[1]}]" if letter else superscript(text)


def _is_parted_by_style(node: LexborNode) -> bool:
    """`<span class=name>Eva Ek</span><a class=role>Reporter</a>`: no word goes on in a capital, and
    a date is whole, so the page's style sheet parts them, which may lie elsewhere.
    """
    beside = node.prev
    if beside is None or beside.tag not in _WORDS:
        return False
    before, after = beside.text() or "", node.text() or ""
    if "time" in {node.tag, beside.tag}:
        return before[-1:].isalnum() and after[:1].isalnum()
    if not (beside.attributes.get("class") and node.attributes.get("class")):
        return False
    return len(before) > 1 and before[-1].islower() and after[:1].isupper()


def sign_around(node: LexborNode, before: str) -> tuple[str, str]:
    """What parts an element from the one before it, or stands around it; else empty. `before` is
    the character that it follows in its line.
    """
    tag = node.tag or ""
    if tag in _WORDS and _is_parted_by_style(node):
        return " ", ""
    if tag == "mn" and before.isdigit() and not _part_of(node)[1]:  # 2 1/2 is no 21/2
        return " ", ""
    parent, place = _part_of(node)
    sign = {1: _BEFORE_SECOND, 2: _BEFORE_THIRD}.get(place, {}).get(parent, "")
    opening, closing = "", ""
    if tag == "mfenced":
        attributes = node.attributes
        opening, closing = attributes.get("open") or "(", attributes.get("close") or ")"
    elif tag == "msqrt":
        opening, closing = ("√(", ")") if _is_several(node) else ("√", "")
    elif parent and not (parent == "mroot" and place) and (tag in _SHAPES or _is_several(node)):
        opening, closing = "(", ")"
    return sign + opening, closing


def _part_of(node: LexborNode) -> tuple[str, int]:
    """Of which shape of a formula it is a part, and the how manieth, from 0; else of none."""
    parent = node.parent
    if parent is None or parent.tag not in _BEFORE_SECOND:
        return "", 0
    parts = [child.mem_id for child in children(parent) if not (child.tag or "-").startswith("-")]
    return parent.tag or "", parts.index(node.mem_id) if node.mem_id in parts else 0


def _is_several(part: LexborNode) -> bool:
    """Whether what stands in it is more than one thing, as it is where another shape does."""
    shapes = part.css(",".join(_SHAPES))
    return any(shape.mem_id != part.mem_id for shape in shapes) or needs_brackets(part.text() or "")
