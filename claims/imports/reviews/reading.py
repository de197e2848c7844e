"""ClaimReview by other desks, as it is found: JSON-LD in a file, a DataFeed, or a saved web page.

Lenient about form (one or a list, a name or an object, `@graph`, what is only named by its id),
strict about what a review needs: an address, and the claim that was reviewed.
"""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from claims.imports.markup import plain_text
from claims.imports.reasons import FileRefused, Reason, keepable, reason
from claims.imports.reviews.blocks import LooseJson, in_file, in_page, read_text
from claims.imports.reviews.days import day_of
from claims.imports.reviews.graph import (
    Graph,
    Json,
    addresses_of,
    first_usable,
    reviews_in,
    text_of,
)
from claims.imports.reviews.search_answers import as_reviews

FILE_MAX_REVIEWS = 50_000
LONGEST = {"publisher": 300, "claimant": 300, "rating": 300, "language": 35}
TEXT_MAX_CHARACTERS = 20_000
# What a language is called instead of its code.
_LANGUAGES = {
    **dict.fromkeys(("svenska", "swedish"), "sv"),
    **dict.fromkeys(("engelska", "english"), "en"),
    **dict.fromkeys(("norska", "norwegian", "norsk"), "no"),
    **dict.fromkeys(("danska", "danish", "dansk"), "da"),
    **dict.fromkeys(("finska", "finnish", "suomi"), "fi"),
    **dict.fromkeys(("tyska", "german", "deutsch"), "de"),
    **dict.fromkeys(("franska", "french", "français"), "fr"),
    **dict.fromkeys(("spanska", "spanish", "español"), "es"),
}


@dataclass(frozen=True, slots=True)
class Review:
    """One review. Numbers come together or not at all; `reviewed_on` is None where unknown."""

    url: str
    publisher: str
    claim: str
    claimant: str
    rating: str
    value: Decimal | None
    best: Decimal | None
    worst: Decimal | None
    reviewed_on: date | None
    language: str
    raw: str


@dataclass(frozen=True, slots=True)
class Found:
    """The reviews in a file, and why others in it could not be used: number, from 1, and reason.

    `left_out` is what could not be read of the file, or of a review that is kept.
    """

    reviews: list[Review]
    refused: list[tuple[int, Reason]]
    left_out: tuple[Reason, ...] = ()


def read_page(content: bytes, encoding: str = "") -> Found:
    """The reviews in a web page's JSON-LD, else in its microdata. Raises FileRefused."""
    return _found(in_page(read_text(content, encoding)))


def read_json_ld(content: bytes, encoding: str = "") -> Found:
    """The reviews in a file of JSON. Raises FileRefused."""
    return _found(in_file(read_text(content, encoding)))


def _found(loose: LooseJson) -> Found:
    graph = Graph([*map(as_reviews, loose.values)])
    reviews: list[Review] = []
    refused: list[tuple[int, Reason]] = []
    left_out = [*loose.left_out]
    for number, (value, around) in enumerate(reviews_in(graph.values), start=1):
        if number > FILE_MAX_REVIEWS:
            raise FileRefused("file_too_many_rows", most=FILE_MAX_REVIEWS)
        try:
            several = _reviews(graph, value, around, loose.addresses)
        except _Unusable as unusable:
            refused.append((number, unusable.reason))
        else:
            reviews += several
            left_out += _without_day(graph, value, around, several[0])
    if not reviews and not refused:
        raise FileRefused("json_no_reviews")
    return Found(reviews, refused, tuple(left_out))


def _without_day(
    graph: Graph, value: Json, around: tuple[Json, ...], review: Review
) -> list[Reason]:
    said = [each for each in _dates(graph, value, around) if each]
    if not said or review.reviewed_on:
        return []
    return [reason("review_date_unreadable", value=_day_as_said(said[0]), url=review.url)]


def _day_as_said(value: object) -> str:
    return str(value.get("@value", "")) if isinstance(value, dict) else str(value)


class _Unusable(ValueError):
    def __init__(self, code: str, **details: str | int) -> None:
        self.reason = reason(code, "", **details)
        super().__init__(code)


