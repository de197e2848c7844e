"""A text cut into what is compared: first paragraphs and sentences, then words."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

# A piece ends after a line's end, and after a sentence's with the space that follows; not before a
# small letter or a digit, which an abbreviation has behind it (“ca. 5”, “bl.a. skolan”).
_END: Final = re.compile(r"\n+|[.!?…][”\"»')\]]*[ \t\u00a0]+(?=[^\sa-zåäöéü0-9])")
# A number with its decimals and thousands is one word, so that 12 is no part of 112 or of 12,5.
_WORD: Final = re.compile(
    r"[-−–+±]?\d+(?:[.,:/’'][\d]+|[ \u00a0\u2007\u2009\u202f]\d{3}(?!\d))*"
    r"|[^\W\d_]+(?:[-’'\u00ad][^\W\d_]+)*|\s+|.",
    re.DOTALL,
)


def sentences_of(text: str) -> list[str]:
    """All of the text, in order; roughly its sentences, with what follows up to the next."""
    cuts = sorted({0, len(text), *(match.end() for match in _END.finditer(text))})
    return [text[start:end] for start, end in pairwise(cuts)]


def words_of(text: str) -> list[str]:
    """All of the text, in order: words, numbers, gaps and signs."""
    return _WORD.findall(text)


def starts_of(pieces: Sequence[str]) -> list[int]:
    """Where each piece begins, and where the last one ends."""
    return [0, *accumulate(len(piece) for piece in pieces)]
