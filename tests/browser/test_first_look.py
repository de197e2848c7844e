"""What only a browser sees: what lies over what, what is in line, what is cut off."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.browser.conftest import PageAs
from tests.browser.world import make_world

LAPTOP = {"width": 1366, "height": 800}
PHONE = {"width": 390, "height": 844}


def _boxes(page: Page, selector: str) -> list[dict[str, float]]:
    script = "all => all.map(each => each.getBoundingClientRect().toJSON())"
    found: list[dict[str, float]] = page.locator(selector).evaluate_all(script)
    assert found, selector
    return found


def test_the_steps_of_a_verdict_stand_in_a_line(page: Page) -> None:
    make_world()
    for viewport in (LAPTOP, PHONE):
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        page.goto("/method/")
        for row in page.locator(".rating-words .steps").all():
            tops = row.locator("span").evaluate_all("a => a.map(e => e.offsetTop)")
            assert len(set(tops)) == 1, tops
        page.goto("/verdicts/true/")
        assert len({box["top"] for box in _boxes(page, ".scale li")}) == 1


def test_a_date_and_a_number_are_whole_on_a_phone(page: Page) -> None:
    make_world()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto("/checks/")
    assert max(box["height"] for box in _boxes(page, "ol.claims time")) < 30
    lines = """all => all.flatMap(e => {
      const text = e.firstChild, found = [];
      for (const m of e.textContent.matchAll(/\\d{1,3}(\\s\\d{3})+/g)) {
        const range = document.createRange();
        range.setStart(text, m.index); range.setEnd(text, m.index + m[0].length);
        found.push(range.getClientRects().length);
      }
      return found;
    })"""
    numbers = page.locator("ol.claims h3 a, ol.claims .why").evaluate_all(lines)
    assert numbers
    assert set(numbers) == {1}


def test_a_facet_s_second_line_stands_under_its_first(page: Page) -> None:
    make_world()
    page.goto("/checks/")
    lefts = """all => all.map(e => {
      const range = document.createRange(); range.selectNodeContents(e);
      return [...new Set([...range.getClientRects()].map(r => Math.round(r.left)))];
    })"""
    found = page.locator(".choices li a > span").evaluate_all(lefts)
    assert any(found)
    assert all(len(each) == 1 for each in found), found


@pytest.mark.parametrize("name", ["claims_claim", "corpus_document", "claims_speaker"])
def test_lists_of_the_desk_fit_a_laptop(page_as: PageAs, name: str) -> None:
    world = make_world()
    page = page_as(user=world.editor, viewport=LAPTOP)
    page.goto(reverse(f"admin:{name}_changelist"))
    (title,) = _boxes(page, "#content h1")
    assert min(box["top"] for box in _boxes(page, ".object-tools li")) >= title["bottom"]
    room, needed = page.locator(".results").evaluate("e => [e.clientWidth, e.scrollWidth]")
    assert needed <= room


def test_pages_of_the_desk_are_no_wider_than_the_window(page_as: PageAs) -> None:
    world = make_world()
    speaker = reverse("admin:claims_speaker_change", args=[world.corrected.speaker_id])
    claim = reverse("admin:claims_claim_change", args=[world.corrected.pk])
    for viewport in (LAPTOP, PHONE):
        page = page_as(user=world.editor, viewport=viewport)
        for path in (speaker, claim):
            page.goto(path)
            wide = page.evaluate("() => document.documentElement.scrollWidth")
            assert wide <= viewport["width"], path
