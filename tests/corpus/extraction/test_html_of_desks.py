"""HTML as desks meet it: tables with hidden words, banners, paywalls, JSON-LD of the wild."""

import pytest

from corpus.extraction.blocks import Extraction
from corpus.extraction.reading import extract


def page_of(body: str, head: str = "") -> Extraction:
    page = f"<!doctype html><head>{head}</head><body><main><h1>R</h1>{body}</main></body>"
    return extract(page.encode())


def shown(body: str) -> list[tuple[str, str, str]]:
    blocks = page_of(body).blocks[1:]
    return [(str(block.kind), block.text, str(block.leave_out or "")) for block in blocks]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        # Words to sort by, and notes for readers aloud, part no row.
        (
            "<td><span style='display:none'>0640</span>640</td><td>25 %</td>",
            [("row", "640\t25 %", ""), ("paragraph", "0640", "hidden")],
        ),
        ("<td>2022<td><p>640<p>(prel.)", [("row", "2022\t640 (prel.)", "")]),
        ("<td><td><div>5</div><div>6</div>", [("paragraph", "5", ""), ("paragraph", "6", "")]),
        # A table that lays out the page is none of figures.
        (
            f"<td><p>{'a' * 300}<p>{'b' * 300}<td>c",
            [
                ("paragraph", "a" * 300, ""),
                ("paragraph", "b" * 300, ""),
                ("paragraph", "c", ""),
            ],
        ),
        (
            "<td><ul><li>a<li>b</ul><td>c",
            [("list_item", x, "") for x in "ab"] + [("paragraph", "c", "")],
        ),
        (
            "<td><p><a href=1>Ett</a><p><a href=2>Två</a><td>c",
            [("paragraph", "Ett", ""), ("paragraph", "Två", ""), ("paragraph", "c", "")],
        ),
    ],
)
def test_rows_of_figures_stay_rows(cells: str, expected: list[tuple[str, str, str]]) -> None:
    assert shown(f"<table><tr>{cells}</tr></table>") == expected


def test_two_line_ends_part_paragraphs_that_nothing_else_parts() -> None:
    assert shown("Ett.<br>Två.<br> <br>Tre.") == [
        ("paragraph", "Ett.\nTvå.", ""),
        ("paragraph", "Tre.", ""),
    ]
    # But no list, no heading, no quotation and no line of a table.
    assert shown("<ul><li>a<br><br>b</ul>") == [("list_item", "a\n\nb", "")]
    assert shown("<h2>a<br><br>b</h2>") == [("heading", "a\n\nb", "")]
    assert shown("<p><q>a<br><br>b</q>") == [("paragraph", "”a\n\nb”", "")]
    assert shown("<table><tr><td>a<br><br>b<td>c</table>") == [("row", "a  b\tc", "")]
    assert shown("<pre>a<br><br>b</pre>") == [("preformatted", "a\n\nb", "")]


def test_what_a_browser_shows_apart_is_not_glued() -> None:
    spans = "<span style='color:red;display:block'>640</span><span style='display: flex'>512</span>"
    assert [text for _kind, text, _out in shown(spans)] == ["640", "512"]
    assert [text for _kind, text, _out in shown("a<span style='display:inline'>b</span>")] == ["ab"]


def test_the_inside_of_an_element_is_read() -> None:
    body = (
        "<my-box><template shadowrootmode=open><p>I skuggan: 24 miljarder.</p><slot></slot>"
        "<template><p>mall</p></template></template><p>I ljuset.</p></my-box><template>m</template>"
    )
    assert [text for _kind, text, _out in shown(body)] == ["I skuggan: 24 miljarder.", "I ljuset."]


@pytest.mark.parametrize("name", ["paywall", "login", "subscribe", "cookies", "footer"])
def test_an_article_does_not_go_for_a_word_in_it(name: str) -> None:
    """The whole of it may stand in such a box, as search engines ask of what is paid for."""
    body = (
        f"<div class={name}><p>Elever kan logga in, godkänna kakor och prenumerera, med © och allt."
        "<p>Underskottet är 24 miljarder kronor, och det växer med 640 miljoner om året, säger hon."
        "<aside>Faktaruta: skatten är 32 procent.</aside></div>"
    )
    assert {out for _kind, _text, out in shown(body)} == {""}
    extraction = extract(f"<!doctype html><body><h1>R</h1>{body}".encode())  # without a main, too
    assert not extraction.proposed_out


