"""The main job from end to end, on the real text: from a first reading to a published correction.

Everything is done as people do it, in their browsers; what the public gets is asked of the API.
"""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Page, expect

from claims.models import Claim
from corpus.models import Document
from tests.browser.accessibility import Barriers
from tests.browser.conftest import PageAs, log_in, make_staff
from tests.browser.screenshots import screenshot
from tests.factories import make_role, make_scale_and_ratings, make_speaker, make_topic

FILE = "002_28fb4ee68b4bc7f1.txt"
QUOTE = (
    "Placeringar i hvb-hem och liknande har ökat dramatiskt och kostade 640 miljoner kronor"
    " förra året."
)
STATEMENT = "Placeringar i hvb-hem kostade Stockholms stad 640 miljoner kronor 2022."
SUMMARY = "Stadens bokslut för 2022 visar 612 miljoner kronor."
CORRECTED = "Stadens bokslut för 2022 visar 621 miljoner kronor."
NOTE = "Vi skrev först 612 miljoner. Bokslutet visar 621 miljoner kronor."
SOURCES = (
    ("https://start.stockholm/bokslut-2022", "Stockholms stads årsredovisning 2022"),
    ("https://www.riksdagen.se/sv/placeringar", "Svar på fråga om placeringar"),
)


def ingest_document() -> Document:
    """002 as it was found, by the command that takes texts in."""
    corpus = settings.BASE_DIR / "fixtures" / "corpus"
    metadata = str(corpus / "documents.json")
    call_command("ingest", str(corpus / FILE), metadata=metadata, verbosity=0)
    return Document.objects.get(file_name=FILE)


def test_from_first_glance_to_correction(page: Page, page_as: PageAs) -> None:
    document = ingest_document()
    make_role(make_speaker("Andréa Hedin"), title="oppositionsborgarråd")
    make_topic("placeringar")
    make_scale_and_ratings()
    barriers = Barriers()

    page.goto("/admin/")
    log_in(page, make_staff("researcher", "anna"))
    _open_reader(page, document)
    _mark_by_keyboard(page, barriers)
    claim = Claim.objects.get()
    assert (claim.quote, claim.statement) == (QUOTE, STATEMENT)
    assert claim.revision.text[claim.start : claim.end] == QUOTE
    assert claim.quantities.get().value == 640_000_000

    page.keyboard.press("e")  # from the reader to the claim's own page
    _gather_and_submit(page, barriers)

    other = page_as(user=make_staff("editor", "bo"))
    other.goto(reverse("admin:claims_claim_change", args=[claim.pk]))
    _approve_and_publish(other, barriers)
    record = _public_record(other, claim)
    assert (record["statement"], record["quote"]) == (STATEMENT, QUOTE)
    assert record["speaker"]["name"] == "Andréa Hedin"
    assert record["verification_status"] == "checked"
    assert record["assessment"]["summary"] == SUMMARY
    sources = [(each["url"], each["title"]) for each in record["assessment"]["evidence"]]
    assert sources == list(SOURCES)
    assert record["version"] == 1

    _correct(other, page, claim, barriers)
    record = _public_record(other, claim)
    assert record["assessment"]["summary"] == CORRECTED
    assert record["version"] == 2
    versions = other.request.get(f"/api/v1/claims/{claim.public_id}/versions/").json()["results"]
    assert [(each["version"], each["kind"], each["note"]) for each in versions] == [
        (1, "first", None),
        (2, "correction", NOTE),
    ]
    _see_correction(other, claim, barriers)
    barriers.check()


def _open_reader(page: Page, document: Document) -> None:
    page.goto(reverse("reader:document", args=[document.public_id]))
    page.wait_for_selector("#reader[data-ready]")


