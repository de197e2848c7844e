"""Where merged records lead comes along in a data package."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from claims.changing.merging import approve_merge, propose_merge
from claims.exports.package import make_package
from claims.models import PublicRedirect, Speaker, SpeakerMerge
from tests.claims.corpus import lines, read_zip
from tests.conftest import empty_all_tables
from tests.factories import AT, make_speaker, make_user
from tests.promises import refused_by
from tests.published import make_published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.EXPORTS_DIR = tmp_path / "exports"
    return tmp_path / "exports"


def test_they_lead_there_after_the_round_trip(client: Client, tmp_path: Path) -> None:
    goes, stays = make_speaker("Andreas Lundgren"), make_speaker("Andréas Lundgren")
    claim = make_published(speaker=goes)
    merge = propose_merge(goes, stays, by=make_user(), at=AT)
    approve_merge(merge, by=make_user(), at=AT, note="Samma person.")
    export = make_package("public", at=AT, keep=7)
    said = lines(read_zip(export.path(export.files[0]))["redirects.jsonl"])
    old, new = goes.public_id or merge.merged_id_was, stays.public_id
    assert said == [{"kind": "speaker", "id": old, "merged_into": new}]
    texts = tmp_path / "texts"
    texts.mkdir()
    text = claim.revision.text
    (texts / claim.revision.document.file_name).write_text(text, encoding="utf-8")
    empty_all_tables()
    call_command("load_package", str(export.path(export.files[0])), texts=texts, verbosity=0)
    assert SpeakerMerge.objects.get().carried
    assert PublicRedirect.objects.get().new_id == new
    assert client.get(f"/api/v1/speakers/{old}/").status_code == 301
    with refused_by("corpus_issuedid_pkey"):
        make_speaker("En annan", public_id=old)
    assert Speaker.objects.get().public_id == new
