"""Croissant and DCAT-AP say of every file and column what is true. `benchmarks/descriptions.sh` has
them validated by mlcroissant and by the EU's own shapes."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from claims.exports.package import make_package
from claims.exports.registry import TABLES
from claims.exports.shelf import Export
from tests.claims.corpus import read_zip
from tests.factories import AT, make_claim
from tests.published import make_checked, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(settings: Settings, tmp_path: Path) -> Export:
    settings.EXPORTS_DIR = tmp_path / "exports"
    publish(make_checked(), make_claim())
    return make_package("public", at=AT, keep=1)


def beside(export: Export, name: str) -> Any:
    (file,) = (file for file in export.files if file.name == name)
    return json.loads(export.path(file).read_bytes())


def test_croissant_describes_every_file_and_column(export: Export) -> None:
    files = read_zip(export.path(export.files[0]))
    inside = json.loads(files["croissant.jsonld"])
    assert inside["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    described = {file["@id"]: file for file in inside["distribution"]}
    assert described.keys() == {name for name in files if not name.endswith((".json", ".jsonld"))}
    for name, file in described.items():
        assert file["sha256"] == hashlib.sha256(files[name]).hexdigest()
        assert file["contentUrl"] == name
    records = {each["@id"]: each for each in inside["recordSet"]}
    assert records.keys() == TABLES.keys()
    known = {field["@id"] for each in records.values() for field in each["field"]}
    for name, table in TABLES.items():
        columns = [field["source"]["extract"]["column"] for field in records[name]["field"]]
        assert columns == [column.name for column in table.columns]
        assert all(key["@id"] in known for key in records[name]["key"])


def test_croissant_beside_the_package_leads_into_it(export: Export) -> None:
    served = beside(export, "croissant.jsonld")
    package, *inside = served["distribution"]
    assert package["sha256"] == export.files[0].sha256
    assert package["contentUrl"].endswith(f"/api/v1/exports/{export.name}/{export.name}.zip")
    assert {file["containedIn"]["@id"] for file in inside} == {package["@id"]}


def test_dcat_names_every_file_with_size_and_digest(export: Export) -> None:
    served = beside(export, "dcat.jsonld")
    said = {
        each["dcat:downloadURL"]["@id"]: each
        for each in served["dcat:dataset"]["dcat:distribution"]
    }
    files = {file.name: file for file in export.files if not file.name.endswith(".jsonld")}
    assert {url.rpartition("/")[2] for url in said} == files.keys()
    for url, each in said.items():
        file = files[url.rpartition("/")[2]]
        assert each["dcat:byteSize"]["@value"] == str(file.size)
        assert each["spdx:checksum"]["spdx:checksumValue"]["@value"] == file.sha256
    inside = json.loads(read_zip(export.path(export.files[0]))["dcat.jsonld"])
    package, *tables = inside["dcat:dataset"]["dcat:distribution"]
    assert "spdx:checksum" not in package  # of itself
    assert all("spdx:checksum" in each for each in tables)
