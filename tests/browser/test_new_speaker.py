"""Entering a speaker while a claim is marked, and a date as it is read; by keyboard."""

from django.urls import reverse
from playwright.sync_api import Page, expect

from claims.models import Claim, Speaker
from tests.browser.accessibility import accessible
from tests.browser.conftest import PageAs
from tests.browser.reader import drag_over, press, read
from tests.factories import QUOTE, make_claim, make_revision, make_speaker


def open_form(page: Page) -> None:
    drag_over(page, QUOTE)
    page.focus("#reader-text")
    press(page, "Enter")
    expect(page.locator("#claim-form")).to_be_visible()


def test_a_new_speaker_in_place_with_the_typed_name(page_as: PageAs) -> None:
    make_speaker("Örjan Älv", party="S")
    revision = make_revision()
    page = page_as()
    read(page, revision)
    open_form(page)
    page.fill("#mark-speaker", "Örjan Alv")
    opener = page.get_by_role("button", name="Ny talare …")
    opener.focus()
    press(page, "Enter")
    name = page.locator("#new-speaker-name")
    expect(name).to_be_focused()
    expect(name).to_have_value("Örjan Alv")
    accessible(page)
    press(page, "Enter")
    # Nearly the same name: it is asked about, and the claim's form has not been sent.
    expect(page.get_by_role("button", name="Örjan Älv (S)")).to_be_focused()
    assert Claim.objects.count() == 0
    page.select_option("#new-speaker-party", "MP")
    page.fill("#new-speaker-role_title", "borgarråd")
    page.get_by_role("button", name="Nej, det är någon annan: spara").click()
    expect(page.locator("#mark-speaker")).to_have_value("Örjan Alv (MP)")
    expect(page.locator("#mark-role")).to_have_value("Örjan Alv: borgarråd")
    expect(page.locator("#mark-role")).to_be_focused()
    expect(page.locator("#new-speaker-fields")).to_be_hidden()
    assert Speaker.objects.get(name="Örjan Alv").party == "MP"
    page.fill("#mark-date_edtf", "14 april 2023")
    page.locator("#claim-form").press("Control+Enter")
    expect(page.locator("#reader-news")).to_contain_text("Påståendet är sparat")
    assert Claim.objects.get().speaker.name == "Örjan Alv"


def test_escape_closes_the_small_form_alone(page_as: PageAs) -> None:
    page = page_as()
    read(page, make_revision())
    open_form(page)
    page.get_by_role("button", name="Ny talare …").click()
    press(page, "Escape")
    expect(page.locator("#new-speaker-fields")).to_be_hidden()
    expect(page.locator("#claim-form")).to_be_visible()


def test_a_date_is_shown_as_it_is_read(page_as: PageAs) -> None:
    claim = make_claim()
    page = page_as()
    page.goto(reverse("admin:claims_claim_change", args=[claim.pk]))
    field, reading = page.locator("#id_date_edtf"), page.locator("#id_date_edtf-reading")
    field.fill("24/11 2025")
    expect(reading).to_have_text("→ 24 november 2025")
    field.fill("3/5")
    expect(reading).to_contain_text("kan betyda")
    field.fill("våren 2020")
    expect(reading).to_have_text("")
    page.locator("#id_date_edtf + input[type=date]").fill("2021-02-03")
    expect(field).to_have_value("3 februari 2021")
    accessible(page)
