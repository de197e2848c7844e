"""`python -m benchmarks.moving`: what becomes of quotes in changed texts, and how fast."""

import time
from collections import Counter
from pathlib import Path
from random import Random

from benchmarks.mutations import (
    CHANGES,
    NOISE,
    Mutated,
    copied,
    own_paragraph_copied,
    own_paragraph_moved,
    quotes_of,
)
from benchmarks.wording import Wording
from claims.moving.mapping import SAYS_ELSE, Fate, FateKind, fates
from corpus.anchoring import Span

CORPUS = Path(__file__).parents[1] / "fixtures" / "corpus"
MUTATIONS = 10_000
EXCERPT_CHARACTERS = 6_000
CLAIMS, CHARACTERS = 2_000, 500_000
ROUNDS = 3
# One change in so many code points.
EDITED_CHARACTERS = 1_700
SEED = 20261129


class Tally:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []

    def untouched(self, name: str, fate: Fate, true: Span) -> None:
        self.counts["untouched"] += 1
        if fate.kind is FateKind.UNCHANGED:
            right = fate.place == true
            self.counts["moved" if right else "wrong"] += 1
            if not right:
                self.wrong.append(name)
        elif fate.place == true:
            self.counts["offered first"] += 1
        elif true in fate.places:
            first = "first of several" if fate.places[0] == true else "among several"
            self.counts[f"offered {first}"] += 1
        else:
            self.counts[f"lost: {fate.kind}"] += 1
            self.wrong.append(f"lost {name}")

    def touched(self, name: str, fate: Fate) -> None:
        self.counts["touched or gone"] += 1
        if fate.kind is FateKind.UNCHANGED:
            self.counts["wrong"] += 1
            self.wrong.append(name)

    def changed(self, name: str, fate: Fate, told: frozenset[str]) -> None:
        self.counts["changed"] += 1
        kinds = {finding.what for finding in fate.findings}
        if fate.group == SAYS_ELSE and told & kinds:
            self.counts["reported"] += 1
        else:
            self.wrong.append(f"unreported {name} {fate.kind} {sorted(kinds)}")


def main() -> None:
    tally = bench(MUTATIONS, SEED)
    counts = tally.counts
    print("| what | of | result |\n|---|---|---|")
    print(f"| wrong places accepted without a person | {MUTATIONS} | {counts['wrong']} |")
    untouched = counts["untouched"]
    for name in ("moved", "offered first", "offered first of several", "offered among several"):
        print(f"| untouched quotes, {name} | {untouched} | {counts[name] / untouched:.4f} |")
    first = counts["offered first"] + counts["offered first of several"]
    reached = (counts["moved"] + first) / untouched
    print(f"| untouched quotes, moved or offered first | {untouched} | {reached:.4f} |")
    reported = counts["reported"] / counts["changed"]
    print(f"| changed numbers, negations, hedges reported | {counts['changed']} | {reported:.4f} |")
    print(f"| quotes otherwise touched or gone | {counts['touched or gone']} | |")
    for line in tally.wrong[:20]:
        print(f"<!-- {line} -->")
    seconds = speed()
    print(
        f"| {CLAIMS} claims on {CHARACTERS} characters, seconds | {ROUNDS} rounds | {seconds:.2f} |"
    )


def bench(count: int, seed: int) -> Tally:
    """So many texts, each with one quote: kept as it is, moved, copied, or changed."""
    random, tally = Random(seed), Tally()
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    for number in range(count):
        text = excerpt(random.choice(texts), random)
        span = quotes_of(text, random)
        now = Mutated(text)
        for _ in range(random.randrange(0, 5)):
            random.choice(NOISE)(now, random)
        _act_on_paragraph(now, span, random)
        told = _change(now, span, random)
        (fate,) = fates(text, now.text, [span])
        name = f"{number}: {text[span.start : span.end]!r}"
        if told:
            tally.changed(name, fate, told)
            if fate.kind is FateKind.UNCHANGED:
                tally.touched(name, fate)
        elif true := now.place_of(span):
            tally.untouched(name, fate, true)
        else:
            tally.touched(name, fate)
    return tally


def excerpt(text: str, random: Random) -> str:
    """Some paragraphs of a source, begun anywhere."""
    start = random.randrange(max(1, len(text) - EXCERPT_CHARACTERS))
    start = text.find("\n", start) + 1
    return text[start : start + EXCERPT_CHARACTERS]


def _act_on_paragraph(now: Mutated, span: Span, random: Random) -> None:
    """Its own paragraph is moved or copied, or another one is."""
    chance, place = random.random(), now.place_of(span)
    if place and chance < 0.1:
        own_paragraph_moved(now, place, random)
    elif place and chance < 0.15:
        own_paragraph_copied(now, place, random)
    elif chance < 0.2:
        copied(now, random)


def _change(now: Mutated, span: Span, random: Random) -> frozenset[str]:
    """Kinds of findings one of which there must be; none where the quote itself is left alone."""
    place = now.place_of(span)
    if place is None or random.random() < 0.55:
        return frozenset()
    changing, told = CHANGES[random.choice(list(CHANGES))]
    return told if changing(now, place, random) else frozenset()


def speed(claims: int = CLAIMS, characters: int = CHARACTERS, rounds: int = ROUNDS) -> float:
    """Seconds for the claims of a long text that was changed in many places; best of the rounds."""
    random = Random(SEED)
    wording = Wording(random, CORPUS)
    parts: list[str] = []
    while sum(map(len, parts)) < characters:
        parts.append(" ".join(f"{words.text}." for words in wording.sentences(6)) + "\n\n")
    text = "".join(parts)[:characters]
    spans = quotes(text, claims, random)
    now = Mutated(text)
    for _ in range(characters // EDITED_CHARACTERS):
        random.choice(NOISE)(now, random)
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        fates(text, now.text, spans)
        best = min(best, time.perf_counter() - start)
    return best


def quotes(text: str, count: int, random: Random) -> list[Span]:
    """Places all over the text."""
    found = []
    for _ in range(count):
        start = random.randrange(len(text) - EXCERPT_CHARACTERS)
        span = quotes_of(text[start : start + EXCERPT_CHARACTERS], random)
        found.append(Span(start + span.start, start + span.end))
    return sorted(found)


if __name__ == "__main__":
    main()
