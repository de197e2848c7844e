"""Word, LibreOffice and RTF alike: what styles hide, wide cells, forms, formulas."""

import pytest

from corpus.extraction.blocks import BlockKind, LeaveOut
from corpus.extraction.reading import extract
from tests.corpus.extraction.test_docx import SPACE, docx_of
from tests.corpus.extraction.test_docx_of_desks import paragraph
from tests.corpus.extraction.test_odt_of_desks import cell as odt_cell
from tests.corpus.extraction.test_odt_of_desks import odt_of
from tests.corpus.extraction.test_rtf_of_desks import rtf_of


def out(content: bytes) -> list[tuple[str, str]]:
    return [(block.text, str(block.leave_out or "")) for block in extract(content).blocks]


def style(name: str, inside: str, kind: str = "paragraph", more: str = "") -> str:
    return (
        f"<w:style w:type='{kind}' w:styleId='{name}' {more}><w:name w:val='{name}'/>{inside}"
        "</w:style>"
    )


HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
SHOWN = "<w:rPr><w:vanish w:val='0'/></w:rPr>"
DEFAULTS = f"<w:docDefaults><w:rPrDefault>{HIDDEN}</w:rPrDefault></w:docDefaults>"
STYLES = [
    style("Dold", HIDDEN),
    style("Barn", "<w:basedOn w:val='Dold'/>"),
    style("Syns", "<w:basedOn w:val='Dold'/>" + SHOWN),
    style("Tecken", HIDDEN, "character"),
    style("Innehll1", "").replace("<w:name w:val='Innehll1'/>", "<w:name w:val='toc 1'/>"),
]


def styled(name: str, run: str = "", more: str = "") -> bytes:
    body = (
        f"<w:p><w:pPr><w:pStyle w:val='{name}'/></w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>ord</w:t>"
        "</w:r></w:p>"
    )
    return docx_of(body, styles=f"<w:styles {SPACE}>{more}{''.join(STYLES)}</w:styles>")


@pytest.mark.parametrize(
    ("content", "hidden"),
    [
        (styled("Dold"), True),
        (styled("Barn"), True),
        (styled("Syns"), False),
        (styled("Okänd"), False),
        (styled("Dold", "<w:vanish w:val='0'/>"), False),
        (styled("Okänd", "<w:rStyle w:val='Tecken'/>"), True),
        # A toggle in both styles is switched twice.
        (styled("Dold", "<w:rStyle w:val='Tecken'/>"), False),
        (styled("Syns", "<w:rStyle w:val='Tecken'/>"), True),
        (styled("Syns", "", DEFAULTS), True),
    ],
)
def test_what_styles_hide_in_word(content: bytes, hidden: bool) -> None:
    assert out(content) == [("ord", "hidden" if hidden else "")]


def test_the_style_of_paragraphs_that_name_none_hides_too() -> None:
    usual = style("Normal", HIDDEN, more="w:default='1'")
    content = docx_of(paragraph("ord"), styles=f"<w:styles {SPACE}>{usual}</w:styles>")
    assert out(content) == [("ord", "hidden")]


def test_contents_that_the_program_made_are_proposed_to_go() -> None:
    assert out(styled("Innehll1")) == [("ord", "navigation")]
    contents = (
        "<text:table-of-content><text:index-body><text:index-title><text:p>Innehåll</text:p>"
        "</text:index-title><text:p>Skatt<text:tab/>3</text:p></text:index-body>"
        "</text:table-of-content><text:p>Skatt</text:p>"
    )
    assert out(odt_of(contents)) == [
        ("Innehåll", "navigation"),
        ("Skatt\t3", "navigation"),
        ("Skatt", ""),
    ]


def test_what_conditions_hide_in_open_document() -> None:
    body = (
        "<text:section text:display='condition' text:is-hidden='true'><text:p>a</text:p>"
        "</text:section><text:section text:display='condition'><text:p>b</text:p></text:section>"
        "<text:p><text:hidden-paragraph text:is-hidden='true'/>c</text:p>"
        "<text:p><text:hidden-paragraph text:is-hidden='false'/>d</text:p>"
    )
    assert out(odt_of(body)) == [("a", "hidden"), ("b", ""), ("c", "hidden"), ("d", "")]


def word_cell(text: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{paragraph(text)}</w:tc>"


def word_row(*cells: str, more: str = "") -> str:
    return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(cells)}</w:tr>"


