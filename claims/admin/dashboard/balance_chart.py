"""The chart of verdicts: where each piece of it stands, in the SVG's own units.

A strip for each party with a bar for each period, all on one scale, so that parties and periods
can be compared by eye. A verdict is told by colour and by pattern. The table beside it has the
same numbers; the chart is one picture to a screen reader.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.admin.dashboard.counts import Balance
from claims.models import Rating
from claims.vocabulary.periods import Period

LEFT, RIGHT, TOP = 110, 10, 8
COLUMN, BAR = 54, 34
STRIP, GAP, FOOT = 64, 12, 28
SHOWN_MAX_PARTIES = 12
LOOK_COUNT = 7  # so many are in dashboard.css and among the template's patterns


@dataclass(frozen=True, slots=True)
class BarPiece:
    """A part of a bar; `look` is 1 to 7."""

    x: int
    y: float
    height: float
    look: int


@dataclass(frozen=True, slots=True)
class Strip:
    label: str
    total: int
    base: int
    middle: int
    pieces: list[BarPiece]


@dataclass(frozen=True, slots=True)
class Chart:
    width: int
    height: int
    right: int
    bar: int
    strips: list[Strip]
    periods: list[tuple[int, str]]
    foot: int
    legend: list[tuple[int, str]]
    most: int
    left_out: int


def draw(
    counted: Balance,
    ratings: Sequence[tuple[Rating, str]],
    names: Sequence[tuple[str, str]],
    periods: Sequence[tuple[Period, str]],
) -> Chart:
    """`ratings` in the order in which they are piled up, `names` of the parties, `periods` in
    time, with their labels."""
    looks = {rating.pk: (rating.position - 1) % LOOK_COUNT + 1 for rating, _label in ratings}
    columns = [LEFT + place * COLUMN + (COLUMN - BAR) // 2 for place in range(len(periods))]
    shown = names[:SHOWN_MAX_PARTIES]
    most = max(
        (counted.total(party, period) for party, _name in shown for period, _label in periods),
        default=0,
    )
    strips = []
    for number, (party, name) in enumerate(shown):
        base = TOP + number * (STRIP + GAP) + STRIP
        pieces: list[BarPiece] = []
        for x, (period, _label) in zip(columns, periods, strict=True):
            y = float(base)
            for rating, _verdict in ratings:
                found = counted.total(party, period, rating.pk)
                height = round(found * STRIP / most, 2) if found else 0.0
                y = round(y - height, 2)
                if height:
                    pieces.append(BarPiece(x, y, height, looks[rating.pk]))
        strips.append(Strip(name, counted.total(party), base, base - STRIP // 2, pieces))
    foot = TOP + len(shown) * (STRIP + GAP)
    right = LEFT + max(1, len(periods)) * COLUMN
    return Chart(
        width=right + RIGHT,
        height=foot + FOOT,
        right=right,
        bar=BAR,
        strips=strips,
        periods=[
            (x + BAR // 2, label) for x, (_period, label) in zip(columns, periods, strict=True)
        ],
        foot=foot + 12,
        legend=[(looks[rating.pk], label) for rating, label in ratings],
        most=most,
        left_out=len(names) - len(shown),
    )
