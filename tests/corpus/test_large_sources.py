"""Sources that take long to read: the worker reads them once, and the desk looks at that."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from corpus import drafts
from corpus.extraction.blocks import ReadingOptions
from corpus.extraction.keeping import KeptByAnother, as_json, from_json
from corpus.extraction.reading import extract
from corpus.models import Document, Revision, SourceDraft
from corpus.source_texts import text_again
from tests.claims.imports.sheets.test_workers import until, worker
from tests.corpus.test_source_kinds import bomb
from tests.corpus.test_sources_admin import desk, draft_page, freeze, kind, send, words
from tests.factories import AT, make_source_draft, make_user

__all__ = ["desk"]

FILES = Path(__file__).parent / "extraction" / "files"
KINDS = ("docx", "epub", "html", "mhtml", "odt", "pdf", "riksdag", "rtf", "text")
SAMPLES = sorted(
    path
    for name in KINDS
    for path in (FILES / name).iterdir()
    if not path.match("*.out.txt") and path.name != "lista.json"
)


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "READ_AT_ONCE_BYTES", 10)


def read_by_worker() -> SourceDraft:
    (draft,) = SourceDraft.objects.to_be_read()
    drafts.read_waiting(draft.pk)
    return SourceDraft.objects.get(pk=draft.pk)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_what_was_read_comes_back_as_it_was(path: Path) -> None:
    read = extract(path.read_bytes(), ReadingOptions(name=path.name))
    assert from_json(as_json(read)) == read


def test_what_another_release_kept_is_refused() -> None:
    read = as_json(extract(kind("html/nyhet.html"), ReadingOptions(name="nyhet.html")))
    for broken in ({}, read | {"colour": 1}, read | {"blocks": [{"kind": "song"}]}):
        with pytest.raises(KeptByAnother):
            from_json(broken)


@pytest.mark.django_db
def test_a_large_file_waits_for_the_worker_and_is_frozen_as_it_was_read(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = kind("pdf/groff-rapport.pdf")
    received = send(desk, ("rapport.pdf", content))
    page = desk.get(received.url)
    assert "Filen är stor och läses" in words(page)
    assert desk.get(received.url + "?state").json() == {"waiting": True}
    assert "läses" in words(desk.get(reverse("admin:corpus_sourcedraft_changelist")))
    draft = read_by_worker()
    assert desk.get(received.url + "?state").json() == {"waiting": False}
    # From here on nobody reads it again.
    monkeypatch.setattr(drafts, "read_source", None)
    freeze(desk, draft)
    revision = Revision.objects.get()
    assert bytes(revision.original) == content
    assert revision.pages.exists()
    assert text_again(revision).text == revision.text


@pytest.mark.django_db
def test_a_large_file_that_can_not_be_read_is_not_kept(desk: Client) -> None:
    received = send(desk, ("bomb.docx", bomb()))
    draft = read_by_worker()
    assert (draft.to_read, bytes(draft.content)) == (False, b"")
    assert "Den gick inte att läsa" in words(desk.get(received.url))
    assert (
        desk.get(reverse("admin:corpus_sourcedraft_original", args=[draft.pk])).status_code == 404
    )
    desk.post(received.url, {"_discard": "1"})
    assert not SourceDraft.objects.exists()


@pytest.mark.django_db
def test_a_file_that_stops_workers_is_kept_and_can_be_tried_again(desk: Client) -> None:
    draft = make_source_draft(content=kind("html/nyhet.html"), to_read=True)
    assert drafts.give_up_without_job() == [draft.pk]
    shown = desk.get(draft_page(draft.pk))
    assert "Filen är kvar" in words(shown)
    desk.post(draft_page(draft.pk), {"_again": "1"})
    assert read_by_worker().reading


@pytest.mark.django_db
def test_what_is_chosen_is_read_anew(desk: Client) -> None:
    send(desk, ("gammal.txt", "Kön är lång.\n".encode("cp1252")))
    draft = read_by_worker()
    assert draft.reading
    other: Any = {"_read": "1", "page": "", "encoding": "iso-8859-15"}
    desk.post(draft_page(draft.pk), other)
    draft.refresh_from_db()
    assert (draft.to_read, draft.reading) == (True, None)
    # What the first job read would be of other options.
    again = read_by_worker().reading
    assert again
    assert again["encoding"]["name"] == "iso-8859-15"


@pytest.mark.django_db
def test_a_draft_discarded_meanwhile_is_nobody_s() -> None:
    drafts.read_waiting(123)
    draft = make_source_draft()
    drafts.read_waiting(draft.pk)
    draft.refresh_from_db()
    assert draft.reading is None


@pytest.mark.django_db(transaction=True)
def test_a_worker_reads_it(tmp_path: Path) -> None:
    by = make_user(role="researcher")
    draft = drafts.receive("nyhet.html", kind("html/nyhet.html"), by=by, at=AT)
    log = tmp_path / "worker.log"
    with worker(log) as process:
        until(lambda: not SourceDraft.objects.to_be_read().exists(), process, log)
    draft.refresh_from_db()
    assert drafts.read_draft(draft).blocks
    assert not Document.objects.exists()
