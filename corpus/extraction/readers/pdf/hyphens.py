"""Joining two lines of one paragraph, and what becomes of a hyphen between them."""

import re
from collections.abc import Iterable

LOOKED_AT_CHARACTERS = 200  # of the line before: no word is longer
_HYPHENS = "-\u2010\u00ad"
_LAST_PIECE = re.compile(r"[^\s(/–—\"”]*$")
_FIRST_PIECE = re.compile(r"[^\s.,;:!?)/–—\"”]*")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# “barn- och ungdomsvård”: such a hyphen belongs to its word.
_HANGING = re.compile(r"(?:och|eller|samt|respektive|resp\.?|men|till|and|or)\b")


def words_within_lines(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand whole in a line: what speaks for a hyphen that belongs to its word."""
    words: set[str] = set()
    for line in lines:
        words.update(word.lower() for word in _WORDS.findall(line))
    return frozenset(words)


def join(before: str, after: str, words: frozenset[str]) -> tuple[str, str]:
    """What stands between the two lines, and the hyphen that is dropped at the end of the first.

    Between letters alone is a hyphen dropped, and not where the word is written with one:
    `skatte-/sänkning`, but `EU-/länder`, `Göteborgs-/Posten`, `15-/20 öre`, `barn-/och`.
    """
    if not before or before[-1] not in _HYPHENS:
        digits = before[-1:] in "–—/" and after[:1].isdigit() and before[-2:-1].isdigit()
        return ("" if digits else " "), ""
    last = _LAST_PIECE.search(before[:-1])
    left = last[0] if last else ""
    first = _FIRST_PIECE.match(after)
    right = first[0] if first else ""
    if not left or not right or before[-2:-1].isspace() or _HANGING.match(after):
        return " ", ""
    if not (left[-1].isalpha() and right[0].isalpha()):
        return "", ""
    if right[0].isupper() or (left[-1].isupper() and len(left) > 1) or left.isupper():
        return "", ""
    joined, hyphenated = f"{left}{right}".lower(), f"{left}-{right}".lower()
    if hyphenated in words and joined not in words:
        return "", ""
    return "", before[-1]
