"""An editor marks claims in the reader, by keyboard alone and with the mouse."""

import pytest
from playwright.sync_api import Page, expect

from claims.models import Claim
from tests.browser.accessibility import accessible
from tests.browser.conftest import PASSWORD, PageAs, make_staff
from tests.browser.reader import (
    TEXT,
    caret_to,
    drag_over,
    press,
    read,
    select_units,
    selected,
    shown_text,
)
from tests.browser.screenshots import screenshot
from tests.browser.watching import Watch
from tests.factories import (
    QUOTE,
    make_claim,
    make_revision,
    make_role,
    make_speaker,
    make_topic,
)

FAMILY = "👩‍👩‍👧"
SAVE = "Control+Enter"


def form(page: Page) -> None:
    expect(page.get_by_role("form", name="Nytt påstående")).to_be_visible()


def news(page: Page, words: str) -> None:
    expect(page.locator("#reader-news")).to_contain_text(words)


def test_by_keyboard_alone(page_as: PageAs) -> None:
    revision = make_revision(
        f"\n{FAMILY} Rubrik\u00a0😀\n\nFörra året kostade det 640 miljoner kronor. Slut."
    )
    holder = make_speaker("Åsa Öberg")
    role = make_role(holder)
    make_topic("familjehem")
    page = page_as()
    read(page, revision)
    caret_to(page, "Control+ArrowDown", "Control+ArrowDown")
    press(page, *["Control+ArrowRight"] * 2, "ArrowRight", *["Shift+Control+ArrowRight"] * 5)
    assert selected(page) == "kostade det 640 miljoner kronor"
    expect(page.locator("#reader-selection")).to_contain_text("Markerat: kostade det 640")

    press(page, "Enter")
    form(page)
    expect(page.locator("#mark-statement")).to_be_focused()
    expect(page.locator("#mark-kind")).to_have_value("quantity")
    row = page.locator(".quantity-row")
    expect(row.get_by_label("I citatet")).to_have_value("640 miljoner kronor")
    expect(row.get_by_label("Värde", exact=True)).to_have_value("640\u00a0000\u00a0000")
    page.keyboard.type(" [2022]")
    press(page, "Tab", "Tab")
    page.keyboard.type("Öberg")
    expect(page.get_by_role("option", name="Åsa Öberg (M)")).to_be_visible()
    press(page, "Enter", "Tab", "Tab", "ArrowDown")
    expect(page.get_by_role("option", name="oppositionsborgarråd")).to_be_visible()
    press(page, "ArrowDown", "Enter", "Tab", "Tab")
    page.keyboard.type("fam")
    expect(page.get_by_role("option", name="Familjehem")).to_be_visible()
    press(page, "Enter", SAVE)

    news(page, "Påståendet är sparat.")
    claim = Claim.objects.get()
    assert claim.quote == "kostade det 640 miljoner kronor"
    assert claim.statement == "Kostade det 640 miljoner kronor [2022]"
    assert (claim.speaker, claim.role) == (holder, role)
    assert [topic.pk for topic in claim.topics.all()] == ["familjehem"]
    assert claim.quantities.get().value == 640_000_000
    expect(page.locator(f'.hl.current[data-claims="{claim.public_id}"]')).to_have_text(claim.quote)
    assert shown_text(page) == revision.text

    # The caret is back where the selection ended.
    expect(page.locator(TEXT)).to_be_focused()
    press(page, "Shift+ArrowRight", "Shift+ArrowRight")
    assert selected(page) == ". "

    press(page, "u")
    news(page, "Ångrat: påståendet är borttaget.")
    expect(page.locator(".reader-text .hl")).to_have_count(0)
    assert not Claim.objects.exists()


