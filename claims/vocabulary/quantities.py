"""Numbers in a claim: their units and qualifiers, and how one is written for people."""

import re
from decimal import Decimal
from typing import Final

# How the number is hedged in the quote. The first is the default.
QUALIFIERS: Final = ("exact", "about", "almost", "more_than", "less_than", "at_least", "at_most")

# Money is an ISO 4217 code. Everything else is one of these; what is counted the quote says.
UNITS: Final = (
    "percent",
    "percentage_points",
    "ratio",
    "persons",
    "count",
    "years",
    "months",
    "weeks",
    "days",
    "hours",
)

# The database's rule: a currency, or one of the units above.
UNIT_PATTERN: Final = rf"^([A-Z]{{3}}|{'|'.join(UNITS)})$"


def is_unit(unit: str) -> bool:
    return re.fullmatch(UNIT_PATTERN, unit) is not None


def plain(number: Decimal) -> str:
    """Without exponent or trailing zeros: `Decimal("640000000.0000")` → `640000000`."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
