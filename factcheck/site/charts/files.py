"""A chart as a page, and as files: SVG, PNG, CSV and JSON."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.formats import number_format
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _

from claims.publication.claimreview import LICENCE
from claims.vocabulary.spreadsheet_cells import guard
from factcheck.site.addresses import SitePage
from factcheck.site.answering import answer
from factcheck.site.charts.chart import Cell, PublicChart
from factcheck.site.crumbs import Crumb
from factcheck.site.drawing.png import png
from factcheck.site.drawing.svg import policy_of_files, svg_file, svg_within
from factcheck.site.pictures.kept_pictures import kept_picture
from factcheck.site.responses import etag, respond


@dataclass(frozen=True, slots=True)
class ChartFile:
    content_type: str
    make: Callable[[PublicChart], bytes]


def as_csv(chart: PublicChart) -> bytes:
    """UTF-8 with a header, RFC 4180; cells that a spreadsheet would run are guarded."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(column.name for column in chart.columns)
    for row in chart.rows:
        writer.writerow(guard(cell) if isinstance(cell, str) else cell for cell in row)
    return file.getvalue().encode()


def as_json(chart: PublicChart) -> bytes:
    said = {
        "title": chart.title,
        "notes": chart.notes,
        "url": chart.page.url,
        "publisher": settings.DESK_NAME,
        "license": LICENCE,
        "columns": [
            {"name": column.name, "label": column.label, "type": _type(column.number)}
            for column in chart.columns
        ],
        "data": chart.records(),
    }
    return json.dumps(said, ensure_ascii=False).encode()


def _type(number: bool) -> str:
    return "number" if number else "string"


FILES: dict[str, ChartFile] = {
    "svg": ChartFile("image/svg+xml", lambda chart: svg_file(chart.drawing)),
    "png": ChartFile("image/png", lambda chart: png(chart.drawing)),
    "csv": ChartFile("text/csv; charset=utf-8; header=present", as_csv),
    "json": ChartFile("application/json", as_json),
}


def chart_page(request: HttpRequest, chart: PublicChart, read: object) -> HttpResponseBase:
    context = {
        "page": chart.page,
        "crumbs": [Crumb(_("Charts"), SitePage("charts").path()), Crumb(chart.title)],
        "chart": chart,
        "svg": drawing_within(chart),
        "files": [(kind.upper(), chart.file_page(kind).path()) for kind in FILES],
        "picture": chart.file_page("png"),
        "columns": [column for column in chart.columns if not column.for_machines],
        "rows": table_rows(chart),
    }
    return respond(request, "site/charts/chart.html", context, read=[chart.name, read])


@dataclass(frozen=True, slots=True)
class ChartRow:
    """`cells` are words, each with whether it is a number; `link` leads from the first."""

    cells: list[tuple[str, bool]]
    link: str


def table_rows(chart: PublicChart) -> list[ChartRow]:
    return [
        ChartRow(
            [
                (_cell(cell, column.number), column.number)
                for cell, column in zip(row, chart.columns, strict=True)
                if not column.for_machines
            ],
            chart.links.get(number, ""),
        )
        for number, row in enumerate(chart.rows)
    ]


def _cell(cell: Cell, number: bool) -> str:
    if cell is None:
        return "–"
    if number:
        return number_format(Decimal(cell), use_l10n=True, force_grouping=True)
    return str(cell)


def drawing_within(chart: PublicChart) -> str:
    # Everything in it that comes from a record was escaped when it was made.
    return mark_safe(svg_within(chart.drawing, chart.name))  # noqa: S308


def chart_file(
    request: HttpRequest, chart: PublicChart, kind: str, read: object
) -> HttpResponseBase:
    chosen = FILES[kind]
    seen = [chart.name, kind, read]

    def make() -> bytes:
        if kind == "png":
            return kept_picture(etag(seen), lambda: chosen.make(chart))
        return chosen.make(chart)

    name = f"{slugify(chart.title) or chart.name}.{kind}"
    headers = {
        "Content-Security-Policy": policy_of_files() if kind == "svg" else "default-src 'none'",
        "Content-Disposition": f'{"attachment" if kind == "csv" else "inline"}; filename="{name}"',
        "Access-Control-Allow-Origin": "*",
        "X-Robots-Tag": "noindex",
    }
    return answer(request, make, read=seen, content_type=chosen.content_type, headers=headers)
