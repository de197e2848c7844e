"""HTML as it is produced: by WordPress, Substack, Wikipedia, Word, SingleFile, formula programs."""

import pytest

from corpus.extraction.dates import edtf_of_machine_date
from corpus.extraction.reading import extract
from tests.corpus.extraction.test_html_of_desks import found, page_of, shown


def rows(table: str) -> list[str]:
    return [text for _kind, text, _out in shown(f"<table>{table}</table>")]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "<tr><td rowspan=2>2022<td>Umeå<td>640<tr><td>Luleå<td>512<tr><td colspan=2>Summa<td>1",
            ["2022\tUmeå\t640", "\tLuleå\t512", "Summa\t\t1"],
        ),
        # Over several columns and rows, in the middle, at the end, and longer than the table.
        (
            "<tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td>e<tr><td>f<td>g<td>h<td>i",
            ["a\tb\t\tc", "d\t\t\te", "f\tg\th\ti"],
        ),
        ("<tr><td>a<td rowspan=9>b<tr><td>c<tr><td>d", ["a\tb", "c", "d"]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", ["a\tb", "\tc", "\td"]),
        # No cell reaches out of its head or body.
        ("<thead><tr><th rowspan=3>a<th>b<tbody><tr><td>c<td>d", ["a\tb", "c\td"]),
        # Nor does one of a table within a cell.
        (
            "<tr><td>a<td><table><tr><td rowspan=2>b<td>c<tr><td>d</table><tr><td>e<td>f",
            ["a", "b\tc", "\td", "e\tf"],
        ),
        ("<tr><td colspan=x>a<td colspan=0>b<td colspan=-3>c<td rowspan=-1>d", ["a\tb\tc\td"]),
        # A row in which every cell is reached into, and one without any.
        ("<tr><td rowspan=2>a<td rowspan=2>b<tr><tr><td>c<td>d", ["a\tb", "c\td"]),
    ],
)
def test_each_cell_stands_in_its_column(table: str, expected: list[str]) -> None:
    assert rows(table) == expected


def test_a_cell_of_a_million_columns_is_no_bomb() -> None:
    table = "<tr>" + "<td colspan=1000000 rowspan=1000000>a" * 1_000
    found_rows = rows(table + "<tr><td>b" * 100)
    assert len(found_rows) == 101
    assert max(map(len, found_rows)) < 3_000


@pytest.mark.parametrize(
    ("written", "text"),
    [
        # Notes' marks as programs link them, without `sup`.
        ("År 2023<a class=footnote-anchor href='#f1'>1</a> och", "År 2023¹ och"),
        ("24 mdr<a href='b.html#n2'>2</a>.", "24 mdr²."),
        ("2023<a href='#_ftn1'><span class=MsoFootnoteReference>1</span></a>", "2023¹"),
        ("10<span class=superscript>3</span>, 5 m<span class=sup>2</span>", "10³, 5 m²"),
        # A link to a place is none after a gap, nor is one with words, nor one to another page.
        ("Tabell <a href='#t2'>2</a>", "Tabell 2"),
        ("§<a href='#p3'>3</a>", "§3"),
        ("År 20<a href='/2023'>23</a>", "År 2023"),
        ("kapitel<a href='#k'>et</a>", "kapitelet"),
        ("1<span class=support>2</span>", "12"),
        # Dates that a style alone parts, or shows one of.
        ("<time>9 januari</time><time>12 januari</time>", "9 januari 12 januari"),
        # Formulas.
        ("<math><msqrt><mn>9</mn></msqrt></math>", "√9"),
        ("<math><mroot><mn>8</mn><mn>3</mn></mroot></math>", "8^1/3"),
        ("2·<math><mfenced><mn>1</mn></mfenced></math>", "2·(1)"),
        (
            "<math><munderover><mo>∑</mo><mn>1</mn><mn>9</mn></munderover><mi>x</mi></math>",
            "∑_1^9x",
        ),
        # Shown as a picture beside the formula, which is hidden: the formula is what it says.
        ("v=<span style='display: none'><math><mn>5</mn></math></span><img alt=5>", "v=5"),
    ],
)
def test_words_within_a_line(written: str, text: str) -> None:
    assert [found_text for _kind, found_text, _out in shown(f"<p>{written}</p>")] == [text]


