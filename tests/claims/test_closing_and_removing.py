"""A document that should not be seen: hidden, closed, or removed for good."""

import html
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Notice, PublicReference, SuggestionDecision
from claims.publication.rebuilding import rebuild_public_rows
from claims.suggesting.reading import read_and_match
from claims.teamwork.assigning import assign, comment
from corpus import closing
from corpus.closing import NotTakenAway
from corpus.ingestion import ingest
from corpus.metadata import Metadata
from corpus.models import Document, IssuedId, RemovedDocument, Revision, SourceDraft
from corpus.source_texts import NotIngested
from tests.factories import (
    AT,
    QUOTE,
    TEXT,
    make_claim,
    make_document,
    make_page,
    make_quantity,
    make_revision,
    make_section,
    make_source_draft,
    make_user,
)
from tests.fetched import make_removed_document
from tests.promises import ask, breaks, insert, refused_by, run, settle, twin
from tests.published import get, make_published

pytestmark = pytest.mark.django_db

EVENTS = (
    *("corpus_documentevent", "corpus_sectionevent", "claims_claimevent"),
    *("claims_quantityevent", "claims_voiceevent", "claims_claimtopicevent"),
)


@pytest.fixture
def administrator() -> User:
    return make_user("åsa", "administrator", is_staff=True)


@pytest.fixture
def desk(administrator: User) -> Client:
    client = Client(headers={"accept-language": "sv"})
    client.force_login(administrator)
    return client


def words(response: Any) -> str:
    return html.unescape(re.sub(r"<[^>]*>|\s+", " ", response.content.decode()))


def page_of(document: Document) -> str:
    return reverse("admin:corpus_document_take_away", args=[document.pk])


# Hidden


def test_a_hidden_document_is_in_no_list_until_asked_for(desk: Client) -> None:
    document = make_revision(document=make_document(title="Fel fil")).document
    desk.post(page_of(document), {"_hide": "1"})
    for name in ("document", "revision"):
        listed = reverse(f"admin:corpus_{name}_changelist")
        assert "Fel fil" not in words(desk.get(listed)).replace("”Fel fil” syns", "")
        assert "Fel fil" in words(desk.get(listed, {"hidden": "yes"}))
        assert "Fel fil" in words(desk.get(listed, {"hidden": "all"}))
    choices = {"app_label": "corpus", "model_name": "revision", "field_name": "document"}
    desk.get(reverse("admin:autocomplete"), choices)
    assert desk.get(reverse("admin:corpus_document_change", args=[document.pk])).status_code == 200
    desk.post(page_of(document), {"_show": "1"})
    assert "Fel fil" in words(desk.get(reverse("admin:corpus_document_changelist")))


def test_who_may_add_may_hide_and_no_more() -> None:
    researcher = make_user("bo", "researcher", is_staff=True)
    document = make_document()
    closing.hide(document, by=researcher, at=AT)
    assert document.hidden_by == researcher
    with pytest.raises(PermissionDenied):
        closing.close(document, by=researcher, at=AT, reason="Personuppgifter.")
    with pytest.raises(PermissionDenied):
        closing.remove(document, by=make_user("eva", "editor"), at=AT, reason="Fel.")
    with pytest.raises(PermissionDenied):
        closing.hide(document, by=make_user("gäst", ""), at=AT)
    client = Client()
    client.force_login(researcher)
    shown = client.get(page_of(document)).content.decode()
    assert 'name="_show"' in shown
    assert 'name="_close"' not in shown
    assert 'name="_remove"' not in shown
    assert client.post(page_of(document), {"_remove": "1", "reason": "x"}).status_code == 403


# Closed


def closed(desk: Client, **overrides: Any) -> Claim:
    """A published claim on a document that is closed after that."""
    document = make_document(full_text_public=True, rights_note="Allmän handling.", **overrides)
    claim = make_published(revision=make_revision(document=document))
    answer = desk.post(page_of(document), {"_close": "1", "reason": "Personuppgifter."})
    assert answer.status_code == 302
    return claim


