"""When a part of a formula needs brackets, to be read on one line as it is drawn on several."""

import re

# A number, words, or one character: without brackets 1/1−c would be another number.
_ONE = re.compile(
    r"[+\-−±]?\d[\d.,\s\u00a0\u202f]*%?|[^\W\d_]{1,}(?:\s+[^\W\d_]{2,})*|.", re.DOTALL
)
_OPENING, _CLOSING = "([{", ")]}"


def needs_brackets(text: str) -> bool:
    """Whether the part is more than one thing, and has no brackets around it yet."""
    text = text.strip()
    return bool(text) and _ONE.fullmatch(text) is None and not _is_bracketed(text)


def _is_bracketed(text: str) -> bool:
    if text[0] not in _OPENING or text[-1] not in _CLOSING:
        return False
    depth = 0
    for place, character in enumerate(text):
        depth += (character in _OPENING) - (character in _CLOSING)
        if depth == 0:
            return place == len(text) - 1
    return False
