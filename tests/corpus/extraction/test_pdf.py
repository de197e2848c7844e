"""PDF: order, hyphens, marks, pages, what is proposed to go, and what is refused."""

from collections.abc import Sequence

import pytest

from corpus.extraction.blocks import BlockKind, Extraction, LeaveOut, ReadingOptions
from corpus.extraction.freezing import BadDecision, Decisions, Question, freeze, questions
from corpus.extraction.readers.pdf.hyphens import join, words_within_lines
from corpus.extraction.reading import extract
from corpus.extraction.refusals import SourceRefused
from tests.corpus.extraction.measuring import FILES, read
from tests.corpus.extraction.pdf_writer import Shown, Upon, write_pdf

PROSE = "Kommunens kostnader ökade med tolv procent under det gångna året"


def lines(*texts: str, x: float = 60, top: float = 700, size: float = 10) -> list[Shown]:
    return [Shown(text, x, top - 12 * n, size) for n, text in enumerate(texts)]


def texts(extraction: Extraction) -> list[str]:
    return [block.text for block in extraction.blocks]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("kommunens skatte-", "sänkning", ("", "-")),
        ("effek-", "tiviseringar.", ("", "-")),
        ("skatte\u00ad", "sänkning", ("", "\u00ad")),
        ("inom barn-", "och ungdomsvård", (" ", "")),
        ("alla EU-", "länder", ("", "")),
        ("i Göteborgs-", "Posten", ("", "")),
        ("mellan 15-", "20 öre", ("", "")),
        ("budget för 2022-", "2023", ("", "")),
        ("covid-", "19", ("", "")),
        ("mellan 2019–", "2020", ("", "")),
        ("han sade –", "nej", (" ", "")),
        ("ett it-", "stöd", ("", "")),
        ("vanlig rad", "nästa", (" ", "")),
        ("ensamt -", "streck", (" ", "")),
    ],
)
def test_hyphens_at_line_ends(before: str, after: str, expected: tuple[str, str]) -> None:
    assert join(before, after, words_within_lines(["vårt it-stöd är gammalt"])) == expected


def test_a_hyphen_comes_back_where_a_person_says_so() -> None:
    page = lines(f"{PROSE} och skatte-", "sänkning blir det, enligt", "nämnden.")
    extraction = extract(write_pdf([page]))
    assert extraction.hyphens == 1
    undecided = Decisions(left_out=frozenset())
    assert questions(extraction, undecided) == [Question.HYPHENS]
    joined = freeze(extraction, Decisions.as_proposed(extraction)).text
    assert joined == f"{PROSE} och skattesänkning blir det, enligt nämnden."
    kept = Decisions(left_out=frozenset(), kept_hyphens=frozenset({0}))
    assert freeze(extraction, kept).text == joined.replace("skattes", "skatte-s")
    with pytest.raises(BadDecision):
        freeze(extraction, Decisions(left_out=frozenset(), kept_hyphens=frozenset({1})))


def test_pages_are_places_and_a_paragraph_runs_over_them() -> None:
    first = [
        *lines("Rapport om kostnader", top=800, size=8),
        *lines(f"{PROSE} och sedan", "k" + f"{PROSE} och nästa"[1:]),
        Shown("1 Källa: bokslutet.", y=80, size=7),
        Shown("1", x=300, y=40, size=8),
    ]
    second = [
        *lines("Rapport om kostnader", top=800, size=8),
        *lines("års budget är lagd.", "Nytt stycke här."),
        Shown("2", x=300, y=40, size=8),
    ]
    extraction = extract(write_pdf([first, second]))
    frozen = freeze(extraction, Decisions.as_proposed(extraction))
    assert frozen.text.splitlines() == [
        f"{PROSE} och sedan k{PROSE[1:]} och nästa års budget är lagd.",
        "",
        "1 Källa: bokslutet.",
        "",
        "Nytt stycke här.",
    ]
    assert [(page.number, frozen.text[page.start : page.end].strip()) for page in frozen.pages] == [
        (1, f"{PROSE} och sedan k{PROSE[1:]} och nästa"),
        (2, "års budget är lagd."),
        (1, "1 Källa: bokslutet."),
        (2, "Nytt stycke här."),
    ]
    assert [(out.text, out.reason, out.page) for out in frozen.left_out] == [
        ("Rapport om kostnader", LeaveOut.PAGE_HEADER, 1),
        ("1", LeaveOut.PAGE_NUMBER, 1),
        ("Rapport om kostnader", LeaveOut.PAGE_HEADER, 2),
        ("2", LeaveOut.PAGE_NUMBER, 2),
    ]


def test_raised_marks_never_join_a_number() -> None:
    page = [
        Shown("Kostnaden var 640 miljoner kronor 2023", y=700),
        Shown("1", x=60 + 178, y=704, size=6),
        Shown("till följd av fler placeringar.", x=60 + 188, y=700),
    ]
    text = texts(extract(write_pdf([page])))[0]
    assert "2023¹" in text.replace(" ¹", "¹")
    assert "20231" not in text