def test_nobody_reads_a_closed_document(desk: Client, client: Client) -> None:
    secret = TEXT.replace(QUOTE, "")[-40:]
    claim = closed(desk)
    revision, document = claim.revision, claim.revision.document
    assert secret in revision.text
    reader = {"public_id": document.public_id}
    refused = [
        reverse("reader:document", kwargs=reader),
        reverse("reader:text", kwargs=reader | {"number": 1}),
        reverse("admin:corpus_revision_original", args=[revision.pk]),
    ]
    for address in refused:
        answer = desk.get(address)
        assert answer.status_code == 403
        assert secret not in answer.content.decode()
    section = make_section(revision)
    shown = [
        reverse("admin:corpus_document_change", args=[document.pk]),
        reverse("admin:corpus_revision_change", args=[revision.pk]),
        reverse("admin:corpus_section_change", args=[section.pk]),
        reverse("admin:claims_claim_change", args=[claim.pk]),
    ]
    for address in shown:
        answer = desk.get(address)
        assert answer.status_code == 200
        assert secret not in words(answer)
    assert "Dokumentet är stängt" in words(desk.get(shown[0]))
    api = client.get(f"/api/v1/documents/{document.public_id}/text/")
    assert secret not in api.content.decode()


def test_the_public_loses_the_text_and_keeps_quotes_with_their_surroundings(
    desk: Client, client: Client
) -> None:
    document = make_document(full_text_public=True, rights_note="Allmän handling.")
    claim = make_published(revision=make_revision(document=document))
    before = client.get(f"/api/v1/claims/{claim.public_id}/").content
    desk.post(page_of(document), {"_close": "1", "reason": "Personuppgifter."})

    def told() -> tuple[Any, Any, Any]:
        reference = PublicReference.objects.get(kind="document", id=document.public_id)
        said = get(client, f"documents/{document.public_id}/")
        claim_now = client.get(f"/api/v1/claims/{claim.public_id}/").content
        return reference.text, said["full_text_public"], claim_now

    assert told() == (None, False, before)
    rebuild_public_rows()
    assert told() == (None, False, before)


def test_a_document_is_closed_by_sql_too(client: Client) -> None:
    document = make_document(full_text_public=True, rights_note="Allmän handling.")
    make_published(revision=make_revision(document=document))
    run(
        "UPDATE corpus_document SET closed_at = now(), closed_by_id = %s, closed_reason = 'x'"
        " WHERE id = %s",
        make_user().pk,
        document.pk,
    )
    assert PublicReference.objects.get(kind="document").text is None


def test_closing_needs_a_reason(desk: Client) -> None:
    document = make_document()
    answer = desk.post(page_of(document), {"_close": "1", "reason": " "})
    assert "Skriv varför" in words(answer)
    document.refresh_from_db()
    assert not document.is_closed


def test_it_can_be_opened_again(desk: Client) -> None:
    claim = closed(desk)
    document = claim.revision.document
    assert "Personuppgifter." in words(desk.get(page_of(document)))
    desk.post(page_of(document), {"_reopen": "1"})
    address = reverse("reader:document", kwargs={"public_id": document.public_id})
    assert desk.get(address).status_code == 200


def test_a_closed_document_takes_no_text_and_no_claim(desk: Client) -> None:
    claim = closed(desk, key="rapport.txt", file_name="rapport.txt")
    document = claim.revision.document
    metadata = Metadata(given=frozenset({"key"}), key=document.key)
    with pytest.raises(NotIngested, match="closed|stängt"):
        ingest("rapport.txt", b"Ny text.", metadata, by=None, at=AT)
    with refused_by("revision_of_open_document"):
        insert(twin(claim.revision, number=2))
    with refused_by("claim_on_open_document"):
        insert(twin(claim, public_id="bbbbbbbb"))
    page = reverse("admin:corpus_sourcedraft_add") + f"?document={document.pk}"
    assert desk.get(page).status_code == 403


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("document_hidden_at_and_by", {"hidden_at": AT}),
        ("document_closed_at_and_by", {"closed_at": AT}),
        ("document_closed_at_and_by", {"closed_reason": "x"}),
    ],
)
def test_the_rules_of_hiding_and_closing(rule: str, values: dict[str, Any]) -> None:
    breaks(rule, make_document(), **values)


# Removed


