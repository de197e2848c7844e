"""Files as others' programs write them: each kind with its siblings."""

import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from claims.imports.annotation_tools.web_annotations import read_annotations
from claims.imports.formats import read_reviews, read_table
from claims.imports.markup import plain_text
from claims.imports.reasons import FileRefused
from claims.imports.reviews.days import day_of
from claims.imports.reviews.keeping import keep
from claims.imports.sheets.dates import to_edtf
from claims.imports.sheets.known import address_of
from claims.imports.sheets.places import certain
from claims.imports.sheets.shown_dates import ShownPart, as_shown, shown_part
from claims.imports.sheets.values import whole_number
from claims.imports.sheets.written import XLSX, _sheet
from claims.models import ExternalCheck
from corpus.anchoring import Span
from corpus.loose_json import loose_values
from tests.factories import AT, make_user

# Spreadsheets


@pytest.mark.parametrize(
    ("number_format", "part"),
    [
        ("mmm-yy", ShownPart.MONTH),
        ("mmm\\-yy;@", ShownPart.MONTH),
        ("[$-41D]mmmm yyyy", ShownPart.MONTH),
        ("yyyy\\-mm", ShownPart.MONTH),
        ("yyyy", ShownPart.YEAR),
        ('"år" yyyy', ShownPart.YEAR),
        ("yyyy-mm-dd", ShownPart.DAY),
        ("yyyy-mm-dd hh:mm:ss", ShownPart.DAY),
        ("General", ShownPart.DAY),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", ShownPart.DAY),
        ("d mmm", ShownPart.WITHOUT_YEAR),
        ("dd/mm", ShownPart.WITHOUT_YEAR),
        ("mmmm", ShownPart.WITHOUT_YEAR),
        ("hh:mm", ShownPart.SOMETHING_ELSE),
        ('"Q"q yyyy', ShownPart.SOMETHING_ELSE),
        ('"hösten" yyyy', ShownPart.SOMETHING_ELSE),
        ('"före "yyyy\\-mm\\-dd;@', ShownPart.SOMETHING_ELSE),
        ('"ca; "yyyy', ShownPart.SOMETHING_ELSE),
        ('"den "d mmmm yyyy', ShownPart.DAY),
        ("ww", ShownPart.SOMETHING_ELSE),
        ("dddd", ShownPart.SOMETHING_ELSE),
    ],
)
def test_a_number_format_tells_what_is_shown(number_format: str, part: ShownPart) -> None:
    assert shown_part(number_format) is part


@pytest.mark.parametrize(
    ("day", "number_format", "shown", "doubt"),
    [
        (date(2016, 4, 1), "mmm-yy", "2016-04", ""),
        (datetime(2016, 4, 1), "mmmm yyyy", "2016-04", ""),  # noqa: DTZ001  # as openpyxl has it
        (date(2016, 1, 1), "yyyy", "2016", ""),
        (date(2016, 4, 14), "mmm-yy", "2016-04", "cell_shows_less_than_day"),
        (date(2016, 4, 1), "yyyy", "2016", "cell_shows_less_than_day"),
        (date(2026, 4, 14), "d mmm", "04-14", "cell_shows_no_year"),
        (date(2016, 4, 1), "ww", "2016-04-01", "cell_shows_no_date"),
    ],
)
def test_a_month_in_a_cell_is_a_month(
    day: date, number_format: str, shown: str, doubt: str
) -> None:
    assert as_shown(day, number_format) == (shown, doubt)


HEADER = ("quote", "statement", "kind", "date", "document", "speaker")
ROW = ("Ett citat.", "En sats.", "quantity", "2016", "a.txt", "Åsa Öberg")


def workbook(*sheets: list[tuple[Any, ...]]) -> bytes:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_other_sheets_of_claims_are_named() -> None:
    sources = [("källa", "adress"), ("a.txt", "https://a.example/")]
    table = read_table(workbook(sources, [HEADER, ROW], [HEADER, ROW], [HEADER, ROW]))
    assert [row.cells for row in table.rows] == [ROW]
    assert table.note is not None
    assert table.note.code == "xlsx_other_sheets"
    assert str(table.note.details["known"]).count("; ") == 1
    assert read_table(workbook(sources, [HEADER, ROW])).note is None


