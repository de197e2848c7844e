"""A form that is put away in the reader is kept, for the words that it was about."""

from playwright.sync_api import Page, expect

from claims.models import Claim
from tests.browser.conftest import PageAs
from tests.browser.reader import drag_over, press, read
from tests.factories import QUOTE, make_claim, make_revision

SAVE = "Control+Enter"


def form(page: Page) -> None:
    expect(page.get_by_role("form", name="Nytt påstående")).to_be_visible()


def news(page: Page, words: str) -> None:
    expect(page.locator("#reader-news")).to_contain_text(words)


def test_form_that_is_put_away_can_be_had_back(page_as: PageAs) -> None:
    revision = make_revision()
    make_claim(revision=revision, quote="Vi behöver fler familjehem")
    page = page_as()
    read(page, revision)
    drag_over(page, QUOTE)
    press(page, "Enter")
    form(page)
    statement = page.get_by_label("Påståendet i klartext")
    statement.fill("Min egen mening.")
    press(page, "Escape")
    expect(page.locator("#claim-form")).to_be_hidden()
    news(page, "Inget du skrivit är förlorat.")
    press(page, "u")
    expect(statement).to_have_value("Min egen mening.")
    press(page, SAVE)
    news(page, "Påståendet är sparat.")
    claim = Claim.objects.latest("pk")
    assert (claim.statement, claim.quote) == ("Min egen mening.", QUOTE)


def test_what_is_put_away_is_kept_for_the_same_words(page_as: PageAs) -> None:
    revision = make_revision()
    page = page_as()
    read(page, revision)
    statement, speaker = page.get_by_label("Påståendet i klartext"), page.locator("#mark-speaker")
    for quote, words in ((QUOTE, "Min egen mening."), ("Vi behöver fler familjehem", "Den andra.")):
        drag_over(page, quote)
        press(page, "Enter")
        form(page)
        statement.fill(words)
        speaker.fill(f"{words} Ek")
        page.get_by_role("button", name="Lägg till en sifferuppgift").click()
        page.locator(".quantity-row [name$=text]").last.fill(words)
        press(page, "Escape")
        expect(page.locator("#claim-form")).to_be_hidden()
    drag_over(page, QUOTE)
    press(page, "Enter")
    form(page)
    expect(statement).to_have_value("Min egen mening.")
    expect(speaker).to_have_value("Min egen mening. Ek")
    expect(page.locator(".quantity-row [name$=text]").last).to_have_value("Min egen mening.")
    press(page, "Escape", "u")
    expect(statement).to_have_value("Min egen mening.")
    press(page, "Escape")
    drag_over(page, "Vi behöver fler familjehem")
    press(page, "Enter")
    form(page)
    expect(statement).to_have_value("Den andra.")
