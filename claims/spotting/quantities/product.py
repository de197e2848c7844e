"""Quantities as a claim's rows hold them: with the product's units, the lower value first."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.spotting.quantities.shapes import SpottedQuantity
from claims.spotting.quantities.units import UNITS


@dataclass(frozen=True, slots=True)
class ProposedRow:
    text: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    qualifier: str
    period: str


def proposed_rows(found: list[SpottedQuantity]) -> list[ProposedRow]:
    """What a form is filled with: only what reads one way and says what it counts.

    A place in an order is no amount. A change is no range: its two ends are two rows.
    """
    return [row for each in found if each.certain for row in _rows(each)]


def _rows(found: SpottedQuantity) -> list[ProposedRow]:
    unit = found.product_unit
    if not unit or (found.unit == "count" and not found.noun):
        return []  # a bare “200”: of what the words around it say, which a person reads
    if unit == "count":
        found = _as_it_stands(found)
    ends = [(found.value, found.upper)]
    if found.upper is not None and (found.change == "from_to" or found.upper <= found.value):
        ends = [(found.value, None), (found.upper, None)]
    return [
        ProposedRow(found.text, value, upper, unit, found.qualifier, found.period)
        for value, upper in ends
    ]


def _as_it_stands(found: SpottedQuantity) -> SpottedQuantity:
    """“12 mil” in words is 12, and not the 120 of its kilometres: a count has no unit to say so."""
    last = re.findall(r"\w+", found.text.casefold())[-1:]
    known = UNITS.get(last[0]) if last else None
    if known is None or known.name != found.unit or known.factor <= 0:
        return found
    upper = None if found.upper is None else found.upper / known.factor
    return replace(found, value=found.value / known.factor, upper=upper)
