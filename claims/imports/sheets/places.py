"""Finding many quotes in one text: exactly, then but for white space; the rest are suggestions.

A text is indexed once. Half a million searches through a report of some megabytes would take hours
otherwise.
"""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from corpus.anchoring import Span, occurrences
from corpus.folding import LONGEST_QUOTE, similar_places

# Every STRIDE-th place of a text is indexed by the GRAM characters that follow it, so that a quote
# of at least GRAM + STRIDE - 1 characters holds an indexed place whole, wherever it stands.
GRAM_CHARACTERS = 16
STRIDE_CHARACTERS = 8
# Shorter texts are searched as they are.
SHORT_TEXT_CHARACTERS = 20_000
# Further places of a quote are not counted: there is no choosing among so many.
FOUND_MAX_PLACES = 1_000

_SPACE = re.compile(r"\s+")
# What people put around what they quote.
_FRAME = re.compile(
    r"^[\s\"“”„‟«»″'‘’‚]+|^\s*(?:\.\.\.|…)\s*|[\s\"“”„‟«»″'‘’‚]+$|\s*(?:\.\.\.|…)\s*$"
)


class IndexedText:
    """A text, and where in it every quote stands, overlapping places included."""

    def __init__(self, text: str) -> None:
        self.text = text

    def places(self, quote: str) -> Iterator[Span]:
        """In order; at most FOUND_MAX_PLACES."""
        if (
            len(quote) < GRAM_CHARACTERS + STRIDE_CHARACTERS - 1
            or len(self.text) <= SHORT_TEXT_CHARACTERS
        ):
            return islice(occurrences(self.text, quote), FOUND_MAX_PLACES)
        starts = {
            place - offset
            for offset in range(STRIDE_CHARACTERS)
            for place in self._grams.get(quote[offset : offset + GRAM_CHARACTERS], ())
            if self.text.startswith(quote, place - offset)
        }
        length = len(quote)
        return (Span(start, start + length) for start in sorted(starts)[:FOUND_MAX_PLACES])

    @cached_property
    def _grams(self) -> dict[str, list[int]]:
        grams: dict[str, list[int]] = {}
        text = self.text
        for place in range(0, len(text) - GRAM_CHARACTERS + 1, STRIDE_CHARACTERS):
            grams.setdefault(text[place : place + GRAM_CHARACTERS], []).append(place)
        return grams


class Source:
    """A revision's text, in which quotes are anchored."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._exact = IndexedText(text)

    def exact(self, quote: str) -> list[Span]:
        return list(self._exact.places(quote))

    def but_for_spaces(self, quote: str) -> list[Span]:
        """Where the quote stands when every stretch of white space counts as one space."""
        folded = _SPACE.sub(" ", quote).strip()
        return [
            Span(self._origins[start], self._origins[end - 1] + 1)
            for start, end in (self._folded.places(folded) if folded else ())
        ]

    def similar(self, quote: str) -> list[Span]:
        """Where it stands but for quotation marks, dashes and capitals too: to be confirmed."""
        return similar_places(self.text, quote)

    @cached_property
    def _origins(self) -> "array[int]":
        """For each character of the folded text where it stands in the text."""
        origins = array("L")
        at = 0
        for gap in _SPACE.finditer(self.text):
            origins.extend(range(at, gap.start() + 1))
            at = gap.end()
        origins.extend(range(at, len(self.text)))
        return origins

    @cached_property
    def _folded(self) -> IndexedText:
        return IndexedText(_SPACE.sub(" ", self.text))


@dataclass(slots=True)
class Effort:
    """How many characters may still be looked through for suggestions: regular expressions are
    slow, and a file of nothing but strangers' quotes must end all the same."""

    left: int = 300_000_000

    def allows(self, source: Source, quote: str) -> bool:
        if len(quote) > LONGEST_QUOTE or self.left < len(source.text):
            return False
        self.left -= len(source.text)
        return True


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file says of a quote's place, besides the quote: any of it may be missing."""

    occurrence: int | None = None
    start: int | None = None
    end: int | None = None
    prefix: str = ""
    suffix: str = ""


