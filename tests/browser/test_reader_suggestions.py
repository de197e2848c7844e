"""An editor goes through suggestions with the keys: takes one up, rejects one, undoes it."""

from playwright.sync_api import Page, expect

from claims.models import Claim, SuggestionDecision
from tests.browser.accessibility import accessible
from tests.browser.conftest import PageAs
from tests.browser.reader import press, read, selected
from tests.browser.screenshots import screenshot
from tests.factories import make_revision, make_speaker

WORTH = "Regeringen har minskat statsbidragen till kommunerna med 24 miljarder kronor."
OTHER = "År 2022 ökade kostnaderna för placeringar med 12 procent jämfört med 2021."
THIRD = "Socialtjänsten beslutade 2021 att stänga tre kontor på grund av underskottet."
TEXT = f"Rubrik\n\n{WORTH} Tack för det.\n\n{OTHER}\n\n{THIRD} Vad tycker du?"

CARD = "#suggestion-card"


def shown(page: Page, count: int) -> None:
    expect(page.locator("#reader")).to_have_attribute("data-suggestions", str(count))


def most(page: Page) -> None:
    page.locator("#suggestion-level").fill("10")


def test_with_the_keys(page_as: PageAs) -> None:
    revision = make_revision(TEXT)
    make_speaker("Anna Berg")
    page = page_as()
    read(page, revision)
    most(page)
    shown(page, 3)
    page.locator("#reader-text").focus()

    press(page, "n")
    assert selected(page) == WORTH
    expect(page.locator(CARD)).to_contain_text("Talar för att granska det")
    expect(page.locator(CARD)).to_contain_text("Har det granskats?")
    screenshot(page, "reader-suggestion")
    accessible(page)

    press(page, "n")
    assert selected(page) == OTHER
    press(page, "p")
    assert selected(page) == WORTH

    # Rejected with a reason, and undone.
    page.locator("#reject-reason").fill("redan känt")
    press(page, "Enter")
    expect(page.locator("#reader-news")).to_contain_text("Avvisat")
    shown(page, 2)
    assert SuggestionDecision.objects.get().reason == "redan känt"
    assert selected(page) == OTHER
    page.locator("#reader-news button").click()
    expect(page.locator("#reader-news")).to_contain_text("Ångrat")
    shown(page, 3)
    assert not SuggestionDecision.objects.exists()
    assert selected(page) == WORTH

    # Taken up: the panel is filled in.
    page.locator("#reader-text").focus()
    press(page, "Enter")
    expect(page.locator("#mark-statement")).to_have_value(WORTH)
    expect(page.locator(".quantity-row")).to_have_count(1)
    expect(page.locator(CARD)).to_contain_text("Har det granskats?")
    page.locator("#mark-speaker").fill("Anna")
    page.get_by_role("option", name="Anna Berg").click()
    page.locator("#mark-kind").select_option("decision")
    press(page, "Control+Enter")
    expect(page.locator("#reader-news")).to_contain_text("Påståendet är sparat")
    shown(page, 2)
    claim = Claim.objects.get()
    assert claim.quote == WORTH
    assert SuggestionDecision.objects.get().claim == claim


def test_a_suggestion_never_looks_like_a_claim_and_how_many_is_remembered(page_as: PageAs) -> None:
    revision = make_revision(TEXT)
    page = page_as()
    read(page, revision)
    most(page)
    shown(page, 3)
    assert page.locator("#reader-text .hl").count() == 0
    page.locator("#suggestion-level").fill("0")
    shown(page, 0)
    press(page, "n")
    read(page, revision)
    shown(page, 0)
