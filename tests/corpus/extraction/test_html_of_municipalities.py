"""Pages of municipalities, papers and books: what a click opens, dates of sentences, marks of
notes, what stands beside the article; each kind with its siblings."""

import pytest

from corpus.extraction.blocks import BlockKind, Extraction, LeaveOut, ReadingOptions
from corpus.extraction.reading import extract

HIDDEN = "<div {} ><p>Överklaga inom tre veckor.</p></div>"


def page(body: str, head: str = "", address: str = "") -> Extraction:
    content = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return extract(content.encode(), ReadingOptions(address=address))


def kept(extraction: Extraction) -> list[str]:
    return [block.text for block in extraction.blocks if block.leave_out is None]


def said(extraction: Extraction, name: str) -> list[str]:
    return [found.value for found in extraction.metadata if found.name == name]


@pytest.mark.parametrize(
    "opening",
    [
        '<button aria-expanded="false">Hur?</button>' + HIDDEN.format("hidden"),
        '<button class="accordion__button">Hur?</button>' + HIDDEN.format('style="display:none"'),
        '<h3><button class="btn collapsed">Hur?</button></h3>' + HIDDEN.format("hidden"),
        '<button data-bs-toggle="collapse" data-bs-target="#p">Hur?</button><p>Mellan.</p>'
        + HIDDEN.format('id="p" style="display: none"'),
        '<a data-toggle="collapse" href="#p">Hur?</a>' + HIDDEN.format('id="p" hidden'),
        '<button class="dragspel-knapp" aria-controls="p">Hur?</button><p>Mellan.</p>'
        + HIDDEN.format('id="p" hidden'),
    ],
)
def test_questions_and_answers_that_a_click_opens_are_text(opening: str) -> None:
    texts = kept(page(f"<main><h1>Avgifter</h1><p>Text.</p>{opening}</main>"))
    assert "Hur?" in texts
    assert "Överklaga inom tre veckor." in texts


def test_other_buttons_open_nothing() -> None:
    opening = '<button class="toggle-favorite">Spara</button>' + "<p>Text.</p>"
    assert kept(page(f"<main><h1>Avgifter</h1>{opening}</main>")) == ["Avgifter", "Text."]
    hidden = '<button class="share">Dela</button>' + HIDDEN.format("hidden")
    assert kept(page(f"<main><h1>Avgifter</h1>{hidden}</main>")) == ["Avgifter"]


@pytest.mark.parametrize(
    "sentence",
    [
        'Beloppet betalas ut <time datetime="2023-02">i februari 2023</time>.',
        'Riksdagen beslutade <b><time datetime="2019-05-02">2 maj 2019</time></b> om lagen.',
        'Den som bor här sedan <time datetime="2019-05-02">2 maj 2019</time>, får inget stöd.',
        'Alla i nämnden sade nej till varje förslag <time datetime="2019-05-02">den 2 maj</time>',
    ],
)
@pytest.mark.parametrize("tag", ["p", "li", "td"])
def test_a_date_that_a_sentence_tells_is_not_the_days_of_the_page(sentence: str, tag: str) -> None:
    wrapped = f"<table><tr><td>{sentence}</td></tr></table>" if tag == "td" else ""
    found = page(wrapped or f"<{tag}>{sentence}</{tag}>")
    assert said(found, "published") == []


