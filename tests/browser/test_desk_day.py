"""A day at the desk, by two people in two browsers: checked, sent back, mended, approved,
published, corrected. Clicks and pages are counted; what was needed before is in the comments.
"""

from dataclasses import dataclass

from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from claims.models import Claim, Notice
from tests.browser.accessibility import Barriers
from tests.browser.conftest import PageAs, make_staff
from tests.browser.screenshots import screenshot
from tests.factories import make_claim, make_quantity, make_scale_and_ratings

SOURCES = ("https://start.stockholm/bokslut-2022", "https://www.riksdagen.se/sv/placeringar")


@dataclass
class Steps:
    """What one person has clicked, and the pages that came of it, since it was last asked."""

    page: Page
    clicks: int = 0
    pages: int = 0

    def __post_init__(self) -> None:
        self._settle()
        self.page.on("domcontentloaded", lambda _page: self._loaded())

    def _loaded(self) -> None:
        self.pages += 1

    def click(self, target: Locator) -> None:
        self.clicks += 1
        target.click()

    def _settle(self) -> None:
        """A message can be seen before its page has been told as loaded: that is heard then."""
        self.page.wait_for_load_state()
        self.page.evaluate("0")

    def taken(self) -> tuple[int, int]:
        self._settle()
        counted = self.clicks, self.pages
        self.clicks = self.pages = 0
        return counted


def home(steps: Steps) -> None:
    steps.page.goto(reverse("admin:index"))
    steps.taken()


def verb(page: Page, name: str) -> Locator:
    return page.locator(f'.submit-row button[name="verb"][value="{name}"]')


def act(page: Page, name: str) -> Locator:
    return page.locator(f'.verb-bar button[name="act"][value="{name}"]')


def done(page: Page) -> None:
    expect(page.locator(".messagelist .success").first).to_be_visible()


def test_checked_sent_back_mended_approved_published_corrected(page_as: PageAs) -> None:
    make_scale_and_ratings()
    anna, bo = make_staff("researcher", "anna"), make_staff("editor", "bo")
    claim = make_claim(created_by=anna)
    make_quantity(claim)
    researcher, editor = page_as(user=anna), page_as(user=bo)
    barriers = Barriers()
    _check(Steps(researcher), claim, barriers)

    steps = Steps(editor)
    home(steps)
    expect(editor.locator(".notices-link")).to_have_text("Notiser (1)")
    screenshot(editor, "day-dashboard")
    waiting = editor.locator('[aria-labelledby="approve-title"] li a')
    steps.click(waiting.first)
    expect(editor.get_by_role("heading", name="Orden i sitt sammanhang")).to_be_visible()
    barriers.look(editor)
    screenshot(editor, "day-review")
    editor.get_by_label("För att skicka tillbaka").fill("Siffran är fel avskriven.")
    steps.click(act(editor, "send_back"))
    done(editor)
    assert steps.taken() == (2, 2)

    _mend(Steps(researcher), claim, "Stadens bokslut visar 621 miljoner kronor.", barriers)

    # Before: 5 clicks over 4 pages, without the words in sight.
    home(steps)
    steps.click(editor.locator('[aria-labelledby="approve-title"] li a').first)
    expect(editor.locator(".differences").first).to_contain_text("621")
    screenshot(editor, "day-review-again")
    steps.click(act(editor, "both"))
    done(editor)
    assert steps.taken() == (2, 2)
    expect(editor.locator(".messagelist")).to_contain_text("Visa publik sida")
    assert claim.versions.count() == 1

    # A correction of a verdict: sent back, mended, approved and published with its note.
    editor.get_by_label("För att skicka tillbaka").fill("Bokslutet är rättat.")
    act(editor, "send_back").click()
    _mend(Steps(researcher), claim, "Stadens bokslut visar 612 miljoner kronor.", barriers)
    home(steps)
    steps.click(editor.locator('[aria-labelledby="approve-title"] li a').first)
    editor.get_by_label("Offentlig kommentar").fill("Vi skrev först 621 miljoner.")
    steps.click(act(editor, "both"))
    done(editor)
    assert steps.taken() == (2, 2)
    newest = claim.versions.latest("number")
    assert (newest.number, newest.kind) == (2, "correction")
    assert not Notice.objects.unread().filter(user=bo, kind="to_approve").exists()
    barriers.look(editor)
    barriers.check()


