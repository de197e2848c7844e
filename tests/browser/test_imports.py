"""A file on its way to claims, as the desk sees it."""

from pathlib import Path

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from claims.imports.sheets import verbs
from claims.models import Claim, ClaimImport
from tests.browser.accessibility import accessible
from tests.browser.conftest import PageAs
from tests.browser.screenshots import screenshot
from tests.claims.imports.sheets.sheet_files import csv_file, make_world, row
from tests.factories import QUOTE, make_external_match


def see(page: Page, name: str) -> None:
    accessible(page)
    screenshot(page, name)


def test_from_a_file_to_claims(page_as: PageAs, tmp_path: Path) -> None:
    document = make_world()
    file = tmp_path / "påståenden.csv"
    file.write_bytes(
        csv_file(
            row(document, role="oppositionsborgarråd"),
            row(document, speaker="Ingen Alls", date="04/05/2016"),
            row(document, quote=QUOTE.upper(), statement="Versalt."),
        )
    )
    page = page_as("researcher")
    page.goto(reverse("admin:claims_claimimport_add"))
    see(page, "import-upload")
    page.locator("[name=file]").set_input_files(file)
    page.get_by_role("button", name="Gå igenom filen").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    see(page, "import-under-way")

    # What a worker would do; the page's script sees that it is done.
    kept = ClaimImport.objects.get()
    verbs.analyse(kept.pk)
    expect(page.get_by_text("Det finns ingen talare ”Ingen Alls”")).to_be_visible(timeout=30_000)
    see(page, "import-preview")

    page.get_by_role("link", name="Rätta rad 4").click()
    see(page, "import-row")
    page.get_by_role("button", name="Det här är stället som avses").click()
    expect(page.get_by_text("Rad 4: nytt påstående.")).to_be_visible()

    page.get_by_role("button", name="Spara 2 rader").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    verbs.store(kept.pk, at=timezone.now())
    claim = Claim.objects.order_by("pk").first()
    assert claim is not None
    expect(page.get_by_role("link", name=claim.public_id)).to_be_visible(timeout=30_000)
    see(page, "import-done")

    page.goto(reverse("admin:claims_claimimport_changelist"))
    see(page, "import-list")


def test_it_works_without_scripts(page_as: PageAs, tmp_path: Path) -> None:
    document = make_world()
    file = tmp_path / "claims.csv"
    file.write_bytes(csv_file(row(document)))
    page = page_as("researcher", java_script_enabled=False)
    page.goto(reverse("admin:claims_claimimport_add"))
    page.locator("[name=file]").set_input_files(file)
    page.get_by_role("button", name="Gå igenom filen").click()
    verbs.analyse(ClaimImport.objects.get().pk)
    page.get_by_role("link", name="Visa hur långt det har kommit").click()
    expect(page.get_by_role("button", name="Spara en rad")).to_be_visible()


def test_checks_by_other_desks(page_as: PageAs) -> None:
    match = make_external_match()
    page = page_as("researcher")
    page.goto(reverse("admin:claims_externalcheck_add"))
    see(page, "external-upload")
    page.goto(reverse("admin:claims_externalcheck_changelist"))
    see(page, "external-list")
    page.goto(reverse("admin:claims_externalcheck_change", args=[match.check_by_other_id]))
    see(page, "external-check")
    page.get_by_role("combobox", name="Utfall").select_option("accepted")
    page.locator("[name=_save]").click()
    match.refresh_from_db()
    assert match.outcome == "accepted"
