"""What is checked of the fixtures before anything is stored: references, quotes' places."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from claims.fixture_entries import ClaimEntry, Fixtures, VoiceEntry
from claims.models import Claim
from claims.toml_tables import Mistake
from corpus.anchoring import QuoteAmbiguous, QuoteNotFound, Span, anchor
from corpus.edtf_dates import Days, parse_closed_days, parse_days
from corpus.models import Document, Revision, Section


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: found and checked, ready to be stored."""

    revision: Revision
    section: Section | None
    span: Span


def check_references(fixtures: Fixtures) -> Iterable[Mistake]:
    """What one entry says of another: keys that exist, ids that are used once."""
    roles = {speaker.key: {role.key for role in speaker.roles} for speaker in fixtures.speakers}
    topics = {topic.id for topic in fixtures.topics}
    claims: dict[str, ClaimEntry] = {}
    speakers: set[str] = set()
    for speaker in fixtures.speakers:
        if speaker.key in speakers:
            yield Mistake(speaker.where, "another speaker has the same key")
        speakers.add(speaker.key)
    for claim in fixtures.claims:
        if claim.id in claims:
            yield Mistake(claim.where, f"the id stands at {claims[claim.id].where} already")
        claims[claim.id] = claim
        for voice in (claim.speaker, *claim.voices):
            yield from _check_voice(voice, roles)
        for topic in claim.topics:
            if topic not in topics:
                yield Mistake(claim.where, f"unknown topic “{topic}”")
    for claim in fixtures.claims:
        for relation in claim.relations:
            if relation.claim not in claims or relation.claim == claim.id:
                yield Mistake(claim.where, f"relates to “{relation.claim}”, no other claim")
    yield from _check_assessments(fixtures, claims)


def _check_voice(voice: VoiceEntry, roles: dict[str, set[str]]) -> Iterable[Mistake]:
    if not voice.speaker:
        return
    if voice.speaker not in roles:
        yield Mistake(voice.where, f"unknown speaker “{voice.speaker}” ({voice.capacity})")
    elif voice.role and voice.role not in roles[voice.speaker]:
        yield Mistake(voice.where, f"“{voice.speaker}” has no role “{voice.role}”")


def _check_assessments(fixtures: Fixtures, claims: dict[str, ClaimEntry]) -> Iterable[Mistake]:
    ratings = {rating.id for rating in fixtures.scale.ratings} if fixtures.scale else set()
    assessed: dict[str, str] = {}
    for assessment in fixtures.assessments:
        if assessment.rating and assessment.rating not in ratings:
            yield Mistake(assessment.where, f"unknown rating “{assessment.rating}”")
        for claim in assessment.claims:
            if claim not in claims:
                yield Mistake(assessment.where, f"unknown claim “{claim}”")
            elif claim in assessed:
                yield Mistake(assessment.where, f"claim {claim} is assessed at {assessed[claim]}")
            assessed[claim] = assessment.where


def find_places(claims: Iterable[ClaimEntry], mistakes: list[Mistake]) -> dict[str, Place]:
    """The place of every claim that is not in the database yet."""
    wanted = list(claims)
    known = set(
        Claim.objects.filter(public_id__in=[claim.id for claim in wanted]).values_list(
            "public_id", flat=True
        )
    )
    newest: dict[str, Revision | None] = {}
    places: dict[str, Place] = {}
    for claim in wanted:
        if claim.document not in newest:
            document = Document.objects.filter(
                Q(key=claim.document) | Q(file_name=claim.document)
            ).first()
            newest[claim.document] = document.newest_revision if document else None
        revision = newest[claim.document]
        if revision is None:
            mistakes.append(Mistake(claim.where, f"unknown document “{claim.document}”"))
        elif claim.id not in known and claim.quote:
            try:
                places[claim.id] = _place(claim, revision)
            except ValueError as error:
                mistakes.append(Mistake(claim.where, str(error)))
    return places


def _place(claim: ClaimEntry, revision: Revision) -> Place:
    shown = claim.quote if len(claim.quote) <= 60 else f"{claim.quote[:59]}…"
    try:
        span = anchor(revision.text, claim.quote, claim.occurrence)
    except QuoteAmbiguous as error:
        starts = ", ".join(str(span.start) for span in error.spans)
        raise QuoteAmbiguous(
            f"{error} (at {starts}): say which with `occurrence`: “{shown}”", error.spans
        ) from error
    except QuoteNotFound as error:
        raise QuoteNotFound(f"{error} of {claim.document}: “{shown}”") from error
    section = _section(claim, revision, span)
    if claim.date:
        _check_date(claim, revision.document, section)
    return Place(revision, section, span)


def _section(claim: ClaimEntry, revision: Revision, span: Span) -> Section | None:
    section = revision.sections.filter(start__lte=span.start, end__gte=span.end).first()
    if claim.section is not None and (section is None or section.number != claim.section):
        found = f"in section {section.number}" if section else "in no section"
        raise ValueError(f"the quote stands {found}, not in section {claim.section}")
    return section


def _check_date(claim: ClaimEntry, document: Document, section: Section | None) -> None:
    said = Days(*parse_closed_days(claim.date))
    for name, edtf in (
        (f"document {document.key}", document.date_edtf),
        (f"section {section.number}" if section else "", section.date_edtf if section else ""),
    ):
        if edtf and not said.overlaps(parse_days(edtf)):
            raise ValueError(f"the claim's date {claim.date} lies outside that of {name}, {edtf}")
