"""Which kind of source it is, whatever its name says: one row a kind.

A new kind is a module in `readers/` and a row here; CONTRIBUTING.md has a worked example.
"""

import codecs
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from corpus.extraction.blocks import Reading, ReadingOptions
from corpus.extraction.readers import epub, feeds, mhtml, plain, warc, zips
from corpus.extraction.readers.docx import reader as docx
from corpus.extraction.readers.html import reader as html
from corpus.extraction.readers.mail import reader as mail
from corpus.extraction.readers.odt import reader as odt
from corpus.extraction.readers.pdf import reader as pdf
from corpus.extraction.readers.riksdag import reader as riksdag
from corpus.extraction.readers.riksdag.records import is_record
from corpus.extraction.readers.rtf import reader as rtf
from corpus.extraction.refusals import SourceRefused

Reader = Callable[[bytes, ReadingOptions], Reading]
Unwrapper = Callable[[bytes, ReadingOptions], tuple[bytes, ReadingOptions]]


@dataclass(frozen=True, slots=True)
class SourceFormat:
    """A row of the registry.

    `recognises` looks at the bytes and nothing else. The rows are asked in their order, and the
    first that says yes reads the file; the last one takes whatever is text. `media_types` and
    `suffixes` are what such a file is usually called: the form's `accept`, and the check that a
    file is what it was sent as. `marked`: its first bytes are of this kind and no other.
    A row has `read`, or where the source holds others, `unwrap` (the bytes and options of the one
    that `ReadingOptions.page` chooses) and `pages`. Where it has both, the source has a text of its
    own, and others are attached to it.
    """

    key: str
    label: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    version: str
    read: Reader | None = None
    unwrap: Unwrapper | None = None
    pages: Callable[[bytes], tuple[warc.ArchivedPage, ...]] | None = None
    marked: bool = True


_ZIP = b"PK\x03\x04"
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def _is_text(content: bytes) -> bool:
    """Whether it may be text: UTF-16, or bytes without the controls that only programs write."""
    start = content[:2_000]
    if content.startswith(_ZIP):
        return False  # some have no such controls at their beginning
    marked = start[:2] in {b"\xff\xfe", b"\xfe\xff"} or start.startswith(codecs.BOM_UTF32_BE)
    return marked or len(_BINARY.findall(start)) * 10 < len(start)


_HTML = re.compile(
    rb"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|title|meta|script|link"
    rb"|style|table|div|main|article|section|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)


def _is_html(content: bytes) -> bool:
    return _HTML.match(_ascii_start(content)) is not None


def _ascii_start(content: bytes) -> bytes:
    """The first bytes, of UTF-16 those that are not zero."""
    start = content[:8_000].removeprefix(b"\xef\xbb\xbf")
    return start[2:].replace(b"\x00", b"") if start[:2] in {b"\xff\xfe", b"\xfe\xff"} else start


_OTHER_XML = re.compile(rb"\s*<\?xml\s[^>]*\?>(?:\s|<[!?][^>]*>)*<([A-Za-z][\w:.-]{0,60})")


def _is_other_xml(content: bytes) -> bool:
    return _OTHER_XML.match(_ascii_start(content)) is not None


def _refuse_other_xml(content: bytes, _options: ReadingOptions) -> Reading:
    root = _OTHER_XML.match(_ascii_start(content))
    raise SourceRefused("other_xml", root=root[1].decode() if root else "")


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _is_docx(content: bytes) -> bool:
    return content.startswith(_ZIP) and b"[Content_Types].xml" in content and b"word/" in content


def _is_odt(content: bytes) -> bool:
    return content.startswith(_ZIP) and b"application/vnd.oasis.opendocument.text" in content[:200]


def _is_epub(content: bytes) -> bool:
    return content.startswith(_ZIP) and b"application/epub+zip" in content[:200]


_MIME_HEADER = re.compile(rb"[A-Za-z-]+:[ \t]")
_RELATED = re.compile(
    rb"^Content-Type:\s*multipart/(?:related|mixed)", re.IGNORECASE | re.MULTILINE
)


# A page without pictures, which older browsers save as one part; it says from where it came.
_ONE_PAGE = re.compile(rb"^Content-Type:\s*text/html", re.IGNORECASE | re.MULTILINE)
_FROM_WHERE = re.compile(rb"^(?:Snapshot-)?Content-Location:", re.IGNORECASE | re.MULTILINE)


def _is_mhtml(content: bytes) -> bool:
    start = content[:4_000].lstrip()
    if _MIME_HEADER.match(start) is None or mail.is_mail(content):
        return False
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    is_one_page = _ONE_PAGE.search(head) is not None and _FROM_WHERE.search(head) is not None
    return is_one_page or _RELATED.search(start) is not None


def _is_rtf(content: bytes) -> bool:
    return content[:20].lstrip().startswith(b"{\\rtf")


def _is_wacz(content: bytes) -> bool:
    return content.startswith(_ZIP) and b"datapackage.json" in content and b"archive/" in content


def _is_zip(content: bytes) -> bool:
    """Of files, and not a program's own, such as a workbook or a presentation."""
    own = b"[Content_Types].xml" in content or b"mimetype" in content[:60]
    return content.startswith(_ZIP) and not own


def _is_warc(content: bytes) -> bool:
    """Plain, or packed: that file is one when its first line says so."""
    if content.startswith(b"WARC/"):
        return True
    if content.startswith(warc.ZSTANDARD):
        return warc.begins_in_zstandard(content, b"WARC/")
    if not content.startswith(b"\x1f\x8b"):
        return False
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(content, 5) == b"WARC/"
    except zlib.error:
        return False


def _is_ole(content: bytes) -> bool:
    return content.startswith(_OLE)


def _refuse_ole(content: bytes, _options: ReadingOptions) -> Reading:
    """Word's files of before 2007, newer ones with a password, and Outlook's messages are of one
    container.
    """
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise SourceRefused("encrypted")
    is_message = "__properties_version1".encode("utf-16-le") in content
    raise SourceRefused("outlook_message" if is_message else "old_word")


def _is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:1_024]