def test_a_page_that_is_drawn_out_of_order_is_read_by_columns() -> None:
    left = [f"vänster {n} {PROSE[:29]}" for n in range(10)]
    right = [f"höger {n} {PROSE[:29]}" for n in range(10)]
    shown = [
        *[Shown(text, 60, 700 - 12 * n) for n, text in enumerate(left)],
        *[Shown(text, 320, 700 - 12 * n) for n, text in enumerate(right)],
    ]
    backwards = list(reversed(shown))
    extraction = extract(write_pdf([backwards]))
    text = " ".join(texts(extraction))
    assert text == " ".join([*left, *right])
    assert "columns" in {finding.code for finding in extraction.findings}


def test_two_columns_in_order_are_kept_in_order() -> None:
    for name in ("typst-tvaspalt", "chromium-tvaspalt", "libreoffice-tvaspalt"):
        extraction, _frozen = read(FILES / "pdf" / f"{name}.pdf")
        assert "columns" not in {finding.code for finding in extraction.findings}


def test_bookmarks_make_sections() -> None:
    page = [
        Shown("1 Inledning", y=760, size=10),
        *lines(f"{PROSE}.", top=730),
        Shown("2 Resultat", y=600, size=10),
        *lines(f"{PROSE} igen.", top=570),
    ]
    extraction = extract(write_pdf([page], [("Inledning", 1), ("2 Resultat", 1)]))
    frozen = freeze(extraction, Decisions.as_proposed(extraction))
    assert [(s.title, frozen.text[s.start : s.end]) for s in frozen.sections] == [
        ("1 Inledning", f"1 Inledning\n\n{PROSE}."),
        ("2 Resultat", f"2 Resultat\n\n{PROSE} igen."),
    ]


def test_rows_of_a_table_keep_their_cells_apart() -> None:
    extraction, _frozen = read(FILES / "pdf" / "libreoffice-rapport.pdf")
    rows = [block.text for block in extraction.blocks if block.kind is BlockKind.ROW]
    assert rows == [
        "År\tBudget\tUtfall",
        "2021\t500\t512,4",
        "2022\t540\t569,0",
        "2023\t560\t640,0",
    ]


def rows_of(*rows: Sequence[str], columns: Sequence[float]) -> list[str]:
    """What is read of cells that begin at these places, below a paragraph of prose."""
    table = [
        Shown(cell, x, 700 - 14 * number)
        for number, row in enumerate(rows)
        for x, cell in zip(columns, row, strict=True)
    ]
    extraction = extract(write_pdf([[Shown(f"{PROSE} och slut.", y=760), *table]]))
    return [block.text for block in extraction.blocks][1:]


def test_narrow_cells_of_figures_stay_apart() -> None:
    """`2021 512,4` would read as 2 021 512,4."""
    columns = (60, 87, 140)
    rows = [("År", "Kostn.", "Andel"), ("2021", "512,4", "30,1"), ("2022", "640,0", "–")]
    assert rows_of(*rows, columns=columns) == ["\t".join(row) for row in rows]
    assert rows_of(("A", "1"), ("B", "2"), columns=(60, 72)) == ["A\t1", "B\t2"]
    # Words that stand below each other by chance, and items of lists, are none.
    for words, places in (
        ([("Anna", "sade"), ("Bosse", "hade")], (60, 92)),
        ([("•", "12 lärare"), ("•", "15 elever")], (60, 70)),
        ([("1.", "2023 blev dyrt"), ("2.", "2024 likaså")], (60, 75)),
    ):
        assert "\t" not in "".join(rows_of(*words, columns=places))


@pytest.mark.parametrize("columns", [(60, 97, 130, 163), (60, 150, 250, 350)])
def test_a_figure_behind_an_empty_cell_stays_under_its_heading(columns: Sequence[float]) -> None:
    whole = [("Mnkr", "2021", "2022", "2023"), ("Ram", "598,2", "604,0", "612,0")]
    for row, text in (
        (("Utfall", "–3,1", "", "640,0"), "Utfall\t–3,1\t\t640,0"),
        (("Utfall", "", "604,0", "640,0"), "Utfall\t\t604,0\t640,0"),
        (("Utfall", "", "", "640,0"), "Utfall\t\t\t640,0"),
        (("Utfall", "598,1", "", ""), "Utfall\t598,1"),
        (("Utfall", "598,1", "604,1", "640,0"), "Utfall\t598,1\t604,1\t640,0"),
        (("", "598,1", "", "640,0"), "\t598,1\t\t640,0"),
    ):
        found = rows_of(*whole, row, columns=columns)
        assert found == [*("\t".join(each) for each in whole), text]