def _reviews(
    graph: Graph, value: Json, around: tuple[Json, ...], pages: tuple[str, ...]
) -> list[Review]:
    """Mostly one; of several claims that are reviewed together one each. Raises _Unusable."""
    own = list(addresses_of(value))
    outer = [address for each in around for address in addresses_of(each)]
    url = first_usable([*own, *([] if own else outer)], [*pages, *outer])
    if not url:
        raise _Unusable("review_without_url", url=next(iter(own), ""))
    claims = _claims(graph, value)
    if not claims:
        raise _Unusable("review_without_claim", url=url)
    rating = graph.get(value, "reviewRating")
    numbers = _numbers(graph, rating)
    publishers = graph.names(value, "author") or graph.names(value, "publisher")
    raw = json.dumps(value, ensure_ascii=False)
    return [
        Review(
            url=url,
            publisher=_within(", ".join(publishers) or urlsplit(url).netloc, "publisher"),
            claim=_kept(claim, TEXT_MAX_CHARACTERS),
            claimant=_within(", ".join(claimants), "claimant"),
            rating=_within(_verdict(graph, rating, numbers), "rating"),
            value=numbers[0] if numbers else None,
            best=numbers[1] if numbers else None,
            worst=numbers[2] if numbers else None,
            reviewed_on=next(filter(None, map(day_of, _dates(graph, value, around))), None),
            language=_within(_language(graph.text(value, "inLanguage")), "language"),
            raw=keepable(raw.replace("\\u0000", "␀")),
        )
        for claim, claimants in claims.items()
    ]


def _claims(graph: Graph, value: Json) -> dict[str, list[str]]:
    """Each claim that is reviewed with who made it."""
    items = graph.get(value, "itemReviewed")
    if claims := graph.said(value, "claimReviewed"):
        return dict.fromkeys(claims, _claimants(graph, items))
    found: dict[str, list[str]] = {}
    for item in items:
        keys = ("text", "description", "name")
        claim = next(iter(text for key in keys for text in graph.said(item, key)), "")
        if claim or isinstance(item, str):
            found.setdefault(claim or text_of(item), []).extend(_claimants(graph, item))
    return {claim: list(dict.fromkeys(names)) for claim, names in found.items() if claim}


def _claimants(graph: Graph, item: object) -> list[str]:
    return graph.names(item, "author") or graph.names(item, "creator")


def _dates(graph: Graph, value: Json, around: tuple[Json, ...]) -> list[object]:
    keys = ("datePublished", "dateModified", "dateCreated")
    return [each for one in (value, *around) for key in keys for each in graph.get(one, key)]


def _language(said: str) -> str:
    return _LANGUAGES.get(said.casefold(), said)


def _verdict(graph: Graph, rating: list[object], numbers: object) -> str:
    """In words: where they belong, else where a number should stand; a number whose scale is not
    told, or that is off it, as it was written."""
    words = graph.said(rating, "alternateName") or graph.said(rating, "name")
    if words:
        return ", ".join(words)
    texts = [each for each in rating if isinstance(each, str)]
    texts += [
        str(each)
        for each in graph.get(rating, "ratingValue")
        if isinstance(each, str | bool | int | float)
    ]
    said = [text for text in map(text_of, texts) if text]
    in_words = next((text for text in said if not _is_number(text)), "")
    if in_words or numbers is not None:
        return in_words or _explained(graph, rating)
    return _explained(graph, rating) or next((t for t in said if _decimal(t) is not None), "")


def _explained(graph: Graph, rating: list[object]) -> str:
    return graph.text(rating, "ratingExplanation", "description")


def _is_number(text: str) -> bool:
    """Also -1 and NaN, which many write where there is none."""
    try:
        Decimal(text.replace(",", "."))
    except InvalidOperation:
        return False
    return True


def _numbers(graph: Graph, rating: list[object]) -> tuple[Decimal, Decimal, Decimal] | None:
    """Value, best and worst: all three, and the value between the others."""
    keys = ("ratingValue", "bestRating", "worstRating")
    value, best, worst = (_decimal(next(iter(graph.get(rating, key)), None)) for key in keys)
    if value is None or best is None or worst is None:
        return None
    return (value, best, worst) if min(best, worst) <= value <= max(best, worst) else None


def _decimal(value: object) -> Decimal | None:
    text = plain_text(str(value)) if not isinstance(value, bool) else ""
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    # -1 is what many write for “no number”.
    return round(number, 3) if number.is_finite() and 0 <= number < 10_000 else None


def _within(text: str, field: str) -> str:
    return _kept(text, LONGEST[field])


def _kept(text: str, length: int) -> str:
    text = keepable(text)
    return text if len(text) <= length else f"{text[: length - 1]}…"
