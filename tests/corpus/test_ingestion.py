"""Bringing files in: recognised, refused with reasons, never half stored, never twice."""

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.utils import translation
from pytest_django import Settings

from corpus import ingestion, source_texts
from corpus.ingestion import Happened, Outcome, ingest
from corpus.metadata import Metadata, parse_metadata
from corpus.models import Document, Publisher, Revision, Section
from corpus.normalisation import NormalisedText
from corpus.source_texts import NotIngested
from tests.factories import make_claim, make_document, make_user

pytestmark = pytest.mark.django_db

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
ENTRY: dict[str, Any] = {"file": "a.txt", "title": "Dyra placeringar", "kind": "article"}
TEXT = "Ett\n\nFörsta delen.\n\nTvå\n\nAndra delen.\n"
SECTIONS = [
    {"number": 1, "title": "Ett", "start": 0, "end": 20, "heading_end": 3, "date": "2020-10"},
    {"number": 2, "title": "Två", "start": 20, "end": 38, "heading_end": 23},
]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def about(**entry: Any) -> Metadata:
    content = json.dumps({"documents": [ENTRY | entry]}).encode()
    metadata = parse_metadata(content, "d.json").about("a.txt")
    assert metadata is not None
    return metadata


def bring(
    text: str | bytes = TEXT, metadata: Metadata | None = None, name: str = "a.txt"
) -> Outcome:
    content = text.encode() if isinstance(text, str) else text
    return ingest(name, content, metadata, by=None, at=AT)


def reasons(text: str | bytes = TEXT, metadata: Metadata | None = None, name: str = "a.txt") -> str:
    before = (Document.objects.count(), Revision.objects.count(), Publisher.objects.count())
    with pytest.raises(NotIngested) as refused:
        bring(text, metadata, name)
    after = (Document.objects.count(), Revision.objects.count(), Publisher.objects.count())
    assert before == after
    return str(refused.value)


# New, changed, unchanged


def test_a_new_document() -> None:
    user = make_user("åsa")
    outcome = ingest("a.txt", b"\xef\xbb\xbfEn\r\nrad", None, by=user, at=AT)
    assert outcome.happened is Happened.NEW_DOCUMENT
    document = Document.objects.get()
    assert (document.key, document.file_name, document.title) == ("a.txt",) * 3
    revision = document.revisions.get()
    assert (revision.number, revision.text, revision.length) == (1, "En\nrad", 6)
    assert bytes(revision.original) == b"\xef\xbb\xbfEn\r\nrad"
    assert (revision.created_by, revision.created_at) == (user, AT)
    assert outcome.sentence == f"new document {document.public_id}, 6 code points"


def test_metadata_describes_a_new_document() -> None:
    bring(
        metadata=about(
            key="dyra",
            publisher={"name": "Tidningen", "url": "https://tidningen.example/"},
            byline="Åsa Öberg",
            language="en-GB",
            date="2023~",
            retrieved_on="2024-05-31",
            rights_note="Utgivarens.",
            full_text_public=True,
            sections=SECTIONS,
        )
    )
    document = Document.objects.get(key="dyra")
    assert document.file_name == "a.txt"
    assert document.publisher == Publisher.objects.get(url="https://tidningen.example/")
    assert (document.byline, document.language) == ("Åsa Öberg", "en-GB")
    assert str(document.date_latest) == "2023-12-31"
    assert document.full_text_public
    first, second = document.revisions.get().sections.all()
    assert (first.title, first.start, first.end, first.date_edtf) == ("Ett", 0, 20, "2020-10")
    assert TEXT[second.start : second.heading_end] == "Två"


@pytest.mark.parametrize("again", [TEXT, TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT])
def test_the_same_text_again_is_left_alone(again: str) -> None:
    bring()
    outcome = bring(again)
    assert outcome.happened is Happened.UNCHANGED
    assert Revision.objects.count() == 1
    assert outcome.sentence == f"unchanged: revision 1 of document {outcome.document.public_id}"


