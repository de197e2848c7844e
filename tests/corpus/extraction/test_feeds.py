"""RSS and Atom: posts as sections with their days; XML of other kinds is refused."""

import pytest

from corpus.extraction.reading import extract
from corpus.extraction.refusals import SourceRefused
from tests.corpus.extraction.measuring import FILES

ATOM = (
    "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Nytt</title><entry>"
    "<title>Kön</title><link href='https://k.example/1'/><author><name>Bo Ek</name></author>"
    "<updated>2023-05-03T10:00:00Z</updated>{}</entry></feed>"
)


def test_each_post_is_a_section_with_its_day() -> None:
    extraction = extract((FILES / "feed" / "partiblogg.xml").read_bytes())
    assert extraction.extractor.name == "feed"
    assert [(s.title, s.date_edtf, s.first, s.last) for s in extraction.sections] == [
        ("Avgiften – ett svar", "2023-05-03", 0, 6),
        ("Hamnen", "2023-04-17", 6, 9),
    ]
    # Of several posts nobody is the author, and no day is that of all.
    found = {(value.name, value.value) for value in extraction.metadata}
    assert found == {
        ("title", "Sjöpartiets blogg"),
        ("url", "https://sjopartiet.example/"),
        ("language", "sv"),
    }


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<content type='html'>&lt;p&gt;41 &amp;lt; 50&lt;/p&gt;</content>", "41 < 50"),
        (
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>41</p></div></content>",
            "41",
        ),
        ("<content type='text'>41 &lt;b&gt;</content>", "41 <b>"),
        ("<content/><summary>41 dagar</summary>", "41 dagar"),
    ],
)
def test_what_a_post_of_atom_says(content: str, text: str) -> None:
    extraction = extract(ATOM.format(content).encode())
    assert [block.text for block in extraction.blocks] == ["Kön", "2023-05-03T10:00:00Z", text]
    found = {value.name: value.edtf or value.value for value in extraction.metadata}
    assert found == {
        "title": "Kön",
        "byline": "Bo Ek",
        "published": "2023-05-03",
        "publisher": "Nytt",
        "url": "https://k.example/1",
    }


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (ATOM.format("<content>"), "not_xml"),
        ("<?xml version='1.0'?><rss><channel/></rss>", "no_text"),
        ("<?xml version='1.0'?><!-- x --><urlset><url/></urlset>", "other_xml"),
        ("<?xml version='1.0'?>\n<!DOCTYPE TEI>\n<TEI><text>x</text></TEI>", "other_xml"),
    ],
)
def test_xml_without_posts_or_of_other_kinds_is_refused(page: str, code: str) -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(page.encode())
    assert caught.value.code == code


def test_a_text_that_begins_with_a_sign_is_a_text() -> None:
    assert extract(b"< 12 kronor, sade hon.").extractor.name == "plain"
    assert extract(b"<?xml sade hon.").extractor.name == "plain"