@pytest.mark.parametrize(
    "line",
    [
        '<p>Publicerad <time datetime="2023-05-03">3 maj 2023</time></p>',
        '<p>Publicerad av Ada Ek som är redaktör den <time datetime="2023-05-03">3 maj</time>.</p>',
        '<p>Av Ada Ek · <time datetime="2023-05-03">3 maj 2023</time> · 3 min läsning</p>',
        '<p><time datetime="2023-05-03">3 maj 2023</time> Stockholm. Här börjar texten.</p>',
        '<p>Skriven den <time datetime="2023-05-03">3 maj 2023</time></p>',
        '<div>vid sidan av allt annat som står här <time datetime="2023-05-03">3 maj</time></div>',
    ],
)
def test_a_date_on_a_line_of_its_own_is(line: str) -> None:
    assert said(page(line), "published")[0] == "2023-05-03"


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ('priser<a href="#n"><sup>a</sup></a>.', "priser[a]."),
        ('priser<sup><a href="#n">a</a></sup>.', "priser[a]."),
        ('priser<sup><a href="noter.xhtml#n">iv</a></sup>.', "priser[iv]."),
        ('priser<a href="#n"><sup>(b)</sup></a>.', "priser[b]."),
        ('priser<a href="#n"><sup>1</sup></a>.', "priser¹."),
        ('priser<a href="#n"><sup>*</sup></a>.', "priser*."),
        ("den 1<sup>a</sup> maj", "den 1a maj"),
        ('M<sup>me</sup> <a href="#n">Curie</a>', "Mme Curie"),
        ('M<a href="https://x.example/#n"><sup>me</sup></a> Curie', "Mme Curie"),
        ('<a href="mailto:x@x.example?subject=#1"><sup>e</sup></a>', "e"),
    ],
)
def test_a_letter_that_leads_to_a_note_joins_no_word(mark: str, text: str) -> None:
    assert page(f"<p>{mark}</p>").blocks[0].text == text


def test_what_heads_links_beside_the_article_goes_with_them() -> None:
    links = "<ul><li><a href=/1>Betygen i skolan</a></li><li><a href=/2>Läxorna</a></li></ul>"
    aside = f'<div role="complementary"><h2>Genvägar till annat</h2>{links}</div>'
    article = "<main><h1>Rubrik</h1><p>Texten om 640 miljoner.</p></main>"
    assert kept(page(article + aside)) == ["Rubrik", "Texten om 640 miljoner."]
    blog = f'<h1>Rubrik</h1><p>Texten.</p><div class="widget-area"><h2>Mitt arkiv</h2>{links}</div>'
    assert kept(page(blog)) == ["Rubrik", "Texten."]


def test_a_fact_box_beside_the_article_stays_with_its_heading() -> None:
    box = "<h2>Fakta om skatten</h2><p>Skatten är 21,64 kronor.</p><ul><li>Höjd 2020</li></ul>"
    for around in ("aside class=widget", "div class=sidebar", "div role=complementary", "aside"):
        body = f"<main><h1>Rubrik</h1><p>Text.</p></main><{around}>{box}</{around.split()[0]}>"
        texts = kept(page(body))
        assert {"Fakta om skatten", "Skatten är 21,64 kronor.", "Höjd 2020"} <= {*texts}


def test_a_post_whose_heading_is_a_link_stays() -> None:
    heading = "<h2><a href=/a>Notan blev 640 miljoner</a></h2>"
    ingress = "Kostnaden växte i fjol, visar revisorerna."
    header = f'<div class="header">{heading}<p>{ingress}</p></div>'
    assert ingress in kept(page(f"<h1>Bloggen</h1><p>Om den.</p>{header}<p>Text.</p>"))


@pytest.mark.parametrize(
    "question",
    [
        "Hjälpte informationen dig?",
        "Var den här sidan till hjälp?",
        "Hade du nytta av informationen?",
    ],
)
def test_what_asks_how_the_page_was_is_proposed_to_go(question: str) -> None:
    form = f'<div class="page-feedback"><p>{question}</p><button>Ja</button></div>'
    found = page(f"<main><h1>Rubrik</h1><p>Text.</p>{form}<p>{question}</p></main>")
    reasons = [block.leave_out for block in found.blocks if block.text == question]
    assert reasons == [LeaveOut.CONTROLS, None]


def test_a_page_that_is_not_to_be_read_freely_says_so() -> None:
    for value, number in (
        ("false", 1),
        ('"False"', 1),
        ('"https://schema.org/False"', 1),
        ("true", 0),
    ):
        block = f'{{"@type": "NewsArticle", "isAccessibleForFree": {value}}}'
        head = f'<script type="application/ld+json">{block}</script>'
        found = [each.code for each in page("<p>Text.</p>", head).findings]
        assert found.count("not_free") == number


def test_who_publishes_by_microdata() -> None:
    whole = (
        '<span itemprop="publisher" itemscope><meta itemprop="name" content="Lokalradion"></span>'
    )
    assert said(page(f"<p>Text.</p>{whole}"), "publisher") == ["Lokalradion"]
    plain = '<p itemprop="publisher">Lokalradion</p>'
    assert said(page(f"<p>Text.</p>{plain}"), "publisher") == ["Lokalradion"]


