"""WARC and WACZ: archives of pages, of which one is chosen and read."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from corpus.extraction.archives import Archive
from corpus.extraction.blocks import ReadingOptions
from corpus.extraction.limits import (
    MOST_ARCHIVED_PAGES,
    MOST_PART_BYTES,
    MOST_PARTS,
    MOST_UNPACKED_BYTES,
)
from corpus.extraction.readers.http_bodies import decoded_body
from corpus.extraction.refusals import SourceRefused

VERSION = "1"

_READABLE = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
_OFFICE = ("application/vnd.o", "application/epub+zip", "application/rtf", "text/rtf")
_FOUND = 200
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


def pages_of_warc(content: bytes) -> tuple[ArchivedPage, ...]:
    return _listed([answer.page for answer in _answers(content)], ())


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
    for answer in (answer for warc in warcs for answer in _answers(warc)):
        if (answer.page.address, answer.page.at) == (chosen.address, chosen.at):
            body = decoded_body(answer.body, answer.transfer, answer.encodings)
            inner = replace(
                options, media_type=answer.page.media_type, address=chosen.address, page=""
            )
            return body, inner
    raise SourceRefused("no_such_page", page=chosen.key)


def _answers(content: bytes) -> Iterator[_Answer]:
    """The successful answers in the archive that may be read as a source."""
    kinds = WarcRecordType.response | WarcRecordType.resource
    unpacked = found = 0
    try:
        records = ArchiveIterator(io.BytesIO(content), record_types=kinds, auto_decode="none")
        for record in records:
            unpacked += record.content_length
            if unpacked > MOST_UNPACKED_BYTES:
                raise SourceRefused("unpacks_too_large", most=MOST_UNPACKED_BYTES)
            answer = _answer(record)
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


def _answer(record: WarcRecord) -> _Answer | None:
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if record.record_type == WarcRecordType.response:
        headers = record.http_headers
        if not record.is_http_parsed or headers.status_code != _FOUND:
            return None
        sent_as = headers.get("Content-Type") or ""
        transfer = headers.get("Transfer-Encoding") or ""
        encodings = headers.get("Content-Encoding") or ""
    else:
        sent_as, transfer, encodings = record.headers.get("Content-Type") or "", "", ""
    media_type = sent_as.partition(";")[0].strip().lower()
    if media_type not in _READABLE and not media_type.startswith(_OFFICE):
        return None
    body = record.reader.read(MOST_PART_BYTES + 1)
    if len(body) > MOST_PART_BYTES:
        return None  # too large to be read as a source: it is not offered
    at = record.headers.get("WARC-Date") or ""
    page = ArchivedPage(address, address, at, sent_as, len(body))
    return _Answer(page, body, transfer, encodings)


def _listed(pages: list[ArchivedPage], addresses: tuple[str, ...]) -> tuple[ArchivedPage, ...]:
    """With a key each; those that the archive itself calls pages, where it does."""
    if addresses:
        named = [page for page in pages if page.address in addresses]
        pages = named or pages
    seen: dict[str, int] = {}
    for page in pages:
        seen[page.address] = seen.get(page.address, 0) + 1
    return tuple(
        page if seen[page.address] == 1 else replace(page, key=f"{page.at} {page.address}")
        for page in pages
    )


def _open_wacz(content: bytes) -> Archive:
    return Archive(content, "WACZ", most_part=_WACZ_MOST_PART_BYTES, most_parts=MOST_PARTS)


def _warcs(archive: Archive) -> list[bytes]:
    names = [n for n in sorted(archive.names) if n.startswith("archive/") and ".warc" in n]
    return [archive.read(name) for name in names]


def _addresses(archive: Archive) -> tuple[str, ...]:
    """The addresses in `pages/pages.jsonl`, a page a line after the first."""
    if not archive.has("pages/pages.jsonl"):
        return ()
    found = []
    for line in archive.read("pages/pages.jsonl").decode("utf-8", "replace").splitlines():
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):  # A line that is none names no page.
            continue
        if isinstance(entry, dict) and isinstance(entry.get("url"), str):
            found.append(entry["url"])
    return tuple(found)
