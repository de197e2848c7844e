"""Swedish texts that were changed, and where in the new text each old character stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from corpus.anchoring import Span
from corpus.revising.pieces import sentences_of, starts_of

# An origin of a character that the old text has not.
NEW = -1

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{3,}")
_TYPOGRAPHY = (
    ('"', "”"),
    (" – ", " - "),
    ("-", "‑"),
    (", ", " , "),
    (". ", ".  "),
    (" ", "\u00a0"),
)
_INSERTED = (
    "Kommunen har i efterhand kompletterat sina uppgifter om kostnaderna.",
    "Texten uppdaterades klockan 14.32 med en kommentar från regionen.",
    "Läs också: Så mycket kostar vården i {number} kommuner.",
    "Enligt en tidigare uppgift rörde det sig om {number} miljoner kronor.",
    "Det vill säga att {number} procent inte har svarat.",
)
_NEGATIONS = ("inte", "aldrig", "knappast")
_HEDGES = ("nästan", "minst", "högst", "drygt", "cirka", "över", "knappt")
_NUMBER_WORDS = ("tolv", "hälften", "tjugotvå", "tusen", "två tredjedelar")


@dataclass
class Mutated:
    """The text as it is now, and of each of its characters the place in the old text."""

    text: str
    origins: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.origins = self.origins or list(range(len(self.text)))

    def put(self, start: int, end: int, words: str, origins: list[int] | None = None) -> None:
        """Other words instead of those; letters that are the same at their ends stay."""
        while origins is None and start < end and words and self.text[start] == words[0]:
            start, words = start + 1, words[1:]
        while origins is None and start < end and words and self.text[end - 1] == words[-1]:
            end, words = end - 1, words[:-1]
        self.text = self.text[:start] + words + self.text[end:]
        self.origins[start:end] = origins or [NEW] * len(words)

    def place_of(self, span: Span) -> Span | None:
        """Where the whole span stands side by side; None where it was touched or went away."""
        try:
            start = self.origins.index(span.start)
        except ValueError:
            return None
        end = start + span.end - span.start
        whole = self.origins[start:end] == list(range(span.start, span.end))
        return Span(start, end) if whole else None


def paragraphs(text: str) -> list[Span]:
    spans, position = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append(Span(position, position + len(line)))
        position += len(line)
    return spans


def inserted(now: Mutated, random: Random) -> None:
    """A paragraph, between two others; or a sentence at the head of one."""
    place = random.choice(paragraphs(now.text)).start
    words = random.choice(_INSERTED).format(number=random.randrange(2, 900))
    now.put(place, place, words + random.choice(("\n\n", " ")))


def deleted(now: Mutated, random: Random) -> None:
    span = random.choice(paragraphs(now.text))
    if len(paragraphs(now.text)) > 3:
        now.put(span.start, span.end, "")


def moved(now: Mutated, random: Random) -> None:
    span = random.choice(paragraphs(now.text))
    _move(now, span, random)


def _move(now: Mutated, span: Span, random: Random) -> None:
    words, origins = now.text[span.start : span.end], now.origins[span.start : span.end]
    if not words.endswith("\n"):
        words, origins = words + "\n", [*origins, NEW]
    now.put(span.start, span.end, "")
    places = paragraphs(now.text)
    if places:
        at = random.choice(places).start
        now.put(at, at, words, origins)


def copied(now: Mutated, random: Random) -> None:
    """A paragraph comes a second time: as a pull quote, or under another heading."""
    span = random.choice(paragraphs(now.text))
    words = now.text[span.start : span.end].rstrip("\n") + "\n"
    at = random.choice(paragraphs(now.text)).start
    now.put(at, at, words)


def typography(now: Mutated, random: Random) -> None:
    old, new = random.choice(_TYPOGRAPHY)
    places = [match.start() for match in re.finditer(re.escape(old), now.text)]
    for place in sorted(random.sample(places, min(len(places), 6)), reverse=True):
        now.put(place, place + len(old), new)


def reworded(now: Mutated, random: Random) -> None:
    """A number, a hedge or a word of a sentence anywhere is another one."""
    _reworded(now, Span(0, len(now.text)), random)


def _reworded(now: Mutated, span: Span, random: Random) -> None:
    match = random.choice([*_WORD.finditer(now.text, span.start, span.end)] or [None])
    if match:
        now.put(match.start(), match.end(), random.choice((*_HEDGES, "kommunen", "Lindqvist")))


NOISE: tuple[Callable[[Mutated, Random], None], ...] = (
    *(inserted, inserted, deleted, moved, typography, reworded, reworded),
)


# What is done to the quote itself. Each answers whether it could be done.


def changed_number(now: Mutated, span: Span, random: Random) -> bool:
    matches = list(_NUMBER.finditer(now.text, span.start, span.end))
    if not matches:
        return False
    match = random.choice(matches)
    new = random.choice(
        (
            str(int(match[0]) + random.choice((1, 10, -1, 7))),
            match[0] + random.choice("0123456789"),
            match[0] + ",5",
            random.choice(_NUMBER_WORDS),
        )
    )
    now.put(match.start(), match.end(), new)
    return True


def _between_words(now: Mutated, span: Span, words: str, random: Random) -> bool:
    gaps = [match.start() for match in re.finditer(" ", now.text[span.start : span.end])]
    if not gaps:
        return False
    place = span.start + random.choice(gaps)
    now.put(place, place, f" {words}")
    return True


def negated(now: Mutated, span: Span, random: Random) -> bool:
    found = re.search(r" (inte|aldrig|ingen|inga)\b", now.text[span.start : span.end])
    if found and random.random() < 0.5:
        now.put(span.start + found.start(), span.start + found.end(), "")
        return True
    return _between_words(now, span, random.choice(_NEGATIONS), random)


def hedged(now: Mutated, span: Span, random: Random) -> bool:
    words = now.text[span.start : span.end]
    found = re.search(rf" ({'|'.join(_HEDGES)})\b", words)
    if found and random.random() < 0.7:
        others = [hedge for hedge in _HEDGES if hedge != found[1]]
        start = span.start + found.start()
        now.put(start, start + len(found[0]), random.choice(("", f" {random.choice(others)}")))
        return True
    return _between_words(now, span, random.choice(_HEDGES), random)


Changing = Callable[[Mutated, Span, Random], bool]
CHANGES: dict[str, tuple[Changing, frozenset[str]]] = {
    "number": (changed_number, frozenset(["number"])),
    "negation": (negated, frozenset(["negation"])),
    "hedge": (hedged, frozenset(["hedge", "number", "direction"])),
}


def own_paragraph_moved(now: Mutated, span: Span, random: Random) -> bool:
    for paragraph in paragraphs(now.text):
        if paragraph.start <= span.start and span.end <= paragraph.end:
            _move(now, paragraph, random)
            return True
    return False


def own_paragraph_copied(now: Mutated, span: Span, random: Random) -> bool:
    """A copy of it elsewhere, and now and then with the original taken away or changed."""
    for paragraph in paragraphs(now.text):
        if paragraph.start <= span.start and span.end <= paragraph.end:
            words = now.text[paragraph.start : paragraph.end].rstrip("\n") + "\n"
            at = random.choice(paragraphs(now.text)).start
            now.put(at, at, words)
            return True
    return False


def quotes_of(text: str, random: Random) -> Span:
    """A sentence, or some words of one, as an editor would mark them."""
    sentences = sentences_of(text)
    starts = starts_of(sentences)
    index = random.choice(
        [index for index, words in enumerate(sentences) if len(words.split()) >= 5]
    )
    words = sentences[index].strip()
    start = starts[index] + sentences[index].index(words)
    if random.random() < 0.5:
        return Span(start, start + len(words))
    places = [match.span() for match in re.finditer(r"\S+", words)]
    first = random.randrange(len(places) - 3)
    last = random.randrange(first + 2, min(first + 14, len(places)))
    return Span(start + places[first][0], start + places[last][1])
