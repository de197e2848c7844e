"""“Ny källa: klistra in en adress”: asked for by an editor, brought by the worker."""

import html
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django import Settings

from corpus import fetched_sources
from corpus.extraction.readers.warc import pages_of_warc
from corpus.fetching.refusals import SENTENCES
from corpus.models import Document, Revision, SourceDraft
from corpus.source_sentences import FETCHES
from corpus.source_texts import text_again
from corpus.tasks import give_up_fetches
from tests.corpus.fetching.web import Site, flood, page, redirect, serving, trickle
from tests.factories import make_document, make_source_draft, make_user
from tests.promises import ask, breaks, run

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 29, 10, 0, tzinfo=UTC)
FILES = Path(__file__).parents[1] / "extraction" / "files"


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    settings.FETCH_ALLOWED_NETWORKS = ["127.0.0.1/32"]
    with serving() as site:
        site.answers["/nyhet"] = page((FILES / "html/nyhet.html").read_bytes())
        yield site


@pytest.fixture
def desk() -> Client:
    client = Client(headers={"accept-language": "sv"})
    client.force_login(make_user("åsa", role="researcher", is_staff=True))
    return client


def paste(desk: Client, address: str, query: str = "") -> Any:
    return desk.post(reverse("admin:corpus_sourcedraft_add") + query, {"address": address})


def do_the_work() -> None:
    """What a worker would do."""
    for draft in SourceDraft.objects.waiting():
        fetched_sources.bring(draft.pk, at=AT)


def words(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", response.content.decode()))


def page_of(draft: SourceDraft) -> str:
    return reverse("admin:corpus_sourcedraft_change", args=[draft.pk])


def freeze(desk: Client, draft: SourceDraft, **values: Any) -> Any:
    shown = desk.get(page_of(draft))
    about = shown.context["shown"].about
    sent = {"_freeze": "1", "seen": shown.context["seen"]}
    for field in about or ():
        sent[field.html_name] = "" if field.value() is None else field.value()
    return desk.post(page_of(draft), sent | values)


def test_a_pasted_address_is_fetched_and_becomes_a_document(desk: Client, site: Site) -> None:
    asked = paste(desk, f"{site.base}/nyhet")
    draft = SourceDraft.objects.get()
    assert asked.url == page_of(draft)
    assert ask("SELECT task_name, (args->>'draft')::int FROM procrastinate_jobs") == [
        ("fetch_source", draft.pk)
    ]
    waiting = words(desk.get(asked.url))
    assert "Sidan hämtas" in waiting
    assert "Ingen arbetsprocess är i gång" in waiting
    assert desk.get(f"{asked.url}?state").json() == {"waiting": True}
    assert site.asked == []

    site.answers["/robots.txt"] = page("User-agent: *\nDisallow: /\n", "text/plain")
    do_the_work()
    assert desk.get(f"{asked.url}?state").json() == {"waiting": False}
    shown = words(desk.get(asked.url))
    assert f"Hämtad från {site.base}/nyhet, 2026-11-29 11:00." in shown
    assert "robots.txt ber program att inte hämta den här sidan" in shown
    assert "Norrbladet" in shown

    warc = desk.get(reverse("admin:corpus_sourcedraft_original", args=[draft.pk]))
    archive = b"".join(warc.streaming_content)  # type: ignore[attr-defined]
    (kept,) = pages_of_warc(archive)
    assert kept.address == f"{site.base}/nyhet"

    freeze(desk, draft, kind="article")
    document, revision = Document.objects.get(), Revision.objects.get()
    assert (document.title, document.date_edtf) == ("Älvsby höjer skatten", "2023-05-03")
    assert document.retrieved_on == AT.date()
    assert document.url
    assert bytes(revision.original) == archive
    assert (revision.extractor, revision.media_type) == ("warc+html", "application/warc")
    assert text_again(revision).text == revision.text
    assert not SourceDraft.objects.exists()


def test_the_same_address_again_is_a_new_text_of_the_document(desk: Client, site: Site) -> None:
    site.answers["/"] = page("<main><h1>Budget</h1><p>Det blir 640 miljoner.</p></main>")
    paste(desk, site.base)
    do_the_work()
    freeze(desk, SourceDraft.objects.get(), kind="article", title="Budget")
    site.answers["/"] = page("<main><h1>Budget</h1><p>Det blir 650 miljoner.</p></main>")
    paste(desk, site.base)
    do_the_work()
    shown = desk.get(page_of(SourceDraft.objects.get()))
    assert shown.context["shown"].known == Document.objects.get()
    freeze(desk, SourceDraft.objects.get(), belongs="known")
    assert [each.text for each in Revision.objects.order_by("number")] == [
        "Budget\n\nDet blir 640 miljoner.",
        "Budget\n\nDet blir 650 miljoner.",
    ]


def test_a_new_text_is_fetched_for_a_document(desk: Client, site: Site) -> None:
    document = make_document(title="Gammal")
    paste(desk, f"{site.base}/nyhet", f"?document={document.pk}")
    do_the_work()
    freeze(desk, SourceDraft.objects.get())
    assert Revision.objects.get().document == document


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("ftp://kommun.example/", "”ftp:” hämtas inte"),
        ("hej", "ingen webbadress"),
        ("http://anna:x@kommun.example/", "lösenord"),
    ],
)
def test_what_is_no_address_comes_back_with_the_reason(
    desk: Client, address: str, sentence: str
) -> None:
    answer = paste(desk, address)
    assert sentence in words(answer)
    assert address in words(answer)
    assert not SourceDraft.objects.exists()


