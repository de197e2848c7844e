"""Making the data package: every table and record of one moment, in files that are always alike."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connections

from claims.exports import catalogue, croissant, shelf
from claims.exports.columns import Table
from claims.exports.copy_blocks import RowCount
from claims.exports.descriptor import Edition, Json, Written, descriptor
from claims.exports.json_lines import RECORDS, records
from claims.exports.registry import TABLES
from claims.exports.snapshots import Snapshot
from claims.exports.streams import csv_blocks
from claims.publication.record import RECORD_SCHEMA_VERSION
from claims.publication.shapes import API_ROOT
from claims.vocabulary.locks import Lock

DESCRIPTOR = "datapackage.json"

# Packs to a fifth; higher levels take several times as long for little more.
_DEFLATE_LEVEL = 1


# The package is of what the public may read, so it is made as the public reads.
PUBLIC = "public"

KEPT_PACKAGES = 7


class AlreadyUnderWay(Exception):
    """Somebody else is making a package."""


def make_package(using: str, *, at: datetime, keep: int) -> shelf.Export:
    """Make one of what is public now, and remove all but the newest `keep`.

    It appears in EXPORTS_DIR whole, or not at all. Raises AlreadyUnderWay, OSError.
    """
    with _lock(using), shelf.new_folder() as folder:
        with Snapshot(using) as snapshot:
            edition = Edition(
                settings.DESK_NAME,
                settings.PUBLIC_BASE_URL,
                snapshot.publication,
                RECORD_SCHEMA_VERSION,
                at.astimezone(UTC),
            )
            path = folder / f"{edition.name}.zip"
            written = _write_zip(path, snapshot, edition)
            texts = shelf.texts_shown(using)
        files = [_file(path), *_tables(folder)]
        files += map(_file, _describe(folder, edition, files, written))
        export = shelf.Export(
            name=edition.name,
            created=f"{edition.created:%Y-%m-%dT%H:%M:%SZ}",
            publication=edition.publication,
            counts={file.name: file.rows for file in written},
            files=tuple(files),
            texts=texts,
        )
        shelf.put(folder, export)
        shelf.prune(keep, using)
    return export


def renew_packages(*, at: datetime) -> None:
    """Put a new package in the place of those that hold what the public may no longer see."""
    if not shelf.some_are_hidden(PUBLIC):
        return
    with suppress(AlreadyUnderWay):  # that one is of an earlier moment, perhaps: looked at again
        make_package(PUBLIC, at=at, keep=KEPT_PACKAGES)


@contextmanager
def _lock(using: str) -> Iterator[None]:
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s::bigint)", [Lock.PACKAGE])
        (locked,) = cursor.fetchone()
        if not locked:
            raise AlreadyUnderWay
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s::bigint)", [Lock.PACKAGE])


def _describe(
    folder: Path, edition: Edition, files: list[shelf.File], written: list[Written]
) -> list[Path]:
    """What describes the files, beside them: the package's own address is known there."""
    package = files[0]
    said = {
        croissant.NAME: croissant.croissant(
            edition, written, package=package, url=_url(edition, package.name)
        ),
        catalogue.NAME: catalogue.catalogue(
            edition, [(_url(edition, file.name), file) for file in files]
        ),
    }
    for name, content in said.items():
        (folder / name).write_bytes(_json(content))
    return [folder / name for name in said]


def _url(edition: Edition, file: str) -> str:
    return f"{edition.homepage}{API_ROOT}exports/{edition.name}/{file}"


def _json(said: Json) -> bytes:
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _tables(folder: Path) -> list[shelf.File]:
    return [_file(folder / f"{name}.parquet") for name in TABLES]


def _write_zip(path: Path, snapshot: Snapshot, edition: Edition) -> list[Written]:
    """The zip; what was written into it."""
    with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED, compresslevel=_DEFLATE_LEVEL) as package:
        files = [_write_table(package, table, snapshot) for table in TABLES.values()]
        files += [_write_records(package, name, snapshot) for name in RECORDS]
        package_url = _url(edition, path.name)
        beside = [(_url(edition, table.name), table) for table in _tables(path.parent)]
        described = {
            DESCRIPTOR: descriptor(edition, files),
            croissant.NAME: croissant.croissant(edition, files),
            catalogue.NAME: catalogue.catalogue(edition, [(package_url, None), *beside]),
        }
        for name, said in described.items():
            _write(package, name, [_json(said)])
    return files


def _write_table(package: zipfile.ZipFile, table: Table, snapshot: Snapshot) -> Written:
    """As CSV in the package and, while it passes, as Parquet beside it."""
    # Arrow takes 40 MB, which only whoever makes packages needs.
    from claims.exports.parquet import ParquetTable

    beside = Path(str(package.filename)).with_name(f"{table.name}.parquet")
    with ParquetTable(table, beside) as typed:
        return _counted(
            package,
            f"{table.name}.csv",
            table.title,
            table,
            lambda count: typed.passing(csv_blocks(table, snapshot, count=count)),
        )


def _write_records(package: zipfile.ZipFile, name: str, snapshot: Snapshot) -> Written:
    return _counted(
        package,
        f"{name}.jsonl",
        RECORDS[name],
        None,
        lambda count: records(name, snapshot, count),
    )


def _counted(
    package: zipfile.ZipFile,
    path: str,
    title: str,
    table: Table | None,
    blocks: Callable[[RowCount], Iterable[bytes]],
) -> Written:
    count = RowCount()
    size, digest = _write(package, path, blocks(count))
    return Written(path, title, table, count.rows, size, digest)


def _write(package: zipfile.ZipFile, path: str, blocks: Iterable[bytes]) -> tuple[int, str]:
    """Size and SHA-256 of what was put into the package; under no date, so that it is alike."""
    size, digest = 0, hashlib.sha256()
    with package.open(path, "w", force_zip64=True) as target:
        for block in blocks:
            target.write(block)
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def _file(path: Path) -> shelf.File:
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return shelf.File(path.name, path.stat().st_size, digest)
