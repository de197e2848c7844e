"""What a number in a text is read as."""

from dataclasses import dataclass
from decimal import Decimal

from claims.vocabulary.quantities import UNITS as PRODUCT_UNITS


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a number.

    `unit` is an ISO 4217 code, one of the product's units, or a finer one (`km`, `kWh`, `minutes`,
    `ordinal` …). `upper` is the other end of a range or of a change, where it may be the lower.
    """

    value: Decimal
    upper: Decimal | None
    unit: str
    qualifier: str

    @property
    def product_unit(self) -> str:
        """The unit as the database knows it; empty for a place in an order, which counts nothing.

        What it has no unit for is a `count`: what is counted the quote says.
        """
        if self.unit == "ordinal":
            return ""
        money = len(self.unit) == 3 and self.unit.isupper()
        return self.unit if money or self.unit in PRODUCT_UNITS else "count"


@dataclass(frozen=True, slots=True)
class SpottedQuantity(Reading):
    """A number where it stands: `text[start:end]`, half-open, in code points.

    The words hold the hedge and the unit or the counted noun. `per` is what it is counted for
    (“år”, “invånare”), `period` EDTF where the sentence names one plainly. `direction` is `up`,
    `down` or empty; `change` says how it changed: `by` so much, `to` so much, `from_to` both ends.
    `other` is the second way to read it: a person chooses.
    """

    start: int
    end: int
    text: str
    noun: str = ""
    per: str = ""
    period: str = ""
    direction: str = ""
    change: str = ""
    other: Reading | None = None

    @property
    def certain(self) -> bool:
        return self.other is None
