"""What a page's JSON-LD says of its article: its own words, and those that it refers to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from corpus.loose_json import loose_values

_ARTICLES = re.compile(
    r"(?:https?://(?:www\.)?schema\.org/|schema:)?"
    r"(?:\w*Article|\w*BlogPosting|Report|WebPage|Speech\w*|ClaimReview)"
)
_KEYS = {
    "headline": "title",
    "author": "byline",
    "publisher": "publisher",
    "url": "url",
    "mainEntityOfPage": "url",
    "inLanguage": "language",
    "datePublished": "published",
    "dateModified": "modified",
}
# What holds a page's own things; others, such as `hasPart`, hold those of other pages as well.
_HOLDERS = ("@graph", "mainEntity")
_MAX_LEVELS = 10
_MAX_THINGS = 10_000

Json = dict[str, Any]


@dataclass(slots=True)
class LinkedData:
    """`values` are name, text and key of each; `unreadable` counts blocks that are no JSON,
    `not_free` articles of which the page says that not all of it is to be read freely."""

    values: list[tuple[str, str, str]] = field(default_factory=list)
    unreadable: int = 0
    not_free: int = 0


def read_linked_data(tree: LexborHTMLParser) -> LinkedData:
    found = LinkedData()
    things: list[Json] = []
    for node in tree.css("script[type]"):
        kind = (node.attributes.get("type") or "").partition(";")[0].strip().lower()
        if kind != "application/ld+json" or not (text := node.text() or "").strip():
            continue
        try:
            things += _things(loose_values(text), 0)
        except ValueError:
            found.unreadable += 1
    things = things[:_MAX_THINGS]
    known: dict[str, Json] = {}
    for thing in things:
        if isinstance(identifier := thing.get("@id"), str):
            known[identifier] = thing | known.get(identifier, {})
    for thing in things:
        if _is_article(thing):
            free = str(thing.get("isAccessibleForFree", "")).rpartition("/")[2].lower()
            found.not_free += free == "false"
            for key, name in _KEYS.items():
                found.values += [(name, text, key) for text in _texts(thing.get(key), name, known)]
    return found


def _is_article(thing: Json) -> bool:
    kinds = thing.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in kinds)


def _things(value: object, level: int) -> Iterator[Json]:
    """The objects of a script, those of a list, a graph and of what a page is about each alone."""
    if level > _MAX_LEVELS:
        return
    if isinstance(value, list):
        for item in value:
            yield from _things(item, level + 1)
    elif isinstance(value, dict):
        yield value
        for holder in _HOLDERS:
            yield from _things(value.get(holder), level + 1)


def _texts(value: object, name: str, known: dict[str, Json]) -> Iterator[str]:
    """The value as text: of a person or an organisation the name, of several each. What is only
    referred to has the name that it has elsewhere; a reference itself is no name.
    """
    for item in value if isinstance(value, list) else [value]:
        text = item
        if isinstance(item, dict):
            identifier = item.get("@id")
            other = known.get(identifier, {}) if isinstance(identifier, str) else {}
            text = item.get("name") or other.get("name")
            if not text and name == "url":
                text = item.get("url") or identifier
        for each in text if isinstance(text, list) else [text]:
            if isinstance(each, str) and each.strip():
                yield each
