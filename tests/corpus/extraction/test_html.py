"""HTML: what is found, proposed and refused. What comes of whole pages is in test_measured.py."""

import re
import unicodedata
from pathlib import Path

import pytest
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from corpus.extraction.blocks import BlockKind, LeaveOut, ReadingOptions
from corpus.extraction.freezing import Decisions, Invisible, Question, freeze, questions
from corpus.extraction.invisible import without_invisible
from corpus.extraction.reading import extract
from corpus.extraction.refusals import SourceRefused
from tests.corpus.extraction.measuring import FILES, read


def blocks_of(body: str) -> list[tuple[str, str]]:
    extraction = extract(f"<!doctype html><body>{body}</body>".encode())
    return [(str(block.kind), block.text) for block in extraction.blocks]


def proposed(body: str) -> dict[str, str]:
    extraction = extract(f"<!doctype html><body>{body}</body>".encode())
    return {block.text: str(block.leave_out) for block in extraction.blocks if block.leave_out}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a&nbsp;b\n c<br> d</p>", [("paragraph", "a\u00a0b c\nd")]),
        ("<pre>\n\n  a\n\tb</pre>", [("preformatted", "  a\n\tb")]),
        ("<p>&lt;5 &amp; &#8722;3 &aring;</p>", [("paragraph", "<5 & −3 å")]),
        ("text<div>i</div>löst", [("paragraph", t) for t in ("text", "i", "löst")]),
        (
            "<p>2023<sup>1</sup> och 10<sup>−3</sup> m<sup>a</sup></p>",
            [("paragraph", "2023¹ och 10⁻³ ma")],
        ),
        (
            "<ol start=2 type=i><li>x<li value=7><p>y",
            [("list_item", "ii. x"), ("list_item", "vii. y")],
        ),
        ("<ol><li></ol><p>efter", [("paragraph", "efter")]),
        (
            "<ol reversed><li>a<li>b</ol>",
            [("list_item", "2. a"), ("list_item", "1. b")],
        ),
        (
            "<ol reversed start=9><li>a<li value=4>b<li>c</ol>",
            [("list_item", "9. a"), ("list_item", "4. b"), ("list_item", "3. c")],
        ),
        ("<p><ruby>漢<rp>(<rt>kan<rp>)</ruby>", [("paragraph", "漢(kan)")]),
        ("<p><ruby>漢<rt>kan</ruby>", [("paragraph", "漢(kan)")]),
        # A note's mark never joins a number, whatever raises it.
        ("<p>2023<a role=doc-noteref href=#n>1</a>", [("paragraph", "2023¹")]),
        ("<p>2023<a epub:type='noteref'><sup>12</sup></a>", [("paragraph", "2023¹²")]),
        (
            "<p>640<span style='font-size:.7em; vertical-align: super'>2</span>",
            [("paragraph", "640²")],
        ),
        # Nor do the parts of a formula join.
        ("<p><math><mfrac><mn>1</mn> <mn>2</mn></mfrac></math>", [("paragraph", "1 /2")]),
        ("<p><math><msup><mn>10</mn><mn>3</mn></msup></math>", [("paragraph", "10^3")]),
        ("<aside><p>a</p><table><tr><td>b<td>c</table></aside>", [("aside", "a"), ("row", "b\tc")]),
        (
            "<table><tr><td><h2>Rubrik</h2><p>a</p><td>b</table>",
            [("heading", "Rubrik"), ("paragraph", "a"), ("paragraph", "b")],
        ),
        ("<p>ny <q>be<b>slut</b></q>.</p>", [("paragraph", "ny ”beslut”.")]),
    ],
)
def test_text_nodes_become_blocks(body: str, expected: list[tuple[str, str]]) -> None:
    assert blocks_of(body) == expected


@pytest.mark.parametrize("name", ["related", "share", "comments", "menu", "promo", "footer"])
@pytest.mark.parametrize(
    "part",
    [
        "<aside class={0}><p>Skatten är 32 procent.</p></aside>",
        "<ul class={0}><li>Höjning: 35 öre</li></ul>",
        "<table class={0}><tr><td>2021</td><td>512,4</td></tr></table>",
        "<blockquote class={0}>Vi har inget val.</blockquote>",
        "<figure class={0}><figcaption>Foto: Bo Berg</figcaption></figure>",
        "<p class='{0} footnote'>Protokoll § 12.</p>",
    ],
)
@pytest.mark.parametrize("page", ["<main><h1>Rubrik</h1>{0}</main>", "<main><h1>R</h1></main>{0}"])
def test_nothing_goes_by_its_tag_or_class_alone(name: str, part: str, page: str) -> None:
    assert proposed(page.format(part.format(name))) == {}


