"""All promises, one after another."""

from collections.abc import Callable

from claims.verifying import public_counts, public_rows, public_words, quotes, statements
from claims.verifying.findings import BrokenPromise, Ledger, Look


def broken_promises(
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> list[BrokenPromise]:
    """Every promise that does not hold; reads only. `tell` is told of steps done and of all.

    What it reads is of one moment only where whoever calls it has begun such a transaction.
    """
    looks: list[Look] = [
        look
        for part in (statements, quotes, public_rows, public_words, public_counts)
        for look in part.looks()
    ]
    total, done = sum(look.steps for look in looks), 0
    ledger = Ledger()
    for look in looks:
        for findings in look.run():
            for finding in findings:
                ledger.note(finding)
            done += 1
            tell(done, total)
    return ledger.broken
