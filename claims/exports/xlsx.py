"""Tables as XLSX, for those who only know that: streamed, in little memory.

No writer was found that streams: XlsxWriter and openpyxl both put each sheet into a temporary file
and make the zip when all is known. A sheet is XML in order, so here it is written into the zip as
the rows pass by, and sent on. All strings stand in their cells (`inlineStr`): a table of shared
ones would have to be kept until the end.

Always the same bytes for the same rows. Whatever a spreadsheet can't hold is said in the cell.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from io import RawIOBase
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from claims.exports.columns import Table
from claims.publication.columns import Type
from claims.vocabulary.spreadsheet_cells import FORMULA_STARTS

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# Excel's own limits. Of a sheet's rows, one is the header.
MOST_ROWS: Final = 1_048_575
CELL_MAX_UNITS: Final = 32_767  # of UTF-16, as Excel counts
# Of a sheet's XML. What is larger than 2 GiB needs Zip64, which Excel and others refuse in a part
# whose size is only known when it is written.
LARGEST_SHEET_BYTES: Final = 1_900_000_000

# So much is packed before it is sent on; of so many rows the XML is put together.
PACKED_BLOCK_BYTES: Final = 64 * 1024
_ROWS_AT_ONCE = 64

# Packs to a sixth; higher levels take several times as long for little more.
_DEFLATE_LEVEL = 1
_MADE_AT = (1980, 1, 1, 0, 0, 0)  # a zip knows nothing earlier; the same rows are the same bytes

# Days are counted as if 1900 had been a leap year: before March of that year they read otherwise in
# Excel and in other programs, so those are text.
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  # spreadsheets know no zones
_FIRST_DAY = date(1900, 3, 1)
# What a spreadsheet's numbers hold exactly.
_EXACT_DIGITS = 15

# What XML can't hold, or would change; and what would be read as such an escape.
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff&<>]|_x[0-9A-Fa-f]{4}_")

# The numbers of the styles in `_STYLES`.
_HEAD, _DAY, _MOMENT, _NOT_RUN = 1, 2, 3, 4

CellWriter = Callable[[str, str], str]  # a cell's place and its text, to XML


def xlsx_blocks(table: Table, rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The file, in blocks of about 64 KiB.

    Each row has the table's cells as text, numbers with a point, times in RFC 3339, none guarded,
    and after them the address of its record. What is more than a sheet holds goes on the next.
    """
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=_DEFLATE_LEVEL) as file:
        file.writestr(_entry("_rels/.rels"), _PACKAGE_RELATIONS)
        file.writestr(_entry("xl/styles.xml"), _STYLES)
        left, sheets = _Ahead(rows), 0
        while sheets == 0 or left.more:
            sheets += 1
            entry = _entry(f"xl/worksheets/sheet{sheets}.xml")
            with file.open(entry, "w") as target:
                for block in _sheet(table, left):
                    target.write(block)
                    if sink.size >= PACKED_BLOCK_BYTES:
                        yield sink.taken()
        file.writestr(_entry("xl/workbook.xml"), _workbook(table.title, sheets))
        file.writestr(_entry("xl/_rels/workbook.xml.rels"), _workbook_relations(sheets))
        file.writestr(_entry("[Content_Types].xml"), _content_types(sheets))
    yield sink.taken()


