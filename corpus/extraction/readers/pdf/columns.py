"""The order of a page whose drawing order is not the reading order."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.extraction.readers.pdf.glyphs import Line

_MOST_JUMPS = 2


def is_in_order(lines: Sequence[Line]) -> bool:
    """Whether the page is drawn as it is read: from one line down to the next, but for columns.

    A jump upwards within the same column is a sign against it. A foot that is drawn before the
    text is one such jump, and a box another.
    """
    jumps = sum(
        1
        for above, below in pairwise(lines)
        if below.base > above.base + 0.8 * above.height and _overlap(above, below)
    )
    return jumps <= _MOST_JUMPS


def in_columns(lines: Sequence[Line]) -> list[Line]:
    """From above, and between two lines that cross the gutter the left column before the right."""
    from_above = sorted(lines, key=lambda line: (-round(line.base), line.left))
    gutter = _gutter(from_above)
    if gutter is None:
        return from_above
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in from_above:
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            ordered += [*left, *right, line]
            left, right = [], []
    return [*ordered, *left, *right]


def _gutter(lines: Sequence[Line]) -> float | None:
    """The x that most lines leave free, with a third of them on either side at least."""
    best: tuple[int, float] | None = None
    for x in {round(line.left) - 2.0 for line in lines}:
        left = sum(line.right <= x for line in lines)
        right = sum(line.left >= x for line in lines)
        if min(left, right) * 4 >= len(lines) and (best is None or left + right > best[0]):
            best = left + right, x
    return best[1] if best else None


def _overlap(one: Line, other: Line) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0.5 * min(one.right - one.left, other.right - other.left)
