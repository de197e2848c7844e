"""Log-in and its second step in a real browser, by keyboard alone."""

import re
import time

from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Page, expect

from tests.browser.accessibility import accessible
from tests.browser.conftest import PASSWORD, PageAs, log_in, make_staff
from tests.browser.screenshots import screenshot
from tests.browser.watching import Watch


def app_code(steps: int = 0) -> str:
    """What the phone would show; in `steps` half minutes from now."""
    device = TOTPDevice.objects.get()
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time() + steps * device.step
    return f"{totp.token():06}"


def test_the_second_step_from_set_up_to_log_in(page_as: PageAs, page: Page) -> None:
    user = make_staff("editor", "anna")
    mine = page_as(user=user)
    mine.goto(reverse("admin:two_factor"))
    accessible(mine)
    mine.get_by_role("link", name="Ställ in tvåstegsinloggning").press("Enter")
    picture = mine.get_by_role("img", name=re.compile("QR-kod"))
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 100")
    accessible(mine)
    screenshot(mine, "two-step-set-up")
    mine.get_by_label("De sex siffror som appen visar").fill(app_code())
    mine.keyboard.press("Enter")
    expect(mine.get_by_role("heading", name="Dina återställningskoder")).to_be_visible()
    codes = mine.locator(".recovery-codes li").all_inner_texts()
    assert len(codes) == 10
    accessible(mine)
    screenshot(mine, "two-step-codes")

    page.goto(reverse("admin:index"))
    log_in(page, user)
    field = page.get_by_label("Kod från appen, eller en återställningskod")
    expect(field).to_be_visible()
    accessible(page)
    screenshot(page, "two-step-check")
    field.fill(app_code(1))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Översikt")).to_be_visible()


def test_the_page_after_too_many_wrong_passwords(page: Page, watch: Watch) -> None:
    watch.expect("429 POST .*/admin/login/")
    make_staff("editor", "anna")
    for _ in range(5):
        page.goto(reverse("admin:login"))
        page.get_by_label("Användarnamn").fill("anna")
        page.get_by_label("Lösenord").fill(f"inte {PASSWORD}")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="För många försök")).to_be_visible()
    accessible(page)
    screenshot(page, "too-many-attempts")


def test_the_language_is_chosen_by_keyboard(page_as: PageAs) -> None:
    mine = page_as("researcher")
    mine.goto(reverse("admin:index"))
    button = mine.get_by_role("button", name="In English")
    button.focus()
    assert button.evaluate("button => getComputedStyle(button).outlineStyle") == "solid"
    mine.keyboard.press("Enter")
    expect(mine.get_by_role("heading", name="Dashboard")).to_be_visible()
    accessible(mine)
    screenshot(mine, "dashboard-english")
