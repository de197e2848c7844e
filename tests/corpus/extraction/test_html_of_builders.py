"""HTML of site builders, of XML programs, and with style sheets beside it."""

import io
import zipfile

import pytest

from corpus.extraction.reading import extract
from tests.corpus.extraction.test_html_of_desks import found, page_of, shown


def texts(page: str | bytes) -> list[tuple[str, str]]:
    content = page if isinstance(page, bytes) else page.encode()
    return [(block.text, str(block.leave_out or "")) for block in extract(content).blocks]


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        # What the slots show stands where the slots do, in the words of both.
        (
            "<t><h2><slot name=r></slot></h2><slot></slot><p>Sist</t><p>640</p><b slot=r>Kön</b>",
            [("Kön", ""), ("640", ""), ("Sist", "")],
        ),
        ("<t><p><slot>Annars</slot></t>", [("Annars", "")]),
        ("<t><p><slot name=a>Annars</slot></t><p>x</p>", [("Annars", ""), ("x", "hidden")]),
        ("<t><p>Bara detta</t><p>Dolt</p>", [("Bara detta", ""), ("Dolt", "hidden")]),
        # An element with a root of its own in the slot of another.
        (
            "<t><p>1<slot></slot></t><x-b><t><p>2<slot></slot></t><p>3</p></x-b>",
            [("1", ""), ("2", ""), ("3", "")],
        ),
    ],
)
def test_slots_show_what_stands_in_their_element(
    host: str, expected: list[tuple[str, str]]
) -> None:
    root = host.replace("</t>", "</template>").replace("<t>", "<template shadowrootmode=open>")
    assert texts(f"<!doctype html><body><x-a>{root}</x-a>") == expected


def test_a_million_slots_are_no_bomb() -> None:
    host = "<x-a><template shadowrootmode=open><slot></slot></template><p>a</p></x-a>"
    assert len(texts("<!doctype html><body>" + host * 5_000)) == 5_000


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<mfrac><mn>1</mn><mrow><mn>1</mn><mo>−</mo><mi>c</mi></mrow></mfrac>", "1/(1−c)"),
        ("<mfrac><mfrac><mn>1</mn><mn>2</mn></mfrac><mn>3</mn></mfrac>", "(1/2)/3"),
        ("<mfrac><mtext>kostnad per år</mtext><mn>4</mn></mfrac>", "kostnad per år/4"),
        ("<mn>2</mn><mfrac><mn>3</mn><mn>4</mn></mfrac>", "2 3/4"),
        ("<msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow><mn>10</mn></msup>", "(a)^10"),
        ("<msup><mi>x</mi><mfenced><mn>5</mn></mfenced></msup>", "x^(5)"),
        ("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "√(a+b)"),
        ("<msup><mn>10</mn><mrow><mo>−</mo><mn>3</mn></mrow></msup>", "10^−3"),
    ],
)
def test_formulas_on_one_line_are_the_same_numbers(formula: str, text: str) -> None:
    assert shown(f"<p><math>{formula}</math></p>") == [("paragraph", text, "")]


def test_a_fraction_joins_no_number_before_it() -> None:
    half = "<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>"
    assert shown(f"<p>2{half} dl</p>") == [("paragraph", "2 1/2 dl", "")]


def test_xhtml_with_prefixes_and_cdata() -> None:
    page = (
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' xml:lang='sv'"
        " xmlns:m='http://www.w3.org/1998/Math/MathML'><head><script src='a'/></head><body><p>"
        "<m:math><m:mfrac><m:mn>3</m:mn><m:mn>4</m:mn></m:mfrac></m:math> av<a id='x'/> 12</p>"
        "<script>//<![CDATA[\nx\n//]]></script><p>a <![CDATA[< b & 24]]> c</p></body></html>"
    )
    assert texts(page) == [("3/4 av 12", ""), ("a < b & 24 c", "")]
    assert [v.value for v in extract(page.encode()).metadata if v.name == "language"] == ["sv"]
    # What is never closed stays as it was.
    for ending in ("<![CDATA[x", "<!-- x", "<style>x"):
        assert texts(page.replace("</body>", ending))[:1] == [("3/4 av 12", "")]


@pytest.mark.parametrize(
    ("banner", "goes"),
    [
        ("<div role=dialog><p>Vi värnar om dig.<button>Ok</button></div>", True),
        ("<cookie-banner><p>Vi använder kakor.</cookie-banner>", True),
        ("<amp-consent id=c><p>Vi använder kakor.</amp-consent>", True),
        ("<div class=subscription-widget><p>Prenumerera gratis.</div>", True),
        # Without buttons or such words it may be the article.
        ("<div role=dialog><p>Skatten är 12 kronor.</div>", False),
        ("<news-article><p>Skatten är 12 kronor.</news-article>", False),
    ],
)
def test_banners_go_by_their_names_and_buttons(banner: str, goes: bool) -> None:
    page = f"<!doctype html><body><main><p>{'Text. ' * 20}</main>{banner}"
    assert texts(page)[1][1] == ("controls" if goes else "")


def test_a_dialog_that_shows_the_article_stays() -> None:
    article = f"<p>{'Text. ' * 20}</p><button>Stäng</button>"
    page = f"<!doctype html><body><div role=dialog>{article}</div><p>Kort."
    assert texts(page)[0][1] == ""


