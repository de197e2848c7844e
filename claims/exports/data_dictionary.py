"""`docs/data-dictionary.md`, made from the column registry: `manage.py write_data_dictionary`."""

from claims.exports.columns import Column, Table
from claims.exports.registry import TABLES
from claims.vocabulary.spreadsheet_cells import FORMULA_STARTS

_HEAD = """\
# Data dictionary

Made from the column registry (`claims/exports/`) by `manage.py write_data_dictionary`; the names
and their order are a published contract, like the API's fields. New columns come last.

Each table is at `/api/v1/<table>.csv`, in the data package (`/api/v1/exports/`), and comes from
`manage.py export <table>`. `?columns=id,statement` chooses and orders its columns.

## Two dialects

| | `dialect=rfc4180` (default) | `dialect=excel-sv` |
|---|---|---|
| for | programs | a Swedish Excel, by a double click |
| between cells | comma | semicolon |
| encoding | UTF-8 | UTF-8 with a byte order mark |
| number | `-0.5` | `-0,5` |
| date | `2024-03-01` | `2024-03-01` |
| datetime | `2024-03-01T12:00:00.000000Z` | `2024-03-01 12:00:00`, UTC, to the second |
| boolean | `true`, `false` | `true`, `false` |

In both: CRLF, a header, quotation marks where needed (RFC 4180). Nothing in a cell means that there
is nothing. Several values in a cell are joined by ` | `.

A spreadsheet runs a cell as a formula when it begins with one of {starts}.
Such a cell gets one apostrophe in front, in the columns marked “guarded”, in both dialects; so does
one that begins with an apostrophe: taking one away from every such cell gives back the text. An
import does so by itself.
"""

_NAMES = {
    "\t": "tab",
    "\r": "carriage return",
    "\n": "line feed",
    "\u00a0": "no-break space",
    "\ufeff": "byte order mark",
}


def data_dictionary() -> str:
    """The whole document, as Markdown."""
    starts = ", ".join(_NAMES.get(start, f"`{start}`") for start in FORMULA_STARTS if start != "'")
    return _HEAD.format(starts=starts) + "".join(map(_section, TABLES.values()))


def _section(table: Table) -> str:
    keys = [f"Primary key: {', '.join(f'`{name}`' for name in table.primary_key)}."]
    for key in table.foreign_keys:
        names, there = (", ".join(f"`{name}`" for name in key.fields), ", ".join(key.references))
        keys.append(f"{names} refers to `{key.table}` ({there}).")
    return (
        f"\n## `{table.name}.csv`\n\n{table.description}\n\n{' '.join(keys)}\n\n"
        "| column | type | guarded | meaning |\n|---|---|---|---|\n"
    ) + "".join(map(_row, table.columns))


def _row(column: Column) -> str:
    guarded = "yes" if column.free else ""
    return f"| `{column.name}` | {column.type} | {guarded} | {column.description} |\n"
