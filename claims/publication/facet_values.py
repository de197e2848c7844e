"""What a public record can be narrowed by. Pure."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from claims.publication.shapes import Json, to_json
from claims.vocabulary.workflow import CHECKED

FacetValue = tuple[str, str]  # the facet's name and the value

STATUS_CHECKED: Final[FacetValue] = ("status", CHECKED)

# Within one of these many claims may lie: how many have what other value is kept.
BROAD: Final = frozenset({"verdict", "status", "topic", "party", "year", "kind"})
# Counted by itself alone.
ALONE: Final = "cited"


@dataclass(frozen=True, slots=True)
class RecordFacets:
    """`said` is the earliest day that the date may mean, and its year is the claim's."""

    values: frozenset[FacetValue]
    said: date
    checked_on: date | None
    check_digest: str


def facets_of(record: Json) -> RecordFacets:
    """Of a public record that is not withdrawn."""
    said = date.fromisoformat(record["date"]["earliest"])
    speaker, rating = record["speaker"], record["rating"]
    values = {
        ("status", record["verification_status"]),
        ("kind", record["kind"]),
        ("speaker", speaker["id"]),
        ("source", record["source"]["document"]["id"]),
        ("year", f"{said.year:04}"),
        *(("topic", topic) for topic in record["topics"]),
        *((ALONE, person) for person in _named_besides(record)),
    }
    if speaker["party"]:
        values.add(("party", speaker["party"]))
    if rating:
        values.add(("verdict", rating["id"]))
    checked = record["assessment"] if record["verification_status"] == CHECKED else None
    return RecordFacets(
        frozenset(values),
        said,
        _day_of(checked),
        hashlib.md5(to_json(checked).encode(), usedforsecurity=False).hexdigest()
        if checked
        else "",
    )


def _named_besides(record: Json) -> set[str]:
    voices = (*record["cosigners"], record["cited_authority"], record["reported_by"])
    return {voice["id"] for voice in voices if voice} - {record["speaker"]["id"]}


def _day_of(checked: dict[str, Any] | None) -> date | None:
    """The day that the check says of itself, else the one on which it was approved."""
    if not checked:
        return None
    said = checked.get("checked_on") or checked["checked_at"]
    return date.fromisoformat(said[:10]) if said else None
