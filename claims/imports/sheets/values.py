"""Single cells: kinds, check-worthiness, lists, numbers."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claims.imports.reasons import keepable
from claims.vocabulary.quantities import plain
from claims.vocabulary.spreadsheet_cells import EXCEL_SV, RFC_4180, BadCell, Dialect, parse_number
from claims.vocabulary.unit_names import unit_of
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

# What statistics programs write for nothing.
NOTHING = frozenset(
    {
        *("NA", "<NA>", "N/A", "n/a", "#N/A", "#NA", "#SAKNAS", "#SAKNAS!", "NaN", "nan", "NAN"),
        *("NaT", "NULL", "Null", "null", "None"),
    }
)

_UPPER = re.compile(r"\s*(?:–|\.\.)\s*")
# What PostgreSQL keeps of a value: 18 digits before the point, 6 after it.
_MOST = Decimal(10) ** 18
NUMBER_MAX_CHARACTERS = 200


class BadValue(ValueError):
    """`code` and the piece of the cell that it is about."""

    def __init__(self, code: str, value: str) -> None:
        self.code = code
        self.value = value
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


def numbers(cell: str, decimal_mark: str) -> list[Number]:
    """`640 miljoner kronor = 640000000 SEK | 10-15 år = 10–15 years`. Raises BadValue."""
    # A sheet kept in Swedish may still have numbers as our English-style exports write them.
    dialects = (EXCEL_SV, RFC_4180) if decimal_mark == "," else (RFC_4180,)
    return [_number(part.strip(), dialects) for part in cell.split(" | ") if part.strip()]


def _number(part: str, dialects: tuple[Dialect, ...]) -> Number:
    text, equals, amount = part.rpartition("=")
    figures, _space, unit = amount.strip().rpartition(" ")
    text = text.strip()
    if not equals or not text or not figures or len(text) > NUMBER_MAX_CHARACTERS:
        raise BadValue("quantity_form", part)
    known = unit_of(unit)
    if known is None:
        raise BadValue("quantity_unit", unit)
    low, *high = _UPPER.split(figures)
    if len(high) > 1:
        raise BadValue("quantity_form", part)
    value = _decimal(low, dialects)
    value_max = _decimal(high[0], dialects) if high else None
    if value_max is not None and value_max <= value:
        raise BadValue("quantity_range", part)
    return Number(text, value, value_max, known)


def _decimal(text: str, dialects: tuple[Dialect, ...]) -> Decimal:
    for dialect in dialects:
        try:
            value = parse_number(text, dialect)
        except BadCell:
            continue
        if abs(value) >= _MOST or value != round(value, 6):
            raise BadValue("quantity_size", text)
        return value
    raise BadValue("quantity_form", text)


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
