"""`croissant.jsonld` (Croissant 1.1), made from the column registry: for who trains on the data.

In the package it names the files beside it; beside the package, the package with the files in it.
"""

from collections.abc import Sequence
from typing import Final

from claims.exports.columns import Column, Table
from claims.exports.descriptor import DESCRIPTION, LICENCE, Edition, Json, Written
from claims.exports.shelf import File

NAME: Final = "croissant.jsonld"
_VERSION: Final = "http://mlcommons.org/croissant/1.1"

# What the specification asks for word by word: readers compare it.
_CROISSANT_TERMS: Final = (
    *("arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field"),
    *("fileProperty", "fileObject", "fileSet", "format", "includes", "isArray", "isLiveDataset"),
    *("jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
    *("repeated", "replace", "samplingRate", "separator", "source", "subField", "transform"),
)
_CONTEXT: Final[Json] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    **{term: f"cr:{term}" for term in _CROISSANT_TERMS},
}
_TYPES: Final = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "datetime": "sc:DateTime",
}


def croissant(
    edition: Edition, files: Sequence[Written], *, package: File | None = None, url: str = ""
) -> Json:
    """`package` is the zip that the files are in, to be had at `url`; None says that they stand
    beside."""
    distribution = [_file(file, package) for file in files]
    if package:
        distribution.insert(0, _package(package, url))
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": _VERSION,
        "name": "factcheck",
        "alternateName": edition.publisher,
        "description": DESCRIPTION,
        "license": LICENCE["path"],
        "url": edition.homepage,
        "inLanguage": ["sv", "en"],
        "version": f"{edition.schema_version}.{edition.publication}.0",
        "datePublished": f"{edition.created:%Y-%m-%d}",
        "creator": {"@type": "sc:Organization", "name": edition.publisher, "url": edition.homepage},
        "citeAs": f"{edition.publisher}, {edition.homepage}, publication {edition.publication}",
        "distribution": distribution,
        "recordSet": [_records(file, file.table) for file in files if file.table],
    }


def _package(package: File, url: str) -> Json:
    return {
        "@type": "cr:FileObject",
        "@id": package.name,
        "name": package.name,
        "contentUrl": url,
        "contentSize": f"{package.size} B",
        "encodingFormat": "application/zip",
        "sha256": package.sha256,
    }


def _file(file: Written, package: File | None) -> Json:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "description": file.title,
        **({"containedIn": {"@id": package.name}} if package else {}),
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": "text/csv" if file.table else "application/jsonl",
        "sha256": file.sha256,
    }


def _records(file: Written, table: Table) -> Json:
    """Without references to other tables: whoever reads a table would have to join them all.
    `datapackage.json` has the foreign keys."""
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": [{"@id": f"{table.name}/{name}"} for name in table.primary_key],
        "field": [_field(file, table, column) for column in table.columns],
    }


def _field(file: Written, table: Table, column: Column) -> Json:
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": _TYPES[column.type],
        "source": {"fileObject": {"@id": file.path}, "extract": {"column": column.name}},
    }
