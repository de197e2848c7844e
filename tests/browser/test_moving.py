"""A source that changed, as an editor meets it: new text, what becomes of the claims, moving."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from claims.models import Claim, ClaimVersion, LeftBehind
from tests.browser.accessibility import accessible
from tests.browser.conftest import PageAs
from tests.browser.screenshots import screenshot
from tests.claims.moving.revised import CHANGED, GONE, MOVED, NEW, OLD
from tests.factories import QUOTE, make_claim, make_revision
from tests.published import make_checked, publish


def see(page: Page, name: str) -> None:
    accessible(page)
    screenshot(page, name)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_from_a_new_text_to_what_is_public(page_as: PageAs, scripts: bool) -> None:
    old = make_revision(OLD)
    document = old.document
    checked = make_checked(revision=old, quote=QUOTE, statement="Det kostade 640 miljoner.")
    publish(checked)
    claims = {
        quote: make_claim(revision=old, quote=quote, statement=f"Påstått: {quote}")
        for quote in (CHANGED, MOVED, GONE)
    }
    page = page_as("editor", java_script_enabled=scripts)

    # Before the text is taken it is said what becomes of the claims.
    page.goto(reverse("admin:corpus_document_change", args=[document.pk]))
    page.get_by_role("link", name="Ny text ur valfri fil").click()
    page.locator("[name=text]").fill(NEW)
    page.get_by_role("button", name="Läs den").click()
    counts = page.locator(".moving-counts")
    for words in ("1 står oförändrat", "1 står på ett annat ställe"):
        expect(counts).to_contain_text(words)
    for words in ("1 säger något annat nu", "1 är borta"):
        expect(counts).to_contain_text(words)
    expect(page.locator(".moving-told")).to_contain_text("”24” förut, ”25” nu")
    if scripts:
        see(page, "moving-draft")
    page.get_by_role("button", name="Frys texten").click()
    expect(page.locator(".messagelist")).to_contain_text("väntar på att flyttas")

    # The dashboard leads there.
    page.goto(reverse("admin:index"))
    page.get_by_role("link", name=document.title).first.click()
    expect(page.get_by_role("heading", name="Flytta påståenden")).to_be_visible()
    if scripts:
        see(page, "moving-page")
    page.get_by_role("button", name="Flytta det").click()
    expect(page.locator(".messagelist")).to_contain_text("1 påstående har flyttats till text 2")

    # By keyboard: j leads to the first choice of a claim, space and Enter decide.
    changed = page.locator(f"#claim-{claims[CHANGED].public_id}")
    expect(changed).to_contain_text("siffran: ”24” förut, ”25” nu")
    if scripts:
        page.keyboard.press("j")
        expect(changed.get_by_role("radio").first).to_be_focused()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
    else:
        changed.get_by_label("Ta de här orden").check()
        changed.get_by_role("button", name="Avgör").click()
    expect(page.locator(".messagelist")).to_contain_text("Citatet är ett annat nu")

    moved = page.locator(f"#claim-{claims[MOVED].public_id}")
    moved.get_by_label("Det är det här stället").check()
    moved.get_by_role("button", name="Avgör").click()
    expect(moved).to_have_count(0)
    gone = page.locator(f"#claim-{claims[GONE].public_id}")
    gone.get_by_role("radio", name="Det står kvar i den gamla texten").check()
    gone.locator("[name=reason]").fill("källan säger inte längre detta")
    gone.get_by_role("button", name="Avgör").click()
    expect(page.locator(".moving-left")).to_contain_text("källan säger inte längre detta")

    page.get_by_role("button", name="Publicera flytten").click()
    expect(page.locator(".messagelist")).to_contain_text("Flytten av 1 påstående är publicerad")
    version = ClaimVersion.objects.get(claim=checked, number=2)
    assert (version.kind, version.revision.number, version.status) == ("moved", 2, "checked")
    assert Claim.objects.get(pk=claims[CHANGED].pk).quote == "25 miljarder i hela landet"
    assert LeftBehind.objects.get().claim == claims[GONE]
    assert not Claim.objects.waiting_to_be_moved().exists()

    page.goto(reverse("moving:compare", args=[document.public_id]))
    expect(page.locator(".marked-claim")).to_have_count(4)
    if scripts:
        see(page, "moving-compare")
