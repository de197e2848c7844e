"""`datapackage.json` (Frictionless Data Package), made from the column registry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from claims.exports.columns import Column, Table

LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}

DESCRIPTION = (
    "Every published claim with its evidence, numbers, versions and corrections, and the speakers,"
    " documents, topics and ratings that they name. The tables are described in their schemas; the"
    " .jsonl files have the complete records as the API answers them. A cell that a spreadsheet"
    " would run as a formula, or that begins with an apostrophe, has one apostrophe in front."
)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the package as it was written; `table` is None for JSON Lines."""

    path: str
    title: str
    table: Table | None
    rows: int
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """Unique in the package, of the letters that the standard allows."""
        return self.path.replace(".csv", "").replace(".", "-")


@dataclass(frozen=True, slots=True)
class Edition:
    """What the package is of: whose data, up to which publication, made when, by which schema."""

    publisher: str
    homepage: str
    publication: int
    schema_version: int
    created: datetime

    @property
    def name(self) -> str:
        return f"factcheck-{self.publication}-{self.created.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def descriptor(edition: Edition, files: Sequence[Written]) -> Json:
    return {
        "profile": "data-package",
        "name": "factcheck",
        "title": edition.publisher,
        "description": DESCRIPTION,
        "homepage": edition.homepage,
        "version": f"{edition.schema_version}.{edition.publication}",
        "publication": edition.publication,
        "created": f"{edition.created.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "licenses": [LICENCE],
        "contributors": [{"title": edition.publisher, "role": "publisher"}],
        "counts": {file.name: file.rows for file in files},
        "resources": [_resource(file) for file in files],
    }


def _resource(file: Written) -> Json:
    common = {
        "name": file.name,
        "path": file.path,
        "title": file.title,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
    if file.table is None:
        return {
            **common,
            "type": "file",
            "profile": "data-resource",
            "format": "jsonl",
            "mediatype": "application/jsonl",
        }
    return {
        **common,
        "type": "table",
        "rows": file.rows,
        "profile": "tabular-data-resource",
        "description": file.table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": table_schema(file.table),
    }


def table_schema(table: Table) -> Json:
    """Frictionless Table Schema."""
    schema: Json = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
    }
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": list(key.fields),
                "reference": {"resource": key.table, "fields": list(key.references)},
            }
            for key in table.foreign_keys
        ]
    return schema


def _field(column: Column) -> Json:
    field: Json = {
        "name": column.name,
        "type": column.type,
        "description": column.description,
        "constraints": {"required": not column.optional},
    }
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.type == "datetime":
        field["format"] = "%Y-%m-%dT%H:%M:%S.%fZ"
    return field
