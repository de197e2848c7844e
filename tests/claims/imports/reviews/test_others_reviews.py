"""ClaimReview as it is in the wild: each kind with its siblings."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.imports.formats import read_reviews
from claims.imports.markup import plain_text
from claims.imports.reasons import FileRefused
from claims.imports.reviews.days import day_of
from claims.imports.reviews.keeping import keep
from claims.models import ExternalCheck
from corpus.loose_json import loose_values
from tests.factories import AT, make_user


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


@pytest.mark.parametrize(
    "said",
    [
        "2024-03-01T23:30:00Z",
        "2024-03-01T23:30:00.000Z",
        "2024-03-01T23:30:00+00:00",
        "2024-03-02T00:30:00+01:00",
        1709335800,
        "1709335800000",
        "Fri, 01 Mar 2024 23:30:00 GMT",
    ],
)
def test_a_moment_in_utc_is_the_day_that_it_was_here(said: object) -> None:
    assert day_of(said) == date(2024, 3, 2)


def test_a_feeds_own_day_and_address_are_no_reviews() -> None:
    review = {"@type": "ClaimReview", "claimReviewed": "Skatten är 32 procent."}
    feed = {"@type": "DataFeed", "dateModified": "2024-01-01", "url": "https://x.example/feed"}
    item = {"@type": "DataFeedItem", "item": review | {"url": "https://x.example/a"}}
    (kept,) = read_reviews(json.dumps(feed | {"dataFeedElement": [item]}).encode()).reviews
    assert (kept.url, kept.reviewed_on) == ("https://x.example/a", None)
    # But the day of the item in it, and of the article that it stands in, are.
    dated = item | {"dateModified": "2024-02-03"}
    (kept,) = read_reviews(json.dumps(feed | {"dataFeedElement": [dated]}).encode()).reviews
    assert kept.reviewed_on == date(2024, 2, 3)
    without = feed | {"dataFeedElement": [{"@type": "DataFeedItem", "item": review}]}
    assert [r.code for _n, r in read_reviews(json.dumps(without).encode()).refused] == [
        "review_without_url"
    ]


def test_answers_of_a_search_service_are_reviews() -> None:
    review = {
        "publisher": {"name": "Bladet", "site": "bladet.example"},
        "url": "https://bladet.example/a",
        "title": "Nej, skatten är inte 40 procent",
        "reviewDate": "2024-03-01T23:30:00Z",
        "textualRating": "Falskt",
        "languageCode": "sv",
    }
    nameless = {"publisher": {"site": "x.example"}, "url": "https://x.example/b"}
    answer = {
        "claims": [
            {"text": "Skatten är 40 %", "claimant": "Eva Ek", "claimReview": [review, nameless]},
            {"text": "Utan granskning"},
        ],
        "nextPageToken": "CAo",
    }
    found = read_reviews(json.dumps(answer).encode())
    kept, other = found.reviews
    assert (kept.url, kept.publisher, kept.claim, kept.claimant, kept.rating, kept.language) == (
        *("https://bladet.example/a", "Bladet", "Skatten är 40 %", "Eva Ek", "Falskt", "sv"),
    )
    assert kept.reviewed_on == date(2024, 3, 2)
    assert (other.publisher, other.rating, other.reviewed_on) == ("x.example", "", None)
    nothings: list[dict[str, Any]] = [{"claims": []}, {"claims": [{"text": "x"}]}, {"claims": "x"}]
    for nothing in nothings:
        with pytest.raises(FileRefused):
            read_reviews(json.dumps(nothing).encode())
