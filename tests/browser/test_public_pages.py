"""The public's pages, in both languages: nothing in anybody's way, and looked at by people, too."""

from playwright.sync_api import Page, expect

from claims.models import Claim
from tests.browser.accessibility import Barriers
from tests.browser.screenshots import screenshot
from tests.browser.watching import Watch
from tests.browser.world import TwoTexts, World, make_two_texts, make_world


def test_no_page_has_a_barrier(page: Page, watch: Watch) -> None:
    watch.expect("404 GET .*/saknas/")
    watch.expect("410 GET .*/claims/")
    watch.expect("400 GET .*/claims/.parti=S")
    world, barriers = make_world(), Barriers()
    paths = _paths(world) | _of_earlier_text(make_two_texts(world.editor))
    for name, path in paths.items():
        for language, prefix in (("sv", ""), ("en", "/en")):
            page.goto(prefix + path)
            barriers.look(page, "light")
            barriers.look(page, "dark")
            if name in {"home", "claim", "document", "correction-form", "earlier-text"}:
                # A whole text is thirty windows high: nobody looks at those, and they take seconds.
                whole = name not in {"document", "earlier-text"}
                screenshot(page, f"public-{name}-{language}", whole=whole)
    barriers.check()


def _paths(world: World) -> dict[str, str]:
    claim = world.corrected
    return {
        "home": "/",
        "search": "/claims/?q=miljoner",
        "claims": "/claims/",
        "checks": "/checks/",
        "chosen": "/claims/?verdict=false&verdict=mostly_true&kind=quantity",
        "topics": "/topics/",
        "topic": f"/topics/{claim.topics.all()[0].pk}/",
        "speakers": "/speakers/",
        "parties": "/parties/",
        "party": "/parties/S/",
        "documents": "/documents/",
        "verdicts": "/verdicts/",
        "verdict": "/verdicts/false/",
        "years": "/years/",
        "corrections": "/corrections/",
        "compare": f"/claims/{claim.public_id}/compare/",
        "data": "/data/",
        "bad": "/claims/?parti=S&q=skola",
        "claim": f"/claims/{claim.public_id}/",
        "old-version": f"/claims/{claim.public_id}/versions/1/",
        "unchecked": f"/claims/{world.changed.public_id}/",
        "withdrawn": f"/claims/{world.withdrawn.public_id}/",
        "correction-form": f"/claims/{claim.public_id}/corrections/",
        "speaker": f"/speakers/{claim.speaker.public_id}/",
        "document": f"/documents/{claim.revision.document.public_id}/",
        "missing": "/saknas/",
    }


def _of_earlier_text(texts: TwoTexts) -> dict[str, str]:
    document = texts.stayed.revision.document.public_id
    return {
        "earlier-text": f"/documents/{document}/revisions/{texts.stayed.revision.number}/",
        "two-texts": f"/documents/{document}/",
        "on-earlier-text": f"/claims/{texts.stayed.public_id}/",
        "earlier-version": f"/claims/{texts.moved.public_id}/versions/1/",
    }


def test_links_lead_to_the_words_in_an_earlier_text(page: Page) -> None:
    texts = make_two_texts(make_world().editor)
    stayed = texts.stayed
    document, number = stayed.revision.document.public_id, stayed.revision.number
    for path, link in (
        (f"/documents/{document}/", f"står i en tidigare text, revision {number}"),
        (f"/claims/{stayed.public_id}/", "Visa i texten"),
    ):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(path)
        listed = page.locator(f'a[href*="#{stayed.public_id}."]', has_text=link)
        listed.first.click()
        page.wait_for_url(f"**/documents/{document}/revisions/{number}/#*")
        words = page.locator("span:target + a")
        expect(words).to_be_in_viewport()
        expect(words).to_have_css("outline-style", "solid")
        assert stayed.quote.startswith(words.inner_text()[:20])
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_narrow_windows_and_keyboards(page: Page) -> None:
    """400 % of 1280 pixels is 320: nothing is cut off, and the first key leads past the header."""
    claim = make_world().corrected
    page.set_viewport_size({"width": 320, "height": 640})
    for path in ("/", f"/claims/{claim.public_id}/"):
        page.goto(path)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_correction_is_asked_for(page: Page) -> None:
    claim = make_world().corrected
    page.goto(f"/claims/{claim.public_id}/corrections/")
    page.get_by_label("Vad är fel").fill("Det var 604 miljoner enligt årsredovisningen.")
    page.locator("main form button[type=submit], main form button").last.click()
    expect(page.get_by_role("main")).to_contain_text("Tack")
    assert Claim.objects.get(pk=claim.pk).correction_requests.count() == 2


def test_the_docs_of_the_api(page: Page) -> None:
    """Swagger's own files, under our policy: what it shows is its own, that it works is ours."""
    page.goto("/api/v1/docs/")
    expect(page.get_by_role("heading", name="Fact-check database: public API")).to_be_visible()
    page.get_by_role("button", name="GET /api/v1/claims/", exact=False).first.click()
    expect(page.get_by_text("verification_status").first).to_be_visible()
    screenshot(page, "api-docs")