def test_months_in_a_workbook() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER)
    for day, number_format in (
        (datetime(2016, 4, 1), "mmm-yy"),  # noqa: DTZ001
        (datetime(2016, 4, 14), "mmm-yy"),  # noqa: DTZ001
        (datetime(2016, 4, 14), "yyyy-mm-dd"),  # noqa: DTZ001
    ):
        sheet.append(ROW)
        sheet.cell(sheet.max_row, 4, day).number_format = number_format
    out = io.BytesIO()
    book.save(out)
    first, second, third = read_table(out.getvalue()).rows
    assert (first.cells[3], first.flaw) == ("2016-04", None)
    assert second.flaw
    assert second.flaw.details["shown"] == "2016-04"
    assert (third.cells[3], third.flaw) == ("2016-04-14", None)


@pytest.mark.parametrize(
    "sheets",
    [
        [[], [HEADER, ROW]],
        [[("Våra påståenden",), (), HEADER, ROW]],
        [[(None, *HEADER), (None, *ROW)]],
        [[("Läs först det här",), ("a", "b")], [HEADER, ROW]],
        [[(), (), (None, None, *HEADER), (None, None, *ROW)]],
    ],
    ids=["empty sheet first", "title", "empty column", "remarks first", "B3"],
)
def test_a_table_is_found_where_it_begins(sheets: list[list[tuple[Any, ...]]]) -> None:
    table = read_table(workbook(*sheets))
    assert table.header == HEADER
    assert [row.cells for row in table.rows] == [ROW]


def test_csv_below_a_title() -> None:
    text = "Våra påståenden\n\n" + ";".join(HEADER) + "\n" + ";".join(ROW) + "\n"
    table = read_table(text.encode())
    assert (table.header, table.delimiter, table.rows[0].cells) == (HEADER, ";", ROW)
    assert table.rows[0].number == 4


@pytest.mark.parametrize(
    ("kept", "text"),
    [
        ("slut_x000B_", "slut\n"),
        ("a_x000D_\nb", "a\nb"),
        ("_x0041_", "A"),
        ("_xD83D__xDE00_", "😀"),
        ("_x41_", "_x41_"),
        ("snake_x_case", "snake_x_case"),
    ],
)
def test_escaped_characters_of_a_workbook(kept: str, text: str) -> None:
    table = read_table(workbook([HEADER, (kept, *ROW[1:])]))
    assert table.rows[0].cells[0] == text


def test_what_looks_escaped_is_written_so_that_it_is_read_back() -> None:
    sheet = _sheet("x", XLSX, HEADER, [("_x000B_ och _x005F_", *ROW[1:])])
    assert read_table(sheet.content).rows[0].cells[0] == "_x000B_ och _x005F_"


def test_strict_open_xml_is_named() -> None:
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([HEADER, ROW]))) as source,
        zipfile.ZipFile(content, "w") as target,
    ):
        for name in source.namelist():
            strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
            usual = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            target.writestr(name, source.read(name).replace(usual, strict))
    with pytest.raises(FileRefused, match="xlsx_is_strict"):
        read_table(content.getvalue())


@pytest.mark.parametrize(
    "name", ["a\u0308mnen", "\ufeffämnen", "ämnen\u200b", "\u00a0Ämnen", "ä\u00admnen"]
)
def test_headers_that_look_alike(name: str) -> None:
    table = read_table(",".join(["\ufeff\ufeffquote", "statement", name]).encode() + b"\na,b,c\n")
    from claims.imports.sheets.headers import read_header

    assert read_header(["id", *table.header])[-1] == "topics"


def test_numbers_and_days_as_programs_write_them() -> None:
    assert [whole_number(cell) for cell in ("120", "120.0", "120,00", " 7 ")] == [120, 120, 120, 7]
    for cell in ("2016-4-14", "14-apr-2016", "2016-04-14 00:00:00+00:00", "2016-04-14T00:00:00Z"):
        assert to_edtf(cell) == "2016-04-14"


