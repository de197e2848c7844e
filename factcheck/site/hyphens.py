"""Where a word that is too long for a phone may be broken, and where a number may not.

Browsers know it of many languages, but not all of them, and not on every system: so the longest
compounds say it themselves, with a soft hyphen between their parts.
"""

import re
from typing import Final

from claims.words.compounds import parts

# Shorter words fit into a title on the narrowest phone.
LONG_WORD_LETTERS: Final = 18
_LONG = re.compile(rf"[^\W\d_]{{{LONG_WORD_LETTERS},60}}")
_SOFT_HYPHEN: Final = "\u00ad"
_LEAST_LETTERS: Final = 3
_WITHIN_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


def softened(text: str) -> str:
    """The text with soft hyphens in its longest words, and unbroken."""
    return unbroken(_LONG.sub(lambda word: _broken(word.group()), text))


def unbroken(text: str) -> str:
    """The text with its numbers (“200 000”) held together at the ends of lines."""
    return _WITHIN_NUMBER.sub("\u00a0", text)


def _broken(word: str) -> str:
    folded = word.casefold()
    if len(folded) != len(word):
        return word
    places = {folded.rfind(part) for part in parts(folded) if len(part) >= _LEAST_LETTERS}
    for place in sorted(places, reverse=True):
        if _LEAST_LETTERS <= place <= len(word) - _LEAST_LETTERS:
            word = f"{word[:place]}{_SOFT_HYPHEN}{word[place:]}"
    return word
