"""A form that is refused leads to its errors; one with something unsaved is not left unasked."""

from django.urls import reverse
from playwright.sync_api import Dialog, expect

from claims.publication.publishing import publish
from tests.browser.accessibility import accessible
from tests.browser.conftest import PageAs
from tests.browser.screenshots import screenshot
from tests.factories import AT, make_claim, make_quantity, make_revision, make_speaker, make_user


def test_the_list_of_errors_leads_into_the_fields(page_as: PageAs) -> None:
    claim = make_claim()
    make_quantity(claim)
    page = page_as("editor")
    page.goto(reverse("admin:claims_claim_change", args=[claim.pk]))
    page.locator("#id_date_edtf").fill("3/5")
    page.locator("#id_quantities-0-unit").fill("hekto")
    page.locator('.submit-row input[name="_continue"]').click()
    summary = page.locator("#error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("kan betyda")
    expect(page.locator(".errornote")).to_be_hidden()
    accessible(page)
    screenshot(page, "form-errors", whole=False)
    summary.get_by_role("link", name="Sifferuppgift 1, enhet").click()
    expect(page.locator("#id_quantities-0-unit")).to_be_focused()
    expect(page.locator("#id_quantities-0-unit")).to_have_value("hekto")
    page.locator("#id_quantities-0-unit").fill("kr")
    page.locator("#id_date_edtf").fill("3 maj 2023")
    page.locator('.submit-row input[name="_continue"]').click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("#id_date_edtf")).to_have_value("3 maj 2023")
    expect(page.locator("#id_quantities-0-unit")).to_have_value("kronor")
    claim.refresh_from_db()
    assert claim.date_edtf == "2023-05-03"


def test_an_odd_date_is_kept_with_a_tick(page_as: PageAs) -> None:
    claim = make_claim()
    page = page_as("editor")
    page.goto(reverse("admin:claims_claim_change", args=[claim.pk]))
    field, tick = page.locator("#id_date_edtf"), page.get_by_label("Ja, det stämmer")
    save = page.locator('.submit-row input[name="_continue"]')
    # Asked by the server, for whoever saves at once, and while it is typed.
    field.fill("0016-04-14")
    save.click()
    expect(page.locator("#error-summary")).to_contain_text("Stämmer det?")
    expect(tick).to_have_count(1)
    accessible(page)
    field.fill("14 april 2016")
    expect(tick).to_have_count(0)
    field.fill("1450")
    expect(page.locator(".date-reading.doubtful")).to_contain_text("är före år 1500. Stämmer det?")
    expect(tick).to_have_count(1)
    tick.check()
    save.click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    claim.refresh_from_db()
    assert claim.date_edtf == "1450"


def test_leaving_something_unsaved_is_asked_about(page_as: PageAs) -> None:
    claim = make_claim()
    page = page_as("editor")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    home = page.locator(".breadcrumbs a").first
    address = reverse("admin:claims_claim_change", args=[claim.pk])
    page.goto(address)
    home.click()
    expect(page).to_have_url(whole_address(page.url, reverse("admin:index")))
    assert asked == []
    page.goto(address)
    page.locator("#id_statement").click()
    page.keyboard.type("Och mer. ")
    home.click(no_wait_after=True)
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert page.url.endswith(address)
    page.locator('.submit-row input[name="_continue"]').click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert asked == ["beforeunload"]


def whole_address(now: str, path: str) -> str:
    return "/".join(now.split("/")[:3]) + path


def test_through_a_list_to_the_public_page(page_as: PageAs) -> None:
    speaker, revision = make_speaker(), make_revision()
    claims = [make_claim(speaker=speaker, revision=revision) for _number in range(3)]
    publish(claims[:2], by=make_user(), at=AT)
    page = page_as("editor")
    page.goto(reverse("admin:claims_claim_changelist") + "?kind__exact=quantity")
    page.locator("#result_list a .second-line").nth(1).click()
    expect(page.locator(".in-list")).to_contain_text("2 av 3 i listan")
    expect(page.locator(".public-links").first).to_contain_text("Visa publik sida")
    accessible(page)
    screenshot(page, "claim-in-list", whole=False)
    page.get_by_role("link", name="Nästa ›").click()
    expect(page.locator(".in-list")).to_contain_text("3 av 3 i listan")
    page.locator('.submit-row input[name="_save"]').click()
    expect(page).to_have_url(
        whole_address(page.url, reverse("admin:claims_claim_changelist") + "?kind__exact=quantity")
    )
