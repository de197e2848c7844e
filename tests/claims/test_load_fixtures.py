"""`manage.py load_fixtures`: source texts, claims and checks, all or nothing."""

import io
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from claims.models import Claim, ClaimVersion
from corpus.models import Document, Revision
from tests.claims.fixture_folder import FIRST, SECOND, TEXT, change, make_folder
from tests.published import get

pytestmark = pytest.mark.django_db


def command(folder: Path | None = None) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    arguments = [] if folder is None else [str(folder)]
    try:
        call_command("load_fixtures", *arguments, stdout=out, stderr=err)
    except CommandError as error:
        err.write(f"CommandError: {error}\n")
    return out.getvalue(), err.getvalue()


@pytest.fixture
def whole_folder(tmp_path: Path) -> Path:
    """Fixtures with a source text that is not ingested yet."""
    folder = make_folder(tmp_path)
    (folder / "corpus").mkdir()
    (folder / "corpus" / "003.txt").write_text(TEXT)
    (folder / "corpus" / "documents.json").write_text(
        '{"documents": [{"file": "003.txt", "title": "Dyra placeringar", "kind": "article"}]}'
    )
    change(folder, "claims/002.toml", 'document = "002.txt"', 'document = "003.txt"')
    return folder


def test_the_command(whole_folder: Path) -> None:
    out, err = command(whole_folder)
    assert err == ""
    assert out.splitlines()[-1] == (
        "2 claims and 1 checks loaded and published, 0 claims were there already."
    )
    assert Document.objects.get(file_name="003.txt").title == "Dyra placeringar"
    out, err = command(whole_folder)
    assert (out, err) == (
        "0 claims and 0 checks loaded and published, 2 claims were there already.\n",
        "",
    )


def test_the_commands_accounts_can_not_log_in(whole_folder: Path, client: Client) -> None:
    command(whole_folder)
    version = ClaimVersion.objects.first()
    assert version is not None
    claim = version.claim
    assert claim.created_by != version.published_by
    for user in (claim.created_by, version.published_by):
        assert not user.has_usable_password()
        assert not user.is_staff
        form = {"username": user.username, "password": ""}
        client.post(reverse("admin:login"), form)
        assert "_auth_user_id" not in client.session


def test_the_command_stores_nothing_unless_all_is_well(whole_folder: Path) -> None:
    change(whole_folder, "claims/002.toml", 'quote = "fler"', 'quote = "flest"')
    change(whole_folder, "claims/002.toml", 'role = "rad"', 'role = "råd"')
    _out, err = command(whole_folder)
    assert err.splitlines() == [
        f"{FIRST}: “asa” has no role “råd”",
        f"{SECOND}: the quote does not stand in the text (003.txt): “flest”",
        "CommandError: 2 mistakes; nothing was changed.",
    ]
    assert not Document.objects.filter(file_name="003.txt").exists()
    assert not Claim.objects.exists()
    assert not User.objects.filter(username__startswith="fixtures").exists()


def test_a_source_text_that_can_not_be_stored(whole_folder: Path) -> None:
    (whole_folder / "corpus" / "003.txt").write_bytes(b"\xff")
    _out, err = command(whole_folder)
    assert "003.txt: line 1, column 1: not UTF-8" in err
    assert not Claim.objects.exists()


def test_a_folder_without_texts(tmp_path: Path) -> None:
    _out, err = command(tmp_path)
    assert err == f"CommandError: There are no source texts in {tmp_path / 'corpus'}.\n"


def test_the_real_fixtures_load(client: Client) -> None:
    _out, err = command()
    assert err == ""
    claims = Claim.objects.count()
    assert claims > 200
    assert ClaimVersion.objects.count() == claims
    assert Revision.objects.count() == 5
    for claim in Claim.objects.select_related("revision"):
        assert claim.revision.text[claim.start : claim.end] == claim.quote
    for file, quote in (
        ("002_28fb4ee68b4bc7f1.txt", "640 miljoner"),
        ("001_41484ad99dbc1724.txt", "24 miljarder"),
    ):
        found = get(client, "claims/", document=file, unit="SEK")["results"]
        assert any(quote in record["quote"] for record in found)
    assert client.get("/api/v1/claims.csv").getvalue().decode().count("\r\n") == claims + 1
    out, _err = command()
    assert out == (
        f"0 claims and 0 checks loaded and published, {claims} claims were there already.\n"
    )
    assert ClaimVersion.objects.count() == claims
