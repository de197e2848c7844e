"""“Ny källa”: files of every kind are read, looked through in Swedish, and frozen."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from corpus.models import Document, Revision, SourceDraft
from tests.factories import make_user

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
    assert page.context["shown"].about["date_edtf"].value() == "2023-05-03"
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
