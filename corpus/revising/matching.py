"""Which elements of two sequences are the same ones, in time nearly linear in their length.

Elements that stand once in both are pairs; of those the heaviest that run in one order are kept,
and what lies between two of them is compared in the same way. Where nothing stands once, runs of
elements that do are looked for instead, and then elements that stand equally often in both, the
first of them for the first. (A shortest edit script costs length times differences,
which is too slow for a book that was set anew.)
"""

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import NamedTuple

# Elements in a row that are looked for where no single one stands once.
_SHINGLES = (1, 4, 12)
# What is compared with each other in full where nothing else helps: the product of both lengths.
_TABLE_MAX_CELLS = 40_000
# Texts that have nothing in common cost no more than this, each stretch and all together.
_NESTING_MAX_LEVELS = 40
_TABLES_MAX_CELLS = 3_000_000


class MatchedRun(NamedTuple):
    """`length` elements from `old` on are those from `new` on."""

    old: int
    new: int
    length: int


def matching(
    old: Sequence[Hashable], new: Sequence[Hashable], weights: Sequence[int]
) -> list[MatchedRun]:
    """The runs that are kept, in the order of both; `weights` is how much each of `old` counts."""
    found: list[MatchedRun] = []
    cells = _TABLES_MAX_CELLS
    waiting = [(0, len(old), 0, len(new), 0)]
    while waiting:
        first, last, new_first, new_last, level = waiting.pop()
        begin = first
        while first < last and new_first < new_last and old[first] == new[new_first]:
            first, new_first = first + 1, new_first + 1
        if first > begin:
            found.append(MatchedRun(begin, new_first - (first - begin), first - begin))
        end = last
        while first < last and new_first < new_last and old[last - 1] == new[new_last - 1]:
            last, new_last = last - 1, new_last - 1
        if end > last:
            found.append(MatchedRun(last, new_last, end - last))
        if first == last or new_first == new_last or level > _NESTING_MAX_LEVELS:
            continue
        runs = _anchors(old, new, (first, last), (new_first, new_last), weights)
        if not runs:
            size = (last - first) * (new_last - new_first)
            if size <= min(_TABLE_MAX_CELLS, cells):
                cells -= size
                found += _table(old, new, (first, last), (new_first, new_last), weights)
            continue
        found += runs
        for run in runs:
            waiting.append((first, run.old, new_first, run.new, level + 1))
            first, new_first = run.old + run.length, run.new + run.length
        waiting.append((first, last, new_first, new_last, level + 1))
    return joined(sorted(found))


def joined(runs: Sequence[MatchedRun]) -> list[MatchedRun]:
    """Runs that follow each other on both sides as one."""
    made: list[MatchedRun] = []
    for run in runs:
        before = made[-1] if made else None
        if (
            before
            and before.old + before.length == run.old
            and before.new + before.length == run.new
        ):
            made[-1] = MatchedRun(before.old, before.new, before.length + run.length)
        else:
            made.append(run)
    return made


def _anchors(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    within: tuple[int, int],
    new_within: tuple[int, int],
    weights: Sequence[int],
) -> list[MatchedRun]:
    """Runs of elements that stand once in both stretches, in one order; none that overlap."""
    for size in _SHINGLES:
        places, new_places = _once(old, *within, size), _once(new, *new_within, size)
        pairs = sorted(
            (place, new_places[key]) for key, place in places.items() if key in new_places
        )
        if pairs:
            return heaviest_in_order(_runs(pairs, size), weights)
    pairs = _equally_often(old, new, within, new_within)
    return heaviest_in_order(_runs(pairs, 1), weights) if pairs else []


def _equally_often(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    within: tuple[int, int],
    new_within: tuple[int, int],
) -> list[tuple[int, int]]:
    """The places of elements that stand as often in one stretch as in the other, in their order."""
    places: dict[Hashable, list[int]] = {}
    new_places: dict[Hashable, list[int]] = {}
    for elements, (first, last), found in ((old, within, places), (new, new_within, new_places)):
        for index in range(first, last):
            found.setdefault(elements[index], []).append(index)
    return sorted(
        pair
        for element, there in places.items()
        if len(there) == len(new_places.get(element, ()))
        for pair in zip(there, new_places[element], strict=True)
    )


