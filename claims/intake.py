"""Bringing the hand-curated claims into the database: `manage.py load_fixtures`.

Everything is checked first and every mistake reported; nothing is stored unless all is well. What
is there already (by public id) is left as it is: editors may have worked on it since.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction

from claims import workflow
from claims.fixture_entries import AssessmentEntry, ClaimEntry, Fixtures, ScaleEntry, VoiceEntry
from claims.fixture_files import read_fixtures
from claims.intake_checks import (
    Place,
    check_ids,
    check_references,
    check_values,
    find_places,
)
from claims.models import (
    Assessment,
    Claim,
    ClaimRelation,
    Evidence,
    Quantity,
    Rating,
    RatingScale,
    Role,
    Speaker,
    Topic,
    Voice,
)
from claims.public_tables import publish_ratings
from claims.publishing import PublicationRefused, publish
from claims.review import approve, submit
from claims.toml_tables import Mistake


class FixturesRefused(Exception):
    """Nothing was stored; `mistakes` has every one."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(map(str, mistakes)))


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many claims and assessments were made, and how many claims were there already."""

    claims: int
    assessments: int
    already_there: int


def load_fixtures(folder: Path, *, submitter: User, approver: User, at: datetime) -> Loaded:
    """Load and publish `folder/claims` and `folder/fact_checks`. Raises FixturesRefused.

    The documents must be there (`manage.py ingest`). `submitter` and `approver` are two people:
    four eyes hold here as everywhere.
    """
    fixtures, mistakes = read_fixtures(folder)
    mistakes += check_references(fixtures)
    mistakes += check_values(fixtures)
    mistakes += check_ids(fixtures)
    places = find_places(fixtures.claims, mistakes)
    if mistakes:
        raise FixturesRefused(mistakes)
    try:
        with transaction.atomic():
            loader = _Loader(fixtures, submitter, approver, at)
            return loader.load(places)
    except PublicationRefused as refused:  # such as a checked claim with too little evidence
        where = {claim.id: claim.where for claim in fixtures.claims}
        raise FixturesRefused(
            [
                Mistake(where[claim.public_id], reason)
                for claim, missing in refused.reasons
                for reason in missing
            ]
        ) from refused


class _Loader:
    """One load: the fixtures, and what of them is in the database by now."""

    def __init__(self, fixtures: Fixtures, submitter: User, approver: User, at: datetime) -> None:
        self.fixtures = fixtures
        self.submitter = submitter
        self.approver = approver
        self.at = at
        self.speakers: dict[str, Speaker] = {}
        self.roles: dict[tuple[str, str], Role] = {}
        self.claims: dict[str, Claim] = {}

    def load(self, places: dict[str, Place]) -> Loaded:
        self._load_people()
        if self.fixtures.scale:
            self._load_scale(self.fixtures.scale)
        new = [claim for claim in self.fixtures.claims if claim.id in places]
        for entry in new:
            self.claims[entry.id] = self._make_claim(entry, places[entry.id])
        self._relate(new)
        made = [self._make_assessment(entry) for entry in self.fixtures.assessments]
        publish_ratings()
        publish(self.claims.values(), by=self.approver, at=self.at)
        return Loaded(
            claims=len(new),
            assessments=sum(made),
            already_there=len(self.fixtures.claims) - len(new),
        )

    def _load_people(self) -> None:
        for topic in self.fixtures.topics:
            names = {"name_sv": topic.name_sv, "name_en": topic.name_en}
            Topic.objects.get_or_create(pk=topic.id, defaults=names)
        for entry in self.fixtures.speakers:
            speaker, _made = Speaker.objects.get_or_create(
                public_id=entry.id,
                defaults={
                    "name": entry.name,
                    "kind": entry.kind,
                    "party": entry.party,
                    "wikidata_id": entry.wikidata_id,
                },
            )
            self.speakers[entry.key] = speaker
            for role in entry.roles:
                self.roles[entry.key, role.key], _made = speaker.roles.get_or_create(
                    title=role.title,
                    organisation=role.organisation,
                    party=role.party,
                    period_edtf=role.period,
                )

    def _load_scale(self, entry: ScaleEntry) -> None:
        scale, _made = RatingScale.objects.get_or_create(
            version=entry.version,
            defaults={"name": entry.name, "best": entry.best, "worst": entry.worst},
        )
        for position, rating in enumerate(entry.ratings, start=1):
            scale.ratings.get_or_create(
                slug=rating.id,
                defaults={
                    "label_sv": rating.label_sv,
                    "label_en": rating.label_en,
                    "definition_sv": rating.definition_sv,
                    "definition_en": rating.definition_en,
                    "value": rating.value,
                    "position": position,
                },
            )

    def _make_claim(self, entry: ClaimEntry, place: Place) -> Claim:
        claim = Claim.objects.create(
            public_id=entry.id,
            revision=place.revision,
            section=place.section,
            start=place.span.start,
            end=place.span.end,
            quote=entry.quote,
            statement=entry.statement,
            headline=entry.headline,
            kind=entry.kind,
            speaker=self.speakers[entry.speaker.speaker],
            role=self._role(entry.speaker),
            attribution=entry.attribution,
            date_edtf=entry.date,
            date_evidence=entry.date_evidence,
            worthiness=entry.worthiness,
            worthiness_reason=entry.worthiness_reason,
            created_at=self.at,
            created_by=self.submitter,
        )
        claim.topics.set(Topic.objects.filter(pk__in=entry.topics))
        Voice.objects.bulk_create(
            Voice(
                claim=claim,
                capacity=voice.capacity,
                speaker=self.speakers[voice.speaker],
                role=self._role(voice),
                position=position,
            )
            for position, voice in enumerate(entry.voices, start=1)
        )
        Quantity.objects.bulk_create(
            Quantity(
                claim=claim,
                position=position,
                text=quantity.text,
                value=quantity.value,
                value_max=quantity.value_max,
                unit=quantity.unit,
                qualifier=quantity.qualifier,
                period=quantity.period,
            )
            for position, quantity in enumerate(entry.quantities, start=1)
        )
        return claim

    def _role(self, voice: VoiceEntry) -> Role | None:
        return self.roles[voice.speaker, voice.role] if voice.role else None

    def _relate(self, entries: Iterable[ClaimEntry]) -> None:
        named = {relation.claim for entry in entries for relation in entry.relations}
        others = {claim.public_id: claim for claim in Claim.objects.filter(public_id__in=named)}
        ClaimRelation.objects.bulk_create(
            ClaimRelation(
                claim=self.claims[entry.id], kind=relation.kind, other=others[relation.claim]
            )
            for entry in entries
            for relation in entry.relations
        )

    def _make_assessment(self, entry: AssessmentEntry) -> bool:
        """Whether it was made: not where one of its claims was there already."""
        if not all(claim in self.claims for claim in entry.claims):
            return False
        rating = None
        if entry.rating and self.fixtures.scale:
            rating = Rating.objects.get(
                scale__version=self.fixtures.scale.version, slug=entry.rating
            )
        assessment = Assessment.objects.create(
            rating=rating,
            summary=entry.summary,
            explanation=entry.explanation,
            missing=entry.missing,
            searched="\n".join(entry.searched),
            author=self.submitter,
        )
        Evidence.objects.bulk_create(
            Evidence(
                assessment=assessment,
                position=position,
                url=evidence.url,
                archive_url=evidence.archive_url,
                title=evidence.title,
                publisher=evidence.publisher,
                published_on=evidence.published_on,
                published_on_basis=evidence.published_on_basis,
                stance=evidence.stance,
                primary=evidence.primary,
                summary=evidence.summary,
            )
            for position, evidence in enumerate(entry.evidence, start=1)
        )
        for public_id in entry.claims:
            claim = self.claims[public_id]
            claim.assessment = assessment
            claim.status = workflow.after("start", claim.status)
            claim.save()
        if entry.status != workflow.IN_PROGRESS:
            submit(assessment, by=self.submitter, at=self.at)
            approve(assessment, by=self.approver, at=self.at)
        return True