def test_what_is_proposed_to_go_has_its_reason() -> None:
    extraction, frozen = read(FILES / "html" / "wordpress.html")
    reasons = {block.text: block.leave_out for block in extraction.blocks}
    assert reasons["Relaterade"] is LeaveOut.RECOMMENDED
    assert reasons["Facebook"] is LeaveOut.SHARING
    assert reasons["1. Pelle: Bra!"] is LeaveOut.COMMENTS
    assert reasons["Källa: Brå, 2022."] is None
    listed = {block.text for block in frozen.left_out}
    assert {block.text for block in extraction.blocks} == listed | {
        extraction.blocks[number].text for number in frozen.block_starts
    }


@pytest.mark.parametrize(
    "path", sorted((FILES / "html").glob("*.html")), ids=lambda path: path.stem
)
def test_a_second_reader_finds_nothing_that_is_not_among_the_blocks(path: Path) -> None:
    """resiliparse's text of the whole page has no word that is not in some block."""
    content = path.read_bytes()
    page = HTMLTree.parse_from_bytes(content, "cp1252" if path.stem == "gammal" else "utf-8")
    second = extract_plain_text(page, main_content=False, alt_texts=False, form_fields=True)
    blocks = " ".join(block.text for block in extract(content).blocks)
    words, known = (
        set(re.findall(r"\w+", unicodedata.normalize("NFKC", without_invisible(text))))
        for text in (second, blocks)
    )
    # Values of inputs, pictures and templates are no text here; the second reader joins a note's
    # letter to the word before it.
    assert words - known <= {"x", "Diagram", "Mall", "prisera"}


def test_what_a_click_opens_is_part_of_the_page() -> None:
    page = (
        "<h2><button aria-expanded=false>Fråga?</button></h2><div hidden><p>Svar.</p></div>"
        "<button aria-expanded=false aria-controls=b>Till</button>"
        "<p>x</p><div hidden id=b>Även</div>"
        "<button>Skicka</button><div hidden>Gömt</div>"
    )
    assert proposed(page) == {"Skicka": "controls", "Gömt": "hidden"}


def test_every_proposal_can_be_overruled() -> None:
    extraction, _frozen = read(FILES / "html" / "nyhet.html")
    everything = Decisions(left_out=frozenset(), invisible=Invisible.KEEP)
    text = freeze(extraction, everything).text
    assert "Ny bro över älven" in text
    assert "Kalle: Det är för mycket." in text


def test_metadata_says_where_it_was_read() -> None:
    extraction, _frozen = read(FILES / "html" / "nyhet.html")
    found = {(v.name, v.value, v.edtf, v.source, str(v.strength)) for v in extraction.metadata}
    assert found >= {
        ("title", "Älvsby höjer skatten", "", "json-ld", "strong"),
        ("title", "Älvsby höjer skatten", "", "visible", "visible"),
        ("byline", "Eva Ek", "", "json-ld", "strong"),
        ("byline", "Eva Ek", "", "visible", "visible"),
        ("publisher", "Norrbladet", "", "open-graph", "strong"),
        ("url", "https://norrbladet.example/alvsby-hojer-skatten", "", "element", "strong"),
        ("language", "sv", "", "element", "strong"),
        ("published", "2023-05-03T08:00:00+02:00", "2023-05-03", "open-graph", "strong"),
        ("published", "2023-05-03", "2023-05-03", "time", "strong"),
        ("modified", "2023-05-04", "2023-05-04", "time", "strong"),
        ("modified", "4 maj 2023", "2023-05-04", "visible", "visible"),
    }


@pytest.mark.parametrize(
    ("shown", "edtf"),
    [
        ("3 maj 2023", "2023-05-03"),
        ("den 3:e maj 2023", "2023-05-03"),
        ("maj 2023", "2023-05"),
        ("2023-05-03", "2023-05-03"),
        ("3/5 2023", ""),
        ("31 februari 2023", ""),
    ],
)
def test_dates_in_the_visible_text(shown: str, edtf: str) -> None:
    extraction = extract(f"<!doctype html><p>Publicerad {shown}</p>".encode())
    assert [(v.value, v.edtf) for v in extraction.metadata if v.name == "published"] == [
        (shown, edtf)
    ]


def test_two_dates_that_disagree_are_both_said() -> None:
    page = (
        "<!doctype html><meta property='article:published_time' content='2023-05-03'>"
        "<p>Publicerad <time datetime='2023-05-04'>4 maj 2023</time></p>"
    )
    findings = {finding.code: finding.details for finding in extract(page.encode()).findings}
    assert findings["dates_disagree"] == {"dates": "2023-05-03, 2023-05-04"}


