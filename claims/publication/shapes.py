"""The keys of the public records, in their documented order.

PostgreSQL keeps JSON objects in an order of its own; whatever is made public passes through here,
so that a record has the same bytes each time it is made, and no key that is not listed.
"""

from typing import Any

Shape = dict[str, Any]


def _keys(*names: str) -> Shape:
    return dict.fromkeys(names)


VOICE = _keys("id", "name", "kind", "party", "role")
DATE = _keys("edtf", "earliest", "latest", "evidence")
EVIDENCE = _keys(
    *("url", "archive_url", "title", "publisher", "published_on", "stance", "primary", "summary"),
    "protected_reason",
)

CLAIM: Shape = {
    **_keys("id", "url", "version", "published_at", "language"),
    **_keys("statement", "headline", "quote", "kind", "topics"),
    "speaker": VOICE,
    "cosigners": VOICE,
    "cited_authority": VOICE,
    "reported_by": VOICE,
    "date": DATE,
    "source": {
        "document": _keys("id", "file", "title", "kind", "publisher", "url"),
        **_keys("revision", "sha256"),
        "section": _keys("number", "title"),
        **_keys("start", "end", "prefix", "suffix"),
    },
    "quantities": _keys("text", "value", "value_max", "unit", "qualifier", "period"),
    "verification_status": None,
    "rating": _keys("id", "label", "value", "best", "worst", "scale_version"),
    "assessment": {**_keys("summary", "explanation", "checked_at"), "evidence": EVIDENCE},
}

WITHDRAWN: Shape = {
    **_keys("id", "url", "version", "published_at"),
    "withdrawn": _keys("at", "reason"),
}

# How many public claims there are by a speaker, in a document, on a topic.
COUNTS = _keys("total", "verification_status")

SPEAKER: Shape = {
    **_keys("id", "url", "name", "kind", "party", "wikidata_id"),
    "roles": _keys("title", "organisation", "party", "period"),
    "claims": COUNTS,
}

DOCUMENT: Shape = {
    **_keys("id", "api_url", "file", "title", "kind", "publisher", "byline", "reference"),
    **_keys("language", "url", "archived_url"),
    "date": DATE,
    **_keys("retrieved_on", "rights_note", "full_text_public", "revision", "sha256", "length"),
    "claims": COUNTS,
}

TOPIC: Shape = {**_keys("id", "url", "name_sv", "name_en"), "claims": COUNTS}

RATING = _keys(
    *("id", "url", "label", "label_en", "definition", "definition_en"),
    *("value", "best", "worst", "scale_version"),
)


def in_order(value: Any, shape: Shape | None) -> Any:
    """The value with its keys in the shape's order, and no others; lists item by item."""
    if isinstance(value, list):
        return [in_order(item, shape) for item in value]
    if shape is None or not isinstance(value, dict):
        return value
    return {key: in_order(value[key], inner) for key, inner in shape.items() if key in value}