def test_each_cell_stands_in_its_column_in_word() -> None:
    begins, goes_on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    table = (
        word_row(word_cell("År"), word_cell("Ort"), word_cell("Kr"))
        + word_row(word_cell("2022", begins), word_cell("Umeå"), word_cell("640"))
        + word_row(word_cell("", goes_on), word_cell("Luleå"), word_cell("512"))
        + word_row(word_cell("Summa", "<w:gridSpan w:val='2'/>"), word_cell("1152"))
        + word_row(word_cell("Snitt"), word_cell("576"), more="<w:gridBefore w:val='1'/>")
        + word_row(word_cell("x", "<w:gridSpan w:val='999999999'/>"), word_cell("y"))
    )
    shown = out(docx_of(f"<w:tbl>{table}</w:tbl>"))
    assert [text for text, _out in shown[:5]] == [
        "År\tOrt\tKr",
        "2022\tUmeå\t640",
        "\tLuleå\t512",
        "Summa\t\t1152",
        "\tSnitt\t576",
    ]
    assert len(shown[5][0]) < 200


def test_rows_and_cells_that_are_not_shown_are_hidden() -> None:
    table = (
        word_row(word_cell("dold"), more="<w:hidden/>")
        + word_row(word_cell("a", "<w:vMerge w:val='restart'/>"), word_cell("1"))
        + word_row(word_cell("under", "<w:vMerge w:val='continue'/>"), word_cell("2"))
    )
    expected = [("dold", "hidden"), ("a\t1", ""), ("\t2", ""), ("under", "hidden")]
    assert out(docx_of(f"<w:tbl>{table}</w:tbl>")) == expected
    covered = odt_cell("under").replace("table:table-cell", "table:covered-table-cell")
    rows = (
        f"<table:table-row table:visibility='collapse'>{odt_cell('dold')}</table:table-row>"
        f"<table:table-row>{odt_cell('a')}{odt_cell('1')}</table:table-row>"
        f"<table:table-row>{covered}{odt_cell('2')}</table:table-row>"
    )
    assert out(odt_of(f"<table:table>{rows}</table:table>")) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([((1000, 2000, 3000), "abc"), ((2000, 3000), "de")], ["a\tb\tc", "d\t\te"]),
        # A head over all columns comes first; edges are rounded.
        ([((2990, 4000), "ab"), ((1000, 2010, 3000, 4000), "cdef")], ["a\t\t\tb", "c\td\te\tf"]),
        ([((1000, 2000), "ab"), ((1000, 2000), "cd")], ["a\tb", "c\td"]),
        # Where edges say nothing (too few, or backwards), cells follow one another.
        ([((1000, 2000, 3000), "abc"), ((3000,), "de")], ["a\tb\tc", "d\te"]),
        ([((1000, 2000, 3000), "abc"), ((3000, 1000), "de")], ["a\tb\tc", "d\te"]),
    ],
)
def test_each_cell_stands_in_its_column_in_rtf(
    rows: list[tuple[tuple[int, ...], str]], expected: list[str]
) -> None:
    body = "".join(
        r"\trowd"
        + "".join(rf"\cellx{edge}" for edge in edges)
        + r"\pard\intbl "
        + "".join(rf"{letter}\cell " for letter in letters)
        + r"\row "
        for edges, letters in rows
    )
    assert [text for text, _out in out(rtf_of(body + r"\pard Efter.\par"))] == [*expected, "Efter."]
    # A table that ends the file, and a table of its own after a paragraph.
    assert [text for text, _out in out(rtf_of(body))] == expected
    apart = body + r"\pard Mellan.\par\trowd\cellx9000\pard\intbl x\cell\row"
    assert [text for text, _out in out(rtf_of(apart))] == [*expected, "Mellan.", "x"]


def rtf_field(kind: str, data: str, result: str = "") -> str:
    instructions = rf"{{\*\fldinst {{{kind} {{\*\formfield{{{data}}}}}}}}}"
    return rf"{{\field{instructions}{{\fldrslt {result}}}}}"


