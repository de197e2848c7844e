"""What is checked of the fixtures before anything is stored: references, quotes' places."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q

from claims.fixture_entries import ClaimEntry, Fixtures, SpeakerEntry, VoiceEntry
from claims.models import Claim, Evidence, Quantity, Rating, Role, Speaker, Topic
from claims.toml_tables import Mistake
from corpus.anchoring import QuoteAmbiguous, QuoteNotFound, Span, anchor
from corpus.edtf_dates import Days, parse_closed_days, parse_days
from corpus.models import Document, IssuedId, Revision, Section

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: found and checked, ready to be stored."""

    revision: Revision
    section: Section | None
    span: Span


def check_references(fixtures: Fixtures) -> Iterable[Mistake]:
    """What one entry says of another: keys that exist, ids that are used once."""
    yield from _check_repeats(fixtures)
    roles = {speaker.key: {role.key for role in speaker.roles} for speaker in fixtures.speakers}
    topics = {topic.id for topic in fixtures.topics}
    claims = {claim.id: claim for claim in fixtures.claims}
    for claim in fixtures.claims:
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


def _check_repeats(fixtures: Fixtures) -> Iterable[Mistake]:
    ids: dict[str, str] = {}
    for entry in _with_ids(fixtures):
        if entry.id and entry.id in ids:
            yield Mistake(entry.where, f"the id stands at {ids[entry.id]} already")
        ids.setdefault(entry.id, entry.where)
    for speaker in fixtures.speakers:
        for key in _repeated(role.key for role in speaker.roles):
            yield Mistake(speaker.where, f"two roles have the key “{key}”")
    for key in _repeated(speaker.key for speaker in fixtures.speakers):
        yield Mistake("speakers.toml", f"two speakers have the key “{key}”")
    for key in _repeated(topic.id for topic in fixtures.topics):
        yield Mistake("topics.toml", f"two topics have the id “{key}”")
    for key in _repeated(rating.id for rating in fixtures.scale.ratings) if fixtures.scale else ():
        yield Mistake("ratings.toml", f"two ratings have the id “{key}”")
    for claim in fixtures.claims:
        for capacity, key in _repeated((voice.capacity, voice.speaker) for voice in claim.voices):
            yield Mistake(claim.where, f"“{key}” stands twice as {capacity}")
        for relation in _repeated(claim.relations):
            yield Mistake(claim.where, f"{relation.kind} “{relation.claim}” twice")


def _with_ids(fixtures: Fixtures) -> list[SpeakerEntry | ClaimEntry]:
    return [*fixtures.speakers, *fixtures.claims]


def _repeated(values: Iterable[T]) -> list[T]:
    return [value for value, count in Counter(values).items() if count > 1 and value]


def check_values(fixtures: Fixtures) -> Iterable[Mistake]:
    """What the models' own fields refuse: too long, no address, not the code of a party."""
    for speaker in fixtures.speakers:
        names = {"name": speaker.name, "party": speaker.party, "wikidata_id": speaker.wikidata_id}
        yield from _check_fields(speaker.where, Speaker, names)
        for role in speaker.roles:
            held = {"title": role.title, "organisation": role.organisation, "party": role.party}
            yield from _check_fields(speaker.where, Role, held)
    for topic in fixtures.topics:
        topic_names = {"id": topic.id, "name_sv": topic.name_sv, "name_en": topic.name_en}
        yield from _check_fields("topics.toml", Topic, topic_names)
    for claim in fixtures.claims:
        for quantity in claim.quantities:
            number = {"text": quantity.text, "value": quantity.value}
            yield from _check_fields(
                claim.where, Quantity, number | {"value_max": quantity.value_max}
            )
    for assessment in fixtures.assessments:
        for evidence in assessment.evidence:
            source = {"url": evidence.url, "archive_url": evidence.archive_url}
            source |= {"title": evidence.title, "publisher": evidence.publisher}
            source |= {"published_on_basis": evidence.published_on_basis}
            yield from _check_fields(assessment.where, Evidence, source)
    if scale := fixtures.scale:
        if not 1 <= scale.worst < scale.best:
            yield Mistake("ratings.toml", "`worst` must be at least 1, and `best` above it")
        for rating in scale.ratings:
            labels = {"label_sv": rating.label_sv, "label_en": rating.label_en, "slug": rating.id}
            yield from _check_fields("ratings.toml", Rating, labels)
            if rating.value is not None and not scale.worst <= rating.value <= scale.best:
                yield Mistake("ratings.toml", f"the value of “{rating.id}” is not on the scale")


def _check_fields(
    where: str, model: type[Model], values: Mapping[str, object]
) -> Iterable[Mistake]:
    """The given ones of the model's fields; what is empty was noted when it was read."""
    row = model(**values)
    given = {name for name, value in values.items() if value not in (None, "")}
    try:
        row.clean_fields(exclude={field.name for field in model._meta.fields} - given)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            for message in messages:
                yield Mistake(where, f"`{name}` is “{values[name]}”: {message}")


def check_ids(fixtures: Fixtures) -> Iterable[Mistake]:
    """Ids that were issued to something else, or to what has been deleted since."""
    entries = _with_ids(fixtures)
    ids = [entry.id for entry in entries]
    issued = set(IssuedId.objects.filter(id__in=ids).values_list("id", flat=True))
    for model, kind in ((Speaker, SpeakerEntry), (Claim, ClaimEntry)):
        known = set(model.objects.filter(public_id__in=ids).values_list("public_id", flat=True))
        for entry in entries:
            if isinstance(entry, kind) and entry.id in issued - known:
                yield Mistake(entry.where, "the id has been used for something else")


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
        raise QuoteNotFound(f"{error} ({claim.document}): “{shown}”") from error
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
