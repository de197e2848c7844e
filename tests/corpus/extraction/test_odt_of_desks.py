"""ODT as desks meet it: indexes, drawings, lists that go on, repeated cells, tracked changes."""

import pytest

from corpus.extraction.blocks import BlockKind, LeaveOut
from corpus.extraction.reading import extract
from tests.zip_files import zip_of

_NAMES = ("office", "text", "table", "style")
_SPACES = " ".join(
    [f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES]
    + ['xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"']
    + ['xmlns:dc="http://purl.org/dc/elements/1.1/"']
)
_LEVEL = (
    "<text:{kind}-style style:name='L'><text:{level} text:level='1' style:num-format='1'"
    " style:num-suffix='.'/></text:{kind}-style>"
)
LISTS = _LEVEL.format(kind="list", level="list-level-style-number")
OUTLINE = _LEVEL.format(kind="outline", level="outline-level-style")


def odt_of(body: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return zip_of({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def texts(body: str, styles: str = "") -> list[str]:
    return [block.text for block in extract(odt_of(body, styles)).blocks]


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


@pytest.mark.parametrize(
    "index", ["table-index", "object-index", "user-index", "illustration-index"]
)
def test_every_kind_of_index_is_read(index: str) -> None:
    body = (
        f"<text:{index}><text:index-body><text:p>Tabell 1</text:p></text:index-body></text:{index}>"
    )
    assert texts(body) == ["Tabell 1"]


@pytest.mark.parametrize("shape", ["rect", "ellipse", "line", "path", "caption", "custom-shape"])
def test_the_words_of_a_drawing_follow_its_paragraph(shape: str) -> None:
    drawn = f"<draw:{shape}><text:p>32 procent</text:p></draw:{shape}>"
    body = f"<text:p>Före {drawn}efter</text:p>{drawn}"
    blocks = extract(odt_of(body)).blocks
    assert [(b.text, b.kind) for b in blocks] == [
        ("Före efter", BlockKind.PARAGRAPH),
        ("32 procent", BlockKind.ASIDE),
        ("32 procent", BlockKind.ASIDE),
    ]


def test_objects_are_said() -> None:
    frame = "<draw:frame><draw:object/><draw:image/></draw:frame>"
    extraction = extract(odt_of(f"<text:p>Formel: {frame}</text:p>"))
    assert {f.code: f.details for f in extraction.findings} == {
        "charts": {"number": 1},
        "pictures": {"number": 1},
    }


def test_a_cell_or_a_row_that_stands_for_several_is_several() -> None:
    row = (
        "<table:table-row table:number-rows-repeated='2'>"
        + cell("5", "table:number-columns-repeated='2'")
        + "<table:table-cell table:number-columns-repeated='2'/>"
        + cell("9")
        + "<table:table-cell table:number-columns-repeated='16000'/></table:table-row>"
    )
    assert texts(f"<table:table>{row}</table:table>") == ["5\t5\t\t\t9"] * 2


def item(text: str) -> str:
    return f"<text:list-item><text:p>{text}</text:p></text:list-item>"


def test_a_list_goes_on_where_it_says_so() -> None:
    said = (
        ("a", "xml:id='l1'"),
        ("x", "xml:id='l2'"),
        ("b", "xml:id='l3' text:continue-list='l1'"),
        ("c", "text:continue-list='l3'"),
        ("d", "text:continue-numbering='true'"),
        ("e", ""),
    )
    body = "".join(
        f"<text:list text:style-name='L' {more}>{item(text)}</text:list>" for text, more in said
    )
    expected = ["1. a", "1. x", "2. b", "3. c", "4. d", "1. e"]
    assert texts(body, LISTS) == expected


def test_headings_have_the_numbers_that_are_shown() -> None:
    def heading(text: str, more: str = "") -> str:
        return f"<text:h text:outline-level='1' {more}>{text}</text:h>"

    body = (
        heading("a")
        + heading("b", "text:is-list-header='true'")
        + heading("c")
        + heading("d", "text:restart-numbering='true' text:start-value='7'")
        + heading("<text:number>8.</text:number> e")
        + heading("f")
    )
    assert texts(body, OUTLINE) == ["1. a", "b", "2. c", "7. d", "8. e", "9. f"]


def test_tracked_changes_are_listed_as_they_were_written() -> None:
    def region(name: str, kind: str, inside: str = "") -> str:
        info = (
            "<office:change-info><dc:creator>Bo</dc:creator><dc:date>2024-01-02</dc:date>"
            "</office:change-info>"
        )
        made = f"<text:{kind}>{info}{inside}</text:{kind}>"
        return f"<text:changed-region text:id='{name}'>{made}</text:changed-region>"

    struck = f"<text:p>Struket</text:p><text:list>{item('ur listan')}</text:list>"
    body = (
        f"<text:tracked-changes>{region('i', 'insertion')}{region('d', 'deletion', struck)}"
        "</text:tracked-changes>"
        "<text:p>Nu <text:change-start text:change-id='i'/>640<text:s text:c='2'/>miljoner</text:p>"
        "<text:p>och mer<text:change-end text:change-id='i'/>."
        "<text:change text:change-id='d'/></text:p>"
    )
    extraction = extract(odt_of(body))
    assert [block.text for block in extraction.blocks] == ["Nu 640  miljoner", "och mer."]
    assert [(c.kind, c.text, c.author) for c in extraction.changes] == [
        ("deleted", "Struket\nur listan", "Bo"),
        ("inserted", "640  miljoner\noch mer", "Bo"),
    ]


def test_how_a_word_is_read_stands_behind_it() -> None:
    ruby = "<text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text>"
    assert texts(f"<text:p>Tecknet <text:ruby>{ruby}</text:ruby>.</text:p>") == ["Tecknet 漢(kan)."]


def test_hidden_words_part_no_row() -> None:
    style = "<style:style style:name='D'><style:text-properties text:display='none'/></style:style>"
    hidden = "<text:span text:style-name='D'>dolt</text:span>2022"
    row = f"<table:table-row>{cell(hidden)}{cell('640')}</table:table-row>"
    blocks = extract(odt_of(f"<table:table>{row}</table:table>", style)).blocks
    assert [(b.text, b.leave_out) for b in blocks] == [
        ("2022\t640", None),
        ("dolt", LeaveOut.HIDDEN),
    ]