def test_each_post_of_a_blog_is_a_section_with_its_date() -> None:
    _extraction, frozen = read(FILES / "html" / "blogg.html")
    assert [(s.title, s.date_edtf, s.date_evidence) for s in frozen.sections] == [
        ("Skolan behöver mer", "2016-04-14", "den 14 april 2016"),
        ("Om bostäder", "2016-03-02", "time: 2016-03-02T10:00"),
        ("Hej", "", ""),
    ]
    for section in frozen.sections:
        assert frozen.text[section.start : section.heading_end] == section.title
    assert frozen.text[frozen.sections[1].start : frozen.sections[1].end].endswith("Nej")


def test_headings_make_sections() -> None:
    _extraction, frozen = read(FILES / "html" / "myndighet.html")
    titles = [section.title for section in frozen.sections]
    assert titles == ["Rapport 2021:4", "1 Inledning", "2 Resultat", "2.1 Arbets\u00adlöshet"]


def test_invisible_characters_are_counted_and_decided() -> None:
    extraction = extract((FILES / "html" / "egna-element.html").read_bytes())
    counted = next(finding for finding in extraction.findings if finding.code == "invisible")
    assert counted.details == {
        "number": 2,
        "which": "U+00AD SOFT HYPHEN: 1; U+200B ZERO WIDTH SPACE: 1",
    }
    proposed_alone = Decisions.as_proposed(extraction)
    assert questions(extraction, proposed_alone) == [Question.INVISIBLE]
    kept = freeze(extraction, Decisions.as_proposed(extraction, Invisible.KEEP)).text
    removed = freeze(extraction, Decisions.as_proposed(extraction, Invisible.REMOVE)).text
    assert "mel\u200blan\u00adrum" in kept
    assert "mellanrum" in removed
    assert "👩\u200d👩\u200d👧 och ❤\ufe0f" in removed


def test_what_the_file_declares_of_its_encoding_needs_no_agreement() -> None:
    extraction = extract((FILES / "html" / "gammal.html").read_bytes())
    assert extraction.encoding is not None
    assert (extraction.encoding.name, extraction.encoding.must_agree) == ("windows-1252", False)
    undeclared = extract("<!doctype html><p>på".encode("cp1252"))
    assert undeclared.encoding is not None
    assert undeclared.encoding.must_agree


def test_a_tag_that_is_none_is_said() -> None:
    extraction = extract(b"<!doctype html><p>5 <kronor> per dag")
    assert [finding.code for finding in extraction.findings] == ["unknown_elements"]


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "span"])
def test_a_page_nested_beyond_reason_is_refused(tag: str) -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(f"<!doctype html><body>{f'<{tag}>' * 10_000}hej".encode())
    assert caught.value.code == "too_deep"


def test_a_page_nested_just_within_the_limit_is_read() -> None:
    depth = 990
    extraction = extract(f"<!doctype html>{'<div>' * depth}hej{'</div>' * depth}".encode())
    assert [block.text for block in extraction.blocks] == ["hej"]


def test_html_without_text_is_refused() -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(b"<!doctype html><body><img src=a.png>")
    assert caught.value.code == "no_text"


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (b"<!doctype html><frameset><frame src=a><frame src=b></frameset>", "only_frames"),
        (b"<!doctype html><body><iframe src=a></iframe><script>x</script>", "only_frames"),
        (b"<!doctype html><body><div id=root></div><script src=a></script>", "only_scripts"),
    ],
)
def test_a_page_without_text_of_its_own_says_where_the_text_is(page: bytes, code: str) -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(page)
    assert caught.value.code == code


def test_a_page_that_only_asks_for_scripts_is_told_of() -> None:
    page = "<!doctype html><body><noscript>Slå på JavaScript.</noscript>{}<script src=a></script>"
    codes = [finding.code for finding in extract(page.format("").encode()).findings]
    assert "only_scripts" in codes
    codes = [finding.code for finding in extract(page.format("<p>24").encode()).findings]
    assert "only_scripts" not in codes


def test_something_sent_as_a_pdf_that_is_html_is_refused() -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(b"<!doctype html><p>404", ReadingOptions(media_type="application/pdf"))
    assert caught.value.code == "wrong_type"


def test_kinds_are_said() -> None:
    extraction, _frozen = read(FILES / "html" / "nyhet.html")
    kinds = {block.text: block.kind for block in extraction.blocks}
    assert kinds["Vi har inget val."] is BlockKind.QUOTE
    assert kinds["1. Protokoll 2023-05-01, § 12."] is BlockKind.NOTE
    assert kinds["Skattesatsen är 22 kronor och 85 öre."] is BlockKind.ASIDE
