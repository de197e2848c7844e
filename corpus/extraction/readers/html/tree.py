"""From bytes or a string to a tree that is small and shallow enough to walk."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.extraction.limits import MOST_LEVELS
from corpus.extraction.readers.html.shadow_roots import with_shadow_roots
from corpus.extraction.refusals import SourceRefused

# Elements that the parser closes by itself, or that have no end.
_NEVER_CLOSED = (
    "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|option"
    "|optgroup|tr|td|th|thead|tbody|tfoot|colgroup|rp|rt|html|head|body|path|use|circle|rect|line"
)
_RAW = ("script", "style", "textarea", "title", "xmp")
_TAG = re.compile(
    rf"<(?P<raw>!--|(?:{'|'.join(_RAW)})\b)"
    rf"|<(?P<end>/?)(?!(?:{_NEVER_CLOSED}|{'|'.join(_RAW)})\b)[a-z][^\s/>]{{0,40}}",
    re.IGNORECASE,
)
_RAW_ENDS = {"!--": re.compile("-->"), **{n: re.compile(f"</{n}", re.IGNORECASE) for n in _RAW}}
# Tags that are opened and not closed, as many as a page that people wrote never has. The parser
# takes time by the square of the depth: 0.4 s for 10 000 levels, 27 s for 100 000.
_OPEN_MAX_ELEMENTS = 8_000
_KNOWN = re.compile(
    "a|abbr|acronym|address|applet|area|article|aside|audio|b|base|basefont|bdi|bdo|big|blink"
    "|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del"
    "|details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame"
    "|frameset|h[1-6]|head|header|hgroup|hr|html|i|iframe|image|img|input|ins|kbd|keygen|label"
    "|legend|li|link|listing|main|map|mark|marquee|math|menu|menuitem|meta|meter|nav|nobr|noembed"
    "|noframes|noscript|object|ol|optgroup|option|output|p|param|picture|plaintext|portal|pre"
    "|progress|q|rb|rp|rt|rtc|ruby|s|samp|script|search|section|select|slot|small|source|span"
    "|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead"
    "|time|title|tr|track|tt|u|ul|var|video|wbr|xmp|[-!_].*|[a-z][a-z0-9.]*(?:-[a-z0-9._-]*)+"
    "|[a-z]+:.+"
)


def parse_html(text: str) -> LexborHTMLParser:
    """Raises SourceRefused for a page that nests too deeply, before it is parsed."""
    depth = at = 0
    unclosed: set[str] = set()
    while tag := _TAG.search(text, at):
        at = tag.end()
        if raw := tag["raw"]:  # No tags stand in it, whatever it looks like.
            name = raw.lower()
            if name not in unclosed and (end := _RAW_ENDS[name].search(text, at)):
                at = end.end()
            else:  # What follows is counted as tags, and not searched again.
                unclosed.add(name)
            continue
        depth = max(depth - 1, 0) if tag["end"] else depth + 1
        if depth > _OPEN_MAX_ELEMENTS:
            raise SourceRefused("too_deep", most=MOST_LEVELS)
    return LexborHTMLParser(with_shadow_roots(text))


def is_known_element(tag: str) -> bool:
    """Whether HTML knows it, or it is somebody's own element with a hyphen in its name."""
    return _KNOWN.fullmatch(tag) is not None


def children(node: LexborNode) -> list[LexborNode]:
    found = []
    child = node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found
