"""A message of parts, as e-mails and MHTML are, and its headers decoded.

The parts are told apart by the library's older policy: the newer one takes time by the square of a
header's length. It decodes the headers that are shown, of which it is given the beginning.
"""

from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser

from corpus.extraction.encodings import FALLBACK
from corpus.extraction.limits import MAX_PARTS, MOST_LEVELS
from corpus.extraction.refusals import SourceRefused

_HEADER_MAX_CHARACTERS = 20_000
_DECODED_MAX_CHARACTERS = 4_000  # the library takes time by the square of the words that it decodes
_PACKING_MAX_CHARACTERS = 4_000
_MOST_PART_LEVELS = 50  # of parts in parts; e-mails that people forward have some ten


def parse_message(content: bytes) -> "Message[str, str]":
    """Raises SourceRefused for what is too deep or of too many parts."""
    try:
        message: Message[str, str] = BytesParser(policy=policy.compat32).parsebytes(content)
    except RecursionError as error:  # the parser calls itself for each part in a part
        raise SourceRefused("too_deep", most=MOST_LEVELS) from error
    except (MessageError, ValueError, LookupError) as error:
        raise SourceRefused("damaged", why=str(error)) from error
    for count, (part, level) in enumerate(walk(message)):
        if level > _MOST_PART_LEVELS:
            raise SourceRefused("too_deep", most=_MOST_PART_LEVELS)
        if count >= MAX_PARTS:
            raise SourceRefused("too_many_parts", most=MAX_PARTS)
        _shorten(part)
    return message


def _shorten(part: "Message[str, str]") -> None:
    """What says how a part is packed is a line or two; of a megabyte of it the beginning counts."""
    for name, value in part.raw_items():
        if name.lower().startswith("content-") and len(str(value)) > _PACKING_MAX_CHARACTERS:
            part.replace_header(name, str(value)[:_PACKING_MAX_CHARACTERS])


def walk(message: "Message[str, str]") -> Iterator[tuple["Message[str, str]", int]]:
    """Every part with how deep it stands, in order."""
    waiting = [(message, 0)]
    while waiting:
        part, level = waiting.pop()
        yield part, level
        waiting += [(inner, level + 1) for inner in reversed(parts_in(part))]


def parts_in(part: "Message[str, str]") -> list["Message[str, str]"]:
    payload = part.get_payload()
    if not isinstance(payload, list):
        return []
    return [inner for inner in payload if isinstance(inner, Message)]


def body_of(part: "Message[str, str]") -> bytes:
    """As it was before it was packed for the way; empty for one that holds others."""
    try:
        body = part.get_payload(decode=True)
    except (MessageError, ValueError, LookupError) as error:
        raise SourceRefused("damaged", why=str(error)) from error
    return body if isinstance(body, bytes) else b""


def header(message: "Message[str, str]", name: str) -> str:
    """Decoded, on one line; empty where there is none. Of a long one the beginning."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return decoded(str(raw))


def decoded(raw: str) -> str:
    """A header's or a file name's words; letters that were written as bytes are read as UTF-8, else
    as Windows-1252.
    """
    most = _DECODED_MAX_CHARACTERS if "=?" in raw else _HEADER_MAX_CHARACTERS
    raw = " ".join(raw[:most].split())
    content = raw.encode("utf-8", "surrogateescape")
    try:
        raw = content.decode("utf-8")
    except UnicodeDecodeError:
        raw = content.decode(FALLBACK, "replace")
    if "=?" not in raw:
        return raw
    try:
        words = str(policy.default.header_factory("Subject", raw))
    except (MessageError, ValueError, LookupError, IndexError):  # words packed in no known way
        return raw
    return " ".join(words.encode("utf-8", "replace").decode().split())


def moment(message: "Message[str, str]") -> datetime | None:
    """When it says that it was written; None where it says no day that there is."""
    raw = header(message, "Date")
    try:
        return policy.default.header_factory("Date", raw).datetime if raw else None
    except (MessageError, ValueError, LookupError, OverflowError):
        return None
