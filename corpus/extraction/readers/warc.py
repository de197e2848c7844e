"""WARC and WACZ: archives of pages, of which one is chosen and read."""

import gzip
import io
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fastwarc.stream_io import ZstdReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from corpus.extraction.archives import Archive
from corpus.extraction.blocks import ReadingOptions
from corpus.extraction.limits import (
    MAX_PARTS,
    MOST_ARCHIVED_PAGES,
    MOST_PART_BYTES,
    MOST_UNPACKED_BYTES,
)
from corpus.extraction.readers.http_bodies import decoded_body, unzstd
from corpus.extraction.refusals import SourceRefused

VERSION = "3"

_READABLE = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
_OFFICE = ("application/vnd.o", "application/epub+zip", "application/rtf", "text/rtf")
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_GZIP = b"\x1f\x8b"
# A frame, and one that holds the dictionary of those behind it.
ZSTANDARD = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")
_FOUND = "200"
_LISTS_OF_PAGES = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_WACZ_MOST_PART_BYTES = MOST_UNPACKED_BYTES


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page that an archive holds. `key` is what `ReadingOptions.page` chooses it by: its address,
    and where the archive has the address several times, the time and the address.
    """

    key: str
    address: str
    at: str  # when it was fetched, ISO 8601
    media_type: str
    size: int  # bytes as they were sent


@dataclass(frozen=True, slots=True)
class _Answer:
    page: ArchivedPage
    body: bytes
    transfer: str
    encodings: str
    part: str = ""  # why the record has but a part of it


def pages_of_warc(content: bytes) -> tuple[ArchivedPage, ...]:
    """Where an archive is of one answer alone, it is that one, whatever it was sent as."""
    pages = [answer.page for answer in _answers(content)]
    if not pages:
        others = [answer.page for answer in _answers(content, any_type=True)]
        pages = others if len(others) == 1 else []
    return _listed(pages, ())


def pages_of_wacz(content: bytes) -> tuple[ArchivedPage, ...]:
    archive = _open_wacz(content)
    pages = [answer.page for part in _warcs(archive) for answer in _answers(part)]
    return _listed(pages, _addresses(archive))


def unwrap_warc(content: bytes, options: ReadingOptions) -> tuple[bytes, ReadingOptions]:
    """The bytes of the chosen page, decoded, and what is declared of them. Raises SourceRefused."""
    return _unwrap([content], pages_of_warc(content), options)


def unwrap_wacz(content: bytes, options: ReadingOptions) -> tuple[bytes, ReadingOptions]:
    return _unwrap(_warcs(_open_wacz(content)), pages_of_wacz(content), options)


def _unwrap(
    warcs: list[bytes], pages: tuple[ArchivedPage, ...], options: ReadingOptions
) -> tuple[bytes, ReadingOptions]:
    if not pages:
        raise SourceRefused("no_page")
    if not options.page and len(pages) > 1:
        raise SourceRefused("choose_page", pages=len(pages))
    chosen = next((p for p in pages if p.key == options.page), None) if options.page else pages[0]
    if chosen is None:
        raise SourceRefused("no_such_page", page=options.page)
    alike = [page for page in pages if replace(page, key="") == replace(chosen, key="")]
    place = alike.index(chosen)
    for answer in (answer for warc in warcs for answer in _answers(warc, any_type=True)):
        if answer.page == replace(chosen, key=""):
            place -= 1
            if place >= 0:
                continue
            if answer.part:  # half a page would be read as a whole one
                raise SourceRefused("damaged", why=answer.part)
            body = decoded_body(answer.body, answer.transfer, answer.encodings)
            inner = replace(
                options, media_type=answer.page.media_type, address=chosen.address, page=""
            )
            return body, inner
    raise SourceRefused("no_such_page", page=chosen.key)


def _answers(content: bytes, *, any_type: bool = False) -> Iterator[_Answer]:
    """The successful answers in the archive that may be read as a source."""
    kinds = WarcRecordType.response | WarcRecordType.resource
    unpacked = found = 0
    try:
        records = ArchiveIterator(
            io.BytesIO(_unpacked(content)), record_types=kinds, parse_http=False
        )
        for record in records:
            unpacked += record.content_length
            if unpacked > MOST_UNPACKED_BYTES:
                raise SourceRefused("unpacks_too_large", most=MOST_UNPACKED_BYTES)
            answer = _answer(record, any_type)
            if answer is None:
                continue
            found += 1
            if found > MOST_ARCHIVED_PAGES:
                raise SourceRefused("too_many_parts", most=MOST_ARCHIVED_PAGES)
            yield answer
    except (OSError, ValueError, EOFError) as error:
        if isinstance(error, SourceRefused):
            raise
        raise SourceRefused("damaged", why=str(error)) from error


def _unpacked(content: bytes) -> bytes:
    """All members of a gzip file, all frames of Zstandard. The last one must end: a record that
    doesn't would be passed over in silence.
    """
    if content.startswith(ZSTANDARD):
        return unzstd(content, MOST_UNPACKED_BYTES)
    if not content.startswith(_GZIP):
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as members:
            unpacked = members.read(MOST_UNPACKED_BYTES + 1)
    except EOFError as error:
        why = "the archive ends in the middle of a record"
        raise SourceRefused("damaged", why=why) from error
    except (OSError, zlib.error) as error:
        raise SourceRefused("damaged", why=str(error)) from error
    if len(unpacked) > MOST_UNPACKED_BYTES:
        raise SourceRefused("unpacks_too_large", most=MOST_UNPACKED_BYTES)
    return unpacked


def begins_in_zstandard(content: bytes, with_bytes: bytes) -> bool:
    """Whether what is packed so begins with these bytes, or is too damaged to say."""
    try:
        return ZstdReader(io.BytesIO(content)).read(len(with_bytes)) == with_bytes
    except OSError:
        return True


def _answer(record: WarcRecord, any_type: bool) -> _Answer | None:
    """None for what is no page. Raises SourceRefused where the record is cut off: half a page
    would be read as a whole one.
    """
    if record.content_length > MOST_PART_BYTES:
        return None  # too large to be read as a source: it is not offered
    content = record.reader.read(MOST_PART_BYTES)
    if len(content) < record.content_length:
        raise SourceRefused("damaged", why="the archive ends in the middle of a record")
    headers: Mapping[str, str] = {"content-type": record.headers.get("Content-Type") or ""}
    body = content
    if record.record_type == WarcRecordType.response:
        head, body = _head_and_body(content)
        status, _line, rest = head.decode("latin-1").partition("\n")
        if status.split()[1:2] != [_FOUND]:
            return None
        headers = _headers(rest)
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    readable = media_type in _READABLE or media_type.startswith(_OFFICE)
    readable = readable and not address.startswith("urn:")  # a crawler's notes of its own
    if not readable and not any_type:
        return None
    page = ArchivedPage(
        key="",
        address=address,
        at=record.headers.get("WARC-Date") or "",
        media_type=headers.get("content-type", ""),
        size=len(body),
    )
    transfer, encodings = headers.get("transfer-encoding", ""), headers.get("content-encoding", "")
    return _Answer(page, body, transfer, encodings, _part(record))


def _part(record: WarcRecord) -> str:
    truncated = record.headers.get("WARC-Truncated")
    if truncated:
        return f"the archive has only its beginning, WARC-Truncated: {truncated}"
    if record.headers.get("WARC-Segment-Number"):
        return "the archive has it in several segments"
    return ""


def _head_and_body(content: bytes) -> tuple[bytes, bytes]:
    """Some servers end their lines with a line feed alone."""
    blank = _BLANK_LINE.search(content)
    return (content[: blank.start()], content[blank.end() :]) if blank else (content, b"")


def _headers(lines: str) -> dict[str, str]:
    """By names in small letters; of several of one name the values together."""
    found: dict[str, str] = {}
    for line in lines.splitlines():
        name, _colon, value = line.partition(":")
        key = name.strip().lower()
        found[key] = f"{found[key]}, {value.strip()}" if key in found else value.strip()
    return found


def _listed(pages: list[ArchivedPage], addresses: tuple[str, ...]) -> tuple[ArchivedPage, ...]:
    """With a key each; those that the archive itself calls pages, where it does."""
    if addresses:
        named = [page for page in pages if page.address in addresses]
        pages = named or pages
    keys: Counter[str] = Counter()
    listed = []
    of_address = Counter(page.address for page in pages)
    for page in pages:
        key = page.address if of_address[page.address] == 1 else f"{page.at} {page.address}"
        keys[key] += 1
        listed.append(replace(page, key=key if keys[key] == 1 else f"{key} ({keys[key]})"))
    return tuple(listed)


def _open_wacz(content: bytes) -> Archive:
    return Archive(content, "WACZ", most_part=_WACZ_MOST_PART_BYTES, most_parts=MAX_PARTS)


def _warcs(archive: Archive) -> list[bytes]:
    names = [n for n in sorted(archive.names) if n.startswith("archive/") and ".warc" in n]
    return [archive.read(name) for name in names]


def _addresses(archive: Archive) -> tuple[str, ...]:
    """The addresses in the lists of pages, a page a line after the first: of those that somebody
    asked for, and of those that a crawler came to.
    """
    names = [name for name in _LISTS_OF_PAGES if archive.has(name)]
    lines = [
        line
        for name in names
        for line in archive.read(name).decode("utf-8", "replace").splitlines()
    ]
    found = []
    for line in lines:
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):  # A line that is none names no page.
            continue
        if isinstance(entry, dict) and isinstance(entry.get("url"), str):
            found.append(entry["url"])
    return tuple(found)