def _check(steps: Steps, claim: Claim, barriers: Barriers) -> None:
    page = steps.page
    page.goto(reverse("admin:claims_claim_change", args=[claim.pk]))
    verb(page, "start").click()
    done(page)
    page.get_by_role("radio", name="Delvis sant").check()
    page.locator("#id_check-0-summary").fill("Stadens bokslut visar 631 miljoner kronor.")
    page.locator("#id_check-0-explanation").fill("Bokslutet tar upp beloppet.")
    page.locator("#id_addresses").fill("\n".join(SOURCES))
    page.locator("#paste-addresses button").click()
    for number, url in enumerate(SOURCES):
        field = f"#id_evidence-{number}"
        expect(page.locator(f"{field}-url")).to_have_value(url)
        page.locator(f"{field}-title").fill(f"Källa {number}")
        page.locator(f"{field}-stance").select_option("contradicts")
        page.locator(f"{field}-summary").fill("Tar upp beloppet för 2022.")
    screenshot(page, "day-claim", whole=False)
    barriers.look(page)
    expect(verb(page, "submit")).to_be_in_viewport()
    verb(page, "submit").click()
    done(page)


def _mend(steps: Steps, claim: Claim, summary: str, barriers: Barriers) -> None:
    """From the dashboard, which says by whom it was sent back and why."""
    page = steps.page
    home(steps)
    sent_back = page.locator('[aria-labelledby="sent_back-title"]')
    expect(sent_back).to_contain_text("bo, ")
    steps.click(sent_back.locator("li a").first)
    expect(page.locator(".sent-back")).to_contain_text("Skickades tillbaka av bo")
    page.locator("#id_check-0-summary").fill(summary)
    barriers.look(page)
    steps.click(verb(page, "submit"))
    done(page)
    assert steps.taken() == (2, 2)


def test_a_correction_is_one_page(page_as: PageAs) -> None:
    """Before: 5 clicks over 4 pages, the first of them an error."""
    claim = make_claim()
    page = page_as("editor")
    page.goto(reverse("admin:claims_claim_change", args=[claim.pk]))
    verb(page, "publish").click()
    page.locator('.verb-bar button[name="publish"]').click()
    done(page)
    steps = Steps(page)
    page.locator("#id_statement").fill("Placeringarna kostade Stockholms stad 612 miljoner kronor.")
    steps.click(page.locator('.submit-row [name="_continue"]'))
    done(page)
    steps.click(verb(page, "correct"))
    expect(page.get_by_role("heading", name="Vad som ändras")).to_be_visible()
    expect(page.locator(".error-summary, .errornote")).to_have_count(0)
    screenshot(page, "day-correct")
    page.get_by_label("Offentlig kommentar").fill("Vi skrev först 640 miljoner.")
    steps.click(page.locator('.verb-bar button[name="publish"]'))
    done(page)
    assert steps.taken() == (3, 3)
    assert claim.versions.latest("number").kind == "correction"


def test_comments_search_and_many_at_once(page_as: PageAs) -> None:
    anna = make_staff("researcher", "anna")
    claims = [make_claim(), make_claim()]
    page = page_as("editor")
    barriers = Barriers()
    page.goto(reverse("admin:claims_claim_change", args=[claims[0].pk]))
    page.get_by_label("Tilldelat").select_option("anna")
    page.get_by_label("Klart senast", exact=True).fill("3 december 2026")
    page.get_by_role("button", name="Tilldela").click()
    done(page)
    page.get_by_label("Till redaktionen").fill("@anna Ring staden.")
    page.get_by_role("button", name="Kommentera").click()
    expect(page.locator(".comment-list")).to_contain_text("Ring staden.")
    barriers.look(page)
    screenshot(page, "day-comments")

    page.locator("body").press("/")
    page.keyboard.type("miljoner")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Påståenden")).to_be_visible()
    barriers.look(page)
    screenshot(page, "day-find")

    other = page_as(user=anna)
    other.goto(reverse("admin:notices"))
    expect(other.locator(".notice-list li")).to_have_count(2)
    barriers.look(other)
    screenshot(other, "day-notices")

    page.goto(reverse("admin:claims_claim_changelist"))
    page.locator("#action-toggle").check()
    page.locator('select[name="action"]').select_option("change_selected")
    page.get_by_role("button", name="Utför").click()
    page.locator("#id_worthiness").select_option("low")
    page.get_by_role("button", name="Visa vad som skulle ändras").click()
    expect(page.get_by_role("heading", name="2 påståenden skulle ändras")).to_be_visible()
    barriers.look(page)
    screenshot(page, "day-bulk")
    page.get_by_role("button", name="Ändra dem").click()
    done(page)
    assert set(Claim.objects.values_list("worthiness", flat=True)) == {"low"}
    barriers.check()
