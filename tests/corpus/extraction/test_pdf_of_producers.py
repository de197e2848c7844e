"""PDF as browsers and newspapers make it: drop capitals, items, cells, what is printed around."""

import pytest

from corpus.extraction.blocks import BlockKind, LeaveOut
from corpus.extraction.reading import extract
from tests.corpus.extraction.pdf_writer import Shown, write_pdf
from tests.corpus.extraction.test_pdf import PROSE, lines, texts


def out(*pages: list[Shown]) -> list[tuple[str, str]]:
    blocks = extract(write_pdf(pages)).blocks
    return [(block.text, str(block.leave_out or "")) for block in blocks]


REST = [f"{PROSE} enligt den", f"{PROSE} som rapporten", "visar."]


def with_letter(letter: str, first: str, x: float = 80) -> list[Shown]:
    words = [first, *REST]
    return [Shown(letter, 60, 676, 30), *lines(*words[:3], x=x), *lines(*words[3:], top=664)]


def test_a_drop_capital_begins_its_word() -> None:
    first = f"nderskottet är 24. {PROSE[:50]}"
    found = texts(extract(write_pdf([with_letter("U", first)])))
    assert found[0].startswith("Underskottet är 24. Kommunens")
    assert "U" not in found


@pytest.mark.parametrize(
    ("letter", "first", "x"),
    [("A", "Byggnaden är stor", 80), ("A", "är byggnaden stor", 200), ("1", "kommunen", 80)],
)
def test_a_letter_that_begins_no_word_stays_apart(letter: str, first: str, x: float) -> None:
    found = texts(extract(write_pdf([with_letter(letter, f"{first} {PROSE}", x)])))
    assert letter in found


def test_each_item_is_one_though_its_line_is_full() -> None:
    items = ["1. Första punkten", "2. Andra punkten", "3. Tredje"]
    assert [t for t, _out in out(lines(*items))] == items
    dashes = ["– Första punkten", "– Andra punkten"]
    blocks = extract(write_pdf([lines(*dashes)])).blocks
    assert [(b.text, b.kind) for b in blocks] == [(t, BlockKind.LIST_ITEM) for t in dashes]
    # A line of an item that begins with another number goes on.
    wrapped = ["1. Beslutet fattades den", "3. maj av nämnden"]
    assert [t for t, _out in out(lines(*wrapped))] == ["1. Beslutet fattades den 3. maj av nämnden"]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("11/30/26, 9:20 PM", "https://kommun.example/budget 1/1"),
        ("2026-11-30 21:20", "file:///home/anna/budget.html 1/1"),
        ("30/11/2026, 21:20 Budget 2026", "https://kommun.example/ 12/14"),
    ],
)
def test_what_a_browser_prints_around_one_page_is_proposed_to_go(head: str, foot: str) -> None:
    page = [Shown(head, 60, 810, 8), *lines(PROSE, "var tolv."), Shown(foot, 60, 20, 8)]
    found = out(page)
    assert (head, str(LeaveOut.PAGE_HEADER)) in found
    assert (foot, str(LeaveOut.PAGE_FOOTER)) in found
    # Without the address below it a time may be anything.
    alone = out([Shown(head, 60, 810, 8), *lines(PROSE, "var tolv.")])
    assert {reason for _text, reason in alone} == {""}


def row(*cells: str, top: float) -> list[Shown]:
    return [Shown(text, 60 + 150 * n, top) for n, text in enumerate(cells) if text]


def test_a_cell_of_two_lines_stays_a_cell() -> None:
    """As browsers and Word draw them: one cell after the other, each with all its lines."""
    page = [
        *lines(f"{PROSE}.", top=760),
        *row("Nämnd", "Anmärkning om", top=700),
        *row("", "kostnaden", top=688),
        *row("", "för året", top=676),
        *row("", "", "640", top=700),
        *row("Social", "Kort", "512", top=660),
        *lines(f"{PROSE}.", top=620),
    ]
    assert [text for text, _out in out(page)] == [
        f"{PROSE}.",
        "Nämnd\tAnmärkning om kostnaden för året\t640",
        "Social\tKort\t512",
        f"{PROSE}.",
    ]


def test_a_line_below_a_row_that_stands_at_no_cell_is_its_own() -> None:
    page = [
        *row("Nämnd", "Kort", "640", top=700),
        *row("Social", "Lång", "512", top=688),
        *lines("Källa: SCB.", top=676),
        Shown("Inskjuten text.", 120, 650),
    ]
    assert [text for text, _out in out(page)][2:] == ["Källa: SCB.", "Inskjuten text."]
