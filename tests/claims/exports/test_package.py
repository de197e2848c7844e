"""The data package: what is in it, that it is valid, whole, and always alike."""

import csv
import hashlib
import io
import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import frictionless
import psycopg
import pyarrow.parquet
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from pytest_django import Settings

from claims.exports import package as package_module
from claims.exports import shelf
from claims.exports.package import make_package
from claims.exports.parquet import TYPES
from claims.exports.registry import TABLES
from claims.exports.streams import whole_csv
from claims.vocabulary.locks import Lock
from claims.vocabulary.spreadsheet_cells import unguard
from tests.claims.corpus import change_corpus, lines, load_corpus, package, without_date
from tests.factories import AT, make_claim
from tests.published import get, make_checked, make_published, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.EXPORTS_DIR = tmp_path / "exports"
    return tmp_path / "exports"


def made(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def all_of(client: Client, path: str) -> Iterator[Any]:
    """Every record of a list of the API."""
    cursor: dict[str, str] = {"page_size": "200"}
    while True:
        page = get(client, path, **cursor)
        yield from page["results"]
        if not page["next"]:
            return
        cursor["cursor"] = (
            page["next"].partition("cursor=")[2].partition("&")[0].replace("%3D", "=")
        )


# What is in it


def test_every_record_of_the_corpus_is_the_apis(client: Client) -> None:
    load_corpus()
    change_corpus()
    files = package()
    claims = {claim["id"]: claim for claim in all_of(client, "claims/")}
    assert len(claims) > 350
    assert {claim["id"]: claim for claim in lines(files["claims.jsonl"])} == claims
    for name in ("speakers", "topics", "ratings"):
        assert lines(files[f"{name}.jsonl"]) == list(all_of(client, f"{name}/")), name
    for document in lines(files["documents.jsonl"]):
        assert document == get(client, f"documents/{document['id']}/")
    for name, table in TABLES.items():
        assert files[f"{name}.csv"] == b"".join(whole_csv(table, "default")), name
        assert files[f"{name}.csv"] == client.get(f"/api/v1/{name}.csv").getvalue(), name
    versions: dict[str, list[Any]] = {}
    for version in lines(files["versions.jsonl"]):
        assert version.pop("publication")
        checked = (version["record"] or claims[version["claim"]]).get("verification_status")
        assert bool(version.pop("fingerprint")) == (checked in {"checked", "not_checkable"})
        version["record"] = version["record"] or claims[version["claim"]]
        versions.setdefault(version["claim"], []).append(version)
    changed = [found for found in versions.values() if len(found) > 1]
    assert len(changed) > 20
    for found in changed:
        assert get(client, f"claims/{found[0]['claim']}/versions/")["results"] == found


def test_the_reference_reader_finds_it_valid(folder: Path) -> None:
    load_corpus()
    change_corpus()
    export = make_package("public", at=AT, keep=1)
    report = frictionless.Package(str(export.path(export.files[0]))).validate()
    assert report.flatten(["type", "rowNumber", "fieldName", "message"]) == []
    assert report.valid
    checked = {task.name: task.stats["rows"] for task in report.tasks if task.type == "table"}
    assert checked == {name: export.counts[name] for name in TABLES}


def test_the_descriptor_says_what_is_there() -> None:
    publish(make_checked(), make_claim())
    files = package()
    said = json.loads(files["datapackage.json"])
    assert said["licenses"][0]["name"] == "CC-BY-4.0"
    assert (said["publication"], said["created"]) == (2, "2024-03-01T12:00:00Z")
    assert said["counts"]["claims"] == 2
    resources = {resource["path"]: resource for resource in said["resources"]}
    assert {*resources, "datapackage.json", "croissant.jsonld", "dcat.jsonld"} == files.keys()
    for path, resource in resources.items():
        assert resource["bytes"] == len(files[path])
        assert resource["hash"] == f"sha256:{hashlib.sha256(files[path]).hexdigest()}"
    for name, table in TABLES.items():
        fields = resources[f"{name}.csv"]["schema"]["fields"]
        assert [field["name"] for field in fields] == [column.name for column in table.columns]
        assert [field["type"] for field in fields] == [column.type for column in table.columns]
        assert all(field["description"] for field in fields)


def test_parquet_has_the_same_cells_typed(folder: Path) -> None:
    load_corpus()
    change_corpus()
    export = make_package("public", at=AT, keep=1)
    for name, table in TABLES.items():
        found = pyarrow.parquet.read_table(folder / export.name / f"{name}.parquet")
        decimals = [column.name for column in table.columns if column.type == "number"]
        doubles = [f"{name}_double" for name in decimals]
        assert found.schema.names == [*(column.name for column in table.columns), *doubles]
        types = [TYPES[column.type] for column in table.columns]
        assert found.schema.types == [*types, *(pyarrow.float64() for _ in doubles)]
        text = b"".join(whole_csv(table, "default")).decode()
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert found.num_rows == len(rows) == export.counts[name]
        for typed, row in zip(found.to_pylist(), rows, strict=True):
            for exact, double in zip(decimals, doubles, strict=True):
                assert typed[double] == (None if typed[exact] is None else float(typed[exact]))
            for column in table.columns:
                cell = unguard(row[column.name]) if column.free else row[column.name]
                assert as_text(typed[column.name]) == cell, (name, column.name)


def as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if hasattr(value, "tzinfo"):
        return f"{value:%Y-%m-%dT%H:%M:%S.%fZ}"
    if hasattr(value, "as_tuple"):
        plain = f"{value:f}".rstrip("0")
        return f"{plain}0" if plain.endswith(".") else plain
    return str(value)


# Always alike, and whole


def test_the_next_one_differs_by_its_date_alone() -> None:
    publish(make_checked(), make_claim())
    first, second = package(), package(at=AT + timedelta(days=1))
    assert first != second
    assert without_date(first) == without_date(second)


def test_all_its_files_are_of_one_moment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It asks once what the newest publication is, in the transaction that it reads in."""
    make_published()
    files = package()
    claims = lines(files["claims.jsonl"])
    assert json.loads(files["datapackage.json"])["publication"] == 1
    assert len(claims) == files["claims.csv"].count(b"\r\n") - 1 == 1


def test_a_failure_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_published()
    before = make_package("public", at=AT, keep=7)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(package_module, "records", full)
    with pytest.raises(CommandError, match="No space left on device"):
        call_command("make_package")
    assert made(folder) == [before.name]


def test_what_a_killed_run_left_is_removed_and_never_listed(folder: Path, client: Client) -> None:
    (folder / ".part-abc").mkdir(parents=True)
    (folder / ".part-abc" / "export.json").write_text("{}")
    assert get(client, "exports/")["results"] == []
    export = make_package("public", at=AT, keep=7)
    assert made(folder) == [export.name]


def test_only_the_newest_stay(folder: Path) -> None:
    for day in range(5):
        make_package("public", at=AT + timedelta(days=day), keep=3)
    assert made(folder) == [f"factcheck-0-202403{day:02}T120000Z" for day in (3, 4, 5)]
    assert [export.created[8:10] for export in shelf.exports("default")] == ["05", "04", "03"]


def test_of_two_within_a_second_the_later_stays(folder: Path) -> None:
    first = make_package("public", at=AT, keep=7)
    publish(make_checked())
    second = make_package("public", at=AT, keep=7)
    again = make_package("public", at=AT, keep=7)
    assert first.name != second.name == again.name
    assert sorted(path.name for path in folder.iterdir()) == sorted([first.name, second.name])


def test_two_do_not_collide(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=connection.settings_dict["NAME"])
    with psycopg.connect(address.geturl(), autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [Lock.PACKAGE])
        with pytest.raises(CommandError, match="Another make_package is under way"):
            call_command("make_package")
        assert not folder.exists()
        other.execute("SELECT pg_advisory_unlock(%s)", [Lock.PACKAGE])
        call_command("make_package")
    assert "0 claims, up to publication 0" in capsys.readouterr().out


@pytest.mark.parametrize("keep", ["0", "-1", "x"])
def test_keep_is_a_number(keep: str) -> None:
    with pytest.raises(CommandError, match="say a whole number above zero"):
        call_command("make_package", "--keep", keep)


def test_a_folder_that_cannot_be_made(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    settings.EXPORTS_DIR = tmp_path / "file" / "exports"
    with pytest.raises(CommandError, match="Nothing was made"):
        call_command("make_package")
