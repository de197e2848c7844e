"""Others' texts as plain text: entities decoded, tags taken away. Pure."""

import html
import re

from corpus.extraction.superscripts import superscript

# A tag's name begins right after the bracket: `a < b` and `<3` are no tags.
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]*)(?:\s[^<>]*)?/?>|<!--.*?-->", re.DOTALL)
_RAISED = re.compile(r"<sup\b[^<>]*>([^<>]*)</sup\s*>", re.IGNORECASE)
_INVISIBLE = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
# What stands on a line of its own in a browser.
_BLOCKS = frozenset(
    {
        *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section"),
        *("table", "td", "th", "tr", "ul"),
    }
)
# Some systems escape what they have been given escaped.
_ESCAPED_MAX_TIMES = 3


def plain_text(text: str) -> str:
    """One line as a reader of the page would see it: `<p>5&nbsp;% &amp;quot;…` → `5 % "…`."""
    for _time in range(_ESCAPED_MAX_TIMES):
        decoded = html.unescape(text)
        if decoded == text:
            break
        text = decoded
    text = _RAISED.sub(lambda raised: superscript(raised[1]), text)  # 10³ is not 103
    text = _TAG.sub(_gap, _INVISIBLE.sub(" ", text))
    return " ".join(text.split())


def _gap(tag: re.Match[str]) -> str:
    return " " if tag[1] is None or tag[1].lower() in _BLOCKS else ""
