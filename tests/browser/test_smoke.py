"""The desk's way from the log-in to one claim; and that these tests notice what goes wrong."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.accessibility import accessible
from tests.browser.conftest import PageAs, log_in, make_staff
from tests.browser.screenshots import screenshot
from tests.browser.watching import Watch
from tests.factories import make_claim


def test_from_the_log_in_to_a_claim(page: Page) -> None:
    claim = make_claim()
    page.goto("/admin/")
    accessible(page)
    screenshot(page, "log-in")
    log_in(page, make_staff("editor", "anna"))
    expect(page.get_by_role("link", name="Påståenden").first).to_be_visible()
    accessible(page)

    page.goto(reverse("admin:claims_claim_changelist"))
    page.get_by_role("link", name=claim.statement).click()
    expect(page.locator("[name=statement]")).to_have_value(claim.statement)


def test_a_cookie_logs_in(page_as: PageAs) -> None:
    claim = make_claim()
    page = page_as("researcher")
    page.goto(reverse("admin:claims_claim_change", args=[claim.pk]))
    expect(page.locator("mark").first).to_have_text(claim.quote)


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("setTimeout(() => { throw new Error('oj') })", "page error: oj"),
        ("console.error('aj')", "console error: aj"),
        ("fetch('/saknas/')", "404 GET .*/saknas/"),
        (
            "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
            "Content Security Policy",
        ),
    ],
)
def test_what_goes_wrong_is_noticed(page: Page, watch: Watch, script: str, complaint: str) -> None:
    watch.expect(complaint)  # fails if it does not happen
    page.goto("/")
    page.evaluate(f"() => {{ {script} }}")
    page.wait_for_function("true")


def test_a_barrier_is_noticed(page: Page) -> None:
    page.goto("/")
    accessible(page)
    page.evaluate("() => document.body.append(document.createElement('input'))")
    with pytest.raises(AssertionError, match="label"):
        accessible(page)
