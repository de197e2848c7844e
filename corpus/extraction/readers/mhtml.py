"""MHTML: a page as a browser saved it, with its parts."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import Message
from urllib.parse import urljoin

from corpus.extraction.blocks import Finding, FoundValue, Reading, ReadingOptions, Strength
from corpus.extraction.readers.html.reader import read_html
from corpus.extraction.readers.html.stylesheets import Sheet, parse_sheet
from corpus.extraction.readers.mail.parts import body_of, header, moment, parse_message, walk
from corpus.extraction.refusals import SourceRefused

VERSION = "5"

_HTML = {"text/html", "application/xhtml+xml"}


def read_mhtml(content: bytes, options: ReadingOptions) -> Reading:
    """The page itself; frames in it are counted, and not read. Raises SourceRefused."""
    message = parse_message(content)
    parts = [part for part, _level in walk(message) if not part.is_multipart()]
    root = _root(message, parts)
    body = body_of(root)
    if not body.strip():
        raise SourceRefused("no_text")
    address = options.address or _without_spaces(message, "Snapshot-Content-Location")
    address = address or _without_spaces(root, "Content-Location")
    charset = root.get_param("charset") or ""
    inner = replace(
        options, media_type="text/html", address=address, charset=options.charset or str(charset)
    )
    reading = read_html(body, inner, _sheets(parts, address))
    frames = sum(part.get_content_type() in _HTML for part in parts if part is not root)
    findings = [*reading.findings]
    if frames:
        findings.append(Finding("frames", {"number": frames}))
    return replace(
        reading,
        findings=tuple(findings),
        metadata=(*reading.metadata, *_metadata(message)),
    )


def _sheets(parts: list["Message[str, str]"], page: str) -> Callable[[str], Sheet]:
    """The style sheets beside the page, by their addresses: also those that stood in it, which
    browsers save as parts.
    """
    texts: dict[str, str] = {}
    for part in parts:
        if part.get_content_type() == "text/css":
            text = body_of(part).decode("utf-8", "replace")
            texts.setdefault(_without_spaces(part, "Content-Location"), text)
            texts.setdefault(f"cid:{header(part, 'Content-ID').strip('<>')}", text)

    def beside(address: str) -> Sheet:
        found = texts.get(address)
        return parse_sheet(texts.get(urljoin(page, address), "") if found is None else found)

    return beside


def _root(message: "Message[str, str]", parts: list["Message[str, str]"]) -> "Message[str, str]":
    """The part that the message starts with, else the first page in it."""
    start = str(message.get_param("start") or "")
    pages = [part for part in parts if part.get_content_type() in _HTML]
    named = [part for part in pages if start and header(part, "Content-ID") == start]
    if not pages:
        raise SourceRefused("no_page")
    return (named or pages)[0]


def _metadata(message: "Message[str, str]") -> Iterator[FoundValue]:
    """When the page was saved: the first day on which it surely said so."""
    if saved := header(message, "Date"):
        at = moment(message)
        edtf = at.date().isoformat() if at else ""
        yield FoundValue("retrieved", saved, "mhtml", "Date", Strength.STRONG, edtf)


def _without_spaces(message: "Message[str, str]", name: str) -> str:
    """Of an address: a long one is folded over several lines."""
    return "".join(header(message, name).split())
