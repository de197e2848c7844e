"""Cells of CSV as spreadsheets read them: written harmless, and read back as they were.

Two dialects. `rfc4180` is for machines: comma, point, ISO 8601. `excel-sv` is what a Swedish Excel
opens by a double click: a BOM, semicolon, decimal comma, dates and times as it reads them. In both,
a cell that a spreadsheet would run as a formula gets one apostrophe in front.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final

# What begins a formula in Excel, LibreOffice Calc or Google Sheets; and the apostrophe itself, so
# that taking one away from every cell that begins with one gives back every cell.
# Some of them trim what looks like nothing in front, and take full-width signs for plain ones.
FORMULA_STARTS: Final = "=+-@\t\r\n\u00a0\ufeff＝＋－＠'"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written as text."""

    name: str
    delimiter: str
    bom: bool
    decimal_mark: str
    # Of times, for PostgreSQL's `to_char` and for `datetime.strptime`; both are in UTC.
    time_for_sql: str
    time_for_python: str
    # Whether cells that begin as a formula does get an apostrophe.
    guarded: bool = True


RFC_4180: Final = Dialect(
    "rfc4180", ",", False, ".", 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"', "%Y-%m-%dT%H:%M:%S.%fZ"
)
EXCEL_SV: Final = Dialect("excel-sv", ";", True, ",", "YYYY-MM-DD HH24:MI:SS", "%Y-%m-%d %H:%M:%S")
# For what tells text from numbers by itself: no spreadsheet runs a text cell of an XLSX.
UNGUARDED: Final = replace(RFC_4180, name="xlsx", guarded=False)
DIALECTS: Final = {dialect.name: dialect for dialect in (RFC_4180, EXCEL_SV)}


class BadCell(ValueError):
    """A cell that is not what its column holds; `str()` has the cell."""


def guard(text: str) -> str:
    """The cell as it is written: with an apostrophe in front where it begins as a formula does."""
    return f"'{text}" if text[:1] and text[0] in FORMULA_STARTS else text


def unguard(cell: str) -> str:
    """What `guard` was given, for every text.

    Only an apostrophe before what would be guarded is taken away: `'68` that somebody has typed
    into a spreadsheet stays as it is.
    """
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in FORMULA_STARTS else cell


def format_number(number: str, dialect: Dialect) -> str:
    """A number without exponent, written with a point, as the dialect writes it."""
    return number.replace(".", dialect.decimal_mark)


def parse_number(cell: str, dialect: Dialect) -> Decimal:
    """The inverse of `format_number`; spaces between thousands are read too. Raises BadCell.

    Another dialect's decimal mark is refused: `1.234` is one thousand to some and one to others.
    """
    text = unguard(cell.strip()).translate({ord(space): None for space in " \u00a0\u202f"})
    text = text.replace("\N{MINUS SIGN}", "-")
    other = "," if dialect.decimal_mark == "." else "."
    plain = text.replace(dialect.decimal_mark, ".")
    if other in text or plain.count(".") > 1 or "e" in plain.lower() or "_" in plain:
        raise BadCell(cell)
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise BadCell(cell) from None
    if not number.is_finite():
        raise BadCell(cell)
    return number


def parse_day(cell: str) -> date:
    """`2024-03-01`, as both dialects write it and as a Swedish Excel saves it. Raises BadCell."""
    text = cell.strip()
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise BadCell(cell) from None


def parse_time(cell: str, dialect: Dialect) -> datetime:
    """A time in UTC, as the dialect writes it. Raises BadCell."""
    try:
        return datetime.strptime(cell.strip(), dialect.time_for_python).replace(tzinfo=UTC)
    except ValueError:
        raise BadCell(cell) from None
