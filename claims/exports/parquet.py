"""Tables as Parquet with typed columns, a block of rows at a time."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
from pyarrow import compute, parquet
from pyarrow import csv as arrow_csv

from claims.exports.columns import Table
from claims.exports.streams import header
from claims.vocabulary.spreadsheet_cells import FORMULA_STARTS, RFC_4180

TYPES: dict[str, Any] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.decimal128(24, 6),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "datetime": pa.timestamp("us", tz="UTC"),
}

# Decimals stand beside themselves as floats of 64 bits, last in the file: some readers lose the
# point of decimals. Exact to 15 digits.
DOUBLE = "_double"

# A row group's worth of CSV.
ROW_GROUP_BYTES = 16 * 1024 * 1024

# As `unguard` does it.
_GUARDED = rf"^'([{re.escape(FORMULA_STARTS)}])"


class ParquetTable:
    """A Parquet file, filled with the table's CSV (RFC 4180) as that passes by."""

    def __init__(self, table: Table, path: Path) -> None:
        self._schema = pa.schema([(column.name, TYPES[column.type]) for column in table.columns])
        self._decimals = [column.name for column in table.columns if column.type == "number"]
        self._guarded = [column.name for column in table.columns if column.free]
        self._header = header(table, RFC_4180)
        self._found = bytearray()
        written = self._schema
        for name in self._decimals:
            written = written.append(pa.field(f"{name}{DOUBLE}", pa.float64()))
        # Of all that packs, every reader knows Snappy; light ones in JavaScript know no other.
        self._writer = parquet.ParquetWriter(path, written, compression="snappy")

    def passing(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """The blocks, each of whole rows and the first with the header, as they are."""
        for block in blocks:
            self._found += block
            if len(self._found) >= ROW_GROUP_BYTES:
                self._write()
            yield block
        self._write()

    def __enter__(self) -> "ParquetTable":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._writer.close()

    def _write(self) -> None:
        rows = bytes(self._found).removeprefix(self._header)
        self._header = b""
        self._found.clear()
        if rows:
            self._writer.write_table(self._with_doubles(self._unguarded(_read(rows, self._schema))))

    def _with_doubles(self, rows: Any) -> Any:
        for name in self._decimals:
            rows = rows.append_column(f"{name}{DOUBLE}", rows[name].cast(pa.float64()))
        return rows

    def _unguarded(self, rows: Any) -> Any:
        for name in self._guarded:
            cells = rows[name]
            if compute.any(compute.starts_with(cells, "'")).as_py():
                cells = compute.replace_substring_regex(cells, _GUARDED, r"\1")
                rows = rows.set_column(rows.schema.get_field_index(name), name, cells)
        return rows


def _read(rows: bytes, schema: Any) -> Any:
    """The rows with their types, read where they lie."""
    return arrow_csv.read_csv(
        pa.BufferReader(rows),
        read_options=arrow_csv.ReadOptions(
            column_names=schema.names, block_size=len(rows), use_threads=False
        ),
        parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
        convert_options=arrow_csv.ConvertOptions(
            column_types=schema,
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