def test_with_the_mouse(page_as: PageAs) -> None:
    revision = make_revision("1\u00a0050 personer och 200\u2009000 😀 invånare i staden. Mer text.")
    make_claim(revision=revision, quote="Mer text")
    page = page_as()
    read(page, revision)
    drag_over(page, "200\u2009000 😀 invånare")
    page.locator("#mark-here").get_by_role("button", name="Gör ett påstående").click()
    form(page)
    page.get_by_label("Typ").select_option("comparison")
    page.get_by_role("button", name="Spara påståendet").click()
    news(page, "Påståendet är sparat.")
    claim = Claim.objects.latest("pk")
    assert claim.quote == "200\u2009000 😀 invånare"
    page.locator("#reader-news").get_by_role("button", name="Ångra").click()
    news(page, "Ångrat")
    assert Claim.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "start", "end", "quote"),
    [
        (f"Ett {FAMILY} två", 5, 7, FAMILY),
        ("Ett x\u0323\u0301 två", 5, 6, "x\u0323\u0301"),
        ("\n\n  Ett\u00a0\u2009 ", 0, 9, "Ett"),
    ],
)
def test_selections_are_tidied(
    page_as: PageAs, text: str, start: int, end: int, quote: str
) -> None:
    revision = make_revision(text)
    page = page_as()
    read(page, revision)
    select_units(page, start, end)
    expect(page.locator("#mark-here")).to_be_visible()
    press(page, "Enter")
    form(page)
    expect(page.locator("#mark-statement")).to_have_value(quote[:1].upper() + quote[1:])
    page.get_by_role("button", name="Avbryt").click()
    expect(page.locator(TEXT)).to_be_focused()


def test_mistakes_are_shown_at_the_fields_and_nothing_is_lost(
    page_as: PageAs, watch: Watch
) -> None:
    revision = make_revision()
    make_claim(revision=revision, quote="Vi behöver fler familjehem")
    page = page_as()
    read(page, revision)
    drag_over(page, QUOTE)
    press(page, "Enter")
    form(page)
    page.get_by_label("Påståendet i klartext").fill("Min egen mening.")
    page.get_by_role("textbox", name="Datum", exact=True).fill("nyss")
    page.get_by_role("button", name="Lägg till en sifferuppgift").click()
    second = page.locator(".quantity-row").nth(1)
    second.get_by_label("I citatet").fill("finns inte där")
    watch.expect("422 POST .*/mark/")
    press(page, SAVE)
    expect(page.locator("#mark-date_edtf")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".field-date_edtf .errorlist")).to_contain_text("nyss")
    expect(second.locator(".errorlist").first).to_contain_text("finns inte där")
    expect(page.get_by_label("Påståendet i klartext")).to_have_value("Min egen mening.")
    accessible(page)
    screenshot(page, "reader-mistakes")

    second.get_by_role("button", name="Ta bort sifferuppgiften").click()
    page.get_by_role("textbox", name="Datum", exact=True).fill("2023-02")
    press(page, SAVE)
    news(page, "Påståendet är sparat.")
    assert Claim.objects.latest("pk").statement == "Min egen mening."


def test_session_expires_in_the_middle(page_as: PageAs, watch: Watch) -> None:
    revision = make_revision()
    make_claim(revision=revision, quote="Vi behöver fler familjehem")
    anna = make_staff("researcher", "anna")
    page = page_as(user=anna)
    read(page, revision)
    drag_over(page, QUOTE)
    press(page, "Enter")
    form(page)
    page.get_by_label("Påståendet i klartext").fill("Skrivet medan sessionen gick ut.")
    page.context.clear_cookies(name="sessionid")
    watch.expect("401 POST .*/mark/")
    press(page, SAVE)
    expect(page.locator(".form-alert")).to_contain_text("Du är inte längre inloggad")
    expect(page.get_by_role("link", name="Logga in i en annan flik")).to_be_focused()
    expect(page.get_by_label("Påståendet i klartext")).to_have_value(
        "Skrivet medan sessionen gick ut."
    )

    # Logging in, in another tab, also changes the token.
    other = page.context.new_page()
    other.goto("/admin/login/")
    other.get_by_label("Användarnamn").fill("anna")
    other.get_by_label("Lösenord").fill(PASSWORD)
    other.get_by_role("button", name="Logga in").click()
    expect(other.get_by_role("link", name="Påståenden").first).to_be_visible()
    other.close()
    watch.expect("403 POST .*/mark/")
    page.bring_to_front()
    page.get_by_role("button", name="Spara påståendet").click()
    news(page, "Påståendet är sparat.")
    assert Claim.objects.latest("pk").statement == "Skrivet medan sessionen gick ut."