def test_a_formula_that_is_written_twice_is_read_once() -> None:
    """As KaTeX does: once for readers aloud, once drawn, and its source."""
    twice = (
        "<span class=katex><span><math><semantics><msup><mi>x</mi><mn>2</mn></msup>"
        "<annotation encoding='application/x-tex'>x^2</annotation></semantics></math></span>"
        "<span aria-hidden=true>x2</span></span>"
    )
    assert shown(f"<p>Av {twice}</p>") == [
        ("paragraph", "Av x^2", ""),
        ("paragraph", "x2", "hidden"),
    ]
    # What is hidden from readers aloud alone is seen.
    assert shown("<p>640<span aria-hidden=true> kr</span></p>") == [("paragraph", "640 kr", "")]


STYLE = """<style><!-- @import url(a.css); .dold, p#gomd { color: red; display: none !important }
/* .synlig{display:none} */ .flik{display:none} .flik.vald{display:block} .rad{display:grid}
.upp{vertical-align:super} .osynlig{visibility:hidden}
@media (max-width: 600px) { .smal { display: none } } @media print { .tryck{display:none} }
@media screen { .skarm { display: none } } .a .b { display:none } .c:hover{display:none}
.yttre { color: red; .inre { display: none } } @font-face{font-family:"}{"} --></style>"""


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        ("<p class=dold>x", True),
        ("<p id=gomd>x", True),
        ("<div id=gomd>x</div>", False),
        ("<p class='flik'>x", True),
        ("<p class='vald flik'>x", False),
        ("<p class='flik' style='display:block'>x", False),
        ("<div class='flik' role=tabpanel>x</div>", False),
        ("<p class=skarm>x", True),
        ("<p class=osynlig>x", True),
        *(
            (f"<p class={name}>x", False)
            for name in ["smal", "tryck", "c", "b", "inre", "synlig", "a", "okänd"]
        ),
        # Without any style: what is for readers aloud alone.
        ("<p class='btn sr-only'>x", True),
        ("<p class=visually-hidden>x", True),
        ("<p style='position:absolute;clip:rect(0, 0, 0, 0)'>x", True),
        ("<p style='clip: rect(10px, 20px, 30px, 40px)'>x", False),
    ],
)
def test_what_the_pages_own_styles_hide(body: str, hidden: bool) -> None:
    blocks = page_of(body, STYLE).blocks[1:]
    assert [(block.text, str(block.leave_out or "")) for block in blocks] == [
        ("x", "hidden" if hidden else "")
    ]


def test_what_the_pages_own_styles_part_and_raise() -> None:
    blocks = page_of(
        "<p>10<i class=upp>3</i> <b class=rad>24</b><b class=rad>nov</b>", STYLE
    ).blocks
    assert [block.text for block in blocks[1:]] == ["10³", "24", "nov"]
    inline = page_of("<p>a<b class=rad style='display:inline'>b</b>", STYLE).blocks
    assert [block.text for block in inline[1:]] == ["ab"]


def test_words_for_readers_aloud_part_no_number() -> None:
    assert shown("<p>640<span class=sr-only>sexhundrafyrtio</span> mkr</p>") == [
        ("paragraph", "640 mkr", ""),
        ("paragraph", "sexhundrafyrtio", "hidden"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "2 kommentarer på ”Budget”",
        "Ett svar till ”Budget”",
        "3 thoughts on “Budget”",
        "Kommentarsfält",
    ],
)
def test_comments_go_by_the_headings_of_blog_programs(heading: str) -> None:
    body = f"<div id=comments><h2>{heading}</h2><ol><li><p>Bra skrivet!</ol></div>"
    assert {out for _kind, _text, out in shown(f"<p>Text.</p>{body}")} == {"", "comments"}
    # In a text it is a sentence like any other.
    assert shown(f"<h2>{heading}</h2><p>Text.") == [
        ("heading", heading, ""),
        ("paragraph", "Text.", ""),
    ]


