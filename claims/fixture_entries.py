"""What stands in the hand-edited files under `fixtures/`, as frozen dataclasses."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class RoleEntry:
    key: str
    title: str
    organisation: str
    party: str
    period: str


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    key: str
    id: str
    name: str
    kind: str
    party: str
    wikidata_id: str
    roles: tuple[RoleEntry, ...]
    where: str


@dataclass(frozen=True, slots=True)
class TopicEntry:
    id: str
    name_sv: str
    name_en: str


@dataclass(frozen=True, slots=True)
class VoiceEntry:
    """A speaker's key, and the key of a role of theirs or nothing."""

    speaker: str
    role: str
    capacity: str
    where: str


@dataclass(frozen=True, slots=True)
class QuantityEntry:
    text: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    qualifier: str
    period: str


@dataclass(frozen=True, slots=True)
class RelationEntry:
    kind: str
    claim: str


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    id: str
    document: str
    quote: str
    occurrence: int | None
    statement: str
    headline: str
    speaker: VoiceEntry
    voices: tuple[VoiceEntry, ...]
    attribution: str
    date: str
    date_evidence: str
    section: int | None
    kind: str
    topics: tuple[str, ...]
    worthiness: str
    worthiness_reason: str
    quantities: tuple[QuantityEntry, ...]
    relations: tuple[RelationEntry, ...]
    where: str


@dataclass(frozen=True, slots=True)
class RatingEntry:
    id: str
    label_sv: str
    label_en: str
    definition_sv: str
    definition_en: str
    value: int | None


@dataclass(frozen=True, slots=True)
class ScaleEntry:
    version: int
    name: str
    best: int
    worst: int
    ratings: tuple[RatingEntry, ...]


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    url: str
    archive_url: str
    title: str
    publisher: str
    published_on: str
    published_on_basis: str
    stance: str
    primary: bool
    summary: str


@dataclass(frozen=True, slots=True)
class AssessmentEntry:
    claims: tuple[str, ...]
    status: str
    rating: str
    summary: str
    explanation: str
    missing: str
    searched: tuple[str, ...]
    evidence: tuple[EvidenceEntry, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Fixtures:
    """Everything under `fixtures/` but the source texts."""

    speakers: tuple[SpeakerEntry, ...]
    topics: tuple[TopicEntry, ...]
    claims: tuple[ClaimEntry, ...]
    scale: ScaleEntry | None
    assessments: tuple[AssessmentEntry, ...]