def _mark_by_keyboard(page: Page, barriers: Barriers) -> None:
    keyboard = page.keyboard
    page.get_by_role("region", name="Texten").focus()
    keyboard.press("Control+Home")
    for _sentence in range(80):
        keyboard.press("m")
        if "640 miljoner" in str(page.evaluate("() => getSelection().toString()")):
            break
        keyboard.press("ArrowRight")
        keyboard.press("Control+ArrowDown")
    keyboard.press("Enter")
    expect(page.locator("#mark-statement")).to_be_focused()
    barriers.look(page)
    screenshot(page, "reader-marking")
    expect(page.locator("#mark-statement")).to_have_value(QUOTE)
    keyboard.press("Control+a")
    keyboard.type(STATEMENT)
    for _field in range(2):
        keyboard.press("Tab")
    keyboard.type("Hedin")
    expect(page.get_by_role("option", name="Andréa Hedin")).to_be_visible()
    keyboard.press("Enter")
    keyboard.press("Control+Enter")
    expect(page.locator("#reader-news")).to_contain_text("Påståendet är sparat.")


def _gather_and_submit(page: Page, barriers: Barriers) -> None:
    expect(page.get_by_role("heading", name=STATEMENT)).to_be_visible()
    _do(page, "start")
    page.get_by_role("radio", name="Delvis sant").check()
    page.locator("#id_check-0-summary").fill(SUMMARY)
    page.locator("#id_check-0-explanation").fill("Bokslutet tar upp 612 miljoner kronor.")
    page.locator("#id_addresses").fill("\n".join(url for url, _title in SOURCES))
    page.locator("#paste-addresses button").click()
    for number, (url, title) in enumerate(SOURCES):
        field = f"#id_evidence-{number}"
        expect(page.locator(f"{field}-url")).to_have_value(url)
        page.locator(f"{field}-title").fill(title)
        page.locator(f"{field}-stance").select_option("contradicts")
        page.locator(f"{field}-summary").fill("Tar upp 612 miljoner kronor för 2022.")
    barriers.look(page)
    screenshot(page, "claim-with-evidence")
    _do(page, "submit")
    barriers.look(page)


def _do(page: Page, verb: str) -> None:
    """Press one of the workflow's buttons, and see that the page says it was done."""
    page.locator(f'button[name="verb"][value="{verb}"]').click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def _approve_and_publish(page: Page, barriers: Barriers) -> None:
    screenshot(page, "claim-to-approve")
    _do(page, "approve")
    page.locator('button[name="verb"][value="publish"]').click()
    preview = page.locator(".as-in-public")
    expect(preview).to_contain_text(STATEMENT)
    expect(preview).to_contain_text("Delvis sant")
    barriers.look(page)
    screenshot(page, "publish-first")
    page.locator('.verb-bar button[name="publish"]').click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def _correct(editor: Page, researcher: Page, claim: Claim, barriers: Barriers) -> None:
    """Sent back with a reason, mended, handed in, approved, and published with a public note."""
    address = reverse("admin:claims_claim_change", args=[claim.pk])
    editor.goto(address)
    editor.locator('button[name="verb"][value="send_back"]').click()
    editor.locator('textarea[name="reason"]').fill("Siffran är fel avskriven.")
    barriers.look(editor)
    editor.locator('#content input[type="submit"], #content button[type="submit"]').first.click()
    expect(editor.locator(".messagelist .success")).to_be_visible()

    researcher.goto(address)
    researcher.locator("#id_check-0-summary").fill(CORRECTED)
    _do(researcher, "submit")

    editor.goto(address)
    _do(editor, "approve")
    editor.locator('button[name="verb"][value="correct"]').click()
    editor.locator("#id_note").fill(NOTE)
    barriers.look(editor)
    screenshot(editor, "publish-correction")
    editor.locator('.verb-bar button[name="publish"]').click()
    expect(editor.locator(".messagelist .success")).to_be_visible()


def _public_record(page: Page, claim: Claim) -> Any:
    answer = page.request.get(f"/api/v1/claims/{claim.public_id}/")
    assert answer.status == 200
    return answer.json()


def _see_correction(page: Page, claim: Claim, barriers: Barriers) -> None:
    page.goto(f"/claims/{claim.public_id}/")
    expect(page.get_by_role("heading", name=STATEMENT)).to_be_visible()
    expect(page.get_by_label("Rättelse").first).to_contain_text(NOTE)
    barriers.look(page)
    screenshot(page, "public-claim-corrected")
    page.get_by_role("link", name="Version 1").first.click()
    expect(page.get_by_text(SUMMARY).first).to_be_visible()
