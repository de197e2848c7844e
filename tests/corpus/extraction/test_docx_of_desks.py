"""DOCX as desks meet it: forms, diagrams, notes that were deleted, rows and numbers."""

import io
import zipfile

import pytest

from corpus.extraction.blocks import BlockKind, LeaveOut
from corpus.extraction.reading import extract
from tests.corpus.extraction.test_docx import SPACE, docx_of, texts

TRACKED = "w:author='Bo' w:date='2024-01-02T00:00:00Z'"
ROW = "<w:tr>{}</w:tr>"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def changes(content: bytes) -> list[tuple[str, str, str, str, int | None]]:
    return [(c.kind, c.text, c.author, c.where, c.block) for c in extract(content).changes]


def notes(*each: str) -> str:
    inside = "".join(f"<w:footnote w:id='{n}'>{p}</w:footnote>" for n, p in enumerate(each, 2))
    return f"<w:footnotes {SPACE}>{inside}</w:footnotes>"


REFERENCE = "<w:r><w:footnoteReference w:id='{}'/></w:r>"


def test_a_note_that_was_deleted_is_listed_and_counts_no_more() -> None:
    body = (
        f"<w:p><w:del {TRACKED}>{REFERENCE.format(2)}</w:del><w:r><w:t>Kvar</w:t></w:r>"
        f"{REFERENCE.format(3)}</w:p>"
    )
    gone = "<w:p><w:del w:author='Bo'><w:r><w:delText>Struken.</w:delText></w:r></w:del></w:p>"
    content = docx_of(body, footnotes=notes(gone, paragraph("Not.")))
    assert texts(extract(content)) == ["Kvar¹", "¹ Not."]
    assert changes(content) == [("deleted", "Struken.", "Bo", "footnotes", None)]


def test_a_mark_that_is_typed_is_not_counted() -> None:
    typed = "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>*</w:t></w:r>"
    body = f"<w:p><w:r><w:t>640</w:t></w:r>{typed}{REFERENCE.format(3)}</w:p>"
    content = docx_of(body, footnotes=notes(paragraph("* Stjärna."), paragraph("Not.")))
    assert texts(extract(content)) == ["640*¹", "* Stjärna.", "¹ Not."]


def test_rows_and_cells_that_were_inserted_or_deleted_are_listed() -> None:
    rows = (
        ROW.format(cell("2021") + cell("512"))
        + ROW.format(f"<w:trPr><w:ins {TRACKED}/></w:trPr>" + cell("2022") + cell("640"))
        + ROW.format(cell("utgick", f"<w:cellDel {TRACKED}/>") + cell("kvar"))
    )
    content = docx_of(f"<w:tbl>{rows}</w:tbl>")
    assert texts(extract(content)) == ["2021\t512", "2022\t640", "kvar"]
    assert changes(content) == [
        ("inserted", "2022 640", "Bo", "table row", 1),
        ("deleted", "utgick", "Bo", "table cell", None),
    ]
    # Where the words of the row are tracked themselves, they are listed once.
    word = f"<w:tc><w:p><w:ins {TRACKED}><w:r><w:t>640</w:t></w:r></w:ins></w:p></w:tc>"
    once = ROW.format(f"<w:trPr><w:ins {TRACKED}/></w:trPr>{word}")
    assert [c[:2] for c in changes(docx_of(f"<w:tbl>{once}</w:tbl>"))] == [("inserted", "640")]


DELETED_END = f"<w:rPr><w:del {TRACKED}/></w:rPr>"


def test_a_paragraph_whose_end_was_deleted_stays_before_a_table() -> None:
    body = paragraph("Före.", DELETED_END) + f"<w:tbl>{ROW.format(cell('c'))}</w:tbl>"
    extraction = extract(docx_of(body + paragraph("Efter.")))
    assert texts(extraction) == ["Före.", "c", "Efter."]
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>"
    last = f"<w:p><w:pPr>{DELETED_END}</w:pPr>{hidden}</w:p>"
    blocks = extract(docx_of(paragraph("Text.") + last)).blocks
    assert [(b.text, b.leave_out) for b in blocks] == [("Text.", None), ("dolt", LeaveOut.HIDDEN)]


