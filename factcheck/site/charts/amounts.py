"""Amounts in kronor on a log scale: a row for each speaker and year, a dot for each amount.

However many claims there are, only the newest amounts are looked at and drawn: an index has them in
their order. Those of one speaker are looked for among so many of that speaker's newest claims.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from claims.models import PublicClaim, PublicQuantity, PublicReference
from factcheck.site.addresses import SitePage
from factcheck.site.charts.chart import Cell, ChartColumn, ChartRefused, PublicChart
from factcheck.site.charts.scales import decades
from factcheck.site.charts.verdict_keys import VerdictKey, VerdictKeys, legend, legend_height
from factcheck.site.drawing.shapes import Drawing, DrawnDot, DrawnLine, DrawnShape, DrawnText
from factcheck.site.drawing.texts import cut
from factcheck.site.reading import PUBLIC, Json
from factcheck.site.words import amount as amount_in_words

NAME = "chart-amounts"
UNIT = "SEK"
MOST_AMOUNTS = 400
MOST_ROWS = 40
CLAIMS_OF_A_SPEAKER = 10_000
WIDTH = 720
LEFT = 200
ROW_PIXELS = 30
# What is written at a line of the scale needs so much.
POWER_PIXELS = 62


@dataclass(frozen=True, slots=True)
class ChartedAmount:
    """One number of a public claim: its record has the words."""

    value: Decimal
    value_max: Decimal
    record: Json
    position: int

    @property
    def quantity(self) -> Json:
        found: Json = self.record["quantities"][self.position - 1]
        return found

    @property
    def year(self) -> str:
        """When it was said: a year, or years."""
        first, last = (self.record["date"][end][:4] for end in ("earliest", "latest"))
        written: str = self.record["date"]["edtf"][:4]
        if first == last or (written.isdigit() and "/" not in self.record["date"]["edtf"]):
            return written if written.isdigit() else first
        return f"{first}–{last}"

    @property
    def row(self) -> tuple[str, str]:
        return self.record["speaker"]["id"], self.year

    @property
    def verdict(self) -> str:
        rating = self.record["rating"]
        return str(rating["id"] if rating else self.record["verification_status"])


def amounts_chart(speaker: str | None = None) -> tuple[PublicChart, object]:
    """The chart, and what was read for it: three queries."""
    keys = VerdictKeys()
    named = _name_of(speaker) if speaker else ""
    if speaker and not named:
        raise ChartRefused(_("speaker: there is no such speaker here."))
    found = _newest(speaker)
    more, found = len(found) > MOST_AMOUNTS, found[:MOST_AMOUNTS]
    chart = _chart(found, keys, speaker, named, more=more)
    read = [(a.value, a.value_max, a.position, a.record["id"], a.record["version"]) for a in found]
    return chart, (repr(keys), read, named, more)


def _name_of(speaker: str) -> str:
    rows = PublicReference.objects.using(PUBLIC).filter(kind="speaker", id=speaker)
    return rows.values_list("name", flat=True).first() or ""


def _newest(speaker: str | None) -> list[ChartedAmount]:
    rows = PublicQuantity.objects.using(PUBLIC).filter(unit=UNIT, value__gt=0)
    if speaker:
        own = PublicClaim.objects.filter(speaker_id=speaker, withdrawn=False)
        newest = own.order_by("-first_publication").values("pk")[:CLAIMS_OF_A_SPEAKER]
        rows = rows.filter(claim__in=newest)
    rows = rows.filter(claim__withdrawn=False).order_by("-claim", "position")
    values = rows.values_list("value", "value_max", "position", "claim__body")
    return [
        ChartedAmount(value, value_max, json.loads(body), position)
        for value, value_max, position, body in values[: MOST_AMOUNTS + 1]
    ]


def _chart(
    found: list[ChartedAmount], keys: VerdictKeys, speaker: str | None, named: str, *, more: bool
) -> PublicChart:
    order = _rows_in_order(found)
    drawn = order[:MOST_ROWS]
    if named:
        title = _("Amounts in kronor that %(speaker)s has named") % {"speaker": named}
    else:
        title = _("Amounts in kronor, by speaker and year")
    summary = _("Amounts: %(count)s. On the scale each line is ten times the one before.") % {
        "count": len(found)
    }
    notes = [
        summary,
        _("What stands in a claim is not thereby true: the colour says what a check found."),
    ]
    if more:
        notes.append(_("Only the newest %(count)s amounts are shown.") % {"count": MOST_AMOUNTS})
    if len(order) > MOST_ROWS:
        notes.append(
            _("The drawing has the %(count)s rows with most amounts, the table has all.")
            % {"count": MOST_ROWS}
        )
    place = {row: number for number, row in enumerate(order)}
    listed = sorted(found, key=lambda each: (place[each.row], each.value))
    rows: list[tuple[Cell, ...]] = [_table_row(each, keys) for each in listed]
    paths = [SitePage("claim", (each.record["id"],)).path() for each in listed]
    return PublicChart(
        name=NAME,
        args=(),
        parameters=(("speaker", speaker),) if speaker else (),
        title=title,
        notes=tuple(notes),
        drawing=_draw([a for a in listed if a.row in set(drawn)], drawn, keys, title, summary),
        columns=(
            ChartColumn("claim", _("Claim")),
            ChartColumn("speaker", _("Speaker")),
            ChartColumn("year", _("Year")),
            ChartColumn("words", _("In the source")),
            ChartColumn("value", _("Kronor"), number=True),
            ChartColumn("value_max", _("At most"), number=True, for_machines=True),
            ChartColumn("verdict", _("Verdict")),
            ChartColumn("id", _("Id"), for_machines=True),
        ),
        rows=tuple(rows),
        links=dict(enumerate(paths)),
    )


def _rows_in_order(found: Sequence[ChartedAmount]) -> list[tuple[str, str]]:
    """Speakers with most amounts first, and their years in order."""
    speakers = Counter(each.row[0] for each in found)
    return sorted({each.row for each in found}, key=lambda row: (-speakers[row[0]], *row))


def _table_row(each: ChartedAmount, keys: VerdictKeys) -> tuple[Cell, ...]:
    record, quantity = each.record, each.quantity
    return (
        record["headline"] or record["statement"],
        record["speaker"]["name"],
        each.year,
        quantity["text"],
        str(quantity["value"]),
        None if quantity["value_max"] is None else str(quantity["value_max"]),
        keys.get(each.verdict).label,
        record["id"],
    )


def _draw(
    found: list[ChartedAmount],
    order: list[tuple[str, str]],
    keys: VerdictKeys,
    title: str,
    summary: str,
) -> Drawing:
    used = keys.in_order(each.verdict for each in found)
    shapes: list[DrawnShape] = list(legend(used, 0, 4, WIDTH))
    top = 14 + legend_height(used, WIDTH)
    bottom = top + len(order) * ROW_PIXELS
    if not found:
        shapes.append(DrawnText(0, top + 20, _("No amounts in kronor are published here yet.")))
        return Drawing(WIDTH, round(top + 40), title, summary, tuple(shapes))
    powers = decades(float(min(a.value for a in found)), float(max(a.value_max for a in found)))
    step = (WIDTH - LEFT - 40) / (len(powers) - 1)

    def x(value: Decimal) -> float:
        exponent = float(value.log10()) - powers[0]
        return LEFT + 12 + min(max(exponent, 0), len(powers) - 1) * step

    every = max(1, ceil(POWER_PIXELS / step))
    for power in powers:
        at = LEFT + 12 + (power - powers[0]) * step
        shapes.append(DrawnLine(at, top, at, bottom, "rule"))
        if (power - powers[-1]) % every:
            continue
        shapes.append(DrawnText(at, bottom + 18, power_in_words(power), "muted", 12, "middle"))
    shapes += _row_names(found, order, top)
    colours = {key.id: key for key in used}
    for each in found:
        y = top + (order.index(each.row) + 0.5) * ROW_PIXELS
        shapes += _dot(each, x(each.value), x(each.value_max), y, colours[each.verdict])
    return Drawing(WIDTH, round(bottom + 30), title, summary, tuple(shapes))


def _row_names(
    found: list[ChartedAmount], order: list[tuple[str, str]], top: float
) -> list[DrawnShape]:
    names = {each.record["speaker"]["id"]: each.record["speaker"]["name"] for each in found}
    shapes: list[DrawnShape] = []
    before = ""
    for number, (speaker, year) in enumerate(order):
        line = top + number * ROW_PIXELS
        if speaker != before:
            shapes.append(DrawnLine(0, line, WIDTH, line, "rule"))
            name = cut(names[speaker], "sans", 13, LEFT - 60)
            page = SitePage("speaker", (speaker,)).path()
            shapes.append(DrawnText(0, line + 19.5, name, "link", 13, href=page))
            before = speaker
        shapes.append(DrawnText(LEFT - 8, line + 19.5, year, "muted", 12, "end"))
    return shapes


def _dot(
    each: ChartedAmount, first: float, last: float, y: float, key: VerdictKey
) -> list[DrawnShape]:
    record = each.record
    words = amount_in_words(each.quantity)
    title = f"{words}: {record['headline'] or record['statement']} ({key.label})"
    page = SitePage("claim", (record["id"],)).path()
    dots: list[DrawnShape] = [DrawnDot(last, y, 7, key.colour, "paper", title, page)]
    if last - first > 1:
        dots = [
            DrawnLine(first, y, last, y, "muted", 3),
            DrawnDot(first, y, 7, key.colour, "paper"),
            *dots,
        ]
    return dots


def power_in_words(power: int) -> str:
    """`1 000`, `1 mn`, `10 md`: a power of ten, in few letters."""
    for size, words in ((12, _("%(n)s tn")), (9, _("%(n)s bn")), (6, _("%(n)s mn"))):
        if power >= size:
            return words % {
                "n": number_format(10 ** (power - size), use_l10n=True, force_grouping=True)
            }
    return number_format(Decimal(10) ** power, use_l10n=True, force_grouping=True)
