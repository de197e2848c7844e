"""“Ny källa”: files of every kind are read, looked through in Swedish, and frozen."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from corpus.extraction.reading import extract
from corpus.models import Document, Page, Revision, Section, SourceDraft
from corpus.source_sentences import VALUE_NAMES
from corpus.source_texts import text_again
from corpus.suggestions import FIELDS
from tests.corpus.extraction.pdf_writer import write_pdf
from tests.corpus.test_source_kinds import bomb
from tests.factories import make_document, make_revision, make_source_draft, make_user

pytestmark = pytest.mark.django_db

FILES = Path(__file__).parent / "extraction" / "files"


@pytest.fixture
def desk() -> Client:
    client = Client(headers={"accept-language": "sv"})
    client.force_login(make_user("åsa", role="researcher", is_staff=True))
    return client


def send(desk: Client, *files: tuple[str, bytes], query: str = "", **values: str) -> Any:
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    address = reverse("admin:corpus_sourcedraft_add") + query
    return desk.post(address, {"sent": sent, **values})


def kind(name: str) -> bytes:
    return (FILES / name).read_bytes()


def draft_page(pk: int) -> str:
    return reverse("admin:corpus_sourcedraft_change", args=[pk])


def filled_in(page: Any) -> dict[str, Any]:
    """What a browser would send back of the page, nothing touched."""
    about = page.context["shown"].about
    values = {"_freeze": "1", "seen": page.context["seen"]}
    for field in about or ():
        values[field.html_name] = "" if field.value() is None else field.value()
    return values


def freeze(desk: Client, draft: SourceDraft, **values: Any) -> Any:
    page = desk.get(draft_page(draft.pk))
    assert page.status_code == 200
    return desk.post(draft_page(draft.pk), filled_in(page) | values)


def words(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", response.content.decode()))


def test_an_html_page_becomes_a_document_with_what_it_says_of_itself(desk: Client) -> None:
    received = send(desk, ("nyhet.html", kind("html/nyhet.html")))
    (draft,) = SourceDraft.objects.all()
    assert received.url == draft_page(draft.pk)
    page = desk.get(received.url)
    shown = words(page)
    assert "Norrbladet" in shown
    assert "json-ld datePublished: 2023-05-03" in shown
    assert page.context["shown"].about["date_edtf"].value() == "3 maj 2023"
    assert not Document.objects.exists()

    frozen = freeze(desk, draft, kind="article")
    document = Document.objects.get()
    assert frozen.url == reverse("admin:corpus_document_change", args=[document.pk])
    assert (document.title, document.byline) == ("Älvsby höjer skatten", "Eva Ek")
    assert (document.date_edtf, document.kind) == ("2023-05-03", "article")
    assert document.publisher is not None
    assert document.publisher.name == "Norrbladet"
    revision = Revision.objects.get()
    assert (revision.extractor, revision.media_type) == ("html", "text/html")
    assert bytes(revision.original) == kind("html/nyhet.html")
    assert revision.options["reading"]["name"] == "nyhet.html"
    assert len(revision.left_out) == 13
    assert not SourceDraft.objects.exists()


def test_the_editor_overrules_a_paragraph_by_one_tick(desk: Client) -> None:
    send(desk, ("nyhet.html", kind("html/nyhet.html")))
    (draft,) = SourceDraft.objects.all()
    extraction = desk.get(draft_page(draft.pk)).context["shown"].extraction
    kept_again = min(extraction.proposed_out)
    left_out = max(set(range(len(extraction.blocks))) - extraction.proposed_out)
    freeze(desk, draft, overruled=[str(kept_again), str(left_out)])
    revision = Revision.objects.get()
    numbers = {each["number"] for each in revision.left_out}
    assert numbers == extraction.proposed_out ^ {kept_again, left_out}
    assert extraction.blocks[kept_again].text in revision.text
    assert text_again(revision).text == revision.text


def test_a_pdf_comes_with_pages_sections_and_hyphens(desk: Client) -> None:
    send(desk, ("rapport.pdf", kind("pdf/groff-rapport.pdf")))
    (draft,) = SourceDraft.objects.all()
    shown = words(desk.get(draft_page(draft.pk)))
    assert "Avstavningar vid radslut som har fogats ihop" in shown
    assert "svagt belägg: satt av ett program" in shown
    assert "sidan 2" in shown
    freeze(desk, draft, hyphens=["0"], title="Rapport")
    revision = Revision.objects.get()
    assert revision.options["decisions"]["kept_hyphens"] == [0]
    assert Page.objects.filter(revision=revision, number=2).exists()
    assert Section.objects.filter(revision=revision).count() == 3
    # A PDF's own date is weak evidence, and so it is not proposed.
    assert Document.objects.get().date_edtf == ""
    page = words(desk.get(reverse("admin:corpus_revision_change", args=[revision.pk])))
    assert "groff" not in page
    assert "sidnummer" in page


def test_tracked_changes_are_listed_and_kept(desk: Client) -> None:
    send(desk, ("budget.docx", kind("docx/andringar.docx")))
    (draft,) = SourceDraft.objects.all()
    assert "Spårade ändringar" in words(desk.get(draft_page(draft.pk)))
    freeze(desk, draft)
    revision = Revision.objects.get()
    assert {change["kind"] for change in revision.tracked_changes} >= {"inserted", "deleted"}
    shown = words(desk.get(reverse("admin:corpus_revision_change", args=[revision.pk])))
    assert revision.tracked_changes[0]["text"] in shown


def test_an_encoding_has_to_be_agreed_to_or_chosen(desk: Client) -> None:
    send(desk, ("tal.txt", kind("text/windows.txt")))
    (draft,) = SourceDraft.objects.all()
    refused = freeze(desk, draft)
    assert refused.status_code == 200
    assert "Säg att det stämmer, eller läs den i en annan kodning." in words(refused)
    assert not Document.objects.exists()
    desk.post(draft_page(draft.pk), {"_read": "1", "encoding": "cp850"})
    assert "läst som cp850" in words(desk.get(draft_page(draft.pk)))
    # What was seen in the one encoding is not frozen in the other.
    page = desk.get(draft_page(draft.pk))
    desk.post(draft_page(draft.pk), {"_read": "1", "encoding": "windows-1252"})
    late = desk.post(draft_page(draft.pk), filled_in(page) | {"encoding": "on"})
    assert "lästs på nytt under tiden" in words(late)
    assert freeze(desk, draft, encoding="on").status_code == 302
    assert "nästan dubbelt" in Revision.objects.get().text


def test_invisible_characters_are_kept_or_removed(desk: Client) -> None:
    text = "<html lang=sv><h1>Skatten</h1><p>Skatte\u00adsänkningen kostar 640\u200b miljoner.</p>"
    send(desk, ("skatt.html", text.encode()))
    (draft,) = SourceDraft.objects.all()
    refused = freeze(desk, draft)
    assert "Säg om de ska vara kvar eller tas bort." in words(refused)
    assert "2 tecken som ingen ser" in words(refused)
    freeze(desk, draft, invisible="remove")
    assert "Skattesänkningen kostar 640 miljoner." in Revision.objects.get().text


def test_what_was_typed_and_ticked_stays_after_a_mistake(desk: Client) -> None:
    send(desk, ("nyhet.html", kind("html/nyhet.html")))
    (draft,) = SourceDraft.objects.all()
    refused = freeze(desk, draft, title="Min rubrik", date_edtf="3 maj", overruled=["2"])
    assert "Ingenting har frysts" in words(refused)
    assert refused.context["shown"].about["title"].value() == "Min rubrik"
    assert [each.number for each in refused.context["preview"].blocks if each.overruled] == [2]
    assert SourceDraft.objects.count() == 1


def test_a_page_of_an_archive_is_chosen(desk: Client) -> None:
    send(desk, ("arkiv.warc.gz", kind("warc/flera.warc.gz")))
    (draft,) = SourceDraft.objects.all()
    page = desk.get(draft_page(draft.pk))
    assert "välj en av dem" in words(page)
    assert page.context["preview"] is None
    desk.post(draft_page(draft.pk), {"_read": "1", "page": "https://kommun.example/gz"})
    freeze(desk, draft)
    revision = Revision.objects.get()
    assert (revision.extractor, revision.media_type) == ("warc+html", "application/warc")
    assert Document.objects.get().url == "https://kommun.example/gz"


def test_a_pasted_text_comes_in(desk: Client) -> None:
    received = send(desk, text="Skatten sänks.\r\n\r\nDet kostar 640 miljoner.")
    draft = SourceDraft.objects.get()
    assert draft.file_name.startswith("inklistrat ")
    assert received.url == draft_page(draft.pk)
    freeze(desk, draft, title="Ett tal")
    assert Revision.objects.get().text == "Skatten sänks.\n\nDet kostar 640 miljoner."


def test_files_are_received_though_the_address_beside_them_is_wrong(desk: Client) -> None:
    """They would have to be chosen again: a browser gives no file back."""
    for address in (f"https://example.org/{'a' * 3_000}", "ftp://example.org/"):
        SourceDraft.objects.all().delete()
        response = send(desk, ("a.txt", b"Ett."), ("b.txt", "Två.".encode()), address=address)
        assert response.status_code == 200
        assert sorted(draft.file_name for draft in SourceDraft.objects.all()) == ["a.txt", "b.txt"]
        assert address[:40] in response.content.decode()
        assert "a.txt" in words(response)


def test_several_files_wait_side_by_side_and_one_is_discarded(desk: Client) -> None:
    received = send(desk, ("a.docx", kind("docx/noter.docx")), ("b.odt", kind("odt/andringar.odt")))
    assert received.url == reverse("admin:corpus_sourcedraft_changelist")
    listed = words(desk.get(received.url))
    assert "a.docx" in listed
    assert "b.odt" in listed
    assert "Ny källa" in listed
    draft = SourceDraft.objects.get(file_name="b.odt")
    desk.post(draft_page(draft.pk), {"_discard": "1"})
    assert [each.file_name for each in SourceDraft.objects.all()] == ["a.docx"]


def test_a_new_text_of_a_document_leaves_what_is_known_of_it(desk: Client) -> None:
    document = make_document(key="nyhet", title="Min egen rubrik", byline="")
    make_revision(document=document)
    shown = words(desk.get(reverse("admin:corpus_document_change", args=[document.pk])))
    assert f"?document={document.pk}" in shown
    send(desk, ("ny.html", kind("html/nyhet.html")), query=f"?document={document.pk}")
    (draft,) = SourceDraft.objects.all()
    assert desk.get(draft_page(draft.pk)).context["shown"].about is None
    freeze(desk, draft)
    document.refresh_from_db()
    assert (document.title, document.byline, document.file_name) == (
        "Min egen rubrik",
        "",
        "ny.html",
    )
    assert [each.number for each in document.revisions.order_by("number")] == [1, 2]


@pytest.mark.parametrize("belongs", ["known", "new"])
def test_a_file_name_that_is_known_is_asked_about(desk: Client, belongs: str) -> None:
    known = make_document(key="nyhet.html", file_name="nyhet.html", title="En gammal")
    send(desk, ("nyhet.html", kind("html/nyhet.html")))
    (draft,) = SourceDraft.objects.all()
    refused = freeze(desk, draft)
    assert "Säg om det är en ny text till det dokumentet." in words(refused)
    assert freeze(desk, draft, belongs=belongs).status_code == 302
    known.refresh_from_db()
    assert known.title == "En gammal"
    assert known.revisions.count() == (belongs == "known")
    names = {"known": {"nyhet.html"}, "new": {"nyhet.html", f"nyhet ({draft.pk}).html"}}
    assert set(Document.objects.values_list("file_name", flat=True)) == names[belongs]


BAD = {
    "tom.html": (b"", "är tom"),
    "avklippt.pdf": (kind("pdf/typst-rapport.pdf")[:2_000], "den är skadad"),
    "bilder.pdf": (write_pdf([[], []]), "bara bilder"),
    "bild.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 8, "varken text eller"),
    "bomb.docx": (bomb(), "packas upp till mer än"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_a_sentence_and_nothing_is_stored(desk: Client, name: str) -> None:
    content, sentence = BAD[name]
    refused = send(desk, (name, content))
    assert refused.status_code == 200
    assert sentence in words(refused)
    assert not SourceDraft.objects.exists()
    assert not Document.objects.exists()


def test_a_file_that_is_too_large_is_refused(desk: Client, settings: Settings) -> None:
    settings.MAX_SOURCE_BYTES = 1_000
    refused = send(desk, ("stor.html", b"<p>" + b"x" * 1_000))
    assert "MAX_SOURCE_BYTES" in words(refused)
    assert "Ange en adress, välj en fil eller klistra in en text." in words(send(desk))
    assert not SourceDraft.objects.exists()


def test_only_who_may_add_documents_and_texts_brings_sources_in() -> None:
    reader = Client()
    reader.force_login(make_user("bo", role="", is_staff=True))
    draft = make_source_draft()
    assert reader.get(draft_page(draft.pk)).status_code == 403
    assert reader.post(draft_page(draft.pk), {"_discard": "1"}).status_code == 403
    assert send(reader, ("a.html", b"<p>text</p>")).status_code == 403
    assert SourceDraft.objects.count() == 1


def test_a_second_click_freezes_nothing_twice(desk: Client) -> None:
    send(desk, ("nyhet.html", kind("html/nyhet.html")))
    (draft,) = SourceDraft.objects.all()
    page = desk.get(draft_page(draft.pk))
    assert desk.post(draft_page(draft.pk), filled_in(page)).status_code == 302
    assert desk.post(draft_page(draft.pk), filled_in(page)).status_code == 404
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Regionen växer\n\nVi har sänkt skatten.\n", "Regionen växer"),
        ("Är köerna längre?\n\nNej.\n", "Är köerna längre?"),
        ("Vi har sänkt skatten.\n\nDet är bra.\n", None),
        ("Regionen växer\n", None),
        (f"{'ord ' * 40}\n\nMer.\n", None),
    ],
)
def test_a_pasted_text_is_called_by_its_heading(desk: Client, text: str, title: str | None) -> None:
    desk.post(reverse("admin:corpus_sourcedraft_add"), {"text": text})
    draft = SourceDraft.objects.get()
    page = desk.get(reverse("admin:corpus_sourcedraft_change", args=[draft.pk]))
    assert page.context["shown"].about.initial["title"] == (title or draft.file_name)
    assert "0 stycken" not in page.content.decode()
    assert "0 paragraphs" not in page.content.decode()


@pytest.mark.parametrize("name", ["riksdag/anforande.xml", "mail/brev.eml", "html/nyhet.html"])
def test_what_a_source_says_of_itself_is_called_in_words(name: str) -> None:
    found = {value.name for value in extract((FILES / name).read_bytes()).metadata}
    own = {each for each in found if not each.startswith("riksdag:")}
    assert own <= {*FIELDS, *VALUE_NAMES}
