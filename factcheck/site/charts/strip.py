"""A source's text as a strip with its claims: where in it they stand, and what became of them.

The strip is cut into lines like a page's text. Up to some number each claim is a mark of its own
that leads to its page; beyond that only the first ones are, and it says so.
"""

import json
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from claims.models import PublicReference
from factcheck.site import reading
from factcheck.site.addresses import SitePage
from factcheck.site.charts.chart import Cell, ChartColumn, PublicChart
from factcheck.site.charts.verdict_keys import VerdictKeys, legend, legend_height
from factcheck.site.drawing.shapes import Drawing, DrawnBox, DrawnShape, DrawnText
from factcheck.site.reading import PUBLIC, Json

NAME = "chart-document"
WIDTH = 720
LEFT = 64
MOST_CLAIMS = 1_000
LINE_PIXELS = 30
LANE_PIXELS = 11
# A line of the strip holds about so many claims, and there are at most so many lines.
CLAIMS_IN_A_LINE = 18
MOST_LINES = 24


@dataclass(frozen=True, slots=True)
class StripMark:
    """A claim's place in the text."""

    start: int
    end: int
    record: Json

    @property
    def verdict(self) -> str:
        rating = self.record["rating"]
        return str(rating["id"] if rating else self.record["verification_status"])


def document_chart(public_id: str) -> tuple[PublicChart, object] | None:
    """The chart, and what was read for it: three queries. None where there is no such source."""
    rows = PublicReference.objects.using(PUBLIC).filter(kind="document", id=public_id)
    body = rows.values_list("body", flat=True).first()
    if body is None:
        return None
    document: Json = json.loads(body)
    keys = VerdictKeys()
    claims = reading.listed_claims().filter(document_id=public_id, source_sha256=document["sha256"])
    found = reading.found(claims.order_by("span_start", "pk")[: MOST_CLAIMS + 1])
    records = [claim.record for claim in found[:MOST_CLAIMS]]
    marks = [StripMark(r["source"]["start"], r["source"]["end"], r) for r in records]
    chart = _chart(document, marks, keys, more=len(found) > MOST_CLAIMS)
    return chart, (body, repr(keys), [(claim.key, claim.version) for claim in found])


def _chart(document: Json, marks: list[StripMark], keys: VerdictKeys, *, more: bool) -> PublicChart:
    title = _("Where the claims stand: %(title)s") % {"title": document["title"]}
    summary = _("Claims: %(count)s. The text has %(length)s characters.") % {
        "count": len(marks),
        "length": number_format(document["length"], force_grouping=True, use_l10n=True),
    }
    notes = [summary, _("The text runs from left to right, line by line; each mark is a claim.")]
    if more:
        notes.append(_("Only the first %(count)s claims are shown.") % {"count": MOST_CLAIMS})
    rows: list[tuple[Cell, ...]] = [
        (
            mark.record["headline"] or mark.record["statement"],
            mark.record["speaker"]["name"],
            keys.get(mark.verdict).label,
            mark.start,
            mark.end,
            mark.record["id"],
        )
        for mark in marks
    ]
    paths = [SitePage("claim", (mark.record["id"],)).path() for mark in marks]
    return PublicChart(
        name=NAME,
        args=(document["id"],),
        parameters=(),
        title=title,
        notes=tuple(notes),
        drawing=_draw(document["length"], marks, keys, title, summary),
        columns=(
            ChartColumn("claim", _("Claim")),
            ChartColumn("speaker", _("Speaker")),
            ChartColumn("verdict", _("Verdict")),
            ChartColumn("start", _("First character"), number=True),
            ChartColumn("end", _("Ends before character"), number=True, for_machines=True),
            ChartColumn("id", _("Id"), for_machines=True),
        ),
        rows=tuple(rows),
        links=dict(enumerate(paths)),
    )


def _draw(
    length: int, marks: list[StripMark], keys: VerdictKeys, title: str, summary: str
) -> Drawing:
    used = keys.in_order(mark.verdict for mark in marks)
    shapes: list[DrawnShape] = list(legend(used, 0, 4, WIDTH))
    top = 14 + legend_height(used, WIDTH)
    lines = min(MOST_LINES, max(1, -(-len(marks) // CLAIMS_IN_A_LINE)))
    per_line = max(1, -(-length // lines))
    scale = (WIDTH - LEFT) / per_line
    for number in range(lines):
        y = top + number * LINE_PIXELS
        shown = min(per_line, length - number * per_line)
        shapes.append(DrawnBox(LEFT, y, max(1, shown * scale), LINE_PIXELS - 8, "raised", "rule"))
        words = number_format(number * per_line, force_grouping=True, use_l10n=True)
        shapes.append(DrawnText(LEFT - 8, y + 15.5, words, "muted", 12, "end"))
    ends = [0.0, 0.0]  # where each of two lanes is free again
    for mark in marks:
        lane = 0 if ends[0] <= mark.start else 1
        ends[lane] = max(ends[lane], mark.end)
        shapes += _mark(mark, lane, keys, per_line, scale, top)
    height = round(top + lines * LINE_PIXELS + 6)
    return Drawing(WIDTH, height, title, summary, tuple(shapes))


def _mark(
    mark: StripMark, lane: int, keys: VerdictKeys, per_line: int, scale: float, top: float
) -> list[DrawnShape]:
    """A claim that runs over a line's end has a piece in each line, and at least a few pixels."""
    key = keys.get(mark.verdict)
    record = mark.record
    title = f"{record['headline'] or record['statement']} ({key.label})"
    page = SitePage("claim", (record["id"],)).path()
    shapes: list[DrawnShape] = []
    for line in range(mark.start // per_line, max(mark.start, mark.end - 1) // per_line + 1):
        first = max(mark.start, line * per_line) - line * per_line
        last = min(mark.end, (line + 1) * per_line) - line * per_line
        wide = max(4.0, (last - first) * scale)
        x = min(LEFT + first * scale, WIDTH - wide)
        y = top + line * LINE_PIXELS + lane * LANE_PIXELS
        shapes.append(DrawnBox(x, y, wide, LANE_PIXELS, key.colour, "paper", title, page))
    return shapes
