"""Sources in the admin: texts come in as files, and what must not change can't be changed."""

import hashlib
import threading
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from corpus.admin import documents, parts
from corpus.ingestion import Outcome, ingest
from corpus.models import Document, IssuedId, Publisher, Revision, Section, SourceDraft
from tests.claims.admin.admin_forms import seen
from tests.factories import (
    AT,
    TEXT,
    make_claim,
    make_document,
    make_publisher,
    make_revision,
    make_section,
    make_user,
)

pytestmark = pytest.mark.django_db

FIELDS = {"title": "Dyra placeringar", "kind": "interview", "language": "sv", "key": ""}


@pytest.fixture
def researcher() -> User:
    return make_user("åsa", role="researcher", is_staff=True)


@pytest.fixture
def desk(researcher: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(researcher)
    return client


def chief() -> Client:
    """Somebody who may do everything."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.create_superuser("chef"))
    return client


def onlooker(*codenames: str) -> Client:
    """Somebody who may do only what is named."""
    user = make_user(role="", is_staff=True)
    permissions = Permission.objects.filter(codename__in=codenames)
    assert len(permissions) == len(codenames)
    user.user_permissions.set(permissions)
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def upload(content: str | bytes = TEXT, name: str = "a.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def add(desk: Client, **values: Any) -> Any:
    values = FIELDS | {"file": upload()} | values
    values = {name: value for name, value in values.items() if value is not None}
    return desk.post(reverse("admin:corpus_document_add"), values)


def page(model: str, pk: int) -> str:
    return reverse(f"admin:corpus_{model}_change", args=[pk])


def change(desk: Client, document: Document, **values: Any) -> Any:
    known = {
        name: getattr(document, name)
        for name in ("title", "kind", "language", "key", "date_edtf", "rights_note")
    }
    values = known | seen(document) | values
    return desk.post(page("document", document.pk), values)


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    form = response.context["adminform"].form
    return {name: [str(error) for error in found] for name, found in form.errors.items()}


def said(client: Client, response: Any) -> str:
    assert response.status_code == 302, errors(response)
    return "\n".join(str(m) for m in client.get(response.url).context["messages"])


# Adding a document


def test_a_document_is_added_with_the_file_that_holds_its_text(
    desk: Client, researcher: User
) -> None:
    publisher = make_publisher()
    content = TEXT.replace("\n", "\r\n").encode()
    response = add(
        desk,
        file=upload(content),
        publisher=publisher.pk,
        byline="Åsa Öberg",
        date_edtf="2020-10",
        rights_note="CC BY 4.0",
        full_text_public="on",
    )
    document = Document.objects.get()
    assert said(desk, response).startswith(f"Text: new document {document.public_id}, ")
    assert (document.key, document.file_name) == ("a.txt", "a.txt")
    assert (document.title, document.kind) == ("Dyra placeringar", "interview")
    assert (document.publisher, document.byline) == (publisher, "Åsa Öberg")
    assert str(document.date_earliest) == "2020-10-01"
    assert document.full_text_public
    revision = document.revisions.get()
    assert (revision.number, revision.text, revision.created_by) == (1, TEXT, researcher)
    assert bytes(revision.original) == content


def test_a_key_of_its_own(desk: Client) -> None:
    said(desk, add(desk, key="dyra"))
    assert Document.objects.get().key == "dyra"


@pytest.mark.parametrize(
    ("content", "name", "error"),
    [
        ("rad\nbråk".encode("latin-1"), "a.txt", "a.txt: line 2, column 3: not UTF-8; save the"),
        (b"a\x00", "a.txt", "a.txt: line 1, column 2: a NUL character, which no text has"),
        (b" \n", "a.txt", "a.txt: the text is empty"),
        (b"", "a.txt", "The submitted file is empty."),
        (b"%PDF-1.7", "a.pdf", "File extension “pdf” is not allowed. Allowed extensions are: "),
        (b"text", "a" * 200 + ".txt", f"{'a' * 200}.txt: the name is longer than 200 characters"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_beside_it(
    desk: Client, content: bytes, name: str, error: str
) -> None:
    found = errors(add(desk, file=upload(content, name)))
    assert list(found) == ["file"]
    assert found["file"][0].startswith(error)
    assert not Document.objects.exists()


def test_a_file_is_needed(desk: Client) -> None:
    assert errors(add(desk, file=None)) == {"file": ["This field is required."]}


def test_a_file_that_is_too_large(desk: Client, settings: Settings) -> None:
    settings.MAX_SOURCE_BYTES = 10
    assert "larger than 10 bytes" in errors(add(desk))["file"][0]


def test_what_is_wrong_with_the_rest_is_said_too(desk: Client) -> None:
    found = errors(
        add(
            desk,
            file=upload(b""),
            title="",
            language="svenska",
            date_edtf="2003-02-29",
            full_text_public="on",
        )
    )
    assert set(found) == {"file", "title", "language", "date_edtf", "rights_note"}
    assert found["language"] == ["Not a BCP 47 language such as sv, en-GB or sr-Latn."]
    assert found["rights_note"] == ["Say why the full text may be shown in public."]


def test_a_file_that_is_known_already_belongs_on_its_own_page(desk: Client) -> None:
    known = make_document(key="dyra", file_name="a.txt")
    for key in ("", "billiga"):
        found = errors(add(desk, key=key))
        assert list(found) == ["key"]
        assert page("document", known.pk) in found["key"][0]
    assert errors(add(desk, key="dyra", file=upload(name="b.txt"))) == {
        "key": ["Document with this Key already exists."]
    }
    assert Document.objects.get() == known


@pytest.mark.django_db(transaction=True)
def test_somebody_else_adds_the_same_file_in_the_same_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Between our check and our saving; what was typed comes back with the reason."""

    def quicker() -> None:
        make_document(key="a.txt", file_name="a.txt")
        connection.close()

    def ingest_late(*args: Any, **kwargs: Any) -> Outcome:
        if not Document.objects.exists():
            other = threading.Thread(target=quicker)
            other.start()
            other.join()
        return ingest(*args, **kwargs)

    monkeypatch.setattr(documents, "ingest", ingest_late)
    response = add(chief(), byline="Åsa Öberg")
    assert "This file name is that of" in errors(response)["key"][0]
    assert 'value="Åsa Öberg"' in response.content.decode()
    assert Document.objects.get().revisions.count() == 0


def test_no_page_has_a_textarea_for_a_text(desk: Client) -> None:
    revision = make_revision()
    pages = (
        reverse("admin:corpus_document_add"),
        page("document", revision.document_id),
        page("revision", revision.pk),
    )
    for address in pages:
        html = desk.get(address).content.decode()
        assert 'name="text"' not in html
        assert 'name="original"' not in html
    assert 'type="file"' in desk.get(pages[0]).content.decode()


# The next text of a document


def test_a_new_text_is_the_next_revision(desk: Client, researcher: User) -> None:
    revision = make_revision()
    response = change(
        desk, revision.document, title="Ny rubrik", file=upload("Ny text", "kopia (1).txt")
    )
    words = said(desk, response)
    assert f"Text: new revision 2 of document {revision.document.public_id}, 7 code" in words
    document = Document.objects.get()
    assert document.title == "Ny rubrik"
    assert document.file_name == revision.document.file_name
    newest = document.revisions.get(number=2)
    assert (newest.text, newest.created_by) == ("Ny text", researcher)


def test_what_becomes_of_claims_is_seen_before_a_new_text_is_taken(desk: Client) -> None:
    revision = make_revision()
    make_claim(revision=revision)
    response = change(desk, revision.document, title="Ny rubrik", file=upload("Ny text"))
    draft = SourceDraft.objects.get()
    assert draft.document == revision.document
    assert response.url == page("sourcedraft", draft.pk)
    shown = desk.get(response.url).content.decode()
    assert "see what becomes of them, then take it" in shown
    assert "1 is gone" in shown
    document = Document.objects.get()
    assert (document.title, document.revisions.count()) == ("Ny rubrik", 1)


def test_the_same_text_again_is_left_alone(desk: Client) -> None:
    document = make_revision().document
    assert "unchanged: revision 1" in said(desk, change(desk, document, file=upload()))
    assert document.revisions.count() == 1


def test_a_document_is_changed_without_a_new_text(desk: Client) -> None:
    document = make_revision().document
    words = said(desk, change(desk, document, title="Ny rubrik", date_edtf="2020"))
    assert "Text:" not in words
    document.refresh_from_db()
    assert (document.title, str(document.date_latest)) == ("Ny rubrik", "2020-12-31")
    assert document.revisions.count() == 1


def test_a_bad_text_leaves_everything_as_it_was(desk: Client) -> None:
    document = make_revision().document
    found = errors(change(desk, document, title="Ny rubrik", file=upload(b"\xff")))
    assert found["file"] == ["a.txt: line 1, column 1: not UTF-8; save the file as UTF-8"]
    document.refresh_from_db()
    assert document.title == "Dyra placeringar"


def test_a_new_text_under_a_new_key(desk: Client) -> None:
    document = make_revision().document
    said(desk, change(desk, document, key="ny-nyckel", file=upload("Ny text")))
    assert Document.objects.get(key="ny-nyckel").revisions.count() == 2


# Found and shown


def test_the_list_finds_and_counts(desk: Client) -> None:
    publisher = make_publisher(name="Tidningen")
    revision = make_revision(document=make_document(publisher=publisher, byline="Örjan Älv"))
    newer = make_revision("Annat. " + TEXT, document=revision.document)
    for at in (revision, revision, newer):
        make_claim(revision=at)
    make_revision(document=make_document(title="En annan", kind="blog", language="en"))
    address = reverse("admin:corpus_document_changelist")
    for query in ("q=Älv", "kind=article", f"publisher__id__exact={publisher.pk}", "language=sv"):
        response = desk.get(f"{address}?{query}")
        (found,) = response.context["cl"].result_list
        assert found == revision.document
        assert (found.revision_count, found.claim_count) == (2, 3)
    claims = f"/admin/claims/claim/?revision__document__id__exact={revision.document_id}"
    assert f'<a href="{claims}">3</a>' in response.content.decode()
    assert len(desk.get(claims).context["cl"].result_list) == 3


@pytest.mark.parametrize("by", ["title", "key", "file_name", "byline", "reference", "public_id"])
def test_the_search(desk: Client, by: str) -> None:
    wanted = make_document(reference="KS 2023/431", byline="Åsa Öberg")
    make_document(title="En annan", file_name="annan.txt", key="annan")
    address = reverse("admin:corpus_document_changelist")
    response = desk.get(address, {"q": getattr(wanted, by)})
    assert list(response.context["cl"].result_list) == [wanted]


def test_the_number_of_queries_does_not_grow_with_the_list(desk: Client) -> None:
    counts = []
    for _ in range(2):
        for _ in range(3):
            make_revision(document=make_document(publisher=make_publisher()))
        with CaptureQueriesContext(connection) as queries:
            desk.get(reverse("admin:corpus_document_changelist"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_document_shows_its_texts_sections_and_claims(desk: Client) -> None:
    first = make_revision("Gammal text")
    text = "\n\nEn <b>text</b> &amp; 1\u00a0050\u2009kr 😀\n  indragen\n"
    newest = make_revision(text, document=first.document)
    section = make_section(newest, title="Avsnittet")
    make_claim(revision=newest, quote="indragen")
    html = desk.get(page("document", first.document_id)).content.decode()
    shown = "\n\nEn &lt;b&gt;text&lt;/b&gt; &amp;amp; 1\u00a0050\u2009kr 😀\n  indragen\n</div>"
    assert f'aria-label="Text">{shown}' in html
    assert "Gammal text" not in html
    for revision in (first, newest):
        assert page("revision", revision.pk) in html
        assert reverse("admin:corpus_revision_original", args=[revision.pk]) in html
    assert f'<a href="{page("section", section.pk)}">Avsnittet</a>' in html
    assert f'revision__document__id__exact={first.document_id}">1</a>' in html


def test_of_a_very_long_text_the_beginning_is_shown(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "SHOWN_CHARACTERS", 5)
    revision = make_revision("😀1234567")
    for address in (page("document", revision.document_id), page("revision", revision.pk)):
        html = desk.get(address).content.decode()
        assert "😀1234</div>" in html
        assert "The first 5 of 8 code points are shown." in html


@pytest.mark.parametrize("model", ["document", "revision", "section", "publisher"])
def test_pages_need_no_inline_styles_or_scripts(desk: Client, model: str) -> None:
    section = make_section(make_revision(document=make_document(publisher=make_publisher())))
    of = {
        "section": section,
        "revision": section.revision,
        "document": section.revision.document,
        "publisher": section.revision.document.publisher,
    }[model]
    assert of is not None
    for address in (page(model, of.pk), reverse(f"admin:corpus_{model}_changelist")):
        response = desk.get(address)
        assert response.status_code == 200
        html = response.content.decode()
        assert "style=" not in html
        assert "<style" not in html
        assert "onclick" not in html
        assert "unsafe" not in response["Content-Security-Policy"]


# Revisions are only read


def test_a_revision_is_shown_whole_and_is_never_changed() -> None:
    revision = make_revision()
    desk = chief()
    response = desk.get(page("revision", revision.pk))
    html = response.content.decode()
    assert revision.text_sha256 in html
    assert revision.original_sha256 in html
    assert "Förra året kostade placeringarna" in html
    assert 'name="_save"' not in html
    for action, arguments in (("add", []), ("change", [revision.pk]), ("delete", [revision.pk])):
        address = reverse(f"admin:corpus_revision_{action}", args=arguments)
        assert desk.post(address, {"text": "Annat", "post": "yes"}).status_code == 403
    assert Revision.objects.get().text == TEXT


def test_the_original_bytes_can_be_downloaded(desk: Client) -> None:
    original = b"\xef\xbb\xbfEn\r\nrad \xc3\xa5"
    document = make_document(file_name="åsikt.txt")
    first = ingest("åsikt.txt", original, None, by=None, at=AT)
    assert first.document == document
    response = desk.get(reverse("admin:corpus_revision_original", args=[first.revision.pk]))
    content = b"".join(response)
    assert hashlib.sha256(content).hexdigest() == first.revision.original_sha256
    assert response["Content-Disposition"] == ("attachment; filename*=utf-8''%C3%A5sikt.txt")
    assert response["X-Content-Type-Options"] == "nosniff"
    second = make_revision(document=document)
    response = desk.get(reverse("admin:corpus_revision_original", args=[second.pk]))
    assert "sikt-2.txt" in response["Content-Disposition"]


def test_who_may_see_no_revisions_downloads_none() -> None:
    address = reverse("admin:corpus_revision_original", args=[make_revision().pk])
    assert onlooker("view_document").get(address).status_code == 403
    assert onlooker("view_revision").get(address).status_code == 200
    assert "/login/" in Client().get(address).headers["Location"]
    nowhere = reverse("admin:corpus_revision_original", args=[10**30])
    assert onlooker("view_revision").get(nowhere).status_code == 404


def test_a_document_is_never_deleted(desk: Client) -> None:
    document = make_document()
    address = reverse("admin:corpus_document_delete", args=[document.pk])
    assert desk.post(address, {"post": "yes"}).status_code == 403
    assert Document.objects.exists()


def test_other_sources_than_text_files_are_a_click_away(desk: Client) -> None:
    new_source = reverse("admin:corpus_sourcedraft_add")
    for name in ("add", "changelist"):
        html = desk.get(reverse(f"admin:corpus_document_{name}")).content.decode()
        assert f'href="{new_source}"' in html.partition('id="content"')[2]
    looking = onlooker("view_document")
    assert (
        new_source not in looking.get(reverse("admin:corpus_document_changelist")).content.decode()
    )


# What somebody may do


def test_who_may_only_look_is_shown_no_form() -> None:
    revision = make_revision()
    client = onlooker("view_document")
    html = client.get(page("document", revision.document_id)).content.decode()
    assert 'type="file"' not in html
    assert "Förra året kostade placeringarna" in html
    assert change(client, revision.document, title="Nytt").status_code == 403
    assert client.get(reverse("admin:corpus_document_add")).status_code == 403


def test_who_may_change_a_document_but_add_no_text() -> None:
    revision = make_revision()
    client = onlooker("view_document", "change_document")
    assert 'type="file"' not in client.get(page("document", revision.document_id)).content.decode()
    said(client, change(client, revision.document, title="Nytt", file=upload("Ny text")))
    assert Document.objects.get().title == "Nytt"
    assert Revision.objects.count() == 1


# Sections


def section_values(section: Section, **values: Any) -> dict[str, Any]:
    names = ("number", "title", "start", "end", "heading_end", "date_edtf")
    return {name: getattr(section, name) for name in names} | seen(section) | values


@pytest.mark.parametrize(
    ("values", "field", "error"),
    [
        ({"end": 10_000}, "end", "10000 is outside the text, which has "),
        ({"end": 30}, "end", "Claims that stand in this section would be outside it."),
        ({"end": 0}, "end", "A section ends after its start."),
        ({"heading_end": 71}, "heading_end", "The heading ends within the section."),
        ({"end": 90}, "start", "Overlaps “Nästa”, 80 to 100."),
        ({"number": 2}, "number", "There is a section with this number already."),
        ({"date_edtf": "30/2"}, "date_edtf", "“30/2” is no day or month"),
    ],
)
def test_a_section_is_checked_before_the_database_refuses_it(
    desk: Client, values: dict[str, Any], field: str, error: str
) -> None:
    revision = make_revision()
    section = make_section(revision, end=70)
    make_section(revision, title="Nästa", start=80, end=100)
    make_claim(revision=revision, section=section)
    response = desk.post(page("section", section.pk), section_values(section, **values))
    found = errors(response)
    assert list(found) == [field]
    assert found[field][0].startswith(error)


def test_a_section_is_added_and_changed(desk: Client) -> None:
    revision = make_revision()
    values = {"revision": revision.pk, "number": 1, "title": "Ett"}
    values |= {"start": 0, "end": 40, "heading_end": 16}
    said(desk, desk.post(reverse("admin:corpus_section_add"), values))
    section = Section.objects.get()
    html = desk.get(page("section", section.pk)).content.decode()
    assert TEXT[:40] in html
    said(desk, desk.post(page("section", section.pk), section_values(section, end=50)))
    assert Section.objects.get().end == 50
    assert errors(desk.post(reverse("admin:corpus_section_add"), values | {"revision": ""})) == {
        "revision": ["This field is required."]
    }


# The rest


def test_publishers_are_listed_with_their_documents(desk: Client) -> None:
    publisher = make_publisher()
    make_document(publisher=publisher)
    html = desk.get(reverse("admin:corpus_publisher_changelist")).content.decode()
    assert f'<a href="/admin/corpus/document/?publisher__id__exact={publisher.pk}">1</a>' in html
    said(desk, desk.post(reverse("admin:corpus_publisher_add"), {"name": "Nya tidningen"}))
    assert Publisher.objects.filter(name="Nya tidningen").exists()


def test_issued_ids_are_no_business_of_anybodys() -> None:
    assert not admin.site.is_registered(IssuedId)
