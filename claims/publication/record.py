"""The public record of a claim: its one shape, and how it is made and shown.

* `CLAIM`: every key, in the documented order, with what fills it. A new key is a line here.
* `snapshot(claim)`: what a `ClaimVersion` keeps. Complete, and free of addresses.
* `recorded(version)`: the same, read back: also of a version that is older than a key.
* `render(version, base_url)`: the JSON that the API serves, as Python objects.

Everything public of a claim is made from its version, never from the editors' tables;
`claims/publication/rows.py` makes the rows that the public reads.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Final

from django.utils.timezone import localtime

from claims.models import (
    Assessment,
    Claim,
    ClaimRelation,
    ClaimVersion,
    Evidence,
    Quantity,
    Rating,
    Speaker,
    Voice,
)
from claims.models.restored import UNKNOWN_REASON
from claims.publication.claimreview import page_url
from claims.publication.references import DATE, DOCUMENT, SPEAKER, TOPIC, publisher_of
from claims.publication.shapes import (
    API_ROOT,
    SHOWN,
    Json,
    Shape,
    ShapePart,
    all_of,
    many,
    one,
)
from claims.vocabulary import workflow
from claims.vocabulary.quantities import plain
from corpus.anchoring import Context, Span, context
from corpus.models import Document, Section

# Raise when the shape of a record, or of a row made from it, changes: `rebuild_public` then makes
# the rows anew.
RECORD_SCHEMA_VERSION: Final = 7

# Of a text that must not be shown whole, so much may stand on either side of a quote: enough to
# single out its place. With more, a text can be put together from the claims about it.
SHORT_CONTEXT_CHARACTERS: Final = 32

# Whoever makes the claim, or is another voice in it.
VOICE: Shape[Claim | Voice] = Shape(
    {
        "id": lambda voice: voice.speaker.public_id,
        "name": lambda voice: voice.speaker.name,
        "kind": lambda voice: voice.speaker.kind,
        "party": lambda voice: (
            (voice.role.party if voice.role else "") or voice.speaker.party or None
        ),
        "role": lambda voice: voice.role.label if voice.role else None,
    }
)

SOURCE_DOCUMENT: Shape[Document] = Shape(
    {
        "id": lambda document: document.public_id,
        "file": lambda document: document.file_name or None,
        "title": lambda document: document.title,
        "kind": lambda document: document.kind,
        "publisher": publisher_of,
        "url": lambda document: document.url or None,
    },
    shared=True,
)

SECTION: Shape[Section] = Shape(
    {"number": lambda section: section.number, "title": lambda section: section.title},
    shared=True,
)

SOURCE: Shape[Claim] = Shape(
    {
        "document": one(SOURCE_DOCUMENT, lambda claim: claim.revision.document),
        "revision": lambda claim: claim.revision.number,
        "sha256": lambda claim: claim.revision.text_sha256,
        "section": one(SECTION, lambda claim: claim.section),
        "start": lambda claim: claim.start,
        "end": lambda claim: claim.end,
        "prefix": lambda claim: _context(claim).prefix,
        "suffix": lambda claim: _context(claim).suffix,
        "page": lambda claim: claim.page,
    }
)

QUANTITY: Shape[Quantity] = Shape(
    {
        "text": lambda quantity: quantity.text,
        "value": lambda quantity: plain(quantity.value),
        "value_max": lambda quantity: (
            None if quantity.value_max is None else plain(quantity.value_max)
        ),
        "unit": lambda quantity: quantity.unit,
        "qualifier": lambda quantity: quantity.qualifier,
        "period": lambda quantity: quantity.period or None,
    }
)

VERDICT: Shape[Rating] = Shape(
    {
        "id": lambda rating: rating.slug,
        "label": lambda rating: rating.label_sv,
        "value": lambda rating: rating.value,
        "best": lambda rating: rating.scale.best,
        "worst": lambda rating: rating.scale.worst,
        "scale_version": lambda rating: rating.scale.version,
    },
    shared=True,
)

EVIDENCE: Shape[Evidence] = Shape(
    {
        "url": lambda evidence: evidence.url or None,
        "archive_url": lambda evidence: evidence.archive_url or None,
        "title": lambda evidence: evidence.title,
        "publisher": lambda evidence: evidence.publisher or None,
        "published_on": lambda evidence: evidence.published_on or None,
        "stance": lambda evidence: evidence.stance,
        "primary": lambda evidence: evidence.primary,
        "summary": lambda evidence: evidence.summary,
        "protected_reason": lambda evidence: (
            None if evidence.protected_reason in {"", UNKNOWN_REASON} else evidence.protected_reason
        ),
    }
)

ASSESSMENT: Shape[Assessment] = Shape(
    {
        "summary": lambda assessment: assessment.summary,
        "explanation": lambda assessment: assessment.explanation,
        "checked_at": lambda assessment: (
            timestamp(assessment.approved_at) if assessment.approved_at else None
        ),
        "checked_on": lambda assessment: (
            assessment.checked_on.isoformat() if assessment.checked_on else None
        ),
        "evidence": many(EVIDENCE, lambda assessment: _by_position(all_of(assessment, "evidence"))),
    }
)
# What was tried, where nothing could be checked.
TRIED: Shape[Assessment] = Shape({"summary": lambda assessment: assessment.summary})

CLAIM: Shape[Claim] = Shape(
    {
        "id": lambda claim: claim.public_id,
        "url": SHOWN,
        "page_url": SHOWN,
        "version": SHOWN,
        "published_at": SHOWN,
        "language": lambda claim: claim.revision.document.language,
        "statement": lambda claim: claim.statement,
        "headline": lambda claim: claim.headline or None,
        "quote": lambda claim: claim.quote,
        "kind": lambda claim: claim.kind,
        "topics": lambda claim: sorted(topic.pk for topic in all_of(claim, "topics")),
        "speaker": one(VOICE, lambda claim: claim),
        "cosigners": many(VOICE, lambda claim: _voices(claim, Voice.Capacity.COSIGNER)),
        "cited_authority": one(VOICE, lambda claim: _voice(claim, Voice.Capacity.CITED_AUTHORITY)),
        "reported_by": one(VOICE, lambda claim: _voice(claim, Voice.Capacity.REPORTED_BY)),
        "date": one(DATE, lambda claim: claim),
        "source": one(SOURCE, lambda claim: claim),
        "quantities": many(QUANTITY, lambda claim: _by_position(all_of(claim, "quantities"))),
        "verification_status": lambda claim: claim.status,
        "rating": one(VERDICT, lambda claim: _verdict(claim)),
        "assessment": ShapePart(lambda claim: _assessment(claim), ASSESSMENT, short=TRIED),
    }
)

# What is left of a withdrawn claim: where it was, that it is gone, and why.
WITHDRAWN: Shape[Any] = Shape(
    {
        "id": SHOWN,
        "url": SHOWN,
        "page_url": SHOWN,
        "version": SHOWN,
        "published_at": SHOWN,
        "withdrawn": SHOWN,
    }
)

RELATION: Shape[ClaimRelation] = Shape(
    {"kind": lambda relation: relation.kind, "claim": lambda relation: relation.other.public_id}
)

# What a version keeps. Attribution is not shown to the public; relations are, where both claims are
# public (`claims/publication/relations.py`).
RECORD: Shape[Claim] = Shape(
    {
        "claim": one(CLAIM, lambda claim: claim),
        "attribution": lambda claim: claim.attribution,
        "relations": many(RELATION, lambda claim: all_of(claim, "relations")),
        "document": one(DOCUMENT, lambda claim: claim.revision),
        "speakers": many(SPEAKER, lambda claim: _speakers(claim)),
        "topics": many(TOPIC, lambda claim: sorted(all_of(claim, "topics"), key=lambda t: t.pk)),
    }
)


def _context(claim: Claim) -> Context:
    if claim.revision.document.full_text_public:
        return claim.context
    return context(claim.revision.text, claim.span, SHORT_CONTEXT_CHARACTERS)


def _with_short_context(claim: Json, document: Json) -> Json:
    """The claim as it may be shown, though it was published with more of its surroundings."""
    if document["full_text_public"]:
        return claim
    source = claim["source"]
    before, quote = source["prefix"], claim["quote"]
    around = context(
        before + quote + source["suffix"],
        Span(len(before), len(before) + len(quote)),
        SHORT_CONTEXT_CHARACTERS,
    )
    return claim | {"source": source | {"prefix": around.prefix, "suffix": around.suffix}}


def _by_position(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: (row.position, row.pk))


def _voices(claim: Claim, capacity: str) -> list[Voice]:
    return _by_position(voice for voice in all_of(claim, "voices") if voice.capacity == capacity)


def _voice(claim: Claim, capacity: str) -> Voice | None:
    return next(iter(_voices(claim, capacity)), None)


def _speakers(claim: Claim) -> list[Speaker]:
    """Everybody in the claim, once, in the order in which its record names them."""
    voices = [voice for capacity in Voice.Capacity for voice in _voices(claim, capacity)]
    people = [claim.speaker, *(voice.speaker for voice in voices)]
    return list({person.pk: person for person in people}.values())


def _verdict(claim: Claim) -> Rating | None:
    """Only a checked claim has a verdict in public, whatever is proposed in the drawer."""
    checked = claim.status == workflow.CHECKED and claim.assessment
    return claim.assessment.rating if checked and claim.assessment else None


def _assessment(claim: Claim) -> Json | None:
    if claim.assessment and claim.status == workflow.NOT_CHECKABLE:
        return TRIED.take(claim.assessment)
    if claim.assessment and claim.status == workflow.CHECKED and claim.assessment.approved_at:
        return ASSESSMENT.take(claim.assessment)
    return None


def timestamp(at: datetime) -> str:
    """RFC 3339 in UTC, to the microsecond: `2026-11-22T10:00:00.000000Z`."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def snapshot(claim: Claim) -> Json:
    """Everything that the public is told about the claim now, without addresses of ours."""
    return RECORD.take(claim)


