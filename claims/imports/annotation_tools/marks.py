"""Marks in a text as a tool's file has them, and the unit that its offsets count. Pure.

The unit is found by the file itself: by the quotes that stand beside the offsets, else by the
offsets, of which none may fall within a character. A file for which no unit, or more than one,
would do is refused: a place that is one off for each emoji before it looks right and isn't.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from claims.imports.reasons import FileRefused, Reason, reason
from corpus.offset_units import INSIDE, OffsetUnit, places, utf_16_length

UNITS = tuple(OffsetUnit)
_LINE_ENDS = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked span, its offsets in the file's unit. `quote` is what the file says stands there,
    None where it says nothing. `flaw` is why the mark can't be used, whatever the unit."""

    where: str
    start: int
    end: int
    label: str = ""
    quote: str | None = None
    claim: str = ""
    statement: str = ""
    flaw: Reason | None = None


@dataclass(frozen=True)
class MarkedText:
    """A text with its marks. `document` is our id for its source, if the file has one; `unit` what
    the file says it counts, and `sha256` of which text it was made, if it says so. `witnesses` are
    places that the file knows the words of, but that nobody marked."""

    where: str
    text: str
    marks: Sequence[Mark]
    document: str = ""
    unit: str = ""
    sha256: str = ""
    witnesses: Sequence[Mark] = ()
    line_ends_as_spaces: bool = False

    _places: dict[OffsetUnit, Sequence[int]] = field(default_factory=dict, init=False)

    def span(self, mark: Mark, unit: OffsetUnit) -> tuple[int, int] | None:
        """The mark's place in code points; None where it has none in this unit."""
        known = self._places.get(unit)
        if known is None:
            known = self._places[unit] = places(self.text, unit)
        if not 0 <= mark.start < mark.end < len(known):
            return None
        start, end = known[mark.start], known[mark.end]
        if INSIDE in {start, end} or not self._says(mark, self.text[start:end]):
            return None
        return start, end

    def _says(self, mark: Mark, words: str) -> bool:
        if mark.quote is None or mark.quote == words:
            return True
        return self.line_ends_as_spaces and mark.quote in {
            words.replace("\n", " "),
            _LINE_ENDS.sub(" ", words),
        }

    @cached_property
    def flaws(self) -> dict[int, Reason]:
        """By the mark's number here: what is wrong with it in any unit."""
        longest = utf_16_length(self.text)
        found: dict[int, Reason] = {}
        sound: list[int] = []
        for number, mark in enumerate(self.marks):
            details: dict[str, Any] = {"where": mark.where, "start": mark.start, "end": mark.end}
            if mark.flaw:
                found[number] = mark.flaw
            elif not 0 <= mark.start < mark.end:
                found[number] = reason("annotation_span_negative", **details)
            elif mark.end > longest:
                found[number] = reason("annotation_span_outside", **details)
            else:
                sound.append(number)
        return found | self._crossing(sound)

    def _crossing(self, numbers: list[int]) -> dict[int, Reason]:
        """Marks of which each has a part that the other lacks; ours come back as they were."""
        found: dict[int, Reason] = {}
        within: list[Mark] = []
        by_place = sorted(numbers, key=lambda n: (self.marks[n].start, -self.marks[n].end))
        for number in by_place:
            mark = self.marks[number]
            within = [each for each in within if each.end > mark.start]
            other = next((each for each in within if each.end < mark.end), None)
            if other is not None and not (mark.claim and other.claim):
                found[number] = reason(
                    "annotation_spans_overlap",
                    where=mark.where,
                    start=mark.start,
                    end=mark.end,
                    other=other.where,
                )
            within.append(mark)
        return found

    def sound(self) -> Iterator[Mark]:
        for number, mark in enumerate(self.marks):
            if number not in self.flaws:
                yield mark


def unit_of(texts: Sequence[MarkedText]) -> OffsetUnit:
    """What the offsets count. Raises FileRefused where none of the units fits them all, or where
    several do and put a mark at different places."""
    fitting = [unit for unit in _allowed(texts) if _misfit(texts, unit) is None]
    if not fitting:
        misfit = _misfit(texts, _allowed(texts)[0])
        where, quote = (misfit.where, misfit.quote) if misfit else ("", "")
        raise FileRefused("annotation_no_unit", where=where, quote=quote or "")
    first = fitting[0]
    for text in texts:
        for mark in text.sound():
            place = text.span(mark, first)
            for unit in fitting[1:]:
                other = text.span(mark, unit)
                if place and other and place != other:
                    raise FileRefused(
                        "annotation_two_units",
                        where=mark.where,
                        first=text.text[slice(*place)],
                        first_unit=first,
                        second=text.text[slice(*other)],
                        second_unit=unit,
                    )
    return first


def _allowed(texts: Sequence[MarkedText]) -> Sequence[OffsetUnit]:
    """Those that the file names, where it does: every one of its texts has to count the same."""
    named = {text.unit for text in texts if text.unit}
    if not named:
        return UNITS
    known = {unit.lower(): unit for unit in UNITS}
    chosen = [known.get(name.lower()) for name in sorted(named)]
    if len(chosen) > 1 or chosen[0] is None:
        raise FileRefused("annotation_unit_unknown", named=", ".join(sorted(named)))
    return [chosen[0]]


def _misfit(texts: Sequence[MarkedText], unit: OffsetUnit) -> Mark | None:
    """The first mark that has no place in the unit, or has other words there."""
    for text in texts:
        for mark in (*text.sound(), *text.witnesses):
            if text.span(mark, unit) is None:
                return mark
    return None