REFUSED = {
    "circle": "i en cirkel",
    "private": "inte är en adress på det öppna internet",
    "giant": "större än",
    "slow": "hade inte kommit efter 1 sekunder",
    "gone": "servern svarar 404",
    "wrong": "skickades som application/pdf",
    "nothing": "tom sida",
    "film": "varken text eller",
}


@pytest.mark.parametrize("name", REFUSED)
def test_each_refusal_is_said_nothing_is_kept_and_it_can_be_tried_again(
    desk: Client, site: Site, settings: Settings, name: str
) -> None:
    settings.FETCH_SECONDS = 1
    settings.MAX_SOURCE_BYTES = 600_000
    site.answers |= {
        "/circle": redirect("/circle"),
        "/private": redirect("http://169.254.169.254/latest/meta-data/"),
        "/giant": flood(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
        "/slow": trickle(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
        "/wrong": page("<p>hej</p>", "application/pdf"),
        "/nothing": page(""),
        "/film": page(b"\x00\x00\x00\x20ftypisom" + bytes(range(256)) * 20, "video/mp4"),
    }
    paste(desk, f"{site.base}/{name}")
    do_the_work()
    draft = SourceDraft.objects.get()
    assert bytes(draft.content) == b""
    shown = words(desk.get(page_of(draft)))
    assert REFUSED[name] in shown
    assert "Ingenting av den har sparats" in shown

    site.answers[f"/{name}"] = page("<h1>Nu går det</h1>")
    settings.FETCH_SECONDS = 10
    desk.post(page_of(draft), {"_again": "1"})
    do_the_work()
    assert "Nu går det" in words(desk.get(page_of(draft)))


def test_what_was_discarded_meanwhile_is_not_fetched(desk: Client, site: Site) -> None:
    paste(desk, f"{site.base}/nyhet")
    draft = SourceDraft.objects.get()
    desk.post(page_of(draft), {"_discard": "1"})
    fetched_sources.bring(draft.pk, at=AT)
    assert site.asked == []
    assert not SourceDraft.objects.exists()


def test_a_draft_whose_job_is_gone_says_so(desk: Client, site: Site) -> None:
    paste(desk, f"{site.base}/nyhet")
    give_up_fetches(0)
    assert SourceDraft.objects.get().is_waiting
    run("UPDATE procrastinate_jobs SET status = 'failed'")
    give_up_fetches(0)
    draft = SourceDraft.objects.get()
    assert "varje gång" in words(desk.get(page_of(draft)))


def test_who_may_not_add_sources_fetches_none(site: Site) -> None:
    client = Client()
    client.force_login(make_user("gäst", "", is_staff=True))
    assert paste(client, f"{site.base}/nyhet").status_code == 403
    assert not SourceDraft.objects.exists()


def test_the_sentences_are_those_of_the_pure_ones() -> None:
    with translation.override("en"):
        assert {code: str(text) for code, text in FETCHES.items()} == SENTENCES


def ingest(*said: str) -> str:
    out = io.StringIO()
    call_command("ingest", *said, stdout=out, stderr=out)
    return out.getvalue()


def test_an_address_is_ingested_from_the_command_line(site: Site) -> None:
    address = f"{site.base}/nyhet"
    shown = ingest(address, "--show")
    assert "read as warc+html" in shown
    said = ingest(address, "--left-out", "proposed", "--take", "byline")
    assert "new document" in said
    assert "robots.txt: the site's robots.txt has nothing against programs here" in said
    document, revision = Document.objects.get(), Revision.objects.get()
    assert (document.byline, document.url) == ("Eva Ek", address)
    assert document.retrieved_on == timezone.localdate()
    assert pages_of_warc(bytes(revision.original))[0].address == address
    assert "unchanged" in ingest(address, "--left-out", "proposed")


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/borta", "the server answers 404 (Not Found), not with the page"),
        ("/cirkel", "it redirects in a circle"),
        ("/fel", "it was sent as application/pdf"),
    ],
)
def test_the_command_says_why_an_address_is_refused(site: Site, path: str, sentence: str) -> None:
    site.answers["/cirkel"] = redirect("/cirkel")
    site.answers["/fel"] = page("<p>hej</p>", "application/pdf")
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 of 1 not ingested"):
        call_command("ingest", f"{site.base}{path}", stderr=out)
    assert sentence in out.getvalue()
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("source_draft_not_empty", {"fetched_at": AT, "content": b""}),
        ("source_draft_not_empty", {"address": "", "content": b"", "fetched_at": None}),
        ("source_draft_fetched_or_refused", {"refused": "{}"}),
    ],
)
def test_the_rules_of_what_is_fetched(rule: str, values: dict[str, Any]) -> None:
    breaks(rule, make_source_draft(address="https://x.example/", fetched_at=AT), **values)