def test_addresses_that_are_one() -> None:
    forms = ("https://a.se/b#c", "http://www.a.se/b/", "HTTPS://A.se/b", "https://a.se/b")
    assert {address_of(form) for form in forms} == {"a.se/b"}
    assert address_of("https://a.se/b?c=1") == "a.se/b?c=1"
    assert address_of("a.txt") == ""


# ClaimReview


def review(**more: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://granskarna.example/1/",
        "claimReviewed": "Det kostade 640 miljoner.",
        "author": {"@type": "Organization", "name": "Granskarna"},
        "reviewRating": {"@type": "Rating", "alternateName": "Falskt"},
    } | more


def page(*blocks: str, head: str = "") -> bytes:
    scripts = "\n".join(f'<script type="application/ld+json">\n{b}\n</script>' for b in blocks)
    return f"<!DOCTYPE html><html><head>{head}{scripts}</head></html>".encode()


def only(content: bytes) -> Any:
    (found,) = read_reviews(content).reviews
    return found


@pytest.mark.django_db
def test_several_reviews_at_one_address_are_several() -> None:
    by = make_user()
    values = [review(claimReviewed=f"Påstående {n}") for n in range(3)]
    found = read_reviews(json.dumps(values).encode())
    assert len(keep(found, by=by, at=AT).new) == 3
    changed = [review(claimReviewed="Påstående 1", reviewRating={"alternateName": "Sant"})]
    again = keep(read_reviews(json.dumps(changed).encode()), by=by, at=AT)
    assert (len(again.new), again.already_there, again.beside) == (1, 0, 1)
    one = ExternalCheck.objects.filter(claim_reviewed="Påstående 1")
    assert sorted(one.values_list("rating", flat=True)) == ["Falskt", "Sant"]


GOOD = json.dumps(review(), ensure_ascii=False)


@pytest.mark.parametrize(
    "block",
    [
        GOOD.replace("kostade ", "kostade\n"),
        GOOD.replace("kostade ", "kostade\t"),
        f"{GOOD};",
        GOOD[:-1] + ",}",
        f"// en kommentar\n{GOOD}",
        f"/* en\nkommentar */ {GOOD} /* till */",
        f"<!-- {GOOD} -->",
        f"//<![CDATA[\n{GOOD}\n//]]>",
        f"{GOOD}\n{json.dumps({'@type': 'WebSite'})}",
        GOOD.replace('"', "&quot;"),
        f"\ufeff{GOOD}",
        GOOD.replace("claimReviewed", "schema:claimReviewed"),
        GOOD.replace('"ClaimReview"', '["https://schema.org/ClaimReview"]'),
    ],
    ids=str,
)
def test_json_as_it_is_in_the_wild(block: str) -> None:
    found = read_reviews(page(block))
    assert [r.claim for r in found.reviews] == ["Det kostade 640 miljoner."]
    assert found.left_out == ()


def test_addresses_within_texts_are_no_comments() -> None:
    assert loose_values('{"a": "https://x.se/, ]", /* b */ "c": [1, 2,],}') == [
        {"a": "https://x.se/, ]", "c": [1, 2]}
    ]


def test_a_broken_block_is_named() -> None:
    found = read_reviews(page('{"@type": "ClaimReview", "url": "htt', GOOD))
    assert len(found.reviews) == 1
    (left_out,) = found.left_out
    assert (left_out.code, left_out.details["number"], left_out.details["line"]) == (
        "html_block_unreadable",
        1,
        1,
    )


