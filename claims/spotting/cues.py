"""A verb of saying with its subject, where it stands."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from claims.spotting.names import Mention, NamedPeople
from claims.spotting.saying_words import RECKONS, WANTS


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying with its subject: `[start, end)` holds both."""

    start: int
    end: int
    subject: str
    mention: Mention | None
    inverted: bool  # “säger hon”
    parting: bool  # what is said stands before it, behind a comma or the like
    reckons: bool
    wants: bool = False  # “vill”: what a party is after

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end

    @property
    def kind(self) -> str:
        return self.mention.kind if self.mention else "person"

    @property
    def first_person(self) -> bool:
        return self.subject in {"jag", "vi"}


def between(cues: list[Cue], start: int, end: int) -> list[Cue]:
    """Those that begin in `[start, end)`."""
    first = bisect_left(cues, start, key=lambda cue: cue.start)
    return cues[first : bisect_left(cues, end, key=lambda cue: cue.start)]


def make_cue(
    people: NamedPeople,
    verb: re.Match[str],
    start: int,
    end: int,
    subject: tuple[str, Mention | None],
    *,
    inverted: bool,
) -> Cue:
    before = people.text[max(0, verb.start() - 3) : verb.start()].rstrip(" \u00a0\n")
    parting = before.endswith((",", "?", "!", "”", '"', "“", "»", "–", "…", "’", "."))
    low = verb[0].lower()
    return Cue(start, end, *subject, inverted, parting, low in RECKONS, low in WANTS)
