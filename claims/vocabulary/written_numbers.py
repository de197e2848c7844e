"""Numbers as people write them, with a comma or a point, where there is no doubt what is meant.

`640.000` and `200,000` are thousands to some and thousandths to others, in whatever language a form
or a sheet is: they are asked about. Pure.
"""

import re
from collections.abc import Collection
from decimal import Decimal
from typing import Final

# Spaces stand between groups of three: `20 23` is no number.
FIGURES: Final = r"[-+−–]?(?:[0-9]{1,3}(?:\s[0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?"
_SIGNS: Final = str.maketrans("−–,", "--.")
_TWO_READINGS: Final = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


class NumberInDoubt(ValueError):
    """`readings` are the two numbers that it may be, each written so that there is no doubt."""

    def __init__(self, text: str, readings: tuple[str, str]) -> None:
        self.readings = readings
        super().__init__(text)


class NoNumber(ValueError):
    """What is no number to anybody."""


def read_number(text: str, own: Collection[str] = ()) -> Decimal:
    """`1 250,5` → `1250.5`. Raises NoNumber and NumberInDoubt.

    `own` are numbers with a point that are there already, and are meant where they are repeated.
    """
    text = text.strip()
    if not re.fullmatch(FIGURES, text):
        raise NoNumber(text)
    plain = re.sub(r"\s", "", text).translate(_SIGNS).removeprefix("+")
    if _TWO_READINGS.fullmatch(plain) and plain not in own:
        whole, _point, rest = plain.partition(".")
        decimal = without_doubt(plain) if rest.strip("0") else whole
        raise NumberInDoubt(text, (decimal, whole + rest))
    return Decimal(plain)


def without_doubt(number: str) -> str:
    """`12.345` → `12.3450`, with a decimal that nobody takes for thousands; others as they are."""
    return f"{number}0" if _TWO_READINGS.fullmatch(number) else number