def test_a_changed_text_is_the_next_revision() -> None:
    bring()
    outcome = bring(TEXT + "Mer.\n")
    assert outcome.happened is Happened.NEW_REVISION
    assert [r.text for r in Document.objects.get().revisions.all()] == [TEXT, TEXT + "Mer.\n"]
    assert outcome.revision.number == 2


def test_a_text_that_goes_back_is_a_new_revision_and_says_so() -> None:
    bring("ett")
    bring("två")
    outcome = bring("ett")
    assert outcome.revision.number == 3
    assert outcome.remarks[0].startswith("the same text as revision 1 of document")


def test_the_same_text_under_another_name_is_another_document_and_says_so() -> None:
    first = bring()
    outcome = bring(name="b.txt")
    assert outcome.happened is Happened.NEW_DOCUMENT
    assert first.document.public_id in outcome.remarks[0]


# Recognised


def test_recognised_by_its_key_whatever_the_file_is_called() -> None:
    bring(metadata=about(key="dyra"))
    outcome = bring("Ny text", about(key="dyra"), "b.txt")
    assert outcome.happened is Happened.NEW_REVISION
    assert Document.objects.get().file_name == "b.txt"


def test_recognised_by_its_file_name_when_no_key_is_given() -> None:
    bring(metadata=about(key="dyra"))
    assert bring("Ny text").happened is Happened.NEW_REVISION
    assert Document.objects.get().key == "dyra"


def test_another_key_is_another_document_though_the_file_name_is_the_same() -> None:
    bring(metadata=about(key="dyra"))
    assert bring("Annat", about(key="billiga")).happened is Happened.NEW_DOCUMENT


def test_a_document_that_went_by_its_file_name_is_given_its_first_key() -> None:
    bring()
    outcome = bring(metadata=about(key="dyra"))
    assert outcome.happened is Happened.METADATA_UPDATED
    assert Document.objects.get().key == "dyra"


def test_of_two_documents_with_one_file_name_the_key_must_tell() -> None:
    for key in ("dyra", "billiga"):
        make_document(key=key, file_name="a.txt")
    assert "several documents have this file name (billiga, dyra)" in reasons()
    assert bring(metadata=about(key="dyra")).document.key == "dyra"


def test_file_names_are_compared_composed() -> None:
    bring(name="å.txt")
    assert bring(name="a\u030a.txt").happened is Happened.UNCHANGED


# Refused


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "a.txt: the file is empty"),
        (b"\n \n", "a.txt: the text is empty"),
        ("En\nrad på latin".encode("latin-1"), "a.txt: line 2, column 6: not UTF-8; save"),
        ("En rad".encode("utf-16"), "a.txt: the file is UTF-16; save it as UTF-8"),
        (b"En\x00rad", "a.txt: line 1, column 3: a NUL character, which no text has"),
        (b"\xed\xa0\x80", "a.txt: line 1, column 1: a lone surrogate, which is no character"),
    ],
)
def test_refused_naming_file_place_and_reason(content: bytes, reason: str) -> None:
    assert reasons(content).startswith(reason)


def test_a_text_that_is_too_large_is_refused(settings: Settings) -> None:
    settings.MAX_SOURCE_BYTES = 10
    bring("0123456789")
    assert reasons("0123456789a") == (
        "a.txt: larger than 10 bytes, the most that MAX_SOURCE_BYTES allows"
    )


@pytest.mark.parametrize("name", ["", "..", "in/a.txt", "a\n.txt", "a\udcff.txt", "a" * 201])
def test_a_name_that_cannot_be_stored_is_refused(name: str) -> None:
    assert reasons(name=name)


