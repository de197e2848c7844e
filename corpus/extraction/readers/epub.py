"""EPUB: its chapters in the order of the spine."""

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from corpus.extraction.archives import Archive
from corpus.extraction.blocks import Block, FoundValue, LeaveOut, Reading, ReadingOptions, Strength
from corpus.extraction.dates import edtf_of_machine_date
from corpus.extraction.encodings import declared_in, decode
from corpus.extraction.readers.combined import combine
from corpus.extraction.readers.html.proposals import TELLING
from corpus.extraction.readers.html.reader import read_page
from corpus.extraction.readers.html.stylesheets import Sheet, parse_sheet
from corpus.extraction.refusals import SourceRefused
from corpus.extraction.xml_parts import parse_xml

VERSION = "5"

_KIND = "EPUB"
_OPF = "{http://www.idpf.org/2007/opf}"
# Who wrote it, and not who translated, drew or edited it; and which of its titles is its name.
_AUTHORS = {"", "aut", "cre"}
_TITLES = {"", "main"}
_PAGES = {"application/xhtml+xml", "text/html"}
_METADATA = {
    "title": "title",
    "creator": "byline",
    "publisher": "publisher",
    "language": "language",
    "date": "published",
}


def read_epub(content: bytes, _options: ReadingOptions) -> Reading:
    """Raises SourceRefused."""
    archive = Archive(content, _KIND)
    container = parse_xml(archive.read("META-INF/container.xml"), "META-INF/container.xml")
    package_name = next((e.get("full-path", "") for e in _named(container, "rootfile")), "")
    package = parse_xml(archive.read(package_name), package_name)
    encrypted = _encrypted(archive)
    readings = []
    sheets = _Sheets(archive)
    for name, in_order in _chapters(package, posixpath.dirname(package_name), archive):
        if name in encrypted:
            raise SourceRefused("encrypted")
        page = archive.read(name)
        text = decode(page, declared=declared_in(page), trusted=True).text
        reading = read_page(text, beside=partial(sheets.beside, name))
        if not in_order:
            reading = replace(reading, blocks=_out_of_order(reading.blocks), sections=())
        readings.append((name, reading))
    return replace(combine(readings), metadata=tuple(_metadata(package)))


class _Sheets:
    """The book's style sheets, each read once for all chapters."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._read: dict[str, Sheet] = {}

    def beside(self, chapter: str, address: str) -> Sheet:
        path = posixpath.join(posixpath.dirname(chapter), unquote(address))
        name = posixpath.normpath(path)
        if name not in self._read:
            known = self._archive.has(name)
            text = self._archive.read(name).decode("utf-8", "replace") if known else ""
            self._read[name] = parse_sheet(text)
        return self._read[name]


def _out_of_order(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A list of contents, which no reader pages through, goes as a whole. Notes that open above the
    text and answers to questions stand in such pages as well, and stay.
    """
    gone = sum(len(block.text) for block in blocks if block.leave_out)
    if gone * 2 < sum(len(block.text) for block in blocks):
        return tuple(blocks)
    return tuple(
        block
        if block.kind in TELLING
        else replace(block, leave_out=block.leave_out or LeaveOut.NAVIGATION)
        for block in blocks
    )


def _chapters(package: Element, folder: str, archive: Archive) -> Iterator[tuple[str, bool]]:
    """The pages of the spine, those that are `linear="no"` at the end, and after them the others
    that the book has: notes that only a link leads to. Its own lists of contents are no text.
    """
    items = {
        item.get("id", ""): (unquote(item.get("href", "")), (item.get("properties") or "").split())
        for item in _named(package, "item")
        if item.get("media-type") in _PAGES
    }
    references = [e for e in _named(package, "itemref") if e.get("idref") in items]
    done = set()
    for reference in sorted(references, key=lambda e: e.get("linear") == "no"):
        href, _properties = items[reference.get("idref", "")]
        done.add(href)
        yield posixpath.normpath(posixpath.join(folder, href)), reference.get("linear") != "no"
    for href, properties in items.values():
        name = posixpath.normpath(posixpath.join(folder, href))
        if href not in done and "nav" not in properties and archive.has(name):
            yield name, False


def _encrypted(archive: Archive) -> set[str]:
    """The parts that can't be read without a key; fonts that are only veiled may be among them."""
    name = "META-INF/encryption.xml"
    if not archive.has(name):
        return set()
    references = _named(parse_xml(archive.read(name), name), "CipherReference")
    return {unquote(element.get("URI", "")) for element in references}


def _metadata(package: Element) -> Iterator[FoundValue]:
    refined = {
        (meta.get("refines", "").removeprefix("#"), meta.get("property", "")): meta.text or ""
        for meta in _named(package, "meta")
    }
    for element in package.iter():
        space, _brace, local = element.tag.partition("}")
        value = " ".join((element.text or "").split())
        if space == "{http://purl.org/dc/elements/1.1/" and local in _METADATA and value:
            identifier = element.get("id", "-")
            role = refined.get((identifier, "role")) or element.get(f"{_OPF}role") or ""
            kind = refined.get((identifier, "title-type")) or ""
            if role.strip() not in _AUTHORS or kind.strip() not in _TITLES:
                continue
            name = _METADATA[local]
            if element.get(f"{_OPF}event") == "modification":
                name = "modified"
            yield _value(name, value, f"dc:{local}")
    if modified := refined.get(("", "dcterms:modified"), "").strip():
        yield _value("modified", modified, "dcterms:modified")


def _value(name: str, value: str, where: str) -> FoundValue:
    edtf = edtf_of_machine_date(value) if name in {"published", "modified"} else ""
    return FoundValue(name, value, "epub", where, Strength.STRONG, edtf)


def _named(root: Element, local: str) -> list[Element]:
    return [element for element in root.iter() if element.tag.rpartition("}")[2] == local]
