"""WARC and WACZ: pages are listed and chosen; bodies are decoded within the limits."""

import gzip
import io
import zlib
from typing import Any

import brotli
import pytest
from fastwarc.stream_io import ZstdWriter

from corpus.extraction.blocks import ReadingOptions
from corpus.extraction.pages import list_pages
from corpus.extraction.readers.http_bodies import decoded_body
from corpus.extraction.reading import extract
from corpus.extraction.refusals import SourceRefused
from tests.corpus.extraction.measuring import FILES
from tests.zip_files import zip_of


def zstandard(content: bytes, **options: Any) -> bytes:
    """One frame."""
    packed = io.BytesIO()
    writer = ZstdWriter(packed, **options)
    at = 0
    while at < len(content):
        at += writer.write(content[at:])
    writer.finish()
    writer.flush()
    return packed.getvalue()


SEVERAL = (FILES / "warc" / "flera.warc.gz").read_bytes()


def test_pages_are_listed_and_one_must_be_chosen() -> None:
    assert [(page.key, page.at, page.media_type) for page in list_pages(SEVERAL)] == [
        (f"https://kommun.example/{name}", "2023-05-03T08:00:00Z", "text/html")
        for name in ("en", "br", "gz")
    ]
    with pytest.raises(SourceRefused) as caught:
        extract(SEVERAL)
    assert (caught.value.code, caught.value.details) == ("choose_page", {"pages": 3})
    with pytest.raises(SourceRefused) as caught:
        extract(SEVERAL, ReadingOptions(page="https://kommun.example/borta"))
    assert caught.value.code == "no_such_page"


@pytest.mark.parametrize(("name", "title"), [("en", "En sida"), ("br", "Brotli"), ("gz", "Gzip")])
def test_a_page_of_an_archive(name: str, title: str) -> None:
    address = f"https://kommun.example/{name}"
    extraction = extract(SEVERAL, ReadingOptions(page=address))
    assert title in {block.text for block in extraction.blocks}
    assert extraction.extractor.name == "warc+html"
    assert address in {value.value for value in extraction.metadata if value.name == "url"}


def test_an_address_that_was_fetched_twice_is_chosen_by_its_time() -> None:
    one = (FILES / "warc" / "en-sida.warc").read_bytes()
    later = one.replace(b"2023-05-03T08", b"2023-05-04T08").replace(b"2021", b"2022")
    keys = [page.key for page in list_pages(one + later)]
    assert keys == [
        "2023-05-03T08:00:00Z https://kommun.example/en",
        "2023-05-04T08:00:00Z https://kommun.example/en",
    ]
    extraction = extract(one + later, ReadingOptions(page=keys[1]))
    assert "2022" in extraction.blocks[-1].text


def test_a_wacz_offers_what_it_calls_pages() -> None:
    content = (FILES / "wacz" / "samling.wacz").read_bytes()
    assert [page.address for page in list_pages(content)] == ["https://kommun.example/br"]


@pytest.mark.parametrize(
    ("body", "transfer", "encodings"),
    [
        (b"hej", "", ""),
        (gzip.compress(b"hej", mtime=0), "", "gzip"),
        (zlib.compress(b"hej"), "", "deflate"),
        (zlib.compress(b"hej")[2:-4], "", "deflate"),
        (brotli.compress(b"hej"), "", "br"),
        (gzip.compress(brotli.compress(b"hej"), mtime=0), "", "br, gzip"),
        (zstandard(b"hej"), "", "zstd"),
        (zstandard(b"he") + zstandard(b"j"), "", "zstd"),
        (b"1\r\nh\r\n2;x=y\r\nej\r\n0\r\n\r\n", "chunked", "identity"),
        (b"hej", "chunked", ""),
    ],
)
def test_bodies_are_decoded(body: bytes, transfer: str, encodings: str) -> None:
    assert decoded_body(body, transfer, encodings) == b"hej"


@pytest.mark.parametrize(
    ("body", "transfer", "encodings", "code"),
    [
        (gzip.compress(b"0" * 1_001, mtime=0), "", "gzip", "part_too_large"),
        (brotli.compress(b"0" * 1_001), "", "br", "part_too_large"),
        (gzip.compress(b"hej", mtime=0)[:-9], "", "gzip", "damaged"),
        (brotli.compress(b"hej" * 50)[:-3], "", "br", "damaged"),
        (b"nej", "", "gzip", "damaged"),
        (b"nej", "", "br", "damaged"),
        (b"nej", "", "zstd", "damaged"),
        (zstandard(b"hej" * 50)[:-3], "", "zstd", "damaged"),
        (zstandard(b"0" * 1_001), "", "zstd", "part_too_large"),
        (b"nej", "", "dcb", "damaged"),
        (b"5\r\nhej", "chunked", "", "damaged"),
        (b"3\r\nhej\r\n", "chunked", "", "damaged"),
    ],
)
def test_bodies_that_are_too_large_or_broken_are_refused(
    body: bytes, transfer: str, encodings: str, code: str
) -> None:
    with pytest.raises(SourceRefused) as caught:
        decoded_body(body, transfer, encodings, most=1_000)
    assert caught.value.code == code


def test_an_archive_without_pages_is_refused() -> None:
    only_picture = (
        (FILES / "warc" / "en-sida.warc").read_bytes().replace(b"text/html", b"image/gif")
    )
    with pytest.raises(SourceRefused) as caught:
        extract(only_picture)
    assert caught.value.code == "no_page"


