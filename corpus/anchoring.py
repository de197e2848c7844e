"""Finding a quote in a text, and showing it in its surroundings.

Offsets are half-open and count Unicode code points, as Python and PostgreSQL do (JavaScript counts
UTF-16 units: convert where the two meet).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

CONTEXT_CHARACTERS = 80


class Span(NamedTuple):
    """`[start, end)` in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Context:
    """What stands directly before and after a span."""

    prefix: str
    suffix: str


class QuoteNotFound(ValueError):
    """The quote does not stand in the text."""


class QuoteAmbiguous(ValueError):
    """The quote stands in the text more than once; `spans` has every place."""

    def __init__(self, message: str, spans: list[Span]) -> None:
        self.spans = spans
        super().__init__(message)


def occurrences(text: str, quote: str) -> Iterator[Span]:
    """Every place of the quote, in order, overlapping ones included; none for an empty quote."""
    start = text.find(quote) if quote else -1
    while start >= 0:
        yield Span(start, start + len(quote))
        start = text.find(quote, start + 1)


def anchor(text: str, quote: str, occurrence: int | None = None) -> Span:
    """The place of the quote: its only one, or the `occurrence`-th, counted from 1.

    Raises QuoteNotFound, or QuoteAmbiguous when there are several and none is named.
    """
    spans = list(occurrences(text, quote))
    if not spans:
        raise QuoteNotFound("the quote does not stand in the text")
    if occurrence is None:
        if len(spans) > 1:
            raise QuoteAmbiguous(f"the quote stands {len(spans)} times in the text", spans)
        return spans[0]
    if not 1 <= occurrence <= len(spans):
        raise QuoteNotFound(
            f"occurrence {occurrence} is asked for, but the quote stands {len(spans)} times"
        )
    return spans[occurrence - 1]


def context(text: str, span: Span, length: int = CONTEXT_CHARACTERS) -> Context:
    """At most `length` code points on either side, cut between words where there is a gap."""
    first = max(0, span.start - length)
    prefix = text[first : span.start]
    if first > 0 and not text[first - 1].isspace():
        prefix = _after_first_gap(prefix)
    last = min(len(text), span.end + length)
    suffix = text[span.end : last]
    if last < len(text) and not text[last].isspace():
        suffix = _after_first_gap(suffix[::-1])[::-1]
    return Context(prefix, suffix)


def _after_first_gap(text: str) -> str:
    """Without its first, broken word; the whole when it has no gap."""
    for index, character in enumerate(text):
        if character.isspace():
            return text[index:]
    return text
