"""`fields=id,statement`: only these keys of each claim."""

import json

from django.http import QueryDict
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from claims.publication.record import CLAIM
from claims.publication.shapes import to_json
from factcheck.api.errors import BadParameters

FIELDS = OpenApiParameter(
    "fields",
    OpenApiTypes.STR,
    description="Only these keys of each claim, joined by commas: `id,statement,speaker`.",
)


def chosen_fields(parameters: QueryDict) -> frozenset[str]:
    """The keys that are asked for; none means all. Raises BadParameters."""
    names = frozenset(name for name in parameters.get("fields", "").split(",") if name)
    if unknown := sorted(names - CLAIM.keys.keys()):
        known = ", ".join(CLAIM.keys)
        raise BadParameters({"fields": [f"No claim has {', '.join(unknown)}; it has {known}."]})
    return names


def only(record: bytes, fields: frozenset[str]) -> bytes:
    """The record with these keys alone, in its own order; as it is when none are named.

    What is left of a withdrawn claim stays whole: it would say nothing without its reason.
    """
    claim = json.loads(record) if fields else {}
    if not fields or "withdrawn" in claim:
        return record
    return to_json({key: value for key, value in claim.items() if key in fields}).encode()
