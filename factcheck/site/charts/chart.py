"""A chart: its drawing, the table beside it, and where it is."""

from dataclasses import dataclass
from typing import Any

from factcheck.site.addresses import SitePage
from factcheck.site.drawing.shapes import Drawing

Cell = str | int | None


class ChartRefused(Exception):
    """The address asks for a chart that there can't be; the message says why, to a person."""


@dataclass(frozen=True, slots=True)
class ChartColumn:
    """`name` is that of the CSV and the JSON, `label` what people read. A column for machines is
    in the files alone."""

    name: str
    label: str
    number: bool = False
    for_machines: bool = False


@dataclass(frozen=True, slots=True)
class PublicChart:
    """`name` is the address's own; `notes` are sentences on how to read it and what is left out.

    `links` are paths for the first cells of rows, by the rows' numbers.
    """

    name: str
    args: tuple[str, ...]
    parameters: tuple[tuple[str, str], ...]
    title: str
    notes: tuple[str, ...]
    drawing: Drawing
    columns: tuple[ChartColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    links: dict[int, str]

    @property
    def page(self) -> SitePage:
        return SitePage(self.name, self.args, self.parameters)

    def file_page(self, kind: str) -> SitePage:
        """The same chart as `svg`, `png`, `csv` or `json`."""
        return SitePage(f"{self.name}-file", (*self.args, kind), self.parameters)

    @property
    def embed_page(self) -> SitePage:
        return SitePage(f"embed-{self.name}", self.args, self.parameters)

    def records(self) -> list[dict[str, Any]]:
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]
