"""Tables as Parquet with typed columns, a block of rows at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import csv as arrow_csv
from pyarrow import parquet

from claims.exports.columns import Table
from claims.exports.snapshots import Snapshot
from claims.exports.streams import csv_blocks, header
from claims.spreadsheet_cells import PLAIN

TYPES: dict[str, Any] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.decimal128(24, 6),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "datetime": pa.timestamp("us", tz="UTC"),
}

# A row group's worth of CSV.
GROUP = 16 * 1024 * 1024


def write_parquet(table: Table, snapshot: Snapshot, path: Path) -> None:
    """The whole table, in its own order."""
    schema = pa.schema([(column.name, TYPES[column.type]) for column in table.columns])
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _groups(table, snapshot):
            writer.write_table(_read(rows, schema))


def _groups(table: Table, snapshot: Snapshot) -> Iterator[bytes]:
    """CSV without its header, in blocks of whole rows."""
    found = bytearray()
    for block in csv_blocks(table, snapshot, dialect=PLAIN):
        found += block
        if len(found) >= GROUP:
            yield bytes(found).removeprefix(header(table, PLAIN))
            found.clear()
    if rows := bytes(found).removeprefix(header(table, PLAIN)):
        yield rows


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
