"""E-mails (`.eml`, Apple's `.emlx`): their text, what they say of themselves, what is attached."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy

from corpus.extraction.blocks import (
    Block,
    BlockKind,
    Finding,
    FoundValue,
    Reading,
    ReadingOptions,
    Strength,
)
from corpus.extraction.dates import edtf_of_machine_date
from corpus.extraction.encodings import decode
from corpus.extraction.readers.combined import combine
from corpus.extraction.readers.html.reader import read_html
from corpus.extraction.readers.mail.bodies import Attachment, Mail, attachments_in, texts_of
from corpus.extraction.readers.mail.flowed import unwrapped
from corpus.extraction.readers.mail.parts import body_of, header, moment, parse_message
from corpus.extraction.readers.plain import read_plain
from corpus.extraction.readers.warc import ArchivedPage
from corpus.extraction.refusals import SourceRefused

VERSION = "2"

_HEADER = re.compile(rb"[\x21-\x39\x3b-\x7e]+:[ \t\r\n]|From [^\r\n]+\r?\n")
_ONLY_MAILS = re.compile(
    rb"^(?:(?:Received|Message-ID|Return-Path|Delivered-To|X-Mailer|In-Reply-To):"
    rb"|(?:From|To):[^\r\n]*@)",
    re.IGNORECASE | re.MULTILINE,
)
_SAVED_PAGE = re.compile(
    rb"^(?:From: ?<Saved by|Snapshot-Content-Location:)", re.IGNORECASE | re.MULTILINE
)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_START_BYTES = 64_000  # of headers; servers on the way add some kilobytes
# Apple Mail writes how many bytes the message has before it, and a list of its own behind it.
_LENGTH = re.compile(rb"\s*(\d{1,9})\s*\n")
# An `mbox` file: each message behind a line of the envelope.
_NEXT_MAIL = re.compile(rb"\n\r?\nFrom \S+ [^\r\n]*\d\d:\d\d[^\r\n]*\r?\n[!-9;-~]+: ")
_CUT_OFF = {"CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect"}
_READABLE = ("text/", "application/pdf", "application/vnd.o", "application/epub+zip")
_READABLE_NAME = re.compile(
    r".*\.(?:pdf|docx|odt|rtf|epub|txt|html?|xhtml|mht|mhtml|eml)", re.IGNORECASE | re.DOTALL
)
_SAID = {
    "Subject": "title",
    "From": "byline",
    "To": "recipient",
    "Cc": "recipient",
    "Content-Language": "language",
}
_MOST_NAMED = 20  # attachments that a finding names


def is_mail(content: bytes) -> bool:
    """Whether it begins with headers of which one is an e-mail's alone."""
    start = content[:_START_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    if length := _LENGTH.match(start):
        start = start[length.end() :]
    if not _HEADER.match(start):
        return False
    end = _BLANK_LINE.search(start)
    head = start[: end.start()] if end else start
    return _ONLY_MAILS.search(head) is not None and _SAVED_PAGE.search(head) is None


def read_mail(content: bytes, options: ReadingOptions) -> Reading:
    """The subject as a heading, and the e-mail's own text. Raises SourceRefused."""
    mail = _parsed(content)
    readings = [(f"part {n}", _text(part, options)) for n, part in enumerate(texts_of(mail), 1)]
    one = len(readings) == 1
    body = readings[0][1] if one else combine(readings)
    encodings = [reading.encoding for _name, reading in readings if reading.encoding]
    must_agree = [encoding for encoding in encodings if encoding.must_agree]
    subject = header(mail, "Subject")
    blocks = [*body.blocks]
    sections = body.sections
    if subject and blocks:
        blocks[0] = replace(blocks[0], before="\n\n")
    if subject:
        blocks.insert(0, Block(BlockKind.HEADING, subject, "", level=1, where="Subject"))
        sections = tuple(replace(s, first=s.first + 1, last=s.last + 1) for s in sections)
    attached = attachments_in(mail)
    findings = [*body.findings]
    if attached:
        names = ", ".join(each.key for each in attached[:_MOST_NAMED])
        names += ", …" if len(attached) > _MOST_NAMED else ""
        findings.append(Finding("attachments", {"number": len(attached), "names": names}))
    return Reading(
        blocks=tuple(blocks),
        sections=sections,
        metadata=(*_metadata(mail), *_of_the_text(body.metadata)),
        findings=tuple(findings),
        encoding=next(iter([*must_agree, *encodings]), None),
    )


def pages_of_mail(content: bytes) -> tuple[ArchivedPage, ...]:
    """The attachments that may be read as sources, each by itself."""
    return tuple(
        ArchivedPage(each.key, each.key, "", each.media_type, len(each.content))
        for each in attachments_in(_parsed(content))
        if _may_be_read(each)
    )


def unwrap_mail(content: bytes, options: ReadingOptions) -> tuple[bytes, ReadingOptions]:
    """The attachment that is chosen. Raises SourceRefused."""
    for each in attachments_in(_parsed(content)):
        if each.key == options.page:
            name = each.key.rpartition(" / ")[2]
            media_type = "" if each.media_type == "message/rfc822" else each.media_type
            charset = each.part.get_content_charset() or ""
            inner = replace(options, page="", name=name, media_type=media_type, charset=charset)
            return each.content, inner
    raise SourceRefused("no_such_page", page=options.page)


def _may_be_read(attachment: Attachment) -> bool:
    kind = attachment.media_type
    return kind == "message/rfc822" or (
        kind.startswith(_READABLE) or _READABLE_NAME.fullmatch(attachment.key) is not None
    )


def _parsed(content: bytes) -> Mail:
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if length := _LENGTH.match(content):
        content = content[length.end() : length.end() + int(length[1])]
    if content.startswith(b"From ") and _NEXT_MAIL.search(content):
        raise SourceRefused("several_mails")
    mail = parse_message(content)
    if _CUT_OFF & {type(defect).__name__ for defect in mail.defects}:
        raise SourceRefused("damaged", why="the e-mail ends in the middle of a part")
    return mail


def _text(part: Mail, options: ReadingOptions) -> Reading:
    """A part in the encoding that it declares; what a person chose counts where it is in doubt."""
    content, charset = body_of(part), part.get_content_charset() or ""
    is_page = part.get_content_type() != "text/plain"
    inner = replace(options, charset=charset, media_type="", address="", encoding="")
    if is_page:
        reading = read_html(content, inner)
        if options.encoding and reading.encoding and reading.encoding.must_agree:
            reading = read_html(content, replace(inner, encoding=options.encoding))
        return reading
    plain = decode(content, declared=charset, trusted=True)
    if options.encoding and plain.encoding.must_agree:
        plain = decode(content, declared=charset, chosen=options.encoding)
    text = plain.text
    if str(part.get_param("format") or "").lower() == "flowed":
        text = unwrapped(text, deleting=str(part.get_param("delsp") or "").lower() == "yes")
    reading = read_plain(text.encode(), ReadingOptions())
    return replace(reading, encoding=plain.encoding, findings=plain.findings)


def _metadata(mail: Mail) -> Iterator[FoundValue]:
    for field, name in _SAID.items():
        if value := header(mail, field):
            shown = _people(value) if name == "byline" else value
            yield FoundValue(name, shown, "e-mail", field, Strength.STRONG)
    if written := header(mail, "Date"):
        at = moment(mail)
        edtf = edtf_of_machine_date(at.isoformat(timespec="minutes")) if at else ""
        yield FoundValue("published", written, "e-mail", "Date", Strength.STRONG, edtf)


def _of_the_text(found: tuple[FoundValue, ...]) -> Iterator[FoundValue]:
    """What the page in it says of itself: programs that write e-mails set titles of their own."""
    yield from (value for value in found if value.name in {"language", "url"})


def _people(value: str) -> str:
    """`Eva Ek <eva@x.example>` as Eva Ek; an address alone as it stands."""
    try:
        addresses = policy.default.header_factory("From", value).addresses
    except (ValueError, LookupError, IndexError):
        return value
    names = [each.display_name or each.addr_spec for each in addresses]
    return ", ".join(name for name in names if name) or value