def test_what_is_named_by_its_id_is_looked_up_in_all_blocks() -> None:
    graph = {
        "@graph": [
            {"@type": "Organization", "@id": "#org", "name": "Granskarna i Granby"},
            {"@type": "Person", "@id": "https://g.example/#7", "name": "Elin Mård"},
            {"@type": "Claim", "@id": "#claim", "author": {"@id": "https://g.example/#7"}},
        ]
    }
    rating = {"@type": "Rating", "@id": "#rating", "alternateName": "Sant"}
    said = review(
        author={"@id": "#org"}, itemReviewed={"@id": "#claim"}, reviewRating={"@id": "#rating"}
    )
    found = only(page(json.dumps(said), json.dumps(graph), json.dumps(rating)))
    assert (found.publisher, found.claimant, found.rating) == (
        "Granskarna i Granby",
        "Elin Mård",
        "Sant",
    )
    nowhere = only(json.dumps(review(author={"@id": "https://g.example/#gone"})).encode())
    assert nowhere.publisher == "granskarna.example"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("&quot;extra&quot; pengar &amp; l&auml;rare &#8211; nu", '"extra" pengar & lärare – nu'),
        ("&amp;quot;extra&amp;quot;", '"extra"'),
        ("<p>Ett <b>fet</b>t ord</p><p>till</p>", "Ett fett ord till"),
        ("rad<br/>rad", "rad rad"),
        ("3 < 4 och 5 > 2", "3 < 4 och 5 > 2"),
        ("x <3 y", "x <3 y"),
        ("a&nbsp;b", "a b"),
        ("<script>x()</script>text", "text"),
        ("10<sup>3</sup> år 2023<SUP class='n'>1</SUP> m<sup>a</sup>", "10³ år 2023¹ ma"),
        ("10&lt;sup&gt;&#8722;3&lt;/sup&gt;", "10⁻³"),
    ],
)
def test_markup_becomes_text(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-16"])
def test_the_declared_encoding_of_a_page(charset: str) -> None:
    text = page(json.dumps(review(claimReviewed="Åsön"), ensure_ascii=False)).decode()
    content = text.replace("<head>", f'<head><meta charset="{charset}">').encode(charset)
    assert only(content).claim == "Åsön"


def test_an_encoding_that_nobody_declares_is_chosen() -> None:
    content = json.dumps(review(claimReviewed="Åsön"), ensure_ascii=False).encode("cp1252")
    with pytest.raises(FileRefused, match="file_is_windows_1252"):
        read_reviews(content)
    assert read_reviews(content, "windows-1252").reviews[0].claim == "Åsön"
    wide = json.dumps(review(claimReviewed="Åsön"), ensure_ascii=False).encode("utf-16")
    assert only(wide).claim == "Åsön"


@pytest.mark.parametrize(
    "start",
    ["<!-- saved from url=(0032)https://a.se/ -->\n", "<div>", "<title>x</title>", "\ufeff"],
)
def test_a_page_whatever_it_begins_with(start: str) -> None:
    assert only(start.encode() + page(GOOD)).claim == "Det kostade 640 miljoner."


@pytest.mark.parametrize(
    ("addresses", "head", "url"),
    [
        (
            {
                "url": "/28/",
                "@id": "https://g.example/28/#r",
                "mainEntityOfPage": "https://g.example/28/",
            },
            "",
            "https://g.example/28/",
        ),
        (
            {"url": "/28/"},
            '<link rel="canonical" href="https://g.example/a/">',
            "https://g.example/28/",
        ),
        (
            {"url": None},
            '<meta property="og:url" content="https://g.example/a/">',
            "https://g.example/a/",
        ),
        ({"url": "https://g.example/a b/"}, "", "https://g.example/a%20b/"),
        ({"url": {"@id": "https://g.example/c/"}}, "", "https://g.example/c/"),
        ({"url": "28/"}, '<base href="https://g.example/x/">', "https://g.example/x/28/"),
    ],
)
def test_the_first_address_that_can_be_used(addresses: dict[str, Any], head: str, url: str) -> None:
    assert only(page(json.dumps(review(**addresses)), head=head)).url == url


def test_a_review_within_an_article_has_its_address_and_date() -> None:
    inner = review(url=None)
    article = {
        "@type": "NewsArticle",
        "url": "https://g.example/artikel/",
        "datePublished": "2019-03-02",
        "review": inner,
    }
    found = only(json.dumps(article).encode())
    assert (found.url, found.reviewed_on) == ("https://g.example/artikel/", date(2019, 3, 2))


@pytest.mark.parametrize(
    ("rating", "words"),
    [
        ({"ratingValue": "Falskt"}, "Falskt"),
        ("Falskt", "Falskt"),
        ({"ratingValue": True}, "True"),
        ({"ratingValue": "4", "name": "Sant"}, "Sant"),
        ({"ratingValue": "4"}, "4"),
        ({"ratingValue": 3, "ratingExplanation": "Delvis sant"}, "Delvis sant"),
        ([{"alternateName": "Falskt"}], "Falskt"),
    ],
)
def test_a_verdict_wherever_it_stands(rating: Any, words: str) -> None:
    assert only(json.dumps(review(reviewRating=rating)).encode()).rating == words


def test_all_claimants_are_named() -> None:
    authors = [{"name": "Elin Mård"}, {"name": "Olle Ek"}, "Bo Å"]
    found = only(json.dumps(review(itemReviewed={"author": authors})).encode())
    assert found.claimant == "Elin Mård, Olle Ek, Bo Å"
    listed = {"author": {"@list": authors}}
    assert only(json.dumps(review(itemReviewed=listed)).encode()).claimant == found.claimant


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2019-03-02", date(2019, 3, 2)),
        ("2019-3-2", date(2019, 3, 2)),
        ("20190302", date(2019, 3, 2)),
        ("2019-03-02T10:00:00+01:00", date(2019, 3, 2)),
        ("March 2, 2019", date(2019, 3, 2)),
        ("2 mars 2019", date(2019, 3, 2)),
        ("Sat, 02 Mar 2019 10:00:00 GMT", date(2019, 3, 2)),
        (1551520800, date(2019, 3, 2)),
        ("1551520800000", date(2019, 3, 2)),
        ({"@type": "Date", "@value": "2019-03-02"}, date(2019, 3, 2)),
        ("2/3/2019", None),
        ("2019", None),
        (True, None),
        ("", None),
    ],
)
def test_days_of_reviews(said: Any, day: date | None) -> None:
    assert day_of(said) == day


