"""A source on its way to a document, as an editor meets it."""

from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from corpus import fetched_sources
from corpus.models import Document, Revision, SourceDraft
from tests.browser.accessibility import accessible
from tests.browser.conftest import PageAs
from tests.browser.screenshots import screenshot
from tests.corpus.extraction.measuring import FILES
from tests.corpus.fetching import web


def see(page: Page, name: str) -> None:
    accessible(page)
    screenshot(page, name)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_from_files_to_documents(page_as: PageAs, scripts: bool) -> None:
    page = page_as("researcher", java_script_enabled=scripts)
    page.goto(reverse("admin:corpus_sourcedraft_changelist"))
    page.get_by_role("link", name="Ny källa").last.click()
    if scripts:
        see(page, "source-upload")
    files: list[str | Path] = [FILES / "pdf/groff-rapport.pdf", FILES / "docx/andringar.docx"]
    page.locator("[name=sent]").set_input_files(files)
    page.get_by_role("button", name="Läs den").click()

    page.get_by_role("link", name="groff-rapport.pdf").click()
    if scripts:
        see(page, "source-draft")
    out = page.locator(".source-blocks li.proposed-out").first
    kept_again = out.locator(".block-text").inner_text()
    out.get_by_label("låt det vara med").check()
    page.get_by_label("Titel:").fill("Placeringar i kommunen")
    page.get_by_label("Datum:", exact=True).fill("3 maj")
    page.get_by_role("button", name="Frys texten").click()
    # The date is none; what was ticked and typed is still there.
    expect(page.get_by_text("Ingenting har frysts")).to_be_visible()
    expect(out.get_by_label("låt det vara med")).to_be_checked()
    page.get_by_label("Datum:", exact=True).fill("2023-05-03")
    page.get_by_role("button", name="Frys texten").click()
    expect(page.locator(".messagelist")).to_contain_text("nytt dokument")

    document = Document.objects.get()
    assert (document.title, document.date_edtf) == ("Placeringar i kommunen", "2023-05-03")
    revision = Revision.objects.get()
    assert kept_again in revision.text
    assert [page.number for page in revision.pages.order_by("start")][:2] == [1, 2]

    page.goto(reverse("admin:corpus_sourcedraft_changelist"))
    page.get_by_role("link", name="andringar.docx").click()
    expect(page.get_by_role("heading", name="Spårade ändringar")).to_be_visible()
    page.get_by_role("button", name="Kassera").click()
    expect(page.locator(".messagelist")).to_contain_text("Kasserad: andringar.docx")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_an_address_is_pasted_confirmed_and_frozen(
    page_as: PageAs, settings: Settings, scripts: bool
) -> None:
    """The page is served on loopback, which the guard is told to let through here."""
    settings.FETCH_ALLOWED_NETWORKS = ["127.0.0.1/32"]
    page = page_as("researcher", java_script_enabled=scripts)
    with web.serving({"/nyhet": web.page((FILES / "html/nyhet.html").read_bytes())}) as site:
        page.goto(reverse("admin:corpus_sourcedraft_add"))
        page.get_by_label("Webbadress").fill(f"{site.base}/nyhet")
        page.get_by_role("button", name="Läs den").click()
        expect(page.get_by_text("Sidan hämtas")).to_be_visible()
        if scripts:
            see(page, "source-fetching")
        draft = SourceDraft.objects.get()
        fetched_sources.bring(draft.pk, at=timezone.now())  # what a worker would do
        if not scripts:
            page.get_by_role("link", name="Titta igen").click()
        expect(page.get_by_text(f"Hämtad från {site.base}/nyhet")).to_be_visible()
        if scripts:
            see(page, "source-fetched")
    page.get_by_label("Datum:", exact=True).fill("2023-05-03")
    page.get_by_role("button", name="Frys texten").click()
    expect(page.locator(".messagelist")).to_contain_text("nytt dokument")
    document, revision = Document.objects.get(), Revision.objects.get()
    assert document.title == "Älvsby höjer skatten"
    assert revision.extractor == "warc+html"
    assert bytes(revision.original).startswith(b"\x1f\x8b")
