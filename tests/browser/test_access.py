"""Who may do what, and what becomes of work whose session has ended: seen from the browser."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import APIResponse, Page, expect

from claims.models import Claim, ClaimVersion
from tests.browser.accessibility import accessible
from tests.browser.conftest import PageAs, log_in, make_staff
from tests.browser.screenshots import screenshot
from tests.browser.watching import Watch
from tests.factories import make_claim

TYPED = "Placeringarna kostade Stockholms stad 640 miljoner kronor 2022, enligt Åsa Öberg."
NOTE = "“Förra året” är 2022 😀\noch resten är två rader."


def test_a_researcher_has_no_way_to_publish(page_as: PageAs, watch: Watch) -> None:
    watch.expect("403 GET .*/ask/publish/")
    claim = make_claim()
    page = page_as("researcher")
    page.goto(reverse("admin:claims_claim_change", args=[claim.pk]))
    expect(page.locator("#id_statement")).to_have_value(claim.statement)
    expect(page.get_by_role("button", name="Publicera")).to_have_count(0)
    page.goto(reverse("admin:claims_claim_changelist"))
    actions = page.locator('select[name="action"] option')
    assert not [words for words in actions.all_inner_texts() if words.startswith("Publicera")]

    page.goto(reverse("admin:claims_claim_ask", args=[claim.pk, "publish"]))
    expect(page.get_by_role("heading")).to_have_text("Ditt konto får inte göra det här")
    expect(page.get_by_text("Det kräver en annan roll.")).to_be_visible()
    accessible(page)
    screenshot(page, "not-allowed")
    page.get_by_role("link", name="Till redaktionen").click()
    expect(page).to_have_url(re.compile("/admin/$"))


@pytest.mark.parametrize("way", ["ask", "do", "action"])
def test_a_forged_request_to_publish_is_refused(page_as: PageAs, way: str) -> None:
    """As an interface would send it that had the button."""
    claim = make_claim()
    page = page_as("researcher")
    page.goto(reverse("admin:claims_claim_changelist"))
    answer = _post(page, *_forged(claim, way))
    assert answer.status == (200 if way == "action" else 403)
    words = "Inga åtgärder valda" if way == "action" else "Ditt konto får inte göra det här"
    assert words in answer.text()
    assert not ClaimVersion.objects.exists()


def _forged(claim: Claim, way: str) -> tuple[str, dict[str, str]]:
    if way == "action":
        form = {"action": "publish_selected", "_selected_action": str(claim.pk)}
        return reverse("admin:claims_claim_changelist"), form | {"confirmed": "yes"}
    name = f"admin:claims_claim_{way}"
    return reverse(name, args=[claim.pk, "publish"]), {"confirmed": "yes"}


def _post(page: Page, path: str, form: dict[str, str]) -> APIResponse:
    """With the session and the token that the page has."""
    token = page.locator('[name="csrfmiddlewaretoken"]').first.input_value()
    headers = {"Referer": page.url}
    sent: dict[str, str | float | bool] = {**form, "csrfmiddlewaretoken": token}
    return page.request.post(path, form=sent, headers=headers)


def test_a_session_that_ends_in_the_middle_of_an_edit(page_as: PageAs) -> None:
    claim = make_claim()
    user = make_staff("editor", "anna")
    page = page_as(user=user)
    page.goto(reverse("admin:claims_claim_change", args=[claim.pk]))
    page.locator("#id_statement").fill(TYPED)
    page.locator("#id_date_evidence").fill(NOTE)
    Session.objects.all().delete()

    page.locator('.submit-row input[name="_continue"]').click()
    expect(page.get_by_text("Inget av det du skrivit är förlorat")).to_be_visible()
    accessible(page)
    screenshot(page, "log-in-again")
    log_in(page, user)
    expect(page.locator("#id_statement")).to_have_value(TYPED)
    expect(page.locator("#id_date_evidence")).to_have_value(NOTE)
    assert Claim.objects.get().statement == claim.statement
    accessible(page)
    screenshot(page, "brought-back")

    page.locator('.submit-row input[name="_continue"]').click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Claim.objects.get().statement == TYPED
