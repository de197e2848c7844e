"""What became of each claim of a text in its next revision. Pure.

The map is a diff of the two texts, the quote with what stands around it the check. A quote moves by
itself only where its words stand unchanged in the one place that the diff says; whatever else
looks alike is offered to a person, with both readings. Two places that are equally good are never
chosen between.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import islice, pairwise

from claims.moving.facts import (
    SourceFinding,
    findings,
    likeness,
    same_words,
    telling_findings,
    telling_words,
)
from claims.moving.surroundings import findings_around
from corpus.anchoring import Span, occurrences
from corpus.revising.text_diff import TextDiff, compare

# A sentence of which so much is the same is the same sentence, changed.
LIKENESS_MIN_SHARE = 0.5
# Around a quote that stands unchanged the sentence may have changed more than that.
_AROUND_MIN_SHARE = 0.6
# Two readings are equally good where they differ by no more.
_TIE_SHARE = 0.05
# So much on either side tells places of the same words apart, tried from the shortest.
_CONTEXT_CHARACTERS = (40, 160, 640, 2_560)
# So much of the paragraphs before and after it.
_NEIGHBOUR_CHARACTERS = 40
OFFERED_MAX_PLACES = 10
# A word that more of the new sentences have says nothing of which is meant.
_TELLING_MAX_SENTENCES = 40
_COMPARED_MAX_SENTENCES = 8
_VOTES_MIN_SHARE = 0.4


class FateKind(StrEnum):
    """`UNCHANGED` alone moves by itself. The others are a person's to decide."""

    UNCHANGED = "unchanged"
    MOVED = "moved"  # the same words, elsewhere
    SEVERAL = "several"  # the same words, in places that are equally good
    RETYPED = "retyped"  # the same words, with other signs or spaces
    AROUND = "around"  # the same words, in a sentence that says something else now
    CHANGED = "changed"  # other words
    GONE = "gone"


