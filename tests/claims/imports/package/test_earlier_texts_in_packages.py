"""Texts that a source had before its newest one come along in a package, where they may be read."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from claims.exports import shelf
from claims.exports.package import make_package, renew_packages
from claims.models import Claim, PublicEarlierText
from corpus import closing
from corpus.models import Document, Revision
from tests.claims.corpus import lines, package, read_zip, without_date
from tests.claims.imports.package.packages import load, refusal, rewritten, with_lines, written
from tests.claims.moving.revised import GONE, MOVED, NEW, OLD
from tests.factories import AT, make_claim, make_document, make_page, make_revision, make_user
from tests.promises import run
from tests.published import get, publish

# Emptying the database takes a transaction of its own.
pytestmark = pytest.mark.django_db(transaction=True)

DAY = timedelta(days=1)
FREE = {"full_text_public": True, "rights_note": "Allmän handling."}
SECOND_PAGE = OLD.index("Vi behöver")


def make_texts(**rights: object) -> Document:
    """A claim on the first text, which is a PDF's, and one on the second; both are published."""
    document = make_document(**(rights or FREE))
    read = {"extractor": "pdf", "extractor_version": "1", "page_stretches": 2}
    old = make_revision(OLD, document=document, **read)
    make_page(old, number=1, start=0, end=SECOND_PAGE)
    make_page(old, number=2, start=SECOND_PAGE, end=len(OLD))
    publish(make_claim(revision=old, quote=GONE))
    publish(make_claim(revision=make_revision(NEW, document=document), quote=MOVED), at=AT + DAY)
    return document


def texts_in(path: Path) -> list[tuple[int, str | None]]:
    """The earlier texts of a package, by their numbers."""
    return [(each["revision"], each["text"]) for each in lines(read_zip(path)["revisions.jsonl"])]


def test_what_the_package_says_is_what_the_api_answers(client: Client) -> None:
    document = make_texts()
    (said,) = lines(package()["revisions.jsonl"])
    assert said == get(client, f"documents/{document.public_id}/revisions/1/")
    assert (said["revision"], said["text"]) == (1, OLD)
    assert [page["number"] for page in said["pages"]] == [1, 2]


def test_a_package_is_loaded_without_a_folder_and_every_quote_is_in_its_text() -> None:
    make_texts()
    before = {claim.quote: (claim.revision.number, claim.page) for claim in Claim.objects.all()}
    assert before[GONE] == (1, 2)
    path = written()
    files = read_zip(path)
    load(path)
    assert dict(Revision.objects.values_list("number", "text")) == {1: OLD, 2: NEW}
    after = {claim.quote: (claim.revision.number, claim.page) for claim in Claim.objects.all()}
    assert after == before
    assert list(PublicEarlierText.objects.values_list("revision", "text")) == [(1, OLD)]
    assert without_date(package(at=AT + DAY)) == without_date(files)
    # Also where no claim was: the pages came along whole.
    old = Revision.objects.get(number=1)
    assert make_claim(revision=old, quote="Dyra placeringar").page == 1


def test_a_package_of_before_still_needs_the_folder(tmp_path: Path) -> None:
    make_texts()
    path = written()
    said = json.loads(read_zip(path)["datapackage.json"])
    said["resources"] = [each for each in said["resources"] if "revisions" not in each["path"]]
    path = rewritten(
        path, **{"revisions.jsonl": None, "datapackage.json": json.dumps(said).encode()}
    )
    assert "(text 1)" in refusal(path)
    (tmp_path / "brought").mkdir()
    (tmp_path / "brought" / "old.txt").write_text(OLD, encoding="utf-8")
    load(path, tmp_path / "brought")
    assert dict(Revision.objects.values_list("number", "text")) == {1: OLD, 2: NEW}


def test_a_text_that_is_not_what_the_claims_stand_on_is_not_taken() -> None:
    make_texts()
    path = written()
    (said,) = lines(read_zip(path)["revisions.jsonl"])
    path = with_lines(path, "revisions", [said | {"text": OLD.replace("300", "400")}])
    assert "These texts are not in the package" in refusal(path)
    assert not Document.objects.exists()


@pytest.mark.parametrize("closed", [True, False])
def test_a_text_that_may_not_be_read_stays_out(*, closed: bool) -> None:
    document = make_texts()
    if closed:
        closing.close(document, by=make_user("åsa", "administrator"), at=AT, reason="Uppgifter.")
    else:
        run("UPDATE corpus_document SET full_text_public = false WHERE id = %s", document.pk)
    files = package()
    assert [each["text"] for each in lines(files["revisions.jsonl"])] == [None]
    assert [each["text"] for each in lines(files["documents.jsonl"])] == [None]
    hidden = "640 miljoner kronor, säger Åsa".encode()
    assert [name for name, content in files.items() if hidden in content] == []


def test_a_text_of_which_no_public_version_is_left_stays_out() -> None:
    document = make_document(**FREE)
    make_claim(revision=make_revision(OLD, document=document), quote=GONE)
    publish(make_claim(revision=make_revision(NEW, document=document), quote=MOVED))
    assert lines(package()["revisions.jsonl"]) == []


def test_stricter_rights_of_then_hold_where_the_text_is_brought_along(tmp_path: Path) -> None:
    document = make_document()
    publish(make_claim(revision=make_revision(OLD, document=document), quote=GONE))
    Document.objects.filter(pk=document.pk).update(**FREE)
    document.refresh_from_db()
    publish(make_claim(revision=make_revision(NEW, document=document), quote=MOVED), at=AT + DAY)
    path = written()
    assert texts_in(path) == [(1, None)]
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    load(path, tmp_path)
    assert list(PublicEarlierText.objects.values_list("revision", "text")) == [(1, None)]


def test_packages_with_a_text_that_may_not_be_read_any_more_are_gone_at_once() -> None:
    document = make_texts()
    other = make_document(**FREE)
    publish(make_claim(revision=make_revision("Annat.", document=other), quote="Annat"))
    first = make_package("public", at=AT, keep=7)
    assert [each.name for each in shelf.exports("public")] == [first.name]
    assert shelf.find(first.name, first.files[0].name, "public")
    closing.close(document, by=make_user("åsa", "administrator"), at=AT, reason="Uppgifter.")
    assert shelf.exports("public") == []
    assert shelf.find(first.name, first.files[0].name, "public") is None
    renew_packages(at=AT + DAY)
    (second,) = shelf.exports("public")
    assert second.name != first.name
    assert texts_in(second.path(second.files[0])) == [(1, None)]


def test_a_package_stays_when_its_source_gets_another_text() -> None:
    document = make_document(**FREE)
    publish(make_claim(revision=make_revision(OLD, document=document), quote=GONE))
    first = make_package("public", at=AT, keep=7)
    publish(make_claim(revision=make_revision(NEW, document=document), quote=MOVED), at=AT + DAY)
    assert [each.name for each in shelf.exports("public")] == [first.name]
