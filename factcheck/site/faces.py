"""A claim in short, as pictures, cards and citations show it."""

from dataclasses import dataclass

from corpus.dates_in_words import in_words
from factcheck.site import reading
from factcheck.site.reading import Json, References
from factcheck.site.verdicts import Verdict, verdict
from factcheck.site.words import STATUSES


@dataclass(frozen=True, slots=True)
class ClaimFace:
    """`label` is the verdict, or how far the check has come; `colour` its name in drawings.

    `own_label`: whether the label is in the desk's language, whatever the page is in.
    """

    claim: str
    who: str
    when: str
    label: str
    own_label: bool
    colour: str
    steps: tuple[bool, ...]
    summary: str


def verdict_references(record: Json) -> References:
    """The verdict's own record: one query."""
    rating = record["rating"]
    return reading.references([("rating", rating["id"])] if rating else [])


def label_of(record: Json, found: Verdict | None) -> str:
    """The verdict's word, or how far the check has come."""
    return found.label if found else str(STATUSES[record["verification_status"]])


def face_of(record: Json, references: References) -> ClaimFace:
    """Of a record that is not withdrawn."""
    return face_with(record, verdict(record, references))


def face_with(record: Json, found: Verdict | None) -> ClaimFace:
    """The same, where the verdict is known already."""
    speaker = record["speaker"]
    check = record["assessment"] or {}
    return ClaimFace(
        claim=record["headline"] or record["statement"],
        who=f"{speaker['name']} ({speaker['party']})" if speaker["party"] else speaker["name"],
        when=in_words(record["date"]["edtf"]),
        label=label_of(record, found),
        own_label=found is not None and not found.translated,
        colour=_colour(record),
        steps=_steps(record),
        summary=check.get("summary", ""),
    )


def _colour(record: Json) -> str:
    rating = record["rating"]
    if rating is None:
        return "doubt" if record["verification_status"] == "not_checkable" else "unrated"
    if rating["value"] is None:
        return "value-none"
    share = (rating["value"] - rating["worst"]) / (rating["best"] - rating["worst"])
    return f"value-{1 + round(4 * share)}"


def _steps(record: Json) -> tuple[bool, ...]:
    rating = record["rating"]
    if rating is None or rating["value"] is None:
        return ()
    return tuple(step == rating["value"] for step in range(rating["worst"], rating["best"] + 1))