# As the desk counts them before it takes a text.
STANDS, ELSEWHERE, SAYS_ELSE, IS_GONE = "stands", "elsewhere", "says_else", "is_gone"
GROUPS: dict[FateKind, str] = {
    FateKind.UNCHANGED: STANDS,
    FateKind.MOVED: ELSEWHERE,
    FateKind.SEVERAL: ELSEWHERE,
    FateKind.RETYPED: ELSEWHERE,
    FateKind.AROUND: SAYS_ELSE,
    FateKind.CHANGED: SAYS_ELSE,
    FateKind.GONE: IS_GONE,
}


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one quote. `places` are in the new text: one, several that are equally good,
    or none; `findings` what the source says differently there."""

    kind: FateKind
    places: tuple[Span, ...] = ()
    findings: tuple[SourceFinding, ...] = field(default=())

    @property
    def place(self) -> Span | None:
        """The only place there is; None where there are several or none."""
        return self.places[0] if len(self.places) == 1 else None

    @property
    def group(self) -> str:
        return GROUPS[self.kind]


def fates(old: str, new: str, spans: Iterable[Span]) -> list[Fate]:
    """One for each span of the old text, in their order. Offsets are code points."""
    mapping = Mapping(compare(old, new))
    return [mapping.fate(span) for span in spans]


class Mapping:
    def __init__(self, diff: TextDiff) -> None:
        self.diff = diff
        self._scored: dict[Span, list[tuple[float, Span]]] = {}

    def fate(self, span: Span) -> Fate:
        if place := self.diff.place_of(span):
            return self._kept(span, place)
        moved = self.diff.moved_place_of(span)
        # What stands in its place comes first: a copy elsewhere must not hide that it was changed.
        if fate := self._rewritten(span):
            return replace(fate, places=(*fate.places, moved)) if moved else fate
        return Fate(FateKind.MOVED, (moved,)) if moved else self._elsewhere(span)

    # Words that the diff kept

    def _kept(self, span: Span, place: Span) -> Fate:
        before, now = self._sentences(span, place)
        if before != now:
            told = telling_findings(before, now)
            if told or likeness(before, now) < _AROUND_MIN_SHARE:
                return Fate(FateKind.AROUND, (place,), told or findings(before, now))
        if told := self._told_around(span, place):
            return Fate(FateKind.AROUND, (place,), told)
        if lookalikes := self._lookalikes(span, place):
            if not self._has_its_neighbours(span):
                return self._beside(span, place, lookalikes)
        elif not (self._is_single(span, whole=before == now) or self._has_its_neighbours(span)):
            return Fate(FateKind.SEVERAL, self._same_words(span, place))
        overtaken = self.diff.was_overtaken(span)
        return Fate(FateKind.MOVED if overtaken else FateKind.UNCHANGED, (place,))

    def _told_around(self, span: Span, place: Span) -> tuple[SourceFinding, ...]:
        old, new = self.diff.sentences_at(span), self.diff.new_sentences_at(place)
        return findings_around(self.diff.old, span, old, self.diff.new, place, new)

    def _beside(self, span: Span, place: Span, lookalikes: tuple[Span, ...]) -> Fate:
        """Its words were kept, but a sentence much like theirs is new: it may be either."""
        quote = self.diff.old[span.start : span.end]
        told = [
            finding
            for reading in lookalikes
            for finding in findings(quote, self.diff.new[reading.start : reading.end])
        ]
        places = (place, *lookalikes)[:OFFERED_MAX_PLACES]
        return Fate(FateKind.CHANGED if told else FateKind.SEVERAL, places, tuple(told))

    def _sentences(self, span: Span, place: Span) -> tuple[str, str]:
        old, new = self.diff.sentences_at(span), self.diff.new_sentences_at(place)
        return (
            self.diff.old[old.start : old.end].strip(),
            self.diff.new[new.start : new.end].strip(),
        )

    def _is_single(self, span: Span, *, whole: bool) -> bool:
        """Whether the words, with what was kept on both sides of them, stand nowhere else."""
        old, new = self.diff.old, self.diff.new
        if whole:
            sentence = self.diff.sentences_at(span)
            counted = old[sentence.start : sentence.end].strip()
            if self._old_counts[counted] == 1 and self._new_counts[counted] == 1:
                return True
        quote = old[span.start : span.end]
        if _stands_once(quote, old) and _stands_once(quote, new):
            return True
        return any(
            self._is_kept_once(Span(span.start - size, span.end + size))
            for size in _CONTEXT_CHARACTERS
        )

    def _has_its_neighbours(self, span: Span) -> bool:
        """Whether its whole paragraph stands between the same two others, and does so once."""
        old = self.diff.old
        start = old.rfind("\n", 0, span.start) + 1
        end = old.find("\n", span.end)
        end = len(old) if end < 0 else end
        return self._is_kept_once(Span(start - _NEIGHBOUR_CHARACTERS, end + _NEIGHBOUR_CHARACTERS))

    def _is_kept_once(self, wanted: Span) -> bool:
        """Whether all of it was kept, up to the text's own ends, and stands once in both."""
        old, new = self.diff.old, self.diff.new
        inside = Span(max(0, wanted.start), min(len(old), wanted.end))
        run = self.diff.run_of(inside)
        if run is None:
            return False
        # A paragraph that now stands before the first one, or after the last, is a new neighbour.
        if (wanted.start < 0 and run.new > 0) or (
            wanted.end > len(old) and run.new + run.length < len(new)
        ):
            return False
        words = old[inside.start : inside.end]
        return _stands_once(words, old) and _stands_once(words, new)

    def _lookalikes(self, span: Span, place: Span) -> tuple[Span, ...]:
        """What stands for the quote in other sentences that are new and much like its own."""
        sentence = self.diff.sentences_at(span)
        found = (
            self._within(span, sentence, there)
            for _share, there in self._alike_sentences(sentence)
            if not there.start <= place.start < there.end
        )
        return tuple(reading for reading in found if reading)

    @cached_property
    def _novel_sentences(self) -> list[Span]:
        """Sentences of the new text that are new in their place, but for those that are an old
        one which was moved there."""
        found: dict[Span, None] = {}
        starts = self.diff.new_starts
        for stretch in self.diff.new_stretches:
            first = bisect_left(starts, self.diff.new_sentences_at(stretch).start)
            for start, end in pairwise(starts[first:]):
                if start >= stretch.end:
                    break
                found[Span(start, end)] = None
        return [
            Span(start, end)
            for start, end in found
            if self._new_counts[words := self.diff.new[start:end].strip()] > self._old_counts[words]
        ]

    @cached_property
    def _old_counts(self) -> Counter[str]:
        return _counted(self.diff.old, self.diff.starts)

    @cached_property
    def _new_counts(self) -> Counter[str]:
        return _counted(self.diff.new, self.diff.new_starts)

    def _same_words(self, span: Span, first: Span | None = None) -> tuple[Span, ...]:
        """Every place of the words, that of the diff before the others."""
        quote = self.diff.old[span.start : span.end]
        found = list(islice(occurrences(self.diff.new, quote), OFFERED_MAX_PLACES))
        if first:
            found = [first, *(place for place in found if place != first)][:OFFERED_MAX_PLACES]
        return tuple(found)

    # Words that it did not keep

    def _rewritten(self, span: Span) -> Fate | None:
        """In its place something else stands, that is much like it."""
        around = self.diff.around(span)
        reading = _trimmed(self.diff.new, around)
        if reading is None:
            return None
        quote = self.diff.old[span.start : span.end]
        now = self.diff.new[reading.start : reading.end]
        if same_words(quote, now):
            return Fate(FateKind.RETYPED, (reading,))
        sentence, new_sentence = self._sentences(span, reading)
        if self._old_counts[new_sentence]:  # another sentence of the old text, which was moved here
            return None
        alike = max(likeness(quote, now), likeness(sentence, new_sentence))
        if alike < LIKENESS_MIN_SHARE:
            return None
        return Fate(FateKind.CHANGED, (reading,), findings(quote, now))

    def _elsewhere(self, span: Span) -> Fate:
        """Somewhere among what is new a sentence much like it, or its words at least."""
        readings = self._alike(span)
        quote = self.diff.old[span.start : span.end]
        if len(readings) == 1:
            (reading,) = readings
            now = self.diff.new[reading.start : reading.end]
            if now == quote:
                before, after = self._sentences(span, reading)
                told = telling_findings(before, after)
                kind = FateKind.AROUND if told else FateKind.MOVED
                return Fate(kind, (reading,), told)
            if same_words(quote, now):
                return Fate(FateKind.RETYPED, (reading,))
            return Fate(FateKind.CHANGED, (reading,), findings(quote, now))
        if readings:
            now = self.diff.new[readings[0].start : readings[0].end]
            return Fate(FateKind.CHANGED, readings, findings(quote, now))
        places = self._same_words(span)
        if not places:
            return Fate(FateKind.GONE)
        return Fate(FateKind.MOVED if len(places) == 1 else FateKind.SEVERAL, places)

    def _alike(self, span: Span) -> tuple[Span, ...]:
        """Where the sentence stands among what is new, changed; several that are equally good."""
        sentence = self.diff.sentences_at(span)
        scored = self._alike_sentences(sentence)
        best = [place for share, place in scored if share >= scored[0][0] - _TIE_SHARE]
        found = (self._within(span, sentence, place) for place in best)
        return tuple(sorted(reading for reading in found if reading))

    def _alike_sentences(self, sentence: Span) -> list[tuple[float, Span]]:
        """Those that are new and much like it, with how much, the likest first."""
        if sentence in self._scored:
            return self._scored[sentence]
        before = self.diff.old[sentence.start : sentence.end]
        votes: Counter[Span] = Counter()
        counted = 0
        for word in {word.folded for word in telling_words(before)}:
            places = self._index.get(word, [])
            if len(places) <= _TELLING_MAX_SENTENCES:
                counted += 1
                votes.update(places)
        # Each likeness is computed, so that the few are asked first that have most of its words.
        likely = [
            place
            for place, number in votes.most_common(_COMPARED_MAX_SENTENCES)
            if number >= counted * _VOTES_MIN_SHARE
        ]
        scored = [
            (likeness(before, self.diff.new[place.start : place.end]), place) for place in likely
        ]
        found = sorted((each for each in scored if each[0] >= _AROUND_MIN_SHARE), reverse=True)
        return self._scored.setdefault(sentence, found)

    def _within(self, span: Span, sentence: Span, place: Span) -> Span | None:
        """What stands for the span where its sentence does."""
        new = self.diff.new[place.start : place.end]
        diff = compare(self.diff.old[sentence.start : sentence.end], new)
        reading = diff.around(Span(span.start - sentence.start, span.end - sentence.start))
        trimmed = _trimmed(new, reading)
        return trimmed and Span(place.start + trimmed.start, place.start + trimmed.end)

    @cached_property
    def _index(self) -> dict[str, list[Span]]:
        """Folded word → the new sentences that have it and that the old text had not."""
        index: dict[str, list[Span]] = {}
        for start, end in self._novel_sentences:
            for word in {word.folded for word in telling_words(self.diff.new[start:end])}:
                index.setdefault(word, []).append(Span(start, end))
        return index


def _counted(text: str, starts: tuple[int, ...]) -> Counter[str]:
    return Counter(text[start:end].strip() for start, end in pairwise(starts))


def _stands_once(words: str, text: str) -> bool:
    return next(islice(occurrences(text, words), 1, None), None) is None


def _trimmed(text: str, span: Span) -> Span | None:
    """Without the gaps at its ends; None where there are no words in it."""
    words = text[span.start : span.end]
    if not any(character.isalnum() for character in words):
        return None
    left = len(words) - len(words.lstrip())
    return Span(span.start + left, span.start + len(words.rstrip()))
