"""A whole day at the desk by keyboard alone, in Swedish, by two people in two browsers: a new text,
five claims, a check with evidence, sent back, mended, approved and published in one, corrected, and
its speaker merged. Keys, pages and seconds are told (`-s`); pages and clicks are held.
"""

import time
from dataclasses import dataclass, field

from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from claims.models import Claim, ClaimVersion, EvidenceCopy, Notice, Speaker
from corpus.models import Document
from tests.browser.accessibility import Barriers
from tests.browser.conftest import PageAs, make_staff
from tests.browser.screenshots import screenshot
from tests.factories import make_scale_and_ratings, make_speaker

TEXT = """Replik om skolan

Kommunen satsade 40 miljoner kronor på skolan 2023. Det var 5 procent mer än året innan. \
Antalet elever ökade med 300 under samma tid. Arbetslösheten bland unga sjönk till 8 procent. \
Vi byggde 1 200 nya bostäder.
"""
MOST_TABS = 300


@dataclass
class Hands:
    """One person who has no mouse."""

    page: Page
    keys: int = 0
    pages: int = 0
    begun: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.page.on("domcontentloaded", lambda _page: self._loaded())

    def _loaded(self) -> None:
        self.pages += 1

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.keys += len(keys)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.keys += len(words)

    def to(self, target: Locator, key: str = "Tab") -> None:
        """On to the element by the key, as often as it takes."""
        target.wait_for()
        for _tab in range(MOST_TABS):
            if target.evaluate("(each) => each === document.activeElement"):
                return
            self.press(key)
        raise AssertionError(f"not reached by {key}: {target}")

    def write(self, target: Locator, words: str) -> None:
        """In place of what stands there."""
        self.to(target)
        self.press("Control+a")
        self.type(words)

    def go(self, target: Locator) -> None:
        """Press it, and be on the page that it leads to."""
        self.to(target)
        with self.page.expect_navigation():
            self.press("Enter")
        self.page.wait_for_load_state()

    def open(self, address: str) -> None:
        """Where a part of the day begins: counted from here."""
        self.page.goto(address)
        self.keys = self.pages = 0
        self.begun = time.monotonic()

    def told(self, what: str) -> tuple[int, int]:
        """Keys and pages since `open`."""
        seconds = time.monotonic() - self.begun
        print(f"{what}: {self.keys} keys, {self.pages} pages, {seconds:.1f} s")  # noqa: T201
        return self.keys, self.pages


def verb(page: Page, name: str) -> Locator:
    return page.locator(f'.submit-row button[name="verb"][value="{name}"]')


def act(page: Page, name: str) -> Locator:
    return page.locator(f'.verb-bar button[name="act"][value="{name}"]')


def waiting(page: Page, section: str) -> Locator:
    return page.locator(f'[aria-labelledby="{section}-title"] li a').first


def done(page: Page) -> None:
    expect(page.locator(".messagelist .success").first).to_be_visible()


def test_a_day_by_keyboard_alone(page_as: PageAs) -> None:
    make_scale_and_ratings()
    anna, bo = make_staff("researcher", "anna"), make_staff("editor", "bo")
    mine, theirs = Hands(page_as(user=anna)), Hands(page_as(user=bo))
    barriers = Barriers()

    _bring_in(mine, barriers)
    _mark_five(mine, barriers)
    assert Claim.objects.count() == 5
    claim = Claim.objects.order_by("start").first()
    assert claim is not None
    _check(mine, claim, barriers)
    # Each address is to be fetched by the worker, and waits for it.
    assert EvidenceCopy.objects.filter(asked_by=anna).count() == 2

    _send_back(theirs, "Vilket år gäller bokslutet?")
    _mend(mine, "Bokslutet för 2023 visar 38 miljoner kronor.")
    _approve_and_publish(theirs, barriers)
    assert claim.versions.get().rating is not None

    # A correction of what is public: 5 clicks over 4 pages it was.
    _send_back(theirs, "Bokslutet är rättat.", claim)
    _mend(mine, "Bokslutet för 2023 visar 39 miljoner kronor.")
    _correct(theirs)
    assert claim.versions.latest("number").kind == ClaimVersion.Kind.CORRECTION

    _merge(mine, theirs, barriers)
    claim.refresh_from_db()
    assert claim.speaker.name == "Anders Kvist"
    newest = claim.versions.latest("number")
    assert (newest.number, newest.record["claim"]["speaker"]["name"]) == (3, "Anders Kvist")
    assert not Notice.objects.unread().filter(kind="to_approve").exists()
    barriers.check()


def _bring_in(hands: Hands, barriers: Barriers) -> None:
    page = hands.page
    hands.open(reverse("admin:corpus_sourcedraft_add"))
    expect(page.get_by_label("Webbadress")).to_be_focused()
    hands.to(page.locator("[name=text]"))
    hands.type(TEXT)
    hands.go(page.get_by_role("button", name="Läs den"))
    hands.write(page.get_by_label("Titel:"), "Replik om skolan")
    hands.to(page.get_by_label("Datum:", exact=True))
    hands.type("24/11 2025")
    expect(page.locator(".date-reading").first).to_have_text("→ 24 november 2025")
    barriers.look(page)
    screenshot(page, "whole-day-text")
    hands.go(page.get_by_role("button", name="Frys texten"))
    expect(page.locator(".messagelist")).to_contain_text("nytt dokument")
    assert Document.objects.get().date_edtf == "2025-11-24"
    hands.go(page.locator(".messagelist").get_by_role("link", name="Läs och markera"))
    page.wait_for_selector("#reader[data-ready]")
    assert hands.told("a new text, to the reader")[1] == 3