CHOICES = r"{\*\ffname K}{\*\ffl Ume\'e5}{\*\ffl Lule\'e5}"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (rtf_field("FORMDROPDOWN", rf"\fftype2\ffres25\ffdefres1{CHOICES}"), "Luleå"),
        (rtf_field("FORMDROPDOWN", rf"\fftype2\ffres0\ffdefres1{CHOICES}"), "Umeå"),
        (rtf_field("FORMDROPDOWN", rf"\fftype2\ffres7{CHOICES}"), ""),
        # What stands in the text as well is written once.
        (rtf_field("FORMDROPDOWN", rf"\fftype2\ffres0{CHOICES}", r"{\b Ume\'e5}"), "Umeå"),
        (rtf_field("FORMCHECKBOX", r"\fftype1\ffres1"), "☒"),
        (rtf_field("FORMCHECKBOX", r"\fftype1\ffres25\ffdefres0"), "☐"),
        (rtf_field("FORMCHECKBOX", r"\fftype1\ffres25\ffdefres1"), "☒"),
        (rtf_field("FORMTEXT", r"\fftype0\ffres0{\*\ffdeftext Namn}", "Eva"), "Eva"),
        # In a field; in one that was deleted; without a field around it.
        (rtf_field("REF", "", rtf_field("FORMCHECKBOX", r"\fftype1\ffres1")), "☒"),
        (r"{\deleted " + rtf_field("FORMCHECKBOX", r"\fftype1\ffres1") + "}", ""),
        (r"{\*\formfield{\fftype1\ffres1{\*\ffl x}}}", ""),
    ],
)
def test_what_was_chosen_in_a_form_is_text_in_rtf(field: str, text: str) -> None:
    assert [shown for shown, _out in out(rtf_of(rf"Svar: {field}.\par"))] == [f"Svar: {text}."]


def test_a_style_is_a_heading_by_its_outline_whatever_its_name_in_rtf() -> None:
    body = r"{\stylesheet{\s3\outlinelevel1 Mellan;}}\pard\s3 Ekonomi\par\pard\s4 Text\par"
    blocks = extract(rtf_of(body)).blocks
    assert [block.level for block in blocks] == [2, 0]
    assert blocks[0].kind is BlockKind.HEADING


MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def letters(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (f"<m:rad><m:radPr/><m:deg/><m:e>{letters('9')}</m:e></m:rad>", "√9"),
        (f"<m:rad><m:deg>{letters('3')}</m:deg><m:e>{letters('8')}</m:e></m:rad>", "8^1/3"),
        (f"{letters('2·')}<m:d><m:e>{letters('1+2')}</m:e></m:d>", "2·(1+2)"),
        (
            (
                "<m:d><m:dPr><m:begChr m:val='{'/><m:endChr m:val=''/></m:dPr><m:e><m:eqArr>"
                f"<m:e>{letters('a=1')}</m:e><m:e>{letters('b=2')}</m:e></m:eqArr></m:e></m:d>"
            ),
            "{a=1\nb=2",
        ),
        (
            (
                "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr>"
                f"<m:sub>{letters('1')}</m:sub><m:sup>{letters('9')}</m:sup><m:e>{letters('x')}</m:e>"
                "</m:nary>"
            ),
            "∑_1^9x",
        ),
        (f"<m:nary><m:sub/><m:sup/><m:e>{letters('x')}</m:e></m:nary>", "∫x"),
        # Without brackets these would be other numbers.
        (f"<m:f><m:num>{letters('1')}</m:num><m:den>{letters('1−c')}</m:den></m:f>", "1/(1−c)"),
        (f"<m:f><m:num>{letters('24,5')}</m:num><m:den>{letters('−3')}</m:den></m:f>", "24,5/−3"),
        (f"<m:rad><m:deg/><m:e>{letters('a+b')}</m:e></m:rad>", "√(a+b)"),
        (
            (
                f"<m:sSup><m:e><m:d><m:e>{letters('1+r')}</m:e></m:d></m:e>"
                f"<m:sup>{letters('n+1')}</m:sup></m:sSup>"
            ),
            "(1+r)^(n+1)",
        ),
        (
            (
                f"<m:sSubSup><m:e>{letters('x')}</m:e><m:sub>{letters('1')}</m:sub>"
                f"<m:sup>{letters('2')}</m:sup></m:sSubSup>"
            ),
            "x_1^2",
        ),
        (
            f"{letters('2')}<m:f><m:num>{letters('1')}</m:num><m:den>{letters('2')}</m:den></m:f>",
            "2 1/2",
        ),
        (
            (
                f"<m:m><m:mr><m:e>{letters('1')}</m:e><m:e>{letters('2')}</m:e></m:mr>"
                f"<m:mr><m:e>{letters('3')}</m:e></m:mr></m:m>"
            ),
            "1 2; 3",
        ),
        (f"<m:limLow><m:e>{letters('lim')}</m:e><m:lim>{letters('n')}</m:lim></m:limLow>", "lim_n"),
    ],
)
def test_the_shapes_of_a_formula_are_signs(formula: str, text: str) -> None:
    content = docx_of(f"<w:p><m:oMath {MATHS}>{formula}</m:oMath></w:p>")
    assert out(content) == [(text, "")]


def test_hidden_is_what_is_proposed_and_said() -> None:
    extraction = extract(styled("Dold"))
    assert extraction.blocks[0].leave_out is LeaveOut.HIDDEN
    assert {f.code: f.details for f in extraction.findings}["hidden_text"] == {"number": 3}
