"""From a file's bytes to the text that every span counts in.

Done once, at ingestion. Nothing but line ends and the Unicode normal form is touched: no strip, no
NFKC, so that a quote can be found in the source as it was printed.
"""

import hashlib
import unicodedata
from dataclasses import dataclass

NORMALISATION_VERSION = 1


class UnusableText(ValueError):
    """The bytes are not a text that can be kept; `where` says at which place, as a reader counts."""

    def __init__(self, reason: str, where: str = "") -> None:
        self.reason = reason
        self.where = where
        super().__init__(f"{where}: {reason}" if where else reason)


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """A text and the digests (SHA-256, hexadecimal) of it in UTF-8 and of the bytes it came from."""

    text: str
    text_sha256: str
    original: bytes
    original_sha256: str


def normalise(original: bytes) -> NormalisedText:
    """Decode UTF-8, turn CRLF and CR into LF, and compose (NFC).

    Raises UnusableText for bytes that are not UTF-8, NUL, lone surrogates, and an empty text.
    """
    if not original:
        raise UnusableText("the file is empty")
    try:
        # "utf-8-sig" would also do, but a byte order mark is a part of the kept original only.
        decoded = original.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnusableText(*_explain(original, error)) from error
    decoded = decoded.removeprefix("\ufeff")
    if (nul := decoded.find("\x00")) >= 0:
        raise UnusableText("a NUL character, which no text has", _place(decoded, nul))
    text = unicodedata.normalize("NFC", decoded.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise UnusableText("the text is empty")
    return NormalisedText(
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        original=original,
        original_sha256=hashlib.sha256(original).hexdigest(),
    )


def _explain(original: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    where = _place(original[: error.start].decode("utf-8", "replace"), None)
    found = original[error.start : error.start + 3]
    if original.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "the file is UTF-16; save it as UTF-8", where
    if len(found) == 3 and found[0] == 0xED and 0xA0 <= found[1] <= 0xBF:
        return "a lone surrogate, which is no character; save the file anew as UTF-8", where
    return f"not UTF-8 (byte 0x{found[0]:02x}); save the file as UTF-8", where


def _place(text: str, index: int | None) -> str:
    """Line and column, counted from 1, of the code point at `index` (None: after the last)."""
    before = text if index is None else text[:index]
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    return f"line {line}, column {column}"