FORMATS: tuple[SourceFormat, ...] = (
    SourceFormat(
        key="pdf",
        label="PDF",
        media_types=("application/pdf",),
        suffixes=("pdf",),
        recognises=_is_pdf,
        read=pdf.read_pdf,
        version=pdf.VERSION,
    ),
    SourceFormat(
        key="docx",
        label="DOCX",
        media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        suffixes=("docx",),
        recognises=_is_docx,
        read=docx.read_docx,
        version=docx.VERSION,
    ),
    SourceFormat(
        key="odt",
        label="ODT",
        media_types=("application/vnd.oasis.opendocument.text",),
        suffixes=("odt",),
        recognises=_is_odt,
        read=odt.read_odt,
        version=odt.VERSION,
    ),
    SourceFormat(
        key="rtf",
        label="RTF",
        media_types=("application/rtf", "text/rtf"),
        suffixes=("rtf",),
        recognises=_is_rtf,
        read=rtf.read_rtf,
        version=rtf.VERSION,
    ),
    SourceFormat(
        key="epub",
        label="EPUB",
        media_types=("application/epub+zip",),
        suffixes=("epub",),
        recognises=_is_epub,
        read=epub.read_epub,
        version=epub.VERSION,
    ),
    SourceFormat(
        key="mhtml",
        label="MHTML",
        media_types=("multipart/related", "application/x-mimearchive"),
        suffixes=("mhtml", "mht"),
        recognises=_is_mhtml,
        read=mhtml.read_mhtml,
        version=mhtml.VERSION,
    ),
    SourceFormat(
        key="mail",
        label="EML",
        media_types=("message/rfc822",),
        suffixes=("eml", "emlx"),
        recognises=mail.is_mail,
        read=mail.read_mail,
        unwrap=mail.unwrap_mail,
        pages=mail.pages_of_mail,
        version=mail.VERSION,
    ),
    SourceFormat(
        key="warc",
        label="WARC",
        media_types=("application/warc",),
        suffixes=("warc", "gz", "zst"),
        recognises=_is_warc,
        unwrap=warc.unwrap_warc,
        pages=warc.pages_of_warc,
        version=warc.VERSION,
    ),
    SourceFormat(
        key="wacz",
        label="WACZ",
        media_types=("application/wacz",),
        suffixes=("wacz",),
        recognises=_is_wacz,
        unwrap=warc.unwrap_wacz,
        pages=warc.pages_of_wacz,
        version=warc.VERSION,
    ),
    SourceFormat(
        key="zip",
        label="ZIP",
        media_types=("application/zip", "application/x-zip-compressed"),
        suffixes=("zip",),
        recognises=_is_zip,
        unwrap=zips.unwrap_zip,
        pages=zips.pages_of_zip,
        version=zips.VERSION,
    ),
    SourceFormat(
        key="ole",
        label="",  # it is recognised to be refused with the right words
        media_types=("application/msword", "application/vnd.ms-outlook"),
        suffixes=(),
        recognises=_is_ole,
        read=_refuse_ole,
        version="1",
    ),
    SourceFormat(
        key="riksdag",
        label="Riksdag open data",
        media_types=("application/xml", "text/xml", "application/json"),
        suffixes=("xml", "json"),
        recognises=is_record,
        read=riksdag.read_riksdag,
        pages=riksdag.pages_of_riksdag,
        version=riksdag.VERSION,
        marked=False,
    ),
    SourceFormat(
        key="feed",
        label="RSS, Atom",
        media_types=("application/rss+xml", "application/atom+xml"),
        suffixes=("rss", "atom"),
        recognises=feeds.is_feed,
        read=feeds.read_feed,
        version=feeds.VERSION,
        marked=False,
    ),
    SourceFormat(
        key="html",
        label="HTML",
        media_types=("text/html", "application/xhtml+xml"),
        suffixes=("html", "htm", "xhtml"),
        recognises=_is_html,
        read=html.read_html,
        version=html.VERSION,
        marked=False,
    ),
    SourceFormat(
        key="xml",
        label="",  # its tags are no text: it is recognised to be refused with the right words
        media_types=(),
        suffixes=(),
        recognises=_is_other_xml,
        read=_refuse_other_xml,
        version="1",
        marked=False,
    ),
    SourceFormat(
        key="plain",
        label="plain text",
        media_types=("text/plain",),
        suffixes=("txt", "text", "md"),
        recognises=_is_text,
        read=plain.read_plain,
        version=plain.VERSION,
        marked=False,
    ),
)


def by_key(key: str) -> SourceFormat:
    return next(row for row in FORMATS if row.key == key)
