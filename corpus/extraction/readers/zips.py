"""A zip of many files, such as a year of the Riksdag's open data: one is chosen and read."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from corpus.extraction.archives import Archive
from corpus.extraction.blocks import ReadingOptions
from corpus.extraction.limits import MOST_ARCHIVED_PAGES
from corpus.extraction.readers.riksdag.reader import pages_of_riksdag
from corpus.extraction.readers.riksdag.records import is_record
from corpus.extraction.readers.warc import ArchivedPage
from corpus.extraction.refusals import SourceRefused

VERSION = "1"

# By the endings of names: what each really is, is looked at when it is chosen.
_READABLE: Final = re.compile(
    r"\.(?:xml|json|html?|xhtml|txt|pdf|docx|odt|rtf|epub|mhtml?|eml)\Z", re.IGNORECASE
)
_OF_RECORDS: Final = re.compile(r"\.(?:xml|json)\Z", re.IGNORECASE)
# What a Mac packs beside each file, and hidden files.
_ASIDE: Final = re.compile(r"(?:\A|/)(?:__MACOSX/|\.)")
# A list of records inside is looked into where there are so few files that it takes no time.
_MOST_LOOKED_INTO: Final = 20
_INSIDE: Final = " › "


def pages_of_zip(content: bytes) -> tuple[ArchivedPage, ...]:
    """The files that may be read, by their names; of a few that are lists each record. No file of
    many is opened for it. Raises SourceRefused."""
    archive = _open(content)
    names = _readable(archive)
    if len(names) > _MOST_LOOKED_INTO:
        return tuple(_page(archive, name) for name in names)
    return tuple(page for name in names for page in _within(archive, name))


def unwrap_zip(content: bytes, options: ReadingOptions) -> tuple[bytes, ReadingOptions]:
    """The chosen file's bytes. Raises SourceRefused."""
    archive = _open(content)
    names = _readable(archive)
    if not names:
        raise SourceRefused("no_page")
    if not options.page and len(names) > 1:
        raise SourceRefused("choose_page", pages=len(names))
    name, inside = options.page, ""
    if not name:
        name = names[0]
    elif name not in names:
        name, _sign, inside = name.partition(_INSIDE)
    if name not in names:
        raise SourceRefused("no_such_page", page=options.page)
    content = archive.read(name)
    if inside and not is_record(content):
        raise SourceRefused("no_such_page", page=options.page)
    own_name = name.rpartition("/")[2]
    return content, replace(options, page=inside, media_type="", name=own_name)


def _open(content: bytes) -> Archive:
    return Archive(content, "zip", most_parts=MOST_ARCHIVED_PAGES)


def _readable(archive: Archive) -> list[str]:
    return [n for n in archive.names if _READABLE.search(n) and not _ASIDE.search(n)]


def _within(archive: Archive, name: str) -> Iterator[ArchivedPage]:
    whole = _page(archive, name)
    if _OF_RECORDS.search(name) and is_record(content := archive.read(name)):
        records = pages_of_riksdag(content)
        if len(records) > 1:
            yield from (replace(each, key=f"{name}{_INSIDE}{each.key}") for each in records)
            return
    yield whole


def _page(archive: Archive, name: str) -> ArchivedPage:
    return ArchivedPage(key=name, address=name, at="", media_type="", size=archive.size(name))
