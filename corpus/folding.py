"""Where a quote nearly stands in a text: the same words, typed in another way.

What is found here is only ever a suggestion, which a person confirms.
"""

import re
from itertools import islice

from corpus.anchoring import Span

# Longer quotes are pasted whole or not at all; looking for their like would take too long.
LONGEST_QUOTE = 2_000
MOST_PLACES = 10

_ALIKE = ('"“”„‟«»″', "'‘’‚‛′´`", "-‐‑‒–—―−")
# Soft hyphens, zero-width spaces and joiners: a browser copies them, nobody sees them.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PIECES = re.compile(r"\s+|\.\.\.|.", re.DOTALL)


def similar_places(text: str, quote: str) -> list[Span]:
    """Where the quote stands but for white space, quotation marks, dashes and capitals.

    At most ten places, in order; white space around the quote does not count.
    """
    pieces = _pieces(quote)
    if not pieces or len(quote) > LONGEST_QUOTE:
        return []
    found = islice(_pattern(pieces).finditer(text), MOST_PLACES)
    return [Span(*match.span()) for match in found]


def longest_beginning(text: str, quote: str) -> Span | None:
    """Where as much as possible of the quote's beginning stands, typed alike; None for nothing."""
    pieces = _pieces(quote)[:LONGEST_QUOTE]
    best: re.Match[str] | None = None
    shortest, longest = 1, len(pieces)
    while shortest <= longest:
        half = (shortest + longest) // 2
        if match := _pattern(pieces[:half]).search(text):
            best, shortest = match, half + 1
        else:
            longest = half - 1
    return Span(*best.span()) if best else None


def _pieces(quote: str) -> list[str]:
    """The quote, cut into what is compared: characters, gaps, dots of an ellipsis."""
    seen = "".join(character for character in quote if character not in _UNSEEN)
    return _PIECES.findall(seen.strip())


def _pattern(pieces: list[str]) -> re.Pattern[str]:
    between = f"[{_UNSEEN}]*"
    return re.compile(between.join(_one_of(piece) for piece in pieces), re.IGNORECASE)


def _one_of(piece: str) -> str:
    if piece.isspace():
        return r"\s+"
    if piece in {"...", "…"}:
        return r"(?:\.\.\.|…)"
    for alike in _ALIKE:
        if piece in alike:
            return f"[{re.escape(alike)}]"
    return re.escape(piece)
