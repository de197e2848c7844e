"""EPUB 2 and 3 as publishers and calibre make them: roles, dates, numbers of pages, notes."""

import pytest

from corpus.extraction.reading import extract
from tests.corpus.extraction.test_office_texts import CONTAINER, epub_of
from tests.zip_files import zip_of

SPACES = (
    'xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def found(metadata: str) -> list[tuple[str, str]]:
    package = (
        f"<package {SPACES}><metadata>{metadata}</metadata><manifest>"
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    parts |= {"o/p.opf": package, "o/a.xhtml": "<html><body><p>x</p></body></html>"}
    return [(value.name, value.value) for value in extract(zip_of(parts)).metadata]


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        (
            (
                '<dc:creator opf:role="aut">Eva Ek</dc:creator>'
                '<dc:creator opf:role="trl">Bo</dc:creator>'
            ),
            [("byline", "Eva Ek")],
        ),
        (
            (
                '<dc:creator id="a">Eva Ek</dc:creator>'
                '<meta refines="#a" property="role">aut</meta>'
                '<dc:creator id="b">Bo</dc:creator><meta refines="#b" property="role">ill</meta>'
                "<dc:creator>Ada</dc:creator>"
            ),
            [("byline", "Eva Ek"), ("byline", "Ada")],
        ),
        (
            (
                '<dc:title id="t">Budget</dc:title><meta refines="#t" property="title-type">main'
                "</meta>"
                '<dc:title id="u">Om</dc:title>'
                '<meta refines="#u" property="title-type">subtitle</meta>'
            ),
            [("title", "Budget")],
        ),
        (
            (
                '<dc:date opf:event="modification">2024-05-01</dc:date>'
                '<dc:date opf:event="publication">2019</dc:date>'
            ),
            [("modified", "2024-05-01"), ("published", "2019")],
        ),
        (
            '<dc:date>2021</dc:date><meta property="dcterms:modified">2022-01-01T00:00:00Z</meta>',
            [("published", "2021"), ("modified", "2022-01-01T00:00:00Z")],
        ),
    ],
)
def test_the_package_says_who_and_when(metadata: str, expected: list[tuple[str, str]]) -> None:
    assert found(metadata) == expected


def test_numbers_of_pages_and_notes_stick_to_no_word() -> None:
    page = (
        "<p>År 2023<a epub:type='noteref' href='#n'>1</a> var det 640"
        "<span epub:type='pagebreak' id='p13'>13</span> miljoner<a href='noter.xhtml#n2'>2</a>.</p>"
        "<aside epub:type='footnote' id='n' hidden='hidden'><p>1. Noten.</p></aside>"
    )
    blocks = extract(epub_of({"a": page}, '<itemref idref="a"/>')).blocks
    assert [(block.text, str(block.leave_out or "")) for block in blocks] == [
        ("År 2023¹ var det 640 miljoner².", ""),
        ("13", "page_number"),
        ("1. Noten.", ""),  # a reading program opens it above the text
    ]