def withdrawal(before: ClaimVersion, reason: str, at: datetime) -> Json:
    """What a version keeps that takes the claim back."""
    withdrawn = {"at": timestamp(at), "reason": reason}
    return {"claim": {"id": before.record["claim"]["id"], "withdrawn": withdrawn}}


def recorded(version: ClaimVersion) -> Json:
    """What the version keeps, as `snapshot` would have it today: what has not changed since is
    equal to it, however old the version is, and whether it was published here or restored."""
    return normal(version.record)


def normal(record: Json) -> Json:
    """A record in the one shape that all have."""
    if is_withdrawn(record["claim"]):
        return {"claim": WITHDRAWN.in_order(record["claim"])}
    found = RECORD.in_order(record)
    found["claim"] = _with_short_context(found["claim"], found["document"])
    # Versions up to 0.1.0 kept them in another order.
    named = {name: place for place, name in enumerate(people_in(found["claim"]))}
    found["speakers"].sort(key=lambda speaker: named.get(speaker["id"], len(named)))
    return found


def is_withdrawn(claim: Json) -> bool:
    return "withdrawn" in claim


def people_in(claim: Json) -> Iterator[str]:
    """Ids of everybody whom the claim names, each once, its own speaker first."""
    voices = (claim["speaker"], *claim["cosigners"], claim["cited_authority"], claim["reported_by"])
    yield from dict.fromkeys(voice["id"] for voice in voices if voice)


def render(version: ClaimVersion, base_url: str) -> Json:
    """The API's JSON of one version, its keys in the documented order."""
    claim: Json = version.record["claim"]
    own = {
        "url": f"{base_url}{API_ROOT}claims/{claim['id']}/",
        "page_url": page_url(claim["id"], base_url),
        "version": version.number,
        "published_at": timestamp(version.published_at),
    }
    if is_withdrawn(claim):
        return WITHDRAWN.in_order(claim | own)
    shown = _with_short_context(claim, version.record["document"]) | own
    return CLAIM.in_order(_with_day_of_check(shown))


def _with_day_of_check(claim: Json) -> Json:
    """Where nobody said on which day the check was made, it was that of the approval."""
    check = claim["assessment"]
    if not check or not check.get("checked_at") or check.get("checked_on"):
        return claim
    day = localtime(datetime.fromisoformat(check["checked_at"])).date().isoformat()
    return claim | {"assessment": check | {"checked_on": day}}


def kept(rendered: Json) -> Json:
    """What a version keeps of such JSON."""
    own = {"url", "page_url", "version", "published_at"}
    return {key: value for key, value in rendered.items() if key not in own}
