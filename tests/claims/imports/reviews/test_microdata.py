"""ClaimReview that a page says in its elements, and not in JSON-LD."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claims.imports.formats import read_reviews
from claims.imports.reasons import FileRefused

WHOLE = """<!DOCTYPE html><html><head><link rel="canonical" href="https://granskarna.example/a/1">
</head><body>
<article itemscope itemtype="https://schema.org/ClaimReview">
  <meta itemprop="datePublished" content="2024-03-05">
  <link itemprop="url" href="https://granskarna.example/a/1">
  <h1>Nej, det kostade <i>inte</i> 640 miljoner</h1>
  <p itemprop="claimReviewed">Det kostade <b>640</b><br>miljoner &lt; 2023.</p>
  <div itemprop="author" itemscope itemtype="https://schema.org/Organization">
    <span itemprop="name">Granskarna</span>
  </div>
  <div itemprop="itemReviewed" itemscope itemtype="https://schema.org/Claim">
    <span itemprop="author" itemscope itemtype="https://schema.org/Person">
      <a itemprop="url" href="/person/ada"><span itemprop="name">Ada Ek</span></a></span>
  </div>
  <p itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
    <meta itemprop="ratingValue" content="1"><meta itemprop="bestRating" content="5">
    <meta itemprop="worstRating" content="1"><strong itemprop="alternateName">Falskt</strong>
  </p>
</article></body></html>"""


def only(page: str) -> Any:
    (found,) = read_reviews(page.encode()).reviews
    return found


def test_a_whole_review() -> None:
    review = only(WHOLE)
    assert review.url == "https://granskarna.example/a/1"
    assert review.claim == "Det kostade 640 miljoner < 2023."
    assert (review.publisher, review.claimant, review.rating) == ("Granskarna", "Ada Ek", "Falskt")
    assert (review.value, review.best, review.worst) == (Decimal(1), Decimal(5), Decimal(1))
    assert review.reviewed_on == date(2024, 3, 5)


@pytest.mark.parametrize(
    "change",
    [
        ("https://schema.org/ClaimReview", "http://schema.org/ClaimReview"),
        ("https://schema.org/ClaimReview", "https://www.schema.org/ClaimReview"),
        (
            "https://schema.org/ClaimReview",
            "https://schema.org/Article http://schema.org/ClaimReview",
        ),
        ('itemprop="url" href="https://granskarna.example/a/1"', 'itemprop="url" href="1"'),
        ('<link itemprop="url"', '<link itemprop="url mainEntityOfPage"'),
        (
            '<meta itemprop="datePublished" content="2024-03-05">',
            '<time itemprop="datePublished" datetime="2024-03-05">i tisdags</time>',
        ),
        (
            '<p itemprop="claimReviewed">Det kostade <b>640</b><br>miljoner &lt; 2023.</p>',
            '<p itemprop="claimReviewed" content="Det kostade 640 miljoner &amp;lt; 2023.">X</p>',
        ),
        ("<article itemscope", "<div itemscope itemtype=x><article itemprop=about itemscope"),
    ],
)
def test_as_others_write_it(change: tuple[str, str]) -> None:
    assert WHOLE.count(change[0]) == 1
    assert only(WHOLE.replace(*change)) is not None
    review, whole = only(WHOLE.replace(*change)), only(WHOLE)
    assert (review.url, review.claim, review.reviewed_on, review.rating, review.claimant) == (
        whole.url,
        whole.claim,
        whole.reviewed_on,
        whole.rating,
        whole.claimant,
    )


def test_what_stands_elsewhere_in_the_page_belongs_to_it() -> None:
    said = '<strong itemprop="alternateName">Falskt</strong>'
    page = WHOLE.replace(said, "").replace(
        '<p itemprop="reviewRating" itemscope',
        '<p itemprop="reviewRating" itemref="dom x" itemscope',
    )
    page = page.replace("</body>", f'<div id="dom"><i>{said}</i></div></body>')
    assert only(page).rating == "Falskt"


def test_a_reference_to_itself_ends() -> None:
    page = WHOLE.replace("<article itemscope", '<article id="själv" itemref="själv" itemscope')
    assert only(page).rating == "Falskt"


def test_several_on_a_page_are_several() -> None:
    one = WHOLE[WHOLE.index("<article") : WHOLE.index("</body>")]
    page = WHOLE.replace("</body>", one.replace("a/1", "a/2").replace("640", "650") + "</body>")
    assert [each.url[-1] for each in read_reviews(page.encode()).reviews] == ["1", "2"]


def test_json_ld_goes_first_and_they_are_not_doubled() -> None:
    block = """<script type="application/ld+json">{"@type": "ClaimReview",
      "url": "https://granskarna.example/a/1", "claimReviewed": "Det kostade 640 miljoner.",
      "reviewRating": {"alternateName": "Nästan falskt"}}</script>"""
    assert only(WHOLE.replace("</head>", f"{block}</head>")).rating == "Nästan falskt"
    other = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'
    assert only(WHOLE.replace("</head>", f"{other}</head>")).rating == "Falskt"


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<html><p>Ingenting.</p></html>", "html_without_json"),
        ("<html><p itemscope itemtype='https://schema.org/Person'>A</p></html>", "json_no_reviews"),
        ("<html>" + "<div itemscope>" * 9_000, "html_too_deep"),
    ],
)
def test_a_page_without_reviews_says_so(page: str, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_reviews(page.encode())
    assert refused.value.reason.code == code
