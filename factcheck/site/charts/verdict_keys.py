"""What claims are coloured by in charts: their verdict, or how far the check has come."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from claims.models import PublicReference
from claims.vocabulary import workflow
from factcheck.site.drawing.shapes import DrawnBox, DrawnShape, DrawnText
from factcheck.site.drawing.texts import width
from factcheck.site.reading import PUBLIC
from factcheck.site.words import STATUSES

LEGEND_TEXT_PIXELS = 13
LEGEND_LINE_PIXELS = 22

_STATUS_COLOURS = {
    workflow.IN_PROGRESS: "begun",
    workflow.IN_REVIEW: "begun-2",
    workflow.NOT_CHECKABLE: "doubt",
}
# Browsers write with the reader's own letters, which may be so much wider than ours.
WIDER_FONTS = 1.15


@dataclass(frozen=True, slots=True)
class VerdictKey:
    """`id` is a verdict's, or a status."""

    id: str
    label: str
    colour: str


class VerdictKeys:
    """All of them, in the order in which charts stack and list them. One query.

    Its `repr` is what was read.
    """

    def __init__(self) -> None:
        rows = PublicReference.objects.using(PUBLIC).filter(kind=PublicReference.Kind.RATING)
        self._bodies = list(rows.order_by("sort_key").values_list("body", flat=True))
        label = "label" if get_language() == settings.LANGUAGE_CODE else "label_en"
        without_value = iter(("value-none", "value-none-2"))
        self.verdicts: list[VerdictKey] = []
        for rating in map(json.loads, self._bodies):
            value = rating["value"]
            colour = next(without_value, "value-none") if value is None else _colour(rating)
            self.verdicts.append(VerdictKey(rating["id"], rating[label], colour))
        self.statuses = [
            VerdictKey(status, str(STATUSES[status]), _status_colour(status))
            for status in reversed(workflow.STATUSES)
            if status != workflow.CHECKED
        ]
        self._known = {key.id: key for key in (*self.verdicts, *self.statuses)}

    def get(self, name: str) -> VerdictKey:
        """Of an older scale's verdict only the id is known here."""
        return self._known.get(name) or VerdictKey(name, name, "value-none")

    def is_verdict(self, name: str) -> bool:
        return name not in STATUSES or name == workflow.CHECKED

    def in_order(self, names: Iterable[str]) -> list[VerdictKey]:
        place = {key: number for number, key in enumerate(self._known)}
        return [self.get(n) for n in sorted(set(names), key=lambda n: (place.get(n, 99), n))]

    def __repr__(self) -> str:
        return repr(self._bodies)


def _colour(rating: dict[str, int]) -> str:
    """One of five, whatever the scale's length."""
    worst, best = rating["worst"], rating["best"]
    return f"value-{1 + round(4 * (rating['value'] - worst) / (best - worst))}"


def _status_colour(status: str) -> str:
    return _STATUS_COLOURS.get(status, "unrated")


def legend(keys: Iterable[VerdictKey], left: float, top: float, room: float) -> list[DrawnShape]:
    """Squares with their words, in as many lines as it takes."""
    shapes: list[DrawnShape] = []
    x, y = left, top
    for key in keys:
        wide = 20 + width(key.label, "sans", LEGEND_TEXT_PIXELS) * WIDER_FONTS + 22
        if x > left and x + wide > left + room:
            x, y = left, y + LEGEND_LINE_PIXELS
        shapes.append(DrawnBox(x, y, 13, 13, key.colour))
        shapes.append(DrawnText(x + 20, y + 11.5, key.label, "ink", LEGEND_TEXT_PIXELS))
        x += wide
    return shapes


def legend_height(keys: Iterable[VerdictKey], room: float) -> float:
    lines = {shape.y for shape in legend(keys, 0, 0, room) if isinstance(shape, DrawnBox)}
    return len(lines) * LEGEND_LINE_PIXELS
