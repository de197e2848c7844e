"""A complete reader of Swedish quantities: text in, frozen quantities out."""

from claims.spotting.quantities.reading import quantities_in
from claims.spotting.quantities.shapes import Reading, SpottedQuantity

__all__ = ["Reading", "SpottedQuantity", "quantities_in"]
