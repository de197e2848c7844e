"""MHTML: a page as a browser saved it, with its parts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from corpus.extraction.blocks import Finding, FoundValue, Reading, ReadingOptions, Strength
from corpus.extraction.limits import MAX_PARTS, MOST_LEVELS
from corpus.extraction.readers.html.reader import read_html
from corpus.extraction.refusals import SourceRefused

VERSION = "2"

_HTML = {"text/html", "application/xhtml+xml"}
_SPACE = re.compile(r"\s+")


def read_mhtml(content: bytes, options: ReadingOptions) -> Reading:
    """The page itself; frames in it are counted, and not read. Raises SourceRefused."""
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(content)
        parts = _parts(message)
        root = _root(message, parts)
        body = root.get_payload(decode=True)
    except RecursionError as error:  # the parser calls itself for each part in a part
        raise SourceRefused("too_deep", most=MOST_LEVELS) from error
    except (MessageError, ValueError, LookupError, KeyError) as error:
        if isinstance(error, SourceRefused):
            raise
        raise SourceRefused("damaged", why=str(error)) from error
    if not isinstance(body, bytes) or not body.strip():
        raise SourceRefused("no_text")
    address = options.address or _header(message, "Snapshot-Content-Location")
    address = address or _header(root, "Content-Location")
    charset = root.get_param("charset") or ""
    inner = replace(
        options, media_type="text/html", address=address, charset=options.charset or str(charset)
    )
    reading = read_html(body, inner)
    frames = sum(part.get_content_type() in _HTML for part in parts if part is not root)
    findings = [*reading.findings]
    if frames:
        findings.append(Finding("frames", {"number": frames}))
    return replace(
        reading,
        findings=tuple(findings),
        metadata=(*reading.metadata, *_metadata(message)),
    )


def _parts(message: EmailMessage) -> list[EmailMessage]:
    parts: list[EmailMessage] = []
    for part in message.walk():
        if len(parts) >= MAX_PARTS:
            raise SourceRefused("too_many_parts", most=MAX_PARTS)
        if not part.is_multipart():
            parts.append(part)
    return parts


def _root(message: EmailMessage, parts: list[EmailMessage]) -> EmailMessage:
    """The part that the message starts with, else the first page in it."""
    start = str(message.get_param("start") or "")
    pages = [part for part in parts if part.get_content_type() in _HTML]
    named = [part for part in pages if start and _header(part, "Content-ID") == start]
    if not pages:
        raise SourceRefused("no_page")
    return (named or pages)[0]


def _metadata(message: EmailMessage) -> Iterator[FoundValue]:
    """When the page was saved: the first day on which it surely said so."""
    if saved := _header(message, "Date"):
        date = message["Date"].datetime
        edtf = date.date().isoformat() if date else ""
        yield FoundValue("retrieved", saved, "mhtml", "Date", Strength.STRONG, edtf)


def _header(message: EmailMessage, name: str) -> str:
    return (
        _SPACE.sub("", str(message.get(name, ""))) if name != "Date" else str(message.get(name, ""))
    )