def test_a_document_is_removed_with_all_that_is_told_of_it(desk: Client) -> None:
    kept = make_revision(document=make_document(title="Den andra"))
    revision = make_revision(
        document=make_document(title="Hemlig titel"),
        extractor="pdf",
        extractor_version="1",
        page_stretches=1,
    )
    document = revision.document
    make_page(revision)
    make_section(revision, title="Hemlig rubrik")
    make_section(kept)
    make_source_draft(document=document)
    claim = make_quantity(make_claim(revision=revision)).claim
    other = make_quantity(make_claim(revision=kept)).claim
    settle()
    asked = page_of(document)
    answer = desk.post(asked, {"_remove": "1", "reason": "Fel fil."})
    assert "radera dem först" in words(answer)
    assert "Fel fil." in words(answer)
    claim.delete()
    settle()

    answer = desk.post(asked, {"_remove": "1", "reason": " Fel fil.\n"})
    assert answer.url == reverse("admin:corpus_document_changelist")  # type: ignore[attr-defined]
    assert set(Document.objects.all()) == {kept.document}
    assert set(Revision.objects.all()) == {kept}
    assert not SourceDraft.objects.exists()
    for table in EVENTS:
        rows = str(ask(f"SELECT * FROM {table}"))
        assert "Hemlig" not in rows
    gone = ("claims_claimevent", "pgh_obj_id"), ("claims_quantityevent", "claim_id")
    for table, column in gone:
        assert {key for (key,) in ask(f"SELECT {column} FROM {table}")} == {other.pk}
    tombstone = RemovedDocument.objects.get()
    assert (tombstone.public_id, tombstone.reason) == (document.public_id, "Fel fil.")
    assert tombstone.removed_by.username == "åsa"
    assert tombstone.texts == [
        {
            "number": 1,
            "text_sha256": revision.text_sha256,
            "original_sha256": revision.original_sha256,
        }
    ]
    assert IssuedId.objects.filter(pk=document.public_id).exists()


def test_what_the_desk_and_a_worker_made_of_it_goes_along(administrator: User) -> None:
    revision = make_revision()
    document, claim = revision.document, make_claim(revision=revision)
    read_and_match(revision)
    sentence = revision.text[claim.start : claim.end]
    SuggestionDecision.objects.create(
        revision=revision,
        start=claim.start,
        end=claim.end,
        sentence=sentence,
        outcome="rejected",
        decided_at=AT,
        decided_by=administrator,
    )
    Notice.objects.create(
        user=administrator, kind=Notice.Kind.SOURCE_CHANGED, document=document, told_at=AT
    )
    comment(claim, "Hemligt om @åsa.", by=make_user(), at=AT)
    assign(claim, administrator, due_on=None, by=administrator, at=AT)
    of_it = {"revision_id": revision.pk, "document_id": document.pk, "claim_id": claim.pk}
    claim.delete()
    settle()
    closing.remove(document, by=administrator, at=AT, reason="Fel fil.")
    columns = ask(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = 'public'"
        " AND column_name IN ('revision_id', 'document_id', 'claim_id') AND data_type = 'bigint'"
    )
    assert {"claims_revisionreading", "claims_claimcommentevent"} <= {table for table, _ in columns}
    left = [
        table
        for table, column in columns
        if ask(f"SELECT 1 FROM {table} WHERE {column} = %s", of_it[column])
    ]
    assert left == []


def test_what_was_ever_published_is_not_removed(desk: Client, administrator: User) -> None:
    claim = make_published()
    document = claim.revision.document
    answer = desk.post(page_of(document), {"_remove": "1", "reason": "Fel."})
    assert "kan stängas, men inte tas bort" in words(answer)
    with pytest.raises(NotTakenAway):
        closing.remove(document, by=administrator, at=AT, reason="Fel.")
    assert Document.objects.filter(pk=document.pk).exists()


def test_removing_needs_a_reason(desk: Client) -> None:
    document = make_revision().document
    answer = desk.post(page_of(document), {"_remove": "1", "reason": " "})
    assert "Skriv varför" in words(answer)
    assert Document.objects.filter(pk=document.pk).exists()


