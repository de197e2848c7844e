"""Going from claim to claim in the reader, and changing what is marked there."""

import re

from django.urls import reverse
from playwright.sync_api import Page, expect

from claims.models import Claim
from tests.browser.accessibility import accessible
from tests.browser.conftest import PageAs
from tests.browser.reader import TEXT, caret_to, click_on, drag_over, press, read, selected
from tests.browser.screenshots import screenshot
from tests.browser.watching import Watch
from tests.factories import (
    QUOTE,
    make_assessment,
    make_claim,
    make_quantity,
    make_revision,
)

CARD = "#claim-card"


def news(page: Page, words: str) -> None:
    expect(page.locator("#reader-news")).to_contain_text(words)


def alarm(page: Page, words: str) -> None:
    expect(page.locator("#reader-alarm")).to_contain_text(words)


def three(statement: str = "Påstående") -> list[Claim]:
    revision = make_revision("Ett två tre.\n\n😀 Fyra fem sex.\n\nSju åtta nio.\n")
    return [
        make_claim(revision=revision, quote=quote, statement=f"{statement} {number}.")
        for number, quote in enumerate(("Ett två", "Fyra fem", "Sju åtta"), start=1)
    ]


def test_next_and_previous_by_key_and_button(page_as: PageAs) -> None:
    claims = three()
    page = page_as()
    read(page, claims[0].revision)
    press(page, "j", "j")
    expect(page.locator(CARD)).to_contain_text("Påstående 2 av 3")
    expect(page.locator("#reader-selection")).to_contain_text("Påstående 2 av 3. Påstående 2.")
    expect(page.locator(".hl.current")).to_have_text("Fyra fem")
    expect(page.locator(TEXT)).to_be_focused()
    press(page, "k", "k")
    expect(page.locator(CARD)).to_contain_text("Påstående 3 av 3")  # round
    page.get_by_role("button", name="Nästa påstående").click()
    expect(page.locator(CARD)).to_contain_text("Påstående 1 av 3")
    page.get_by_role("button", name="Föregående påstående").click()
    expect(page.locator(CARD)).to_contain_text("Påstående 3 av 3")
    # From where the caret has been taken.
    caret_to(page, "j")
    expect(page.locator(CARD)).to_contain_text("Påstående 1 av 3")
    press(page, "Escape")
    expect(page.locator(CARD)).to_be_hidden()


def test_keys_rest_while_somebody_types_and_can_be_switched_off(page_as: PageAs) -> None:
    claims = three()
    page = page_as()
    read(page, claims[0].revision)
    page.focus(TEXT)
    press(page, "m", "Enter")
    statement = page.locator("#mark-statement")
    expect(statement).to_be_focused()
    statement.fill("")
    page.keyboard.type("jkesu?m")
    expect(statement).to_have_value("jkesu?m")
    press(page, "Escape")
    expect(page.locator("#claim-form")).to_be_hidden()

    press(page, "?")
    dialogue = page.get_by_role("dialog", name="Tangenter")
    expect(dialogue).to_be_visible()
    accessible(page)
    screenshot(page, "reader-keys")
    dialogue.get_by_label("Enbokstavstangenter är på").uncheck()
    press(page, "j")
    expect(page.locator(CARD)).to_be_hidden()
    press(page, "Escape")
    expect(dialogue).to_be_hidden()
    page.focus(TEXT)
    press(page, "j")
    expect(page.locator(CARD)).to_be_hidden()
    page.get_by_role("button", name="Tangenter").click()
    dialogue.get_by_label("Enbokstavstangenter är på").check()
    dialogue.get_by_role("button", name="Stäng").click()
    page.focus(TEXT)
    press(page, "j")
    expect(page.locator(CARD)).to_be_visible()


