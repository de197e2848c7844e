"""The public record of a claim.

* `snapshot(claim)`: what a `ClaimVersion` keeps. Complete, and free of addresses.
* `render(version, base_url)`: the JSON that the API serves, as Python objects.

Every public form of a claim is made from its version, never from the editors' tables;
`claims/publication/rows.py` makes the rows that the public reads.
"""

from datetime import UTC, datetime
from typing import Any

from claims.models import (
    Assessment,
    Claim,
    ClaimVersion,
    Evidence,
    Quantity,
    Role,
    Speaker,
    Voice,
)
from claims.publication.shapes import CLAIM, WITHDRAWN, in_order
from claims.vocabulary import workflow
from claims.vocabulary.quantities import plain
from corpus.models import Document

API_ROOT = "/api/v1/"

# What `snapshot` reads, so that many claims cost a fixed number of queries.
SELECT_RELATED = (
    "revision__document__publisher",
    "section",
    "speaker",
    "role",
    "assessment__rating__scale",
)
PREFETCH_RELATED = (
    "topics",
    "quantities",
    "speaker__roles",
    "voices__speaker__roles",
    "voices__role",
    "relations__other",
    "assessment__evidence",
)

Json = dict[str, Any]


def snapshot(claim: Claim) -> Json:
    """Everything that the public is told about the claim now, without addresses of ours."""
    voices = list(claim.voices.all())
    people = [claim.speaker, *(voice.speaker for voice in voices)]
    return {
        "claim": _claim(claim, voices),
        "attribution": claim.attribution,
        "relations": [
            {"kind": relation.kind, "claim": relation.other.public_id}
            for relation in claim.relations.all()
        ],
        "document": _document(claim),
        "speakers": [_speaker(person) for person in {p.pk: p for p in people}.values()],
        "topics": [
            {"id": topic.pk, "name_sv": topic.name_sv, "name_en": topic.name_en}
            for topic in sorted(claim.topics.all(), key=lambda topic: topic.pk)
        ],
    }


def _claim(claim: Claim, voices: list[Voice]) -> Json:
    document = claim.revision.document
    context = claim.context
    return {
        "id": claim.public_id,
        "language": document.language,
        "statement": claim.statement,
        **({"headline": claim.headline} if claim.headline else {}),
        "quote": claim.quote,
        "kind": claim.kind,
        "topics": sorted(topic.pk for topic in claim.topics.all()),
        "speaker": _voice(claim.speaker, claim.role),
        "cosigners": [
            _voice(voice.speaker, voice.role)
            for voice in sorted(voices, key=lambda voice: voice.position)
            if voice.capacity == Voice.Capacity.COSIGNER
        ],
        "cited_authority": _single_voice(voices, Voice.Capacity.CITED_AUTHORITY),
        "reported_by": _single_voice(voices, Voice.Capacity.REPORTED_BY),
        "date": {
            "edtf": claim.date_edtf,
            "earliest": claim.date_earliest.isoformat(),
            "latest": claim.date_latest.isoformat(),
            "evidence": claim.date_evidence or None,
        },
        "source": {
            "document": {
                "id": document.public_id,
                "file": document.file_name or None,
                "title": document.title,
                "kind": document.kind,
                "publisher": document.publisher.name if document.publisher else None,
                "url": document.url or None,
            },
            "revision": claim.revision.number,
            "sha256": claim.revision.text_sha256,
            "section": (
                {"number": claim.section.number, "title": claim.section.title}
                if claim.section
                else None
            ),
            "start": claim.start,
            "end": claim.end,
            "prefix": context.prefix,
            "suffix": context.suffix,
        },
        "quantities": [
            _quantity(quantity)
            for quantity in sorted(claim.quantities.all(), key=lambda q: (q.position, q.pk))
        ],
        "verification_status": claim.status,
        "rating": _rating(claim),
        "assessment": _assessment(claim.status, claim.assessment),
    }


def _voice(speaker: Speaker, role: Role | None) -> Json:
    return {
        "id": speaker.public_id,
        "name": speaker.name,
        "kind": speaker.kind,
        "party": (role.party if role else "") or speaker.party or None,
        "role": role.label if role else None,
    }


def _single_voice(voices: list[Voice], capacity: str) -> Json | None:
    for voice in voices:
        if voice.capacity == capacity:
            return _voice(voice.speaker, voice.role)
    return None


def _quantity(quantity: Quantity) -> Json:
    return {
        "text": quantity.text,
        "value": plain(quantity.value),
        "value_max": None if quantity.value_max is None else plain(quantity.value_max),
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "period": quantity.period or None,
    }


