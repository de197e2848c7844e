"""In which encoding bytes are written: strict UTF-8, then what is declared, then Windows-1252.

No detector: on Swedish text they take å for ĺ. Whatever is not UTF-8 is said, and read so only
when a person agrees, unless the source itself says how it is written.
"""

import codecs
import re
from dataclasses import dataclass

from corpus.extraction.blocks import EncodingReading, Finding
from corpus.extraction.refusals import SourceRefused

FALLBACK = "windows-1252"

# What a browser means by these names; Python's own latin-1 has control characters for – and ”.
_MEANT = {
    **dict.fromkeys(
        ["iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"], FALLBACK
    ),
    **dict.fromkeys(["cp1252", "x-cp1252", "ansi", "windows1252"], FALLBACK),
    **dict.fromkeys(["utf8", "utf-8", "unicode-1-1-utf-8"], "utf-8"),
    **dict.fromkeys(["utf-16", "utf16", "unicode", "ucs-2"], "utf-16"),
    **dict.fromkeys(["x-mac-roman", "mac", "macroman"], "macintosh"),
}
# Such codecs turn bytes into bytes or run rules of their own: no encodings of a text.
_NO_ENCODINGS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"}
_DECLARED_IN_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]+)""")
_DECLARED_IN_HTML = re.compile(
    rb"""<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE
)
_START_BYTES = 4_096
_CP1252_HOLES = bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D])


@dataclass(frozen=True, slots=True)
class DecodedText:
    text: str
    encoding: EncodingReading
    findings: tuple[Finding, ...]


def declared_in(content: bytes) -> str:
    """What an XML or HTML file says of its encoding at its start; empty when it says nothing."""
    start = content[:_START_BYTES].removeprefix(codecs.BOM_UTF8)
    found = _DECLARED_IN_XML.search(start) or _DECLARED_IN_HTML.search(start)
    return found[1].decode("ascii") if found else ""


def decode(
    content: bytes, *, declared: str = "", chosen: str = "", trusted: bool = False
) -> DecodedText:
    """The text, and how it was read. Byte order marks at the start are gone, line ends are kept.

    `declared` is what the file or its sender says, `chosen` what a person says; `trusted`: a
    declaration stands in the file itself, which nobody has to agree to. Raises SourceRefused.
    """
    name = _chosen(content, chosen) if chosen else _recognised(content, declared)
    text = _strictly(content, name)
    # Once somebody has chosen, a declared name that nobody knows is no matter any more.
    must_agree = name != "utf-8" and not (
        trusted and declared and _known(declared, strict=not chosen) == name
    )
    findings = []
    if declared and _known(declared, strict=False) != name and not content.isascii():
        details = {"declared": declared, "encoding": name}
        findings.append(Finding("encoding_not_declared", details))
    elif name != "utf-8":
        findings.append(Finding("encoding", {"encoding": name}))
    return DecodedText(text, EncodingReading(name, declared, must_agree), tuple(findings))


def _chosen(content: bytes, chosen: str) -> str:
    """UTF-16 without a byte order mark is of the order that its zeros show: in the other one it
    would be Chinese."""
    name = _known(chosen)
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return (_zeros(content) or name) if name in {"utf-16", "utf16"} and not marked else name


def _recognised(content: bytes, declared: str) -> str:
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if zeros := _zeros(content):
        return zeros
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _known(declared, strict=False) not in {"", "utf-8", "utf-16"}:
            return _known(declared)
        _refuse_surrogate(content, error)
        if any(hole in content for hole in _CP1252_HOLES):
            raise _undecodable(content, error.start, "utf-8") from error
        return FALLBACK
    return "utf-8"


def _refuse_surrogate(content: bytes, error: UnicodeDecodeError) -> None:
    """UTF-8 but for half a character is no other encoding."""
    lead = content[error.start : error.start + 3]
    if len(lead) == 3 and lead[0] == 0xED and 0xA0 <= lead[1] <= 0xBF and 0x80 <= lead[2] <= 0xBF:
        raise SourceRefused("surrogate", line=content.count(b"\n", 0, error.start) + 1) from error


def _zeros(content: bytes) -> str:
    """UTF-16 without a byte order mark: every other byte of Swedish text is zero."""
    start = content[:1_000]
    half = len(start) // 2
    if half >= 4 and start[1::2].count(0) > 0.7 * half and start[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half >= 4 and start[0::2].count(0) > 0.7 * half and start[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _known(name: str, *, strict: bool = True) -> str:
    """The encoding's usual name; for one that is not known refused, or with `strict` off, empty."""
    key = name.strip().lower().replace("_", "-")
    if not key:
        return ""
    meant = _MEANT.get(key, key)
    try:
        codec = codecs.lookup(meant)
    except LookupError:
        codec = None
    if codec is None or not codec._is_text_encoding or codec.name in _NO_ENCODINGS:
        if strict:
            raise SourceRefused("unknown_encoding", encoding=name)
        return ""
    return meant


def _strictly(content: bytes, name: str) -> str:
    try:
        text = content.decode(name)
    except UnicodeDecodeError as error:
        raise _undecodable(content, error.start, name) from error
    text = text.lstrip("\ufeff")
    if (nul := text.find("\x00")) >= 0:
        raise SourceRefused("nul", line=text.count("\n", 0, nul) + 1)
    return text


def _undecodable(content: bytes, position: int, name: str) -> SourceRefused:
    line = content.count(b"\n", 0, position) + 1
    return SourceRefused("not_decodable", byte=position, line=line, encoding=name)
