"""`docs/data-dictionary.md`, made from the column registry: `manage.py write_data_dictionary`."""

from claims.exports import CLAIM_COLUMNS, FORMULA_STARTS

_HEAD = """\
# Data dictionary

Made from the column registry (`claims/exports.py`) by `manage.py write_data_dictionary`; the names
and their order are a published contract, like the API's fields.

## `claims.csv`

One row per published claim, its newest version, in the order of first publication. UTF-8, RFC 4180:
comma, CRLF, a header, quotation marks where needed. Nothing in a cell means that there is nothing.
Several values in a cell are joined by ` | `.

A spreadsheet runs a cell as a formula when it begins with one of {starts}. Such a cell gets one
apostrophe in front, in the columns marked “guarded”; so does one that begins with an apostrophe:
taking one away from every such cell gives back the text.

| column | type | guarded | meaning |
|---|---|---|---|
"""

_NAMES = {"\t": "tab", "\r": "carriage return"}


def data_dictionary() -> str:
    """The whole document, as Markdown."""
    starts = ", ".join(_NAMES.get(start, f"`{start}`") for start in FORMULA_STARTS if start != "'")
    rows = (
        f"| `{column.name}` | {column.type} | {'yes' if column.free else ''} |"
        f" {column.description} |\n"
        for column in CLAIM_COLUMNS
    )
    return _HEAD.format(starts=starts) + "".join(rows)