@pytest.mark.parametrize(
    ("address", "canonical", "found"),
    [
        ("https://x.example/a/b", "/sida", ["https://x.example/sida", "https://x.example/a/b"]),
        (
            "https://x.example/a",
            "https://y.example/",
            ["https://y.example/", "https://x.example/a"],
        ),
        ("file:///home/ada/sida.html", "https://y.example/", ["https://y.example/"]),
        ("file:///home/ada/sida.html", "sida.html", []),
        ("", "/sida", []),
        ("", "https://[", []),
    ],
)
def test_an_address_is_one_on_the_web(address: str, canonical: str, found: list[str]) -> None:
    head = f'<link rel="canonical" href="{canonical}">'
    assert said(page("<p>Text.</p>", head, address), "url") == found


@pytest.mark.parametrize(
    ("base", "found"),
    [
        ("https://y.example/2021/", "https://y.example/2021/sida"),
        ("2021/", "https://x.example/a/2021/sida"),
        ("", "https://x.example/a/sida"),
        ("https://[", "https://x.example/a/sida"),
    ],
)
def test_a_page_counts_its_addresses_from_its_base(base: str, found: str) -> None:
    """The page's own address, which we were told, is whole, and stays what it is."""
    head = f'<base href="{base}"><base href="/later/"><link rel="canonical" href="sida">'
    address = "https://x.example/a/b"
    assert said(page("<p>Text.</p>", head, address), "url") == [found, address]


def test_paragraphs_of_no_break_spaces_are_none() -> None:
    assert [b.text for b in page("<p>A</p><p>&nbsp;</p><p>&nbsp; &#8199;</p><p>B</p>").blocks] == [
        "A",
        "B",
    ]


@pytest.mark.parametrize(
    ("attributes", "level"),
    [('aria-level="1"', 1), ('aria-level="3"', 3), ("", 2), ('aria-level="x"', 2)],
)
def test_a_box_that_is_a_heading_by_its_role(attributes: str, level: int) -> None:
    block = page(f'<main><div role="heading" {attributes}>Rubrik</div><p>Text.</p></main>').blocks[
        0
    ]
    assert (block.kind, block.level) == (BlockKind.HEADING, level)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Text: Karin Ström<br>Foto: Ali Reza", ["Karin Ström"]),
        ("Av: Ada Ek | Datum: 2019-06-18 | Kommentarer (4)", ["Ada Ek"]),
        ("Publicerad 3 maj 2023 · Av Ada Ek", ["Ada Ek"]),
        ("Av Ada Ek", ["Ada Ek"]),
        ("Hälften av<br>av pengarna gick åt", []),
    ],
)
def test_a_byline_among_other_things_on_its_line(line: str, names: list[str]) -> None:
    assert said(page(f"<h1>Rubrik</h1><p>{line}</p><p>Text.</p>"), "byline") == names


def test_a_footer_by_its_registration_number_and_lists_of_other_blogs() -> None:
    footer = "<div class=l-footer><h2>Om Region Vätter</h2><p>Vi ansvarar för vården.</p>{}</div>"
    text = "<h1>Rubrik</h1>" + "<p>Texten om 640 miljoner och mycket annat.</p>" * 6
    number = "<p>Organisationsnummer: 232100-0000</p>"
    assert kept(page(text + footer.format(number))) == kept(page(text))
    assert "Vi ansvarar för vården." in kept(page(text + footer.format("")))
    roll = "<div class=blogroll><h3>Länkar</h3><a href=/1>Ett</a><br><a href=/2>Två</a></div>"
    assert kept(page(text + roll)) == kept(page(text))


def test_more_from_the_same_paper_goes_with_its_heading() -> None:
    card = (
        '<article class="teaser"><a href="/1"><h3>Sänk skatten</h3><p>De svarar.</p></a></article>'
    )
    more = f"<div><h2>Mer från Debatt</h2>{card}</div>"
    body = f"<article><h1>Höj skatten</h1><p>Text.</p>{more}</article>"
    assert kept(page(body)) == ["Höj skatten", "Text."]