@pytest.mark.parametrize(
    "author",
    [
        "<span class='author vcard'><a class='url fn' href=/a>Ada Alm</a></span>",
        "<a rel='author nofollow' href=/a>Ada Alm</a>",
        "<span itemprop=author itemscope><b itemprop=name>Ada Alm</b></span>",
        "<span itemprop=author>Ada Alm</span>",
        "<a class='p-author h-card' href=/a>Ada\n Alm</a>",
    ],
)
def test_who_wrote_it_is_found_where_templates_write_it(author: str) -> None:
    page = page_of(f"<p>Postat av {author}</p><p>x")
    assert [v.value for v in page.metadata if v.name == "byline"] == ["Ada Alm"]
    # Who commented on it, or wrote what stands beside it, did not.
    for aside in (f"<div class=comment-body>{author}</div>", f"<aside>{author}</aside>"):
        assert not [v for v in page_of(f"<p>x</p>{aside}").metadata if v.name == "byline"]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # Midnight here, as systems keep it.
        ("2023-05-02T22:00:00Z", "2023-05-03"),
        ("2023-05-02T22:00:00.000Z", "2023-05-03"),
        ("2024-03-01T23:30:00+00:00", "2024-03-02"),
        ("2023-12-31T23:00Z", "2024-01-01"),
        ("2023-12-31T22:59Z", "2023-12-31"),
        # In a zone of its own the day is the one that is written.
        ("2024-03-01T23:30:00-05:00", "2024-03-01"),
        ("2024-03-01T23:30:00+0100", "2024-03-01"),
        ("2024-03-01T23:30", "2024-03-01"),
        ("2023-02-30T23:30:00Z", ""),
        ("9999-12-31T23:59:59Z", ""),
    ],
)
def test_a_moment_in_utc_is_the_day_that_it_was_here(moment: str, day: str) -> None:
    assert edtf_of_machine_date(moment) == day
    head = f"<meta property='article:published_time' content='{moment}'>"
    assert found(head, "published") == [moment]  # as it stands there


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        (
            "<!-- saved from url=(0029)https://kommun.example/budget/ -->",
            [("url", "https://kommun.example/budget/", "")],
        ),
        (
            (
                "<!--\n Page saved with SingleFile \n url: https://kommun.example/a?b=1 \n"
                " saved date: "
                "Thu May 04 2023 10:00:00 GMT+0200 (Central European Summer Time)\n-->"
            ),
            [
                ("url", "https://kommun.example/a?b=1", ""),
                (
                    "retrieved",
                    "Thu May 04 2023 10:00:00 GMT+0200 (Central European Summer Time)",
                    "2023-05-04",
                ),
            ],
        ),
        ("<!-- saved from url=(0014)about:internet -->", []),
        ("<!-- en anteckning -->", []),
    ],
)
def test_who_saved_a_page_says_from_where(
    comment: str, expected: list[tuple[str, str, str]]
) -> None:
    page = f"<!doctype html>{comment}<body><p>24 miljoner.</p>"
    found_values = extract(page.encode()).metadata
    assert [(v.name, v.value, v.edtf) for v in found_values] == expected


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<span class=a>Eva Ek</span><span class=b>Reporter</span>", "Eva Ek Reporter"),
        ("<span class=a>Eva Ek</span><span class=b>reporter</span>", "Eva Ekreporter"),
        ("<span>Eva Ek</span><span>Reporter</span>", "Eva EkReporter"),
        ("<span class=a>e</span><span class=b>Faktura</span>", "eFaktura"),
        ("<span class=a>640</span><span class=b>Kr</span>", "640Kr"),
    ],
)
def test_names_that_a_style_sheet_parts_are_not_glued(written: str, text: str) -> None:
    assert shown(f"<p>{written}</p>") == [("paragraph", text, "")]


def test_a_marker_of_advertisements_is_of_no_article() -> None:
    assert shown("<p>Text.</p><div><span>ANNONS</span></div><p>Annonser kostar 5 kr.</p>") == [
        ("paragraph", "Text.", ""),
        ("paragraph", "ANNONS", "not_article"),
        ("paragraph", "Annonser kostar 5 kr.", ""),
    ]
    assert shown("<ul><li>Annons</ul><h2>Annons</h2>") == [
        ("list_item", "Annons", ""),
        ("heading", "Annons", ""),
    ]
