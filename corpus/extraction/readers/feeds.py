"""A site's feed, RSS or Atom: its posts one after the other, each a section with its day.

A feed has each post whole, or only its beginning; which of them it is, it doesn't say.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element, tostring

from corpus.extraction.blocks import (
    Finding,
    FoundValue,
    ProposedSection,
    Reading,
    ReadingOptions,
    Strength,
)
from corpus.extraction.dates import edtf_of_machine_date
from corpus.extraction.readers.combined import combine
from corpus.extraction.readers.html.reader import read_page
from corpus.extraction.refusals import SourceRefused
from corpus.extraction.xml_parts import parse_xml

VERSION = "1"

_START_BYTES = 4_000
_ROOT = re.compile(
    rb"(?:\s|<\?[^>]{0,500}>|<!--.{0,2000}?-->|<!DOCTYPE[^>]{0,500}>)*"
    rb"<(?:rss\b|feed\b[^>]*www\.w3\.org/2005/Atom|rdf:RDF\b[^>]*purl\.org/rss/)",
    re.DOTALL,
)
_POSTS = {"item", "entry"}
_WORDS = ("encoded", "content", "description", "summary")  # the whole before its beginning
_DAYS = ("pubDate", "published", "date", "issued", "updated", "modified")
_AUTHORS = ("creator", "author")


def is_feed(content: bytes) -> bool:
    return _ROOT.match(content[:_START_BYTES].removeprefix(b"\xef\xbb\xbf")) is not None


def read_feed(content: bytes, _options: ReadingOptions) -> Reading:
    """Raises SourceRefused."""
    root = parse_xml(content, "feed")
    posts = [element for element in root.iter() if _name(element) in _POSTS]
    read = [(f"post {number}", _read_post(post)) for number, post in enumerate(posts, 1)]
    whole = combine([(name, reading) for name, reading in read if reading.blocks])
    if not whole.blocks:
        raise SourceRefused("no_text")
    only = posts[0] if len(posts) == 1 else None
    return replace(
        whole,
        metadata=tuple(_metadata(root, only)),
        findings=(*whole.findings, Finding("feed", {"number": len(posts)})),
    )


def _read_post(post: Element) -> Reading:
    title, day = _plain(_first(post, "title")), _text(_first(post, *_DAYS))
    heading = f"<h2>{html.escape(title)}</h2>" if title else ""
    line = f"<p>{html.escape(day)}</p>" if day else ""
    words = next((found for name in _WORDS if (found := _marked_up(_first(post, name)))), "")
    reading = read_page(f"<!doctype html><body><main>{heading}{line}{words}</main></body>")
    if not reading.blocks:
        return reading
    section = ProposedSection(
        title or reading.blocks[0].text[:80],
        0,
        len(reading.blocks),
        int(bool(title)),
        _edtf(day),
        day,
    )
    return replace(reading, sections=(section,))


def _marked_up(element: Element | None) -> str:
    """What a post says as HTML: escaped, or as elements of the feed itself."""
    if element is None:
        return ""
    if len(element):
        return (element.text or "") + "".join(
            re.sub(r"(</?)\w+:", r"\1", tostring(inner, encoding="unicode")) for inner in element
        )
    text = element.text or ""
    return html.escape(text) if element.get("type") == "text" else text


def _metadata(root: Element, only: Element | None) -> Iterator[FoundValue]:
    """Of the feed; of its one post, where there is no other."""
    channel = next((e for e in root.iter() if _name(e) in {"channel", "feed"}), root)
    if only is not None:
        yield from _found("title", _plain(_first(only, "title")), "title")
        author = _first(only, *_AUTHORS)
        name = None if author is None else _first(author, "name")
        yield from _found("byline", _text(author if name is None else name), "author")
        day = _text(_first(only, *_DAYS))
        yield from _found("published", day, "date", _edtf(day))
        yield from _found("publisher", _plain(_first(channel, "title")), "feed")
    else:
        yield from _found("title", _plain(_first(channel, "title")), "feed")
    link = _first(channel if only is None else only, "link")
    address = "" if link is None else link.get("href") or _text(link)
    if address.startswith(("https://", "http://")):
        yield from _found("url", address, "link")
    yield from _found("language", _text(_first(channel, "language")), "language")


def _found(name: str, value: str, where: str, edtf: str = "") -> Iterator[FoundValue]:
    if value:
        yield FoundValue(name, value, "feed", where, Strength.STRONG, edtf)


def _first(element: Element, *names: str) -> Element | None:
    """The first child of the first of the names that there is."""
    for name in names:
        for child in element:
            if _name(child) == name:
                return child
    return None


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _plain(element: Element | None) -> str:
    """Of a title, which some feeds escape as they do their posts."""
    return " ".join(html.unescape(_text(element)).split())


def _edtf(day: str) -> str:
    try:
        return edtf_of_machine_date(parsedate_to_datetime(day).isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):  # Atom's are ISO 8601
        return edtf_of_machine_date(day)
