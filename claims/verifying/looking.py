"""All promises, by one process or by several at once."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from claims.verifying import public_counts, public_rows, public_words, quotes, statements
from claims.verifying.findings import BrokenPromise, Ledger, Look, Step
from claims.verifying.processes import done_by


def broken_promises(
    tell: Callable[[int, int], None] = lambda done, total: None, *, processes: int = 1
) -> list[BrokenPromise]:
    """Every promise that does not hold, in the same order whatever the number of `processes`;
    reads only. `tell` is told of steps done and of all.

    What it reads is of one moment only where whoever calls it has begun such a transaction, as
    they must have for several processes. Raises ProcessLost.
    """
    looks: list[Look] = [
        look
        for part in (statements, quotes, public_rows, public_words, public_counts)
        for look in part.looks()
    ]
    total, done = sum(look.length for look in looks), 0
    found: dict[int, list[BrokenPromise]] = {}
    of_look = [look for look in looks for _step in look.steps]
    for number, (broken, tally) in _all_done(looks, processes):
        found[number] = broken
        if (add := of_look[number].add) is not None:
            add(tally)
        done += 1
        tell(done, total)
    ledger, numbers = Ledger(), count()
    for look in looks:
        for _step in look.steps:
            ledger.take(found[next(numbers)])
        if look.end is not None:
            ledger.take(_do(look.end)[0])
            done += 1
            tell(done, total)
    return ledger.broken


Done = tuple[list[BrokenPromise], Any]


def _all_done(looks: list[Look], processes: int) -> Iterator[tuple[int, Done]]:
    """What each step has found and its tally, by its number among all steps, as they are done."""
    steps = [step for look in looks for step in look.steps]
    if processes == 1:
        yield from ((number, _do(step)) for number, step in enumerate(steps))
        return
    # Whole tables that are looked through at once take longest, and are begun with.
    shared = [len(look.steps) for look in looks for _step in look.steps]
    order = sorted(range(len(steps)), key=shared.__getitem__)
    yield from done_by(processes, _do, [(number, steps[number]) for number in order])


def _do(step: Step) -> Done:
    seen = step()
    return Ledger(seen.broken).broken, seen.tally
