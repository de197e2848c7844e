"""XHTML as HTML's parser understands it: elements written out, prefixes and CDATA away."""

import html
import re

_XHTML = re.compile(r"^\s*<\?xml|<html[^>]+xmlns=", re.IGNORECASE)
_START_CHARACTERS = 1_000
_SHORTHAND = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)"
    r"([a-zA-Z][\w:-]*)((?:\s[^<>]*[^<>/])?)\s*/>"
)
# Vocabularies that HTML has without a prefix. Word's formulas have one of their own, and stay.
_PREFIX = re.compile(
    r"\bxmlns:([A-Za-z][\w.-]*)\s*=\s*[\"\']http://www\.w3\.org/"
    r"(?:1999/xhtml|1998/Math/MathML|2000/svg)[\"\']"
)
_MOST_PREFIXES = 10
_CDATA = "<![CDATA["
_RAW = re.compile(r"<(?:(?P<name>script|style)\b|(?P<comment>!--)|!\[CDATA\[)", re.IGNORECASE)


def as_html(text: str) -> str:
    """The page, changed only where it says that it is XHTML."""
    if not _XHTML.search(text[:_START_CHARACTERS]):
        return text
    # HTML takes `<a id="x"/>` for an element that is not closed.
    text = _SHORTHAND.sub(r"<\1\2></\1>", text)
    if _CDATA in text:
        text = _without_cdata(text)
    prefixes = list(dict.fromkeys(_PREFIX.findall(text)))[:_MOST_PREFIXES]
    if prefixes:
        text = re.sub(rf"<(/?)(?:{'|'.join(map(re.escape, prefixes))}):(?=[A-Za-z])", r"<\1", text)
    return text


def _without_cdata(text: str) -> str:
    """With the words in it as text, which HTML would take for a comment. In scripts and styles such
    a mark is commented out, and stays.
    """
    pieces: list[str] = []
    at = 0
    while found := _RAW.search(text, at):
        pieces.append(text[at : found.start()])
        is_text = not found["name"] and not found["comment"]
        ending = "]]>" if is_text else "-->" if found["comment"] else f"</{found['name']}"
        end = text.find(ending, found.end())
        if end < 0:  # nothing closes it: what follows is as it was
            at = found.start()
            break
        inside = text[found.end() : end]
        pieces.append(html.escape(inside, quote=False) if is_text else found[0] + inside + ending)
        at = end + len(ending)
    return "".join([*pieces, text[at:]])