def _mark_five(hands: Hands, barriers: Barriers) -> None:
    page = hands.page
    # Nothing but the keys: the text has the focus when the page is there.
    expect(page.locator("#reader-text")).to_be_focused()
    hands.keys = 0
    for number in range(5):
        hands.press("Control+ArrowDown", "m", "Enter")
        expect(page.locator("#mark-statement")).to_be_focused()
        if number == 0:
            _new_speaker(hands, "Anders Qvist")
        kind = page.locator("#mark-kind")
        if not kind.input_value():
            hands.to(kind)
            hands.press("ArrowDown")
        hands.press("Control+Enter")
        expect(page.locator("#claim-form")).to_be_hidden()
    expect(page.locator("#reader-news")).to_contain_text("Påståendet är sparat")
    barriers.look(page)
    screenshot(page, "whole-day-marked")
    hands.told("five claims")


def _new_speaker(hands: Hands, name: str) -> None:
    page = hands.page
    hands.to(page.locator("#mark-speaker"))
    hands.type(name)
    hands.to(page.get_by_role("button", name="Ny talare …"))
    hands.press("Enter")
    expect(page.locator("#new-speaker-name")).to_have_value(name)
    hands.press("Enter")
    expect(page.locator("#mark-role")).to_be_focused()


def _check(hands: Hands, claim: Claim, barriers: Barriers) -> None:
    page = hands.page
    hands.open(reverse("admin:claims_claim_change", args=[claim.pk]))
    hands.go(verb(page, "start"))
    done(page)
    hands.to(page.locator("[name=check-0-rating]:checked"))
    chosen = page.get_by_role("radio", name="Delvis sant")
    hands.to(chosen, "ArrowDown")
    hands.write(page.locator("#id_check-0-summary"), "Bokslutet visar 38 miljoner kronor.")
    hands.write(page.locator("#id_check-0-explanation"), "Bokslutet tar upp 38 miljoner.")
    hands.write(page.locator("#id_check-0-missing"), "Inget.")
    hands.write(page.locator("#id_check-0-searched"), "Bokslut 2023.")
    hands.to(page.locator("#id_addresses"))
    hands.type("https://kommun.example/bokslut https://stat.example/tabell")
    hands.to(page.locator("#paste-addresses button"))
    hands.press("Enter")
    expect(page.locator("#id_evidence-0-title")).to_be_focused()
    for number in range(2):
        card = f"#id_evidence-{number}"
        hands.write(page.locator(f"{card}-title"), f"Källa {number + 1}")
        hands.to(page.locator(f"{card}-stance"))
        hands.type("Mot")
        hands.write(page.locator(f"{card}-summary"), "Tar upp beloppet.")
    barriers.look(page)
    hands.go(verb(page, "submit"))
    done(page)
    assert hands.told("a check with evidence, handed in")[1] == 2


def _send_back(hands: Hands, why: str, claim: Claim | None = None) -> None:
    """From the dashboard; once it is published, from the page on which it was."""
    page = hands.page
    if claim is None:
        hands.open(reverse("admin:index"))
        hands.go(waiting(page, "approve"))
        expect(page.get_by_role("heading", name="Orden i sitt sammanhang")).to_be_visible()
    else:
        hands.open(reverse("admin:claims_claim_review", args=[claim.pk]))
    hands.write(page.get_by_label("För att skicka tillbaka"), why)
    hands.go(act(page, "send_back"))
    done(page)
    hands.told("sent back")


def _mend(hands: Hands, summary: str) -> None:
    page = hands.page
    hands.open(reverse("admin:index"))
    hands.go(waiting(page, "sent_back"))
    expect(page.locator(".sent-back")).to_contain_text("Skickades tillbaka av bo")
    hands.write(page.locator("#id_check-0-summary"), summary)
    hands.go(verb(page, "submit"))
    done(page)
    assert hands.told("mended")[1] == 2


def _approve_and_publish(hands: Hands, barriers: Barriers) -> None:
    page = hands.page
    hands.open(reverse("admin:index"))
    hands.go(waiting(page, "approve"))
    expect(page.locator(".differences").first).to_contain_text("2023")
    barriers.look(page)
    screenshot(page, "whole-day-review")
    hands.go(act(page, "both"))
    done(page)
    expect(page.locator(".messagelist")).to_contain_text("Visa publik sida")
    assert hands.told("approved and published")[1] == 2  # 4 it was


def _correct(hands: Hands) -> None:
    page = hands.page
    hands.open(reverse("admin:index"))
    hands.go(waiting(page, "approve"))
    hands.write(page.get_by_label("Offentlig kommentar"), "Vi skrev först 38 miljoner.")
    hands.go(act(page, "both"))
    done(page)
    assert hands.told("corrected")[1] == 2  # 4 it was


def _merge(mine: Hands, theirs: Hands, barriers: Barriers) -> None:
    """There was a record of the same person, spelled otherwise."""
    kept, gone = make_speaker("Anders Kvist"), Speaker.objects.get(name="Anders Qvist")
    page = mine.page
    mine.open(reverse("admin:claims_speaker_change", args=[gone.pk]))
    mine.go(page.get_by_role("link", name="Samma person som"))
    mine.go(page.get_by_role("link", name=str(kept)))
    mine.go(page.get_by_role("button", name="Föreslå hopslagning"))
    done(page)
    mine.told("a merge proposed")
    other = theirs.page
    theirs.open(reverse("admin:index"))
    theirs.go(waiting(other, "merges"))
    barriers.look(other)
    screenshot(other, "whole-day-merge")
    theirs.go(other.get_by_role("button", name="Godkänn och slå ihop"))
    done(other)
    assert theirs.told("a merge approved")[1] == 2
