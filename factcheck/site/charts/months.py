"""Claims by month and verdict: bars over months of a year, or over years."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.db.models.functions import Left
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from claims.models import PublicMonthCount
from corpus.dates_in_words import in_words
from factcheck.site.addresses import SitePage
from factcheck.site.charts.chart import Cell, ChartColumn, ChartRefused, PublicChart
from factcheck.site.charts.scales import ticks
from factcheck.site.charts.verdict_keys import VerdictKey, VerdictKeys, legend, legend_height
from factcheck.site.drawing.shapes import Drawing, DrawnBox, DrawnLine, DrawnShape, DrawnText
from factcheck.site.reading import PUBLIC

NAME = "chart-months"
WIDTH = 720
LEFT = 48
PANEL_PIXELS = 180
# Bars of years that are further back are one bar.
MOST_YEARS = 60
MOST_MONTHS = 60

# By period, then by verdict or status.
Counts = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class PeriodBar:
    """`period` is as in `PublicMonthCount`; `short` is what stands under the bar."""

    period: str
    label: str
    short: str
    counts: Mapping[str, int]
    href: str = ""

    def of(self, keys: Sequence[VerdictKey]) -> int:
        return sum(self.counts.get(key.id, 0) for key in keys)


def months_chart(year: int | None = None) -> tuple[PublicChart, object]:
    """The chart, and what was read for it: three queries at most, however many claims there are.

    Without a year the months, where they are few and known, else the years.
    """
    keys = VerdictKeys()
    if year is None:
        counts = _by_year()
        months = _by_month(None) if _few_months() else {}
        known = sum(sum(each.values()) for period, each in months.items() if len(period) == 7)
        every = sum(sum(each.values()) for each in counts.values())
        by_month = bool(known) and known * 2 >= every
        bars = _month_bars(months) if by_month else _year_bars(counts)
        used = months if by_month else counts
    else:
        used = _by_month(year)
        if not used:
            raise ChartRefused(_("year: no published claim is dated %(year)s.") % {"year": year})
        by_month, bars = True, _month_bars(used, year)
    return _chart(bars, keys, year, by_month=by_month), (repr(keys), used, year)


def _few_months() -> bool:
    periods = PublicMonthCount.objects.using(PUBLIC).filter(period__contains="-")
    return periods.values("period").distinct()[: MOST_MONTHS + 1].count() <= MOST_MONTHS


def _by_month(year: int | None) -> Counts:
    rows = PublicMonthCount.objects.using(PUBLIC).all()
    if year is not None:
        rows = rows.filter(period__startswith=f"{year:04}")
    return _counts(rows.order_by("period", "verdict").values_list("period", "verdict", "claims"))


def _by_year() -> Counts:
    rows = PublicMonthCount.objects.using(PUBLIC).annotate(year=Left("period", 4))
    summed = rows.values("year", "verdict").annotate(n=Sum("claims")).order_by("year", "verdict")
    return _counts(summed.values_list("year", "verdict", "n"))


def _counts(rows: object) -> Counts:
    found: Counts = defaultdict(dict)
    for period, verdict, claims in rows:  # type: ignore[attr-defined]  # rows of three
        found[period][verdict] = claims
    return dict(found)


def _month_bars(counts: Counts, year: int | None = None) -> list[PeriodBar]:
    """Every month from the first to the last, or of the year; then what has no month."""
    known = sorted(period for period in counts if len(period) == 7)
    if year is not None:
        known = [f"{year:04}-{month:02}" for month in range(1, 13)]
    bars = [
        PeriodBar(period, in_words(period), _short_month(period, year), counts.get(period, {}))
        for period in known
    ]
    rest: dict[str, int] = defaultdict(int)
    for period, by_verdict in counts.items():
        if len(period) != 7:
            for verdict, claims in by_verdict.items():
                rest[verdict] += claims
    if rest:
        label = _("Month not known")
        bars.append(PeriodBar("", label, pgettext("month not known, under a bar", "?"), rest))
    return bars


def _short_month(period: str, year: int | None) -> str:
    day = date(int(period[:4]), int(period[5:]), 1)
    return date_format(day, "M") if year is not None else f"{period[2:4]}-{period[5:]}"


def _year_bars(counts: Counts) -> list[PeriodBar]:
    years = sorted(int(period) for period in counts if period)
    bars: list[PeriodBar] = []
    if years:
        first = max(years[0], years[-1] - MOST_YEARS + 1)
        before = _summed(counts, [year for year in years if year < first])
        if before:
            label = _("Before %(year)s") % {"year": first}
            bars.append(PeriodBar("", label, f"< {first}", before))
        for year in range(first, years[-1] + 1):
            found = counts.get(f"{year:04}", {})
            href = SitePage(NAME, (), (("year", str(year)),)).path() if found else ""
            bars.append(PeriodBar(f"{year:04}", str(year), str(year), found, href))
    if unknown := counts.get(""):
        bars.append(
            PeriodBar(
                "", _("Year not known"), pgettext("year not known, under a bar", "?"), unknown
            )
        )
    return bars


def _summed(counts: Counts, years: Sequence[int]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for year in years:
        for verdict, claims in counts[f"{year:04}"].items():
            found[verdict] += claims
    return dict(found)


def _chart(
    bars: list[PeriodBar], keys: VerdictKeys, year: int | None, *, by_month: bool
) -> PublicChart:
    used = keys.in_order(verdict for bar in bars for verdict in bar.counts)
    verdicts = [key for key in used if keys.is_verdict(key.id)]
    others = [key for key in used if not keys.is_verdict(key.id)]
    total, checked = sum(bar.of(used) for bar in bars), sum(bar.of(verdicts) for bar in bars)
    if year is not None:
        title = _("Claims of %(year)s by month and verdict") % {"year": year}
    elif by_month:
        title = _("Claims by month and verdict")
    else:
        title = _("Claims by year and verdict")
    numbers = {"total": number_format(total, force_grouping=True, use_l10n=True)}
    numbers["checked"] = number_format(checked, force_grouping=True, use_l10n=True)
    summary = ngettext(
        "%(checked)s of %(total)s published claims is checked.",
        "%(checked)s of %(total)s published claims are checked.",
        checked,
    )
    summary %= numbers
    drawing = _draw(bars, verdicts, others, title, summary)
    period = ChartColumn("period", _("Month") if by_month else _("Year"))
    columns = (
        period,
        *(ChartColumn(key.id, key.label, number=True) for key in used),
        ChartColumn("total", pgettext("number of claims", "All"), number=True),
    )
    rows: list[tuple[Cell, ...]] = [
        (bar.label, *(bar.counts.get(key.id, 0) for key in used), bar.of(used)) for bar in bars
    ]
    notes = [summary, _("A claim counts when it was made, not when it was checked.")]
    if not by_month:
        notes.append(_("Few claims have a known month: a year leads to its months."))
    notes.append(_("The selection is the newsroom's: it doesn't say how often anybody is right."))
    return PublicChart(
        name=NAME,
        args=(),
        parameters=(("year", str(year)),) if year is not None else (),
        title=title,
        notes=tuple(notes),
        drawing=drawing,
        columns=columns,
        rows=tuple(rows),
        links={number: bar.href for number, bar in enumerate(bars) if bar.href},
    )


def _draw(
    bars: list[PeriodBar],
    verdicts: list[VerdictKey],
    others: list[VerdictKey],
    title: str,
    summary: str,
) -> Drawing:
    """Above the checked ones, on a scale of their own; below all of them."""
    room = WIDTH - LEFT - 8
    shapes: list[DrawnShape] = []
    top = 8.0
    if verdicts:
        shapes.append(DrawnText(0, top + 12, _("Checked claims, by verdict"), bold=True, size=14))
        shapes += legend(verdicts, 0, top + 26, WIDTH)
        top += 34 + legend_height(verdicts, WIDTH)
        shapes += _panel(bars, verdicts, top, room)
        top += PANEL_PIXELS + 56
    every = [*verdicts, *others]
    checked = VerdictKey("", pgettext("claims", "Checked"), "ink")
    shapes.append(
        DrawnText(0, top + 12, _("All claims, by how far the check has come"), bold=True, size=14)
    )
    shown = [*([checked] if verdicts else []), *others]
    shapes += legend(shown, 0, top + 26, WIDTH)
    top += 34 + legend_height(shown, WIDTH)
    folded = [
        PeriodBar(bar.period, bar.label, bar.short, {**bar.counts, "": bar.of(verdicts)}, bar.href)
        for bar in bars
    ]
    shapes += _panel(folded, shown or every, top, room)
    height = round(top + PANEL_PIXELS + 40)
    return Drawing(WIDTH, height, title, summary, tuple(shapes))


def _panel(
    bars: list[PeriodBar], keys: list[VerdictKey], top: float, room: float
) -> list[DrawnShape]:
    most = max((bar.of(keys) for bar in bars), default=0)
    steps = ticks(most)
    scale = PANEL_PIXELS / (steps[-1] or 1)
    bottom = top + PANEL_PIXELS
    shapes: list[DrawnShape] = []
    for step in steps:
        y = bottom - step * scale
        shapes.append(DrawnLine(LEFT, y, LEFT + room, y, "rule"))
        words = number_format(step, force_grouping=True, use_l10n=True)
        shapes.append(DrawnText(LEFT - 8, y + 4, words, "muted", 12, "end"))
    slot = room / max(1, len(bars))
    wide = min(48.0, slot * 0.78)
    every = max(1, -(-len(bars) * 40 // int(room)))
    for number, bar in enumerate(bars):
        middle = LEFT + slot * (number + 0.5)
        shapes += _stack(bar, keys, middle - wide / 2, bottom, wide, scale)
        if number % every == 0 or not (bar.href or bar.period):
            colour = "link" if bar.href else "ink"
            shapes.append(
                DrawnText(middle, bottom + 18, bar.short, colour, 12, "middle", href=bar.href)
            )
    shapes.append(DrawnLine(LEFT, bottom, LEFT + room, bottom, "edge"))
    return shapes


def _stack(
    bar: PeriodBar, keys: list[VerdictKey], x: float, bottom: float, wide: float, scale: float
) -> list[DrawnShape]:
    """A bar's pieces; thin ones have no outline, which would cover them."""
    shapes: list[DrawnShape] = []
    y = bottom
    for key in keys:
        if claims := bar.counts.get(key.id, 0):
            tall = claims * scale
            y -= tall
            outline = "paper" if tall > 4 else ""
            title = f"{bar.label}, {key.label}: {claims}"
            shapes.append(DrawnBox(x, y, wide, tall, key.colour, outline, title, bar.href))
    return shapes