@pytest.mark.parametrize(
    "banner",
    [
        "<div id=CybotCookiebotDialog role=dialog><p>Vi använder kakor.<p>Du väljer själv.</div>",
        "<div class=cmplz-cookiebanner><h2>Kakor</h2><p>Vi vill veta hur sidan används.</div>",
        "<section id=onetrust-consent-sdk><p>Om din integritet.<p>Vi sparar cookies.</section>",
    ],
)
def test_banners_go_by_their_name_and_their_words(banner: str) -> None:
    article = (
        "<h1>R</h1>" + "<p>Underskottet är 24 miljarder kronor, och det växer varje år.</p>" * 3
    )
    extraction = extract(f"<!doctype html><body>{banner}<main>{article}</main>".encode())
    reasons = [str(block.leave_out or "") for block in extraction.blocks]
    assert reasons == ["controls", "controls", "", "", "", ""]


def found(head: str, name: str) -> list[str]:
    return [value.value for value in page_of("<p>x", head).metadata if value.name == name]


def linked(text: str, kind: str = "application/ld+json") -> str:
    return f"<script type='{kind}'>{text}</script>"


def test_names_that_are_referred_to_are_looked_up() -> None:
    head = linked(
        '{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#p"}, "publisher": {"@id": "#o"},'
        '"mainEntityOfPage": {"@id": "https://x.se/a"}, "headline": "H"},'
        '{"@type": "Person", "@id": "#p", "name": "Eva Ek"}]}'
    ) + linked('{"@type": "Organization", "@id": "#o", "name": "Bladet"}')
    assert found(head, "byline") == ["Eva Ek"]
    assert found(head, "publisher") == ["Bladet"]
    assert found(head, "url") == ["https://x.se/a"]
    # A reference that leads nowhere is no name.
    assert found(linked('{"@type": "NewsArticle", "author": {"@id": "#q"}}'), "byline") == []


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "headline": "Rad\nbruten"}',
        '{"@type": "NewsArticle", "headline": "Rad bruten",};',
        '<!-- {"@type": "schema:NewsArticle", "headline": "Rad bruten"} -->',
        '{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "Rad bruten"}}',
        '[[{"@type": ["Thing", "http://schema.org/Article"], "headline": "Rad&amp;nbsp;bruten"}]]',
    ],
)
def test_json_ld_is_read_as_browsers_read_it(text: str) -> None:
    for kind in ("application/ld+json", "application/LD+JSON; charset=utf-8"):
        assert found(linked(text, kind), "title")[0] == "Rad bruten"


def test_json_ld_that_can_not_be_read_is_said() -> None:
    extraction = page_of("<p>x", linked("{no json") + linked("[" * 5_000) + linked(" "))
    findings = {finding.code: finding.details for finding in extraction.findings}
    assert findings["json_ld_unreadable"] == {"number": 2}


def test_frames_and_words_that_a_tag_swallowed_are_said() -> None:
    extraction = page_of("<iframe src=a></iframe><p>om a<b och c</p><p>x</p>")
    findings = {finding.code: finding.details for finding in extraction.findings}
    assert findings["frames"] == {"number": 1}
    assert findings["unknown_elements"] == {"names": "<b>"}


def test_a_byline_has_a_name() -> None:
    for text, expected in (
        ("Av Eva Ek", ["Eva Ek"]),
        ("TEXT: Åsa Ö", ["Åsa Ö"]),
        ("Text i en ruta", []),
    ):
        values = page_of(f"<p>{text}").metadata
        assert [value.value for value in values if value.name == "byline"] == expected


@pytest.mark.parametrize(
    ("name", "content", "edtf"),
    [
        ("DC.Date.Created", "2023-05-03", "2023-05-03"),
        ("dcterms.date", "2023-05", "2023-05"),
        ("pubdate", "20230503", "2023-05-03"),
        ("citation_publication_date", "2023/05/03", "2023-05-03"),
        ("parsely-pub-date", "2023-05-03t08:00:00z", "2023-05-03"),
    ],
)
def test_dates_of_public_bodies_and_journals_are_known(name: str, content: str, edtf: str) -> None:
    values = page_of("<p>x", f'<meta name="{name}" content="{content}">').metadata
    assert [(v.name, v.edtf, v.where) for v in values if v.source == "meta"] == [
        ("published", edtf, name.lower())
    ]
