"""What was read, as JSON: a large source is read once, by a worker, and shown many times."""

from collections.abc import Mapping
from typing import Any

import cattrs

from corpus.extraction.blocks import Extraction

_CONVERTER = cattrs.Converter(forbid_extra_keys=True)
# A finding's details are words and numbers, which JSON tells apart by itself.
_CONVERTER.register_structure_hook(str | int, lambda value, _type: value)


class KeptByAnother(Exception):
    """It was kept by a release that had other shapes: it has to be read again."""


def as_json(extraction: Extraction) -> dict[str, Any]:
    """Objects, lists, words and numbers alone."""
    kept: dict[str, Any] = _CONVERTER.unstructure(extraction)
    return kept


def from_json(kept: Mapping[str, Any]) -> Extraction:
    """What `as_json` made. Raises KeptByAnother."""
    try:
        return _CONVERTER.structure(kept, Extraction)
    except cattrs.BaseValidationError as error:
        raise KeptByAnother from error
