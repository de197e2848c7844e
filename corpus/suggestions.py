"""What a source says of itself, as proposals for a new document's form. Nothing of it is stored."""

from collections.abc import Iterable, Mapping

from corpus.extraction.blocks import Extraction, FoundValue, Strength
from corpus.metadata import is_language_tag
from corpus.models import Document

# The document's field for each name under which a reader finds something.
FIELDS: Mapping[str, str] = {
    "title": "title",
    "byline": "byline",
    "publisher": "publisher",
    "reference": "reference",
    "language": "language",
    "url": "url",
    "published": "date_edtf",
}
LONGEST_PUBLISHER_CHARACTERS = 200
_ORDER = (Strength.RECORD, Strength.STRONG, Strength.VISIBLE)


def proposals(extraction: Extraction) -> dict[str, str]:
    """One value a field, to be confirmed: of the strongest evidence, and never of a weak one.

    Where dates disagree there is none: a person chooses.
    """
    found: dict[str, str] = {}
    for name, field in FIELDS.items():
        values = [value for value in extraction.metadata if value.name == name]
        usable = [value for value in values if value.strength in _ORDER and _said(value)]
        if field == "date_edtf":
            if len({_said(value) for value in usable}) == 1:
                found[field] = _said(usable[0])
                found["date_evidence"] = evidence(usable[0])
        elif usable and (text := _strongest(usable)):
            found[field] = text
    return {field: text for field, text in found.items() if _fits(field, text)}


def taken(extraction: Extraction, names: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """The values of these names, of whatever strength; and those of which there are none or two."""
    values: dict[str, str] = {}
    unclear = []
    for name in names:
        found = [value for value in extraction.metadata if value.name == name and _said(value)]
        texts = list(dict.fromkeys(_said(value) for value in found))
        if len(texts) != 1 or not _fits(FIELDS[name], texts[0]):
            unclear.append(name)
            continue
        values[FIELDS[name]] = texts[0]
        if name == "published":
            values["date_evidence"] = evidence(found[0])
    return values, unclear


def evidence(value: FoundValue) -> str:
    """Where a value was read, as a date's evidence says it."""
    place = value.source if value.where == value.source else f"{value.source} {value.where}".strip()
    return f"{place}: {value.value}"


def _said(value: FoundValue) -> str:
    return value.edtf if value.name == "published" else " ".join(value.value.split())


def _strongest(values: list[FoundValue]) -> str:
    best = min(values, key=lambda value: _ORDER.index(value.strength))
    if best.name != "byline":
        return _said(best)
    # Several people may have written it, and each stands by themselves in the same place.
    together = [v for v in values if (v.source, v.where) == (best.source, best.where)]
    return ", ".join(dict.fromkeys(_said(value) for value in together))


def _fits(field: str, text: str) -> bool:
    if field == "language":
        return is_language_tag(text)
    if field == "publisher":
        return len(text) <= LONGEST_PUBLISHER_CHARACTERS
    most: int | None = Document._meta.get_field(field).max_length  # type: ignore[union-attr]
    return most is None or len(text) <= most
