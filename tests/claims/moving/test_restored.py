"""A claim that moved comes back from a data package with all its places."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from claims.exports.package import make_package
from claims.models import Claim
from claims.moving.deciding import move_unchanged
from claims.publication import publishing
from tests.claims.moving.revised import NEW, OLD
from tests.conftest import empty_all_tables
from tests.factories import AT, QUOTE, make_revision, make_user
from tests.published import make_checked, publish

# Emptying the database takes a transaction of its own.
pytestmark = pytest.mark.django_db(transaction=True)


def test_moved_versions_are_loaded_into_their_texts(settings: Settings, tmp_path: Path) -> None:
    settings.EXPORTS_DIR = tmp_path / "exports"
    claim = make_checked(revision=make_revision(OLD), quote=QUOTE)
    publish(claim)
    make_revision(NEW, document=claim.revision.document)
    move_unchanged(claim.revision.document, by=make_user(), at=AT)
    moved = Claim.objects.get(pk=claim.pk)
    publishing.publish([moved], by=make_user(), at=AT + timedelta(days=1), kind="moved")
    export = make_package("public", at=AT, keep=7)
    texts = tmp_path / "texts"
    texts.mkdir()
    for number, text in enumerate((OLD, NEW)):
        (texts / f"{number}.txt").write_text(text, encoding="utf-8")
    path = export.path(export.files[0])
    empty_all_tables()
    call_command("load_package", str(path), "--texts", str(texts))
    again = Claim.objects.get()
    assert again.revision.number == 2
    versions = again.versions.order_by("number")
    assert [(each.kind, each.revision.number) for each in versions] == [("first", 1), ("moved", 2)]
