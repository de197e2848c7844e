"""From the front page to what somebody is after, without a script, on a phone and on a laptop."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.screenshots import screenshot
from tests.factories import AT, make_scale_and_ratings, make_speaker, make_topic
from tests.published import make_checked, make_published, publish

SIZES = {"phone": {"width": 390, "height": 800}, "laptop": {"width": 1440, "height": 900}}


def make_site() -> None:
    ratings = make_scale_and_ratings()
    school = make_topic("skola", name_sv="Skola")
    anna, bo = make_speaker("Anna Ek", party="S"), make_speaker("Bo Alm", party="M")
    for statement, rating, speaker, year in (
        ("Skolan kostade 640 miljoner.", "false", anna, "2016"),
        ("Skolan har flest elever.", "false", anna, "2017"),
        ("Skolan är störst i länet.", "true", anna, "2016"),
        ("Skolan är minst i länet.", "false", bo, "2016"),
    ):
        values: dict[str, Any] = {"speaker": speaker, "topics": [school], "date_edtf": year}
        publish(make_checked(ratings[rating], statement=statement, **values))
    claim = make_published(statement="Bron kostade 64 miljoner.", speaker=bo, headline="Brons pris")
    claim.statement = "Bron kostade 640 miljoner."
    claim.save()
    note = "Beloppet var tio gånger för litet."
    publish(claim, at=AT + timedelta(days=1), kind="correction", note=note)


@pytest.mark.parametrize("size", sorted(SIZES))
def test_the_ways_in(new_page: NewPage, size: str) -> None:
    make_site()
    page = new_page(java_script_enabled=False, viewport=SIZES[size])
    page.goto("/")
    _to_all_false_claims_on_a_topic_by_a_party_in_a_year(page)
    screenshot(page, f"public-chosen-{size}")
    page.get_by_role("link", name="Ta bort: Sagt år: 2016").click()
    expect(page.get_by_role("status")).to_contain_text("2 påståenden hittades.")
    _to_a_speaker(page)
    _to_a_correction_and_what_was_said_before(page)


def _to_all_false_claims_on_a_topic_by_a_party_in_a_year(page: Page) -> None:
    page.get_by_role("main").get_by_role("link", name="Skola", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Skola")
    page.get_by_role("link", name="Socialdemokraterna (S)").click()
    page.get_by_role("link", name="2016", exact=True).click()
    page.get_by_role("link", name="Falskt", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("1 påstående hittades.")
    expect(page.locator("article h3")).to_have_text(["Skolan kostade 640 miljoner."])
    assert page.url.endswith("/claims/?verdict=false&topic=skola&party=S&year=2016")


def _to_a_speaker(page: Page) -> None:
    page.get_by_role("link", name="Rättelser").first.click()
    box = page.get_by_role("searchbox")
    box.fill("anna ek")
    box.press("Enter")
    page.locator(".named").get_by_role("link", name="Anna Ek").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Anna Ek (S)")
    expect(page.locator(".of")).to_contain_text("Urvalet är redaktionens")


def _to_a_correction_and_what_was_said_before(page: Page) -> None:
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Rättelser").click()
    page.get_by_role("link", name="Vad som ändrades").click()
    expect(page.locator("del")).to_have_text("64")
    expect(page.locator("ins")).to_have_text("640")
    page.get_by_role("link", name="Brons pris").first.click()
    changed = page.locator(".changed")
    expect(changed).to_contain_text("Beloppet var tio gånger för litet.")
    expect(changed.locator("dd")).to_have_text("Bron kostade 64 miljoner.")