def test_posts_of_a_feed_have_no_numbers() -> None:
    feed = "<ol><li><article><time>10.12</time><p>24 mdr</article><li><article><p>b</article></ol>"
    assert [text for _kind, text, _out in shown(feed)] == ["10.12", "24 mdr", "b"]
    assert [text for _kind, text, _out in shown("<ol><li><h3>a</h3><li>b")] == ["1. a", "2. b"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<time>Sep 14</time><a class=n>Written</a>", "Sep 14 Written"),
        ("<b class=a>Eva Ek</b><time>3 maj</time>", "Eva Ek 3 maj"),
        ("<a class=a>Eva Ek</a><span class=b>Reporter</span>", "Eva Ek Reporter"),
        ("(<time>3 maj</time>)", "(3 maj)"),
        ("<time>3 maj</time><span>.</span>", "3 maj."),
    ],
)
def test_a_date_joins_no_word(written: str, text: str) -> None:
    assert shown(f"<p>{written}</p>") == [("paragraph", text, "")]


@pytest.mark.parametrize("style", ["left:-9999px", "top: -999em", "color:red; left : -5000px"])
def test_what_lies_outside_the_window_is_hidden(style: str) -> None:
    assert shown(f"<p style='position:absolute;{style}'>x") == [("paragraph", "x", "hidden")]
    assert shown("<p style='margin-left:-100px'>x") == [("paragraph", "x", "")]


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("<p>Pressmeddelande - 3 Maj 2023 07:30</p><h1>R</h1><p>x", ["2023-05-03"]),
        ("<h1>R</h1><div class=d>2007-11-20</div><p>x", ["2007-11-20"]),
        ("<h1>R</h1><p>Mellan den 3 maj 2023 och den 4 juni 2023.", []),
        ("<h1>R</h1><p>x<p>y<p>z<p>3 maj 2023", []),
        ("<h1>R</h1><p>3 maj 2023<p>Publicerad: 5 maj 2023", ["2023-05-05"]),
    ],
)
def test_a_day_beside_the_heading_is_found_where_nothing_else_says_one(
    line: str, days: list[str]
) -> None:
    page = extract(f"<!doctype html><body>{line}".encode())
    assert [v.edtf for v in page.metadata if v.name == "published"] == days
    assert found("<meta name=date content=2020-01-02>", "published") == ["2020-01-02"]


SHEET = ".dold{display:none} .upp{vertical-align:super}"
BODY = "<p>År 2023<i class=upp>1</i></p><p class=dold>x</p>"


@pytest.mark.parametrize(
    ("link", "location"),
    [("a.css", "Content-Location: https://k.example/a.css"), ("cid:s@x", "Content-ID: <s@x>")],
)
def test_style_sheets_that_a_browser_saved_beside_the_page_are_read(
    link: str, location: str
) -> None:
    page = f"<!doctype html><link rel=stylesheet href='{link}'>{BODY}"
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://k.example/\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        f"Content-Type: text/html\r\nContent-Location: https://k.example/\r\n\r\n{page}\r\n--b\r\n"
        f"Content-Type: text/css\r\n{location}\r\n\r\n{SHEET}\r\n--b--\r\n"
    )
    assert texts(saved) == [("År 2023¹", ""), ("x", "hidden")]


def test_a_books_style_sheets_are_read() -> None:
    content = io.BytesIO()
    space = "xmlns='http://www.idpf.org/2007/opf'"
    with zipfile.ZipFile(content, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        root = "<rootfile full-path='o/p.opf'/>"
        book.writestr("META-INF/container.xml", f"<container>{root}</container>")
        item = "<item id='a' href='t/k.xhtml' media-type='application/xhtml+xml'/>"
        parts = f"<manifest>{item}</manifest><spine><itemref idref='a'/></spine>"
        book.writestr("o/p.opf", f"<package {space}>{parts}</package>")
        links = "<link rel='stylesheet' href='../s%20.css'/><link rel='stylesheet' href='borta'/>"
        book.writestr("o/t/k.xhtml", f"<html><head>{links}</head><body>{BODY}</body></html>")
        book.writestr("o/s .css", SHEET)
    assert texts(content.getvalue()) == [("År 2023¹", ""), ("x", "hidden")]


def test_a_page_that_was_saved_as_one_part_is_read() -> None:
    saved = (
        b'From: "Sparad av en webbl\xe4sare"\r\nSubject: Tal\r\nMIME-Version: 1.0\r\n'
        b'Content-Type: text/html;\r\n\tcharset="windows-1252"\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: http://p.example/tal\r\n\r\n"
        b"<HTML><BODY><P>Vi s=E4nker med 1&nbsp;000 kronor =96 nu.</BODY></HTML>\r\n"
    )
    extraction = extract(saved)
    assert extraction.extractor.name == "mhtml"
    assert [block.text for block in extraction.blocks] == ["Vi sänker med 1\u00a0000 kronor – nu."]


def test_media_queries_in_one_another_take_no_time() -> None:
    style = "@media all{" * 100_000 + ".a{display:none}"
    assert page_of("<p class=a>x", f"<style>{style}</style>").blocks[1].text == "x"