def test_it_is_removed_once(administrator: User) -> None:
    document = make_revision().document
    closing.remove(document, by=administrator, at=AT, reason="Fel.")
    with pytest.raises(NotTakenAway):
        closing.remove(document, by=administrator, at=AT, reason="Fel.")


def test_the_tombstone_is_the_only_way(administrator: User) -> None:
    revision = make_revision()
    document = revision.document
    with refused_by("revision_never_changes"):
        run("DELETE FROM corpus_revision WHERE id = %s", revision.pk)
    with refused_by("removed_document_was_never_published"):
        make_removed_document(make_published().revision.document)
    with refused_by("removed_document_has_no_claims"):
        make_removed_document(make_claim().revision.document)
    with refused_by("removed_document_is_known"):
        run("SELECT corpus_remove_document(-1, %s, 'x', now())", administrator.pk)
    # A tombstone alone opens the way for its own document, and has to be made true.
    other = make_revision()
    with refused_by("removed_document_is_gone"):
        insert(tombstone(document, administrator))
    with refused_by("revision_never_changes"):
        insert(tombstone(document, administrator))
        run("DELETE FROM corpus_revision WHERE id = %s", other.pk)
    with refused_by("removed_document_has_reason"):
        insert(tombstone(document, administrator, reason=""))
    with refused_by("event_never_changes"):
        insert(tombstone(document, administrator))
        run("DELETE FROM corpus_documentevent WHERE pgh_obj_id = %s", other.document_id)
    with refused_by("event_never_changes"):
        claim = make_claim()
        insert(tombstone(document, administrator))
        run("DELETE FROM claims_claimevent WHERE pgh_obj_id = %s", claim.pk)


def test_the_page_says_beforehand_what_keeps_a_document(desk: Client) -> None:
    published = make_published().revision.document
    drafted = make_claim().revision.document
    free = make_revision().document
    for document, said in [
        (published, "En publicerad version"),
        (drafted, "Det finns påståenden på det här dokumentet: radera dem först"),
    ]:
        page = desk.get(page_of(document))
        assert said in words(page)
        assert 'name="_remove"' not in page.content.decode()
    assert 'name="_remove"' in desk.get(page_of(free)).content.decode()


def test_what_is_left_has_a_page_for_those_who_may_remove(desk: Client) -> None:
    revision = make_revision()
    document = revision.document
    removed = make_removed_document(document)
    listed = reverse("admin:corpus_removeddocument_changelist")
    page = reverse("admin:corpus_removeddocument_change", args=[removed.pk])
    for asked in (document.public_id, removed.reason, revision.text_sha256):
        assert document.public_id in words(desk.get(listed, {"q": asked}))
    assert "0 borttagna dokument" in words(desk.get(listed, {"q": "inget sådant"}))
    shown = words(desk.get(page))
    for fact in (
        document.public_id,
        removed.reason,
        str(removed.removed_by),
        revision.text_sha256,
        revision.original_sha256,
    ):
        assert fact in shown
    assert desk.post(page, {"reason": "Något annat."}).status_code == 403
    desk.force_login(make_user("ed", "editor", is_staff=True))
    assert desk.get(listed).status_code == desk.get(page).status_code == 403


def tombstone(document: Document, by: User, **overrides: Any) -> RemovedDocument:
    values: dict[str, Any] = {
        "document_key": document.pk,
        "public_id": document.public_id,
        "texts": [],
        "removed_at": AT,
        "removed_by": by,
        "reason": "x",
    }
    return RemovedDocument(**values | overrides)


def test_a_tombstone_stays_as_it_is() -> None:
    stone = make_removed_document()
    settle()
    with refused_by("removed_document_never_changes"), transaction.atomic():
        run("UPDATE corpus_removeddocument SET reason = 'y'")
    with refused_by("removed_document_never_changes"):
        run("DELETE FROM corpus_removeddocument")
    with refused_by("removed_document_never_truncated"):
        run("TRUNCATE corpus_removeddocument")
    with refused_by("corpus_removeddocument_document_key_key"):
        insert(twin(stone, public_id="bbbbbbbb"))
    with refused_by("corpus_removeddocument_public_id_key"):
        insert(twin(stone, document_key=0))
