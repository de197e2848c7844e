"""The hand-edited files under `fixtures/`: text in, frozen dataclasses out.

Nothing here knows the database. What can be told from the files alone is checked here; whether a
quote stands in its source, `claims/intake.py` checks.
"""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

from claims import quantities, workflow
from claims.claimreview import SHORT
from claims.fixture_entries import (
    AssessmentEntry,
    ClaimEntry,
    EvidenceEntry,
    Fixtures,
    QuantityEntry,
    RatingEntry,
    RelationEntry,
    RoleEntry,
    ScaleEntry,
    SpeakerEntry,
    TopicEntry,
    VoiceEntry,
)
from claims.toml_tables import Mistake, Table, entries, open_file
from corpus.edtf_dates import BadDate, parse_closed_days, parse_days
from corpus.identifiers import is_public_id

T = TypeVar("T")

KINDS = (
    *("quantity", "comparison", "history", "causation", "rule"),
    *("decision", "prediction", "attribution", "definition", "other"),
)


def read_fixtures(folder: Path) -> tuple[Fixtures, list[Mistake]]:
    """Read `claims/` and `fact_checks/` below `folder`; the mistakes are all of them, in order."""
    mistakes: list[Mistake] = []
    speakers = _read(folder / "claims" / "speakers.toml", "speaker", _speaker, mistakes, "key")
    topics = _read(folder / "claims" / "topics.toml", "topic", _topic, mistakes)
    claims: list[ClaimEntry] = []
    for path in sorted((folder / "claims").glob("*.toml")):
        if path.name not in {"speakers.toml", "topics.toml"}:
            claims.extend(_claims(path, mistakes))
    fact_checks = folder / "fact_checks"
    assessments = _read(fact_checks / "assessments.toml", "assessment", _assessment, mistakes)
    fixtures = Fixtures(
        speakers, topics, tuple(claims), _scale(fact_checks / "ratings.toml", mistakes), assessments
    )
    return fixtures, mistakes


def _read(
    path: Path,
    key: str,
    read: Callable[[Table], T],
    mistakes: list[Mistake],
    name: str = "id",
) -> tuple[T, ...]:
    file = open_file(path, mistakes)
    if file is None:
        return ()
    found = entries(path, file, key, read, name)
    file.done()
    return found


def _claims(path: Path, mistakes: list[Mistake]) -> tuple[ClaimEntry, ...]:
    file = open_file(path, mistakes)
    if file is None:
        return ()
    document = file.text("document")
    found = entries(path, file, "claim", lambda table: _claim(table, document))
    file.done()
    return found


def _speaker(table: Table) -> SpeakerEntry:
    return SpeakerEntry(
        key=table.text("key"),
        id=_public_id(table),
        name=table.text("name"),
        kind=table.choice("kind", ("person", "organisation", "unknown")),
        party=table.text("party", required=False),
        wikidata_id=table.text("wikidata_id", required=False),
        roles=table.tables("role", _role),
        where=table.where,
    )


def _role(table: Table) -> RoleEntry:
    return RoleEntry(
        key=table.text("key"),
        title=table.text("title"),
        organisation=table.text("organisation", required=False),
        party=table.text("party", required=False),
        period=_edtf(table, "period"),
    )


def _topic(table: Table) -> TopicEntry:
    return TopicEntry(table.text("id"), table.text("name_sv"), table.text("name_en"))


def _claim(table: Table, document: str) -> ClaimEntry:
    def voice(capacity: str, speaker: str, role: str) -> VoiceEntry:
        return VoiceEntry(speaker, role, capacity, table.where)

    def read_voice(inner: Table) -> tuple[str, str]:
        return inner.text("speaker"), inner.text("role", required=False)

    voices = [voice("cosigner", *found) for found in table.tables("cosigners", read_voice)]
    voices += [
        voice(capacity, *found)
        for capacity in ("cited_authority", "reported_by")
        if (found := table.table(capacity, read_voice))
    ]
    entry = ClaimEntry(
        id=_public_id(table),
        document=document,
        quote=table.text("quote"),
        occurrence=table.number("occurrence"),
        statement=table.text("statement"),
        headline=table.text("headline", required=False),
        speaker=voice("speaker", table.text("speaker"), table.text("role", required=False)),
        voices=tuple(voices),
        attribution=table.text("attribution", required=False),
        date=_edtf(table, "date", closed=True),
        date_evidence=table.text("date_evidence"),
        section=table.number("section"),
        kind=table.choice("kind", KINDS),
        topics=table.texts("topics"),
        worthiness=table.choice("worthiness", ("high", "medium", "low"), default="medium"),
        worthiness_reason=table.text("worthiness_reason", required=False),
        quantities=table.tables("quantity", _quantity),
        relations=table.tables("relation", _relation),
        where=table.where,
    )
    if entry.statement.strip() and entry.statement.strip() == entry.quote.strip():
        table.wrong("the statement is the bare quote; it must stand on its own")
    if len(entry.headline) > SHORT:
        table.wrong(f"the headline has {len(entry.headline)} characters; it may have {SHORT}")
    for quantity in entry.quantities:
        if quantity.text not in entry.quote:
            table.wrong(f"the quantity “{quantity.text}” does not stand in the quote")
    if (entry.worthiness == "high") != bool(entry.worthiness_reason):
        table.wrong("`worthiness_reason` goes with high worthiness, and only with that")
    return entry


