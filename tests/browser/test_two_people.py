"""Two browsers with the same claim: nobody's work is written over, and nobody's is lost."""

from django.urls import reverse
from playwright.sync_api import Page, expect

from claims.models import Claim
from tests.browser.accessibility import accessible
from tests.browser.conftest import PageAs, make_staff
from tests.browser.screenshots import screenshot
from tests.browser.watching import Watch
from tests.factories import make_claim

THEIRS = "Placeringarna kostade 640 miljoner kronor enligt Åsa Öberg."
MINE = "Placeringarna i Stockholm kostade 640 miljoner kronor 2022."
EVIDENCE = "Min not om datumet, som ingen annan har rört."


def test_the_second_to_save_sees_both_and_keeps_what_was_typed(
    page_as: PageAs, watch: Watch
) -> None:
    watch.expect("409 POST .*/change/")
    claim = make_claim()
    address = reverse("admin:claims_claim_change", args=[claim.pk])
    first = page_as(user=make_staff("editor", "anna"))
    second = page_as(user=make_staff("editor", "bo"))
    first.goto(address)
    second.goto(address)
    expect(second.locator("#presence")).to_contain_text("anna")

    first.locator("#id_statement").fill(THEIRS)
    _save(first)
    expect(first.locator(".messagelist .success")).to_be_visible()

    second.locator("#id_statement").fill(MINE)
    second.locator("#id_date_evidence").fill(EVIDENCE)
    _save(second)
    conflict = second.locator("#conflict")
    for words in (THEIRS, MINE, claim.statement, "anna"):
        expect(conflict).to_contain_text(words)
    expect(second.locator("#id_statement")).to_have_value(MINE)
    expect(second.locator("#id_date_evidence")).to_have_value(EVIDENCE)
    assert Claim.objects.get().statement == THEIRS
    accessible(second)
    screenshot(second, "conflict")

    conflict.locator('button[name="_take"]').click()
    expect(second.locator("#id_statement")).to_have_value(THEIRS)
    expect(second.locator("#id_date_evidence")).to_have_value(EVIDENCE)
    _save(second)
    expect(second.locator(".messagelist .success")).to_be_visible()
    saved = Claim.objects.get()
    assert (saved.statement, saved.date_evidence) == (THEIRS, EVIDENCE)


def _save(page: Page) -> None:
    page.locator('.submit-row input[name="_continue"]').click()
