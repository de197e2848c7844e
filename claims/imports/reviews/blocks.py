"""JSON-LD as it is found: in a page's scripts, or a file of its own; a page's microdata. Pure."""

import codecs
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final

from claims.imports.reasons import FileRefused, Reason, reason
from claims.imports.reviews.graph import Graph, reviews_in
from claims.imports.reviews.microdata import items_of
from corpus.extraction.encodings import declared_in
from corpus.extraction.encodings import decode as decode_declared
from corpus.extraction.refusals import SourceRefused
from corpus.loose_json import loose_values


@dataclass(frozen=True, slots=True)
class LooseJson:
    """The values, the page's own addresses, and what could not be read of it."""

    values: list[Any]
    addresses: tuple[str, ...] = ()
    left_out: tuple[Reason, ...] = ()


# What a file may be read in when somebody says so; empty: as it says itself, else UTF-8.
ENCODINGS: Final = ("", "windows-1252", "utf-16")


def read_text(content: bytes, encoding: str) -> str:
    """By the encoding that a person has chosen, else by the one that the file declares, else
    UTF-8. Raises FileRefused."""
    if encoding == "windows-1252" and _is_utf_8(content):
        encoding = ""  # Anything can be read as Windows-1252, and å would become two characters.
    if encoding == "utf-16" and not _may_be_utf_16(content):
        raise FileRefused("file_not_in_encoding", encoding=encoding.upper())
    declared = declared_in(content)
    try:
        decoded = decode_declared(content, declared=declared, chosen=encoding, trusted=True)
    except SourceRefused as refused:
        if encoding:
            raise FileRefused("file_not_in_encoding", encoding=encoding.upper()) from refused
        raise FileRefused("file_in_unknown_encoding", encoding=declared or "UTF-8") from refused
    if decoded.encoding.must_agree and not encoding and decoded.encoding.name == "windows-1252":
        line = _first_odd_line(content)
        raise FileRefused("file_is_windows_1252", line=line)
    return decoded.text


def encodings_instead(content: bytes, tried: str) -> list[str]:
    """Those of ENCODINGS in which the file can be read, but for the one that was tried; empty where
    that one is not what is wrong with it."""
    if _decodes(content, tried):
        return []
    return [each for each in ENCODINGS if each != tried and _decodes(content, each)]


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        read_text(content, encoding)
    except FileRefused:
        return False
    return True


def _may_be_utf_16(content: bytes) -> bool:
    """Any even number of bytes decodes as that, mostly as Chinese."""
    return b"\x00" in content[:1_000] or content.startswith(
        (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    )


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _first_odd_line(content: bytes) -> int:
    try:
        content.decode()
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1
    return 1


def in_page(page: str) -> LooseJson:
    """All blocks of a web page; those that can't be read are named by their line. Microdata where
    no block has a review: a page that has both says the same in both."""
    parser = _Scripts()
    parser.feed(page)
    parser.close()
    values: list[Any] = []
    left_out: list[Reason] = []
    for number, (line, script) in enumerate(parser.found, start=1):
        try:
            values += loose_values(script)
        except ValueError as error:
            left_out.append(
                reason("html_block_unreadable", number=number, line=line, what=str(error))
            )
    if not any(reviews_in(Graph(values).values)):
        try:
            values += items_of(page)
        except SourceRefused as refused:
            raise FileRefused("html_too_deep") from refused
    if not values:
        raise FileRefused("html_json_unreadable" if parser.found else "html_without_json")
    return LooseJson(values, tuple(parser.addresses), tuple(left_out))


def in_file(text: str) -> LooseJson:
    """Raises FileRefused."""
    try:
        return LooseJson(loose_values(text))
    except ValueError as error:
        raise FileRefused("json_unreadable", what=str(error)) from error


@dataclass
class _Scripts(HTMLParser):
    """Scripts of JSON-LD with the lines that they begin on; what the page calls itself."""

    found: list[tuple[int, str]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "script":
            kind = given.get("type", "").split(";")[0].strip().lower()
            self._inside = kind == "application/ld+json"
            if self._inside:
                self.found.append((self.getpos()[0], ""))
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.addresses.insert(0, given.get("href", ""))
        elif tag == "meta" and given.get("property", given.get("name", "")) == "og:url":
            self.addresses.append(given.get("content", ""))
        elif tag == "base":
            self.addresses.append(given.get("href", ""))

    def handle_data(self, data: str) -> None:
        if self._inside:
            line, text = self.found[-1]
            self.found[-1] = (line, text + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False
