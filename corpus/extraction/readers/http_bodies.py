"""The body of an HTTP answer as it was sent, decoded for reading: chunks, gzip, deflate, brotli,
Zstandard."""

import io
import re
import zlib
from collections.abc import Callable

import brotli
from fastwarc.stream_io import ZstdReader

from corpus.extraction.limits import MOST_PART_BYTES
from corpus.extraction.refusals import SourceRefused

_CHUNK_BYTES = 1 << 16
# How pages and documents begin that are not packed.
_PLAIN = re.compile(rb"\s*(?:\xef\xbb\xbf\s*)?(?:<[!?a-z]|%PDF-|PK\x03\x04|\{\\rtf)", re.IGNORECASE)
Step = Callable[[bytes], bytes]


def decoded_body(body: bytes, transfer: str, encodings: str, most: int = MOST_PART_BYTES) -> bytes:
    """`transfer` and `encodings` are the headers Transfer-Encoding and Content-Encoding.

    Raises SourceRefused for what is cut off, unknown, or unpacks to more than `most` bytes.
    """
    if "chunked" in transfer.lower():
        body = _without_chunks(body)
    for encoding in reversed([part.strip().lower() for part in encodings.split(",")]):
        try:
            body = _unpacked(body, encoding, most)
        except SourceRefused as refused:
            # Programs that store what a browser has decoded keep the header that says otherwise.
            if refused.code != "damaged" or not _PLAIN.match(body):
                raise
    return body


def _unpacked(body: bytes, encoding: str, most: int) -> bytes:
    if encoding in {"gzip", "x-gzip"}:
        return _inflate(body, zlib.MAX_WBITS | 16, most)
    if encoding == "deflate":  # With the wrapper that the standard asks for, or without.
        wrapped = body[:1] and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
        return _inflate(body, zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS, most)
    if encoding == "br":
        return _unbrotli(body, most)
    if encoding == "zstd":
        return unzstd(body, most)
    if encoding not in {"", "identity"}:
        raise SourceRefused("damaged", why=f"content encoding {encoding}")
    return body


def _without_chunks(body: bytes) -> bytes:
    """Some programs keep the header and store the body without its chunks: then it stays."""
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        end = body.find(b"\r\n", at)
        size = body[at:end].partition(b";")[0].strip() if end >= 0 else b""
        try:
            length = int(size, 16)
        except ValueError:
            if not parts:
                return body
            raise SourceRefused("damaged", why="a chunk without its length") from None
        if length == 0:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + length])
        if len(parts[-1]) < length:
            raise SourceRefused("damaged", why="a chunk is cut off")
        at = end + 2 + length + 2
    raise SourceRefused("damaged", why="the last chunk is missing")


def _inflate(body: bytes, window: int, most: int) -> bytes:
    stream = zlib.decompressobj(window)
    try:
        unpacked = stream.decompress(body, most + 1)
    except zlib.error as error:
        raise SourceRefused("damaged", why=str(error)) from error
    if len(unpacked) > most:
        raise SourceRefused("part_too_large", part="body", most=most)
    if not stream.eof:
        raise SourceRefused("damaged", why="the compressed body is cut off")
    return unpacked


def _unbrotli(body: bytes, most: int) -> bytes:
    stream = brotli.Decompressor()
    parts, size, waiting = [], 0, body
    try:
        while not stream.is_finished():
            part = stream.process(waiting, output_buffer_limit=_CHUNK_BYTES)
            waiting = b""
            size += len(part)
            parts.append(part)
            if size > most:
                raise SourceRefused("part_too_large", part="body", most=most)
            if not part and stream.can_accept_more_data():
                raise SourceRefused("damaged", why="the compressed body is cut off")
    except brotli.error as error:
        raise SourceRefused("damaged", why=f"brotli: {error}") from error
    return b"".join(parts)


def unzstd(body: bytes, most: int) -> bytes:
    """All frames, also those of a dictionary that comes before them, as in `.warc.zst`."""
    stream = ZstdReader(io.BytesIO(body))
    parts, size = [], 0
    try:
        while part := stream.read(_CHUNK_BYTES):
            size += len(part)
            if size > most:
                raise SourceRefused("part_too_large", part="body", most=most)
            parts.append(part)
    except OSError as error:
        raise SourceRefused("damaged", why=f"zstd: {error}") from error
    return b"".join(parts)
