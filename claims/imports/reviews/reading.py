"""ClaimReview by other desks, as it is found: JSON-LD in a file, a DataFeed, or a saved web page.

Lenient about form (one or a list, a name or an object, `@graph`), strict about what a review needs:
an address, and the claim that was reviewed.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from claims.imports.files import decode
from claims.imports.reasons import FileRefused, Reason, keepable, reason
from corpus import strict_json

FILE_MAX_REVIEWS = 50_000
LONGEST = {"url": 1_000, "publisher": 300, "claimant": 300, "rating": 300, "language": 35}
TEXT_MAX_CHARACTERS = 20_000
_DEEPEST = 20


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
    """The reviews in a file, and why others in it could not be used: number, from 1, and reason."""

    reviews: list[Review]
    refused: list[tuple[int, Reason]]


def read_page(content: bytes) -> Found:
    """The reviews in a web page's JSON-LD. Raises FileRefused."""
    scripts = _scripts(decode(content))
    if not scripts:
        raise FileRefused("html_without_json")
    values = []
    for script in scripts:
        try:
            values.append(strict_json.decode(script.encode("utf-8", "replace")))
        except strict_json.NotJson:  # a page has many; one that is broken hides no other
            continue
    if not values:
        raise FileRefused("html_json_unreadable")
    return _found(values)


def read_json_ld(content: bytes) -> Found:
    """The reviews in a file of JSON. Raises FileRefused."""
    try:
        return _found([strict_json.decode(content)])
    except strict_json.NotJson as error:
        raise FileRefused("json_unreadable", what=str(error)) from error


def _found(values: list[Any]) -> Found:
    reviews: list[Review] = []
    refused: list[tuple[int, Reason]] = []
    found = chain.from_iterable(_reviews(value, 0) for value in values)
    for number, value in enumerate(found, start=1):
        if number > FILE_MAX_REVIEWS:
            raise FileRefused("file_too_many_rows", most=FILE_MAX_REVIEWS)
        try:
            reviews.append(_review(value))
        except _Unusable as unusable:
            refused.append((number, unusable.reason))
    if not reviews and not refused:
        raise FileRefused("json_no_reviews")
    return Found(reviews, refused)


class _Unusable(ValueError):
    def __init__(self, code: str, **details: str | int) -> None:
        self.reason = reason(code, "", **details)
        super().__init__(code)


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            kind = (dict(attrs).get("type") or "").split(";")[0].strip().lower()
            self._inside = kind == "application/ld+json"
            if self._inside:
                self.found.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False


def _scripts(page: str) -> list[str]:
    parser = _Scripts()
    parser.feed(page)
    parser.close()
    return [re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", s) for s in parser.found]


def _reviews(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """Every object of the type, wherever it stands."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _reviews(item, depth + 1)
    elif isinstance(value, dict):
        types = {_text(each).rpartition("/")[2] for each in _list(value.get("@type"))}
        if "ClaimReview" in types:
            yield value
        else:
            for item in value.values():
                if isinstance(item, dict | list):
                    yield from _reviews(item, depth + 1)


def _review(value: dict[str, Any]) -> Review:
    url = _name(value.get("url")) or _text(value.get("@id")) or _name(value.get("mainEntityOfPage"))
    if not _is_address(url):
        raise _Unusable("review_without_url", url=url)
    item = _first(value.get("itemReviewed"))
    claim = _name(value.get("claimReviewed")) or _claim_text(item)
    if not claim:
        raise _Unusable("review_without_claim", url=url)
    rating = _first(value.get("reviewRating"))
    numbers = _numbers(rating)
    words = _name(_get(rating, "alternateName")) or _name(_get(rating, "name"))
    raw = json.dumps(value, ensure_ascii=False)
    return Review(
        url=_within(url, "url"),
        publisher=_within(
            _name(value.get("author")) or _name(value.get("publisher")) or urlsplit(url).netloc,
            "publisher",
        ),
        claim=_kept(claim, TEXT_MAX_CHARACTERS),
        claimant=_within(_name(_get(item, "author")) or _name(_get(item, "creator")), "claimant"),
        rating=_within(words, "rating"),
        value=numbers[0] if numbers else None,
        best=numbers[1] if numbers else None,
        worst=numbers[2] if numbers else None,
        reviewed_on=_day(value.get("datePublished")) or _day(value.get("dateModified")),
        language=_within(_name(value.get("inLanguage")), "language"),
        raw=keepable(raw.replace("\\u0000", "␀")),
    )


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    long = len(url.encode("utf-8", "replace")) > LONGEST["url"]  # it has to fit into an index
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not long and " " not in url


def _claim_text(item: object) -> str:
    return next(filter(None, (_name(_get(item, k)) for k in ("text", "description", "name"))), "")


def _numbers(rating: object) -> tuple[Decimal, Decimal, Decimal] | None:
    """Value, best and worst: all three, and the value between the others."""
    found = [_decimal(_get(rating, k)) for k in ("ratingValue", "bestRating", "worstRating")]
    value, best, worst = found
    if value is None or best is None or worst is None:
        return None
    return (value, best, worst) if min(best, worst) <= value <= max(best, worst) else None


def _decimal(value: object) -> Decimal | None:
    try:
        number = Decimal(str(value).replace(",", ".")) if not isinstance(value, bool) else None
    except InvalidOperation:
        return None
    # -1 is what many write for “no number”.
    usable = number is not None and number.is_finite() and 0 <= number < 10_000
    return round(number, 3) if usable and number is not None else None


def _day(value: object) -> date | None:
    match = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", _name(value))
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None


def _name(value: object) -> str:
    """A text; the name, value or address of an object; the first of a list that has one."""
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), "")
    if isinstance(value, dict):
        keys = ("name", "@value", "url", "@id")
        return next(filter(None, (_text(_first(value.get(key))) for key in keys)), "")
    return _text(value)


def _first(value: object) -> object:
    return next(iter(_list(value)), None)


def _get(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, dict) else None


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _within(text: str, field: str) -> str:
    return _kept(text, LONGEST[field])


def _kept(text: str, length: int) -> str:
    text = keepable(text)
    return text if len(text) <= length else f"{text[: length - 1]}…"