def _rating(claim: Claim) -> Json | None:
    """Only a checked claim has a verdict in public, whatever is proposed in the drawer."""
    if claim.status != workflow.CHECKED or not claim.assessment or not claim.assessment.rating:
        return None
    rating = claim.assessment.rating
    return {
        "id": rating.slug,
        "label": rating.label_sv,
        "value": rating.value,
        "best": rating.scale.best,
        "worst": rating.scale.worst,
        "scale_version": rating.scale.version,
    }


def _assessment(status: str, assessment: Assessment | None) -> Json | None:
    if assessment is None:
        return None
    if status == workflow.NOT_CHECKABLE:
        return {"summary": assessment.summary}
    if status != workflow.CHECKED or assessment.approved_at is None:
        return None
    return {
        "summary": assessment.summary,
        "explanation": assessment.explanation,
        "checked_at": timestamp(assessment.approved_at),
        "evidence": [
            _evidence(evidence)
            for evidence in sorted(assessment.evidence.all(), key=lambda e: e.position)
        ],
    }


def _evidence(evidence: Evidence) -> Json:
    """Why a source is protected stands there only where one is: versions that were published before
    this was kept then say the same as new ones. `render` fills it in."""
    record: Json = {
        "url": evidence.url or None,
        "archive_url": evidence.archive_url or None,
        "title": evidence.title,
        "publisher": evidence.publisher or None,
        "published_on": evidence.published_on or None,
        "stance": evidence.stance,
        "primary": evidence.primary,
        "summary": evidence.summary,
    }
    if evidence.protected_reason:
        record["protected_reason"] = evidence.protected_reason
    return record


def _document(claim: Claim) -> Json:
    """All public metadata; the whole text only where the rights note allows it."""
    revision, document = claim.revision, claim.revision.document
    return {
        "id": document.public_id,
        "file": document.file_name or None,
        "title": document.title,
        "kind": document.kind,
        "publisher": document.publisher.name if document.publisher else None,
        "byline": document.byline or None,
        "reference": document.reference or None,
        "language": document.language,
        "url": document.url or None,
        "archived_url": document.archived_url or None,
        "date": _document_date(document),
        "retrieved_on": document.retrieved_on.isoformat() if document.retrieved_on else None,
        "rights_note": document.rights_note or None,
        "full_text_public": document.full_text_public,
        "revision": revision.number,
        "sha256": revision.text_sha256,
        "length": revision.length,
    }


def _document_date(document: Document) -> Json | None:
    if not document.date_edtf:
        return None
    return {
        "edtf": document.date_edtf,
        "earliest": document.date_earliest.isoformat() if document.date_earliest else None,
        "latest": document.date_latest.isoformat() if document.date_latest else None,
        "evidence": document.date_evidence or None,
    }


def _speaker(speaker: Speaker) -> Json:
    return {
        "id": speaker.public_id,
        "name": speaker.name,
        "kind": speaker.kind,
        "party": speaker.party or None,
        "wikidata_id": speaker.wikidata_id or None,
        "roles": [
            {
                "title": role.title,
                "organisation": role.organisation or None,
                "party": role.party or None,
                "period": role.period_edtf or None,
            }
            for role in speaker.roles.all()
        ],
    }


def timestamp(at: datetime) -> str:
    """RFC 3339 in UTC, to the microsecond: `2026-11-22T10:00:00.000000Z`."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def render(version: ClaimVersion, base_url: str) -> Json:
    """The API's JSON of one version, its keys in the documented order."""
    claim: Json = version.record["claim"]
    own: Json = {
        "url": f"{base_url}{API_ROOT}claims/{claim['id']}/",
        "version": version.number,
        "published_at": timestamp(version.published_at),
    }
    if "withdrawn" not in claim:
        own["headline"] = claim.get("headline")  # kept only where there is one
    shape = WITHDRAWN if "withdrawn" in claim else CLAIM
    assessment = claim.get("assessment")
    if assessment and "evidence" in assessment:
        evidence = [{"protected_reason": None} | source for source in assessment["evidence"]]
        own["assessment"] = assessment | {"evidence": evidence}
    record: Json = in_order(claim | own, shape)
    return record


def withdrawal(before: ClaimVersion, reason: str, at: datetime) -> Json:
    """What is left of a withdrawn claim: where it was, that it is gone, and why."""
    return {
        "claim": {
            "id": before.record["claim"]["id"],
            "withdrawn": {"at": timestamp(at), "reason": reason},
        }
    }
