"""`python -m benchmarks.matching`: whether a claim of the corpus is found again.

Of the database that is configured, into which `manage.py load_fixtures` has loaded the corpus. With
`--claims N` only how long it takes, of a database that `python -m benchmarks load` has made: 500
sentences, as the worker, the desk and the public look for them.
"""

import argparse
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from tests.claims.matching.pair_files import BLIND, KEPT_ASIDE, PAIRS, Pair, pairs

FIRST = 10
DOCUMENT_SENTENCES = 500


@dataclass
class PairFigures:
    """Counts of pairs by kind; `wrong` are traps that would inherit a verdict."""

    total: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    among_first: Counter[str] = field(default_factory=Counter)
    inherits: Counter[str] = field(default_factory=Counter)
    wrong: list[Pair] = field(default_factory=list)
    missed: list[Pair] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)


# Of a text: ids of what it is like, the most alike first, and whether each is said to be the same.
Finder = Callable[[str], list[tuple[str, bool]]]


def measure(find: Finder, cases: Iterable[Pair]) -> PairFigures:
    figures = PairFigures()
    for pair in cases:
        begun = time.perf_counter()
        found = find(pair.text)
        figures.milliseconds.append((time.perf_counter() - begun) * 1_000)
        _count(figures, pair, found)
    return figures


def _count(figures: PairFigures, pair: Pair, found: list[tuple[str, bool]]) -> None:
    ids = [key for key, _ in found[:FIRST]]
    for kind in (pair.kind, "all traps" if pair.is_trap else "all that say the same"):
        figures.total[kind] += 1
        figures.first[kind] += ids[:1] != [] and ids[0] in pair.claims
        figures.among_first[kind] += any(key in pair.claims for key in ids)
        figures.inherits[kind] += any(same for _, same in found)
    if pair.is_trap and any(same for _, same in found):
        figures.wrong.append(pair)
    if not any(key in pair.claims for key in ids):
        figures.missed.append(pair)


def at_desk(text: str) -> list[tuple[str, bool]]:
    from claims.matching.before import like_at_desk
    from claims.models import Claim

    return [
        (like.known.public_id, like.comparison.same)
        for like in like_at_desk(text)
        if isinstance(like.known, Claim)
    ]


def report() -> None:
    at_desk(pairs()[0].text)  # lexicons are read
    for name, path in (("tuned", PAIRS), ("kept aside", KEPT_ASIDE), ("blind", BLIND)):
        print(f"\nPairs, {name}\n")
        _table(measure(at_desk, pairs(path)))


def _table(figures: PairFigures) -> None:
    print("| kind | pairs | right claim first | among the first ten | would take over a verdict |")
    for kind, total in figures.total.items():
        first, among = figures.first[kind] / total, figures.among_first[kind] / total
        print(f"| {kind} | {total} | {first:.3f} | {among:.3f} | {figures.inherits[kind]} |")
    times = sorted(figures.milliseconds)
    print(
        f"\nmilliseconds a sentence: {times[len(times) // 2]:.0f} in the middle,"
        f" {times[int(len(times) * 0.99)]:.0f} at p99"
    )
    for title, found in (("Takes over wrongly", figures.wrong), ("Not found", figures.missed)):
        for pair in found:
            print(f"{title}: {pair.kind}, {','.join(pair.claims)}: {pair.text}")


def report_times() -> None:
    """The pairs' sentences, which are new to the database but for their words, over and over."""
    from claims.matching.before import like_at_desk, like_in_public

    texts = [pair.text for path in (PAIRS, KEPT_ASIDE, BLIND) for pair in pairs(path)]
    asked = [texts[number % len(texts)] for number in range(DOCUMENT_SENTENCES)]
    ways: dict[str, Callable[[str], object]] = {
        "checked ones, as the worker looks": partial(like_at_desk, only_checked=True),
        "all, as the desk asks": like_at_desk,
        "checked ones, as the public asks": partial(like_in_public, using="public"),
    }
    for name, find in ways.items():
        find(asked[0])  # lexicons are read
        seconds = []
        for text in asked:
            begun = time.perf_counter()
            find(text)
            seconds.append(time.perf_counter() - begun)
        seconds.sort()
        print(
            f"{name}: {len(asked)} sentences ({len(set(asked))} of them different) in"
            f" {sum(seconds):.1f} s; one {1_000 * seconds[len(asked) // 2]:.0f} ms in the middle,"
            f" {1_000 * seconds[int(len(asked) * 0.99)]:.0f} ms at p99"
        )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching")
    parser.add_argument("--claims", type=int, help="how long it takes, of so many")
    claims = parser.parse_args().claims
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    if claims:
        from benchmarks import database as loaded

        loaded.choose(claims)
    else:
        from factcheck import database

        database.provide()
    import django

    django.setup()
    report_times() if claims else report()


if __name__ == "__main__":
    main()
