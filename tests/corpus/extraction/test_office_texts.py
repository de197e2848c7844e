"""ODT, RTF, EPUB and MHTML: what is easily lost, and what is refused."""

import pytest

from corpus.extraction.blocks import BlockKind, LeaveOut
from corpus.extraction.reading import extract
from corpus.extraction.refusals import SourceRefused
from tests.corpus.extraction.measuring import FILES, read
from tests.zip_files import zip_of


@pytest.mark.parametrize("name", ["odt/andringar.odt", "rtf/andringar.rtf"])
def test_tracked_changes_are_accepted_and_listed(name: str) -> None:
    extraction, frozen = read(FILES / name)
    assert "512 miljoner" not in frozen.text
    assert [(c.kind, c.text.strip(), c.author) for c in extraction.changes] in (
        [("deleted", "512 miljoner", "Eva Ek"), ("inserted", "640 miljoner", "Bo Bok")],
        [("deleted", "512 miljoner", "Bo Bok"), ("inserted", "640 miljoner", "Bo Bok")],
    )


@pytest.mark.parametrize("name", ["odt/andringar.odt", "rtf/andringar.rtf"])
def test_boxes_notes_rows_and_hidden_text_are_told_apart(name: str) -> None:
    extraction, frozen = read(FILES / name)
    kinds = {block.text: block.kind for block in extraction.blocks}
    assert kinds["Ruta: 32 procent."] is BlockKind.ASIDE
    assert kinds["¹ Enligt bokslutet."] is BlockKind.NOTE
    assert kinds["2021\t512,4"] is BlockKind.ROW
    assert next(out.reason for out in frozen.left_out) is LeaveOut.HIDDEN
    assert frozen.sections[0].title.startswith("Budget")


def test_an_encrypted_odt_is_refused() -> None:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    )
    content = zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": manifest,
            "content.xml": "x",
        }
    )
    with pytest.raises(SourceRefused) as caught:
        extract(content)
    assert caught.value.code == "encrypted"


def test_rtf_that_is_cut_off_is_refused() -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(rb"{\rtf1 Hej {\b du")
    assert caught.value.code == "damaged"


def test_rtf_groups_nested_beyond_reason_are_refused() -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(rb"{\rtf1 " + b"{" * 10_000 + b"}" * 10_001)
    assert caught.value.code == "too_deep"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg1252 \'e5\'e4\'f6}", "åäö"),
        (rb"{\rtf1\mac\ansicpg10000 \'8c}", "å"),
        (rb"{\rtf1\mac \'8a\'8c\'9a}", "äåö"),
        (rb"{\rtf1\pc \'84\'86\'94}", "äåö"),
        (rb"{\rtf1\pca \'84\'86\'94}", "äåö"),
        (rb"{\rtf1 \uc2\u229 ??\uc0\u228 b}", "åäb"),
        (rb"{\rtf1 a\bin3 }}}b}", "ab"),
        (rb"{\rtf1 {\*\okand nej}ja}", "ja"),
    ],
)
def test_rtf_characters(written: bytes, text: str) -> None:
    assert [block.text for block in extract(written).blocks] == [text]


def test_an_epub_is_read_in_the_order_of_its_spine() -> None:
    extraction, frozen = read(FILES / "epub" / "rapport.epub")
    assert [section.title for section in frozen.sections] == ["Kapitel 1", "Kapitel 2"]
    found = {(v.name, v.value, v.edtf) for v in extraction.metadata}
    assert ("published", "2022-09-01", "2022-09-01") in found
    notes = [block.text for block in extraction.blocks if block.kind is BlockKind.NOTE]
    assert notes == ["1. Genomsnitt i riket."]


CONTAINER = '<container><rootfile full-path="o/p.opf"/></container>'


def epub_of(pages: dict[str, str], spine: str, more: str = "") -> bytes:
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml" {more}/>'
        for name in pages
    )
    package = f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    parts["o/p.opf"] = package
    for name, body in pages.items():
        html = '<html xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        parts[f"o/{name}.xhtml"] = f"{html}{body}</body></html>"
    return zip_of(parts)


def test_notes_of_an_epub_stay_wherever_they_stand() -> None:
    pages = {
        "toc": "<h1>Innehåll</h1><nav><ol><li><a href='k'>Kapitel</a></li></ol></nav>",
        "notes": "<h2>Noter</h2><p>1. Enligt bokslutet.<aside epub:type='footnote'>2. SCB.</aside>",
        "k": "<h1>Kapitel</h1><p>640 miljoner.</p>",
        "popup": "<p>3. Öppnas ovanför texten.</p>",
    }
    spine = (
        '<itemref idref="toc" linear="no"/><itemref idref="notes" linear="no"/><itemref idref="k"/>'
    )
    extraction = extract(epub_of(pages, spine))
    assert [(block.text, block.leave_out) for block in extraction.blocks] == [
        ("Kapitel", None),
        ("640 miljoner.", None),
        ("Innehåll", LeaveOut.NAVIGATION),
        ("1. Kapitel", LeaveOut.NAVIGATION),
        ("Noter", None),
        ("1. Enligt bokslutet.", None),
        ("2. SCB.", None),
        ("3. Öppnas ovanför texten.", None),
    ]


def test_the_list_of_contents_that_programs_read_is_no_page() -> None:
    content = epub_of({"k": "<p>640 miljoner.</p>"}, "", more='properties="nav"')
    with pytest.raises(SourceRefused) as caught:
        extract(content)
    assert caught.value.code == "no_text"


def test_an_epub_without_its_package_is_refused() -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(zip_of({"mimetype": "application/epub+zip"}))
    assert caught.value.code == "missing_part"


def test_a_saved_page_knows_its_address_and_when_it_was_saved() -> None:
    extraction, _frozen = read(FILES / "mhtml" / "sparad.mhtml")
    found = {(v.name, v.value, v.edtf) for v in extraction.metadata}
    assert ("url", "https://kommun.example/sida", "") in found
    assert "2023-05-03" in {edtf for name, _value, edtf in found if name == "retrieved"}


def test_mhtml_without_a_page_is_refused() -> None:
    content = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: image/png\r\n\r\nx\r\n--x--\r\n"
    )
    with pytest.raises(SourceRefused) as caught:
        extract(content)
    assert caught.value.code == "no_page"


def test_mhtml_of_parts_in_parts_is_refused() -> None:
    content = b"Content-Type: multipart/related; boundary=x\r\n\r\n" + b"".join(
        b"--x%d\r\nContent-Type: multipart/mixed; boundary=x%d\r\n\r\n" % (n, n + 1)
        for n in range(2_000)
    ).replace(b"--x0\r", b"--x\r")
    with pytest.raises(SourceRefused) as caught:
        extract(content)
    assert caught.value.code in {"too_deep", "no_page"}
