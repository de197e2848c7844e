"""Packages to be loaded, and what others have made of them."""

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from claims.exports.package import make_package
from corpus.models import Revision
from tests.claims.corpus import read_zip
from tests.conftest import empty_all_tables
from tests.factories import AT, make_document, make_revision


def written() -> Path:
    """A package of what is public now, which then is all that is left."""
    export = make_package("public", at=AT, keep=7)
    path = export.path(export.files[0])
    empty_all_tables()
    return path


def load(path: Path, texts: Path | None = None) -> str:
    out = io.StringIO()
    more = ["--texts", str(texts)] if texts else []
    call_command("load_package", str(path), *more, stdout=out)
    return out.getvalue()


def refusal(path: Path, texts: Path | None = None) -> str:
    with pytest.raises(CommandError) as error:
        load(path, texts)
    assert str(error.value).startswith("Nothing was loaded.\n")
    return str(error.value)


def open_revision(**overrides: Any) -> Revision:
    """Of a document whose text is public."""
    document = make_document(full_text_public=True, rights_note="Allmän handling.")
    return make_revision(document=document, **overrides)


def with_claims(path: Path, claims: list[Any]) -> Path:
    return with_lines(path, "claims", claims)


def with_lines(path: Path, name: str, records: list[Any]) -> Path:
    """The package with other records, its hashes made to fit."""
    changed = "".join(f"{json.dumps(record)}\n" for record in records).encode()
    said = json.loads(read_zip(path)["datapackage.json"])
    for resource in said["resources"]:
        if resource["path"] == f"{name}.jsonl":
            resource["hash"] = f"sha256:{hashlib.sha256(changed).hexdigest()}"
            resource["bytes"] = len(changed)
    descriptor = json.dumps(said).encode()
    return rewritten(path, **{f"{name}.jsonl": changed, "datapackage.json": descriptor})


def rewritten(path: Path, **changed: bytes | None) -> Path:
    """The package with some files changed, or left out."""
    files: dict[str, bytes | None] = {**read_zip(path), **changed}
    other = path.with_name("other.zip")
    with zipfile.ZipFile(other, "w") as target:
        for name, content in files.items():
            if content is not None:
                target.writestr(name, content)
    return other


def connection_rows(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows: list[Any] = cursor.fetchall()
    return rows
