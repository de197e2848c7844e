"""Single cells: kinds, check-worthiness, lists, numbers."""

import html
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claims.imports.reasons import keepable
from claims.spotting.quantities.numerals import magnitude
from claims.spotting.quantities.units import known_unit
from claims.vocabulary.quantities import plain
from claims.vocabulary.unit_names import unit_of
from claims.vocabulary.written_numbers import FIGURES, NumberInDoubt, read_number
from corpus.as_kept import name_as_kept

KINDS = {
    "quantity": ("antal eller belopp", "antal", "belopp"),
    "comparison": ("jämförelse",),
    "history": ("historia",),
    "causation": ("orsak och verkan", "orsak"),
    "rule": ("regel eller lag", "regel", "lag"),
    "decision": ("beslut",),
    "prediction": ("förutsägelse",),
    "attribution": ("vad någon har sagt eller tycker",),
    "definition": (),
    "other": ("annat",),
}
WORTHINESS = {"high": ("högt", "hög"), "medium": ("medel",), "low": ("lågt", "låg")}

# UTF-8 that a program has read as Windows-1252 or ISO 8859-1, in the letters and signs of Swedish
# texts (`Ã¤` for `ä`, `â€“` for a dash), and what stands for characters that are lost.
_GARBLED = re.compile(r"[^\s]*(?:Ã[\x80-\xbf…„–‰]|Â[\xa0-\xbf]|â(?:€|\x80).|\ufffd)[^\s]*")
# Such a word has one of these, which is told in a tenth of the time.
_PERHAPS_GARBLED = re.compile("[ÃÂâ\ufffd]")

# What stands in web pages for letters and signs, and what marks their text up.
_CHARACTER = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|br|div|em|figure|font|h[1-6]|hr|i|img|li|ol|p|q|s|small|span|strong"
    r"|sub|sup|table|t[dhr]|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)

# What statistics programs write for nothing.
NOTHING = frozenset(
    {
        *("NA", "<NA>", "N/A", "n/a", "#N/A", "#NA", "#SAKNAS", "#SAKNAS!", "NaN", "nan", "NAN"),
        *("NaT", "NULL", "Null", "null", "None"),
    }
)

_AMOUNT = re.compile(
    rf"(?P<low>{FIGURES})(?:\s*(?:[-–—]|\.\.)\s*(?P<high>{FIGURES}))?\s*(?P<unit>[^-+−–\d\s.,'].*)"
)
# With decimals as our own files have them: a point, and no nought at the end.
_AS_WRITTEN = re.compile(r"-?[0-9]+\.[0-9]*[1-9]")
# What PostgreSQL keeps of a value: 18 digits before the point, 6 after it.
_MOST = Decimal(10) ** 18
NUMBER_MAX_CHARACTERS = 200


class BadValue(ValueError):
    """`code`, the piece of the cell that it is about, and what that may mean if it is in doubt."""

    def __init__(self, code: str, value: str, readings: tuple[str, str] | None = None) -> None:
        self.code = code
        self.value = value
        self.readings = dict(zip(("first", "second"), readings, strict=True)) if readings else {}
        super().__init__(f"{code}: {value}")


def one_of(cell: str, names: dict[str, tuple[str, ...]]) -> str:
    """The key, by itself or by a Swedish name of it. Raises BadValue."""
    low = name_as_kept(cell).casefold()
    for key, others in names.items():
        if low == key or low in others:
            return key
    raise BadValue("value_unknown", cell)


def whole_number(cell: str) -> int:
    """`120`, also as `120.0`: some programs have no other numbers. Raises BadValue."""
    if match := re.fullmatch(r"([0-9]{1,9})(?:[.,]0+)?", cell.strip()):
        return int(match[1])
    raise BadValue("value_not_a_number", cell)


def garbled_in(text: str) -> str:
    """The first word that was read in a wrong encoding before it came here; mostly none."""
    match = _GARBLED.search(text) if _PERHAPS_GARBLED.search(text) else None
    return match[0] if match else ""


