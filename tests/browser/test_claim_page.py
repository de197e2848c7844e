"""The claim's page in a real browser: evidence from pasted addresses, and who else is there."""

from django.urls import reverse
from playwright.sync_api import expect

from claims.models import Claim
from tests.browser.accessibility import accessible
from tests.browser.conftest import PageAs, make_staff
from tests.browser.screenshots import screenshot
from tests.browser.watching import Watch
from tests.claims.admin.test_admin_pages import a_bit_of_everything
from tests.factories import make_assessment, make_claim, make_evidence, make_scale_and_ratings


def address(claim: Claim, page: str = "change") -> str:
    return reverse(f"admin:claims_claim_{page}", args=[claim.pk])


def test_pasted_addresses_become_cards_without_leaving_the_page(page_as: PageAs) -> None:
    make_scale_and_ratings()
    claim = make_claim(assessment=make_assessment())
    make_evidence(claim.assessment, url="https://www.scb.se/a", publisher="SCB")
    page = page_as("researcher")
    page.goto(address(claim))
    page.get_by_label("Förklaring").fill("Inte sparat än.")
    field = page.get_by_label("Klistra in webbadresser, så blir var och en ett belägg:")
    field.fill("https://www.scb.se/a https://scb.se/b https://riksdagen.se/c")
    page.get_by_role("button", name="Lägg till som belägg").click()
    expect(page.locator("#id_evidence-2-url")).to_have_value("https://riksdagen.se/c")
    expect(page.locator("#id_evidence-1-publisher")).to_have_value("scb.se")
    expect(page.locator("#id_evidence-1-title")).to_be_focused()
    expect(page.locator(".paste-said")).to_contain_text("https://www.scb.se/a finns redan")
    expect(page.get_by_label("Förklaring")).to_have_value("Inte sparat än.")
    for number in (1, 2):
        page.locator(f"#id_evidence-{number}-title").fill(f"Källa {number}")
        page.locator(f"#id_evidence-{number}-stance").select_option("supports")
        page.locator(f"#id_evidence-{number}-summary").fill("612 miljoner.")
    page.get_by_role("button", name="Spara och skicka in för prövning").click()
    expect(page.locator(".messagelist .success")).to_contain_text("Inskickad för prövning")
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_REVIEW
    assert claim.assessment is not None
    assert claim.assessment.explanation == "Inte sparat än."
    titles = claim.assessment.evidence.order_by("position").values_list("title", flat=True)
    assert list(titles) == ["Bokslut 2022", "Källa 1", "Källa 2"]


def test_enter_in_a_field_saves_nothing_but_with_ctrl(page_as: PageAs) -> None:
    claim = make_claim()
    page = page_as("editor")
    page.goto(address(claim))
    page.locator("#id_date_edtf").fill("2022")
    page.locator("#id_date_edtf").press("Enter")
    expect(page.locator("#id_date_edtf")).to_have_value("2022")
    claim.refresh_from_db()
    assert claim.date_edtf != "2022"
    page.locator("#id_date_edtf").press("Control+Enter")
    expect(page.locator(".messagelist .success")).to_be_visible()
    claim.refresh_from_db()
    assert (claim.date_edtf, claim.status) == ("2022", Claim.Status.UNVERIFIED)


def test_who_else_is_there_is_shown(page_as: PageAs) -> None:
    claim = make_claim()
    anna = make_staff("editor", "anna")
    first = page_as(user=anna)
    first.goto(address(claim))
    expect(first.locator("#presence")).to_be_empty()
    second = page_as("researcher")
    second.goto(address(claim))
    expect(second.locator("#presence")).to_have_text("anna har också sidan öppen.")


def test_a_conflict_is_shown_and_theirs_can_be_taken(page_as: PageAs, watch: Watch) -> None:
    watch.expect("409 POST .*/change/")
    claim = make_claim()
    page = page_as("editor")
    page.goto(address(claim))
    page.locator("#id_statement").fill("Mitt.")
    Claim.objects.filter(pk=claim.pk).update(statement="Den andres.", worthiness="low")
    page.get_by_role("button", name="Spara", exact=True).click()
    panel = page.locator(".conflict")
    expect(panel).to_contain_text("Den andres.")
    expect(page.locator("#id_statement")).to_have_value("Mitt.")
    expect(page.locator("#id_worthiness")).to_have_value("low")
    screenshot(page, "claim-conflict")
    accessible(page)
    panel.get_by_role("button", name="Ta den andres").click()
    expect(page.locator("#id_statement")).to_have_value("Den andres.")
    page.locator("#id_statement").fill("Båda.")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    claim.refresh_from_db()
    assert (claim.statement, claim.worthiness) == ("Båda.", "low")


def test_the_page_and_its_history_look_right_and_have_no_barriers(page_as: PageAs) -> None:
    claim = a_bit_of_everything()
    page = page_as("editor")
    page.goto(address(claim))
    for details in page.locator("#in-public details, #similar").all():
        details.evaluate("each => { each.open = true }")
    screenshot(page, "claim-page")
    accessible(page)
    page.goto(address(claim, "history"))
    screenshot(page, "claim-history")
    accessible(page)
    page.goto(reverse("admin:claims_claim_ask", args=[claim.pk, "withdraw"]))
    accessible(page)
