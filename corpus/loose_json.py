"""JSON as web pages have it: forgiving in form. Pure.

What browsers' and search engines' readers forgive is forgiven here: characters of control within a
text, last commas and semicolons, comments, several values after each other, JSON whose quotation
marks are written as HTML has them.
"""

import html
import json
import re
from typing import Any, Final

_DECODER: Final = json.JSONDecoder(strict=False)
_BETWEEN: Final = re.compile(r"[\s;,\ufeff]*")
_WRAPPED: Final = re.compile(
    r"\A\s*(?:<!--|(?://)?\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)"
    r"|(?:-->|(?://)?\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*\Z"
)


def loose_values(text: str) -> list[Any]:
    """The values in the text, one after the other. Raises ValueError, which says where."""
    text = _WRAPPED.sub("", text)
    try:
        return _values(text)
    except (ValueError, RecursionError) as error:
        first = error
    for repaired in (_without_comments_and_commas(text), _unescaped(text)):
        if repaired != text:
            try:
                return _values(repaired)
            except (ValueError, RecursionError):
                continue
    if isinstance(first, json.JSONDecodeError):
        message = f"line {first.lineno}, column {first.colno}: {first.msg}"
        raise ValueError(message) from first
    raise ValueError("too deeply nested, or a number too long") from first


def _values(text: str) -> list[Any]:
    found: list[Any] = []
    at = _after_gap(text, 0)
    while at < len(text):
        value, at = _DECODER.raw_decode(text, at)
        found.append(value)
        at = _after_gap(text, at)
    if not found:
        raise json.JSONDecodeError("Expecting value", text, len(text))
    return found


def _after_gap(text: str, at: int) -> int:
    match = _BETWEEN.match(text, at)
    return match.end() if match else at


def _unescaped(text: str) -> str:
    if "&quot;" not in text and "&#34;" not in text:
        return text
    return _without_comments_and_commas(html.unescape(text))


# A text in quotation marks, a comment, or a comma before the end of an object or a list.
_PIECES: Final = re.compile(
    r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/|,(?=(?:\s|//[^\n]*\n|/\*.*?\*/)*[}\]])', re.DOTALL
)


def _without_comments_and_commas(text: str) -> str:
    return _PIECES.sub(lambda piece: piece[1] or "", text)