def markup_in(text: str) -> str:
    """The first piece of a web page's markup: `&aring;`, `<br />`; mostly none."""
    if "<" in text and (tag := _TAG.search(text)):
        return tag[0]
    named = _CHARACTER.finditer(text) if "&" in text else ()
    return next((found[0] for found in named if html.unescape(found[0]) != found[0]), "")


def listed(cell: str) -> list[str]:
    """The parts between “|”; without any, between semicolons, commas or line ends."""
    parts = cell.split("|") if "|" in cell else re.split(r"[;,\n]", cell)
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


@dataclass(frozen=True, slots=True)
class Number:
    """One quantity: its words in the quote, value, upper value or None, unit."""

    text: str
    value: Decimal
    value_max: Decimal | None
    unit: str


def numbers(
    cell: str, present: Sequence[Mapping[str, Any]] = (), *, ours: bool = False
) -> list[Number]:
    """`640 miljoner kronor = 640000000 SEK | 10-15 år = 10–15 years`. Raises BadValue.

    `present` are the quantities that the claim has: their figures are what our own files say of
    them, and read so. `ours`: the cell is of such a file, in which a point has decimals behind it.
    """
    there = {each["text"]: each for each in present}
    return [_number(part.strip(), there, ours) for part in cell.split(" | ") if part.strip()]


def _number(part: str, there: Mapping[str, Mapping[str, Any]], ours: bool) -> Number:
    text, equals, amount = part.rpartition("=")
    text, match = text.strip(), _AMOUNT.fullmatch(amount.strip())
    if not equals or not text or match is None or len(text) > NUMBER_MAX_CHARACTERS:
        raise BadValue("quantity_form", part)
    unit, factor = _unit(match["unit"])
    own = {each for each in map(there.get(text, {}).get, ("value", "value_max")) if each}
    if ours:
        ends = (match["low"], match["high"] or "")
        own |= {figures for figures in ends if _AS_WRITTEN.fullmatch(figures)}
    value = _decimal(match["low"], own, factor)
    value_max = _decimal(match["high"], own, factor) if match["high"] else None
    if value_max is not None and value_max <= value:
        raise BadValue("quantity_range", part)
    return Number(text, value, value_max, unit)


def _unit(named: str) -> tuple[str, Decimal]:
    """`kr`, and what it is counted in: `mkr`, `miljoner kronor`. Raises BadValue."""
    unit, factor = unit_of(named), Decimal(1)
    if unit is None:
        first, _gap, rest = named.casefold().replace(".", ". ").partition(" ")
        if rest and (many := magnitude(first)):
            unit, factor = unit_of(rest.strip(" .")), Decimal(many)
        elif not rest and (known := known_unit(first)):
            unit, factor = known
    if unit is None:
        raise BadValue("quantity_unit", named)
    return unit, factor


def _decimal(figures: str, own: Collection[str], factor: Decimal) -> Decimal:
    """With a point or a comma, whatever divides the file's cells: people write both everywhere."""
    try:
        value = read_number(figures, own) * factor
    except NumberInDoubt as doubt:
        raise BadValue("quantity_of_two_readings", figures, doubt.readings) from doubt
    if abs(value) >= _MOST or value != round(value, 6):
        raise BadValue("quantity_size", figures)
    return value


def as_quantity(number: Number, present: dict[str, Any] | None) -> dict[str, Any]:
    """With the qualifier and the period that it has already: a sheet does not tell them."""
    present = present or {}
    return {
        "text": number.text,
        "value": plain(number.value),
        "value_max": None if number.value_max is None else plain(number.value_max),
        "unit": number.unit,
        "qualifier": present.get("qualifier", "exact"),
        "period": present.get("period", ""),
    }


def as_kept(cell: str) -> str:
    """As texts are kept: LF for line ends, composed (NFC)."""
    text = keepable(cell.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", text)