def test_server_that_cannot_be_reached(page_as: PageAs, watch: Watch) -> None:
    revision = make_revision()
    make_claim(revision=revision, quote="Vi behöver fler familjehem")
    page = page_as()
    read(page, revision)
    drag_over(page, QUOTE)
    press(page, "Enter")
    form(page)
    watch.expect("request failed: POST .*/mark/")
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)
    press(page, SAVE)
    expect(page.locator(".form-alert")).to_contain_text("Inget du skrivit är förlorat")
    page.context.set_offline(False)
    press(page, SAVE)
    news(page, "Påståendet är sparat.")


def test_a_newer_text_came_in_meanwhile(page_as: PageAs, watch: Watch) -> None:
    revision = make_revision()
    page = page_as()
    read(page, revision)
    make_revision("En nyare text.", document=revision.document)
    drag_over(page, QUOTE)
    watch.expect("409 POST .*/draft/")
    press(page, "Enter")
    expect(page.locator("#reader-alarm")).to_contain_text("Ladda om sidan")


def test_form_is_accessible(page_as: PageAs) -> None:
    revision = make_revision()
    make_claim(revision=revision, quote="Vi behöver fler familjehem")
    page = page_as()
    read(page, revision)
    drag_over(page, QUOTE)
    press(page, "Enter")
    form(page)
    accessible(page)
    screenshot(page, "reader-form")
    page.get_by_role("combobox", name="Talare").fill("Ö")
    expect(page.locator(".combobox [role=option]").first).to_be_visible()
    accessible(page)
    page.set_viewport_size({"width": 683, "height": 400})  # 200 % of 1366×800
    assert page.evaluate("document.documentElement.scrollWidth") <= 683
    accessible(page)


def test_who_may_not_mark_gets_no_button(page_as: PageAs) -> None:
    old = make_claim()
    make_revision("En nyare text.", document=old.revision.document)
    page = page_as()
    read(page, old.revision, "?revision=1")
    drag_over(page, "Vi behöver fler")
    press(page, "Enter")
    expect(page.locator("#reader-alarm")).to_contain_text("kan inte markeras här")
    expect(page.locator("#mark-here")).to_be_hidden()
    page.get_by_role("link", name="Läs den nyaste texten").click()
    expect(page.locator(TEXT)).to_have_text("En nyare text.")


def test_marking_two_at_once_in_two_browsers(page_as: PageAs) -> None:
    """Each keeps what the other has marked."""
    revision = make_revision("Ett två tre. Fyra fem sex.")
    make_claim(revision=revision, quote="två")
    first, second = page_as(), page_as()
    for page, quote in ((first, "Ett två tre"), (second, "Fyra fem sex")):
        read(page, revision)
        drag_over(page, quote)
        press(page, "Enter")
        form(page)
        page.get_by_label("Typ").select_option("other")
    for page in (first, second):
        press(page, SAVE)
        news(page, "Påståendet är sparat.")
    assert {claim.quote for claim in Claim.objects.all()} == {"två", "Ett två tre", "Fyra fem sex"}


def test_an_odd_date_is_kept_with_a_tick(page_as: PageAs, watch: Watch) -> None:
    watch.expect("422 POST .*/mark/")
    revision, speaker = make_revision(), make_speaker("Åsa Öberg")
    page = page_as()
    read(page, revision)
    drag_over(page, QUOTE)
    page.locator("#mark-here").get_by_role("button", name="Gör ett påstående").click()
    form(page)
    page.locator("#mark-date_edtf").fill("1450")
    tick = page.get_by_label("Ja, det stämmer")
    expect(tick).to_be_visible()
    page.get_by_role("button", name="Spara påståendet").click()
    expect(page.locator(".form-alert.refused")).to_be_visible()
    expect(page.locator(".field-date_edtf .errorlist")).to_contain_text("Stämmer det?")
    tick.check()
    page.get_by_role("button", name="Spara påståendet").click()
    news(page, "Påståendet är sparat.")
    claim = Claim.objects.get()
    assert (claim.date_edtf, claim.speaker) == ("1450", speaker)
    # The next claim's form begins without it.
    drag_over(page, QUOTE)
    page.keyboard.press("Enter")
    form(page)
    expect(tick).to_have_count(0)
