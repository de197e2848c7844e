"""What of a page nobody sees, as its elements say it themselves."""

import re

from selectolax.lexbor import LexborNode

from corpus.extraction.readers.html.stylesheets import Stylesheet
from corpus.extraction.readers.html.tree import children

_NOT_SHOWN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*(?:0|1px)"
    r"|(?<![\w-])(?:left|top)\s*:\s*-\d{3,}|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.IGNORECASE,
)
# For readers aloud alone, as site builders call it.
_ALOUD = {
    *("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader-text"),
    *("sv-visuallyhidden", "env-assistive-text", "u-visually-hidden", "u-visuallyhidden"),
    *("element-invisible", "a11y-hidden", "show-for-sr"),
}
_NOTES = {"doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"}


def is_hidden(node: LexborNode, styles: Stylesheet) -> bool:
    """Whether the element is hidden by itself. What a click opens (a tab's panel, a note of a
    book) isn't, nor is a formula of which a picture is shown.
    """
    attributes = node.attributes
    kinds = f"{attributes.get('role') or ''} {attributes.get('epub:type') or ''}".split()
    if "tabpanel" in kinds or _NOTES & {*kinds}:
        return False
    if not (_is_said_hidden(node, styles) or _is_twin_of_formula(node)):
        return False
    return not _is_formula(node)


def _is_said_hidden(node: LexborNode, styles: Stylesheet) -> bool:
    attributes = node.attributes
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = attributes.get("style") or ""
    if _NOT_SHOWN.search(style):
        return True
    if "class" in attributes and _ALOUD & {*(attributes["class"] or "").split()}:
        return True
    tag = node.tag or ""
    if "display" not in style and styles.value(tag, attributes, "display") == "none":
        return True
    visibility = styles.value(tag, attributes, "visibility")
    return "visibility" not in style and visibility == "hidden"


def _is_formula(node: LexborNode) -> bool:
    """Whether nothing but a formula stands in it."""
    inside = [child.tag for child in children(node) if (child.text() or "").strip()]
    return inside == ["math"]


def _is_twin_of_formula(node: LexborNode) -> bool:
    """Whether it draws the formula beside it a second time."""
    if node.attributes.get("aria-hidden") != "true":
        return False
    return any(
        beside is not None and beside.css_first("math") is not None
        for beside in (node.prev, node.next)
    )
