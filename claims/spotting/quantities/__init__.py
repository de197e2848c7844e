"""A complete reader of Swedish quantities: text in, frozen quantities out."""

from claims.spotting.quantities.reading import quantities_in
from claims.spotting.quantities.shapes import NumberReading, SpottedQuantity

__all__ = ["NumberReading", "SpottedQuantity", "quantities_in"]
