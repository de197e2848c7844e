"""What stands in quotation marks, and which words say whose it is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final

from claims.spotting.cues import Cue, between

_ATTRIBUTION_MAX_CHARACTERS: Final = (
    120  # characters between a quote and the words that say whose it is
)


def apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order; what begins inside another goes."""
    found: list[tuple[int, int]] = []
    for span in sorted(spans):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found


class Quotes:
    """What stands in quotation marks, if it is more than a word or two."""

    _MARKED: Final = re.compile(
        r"”[^”\n]+”|“[^”“\n]+[”“]|„[^“”\n]+[“”]|\"[^\"\n]+\"|»[^»«\n]+[»«]|«[^»\n]+»"
        r"|(?<!\w)[‘’'][^‘’'\n]+[’'](?!\w)"
    )
    # Over several lines: the first mark opens a line, and nothing closes it there.
    _OVER_LINES: Final = re.compile(
        r"^[ \t]*(?P<all>(?P<mark>[”“„\"»])[^”“„\"»«\n]+"
        r"(?:\n+[ \t]*[”\"»]?[^”“„\"»«\n]+){1,4}[”“\"«»])",
        re.MULTILINE,
    )
    _SHORTEST: Final = 3  # words

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [
            match.span()
            for match in self._MARKED.finditer(text)
            if len(match[0].split()) >= self._SHORTEST or match[0][-2:-1] in "!?.,"
        ]
        self.over_lines = [match.span("all") for match in self._OVER_LINES.finditer(text)]
        self.spans = apart([*self.over_lines, *self.spans])
        self._starts = [start for start, _ in self.spans]

    def end_of(self, position: int) -> int:
        """Of the quote over several lines that holds the position; else the position."""
        index = bisect_right(self.over_lines, position, key=lambda span: span[0]) - 1
        end = self.over_lines[index][1] if index >= 0 else position
        return max(end, position)

    def ends_within(self, start: int, end: int) -> list[int]:
        """Where quotes end in `[start, end)`."""
        first = max(0, bisect_left(self._starts, start) - 1)
        spans = self.spans[first : bisect_left(self._starts, end)]
        return [last for _, last in spans if start < last < end]

    def holds(self, position: int) -> bool:
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self.spans[index][1]

    def of(self, start: int, end: int) -> tuple[int, int] | None:
        """The quote that a sentence lies in, or that takes up most of it."""
        index = max(0, bisect_left(self._starts, start) - 1)
        for at in range(index, len(self.spans)):
            first, last = self.spans[at]
            if first >= end:
                break
            shared = min(end, last) - max(start, first)
            if shared > 0 and (shared * 5 >= end - start or shared > 40):
                return first, last
        return None

    @staticmethod
    def nearest(quote: tuple[int, int], cues: list[Cue]) -> Cue | None:
        """“…”, säger hon; hon säger: “…”."""

        def distance(cue: Cue) -> int:
            if cue.start >= quote[1]:
                return cue.start - quote[1]
            return quote[0] - cue.end + 3

        near = [
            cue
            for cue in between(
                cues,
                quote[0] - 2 * _ATTRIBUTION_MAX_CHARACTERS,
                quote[1] + _ATTRIBUTION_MAX_CHARACTERS,
            )
            if distance(cue) < _ATTRIBUTION_MAX_CHARACTERS
        ]
        return min(near, key=distance, default=None)
