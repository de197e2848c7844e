"""Where the words of a text begin and end.

The rule is one regular expression in the dialect that Python and PostgreSQL have in common, with
every character by its number: what either calls a letter depends on its version and its locale.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

# White space, punctuation, signs, symbols and pictures. Not among them: what nobody sees (soft
# hyphens, joiners, spaces of no width, marks of direction), and combining marks.
_BETWEEN: Final = (
    r"\u0001-/:-@\[-`{-\u00a9\u00ab\u00ac\u00ae-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7"
    r"\u2000-\u200a\u2010-\u2029\u202f-\u205f\u207a-\u207e\u208a-\u208e\u20a0-\u20cf"
    r"\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3007-\u3020\u3030-\u303f\ufe10-\ufe1f\ufe30-\ufe6f"
    r"\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufff0-\uffff\U0001f000-\U0001faff"
)
_IN_WORD: Final = rf"[^{_BETWEEN}]"
_GAP: Final = r"[ \u00a0\u2007\u2009\u202f]"
# 1 250 or 640 000 000: groups of three digits.
_GROUPED: Final = rf"[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+(?![0-9])"
_PIECE: Final = rf"(?:{_GROUPED}|{_IN_WORD}+)"
# Hyphens and dashes, slashes, colons, apostrophes and `&`; dots and commas between digits only.
_JOINT: Final = r"(?:[-\u2010-\u2015\u2212/:'\u2019&]|(?<=[0-9])[.,](?=[0-9]))"

# A token: pieces and what joins them, or one of the signs that are read as words.
TOKEN: Final = rf"{_PIECE}(?:{_JOINT}{_PIECE})*|[%\u00a7]"

_TOKEN = re.compile(TOKEN)

# A word longer than this is no word but a line of something else; only its beginning counts.
TOKEN_CHARACTERS: Final = 100


class TextToken(NamedTuple):
    """A word as it stands in the text; `start` and `end` count its code points."""

    text: str
    start: int
    end: int


def cut(text: str) -> Iterator[TextToken]:
    """The tokens of a text, in order."""
    for match in _TOKEN.finditer(text):
        yield TextToken(match.group()[:TOKEN_CHARACTERS], match.start(), match.end())


def tokens(text: str) -> list[str]:
    """As `cut`, without their places, which takes half the time."""
    return [token[:TOKEN_CHARACTERS] for token in _TOKEN.findall(text)]
