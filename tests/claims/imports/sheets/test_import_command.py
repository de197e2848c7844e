"""`manage.py import_claims`, and the whole corpus out and in again."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from claims.exports.columns import Table
from claims.exports.drafts import DRAFTS
from claims.exports.tables import CLAIMS
from claims.imports.sheets.headers import read_header
from claims.models import Claim, ClaimImport
from tests.claims.imports.sheets.sheet_files import csv_file, make_world, row, xlsx_file
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def run(file: Path, capsys: Any, **options: Any) -> str:
    user = make_user(role="researcher")
    call_command("import_claims", str(file), user=user.username, **options)
    said: str = capsys.readouterr().out
    return said


def test_the_corpus_out_and_in_again_changes_nothing(tmp_path: Path, capsys: Any) -> None:
    call_command("load_fixtures", str(settings.BASE_DIR / "fixtures"))
    count = Claim.objects.count()
    assert count > 300
    for dialect in ("rfc4180", "excel-sv"):
        file = tmp_path / f"{dialect}.csv"
        call_command("export", "claims", str(file), dialect=dialect)
        capsys.readouterr()
        said = run(file, capsys, dry_run=True)
        assert f"0 claims would be made, 0 would be changed, {count} as they are, 0 rows" in said
    assert not ClaimImport.objects.exists()


@pytest.mark.parametrize("table", [CLAIMS, DRAFTS], ids=lambda table: table.name)
def test_every_column_of_an_export_of_claims_is_known(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert read_header(names) == names


def test_a_file_is_stored_and_what_is_refused_written(tmp_path: Path, capsys: Any) -> None:
    document = make_world()
    good, bad = row(document), row(document, speaker="Ingen")
    file = tmp_path / "claims.xlsx"
    file.write_bytes(xlsx_file(list(good), list(good.values()), list(bad.values())))
    refused = tmp_path / "refused.xlsx"
    said = run(file, capsys, confirm=True, refused=refused)
    assert "1 claims made, 0 changed, 0 as they are, 1 rows refused." in said
    assert "row 3: speaker: There is no speaker “Ingen”." in said
    assert Claim.objects.count() == 1
    # It comes back as it was, with a reason that is ignored.
    assert "1 rows refused" in run(refused, capsys, confirm=True)


def test_what_is_not_confirmed_waits_in_the_admin(tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "claims.csv"
    file.write_bytes(csv_file(row(make_world())))
    assert "to be confirmed in the admin" in run(file, capsys)
    assert ClaimImport.objects.get().state == "ready"
    assert not Claim.objects.exists()


def test_a_file_is_refused_in_a_sentence(tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "claims.csv"
    file.write_bytes(json.dumps({"type": "Manifest"}).encode())
    with pytest.raises(CommandError, match="has no Web Annotations"):
        run(file, capsys)
    file.write_bytes("id,klartext\r\n,räka".encode("cp1252"))
    with pytest.raises(CommandError, match="ser ut att vara Windows-1252"):
        run(file, capsys, language="sv")
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "none.csv", capsys)
    with pytest.raises(CommandError, match="either --confirm or --dry-run"):
        run(file, capsys, confirm=True, dry_run=True)


def test_only_who_may_write_claims_may_import(tmp_path: Path) -> None:
    file = tmp_path / "claims.csv"
    file.write_bytes(csv_file(row(make_world())))
    nobody = make_user(role="")
    with pytest.raises(CommandError, match="no permission"):
        call_command("import_claims", str(file), user=nobody.username)
    with pytest.raises(CommandError, match="no active user"):
        call_command("import_claims", str(file), user="ingen")
