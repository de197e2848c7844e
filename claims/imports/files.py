"""What sort of file it is, whatever its name says: by its bytes, and in what encoding."""

import codecs
import re

from claims.imports.reasons import FileRefused

# What one file may hold.
FILE_MAX_BYTES = 50_000_000
# By so much of it a file is recognised.
_START_BYTES = 4_096

# Whatever its first tag is; a saved page begins with a comment about where it came from.
_HTML = re.compile(rb"<(?:!--|!doctype|\?xml|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)
_MAGIC = (
    (b"%PDF", "file_is_pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file_is_xls"),
    (b"\x1f\x8b", "file_is_compressed"),
    (b"7z\xbc\xaf", "file_is_compressed"),
    (b"Rar!", "file_is_compressed"),
    (b"\x89PNG", "file_is_picture"),
    (b"\xff\xd8\xff", "file_is_picture"),
    (b"{\\rtf", "file_is_document"),
    (b"PAR1", "file_is_no_text"),
    (b"SQLite format 3\x00", "file_is_no_text"),
)
# Spreadsheets as one file of XML, by Excel and by LibreOffice.
_XML_SHEET = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet|<office:document\b")


def check_size(content: bytes) -> None:
    """Raises FileRefused for a file that is empty or too large."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise FileRefused("file_empty")
    if len(content) > FILE_MAX_BYTES:
        raise FileRefused("file_too_large", most=FILE_MAX_BYTES // 1_000_000)


def is_json(content: bytes) -> bool:
    return _start(content)[:1] in {b"{", b"["}


def _start(content: bytes) -> bytes:
    """What the file begins with, also where each character of it has two bytes."""
    start = content[:_START_BYTES]
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        start = start.removeprefix(mark)
    return start.replace(b"\x00", b"").lstrip()


def is_html(content: bytes) -> bool:
    return _HTML.match(_start(content)) is not None


def is_xlsx(content: bytes) -> bool:
    """Or another zip archive: whoever reads it says which."""
    return content.startswith(b"PK\x03\x04")


def check_kind(content: bytes) -> None:
    """Raises FileRefused for what by its first bytes is something else than rows of claims."""
    for magic, code in _MAGIC:
        if content.startswith(magic):
            raise FileRefused(code)
    if _XML_SHEET.search(_start(content)):
        raise FileRefused("file_is_xml_sheet")


def text_of_sheet(content: bytes, encoding: str = "") -> str:
    """The text of a file that is none of the others. Raises FileRefused for what is no text.

    `encoding` is one of ENCODINGS and says how text that is not UTF-8 is to be read.
    """
    text = decode(content, encoding)
    if is_html(text[:200].encode()):
        raise FileRefused("file_is_html")
    return text


def decode(content: bytes, encoding: str = "") -> str:
    """Another encoding is recognised and named, and used only when asked for: FileRefused."""
    found = _utf_16(content)
    if found and encoding == "utf-16":
        return _decoded(content, found)
    if found:
        raise FileRefused("file_is_utf_16")
    if encoding == "utf-16":
        raise FileRefused("file_is_not_utf_16")
    try:
        return content.decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        if encoding == "windows-1252":
            return _decoded(content, "cp1252")
        line = content.count(b"\n", 0, error.start) + 1
        code = "file_is_windows_1252" if _is_windows_1252(content) else "file_not_utf_8"
        raise FileRefused(code, line=line) from error


def _utf_16(content: bytes) -> str:
    """The codec for what is UTF-16: with a byte order mark, or with every other byte zero."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    start = content[:1_000]
    half = len(start) // 2
    if half >= 4 and start[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    if half >= 4 and start[0::2].count(0) > 0.7 * half:
        return "utf-16-be"
    return ""


def _is_windows_1252(content: bytes) -> bool:
    """Whether it reads as Nordic or western text: most of its high bytes are letters there."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return False
    high = [character for character in text if character > "\x7f"]
    return sum(character.isalpha() or character in "–—”“’§°é" for character in high) > len(high) / 2


def _decoded(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        raise FileRefused("file_does_not_decode", encoding=codec, byte=error.start) from error