@pytest.mark.parametrize("name", ["en-sida.warc", "flera.warc.gz"])
def test_an_archive_that_is_cut_off_in_a_page_is_refused(name: str) -> None:
    content = (FILES / "warc" / name).read_bytes()
    with pytest.raises(SourceRefused) as caught:
        extract(content[: len(content) // 3])
    assert caught.value.code == "damaged"


PAGE = b"<!doctype html><meta charset=utf-8><h1>En sida</h1><p>640 miljoner kronor</p>"


def record(body: bytes, http: str = "", warc: str = "", end: str = "\r\n") -> bytes:
    head = f"HTTP/1.1 200 OK{end}Content-Type: text/html{end}{http}{end}"
    content = head.encode() + body
    said = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
        "WARC-Target-URI: https://kommun.example/\r\nContent-Type: application/http\r\n"
        f"{warc}Content-Length: {len(content)}\r\n\r\n"
    )
    return said.encode() + content + b"\r\n\r\n"


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "zstd"])
def test_a_body_that_was_stored_decoded_is_read(encoding: str) -> None:
    content = record(PAGE, http=f"Content-Encoding: {encoding}\r\n")
    assert [block.text for block in extract(content).blocks] == ["En sida", "640 miljoner kronor"]


def test_a_server_may_end_its_lines_with_a_line_feed_alone() -> None:
    content = record(gzip.compress(PAGE, mtime=0), http="Content-Encoding: gzip\n", end="\n")
    assert [block.text for block in extract(content).blocks] == ["En sida", "640 miljoner kronor"]


@pytest.mark.parametrize("said", ["WARC-Truncated: length", "WARC-Segment-Number: 1"])
def test_half_a_page_is_not_read_as_a_whole_one(said: str) -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(record(PAGE, warc=f"{said}\r\n"))
    assert caught.value.code == "damaged"
    # The others of the archive can be read.
    other = record(PAGE).replace(b"https://kommun.example/", b"https://region.example/")
    content = record(PAGE, warc=f"{said}\r\n") + other
    assert extract(content, ReadingOptions(page="https://region.example/")).blocks


def test_answers_of_one_address_and_one_time_are_told_apart() -> None:
    content = record(PAGE) + record(PAGE.replace(b"640", b"650")) + record(PAGE)
    at = "2024-01-01T00:00:00Z https://kommun.example/"
    keys = [page.key for page in list_pages(content)]
    assert keys == [at, f"{at} (2)", f"{at} (3)"]
    found = [extract(content, ReadingOptions(page=key)).blocks[1].text[:3] for key in keys]
    assert found == ["640", "650", "640"]


def crawled(kind: str, address: str, media_type: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode()
    block = head + body if kind == "response" else body
    written = "application/http" if kind == "response" else media_type
    fields = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: 2024-05-06T10:00:00Z\r\nContent-Type: {written}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return fields.encode() + block + b"\r\n\r\n"


SEED, CAME_TO = "https://kommun.example/", "https://kommun.example/budget"
CRAWLED = (
    crawled("response", SEED, "text/html", b"<h1>Start</h1>")
    + crawled("resource", f"urn:text:{SEED}", "text/plain", b"Start")
    + crawled("resource", f"urn:pageinfo:{SEED}", "application/json", b"{}")
    + crawled("response", CAME_TO, "text/html", b"<h1>Budget</h1>")
    + crawled("response", "https://kommun.example/ram", "text/html", b"<p>Ram")
)


def test_notes_of_a_crawler_are_no_pages() -> None:
    addresses = [page.address for page in list_pages(CRAWLED)]
    assert addresses == [SEED, CAME_TO, "https://kommun.example/ram"]
    # Where there is nothing else, it is that one.
    alone = crawled("resource", "urn:text:x", "text/plain", b"Ensam text.")
    assert [block.text for block in extract(alone).blocks] == ["Ensam text."]


def test_pages_that_a_crawler_came_to_are_offered_too() -> None:
    lines = '{"format": "json-pages-1.0"}\n{"url": "%s"}\n'
    parts = {
        "datapackage.json": "{}",
        "archive/a.warc": CRAWLED.decode(),
        "pages/pages.jsonl": lines % SEED,
    }
    assert [page.address for page in list_pages(zip_of(parts))] == [SEED]
    parts["pages/extraPages.jsonl"] = lines % CAME_TO
    assert [page.address for page in list_pages(zip_of(parts))] == [SEED, CAME_TO]


@pytest.mark.parametrize("with_dictionary", [True, False])
def test_a_warc_of_zstandard(*, with_dictionary: bool) -> None:
    plain = (FILES / "warc" / "en-sida.warc").read_bytes()
    options = {"dictionary": plain[:600], "compress_dictionary_frame": True}
    packed = zstandard(plain, **(options if with_dictionary else {}))
    assert packed != plain
    extraction = extract(packed)
    assert extraction.extractor.name == "warc+html"
    assert [b.text for b in extraction.blocks] == [b.text for b in extract(plain).blocks]
    with pytest.raises(SourceRefused) as caught:
        extract(packed[:-20])
    assert caught.value.code == "damaged"


def test_what_is_packed_so_and_no_warc_is_of_no_kind() -> None:
    for content, code in (
        (zstandard(b"\x00\x01\x02" * 900), "unknown_type"),
        (b"\x28\xb5\x2f\xfd\x00\x00\x01", "damaged"),
    ):
        with pytest.raises(SourceRefused) as caught:
            extract(content)
        assert caught.value.code == code