def test_words_under_figures_are_no_row_with_empty_cells() -> None:
    whole = [("Mnkr", "2021", "2022", "2023"), ("Ram", "598,2", "604,0", "612,0")]
    for columns in ((60, 97, 130, 163), (60, 150, 250, 350)):
        assert rows_of(*whole, ("Not", "", "", "prel."), columns=columns)[-1] == "Not\tprel."


def test_what_is_filled_in_is_text_and_notes_are_said() -> None:
    upon = [
        Upon("640 000 kronor"),
        Upon("Kolla!", "Text", y=500),
        Upon("Dnr 12", "FreeText", y=400),
    ]
    extraction = extract(write_pdf([[Shown("Belopp:", y=610)]], upon=upon))
    texts = " ".join(block.text for block in extraction.blocks)
    assert "640 000 kronor" in texts
    assert "Dnr 12" in texts
    found = {finding.code: finding.details for finding in extraction.findings}
    assert found["comments"] == {"number": 1}


def test_a_page_that_lies_on_its_side_is_read_along_its_lines() -> None:
    up = (0, 1)
    table = [
        Shown(cell, 200 + 16 * number, 100 + 120 * place, along=up)
        for number, row in enumerate([("År", "Budget"), ("2021", "500"), ("2022", "540")])
        for place, cell in enumerate(row)
    ]
    pages = [
        [Shown("Vreta kommun", y=800), Shown(f"{PROSE} och slut.")],
        [Shown("Vreta kommun", y=800), *table],
        [Shown("Vreta kommun", y=800), Shown("I marginalen", 30, 300, along=up), Shown("Slut.")],
    ]
    blocks = extract(write_pdf(pages)).blocks
    assert [(b.text, b.pages[0].number) for b in blocks if b.kind is BlockKind.ROW] == [
        ("År\tBudget", 2),
        ("2021\t500", 2),
        ("2022\t540", 2),
    ]
    assert [b.leave_out for b in blocks if b.text == "Vreta kommun"] == [LeaveOut.PAGE_HEADER] * 3
    beside = [(b.kind, b.leave_out) for b in blocks if b.text == "I marginalen"]
    assert beside == [(BlockKind.ASIDE, None)]


@pytest.mark.parametrize("along", [(1, 0), (0, 1), (0, -1), (-1, 0)])
def test_text_is_read_whichever_way_it_runs(along: tuple[int, int]) -> None:
    x, y = 300, 400
    first = Shown("År 2023", x, y, along=along)
    mark = Shown(
        "1", x + 36 * along[0] - 4 * along[1], y + 36 * along[1] + 4 * along[0], 6, along=along
    )
    page = [first, mark]
    assert [block.text for block in extract(write_pdf([page])).blocks] == ["År 2023¹"]


def test_lines_that_differ_in_figures_are_no_running_heads() -> None:
    years = ((1, "Ett", 512), (2, "Två", 640), (3, "Tre", 575))
    pages = [
        [
            Shown(f"Bokslut – sida {page}", y=800),
            Shown(f"Kostnaden var {cost} miljoner.", y=770),
            Shown(f"{word} sidor om det.", y=740),
        ]
        for page, word, cost in years
    ]
    extraction = extract(write_pdf(pages))
    out = [block.text for block in extraction.blocks if block.leave_out]
    assert out == [f"Bokslut – sida {page}" for page, _word, _cost in years]


def test_properties_are_weak_evidence() -> None:
    extraction, _frozen = read(FILES / "pdf" / "libreoffice-rapport.pdf")
    found = {v.name: (v.source, str(v.strength)) for v in extraction.metadata}
    assert found == dict.fromkeys(("title", "byline", "published"), ("pdf-properties", "weak"))


def test_a_text_layer_of_signs_is_said_to_be_untrustworthy() -> None:
    page = lines(f"{PROSE} \x0e\x0f\x10\x11\x12 fel", "mer text här \x13\x14 igen")
    findings = {finding.code: finding.details for finding in extract(write_pdf([page])).findings}
    assert findings["untrustworthy_text"]["page"] == 1


def test_accents_that_stand_apart_are_said() -> None:
    page = lines("Pa¨ngarna ra¨cker inte och o¨verskottet blir sto¨rre a¨n i fjol, det a¨r sant")
    findings = {finding.code: finding.details for finding in extract(write_pdf([page])).findings}
    assert findings["accents_apart"]["page"] == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (write_pdf([[], []]), "pictures_only"),
        (b"%PDF-1.7\n", "damaged"),
        (write_pdf([lines(PROSE)])[:200], "damaged"),
    ],
)
def test_what_has_no_text_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(content, ReadingOptions(media_type="application/pdf"))
    assert caught.value.code == code


def test_pages_without_text_among_others_are_said() -> None:
    findings = {f.code: f.details for f in extract(write_pdf([lines(PROSE), []])).findings}
    assert findings["pages_without_text"] == {"pages": "2"}