def test_click_where_claims_overlap_lists_them(page_as: PageAs) -> None:
    revision = make_revision("Ett två tre fyra fem.")
    make_claim(revision=revision, quote="Ett två tre fyra fem.", statement="Det yttre.")
    make_claim(revision=revision, quote="tre fyra", statement="Det inre.")
    page = page_as()
    read(page, revision)
    click_on(page, "Ett")
    expect(page.locator(CARD)).to_contain_text("Det yttre.")
    click_on(page, "tre")
    expect(page.locator(CARD)).to_contain_text("Påståenden här: 2")
    accessible(page)
    page.get_by_role("button", name="Det inre.").click()
    expect(page.locator(".hl.current")).to_have_text("tre fyra")

    # The same with the keyboard.
    caret_to(page, *["Control+ArrowRight"] * 3, "ArrowLeft", "Enter")
    expect(page.get_by_role("button", name="Det yttre.")).to_be_focused()
    press(page, "Tab", "Enter")
    expect(page.locator(CARD)).to_contain_text("Påstående 2 av 2")
    press(page, "Escape")
    expect(page.locator(TEXT)).to_be_focused()


def test_edit_opens_the_claims_page_and_leads_back(page_as: PageAs) -> None:
    claims = three()
    page = page_as()
    read(page, claims[0].revision)
    press(page, "j", "j", "e")
    expect(page).to_have_url(re.compile(f"/claims/claim/{claims[1].pk}/change/"))
    page.get_by_role("link", name="Visa det i källan").first.click()
    expect(page).to_have_url(re.compile(f"#claim-{claims[1].public_id}$"))
    expect(page.locator(".hl.current")).to_have_text("Fyra fem")
    expect(page.locator(".hl.current")).to_be_in_viewport()


def test_claim_on_an_older_text_is_found_there(page_as: PageAs, watch: Watch) -> None:
    claim = three()[2]
    newer = make_revision("Ny text.", document=claim.revision.document)
    page = page_as()
    page.goto(reverse("reader:claim", args=[claim.public_id]))
    expect(page.locator(".hl.current")).to_have_text("Sju åtta")
    read(page, newer, f"#claim-{claim.public_id}")
    alarm(page, "står inte i denna text")
    waiting = page.locator(".reader-note").filter(has_text="väntar i text 1")
    expect(waiting).to_contain_text("3 påståenden väntar i text 1")
    page.get_by_role("link", name="Läs text 1").click()
    expect(page.locator(".reader-text .hl")).to_have_count(3)
    accessible(page)


def test_boundaries_are_moved_and_moved_back(page_as: PageAs) -> None:
    claim = three()[1]
    page = page_as()
    read(page, claim.revision)
    press(page, "j", "j")
    page.get_by_role("button", name="Flytta gränserna").click()
    assert selected(page) == "Fyra fem"
    press(page, "Shift+Control+ArrowRight", "Enter")
    news(page, "Gränserna är flyttade.")
    expect(page.locator(".hl.current")).to_have_text("Fyra fem sex")
    claim.refresh_from_db()
    assert claim.quote == "Fyra fem sex"
    press(page, "u")
    news(page, "Ångrat: gränserna är som de var förut.")
    expect(page.locator(".hl.current")).to_have_text("Fyra fem")
    claim.refresh_from_db()
    assert claim.quote == "Fyra fem"

    page.get_by_role("button", name="Flytta gränserna").click()
    drag_over(page, "fem sex")
    page.get_by_role("button", name="Flytta det hit").click()
    news(page, "Gränserna är flyttade.")
    claim.refresh_from_db()
    assert claim.quote == "fem sex"


def test_escape_leaves_the_boundaries(page_as: PageAs) -> None:
    claim = three()[0]
    page = page_as()
    read(page, claim.revision)
    press(page, "j")
    page.get_by_role("button", name="Flytta gränserna").click()
    press(page, "Shift+ArrowRight", "Escape")
    news(page, "Gränserna är som de var.")
    claim.refresh_from_db()
    assert claim.quote == "Ett två"


def test_move_that_is_refused_is_said(page_as: PageAs, watch: Watch) -> None:
    claim = make_claim()
    make_quantity(claim)
    page = page_as()
    read(page, claim.revision)
    press(page, "j")
    page.get_by_role("button", name="Flytta gränserna").click()
    drag_over(page, "kostade placeringarna")
    watch.expect("422 POST .*/move/")
    press(page, "Enter")
    alarm(page, "”640 miljoner kronor” skulle hamna utanför citatet")
    Claim.objects.filter(pk=claim.pk).update(end=claim.end + 1, quote=f"{QUOTE},")
    drag_over(page, f"{QUOTE}, säger")
    watch.expect("409 POST .*/move/")
    press(page, "Enter")
    alarm(page, "Någon har flyttat påståendet")


