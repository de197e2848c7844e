"""DOCX: tracked changes, what is easily lost, and what is refused."""

import io
import zipfile

import pytest

from corpus.extraction.blocks import BlockKind, Extraction, LeaveOut
from corpus.extraction.reading import extract
from corpus.extraction.refusals import SourceRefused
from tests.corpus.extraction.measuring import FILES, read

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx_of(body: str, **parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        document = f"<w:document {SPACE}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return made.getvalue()


def texts(extraction: Extraction) -> list[str]:
    return [block.text for block in extraction.blocks]


def test_tracked_changes_are_accepted_and_listed() -> None:
    extraction, frozen = read(FILES / "docx" / "andringar.docx")
    assert "512" not in frozen.text
    assert [(c.kind, c.text, c.author, c.at[:10], c.block) for c in extraction.changes] == [
        ("deleted", "512 miljoner", "Bo Bok", "2023-05-02", 1),
        ("inserted", "640 miljoner", "Bo Bok", "2023-05-02", 1),
        ("moved_from", "Flyttad mening.", "Bo Bok", "2023-05-02", 3),
        ("moved_to", "Flyttad mening.", "Bo Bok", "2023-05-02", 3),
        ("deleted", "2021 512,4", "Bo Bok", "2023-05-02", None),
        ("deleted", "20", "Eva Ek", "2023-05-03", 6),
        ("inserted", "30", "Bo Bok", "2023-05-02", 6),
    ]
    assert "tracked_changes" in {finding.code for finding in extraction.findings}


def test_boxes_captions_headers_and_hidden_runs_are_told_apart() -> None:
    extraction, _frozen = read(FILES / "docx" / "rutor.docx")
    found = {block.text: (block.kind, block.leave_out) for block in extraction.blocks}
    assert found["Ruta: skatten är 32 procent."] == (BlockKind.ASIDE, None)
    assert found["Diagram 1. Kostnader"] == (BlockKind.CAPTION, None)
    assert found["dold anteckning"] == (BlockKind.PARAGRAPH, LeaveOut.HIDDEN)
    assert found["Vreta kommun, utkast"] == (BlockKind.PARAGRAPH, LeaveOut.PAGE_HEADER)


def test_headings_make_sections_and_properties_are_weak() -> None:
    extraction, frozen = read(FILES / "docx" / "noter.docx")
    assert [section.title for section in frozen.sections] == ["Rapport", "1 Bakgrund", "2 Förslag"]
    found = {(v.name, v.value, v.edtf, str(v.strength)) for v in extraction.metadata}
    assert found == {
        ("title", "Budgetutkast", "", "weak"),
        ("byline", "Eva Ek", "", "weak"),
        ("published", "2023-05-01T08:00:00Z", "2023-05-01", "weak"),
        ("modified", "2023-05-03T08:00:00Z", "2023-05-03", "weak"),
    }


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:br w:type='page'/><w:t>b</w:t>", "a\nb"),
        ("<w:t>a</w:t><w:softHyphen/><w:t>b</w:t>", "a\u00adb"),
        ("<w:sym w:font='Symbol' w:char='F0A3'/><w:t>5</w:t>", "≤5"),
        ("<w:t>2023</w:t></w:r><w:r><w:rPr><w:position w:val='6'/></w:rPr><w:t>1</w:t>", "2023¹"),
        ("<w:rPr><w:position w:val='-6'/></w:rPr><w:t>2</w:t>", "2"),
        ("<w:sym w:font='Wingdings' w:char='F0FC'/><w:t>5</w:t>", "✓5"),
        ("<w:sym w:font='Wingdings 2' w:char='0052'/><w:t> ja</w:t>", "☑ ja"),
        ("<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>\uf0a8</w:t>", "◻"),
        ("<w:sym w:font='Wingdings' w:char='F04A'/><w:t>5</w:t>", "\uf04a5"),
    ],
)
def test_signs_of_runs(run: str, text: str) -> None:
    assert texts(extract(docx_of(f"<w:p><w:r>{run}</w:r></w:p>"))) == [text]


def test_a_run_in_a_place_that_is_not_known_is_not_lost_in_silence() -> None:
    unknown = "<w:nyhet><w:p><w:r><w:t>borta</w:t></w:r></w:p></w:nyhet>"
    with pytest.raises(SourceRefused) as caught:
        extract(docx_of(f"<w:p><w:r><w:t>kvar</w:t></w:r></w:p>{unknown}"))
    assert caught.value.code == "part_lost"
    assert caught.value.details["lost"] == 5


def test_the_parts_of_a_formula_do_not_join() -> None:
    half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    cube = (
        "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup>"
    )
    space = "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
    for formula, text in ((half, "1/2"), (cube, "10^3")):
        body = f"<w:p><m:oMath {space}>{formula}</m:oMath></w:p>"
        assert texts(extract(docx_of(body))) == [text]


@pytest.mark.parametrize("name", ["altChunk", "subDoc"])
def test_a_document_within_the_document_is_said_not_to_be_read(name: str) -> None:
    extraction = extract(docx_of(f"<w:p><w:r><w:t>kvar</w:t></w:r></w:p><w:{name}/>"))
    assert texts(extraction) == ["kvar"]
    assert [(f.code, f.details) for f in extraction.findings] == [("charts", {"number": 1})]


def test_comments_are_counted() -> None:
    comments = f"<w:comments {SPACE}><w:comment/><w:comment/></w:comments>"
    extraction = extract(docx_of("<w:p><w:r><w:t>a</w:t></w:r></w:p>", comments=comments))
    assert [(f.code, f.details["number"]) for f in extraction.findings] == [("comments", 2)]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<w:p>", "not_xml"),
        ("<w:p/>", "no_text"),
        ("<w:sdt>" * 200 + "</w:sdt>" * 200, "too_deep"),
    ],
)
def test_what_is_no_document_is_refused(body: str, code: str) -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(docx_of(body))
    assert caught.value.code == code


def test_entities_in_its_xml_are_refused() -> None:
    numbering = '<!DOCTYPE n [<!ENTITY a "b">]>\n<n>&a;</n>'
    with pytest.raises(SourceRefused) as caught:
        extract(docx_of("<w:p><w:r><w:t>a</w:t></w:r></w:p>", numbering=numbering))
    assert caught.value.code == "xml_entities"