def test_a_language_by_its_name() -> None:
    for said in ("Svenska", "Swedish", "sv", {"@type": "Language", "name": "Swedish"}):
        assert only(json.dumps(review(inLanguage=said)).encode()).language == "sv"


@pytest.mark.django_db
def test_one_bad_file_stops_no_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, good, gone = tmp_path / "bad.html", tmp_path / "good.json", tmp_path / "gone.json"
    bad.write_bytes(b"<html><p>Ingenting</p></html>")
    good.write_bytes(json.dumps(review()).encode())
    user = make_user()
    with pytest.raises(CommandError, match="and 1 more"):
        call_command(
            "import_claimreview", str(bad), str(good), str(gone), "--as", user.get_username()
        )
    said = capsys.readouterr()
    assert f"{good}: 1 reviews kept" in said.out
    assert str(bad) in said.err
    assert ExternalCheck.objects.count() == 1


# Web Annotations


def annotation(selector: Any = None, body: Any = None, **more: Any) -> dict[str, str]:
    """The cells of the row that it becomes."""
    value = {
        "type": "Annotation",
        "target": {
            "source": "https://granby.example/debatt/07",
            "selector": selector or {"type": "TextQuoteSelector", "exact": "Ett citat."},
        },
        "body": body if body is not None else [],
    } | more
    table = read_annotations(json.dumps(value).encode())
    return dict(zip(table.header, table.rows[0].cells, strict=True)) | {
        "flaw": table.rows[0].flaw.code if table.rows[0].flaw else ""
    }


SCHOOL = {"type": "TextualBody", "value": "skola"}


@pytest.mark.parametrize(
    ("motivation", "topics", "statement"),
    [
        ("tagging", "skola", ""),
        ("oa:tagging", "skola", ""),
        ("http://www.w3.org/ns/oa#tagging", "skola", ""),
        (["highlighting", "tagging"], "skola", ""),
        ("classifying", "skola", ""),
        ("commenting", "", "skola"),
        ("describing", "", "skola"),
        (None, "", "skola"),
        ("identifying", "", ""),
        ("linking", "", ""),
        ("highlighting", "", ""),
        ("bookmarking", "", ""),
    ],
    ids=str,
)
def test_the_motivation_tells_what_a_body_is(motivation: Any, topics: str, statement: str) -> None:
    cells = annotation(body=SCHOOL, motivation=motivation)
    assert (cells["label"], cells["statement"]) == (topics, statement)