def field_of(data: str, result: str = "") -> str:
    begin = f"<w:r><w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar></w:r>"
    end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    return f"<w:p>{begin}{result}{end}<w:r><w:t> valt</w:t></w:r></w:p>"


CHOICES = "<w:listEntry w:val='Nej'/><w:listEntry w:val='Ja, 640'/>"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (field_of(f"<w:ddList><w:result w:val='1'/>{CHOICES}</w:ddList>"), "Ja, 640 valt"),
        (field_of(f"<w:ddList>{CHOICES}</w:ddList>"), "Nej valt"),
        (field_of(f"<w:ddList><w:result w:val='9'/>{CHOICES}</w:ddList>"), "valt"),
        # Some programs write it into the text as well.
        (field_of(f"<w:ddList>{CHOICES}</w:ddList>", "<w:r><w:t>Nej</w:t></w:r>"), "Nej valt"),
        (field_of("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"), "☒ valt"),
        (field_of("<w:checkBox><w:default w:val='0'/></w:checkBox>"), "☐ valt"),
    ],
)
def test_what_was_chosen_in_a_form_is_text(field: str, text: str) -> None:
    assert texts(extract(docx_of(field))) == [text]


DRAWING = (
    'xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def test_the_words_of_a_diagram_are_read() -> None:
    def point(text: str, kind: str = "") -> str:
        return f"<d:pt{kind}><d:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></d:t></d:pt>"

    body = f"<w:p><w:r><w:t>Så:</w:t></w:r><w:r><d:relIds {DRAWING} r:dm='rId7'/></w:r></w:p>"
    points = point("640 miljoner") + point("Ritad", " type='pres'") + point("32 procent")
    made = io.BytesIO(docx_of(body + paragraph("Slut.")))
    with zipfile.ZipFile(made, "a") as archive:
        target = "<Relationship Id='rId7' Target='diagrams/data1.xml'/>"
        archive.writestr("word/_rels/document.xml.rels", f"<R>{target}</R>")
        archive.writestr(
            "word/diagrams/data1.xml", f"<d:dataModel {DRAWING}>{points}</d:dataModel>"
        )
    blocks = extract(made.getvalue()).blocks
    assert [(b.text, b.kind) for b in blocks] == [
        ("Så:", BlockKind.PARAGRAPH),
        ("640 miljoner", BlockKind.ASIDE),
        ("32 procent", BlockKind.ASIDE),
        ("Slut.", BlockKind.PARAGRAPH),
    ]
    # A diagram that is not there is said to be missing.
    without = extract(docx_of(body))
    assert "charts" in {finding.code for finding in without.findings}


def test_words_that_are_drawn_are_read() -> None:
    drawn = (
        f"<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'>"
        f"<v:textpath string='UTKAST'/></v:shape></w:pict></w:r>"
        f"<w:r><a:r {DRAWING}><a:t>På duken</a:t></a:r></w:r></w:p>"
    )
    blocks = extract(docx_of(drawn)).blocks
    assert [(b.text, b.kind) for b in blocks] == [
        ("UTKAST", BlockKind.ASIDE),
        ("På duken", BlockKind.ASIDE),
    ]


def test_how_a_word_is_read_stands_behind_it() -> None:
    above = "<w:rt><w:r><w:t>kan</w:t></w:r></w:rt>"
    ruby = f"<w:ruby>{above}<w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby>"
    body = f"<w:p><w:r>{ruby}</w:r><w:r><w:t>字</w:t></w:r></w:p>"
    assert texts(extract(docx_of(body))) == ["漢(kan)字"]


def level(number: int, style: str, pattern: str, more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{number}'><w:start w:val='1'/><w:numFmt w:val='{style}'/>"
        f"{more}<w:lvlText w:val='{pattern}'/></w:lvl>"
    )


@pytest.mark.parametrize(
    ("second", "override", "labels"),
    [
        (level(1, "decimal", "%1.%2"), "", ["I.", "I.1", "II.", "II.1"]),
        (level(1, "decimal", "%1.%2", "<w:isLgl/>"), "", ["I.", "1.1", "II.", "2.1"]),
        (level(1, "decimalZero", "%2 §"), "", ["I.", "01 §", "II.", "01 §"]),
        (
            level(1, "decimal", "%2 §", "<w:lvlRestart w:val='0'/>"),
            "",
            ["I.", "1 §", "II.", "2 §"],
        ),
        (
            level(1, "decimal", "%2 §"),
            f"<w:lvlOverride w:ilvl='1'>{level(1, 'lowerLetter', '%2)')}</w:lvlOverride>",
            ["I.", "a)", "II.", "a)"],
        ),
    ],
)
def test_numbers_are_those_that_word_shows(second: str, override: str, labels: list[str]) -> None:
    numbering = (
        f"<w:numbering {SPACE}><w:abstractNum w:abstractNumId='0'>"
        f"{level(0, 'upperRoman', '%1.')}{second}</w:abstractNum>"
        f"<w:num w:numId='1'><w:abstractNumId w:val='0'/>{override}</w:num></w:numbering>"
    )
    item = "<w:numPr><w:ilvl w:val='{}'/><w:numId w:val='1'/></w:numPr>"
    body = "".join(paragraph("x", item.format(n)) for n in (0, 1, 0, 1))
    assert texts(extract(docx_of(body, numbering=numbering))) == [f"{each} x" for each in labels]


def test_hidden_words_part_no_row() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>"
    first = f"<w:tc><w:p>{hidden}<w:r><w:t>2022</w:t></w:r></w:p></w:tc>"
    blocks = extract(docx_of(f"<w:tbl>{ROW.format(first + cell('640'))}</w:tbl>")).blocks
    assert [(b.text, b.leave_out) for b in blocks] == [
        ("2022\t640", None),
        ("dolt", LeaveOut.HIDDEN),
    ]


def test_text_in_the_symbol_font_is_what_it_shows() -> None:
    font = "<w:rPr><w:rFonts w:ascii='{}'/></w:rPr>"
    runs = "".join(
        f"<w:r>{font.format(name)}<w:t>\uf0b3</w:t></w:r>" for name in ("Symbol", "Wingdings")
    )
    assert texts(extract(docx_of(f"<w:p>{runs}</w:p>"))) == ["≥\uf0b3"]


def field(code: str, shown: str) -> str:
    marks = [f"<w:r><w:fldChar w:fldCharType='{n}'/></w:r>" for n in ("begin", "separate", "end")]
    return f"{marks[0]}{code}{marks[1]}{shown}{marks[2]}"


def test_what_a_field_within_a_fields_code_comes_to_is_not_shown() -> None:
    code = "<w:r><w:instrText> IF </w:instrText></w:r>"
    run = "<w:r><w:t>{}</w:t></w:r>".format
    inner = field("<w:r><w:instrText>DOCPROPERTY x</w:instrText></w:r>", run("1"))
    paragraph = f"<w:p>{run('Summa 24')}{field(code + inner, run(' mkr'))}{run('.')}</w:p>"
    found = [(b.text, str(b.leave_out or "")) for b in extract(docx_of(paragraph)).blocks]
    assert found == [("Summa 24 mkr.", ""), ("1", "hidden")]
    # A field within what another shows is shown.
    shown = f"<w:p>{field(code, run('a') + inner + run('b'))}</w:p>"
    assert [b.text for b in extract(docx_of(shown)).blocks] == ["a1b"]
    # So is the text of one whose code goes on in another paragraph.
    open_field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
    assert [b.text for b in extract(docx_of(f"<w:p>{open_field}{run('a')}</w:p>")).blocks] == ["a"]


def test_contents_that_a_control_holds_are_proposed_to_go() -> None:
    line = "<w:p><w:r><w:t>Inledning</w:t></w:r><w:r><w:tab/><w:t>2</w:t></w:r></w:p>"
    control = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='{}'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{line}</w:sdtContent></w:sdt>"
    )
    for gallery, reason in (("Table of Contents", "navigation"), ("Cover Pages", "")):
        blocks = extract(docx_of(control.format(gallery))).blocks
        assert [(b.text, str(b.leave_out or "")) for b in blocks] == [("Inledning\t2", reason)]
