"""The text on the reader's page is the source's, character by character."""

import random
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import accessible
from tests.browser.conftest import PageAs
from tests.browser.reader import module, read, shown_text
from tests.browser.screenshots import screenshot
from tests.factories import make_claim, make_revision, make_section

FAMILY = "👩‍👩‍👧"
TEXTS = {
    "begins with a newline": "\nFörsta raden.\n\n\nAndra stycket, 24 miljarder.\n\n",
    "emoji": f"😀 Ett {FAMILY} två 🇸🇪 tre 24 miljarder 😀\nMer {FAMILY}\n",
    "combining marks": "o\u0323\u0302 x\u0301\u0323 och 24 miljarder\n",
    "spaces": "1\u00a0050  och 200\u2009000 \t 24 miljarder\u3000slut \n ",
    "markup": "<pre>\n<b>fet</b> &amp; <script>alert(1)</script> 24 miljarder",
    "line ends": "a\u2028b\u2029c\u000bd\u0085e 24 miljarder\n",
    "one long line": "ord " * 3000 + "24 miljarder",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_every_character_is_there(page_as: PageAs, text: str) -> None:
    claim = make_claim(revision=make_revision(text), quote="24 miljarder")
    page = page_as()
    read(page, claim.revision)
    assert shown_text(page) == claim.revision.text
    expect(page.locator(f'.hl[data-claims="{claim.public_id}"]')).to_have_text("24 miljarder")


def test_sections_are_headings_with_contents_and_dates(page_as: PageAs) -> None:
    revision = make_revision("Inledning\nFörsta inlägget\n\nText.\nAndra inlägget\nMer.\n")
    text = revision.text
    second = text.index("Andra")
    first = text.index("Första")
    make_section(
        revision,
        title="Första",
        start=first,
        heading_end=first + 16,
        end=second,
        date_edtf="2020-10-20",
    )
    make_section(
        revision, title="Andra", start=second, heading_end=second + 15, end=revision.length
    )
    page = page_as()
    read(page, revision)
    assert shown_text(page) == text
    headings = page.locator("#reader-text h2")
    expect(headings).to_have_count(2)
    expect(headings.first).to_have_text("Första inlägget")
    contents = page.get_by_role("navigation", name="Innehåll")
    expect(contents).to_contain_text("20 oktober 2020")
    contents.get_by_role("link", name="Andra").click()
    expect(page).to_have_url(re.compile("#section-2$"))


def test_overlaps_are_readable_three_deep(page_as: PageAs) -> None:
    revision = make_revision("Ett två tre fyra fem sex sju.")
    outer = make_claim(revision=revision, quote="Ett två tre fyra fem sex sju.")
    middle = make_claim(revision=revision, quote="två tre fyra fem", status="in_progress")
    inner = make_claim(revision=revision, quote="tre fyra")
    page = page_as()
    read(page, revision)
    deepest = page.locator(".hl.depth-3")
    expect(deepest).to_have_text("tre fyra")
    lines = deepest.evaluate(
        "(part) => getComputedStyle(part).backgroundImage.split(/, (?=[a-z-]*gradient)/)"
    )
    assert len(lines) == 3
    assert len(set(lines)) == 2  # unverified twice, in progress once
    ids = deepest.get_attribute("data-claims")
    assert ids == f"{outer.public_id} {middle.public_id} {inner.public_id}"
    accessible(page)
    screenshot(page, "reader-three-deep")


def test_without_scripts_text_and_claims_are_shown(page_as: PageAs) -> None:
    claim = make_claim()
    page = page_as(java_script_enabled=False)
    page.goto(f"/admin/claims/reader/{claim.revision.document.public_id}/")
    expect(page.locator(".reader-plain")).to_contain_text(claim.quote)
    expect(page.get_by_role("link", name=claim.statement)).to_be_visible()


def test_long_text_with_many_claims(page_as: PageAs) -> None:
    """500 000 characters, 2 000 claims: all of them, and the last one is reached by one key."""
    pick = random.Random(5)  # noqa: S311  # the same text each time
    words = ["kommunen", "barn😀", "o\u0323\u0302", "miljoner", "2023", "\n\n", "skolan,"]
    text = ""
    while len(text) < 500_000:
        text += " ".join(pick.choices(words, k=5_000)) + "\n"
    revision = make_revision(text[:500_000])
    first = make_claim(revision=revision, start=0, end=8, quote=revision.text[:8])
    starts = [pick.randrange(10, revision.length - 300) for _ in range(1_999)]
    type(first).objects.bulk_create(
        type(first)(
            revision=revision,
            start=start,
            end=start + 120,
            quote=revision.text[start : start + 120],
            statement=f"Påstående {start}",
            kind="other",
            speaker=first.speaker,
            date_edtf="2023",
            date_earliest="2023-01-01",
            date_latest="2023-12-31",
            created_by=first.created_by,
        )
        for start in starts
    )
    page = page_as()
    read(page, revision)
    assert shown_text(page) == revision.text
    page.keyboard.press("k")
    expect(page.locator("#claim-card")).to_contain_text("Påstående 2000 av 2000")
    last = page.locator(".hl.current").first
    expect(last).to_be_in_viewport()


# The pure modules


def units(text: str, point: int) -> int:
    return len(text[:point].encode("utf-16-le")) // 2


@pytest.fixture
def bare_page(page_as: PageAs) -> Page:
    """One from whose origin modules may be imported."""
    page = page_as()
    page.goto("/admin/")
    return page


def test_offsets_there_and_back(bare_page: Page) -> None:
    pick = random.Random(1)  # noqa: S311
    texts = ["", "😀", "a😀b", "😀😀", f"x{FAMILY}y", "å\u0301\u00a0\u2009\n"]
    texts += ["".join(pick.choices("aå😀\u0301🇸\n𝒳", k=40)) for _ in range(50)]
    answers: list[Any] = module(
        bare_page,
        "offsets",
        """({Offsets}, texts) => texts.map((text) => {
            const offsets = new Offsets(text);
            const points = Array.from({length: [...text].length + 1}, (_, i) => i);
            return {
                points: offsets.points,
                units: points.map((point) => offsets.toUnits(point)),
                back: points.map((point) => offsets.toPoints(offsets.toUnits(point))),
            };
        })""",
        texts,
    )
    for text, answer in zip(texts, answers, strict=True):
        points = list(range(len(text) + 1))
        assert answer["points"] == len(text)
        assert answer["units"] == [units(text, point) for point in points]
        assert answer["back"] == points


def test_a_place_inside_a_pair_is_before_it(bare_page: Page) -> None:
    body = "({Offsets}) => [0, 1, 2, 3].map((unit) => new Offsets('😀b').toPoints(unit))"
    assert module(bare_page, "offsets", body) == [0, 0, 1, 2]


@pytest.mark.parametrize(
    ("text", "start", "end", "kept"),
    [
        ("  ett ord \n", 0, 11, "ett ord"),
        ("\u00a01\u00a0050\u2009", 0, 7, "1\u00a0050"),
        (f"a{FAMILY}b", 2, 4, FAMILY),  # inside the family
        ("xo\u0323\u0302y", 2, 3, "o\u0323\u0302"),  # a mark of its letter
        ("😀", 1, 2, "😀"),
        ("🇸🇪🇳🇴", 4, 6, "🇳🇴"),
        ("ord", 1, 1, None),
        (" \n\u00a0 ", 0, 4, None),
        ("", 0, 0, None),
    ],
)
def test_selections_are_tidied(
    bare_page: Page, text: str, start: int, end: int, kept: str | None
) -> None:
    body = """({Boundaries}, [text, start, end]) => {
        const found = new Boundaries(text, 'sv').tidy(start, end);
        return found && text.slice(found.start, found.end);
    }"""
    assert module(bare_page, "boundaries", body, [text, start, end]) == kept


def test_words_and_sentences(bare_page: Page) -> None:
    text = "– Det är fel, säger hon. Nya 24 miljarder!\n\nSlut på detta."
    body = """({Boundaries}, text) => {
        const b = new Boundaries(text, 'sv');
        const walk = (step, from) => {
            const places = [];
            for (let at = from, last = -1; at !== last;) {
                last = at;
                at = b[step](at);
                places.push(at);
            }
            return places.slice(0, -1);
        };
        const {start, end} = b.sentence(text.indexOf('24'));
        return {
            words: walk('nextWord', 0).map((at) => text.slice(0, at).split(/\\s/).at(-1)),
            back: walk('previousWord', text.length).map((at) => text.slice(at).split(/\\s/)[0]),
            sentences: walk('nextSentence', 0).map((at) => text.slice(at).split(/\\s/)[0]),
            before: walk('previousSentence', text.length).map((at) => text.slice(at).split(' ')[0]),
            sentence: text.slice(start, end),
        };
    }"""
    found = module(bare_page, "boundaries", body, text)
    words = ["Det", "är", "fel", "säger", "hon", "Nya", "24", "miljarder", "Slut", "på", "detta"]
    assert found["words"][: len(words)] == words
    assert [word.strip(",.!") for word in found["back"] if word != "–"] == words[::-1]
    assert found["sentences"][:2] == ["Nya", "Slut"]
    assert found["before"] == ["Slut", "Nya", "–"]
    assert found["sentence"] == "Nya 24 miljarder!"
