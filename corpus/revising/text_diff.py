"""A map from one text to its next revision: which of its code points stand where now."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from corpus.anchoring import Span
from corpus.revising.matching import MatchedRun, joined, matching
from corpus.revising.pieces import sentences_of, starts_of, words_of

# Of two paragraphs that changed places either was moved, unless one is so many times the other.
_PASSED_TIMES = 2
_PASSED_MAX_RUNS = 200
# Two stretches longer than this together are compared by their sentences alone.
_WORDS_MAX_CHARACTERS = 2_000_000


@dataclass(frozen=True)
class TextDiff:
    """`kept`: runs of code points that both texts have, in the order of both.

    `moved`: whole sentences and paragraphs that stand once in both, but in another order.
    `starts`, `new_starts`: where the sentences begin on either side, and the text's length.
    """

    old: str
    new: str
    kept: tuple[MatchedRun, ...]
    moved: tuple[MatchedRun, ...]
    starts: tuple[int, ...]
    new_starts: tuple[int, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [run.old for run in self.kept]

    @cached_property
    def _moved_starts(self) -> list[int]:
        return [run.old for run in self.moved]

    def run_of(self, span: Span) -> MatchedRun | None:
        """The kept run that holds the whole span."""
        return _holding(self.kept, self._starts, span)

    def place_of(self, span: Span) -> Span | None:
        """Where the span stands now, if all of it was kept side by side."""
        return _translated(self.run_of(span), span)

    def moved_place_of(self, span: Span) -> Span | None:
        """Where it stands now, if it was moved as a whole."""
        return _translated(_holding(self.moved, self._moved_starts, span), span)

    def sentences_at(self, span: Span) -> Span:
        """The whole sentences of the old text that the span is in."""
        return _whole(self.starts, span)

    def new_sentences_at(self, span: Span) -> Span:
        """The same of the new text."""
        return _whole(self.new_starts, span)

    @cached_property
    def _overtaken(self) -> frozenset[MatchedRun]:
        """Kept runs past which nearly as much was moved as they hold together."""
        found: set[MatchedRun] = set()
        new_starts = [run.new for run in self.kept]
        for moved in self.moved:
            ends = sorted(
                (bisect_left(self._starts, moved.old), bisect_left(new_starts, moved.new))
            )
            passed = self.kept[slice(*ends)]
            # Many that were passed are more than what went past them: no need to add them all up.
            if len(passed) <= _PASSED_MAX_RUNS:
                together = sum(run.length for run in passed)
                found.update(passed if together <= _PASSED_TIMES * moved.length else ())
        return frozenset(found)

    def was_overtaken(self, span: Span) -> bool:
        """Whether it may as well have been the span's own paragraph that was moved."""
        return self.run_of(span) in self._overtaken

    def around(self, span: Span) -> Span:
        """What stands in the new text where the span stood: between what was kept beside it."""
        return Span(
            self._forwards(span.start), max(self._forwards(span.start), self._back(span.end))
        )

    def _forwards(self, offset: int) -> int:
        """The new offset of a place, or the end of what was kept before it."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return 0
        run = self.kept[index]
        return run.new + min(offset - run.old, run.length)

    def _back(self, offset: int) -> int:
        """The new offset of a place, or the beginning of what was kept after it."""
        index = bisect_right(self._starts, offset - 1) - 1
        if index >= 0:
            run = self.kept[index]
            if offset <= run.old + run.length:
                return run.new + offset - run.old
        return self.kept[index + 1].new if index + 1 < len(self.kept) else len(self.new)

    @cached_property
    def new_stretches(self) -> tuple[Span, ...]:
        """What the new text has and the old one had not, in that place."""
        found, position = [], 0
        for run in self.kept:
            if run.new > position:
                found.append(Span(position, run.new))
            position = run.new + run.length
        if position < len(self.new):
            found.append(Span(position, len(self.new)))
        return tuple(found)


def _holding(runs: tuple[MatchedRun, ...], starts: list[int], span: Span) -> MatchedRun | None:
    index = bisect_right(starts, span.start) - 1
    if index >= 0 and span.end <= runs[index].old + runs[index].length:
        return runs[index]
    return None


def _whole(starts: tuple[int, ...], span: Span) -> Span:
    first = bisect_right(starts, span.start) - 1
    last = bisect_left(starts, max(span.end, span.start + 1))
    return Span(starts[max(first, 0)], starts[min(last, len(starts) - 1)])


def _translated(run: MatchedRun | None, span: Span) -> Span | None:
    if run is None:
        return None
    shift = run.new - run.old
    return Span(span.start + shift, span.end + shift)


def compare(old: str, new: str) -> TextDiff:
    """The map of two texts; offsets are code points. Sentences first, then words within them."""
    pieces, new_pieces = sentences_of(old), sentences_of(new)
    starts, new_starts = starts_of(pieces), starts_of(new_pieces)
    runs = matching(pieces, new_pieces, [len(piece) for piece in pieces])
    kept = []
    at, new_at = 0, 0
    for run in [*runs, MatchedRun(len(pieces), len(new_pieces), 0)]:
        stretch = Span(starts[at], starts[run.old])
        kept += _words(old, new, stretch, Span(new_starts[new_at], new_starts[run.new]))
        at, new_at = run.old + run.length, run.new + run.length
        start = starts[run.old]
        kept.append(MatchedRun(start, new_starts[run.new], starts[at] - start))
    whole = joined([run for run in kept if run.length])
    moved = _moved(pieces, new_pieces, runs)
    return TextDiff(old, new, tuple(whole), tuple(moved), tuple(starts), tuple(new_starts))


def _words(old: str, new: str, span: Span, new_span: Span) -> list[MatchedRun]:
    """What is kept of a changed stretch, in code points."""
    size, new_size = span.end - span.start, new_span.end - new_span.start
    if not size or not new_size or size + new_size > _WORDS_MAX_CHARACTERS:
        return []
    words = words_of(old[span.start : span.end])
    new_words = words_of(new[new_span.start : new_span.end])
    starts, new_starts = starts_of(words), starts_of(new_words)
    # Gaps and signs stand everywhere, and say nothing of what stands beside them.
    weights = [len(word) if word[0].isalnum() else 0 for word in words]
    return [
        MatchedRun(
            span.start + starts[run.old],
            new_span.start + new_starts[run.new],
            starts[run.old + run.length] - starts[run.old],
        )
        for run in matching(words, new_words, weights)
    ]


def _moved(pieces: list[str], new_pieces: list[str], runs: list[MatchedRun]) -> list[MatchedRun]:
    """Pieces that were taken out in one place and put in in another, in code points."""
    out = set(range(len(pieces))).difference(
        index for run in runs for index in range(run.old, run.old + run.length)
    )
    new_in = set(range(len(new_pieces))).difference(
        index for run in runs for index in range(run.new, run.new + run.length)
    )
    places: dict[str, list[int]] = {}
    for index in new_in:
        places.setdefault(new_pieces[index], []).append(index)
    olds: dict[str, int] = {}
    for index in out:
        olds[pieces[index]] = -1 if pieces[index] in olds else index
    starts, new_starts = starts_of(pieces), starts_of(new_pieces)
    found = [
        MatchedRun(starts[index], new_starts[there[0]], len(piece))
        for piece, index in olds.items()
        if index >= 0 and piece.strip() and len(there := places.get(piece, [])) == 1
    ]
    return joined(sorted(found))