def test_a_purpose_of_its_own_counts_more() -> None:
    cells = annotation(body=SCHOOL | {"purpose": "commenting"}, motivation="tagging")
    assert (cells["label"], cells["statement"]) == ("", "skola")


@pytest.mark.parametrize(
    "tag",
    [
        {"type": "SpecificResource", "source": {"id": "https://v.example/s", "label": "skola"}},
        {"type": "SpecificResource", "source": {"label": {"en": "school", "sv": "skola"}}},
        {"id": "https://v.example/s", "label": ["skola"]},
        {"source": {"prefLabel": [{"@value": "skola", "@language": "sv"}]}},
    ],
    ids=str,
)
def test_a_tag_that_is_a_resource(tag: dict[str, Any]) -> None:
    assert annotation(body=[tag | {"purpose": "tagging"}])["label"] == "skola"


def text(value: str, **more: Any) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": "commenting"} | more


@pytest.mark.parametrize(
    ("body", "statement"),
    [
        (text("<p>Ett <b>640</b>&nbsp;tal</p>", format="text/html"), "Ett 640 tal"),
        (text("a < b", format="text/plain"), "a < b"),
        (
            {"type": "Choice", "items": [text("En", language="en"), text("Ett", language="sv")]},
            "Ett",
        ),
        ({"type": "List", "items": [text("Ett"), text("två")]}, "Ett\ntvå"),
        ([text("In English", language="en"), text("På svenska", language="sv-SE")], "På svenska"),
        ([text("In English", language="en")], "In English"),
    ],
    ids=str,
)
def test_bodies_as_tools_write_them(body: Any, statement: str) -> None:
    assert annotation(body=body)["statement"] == statement


QUOTE = {"type": "TextQuoteSelector", "exact": "lagt 640 miljoner", "prefix": "Vi har "}
POSITION = {"type": "TextPositionSelector", "start": 41, "end": 82}


@pytest.mark.parametrize(
    ("selector", "quote", "start"),
    [
        ({"type": "CssSelector", "value": "p", "refinedBy": [POSITION, QUOTE]}, QUOTE["exact"], ""),
        ({"type": "FragmentSelector", "value": "a", "refinedBy": QUOTE}, QUOTE["exact"], ""),
        ([QUOTE, POSITION], QUOTE["exact"], "41"),
        (POSITION, "", "41"),
        (POSITION | {"start": 41.0, "end": 82.0}, "", "41"),
        (
            QUOTE | {"refinedBy": {"type": "TextPositionSelector", "start": 5, "end": 8}},
            "640",
            "",
        ),
        (POSITION | {"refinedBy": QUOTE}, QUOTE["exact"], ""),
        (
            {
                "type": "RangeSelector",
                "startSelector": POSITION,
                "endSelector": {"type": "TextPositionSelector", "start": 82, "end": 90},
            },
            "",
            "41",
        ),
    ],
    ids=str,
)
def test_selectors_as_tools_write_them(selector: Any, quote: str, start: str) -> None:
    cells = annotation(selector)
    assert (cells["quote"], cells["span_start"], cells["flaw"]) == (quote, start, "")


def test_a_selector_that_says_nothing_is_told_of() -> None:
    assert annotation({"type": "CssSelector", "value": "p"})["flaw"] == "annotation_without_quote"


def test_a_position_alone_is_certain_where_only_one_way_to_count_fits() -> None:
    plain, smiling = "Vi har lagt det.", "😀 Vi har lagt det."
    assert certain(plain, Span(3, 6))
    assert certain(smiling, Span(2, 4))  # “Vi”; counted twice it would be “ V”
    assert not certain(smiling, Span(3, 5))  # “i ”: counted twice it is “Vi”