class NotAnchored(ValueError):
    """`code` says why; `suggestion` is a place that a person may confirm."""

    def __init__(self, code: str, count: int = 0, suggestion: Span | None = None) -> None:
        self.code = code
        self.count = count
        self.suggestion = suggestion
        super().__init__(code)


def find(source: Source, quote: str, wanted: Wanted, effort: Effort) -> Span:
    """The one place of the quote. Raises NotAnchored.

    Exactly, else but for white space; where it stands several times, what else the file says has
    to single one out. What the file says of the place must be true.
    """
    spans = source.exact(quote) or source.but_for_spaces(quote)
    if not spans:
        suggestion = source.similar(quote) if effort.allows(source, quote) else []
        bare = _FRAME.sub("", quote)
        if not suggestion and bare != quote and effort.allows(source, bare):
            suggestion = source.exact(bare) or source.similar(bare)
        if len(suggestion) == 1:
            raise NotAnchored("quote_similar", suggestion=suggestion[0])
        raise NotAnchored("quote_not_found", count=len(suggestion))
    if wanted.start is not None:
        return _at(source, spans, wanted)
    if wanted.occurrence is not None:
        if not 1 <= wanted.occurrence <= len(spans):
            raise NotAnchored("quote_fewer_occurrences", count=len(spans))
        return spans[wanted.occurrence - 1]
    if len(spans) > 1 and (wanted.prefix or wanted.suffix):
        spans = [span for span in spans if _fits(source.text, span, wanted)]
        if not spans:
            raise NotAnchored("quote_not_in_context")
    if len(spans) > 1:
        raise NotAnchored("quote_ambiguous", count=len(spans))
    return spans[0]


def _at(source: Source, spans: list[Span], wanted: Wanted) -> Span:
    """The place that the file names; if the quote stands elsewhere only, that is a suggestion."""
    for span in spans:
        if span.start == wanted.start and wanted.end in {None, span.end}:
            return span
    near = [span for span in spans if _fits(source.text, span, wanted)] or spans
    raise NotAnchored("quote_elsewhere", suggestion=near[0] if len(near) == 1 else None)


def _fits(text: str, span: Span, wanted: Wanted) -> bool:
    """Whether the surroundings are those that the file tells of, white space aside."""
    before = _SPACE.sub(" ", text[max(0, span.start - 2 * len(wanted.prefix) - 8) : span.start])
    after = _SPACE.sub(" ", text[span.end : span.end + 2 * len(wanted.suffix) + 8])
    return before.rstrip().endswith(_SPACE.sub(" ", wanted.prefix).rstrip()) and (
        after.lstrip().startswith(_SPACE.sub(" ", wanted.suffix).lstrip())
    )


def certain(text: str, span: Span) -> bool:
    """Whether a place in numbers alone can be meant in one way only.

    Numbers are code points here, as the W3C's model has them; some tools count characters beyond
    U+FFFF twice. Where there are such before the place it has to begin and end between words, and
    what those tools would mean must not.
    """
    if max(text[: span.end], default="") <= "\uffff":
        return True
    other = Span(*(_counted_twice(text, place) for place in span))
    return between_words(text, span) and not between_words(text, other)


def _counted_twice(text: str, units: int) -> int:
    """Where in the text so many UTF-16 code units end."""
    before = text.encode("utf-16-le")[: 2 * units]
    return len(before.decode("utf-16-le", "ignore"))


def between_words(text: str, span: Span) -> bool:
    edges = [text[max(0, place - 1) : place + 1] for place in span]
    cut = any(len(edge) == 2 and edge.isalnum() for edge in edges)
    return not cut and text[span.start : span.end].strip() == text[span.start : span.end] != ""