def test_the_database_may_know_newer_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer Unicode in PostgreSQL may compose what this Python leaves alone."""
    text, original = "a\u030a".encode(), b"left alone"
    digests = [hashlib.sha256(content).hexdigest() for content in (text, original)]
    left_alone = NormalisedText(text.decode(), digests[0], original, digests[1])
    monkeypatch.setattr(source_texts, "normalise", lambda _content: left_alone)
    assert "too new for this Python or this PostgreSQL" in reasons()


# Metadata, again


def test_changed_metadata_is_stored_and_named_and_the_text_left_alone() -> None:
    bring(metadata=about(byline="Åsa", publisher={"name": "Tidningen"}))
    outcome = bring(metadata=about(title="Dyra hem", publisher=None))
    assert outcome.happened is Happened.METADATA_UPDATED
    assert outcome.updated == ("title", "publisher")
    document = Document.objects.get()
    assert (document.title, document.publisher) == ("Dyra hem", None)
    assert document.byline == "Åsa", "what is not said stays"
    assert document.revisions.count() == 1
    assert outcome.sentence.endswith(
        "is unchanged (revision 1); metadata updated: title, publisher"
    )


def test_null_and_empty_text_empty_a_value() -> None:
    bring(metadata=about(byline="Åsa", date="2023", retrieved_on="2024-05-31"))
    bring(metadata=about(byline="", date=None, retrieved_on=None))
    document = Document.objects.get()
    assert (document.byline, document.date_edtf, document.date_latest) == ("", "", None)
    assert document.retrieved_on is None


def test_without_metadata_nothing_that_is_known_is_lost() -> None:
    bring(metadata=about(byline="Åsa", sections=SECTIONS))
    assert bring().happened is Happened.UNCHANGED
    assert Document.objects.get().byline == "Åsa"
    assert Section.objects.count() == 2


def test_the_same_metadata_again_changes_nothing() -> None:
    metadata = about(publisher={"name": "Tidningen", "url": ""}, date="2023~", sections=SECTIONS)
    bring(metadata=metadata)
    assert bring(metadata=metadata).happened is Happened.UNCHANGED


def test_one_publisher_however_often_it_is_named() -> None:
    bring(metadata=about(publisher={"name": "Tidningen"}))
    bring(metadata=about(publisher={"name": "Tidningen", "url": "https://tidningen.example/"}))
    assert Publisher.objects.get().url == "https://tidningen.example/"


def test_the_full_text_is_only_shown_where_the_rights_note_says_why() -> None:
    assert reasons(metadata=about(full_text_public=True)).startswith(
        "d.json: a.txt: full_text_public: the full text may only be shown where"
    )
    bring(metadata=about(full_text_public=True, rights_note="CC BY 4.0"))
    reasons(metadata=about(rights_note=""))
    assert Document.objects.get().rights_note == "CC BY 4.0"


# Sections


def test_sections_are_updated_in_place_by_number() -> None:
    bring(metadata=about(sections=SECTIONS))
    kept, gone = Section.objects.order_by("number")
    moved = SECTIONS[0] | {"title": "Hela", "end": 38, "date": None}
    outcome = bring(metadata=about(sections=[moved]))
    assert outcome.updated == ("sections",)
    kept.refresh_from_db()
    assert (kept.title, kept.end, kept.date_edtf) == ("Hela", 38, "")
    assert not Section.objects.filter(pk=gone.pk).exists()


def test_sections_may_be_moved_past_each_other() -> None:
    bring(metadata=about(sections=SECTIONS))
    moved = [SECTIONS[0] | {"end": 10}, SECTIONS[1] | {"start": 10, "heading_end": 10}]
    assert bring(metadata=about(sections=moved)).updated == ("sections",)
    connection.check_constraints()


def test_a_section_outside_the_text_is_refused() -> None:
    outside = [SECTIONS[0], SECTIONS[1] | {"end": 39}]
    assert reasons(metadata=about(sections=outside)) == (
        "d.json: a.txt: sections[1].end: 39 is outside the text, which has 38 code points"
    )


def test_a_section_keeps_the_claims_that_stand_in_it() -> None:
    outcome = bring(metadata=about(sections=SECTIONS))
    section = outcome.revision.sections.get(number=2)
    make_claim(revision=outcome.revision, section=section, quote="Andra delen")
    assert reasons(metadata=about(sections=SECTIONS[:1])).endswith(
        "section 2 is missing, but claims stand in it"
    )
    shorter = [SECTIONS[0], SECTIONS[1] | {"end": 30}]
    assert reasons(metadata=about(sections=shorter)).endswith(
        "section 2 no longer holds all claims that stand in it"
    )
    assert Section.objects.get(number=2).end == 38


def test_a_new_revision_has_the_sections_that_are_given_for_it() -> None:
    bring(metadata=about(sections=SECTIONS))
    outcome = bring("Nytt. " + TEXT, about(sections=[SECTIONS[0] | {"start": 6, "heading_end": 9}]))
    assert [s.start for s in outcome.revision.sections.all()] == [6]
    assert Section.objects.filter(revision__number=1).count() == 2
    left = bring("Nyare. " + TEXT)
    assert left.remarks == ("the sections of the revision before were not carried over",)


# Claims


def test_claims_stay_on_their_revision_and_are_listed_as_waiting() -> None:
    first = bring().revision
    claims = [make_claim(revision=first, quote=quote) for quote in ("Andra delen", "Första")]
    assert bring().waiting == ()
    outcome = bring(TEXT + "Mer.\n")
    assert outcome.waiting == (
        (claims[1].public_id, 1, "Första"),
        (claims[0].public_id, 1, "Andra delen"),
    )
    claims[0].refresh_from_db()
    assert claims[0].revision == first


# Two at once


@pytest.mark.django_db(transaction=True)
def test_two_processes_with_the_same_new_file(monkeypatch: pytest.MonkeyPatch) -> None:
    metadata = about(key="dyra", publisher={"name": "Tidningen"}, sections=SECTIONS)
    outcomes = at_once(monkeypatch, lambda _number: bring(metadata=metadata))
    assert sorted(outcome.happened.name for outcome in outcomes) == ["NEW_DOCUMENT", "UNCHANGED"]
    assert Document.objects.get().revisions.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_processes_with_different_texts_of_a_new_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outcomes = at_once(monkeypatch, lambda number: bring(f"Text {number}"))
    assert sorted(outcome.revision.number for outcome in outcomes) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_two_processes_with_one_known_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second waits for the first, and loses nothing of what it stored."""
    bring()
    first_has_looked, second_is_done = threading.Event(), threading.Event()
    update = ingestion._update

    def update_slowly(document: Document, name: str, metadata: Metadata) -> list[str]:
        updated = update(document, name, metadata)
        if "byline" in metadata.given:
            first_has_looked.set()
            second_is_done.wait(0.5)  # in vain, as the second waits for us
        return updated

    monkeypatch.setattr(ingestion, "_update", update_slowly)

    def first() -> Outcome:
        return bring("Text 2", about(byline="Åsa"))

    def second() -> Outcome:
        first_has_looked.wait(10)
        outcome = bring("Text 3", about(title="Dyra hem"))
        second_is_done.set()
        return outcome

    outcomes = in_threads(first, second)
    assert sorted(outcome.revision.number for outcome in outcomes) == [2, 3]
    document = Document.objects.get()
    assert (document.byline, document.title) == ("Åsa", "Dyra hem")
    assert [revision.text for revision in document.revisions.all()][1:] == ["Text 2", "Text 3"]


def at_once(monkeypatch: pytest.MonkeyPatch, act: Callable[[int], Outcome]) -> list[Outcome]:
    """Two threads that both have looked for the document before either stores it."""
    both_looked = threading.Barrier(2, timeout=10)
    waited = threading.local()
    update = ingestion._update

    def update_after_both_looked(*args: Any) -> list[str]:
        if not hasattr(waited, "once"):
            waited.once = True
            both_looked.wait()
        return update(*args)

    monkeypatch.setattr(ingestion, "_update", update_after_both_looked)
    return in_threads(lambda: act(1), lambda: act(2))


def in_threads(*acts: Callable[[], Outcome]) -> list[Outcome]:
    outcomes: list[Outcome] = []

    def run(act: Callable[[], Outcome]) -> None:
        with translation.override("en"):
            outcomes.append(act())
        connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