def _once(elements: Sequence[Hashable], first: int, last: int, size: int) -> dict[Hashable, int]:
    """What stands once in the stretch, and where."""
    places: dict[Hashable, int] = {}
    for index in range(first, last - size + 1):
        key = elements[index] if size == 1 else tuple(elements[index : index + size])
        places[key] = -1 if key in places else index
    return {key: place for key, place in places.items() if place >= 0}


def _runs(pairs: list[tuple[int, int]], size: int) -> list[MatchedRun]:
    """Pairs that go on side by side as one run."""
    runs: list[MatchedRun] = []
    for old, new in pairs:
        before = runs[-1] if runs else None
        if before and old - before.old == new - before.new and old <= before.old + before.length:
            runs[-1] = MatchedRun(before.old, before.new, old - before.old + size)
        else:
            runs.append(MatchedRun(old, new, size))
    return runs


def heaviest_in_order(runs: list[MatchedRun], weights: Sequence[int]) -> list[MatchedRun]:
    """Those of the runs, which are in the order of `old`, that are so in `new` as well and weigh
    most together: of two paragraphs that changed places the shorter one was moved."""
    ends = sorted({run.new + run.length for run in runs})
    best: list[tuple[int, int]] = [(0, -1)] * (len(ends) + 1)  # a tree of greatest sums
    before: list[int] = []
    totals: list[int] = []
    order = sorted(range(len(runs)), key=lambda index: runs[index].old)
    # A run joins the sums of those that end before it begins on the old side too.
    closing = sorted(order, key=lambda index: runs[index].old + runs[index].length)
    before, totals, closed = [-1] * len(runs), [0] * len(runs), 0
    for index in order:
        run = runs[index]
        while closed < len(closing):
            done = runs[closing[closed]]
            if done.old + done.length > run.old:
                break
            _raise(
                best,
                bisect_left(ends, done.new + done.length) + 1,
                (totals[closing[closed]], closing[closed]),
            )
            closed += 1
        total, before[index] = _greatest(best, bisect_left(ends, run.new + 1))
        totals[index] = total + sum(weights[run.old : run.old + run.length])
    chosen = []
    index = max(range(len(runs)), key=totals.__getitem__)
    while index >= 0:
        chosen.append(runs[index])
        index = before[index]
    return chosen[::-1]


def _raise(tree: list[tuple[int, int]], at: int, value: tuple[int, int]) -> None:
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at


def _greatest(tree: list[tuple[int, int]], at: int) -> tuple[int, int]:
    found = (0, -1)
    while at > 0:
        found = max(found, tree[at])
        at -= at & -at
    return found


def _table(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    within: tuple[int, int],
    new_within: tuple[int, int],
    weights: Sequence[int],
) -> list[MatchedRun]:
    """The heaviest common subsequence of two short stretches."""
    (first, last), (new_first, new_last) = within, new_within
    width = new_last - new_first
    rows = [[0] * (width + 1)]
    for index in range(last - 1, first - 1, -1):
        below, row, element = rows[-1], [0] * (width + 1), old[index]
        for column in range(width - 1, -1, -1):
            row[column] = (
                below[column + 1] + weights[index]
                if element == new[new_first + column]
                else max(below[column], row[column + 1])
            )
        rows.append(row)
    rows.reverse()
    found, index, column = [], 0, 0
    while index < last - first and column < width:
        if old[first + index] == new[new_first + column]:
            found.append(MatchedRun(first + index, new_first + column, 1))
            index, column = index + 1, column + 1
        elif rows[index + 1][column] >= rows[index][column + 1]:
            index += 1
        else:
            column += 1
    return found