def _quantity(table: Table) -> QuantityEntry:
    entry = QuantityEntry(
        text=table.text("text"),
        value=_decimal(table, "value") or Decimal(0),
        value_max=_decimal(table, "value_max", required=False),
        unit=table.text("unit"),
        qualifier=table.choice("qualifier", quantities.QUALIFIERS, default="exact"),
        period=_edtf(table, "period"),
    )
    if entry.unit and not quantities.is_unit(entry.unit):
        known = ", ".join(quantities.UNITS)
        table.wrong(f"`unit` is “{entry.unit}”; it must be a currency such as SEK, or {known}")
    if entry.value_max is not None and entry.value_max <= entry.value:
        table.wrong("`value_max` must be above `value`")
    return entry


def _relation(table: Table) -> RelationEntry:
    kinds = ("repeats", "contradicts", "narrows", "answers")
    return RelationEntry(table.choice("kind", kinds), table.text("claim"))


def _scale(path: Path, mistakes: list[Mistake]) -> ScaleEntry | None:
    file = open_file(path, mistakes)
    if file is None:
        return None
    scale = ScaleEntry(
        version=file.number("version", required=True) or 0,
        name=file.text("name"),
        best=file.number("best", required=True) or 0,
        worst=file.number("worst", required=True) or 0,
        ratings=entries(path, file, "rating", _rating),
    )
    file.done()
    return scale


def _rating(table: Table) -> RatingEntry:
    return RatingEntry(
        id=table.text("id"),
        label_sv=table.text("label_sv"),
        label_en=table.text("label_en"),
        definition_sv=table.text("definition_sv"),
        definition_en=table.text("definition_en"),
        value=table.number("value"),
    )


def _assessment(table: Table) -> AssessmentEntry:
    statuses = (workflow.IN_PROGRESS, workflow.CHECKED, workflow.NOT_CHECKABLE)
    entry = AssessmentEntry(
        claims=table.texts("claims"),
        status=table.choice("status", statuses),
        rating=table.text("rating", required=False),
        summary=table.text("summary"),
        explanation=table.text("explanation", required=False),
        missing=table.text("missing", required=False),
        searched=table.texts("searched"),
        evidence=table.tables("evidence", _evidence),
        where=table.where,
    )
    if not entry.claims:
        table.wrong("`claims` names no claim")
    if entry.status == workflow.CHECKED and not (entry.rating and entry.explanation):
        table.wrong("a checked claim needs `rating` and `explanation`")
    if entry.status == workflow.NOT_CHECKABLE and entry.rating:
        table.wrong("a claim that is not checkable has no `rating`")
    return entry


def _evidence(table: Table) -> EvidenceEntry:
    return EvidenceEntry(
        url=table.text("url"),
        archive_url=table.text("archive_url", required=False),
        title=table.text("title"),
        publisher=table.text("publisher", required=False),
        published_on=_edtf(table, "published_on"),
        published_on_basis=table.text("published_on_basis", required=False),
        stance=table.choice("stance", ("supports", "contradicts", "contextualises")),
        primary=table.flag("primary"),
        summary=table.text("summary"),
    )


def _public_id(table: Table) -> str:
    value = table.text("id")
    if value and not is_public_id(value):
        table.wrong(f"`id` is “{value}”, which is not a public id")
    return value


def _edtf(table: Table, key: str, *, closed: bool = False) -> str:
    value = table.text(key, required=closed)
    try:
        if value:
            (parse_closed_days if closed else parse_days)(value)
    except BadDate as error:
        table.wrong(f"`{key}`: {error}")
        return ""
    return value


def _decimal(table: Table, key: str, *, required: bool = True) -> Decimal | None:
    value = table.text(key, required=required)
    if not value:
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        table.wrong(f"`{key}` is “{value}”; it must be digits within quotation marks")
        return None
    return number
