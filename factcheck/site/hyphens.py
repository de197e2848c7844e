"""Where a word that is too long for a phone may be broken.

Browsers know it of many languages, but not all of them, and not on every system: so the longest
compounds say it themselves, with a soft hyphen between their parts.
"""

import re
from typing import Final

from claims.words.compounds import last_part

# Shorter words fit into a title on the narrowest phone.
LONG_WORD_LETTERS: Final = 18
_LONG = re.compile(rf"[^\W\d_]{{{LONG_WORD_LETTERS},60}}")
_SOFT_HYPHEN: Final = "\u00ad"
_LEAST_LETTERS: Final = 3


def softened(text: str) -> str:
    """The text with soft hyphens in its longest words."""
    return _LONG.sub(lambda word: _broken(word.group()), text)


def _broken(word: str) -> str:
    end = last_part(word.casefold())
    if len(end) < _LEAST_LETTERS or len(word) - len(end) < _LEAST_LETTERS:
        return word
    if not word.casefold().endswith(end):
        return word
    beginning, end = word[: -len(end)], word[-len(end) :]
    if len(beginning) >= LONG_WORD_LETTERS:
        beginning = _broken(beginning)
    return f"{beginning}{_SOFT_HYPHEN}{end}"