def test_status_is_taken_on(page_as: PageAs, watch: Watch) -> None:
    claim = make_claim(assessment=make_assessment())
    page, other = page_as("editor"), page_as("editor")
    read(page, claim.revision)
    read(other, claim.revision)
    press(page, "j", "s")
    expect(page.get_by_role("button", name="Börja granska")).to_be_focused()
    accessible(page)
    press(page, "Enter")
    news(page, "Status: granskas.")
    expect(page.locator(TEXT)).to_be_focused()
    expect(page.locator(".hl.lane-0-in_progress").first).to_have_text(claim.quote)

    press(other, "j", "s")
    watch.expect("409 POST .*/status/")
    press(other, "Enter")
    alarm(other, "Någon har fört påståendet vidare")

    press(page, "s")
    page.get_by_role("button", name="Skicka in för prövning").click()
    news(page, "Status: under prövning.")
    press(page, "s")
    page.get_by_role("button", name="Skicka tillbaka …").click()
    page.get_by_label("Vad måste göras först?").fill("En källa till.")
    page.get_by_role("button", name="Skicka tillbaka", exact=True).click()
    news(page, "Status: granskas.")
    claim.refresh_from_db()
    assert claim.status == "in_progress"
    assert claim.assessment
    assert claim.assessment.sent_back_reason == "En källa till."


def test_undo_of_what_others_have_worked_on_is_refused(page_as: PageAs, watch: Watch) -> None:
    revision = make_revision()
    make_claim(revision=revision, quote="Vi behöver fler familjehem")
    page = page_as()
    read(page, revision)
    drag_over(page, QUOTE)
    press(page, "Enter")
    expect(page.locator("#claim-form")).to_be_visible()
    press(page, "Control+Enter")
    news(page, "Påståendet är sparat.")
    Claim.objects.filter(quote=QUOTE).update(statement="Bättre mening.")
    watch.expect("409 POST .*/undo/")
    press(page, "u")
    alarm(page, "så det behölls")
    press(page, "u")
    news(page, "Det finns inget att ångra.")
    assert Claim.objects.filter(quote=QUOTE).exists()


def test_page_is_accessible(page_as: PageAs) -> None:
    claims = three()
    page = page_as()
    read(page, claims[0].revision)
    accessible(page)
    press(page, "j")
    accessible(page)
    page.emulate_media(color_scheme="dark")
    accessible(page)
    screenshot(page, "reader")


def test_print_has_the_text_and_no_tools(page_as: PageAs) -> None:
    claims = three()
    page = page_as()
    read(page, claims[0].revision)
    page.emulate_media(media="print")
    expect(page.locator(TEXT)).to_be_visible()
    expect(page.locator(".reader-tools")).to_be_hidden()
    expect(page.locator("#header")).to_be_hidden()


def test_lines_are_walked_one_by_one(page_as: PageAs) -> None:
    """Down and up again over paragraphs, empty lines and highlights: the same places."""
    lines = ["Rad ett är en rubrik", "", "ord " * 60, "kort", "", "", "😀 sist " * 30, "", "slut"]
    claim = make_claim(revision=make_revision("\n".join(lines)), quote="kort")
    page = page_as()
    read(page, claim.revision)
    caret_to(page)
    down = [caret(page)]
    last = page.evaluate("() => document.querySelector('#reader-text').textContent.length") - 4
    while down[-1] < last:
        press(page, "ArrowDown")
        down.append(caret(page))
    assert down[-1] == last
    assert down == sorted(set(down))
    assert len(down) > len(lines)
    assert claim.start in down  # a line of its own
    up = [down[-1]]
    for _ in down[1:]:
        press(page, "ArrowUp")
        up.append(caret(page))
    assert up == down[::-1]
    press(page, "End")
    assert caret(page) == len(lines[0])
    press(page, "Shift+Home")
    assert selected(page) == lines[0]
    press(page, "PageDown", "PageUp", "PageUp")
    assert caret(page) == 0


def caret(page: Page) -> int:
    """Where it is, in UTF-16 units."""
    place: int = page.evaluate(
        """() => {
            const range = document.createRange();
            range.setStart(document.getElementById('reader-text'), 0);
            range.setEnd(getSelection().focusNode, getSelection().focusOffset);
            return range.toString().length;
        }"""
    )
    return place
