"""Cases written by hand: sentences with the numbers marked, and what each is to be read as."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from claims.spotting.quantities import SpottedQuantity, quantities_in
from claims.spotting.speakers import Attribution, attributions_in

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class WantedNumber:
    words: str
    start: int
    value: Decimal
    upper: Decimal | None
    unit: str
    qualifier: str
    more: dict[str, str] = field(default_factory=dict)

    def fits(self, found: SpottedQuantity) -> bool:
        return (
            (found.start, found.text, found.value, found.upper, found.unit, found.qualifier)
            == (self.start, self.words, self.value, self.upper, self.unit, self.qualifier)
            and (str(found.other.value) if found.other else None) == self.more.get("or")
            and all(self.more.get(key, value) == value for key, value in _named(found))
        )


def _named(found: SpottedQuantity) -> list[tuple[str, str]]:
    return [
        ("per", found.per),
        ("noun", found.noun),
        ("period", found.period),
        ("dir", found.direction),
    ]


@dataclass(frozen=True)
class NumberCase:
    sentence: str
    wanted: tuple[WantedNumber, ...]

    @property
    def found(self) -> list[SpottedQuantity]:
        return quantities_in(self.sentence)

    @property
    def right(self) -> bool:
        """Every number as it should be, and nothing beside."""
        found = self.found
        return len(found) == len(self.wanted) and all(
            wanted.fits(each) for wanted, each in zip(self.wanted, found, strict=True)
        )

    @property
    def kinds(self) -> set[str]:
        names = {"percent": "percent", "percentage_points": "percent", "ordinal": "ordinal"}
        return {
            names.get(each.unit, "money" if re.fullmatch("[A-Z]{3}", each.unit) else "other")
            for each in self.wanted
        }


def number_cases(name: str) -> list[NumberCase]:
    return [_case(line) for line in _lines(name)]


def plain_sentences(name: str) -> list[str]:
    return _lines(name)


def _lines(name: str) -> list[str]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _case(line: str) -> NumberCase:
    marked, _, readings = line.rpartition(" | ")
    pieces = re.split(r"[\[\]]", marked)
    wanted, position = [], 0
    parts = iter(readings.split(" ; "))
    for at, piece in enumerate(pieces):
        if at % 2:
            wanted.append(_wanted(next(parts), piece, position))
        position += len(piece)
    wanted += [_unmarked(part, "".join(pieces)) for part in parts]
    return NumberCase("".join(pieces), tuple(wanted))


def _wanted(reading: str, words: str, start: int) -> WantedNumber:
    value, unit, *rest = reading.split(" ")
    qualifier = rest.pop(0) if rest and "=" not in rest[0] else "exact"
    more = dict(re.findall(r"(\w+)=(.*?)(?= \w+=|$)", " ".join(rest)))
    low, _, high = value.partition("..")
    upper = Decimal(high) if high else None
    return WantedNumber(words, start, Decimal(low), upper, unit, qualifier, more)


def _unmarked(reading: str, sentence: str) -> WantedNumber:
    raise ValueError(f"more readings than marks: {sentence!r}: {reading}")


@dataclass(frozen=True)
class SpeakerCase:
    """The sentence that begins at `start` of the text, and who should be found to say it."""

    text: str
    author: str
    start: int
    style: str
    manner: str
    speaker: str
    authority: str

    @property
    def found(self) -> Attribution:
        return next(
            each
            for each in attributions_in(self.text, self.author)
            if each.start <= self.start < each.end or each.start - 2 <= self.start <= each.start
        )

    @property
    def right(self) -> bool:
        found = self.found
        return (found.speaker, found.authority) == (self.speaker, self.authority)


def speaker_cases(name: str) -> list[SpeakerCase]:
    cases: list[SpeakerCase] = []
    style = ""
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# style: "):
            style = line.removeprefix("# style: ")
        elif line and not line.startswith("#"):
            cases += _speaker_cases(line, style)
    return cases


def _speaker_cases(line: str, style: str) -> list[SpeakerCase]:
    marked, _, readings = line.rpartition(" | ")
    author = ""
    if match := re.match(r"@(\w+ \w+) ", marked):
        author, marked = match[1], marked[match.end() :]
    pieces = re.split(r"[\[\]]", marked.replace("¶", "\n"))
    starts = [sum(map(len, pieces[:at])) for at in range(1, len(pieces), 2)]
    text = "".join(pieces)
    cases = []
    for start, reading in zip(starts, readings.split(" ; "), strict=True):
        manner, _, rest = reading.partition(" ")
        speaker, _, authority = rest.partition(" / ")
        if manner != "skip":
            name = "" if speaker == "-" else speaker
            cases.append(SpeakerCase(text, author, start, style, manner, name, authority))
    return cases
