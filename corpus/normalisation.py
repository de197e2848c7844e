"""From a file's bytes to the text that every span counts in.

Done once, at ingestion. Nothing but line ends and the Unicode normal form is touched: no strip, no
NFKC, so that a quote can be found in the source as it was printed.
"""

import codecs
import hashlib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

NORMALISATION_VERSION = 1


class Flaw(StrEnum):
    """What makes bytes unusable as a text. The sentences for people are in `corpus.ingestion`."""

    EMPTY_FILE = "the file is empty"
    EMPTY_TEXT = "the text is empty"
    NUL = "a NUL character"
    NOT_UTF_8 = "not UTF-8"
    UTF_16 = "UTF-16, not UTF-8"
    SURROGATE = "a lone surrogate"


class UnusableText(ValueError):
    """The bytes are not a text that can be kept.

    `line` and `column` count from 1, as a reader counts; None where the flaw is of the whole.
    """

    def __init__(self, flaw: Flaw, line: int | None = None, column: int | None = None) -> None:
        self.flaw = flaw
        self.line = line
        self.column = column
        super().__init__(f"line {line}, column {column}: {flaw}" if line else str(flaw))


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """A text, and the digests (SHA-256, hexadecimal) of it in UTF-8 and of the original bytes."""

    text: str
    text_sha256: str
    original: bytes
    original_sha256: str


def normalise(original: bytes) -> NormalisedText:
    """Decode UTF-8, turn CRLF and CR into LF, and compose (NFC).

    Raises UnusableText for bytes that are not UTF-8, NUL, lone surrogates, and an empty text.
    """
    if not original:
        raise UnusableText(Flaw.EMPTY_FILE)
    try:
        decoded = original.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _explain(original, error.start) from error
    # Byte order marks belong to the kept original only, also where files were joined end to end.
    text = _with_lf(decoded.lstrip("\ufeff"))
    if (nul := text.find("\x00")) >= 0:
        raise UnusableText(Flaw.NUL, *_end(text[:nul]))
    text = unicodedata.normalize("NFC", text)
    if not text.strip():
        raise UnusableText(Flaw.EMPTY_TEXT)
    return NormalisedText(
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        original=original,
        original_sha256=hashlib.sha256(original).hexdigest(),
    )


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _explain(original: bytes, position: int) -> UnusableText:
    """Why the bytes from `position` on are not UTF-8."""
    if original.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return UnusableText(Flaw.UTF_16)
    place = _end(_with_lf(original[:position].decode("utf-8").lstrip("\ufeff")))
    lead, *rest = original[position : position + 2]
    is_surrogate = lead == 0xED and bool(rest) and 0xA0 <= rest[0] <= 0xBF
    return UnusableText(Flaw.SURROGATE if is_surrogate else Flaw.NOT_UTF_8, *place)


def _end(text: str) -> tuple[int, int]:
    """Line and column, counted from 1, of what follows the text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def composed(text: str) -> str:
    """What somebody typed, as it is kept: NFC, with LF line ends."""
    if text.isascii() and "\r" not in text:
        return text
    return unicodedata.normalize("NFC", _with_lf(text))