class _Sink(RawIOBase):
    """What the zip writes, until it is taken. It can't be gone back in, as a zip can do without."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, part: Any) -> int:
        self._parts.append(bytes(part))
        self.size += len(part)
        return len(part)

    def taken(self) -> bytes:
        block = b"".join(self._parts)
        self._parts.clear()
        self.size = 0
        return block


class _Ahead:
    """Rows, and whether there is one more."""

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    @property
    def more(self) -> bool:
        return self._next is not None

    def taken(self, most: int) -> list[Sequence[str]]:
        found: list[Sequence[str]] = []
        while self._next is not None and len(found) < most:
            found.append(self._next)
            self._next = next(self._rows, None)
        return found


def _sheet(table: Table, rows: _Ahead) -> Iterator[bytes]:
    """The XML of one sheet, some rows at a time; it takes as many as it holds."""
    last = f"{_letters(len(table.columns))}1"
    names = "".join(
        _text(f"{_letters(number)}1", column.name, _HEAD)
        for number, column in enumerate(table.columns, start=1)
    )
    yield (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f'</sheetView></sheetViews><sheetData><row r="1">{names}</row>'
    ).encode()
    writers = [
        (_letters(number), _WRITERS[column.type])
        for number, column in enumerate(table.columns, start=1)
    ]
    at, size = 1, 0
    while size < LARGEST_SHEET_BYTES and (
        some := rows.taken(min(_ROWS_AT_ONCE, MOST_ROWS + 1 - at))
    ):
        lines = (_row(row, at + number, writers) for number, row in enumerate(some, start=1))
        block = "".join(lines).encode()
        yield block
        at += len(some)
        size += len(block)
    yield f'</sheetData><autoFilter ref="A1:{last[:-1]}{at}"/></worksheet>'.encode()


def _row(row: Sequence[str], number: int, writers: Sequence[tuple[str, CellWriter]]) -> str:
    *cells, address = row
    line = [
        write(f"{letters}{number}", cell if len(cell) <= _CERTAINLY_SHORT else _cut(cell, address))
        for (letters, write), cell in zip(writers, cells, strict=True)
        if cell
    ]
    return f'<row r="{number}">{"".join(line)}</row>'


# A character is one unit or two.
_CERTAINLY_SHORT = CELL_MAX_UNITS // 2


def _cut(text: str, address: str) -> str:
    """What a cell holds of the text, and where the whole stands."""
    if _units(text) <= CELL_MAX_UNITS:
        return text
    remark = f" […] [Cut here: a cell holds {CELL_MAX_UNITS} characters. Whole at {address}]"
    room = CELL_MAX_UNITS - _units(remark)
    kept = text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")  # no half character
    return kept + remark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _text(place: str, text: str, style: int = 0) -> str:
    if text[0] in FORMULA_STARTS:
        style = _NOT_RUN  # a spreadsheet keeps it text, also when somebody edits the cell
    if _UNSAFE.search(text):
        text = escape(_ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text))
    styled = f' s="{style}"' if style else ""
    return f'<c r="{place}"{styled} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _number(place: str, text: str) -> str:
    if len(text.lstrip("-").replace(".", "").strip("0")) > _EXACT_DIGITS:
        return _text(place, text)
    return f'<c r="{place}"><v>{text}</v></c>'


def _boolean(place: str, text: str) -> str:
    return f'<c r="{place}" t="b"><v>{int(text == "true")}</v></c>'


def _day(place: str, text: str) -> str:
    day = date.fromisoformat(text)
    if day < _FIRST_DAY:
        return _text(place, text)
    return f'<c r="{place}" s="{_DAY}"><v>{(day - _DAY_ZERO.date()).days}</v></c>'


def _moment(place: str, text: str) -> str:
    past = datetime.fromisoformat(text).replace(tzinfo=None) - _DAY_ZERO
    days = past.days + (past.seconds + past.microseconds / 1e6) / 86_400
    return f'<c r="{place}" s="{_MOMENT}"><v>{days:.10f}</v></c>'


_WRITERS: Final[dict[Type, CellWriter]] = {
    "string": _text,
    "integer": _number,
    "number": _number,
    "boolean": _boolean,
    "date": _day,
    "datetime": _moment,
}


def _letters(number: int) -> str:
    """The name of a column, counted from 1: `A`, `Z`, `AA`."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


# The parts around the sheets


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _MADE_AT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_PACKAGE_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)

_STYLES = f"""{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="2">\
<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def _workbook(title: str, sheets: int) -> str:
    named = "".join(
        f"<sheet name={quoteattr(title if number == 1 else f'{title[:24]} {number}')}"
        f' sheetId="{number}" r:id="rId{number}"/>'
        for number in range(1, sheets + 1)
    )
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
        f"<sheets>{named}</sheets></workbook>"
    )


def _workbook_relations(sheets: int) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/worksheet"'
        f' Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, sheets + 1)
    )
    return (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}'
        f'<Relationship Id="rId{sheets + 1}" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
        "</Relationships>"
    )


def _content_types(sheets: int) -> str:
    listed = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml"'
        f' ContentType="{_TYPE}.worksheet+xml"/>'
        for number in range(1, sheets + 1)
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{listed}</Types>'
    )
