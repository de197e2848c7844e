"""Claims as their newest versions have them, for the desk to go on with."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

from claims.imports.package.checks import Checks, Importers
from claims.imports.package.people import People
from claims.imports.package.reading import Json, Package
from claims.imports.package.sources import Place, Sources
from claims.models import Claim, Quantity, Voice
from claims.publication.writing import BATCH


def batches(lines: Iterator[Json]) -> Iterator[list[Json]]:
    while batch := list(islice(lines, BATCH)):
        yield batch


def place_of(record: Json) -> Place:
    return record["source"]["document"]["id"], record["source"]["revision"]


class Claims:
    """Makes the claims; `keys` has their primary keys by public id."""

    def __init__(
        self, sources: Sources, people: People, checks: Checks, importers: Importers
    ) -> None:
        self.keys: dict[str, int] = {}
        self._sources = sources
        self._people = people
        self._checks = checks
        self._importers = importers

    def make(self, package: Package, first_published: dict[str, datetime]) -> None:
        for batch in batches(package.lines("claims")):
            claims = [self._claim(said, first_published[said["id"]]) for said in batch]
            Claim.objects.bulk_create(claims)
            made = list(zip(claims, batch, strict=True))
            self.keys.update((claim.public_id, claim.pk) for claim in claims)
            through = Claim.topics.through
            through._default_manager.bulk_create(
                through(claim_id=claim.pk, topic_id=topic)
                for claim, said in made
                for topic in said["topics"]
            )
            Voice.objects.bulk_create(voice for pair in made for voice in self._voices(*pair))
            Quantity.objects.bulk_create(each for pair in made for each in _quantities(*pair))

    def _claim(self, said: Json, created_at: datetime) -> Claim:
        place, section = place_of(said), said["source"]["section"]
        return Claim(
            public_id=said["id"],
            revision=self._sources.revisions[place],
            section=self._sources.sections[place, section["number"]] if section else None,
            start=said["source"]["start"],
            end=said["source"]["end"],
            quote=said["quote"],
            statement=said["statement"],
            kind=said["kind"],
            speaker=self._people.speakers[said["speaker"]["id"]],
            role=self._people.role(said["speaker"]),
            date_edtf=said["date"]["edtf"],
            date_earliest=date.fromisoformat(said["date"]["earliest"]),
            date_latest=date.fromisoformat(said["date"]["latest"]),
            date_evidence=said["date"]["evidence"] or "",
            status=said["verification_status"],
            assessment=self._checks.assessment(said),
            created_at=created_at,
            created_by=self._importers.author,
        )

    def _voices(self, claim: Claim, said: Json) -> Iterator[Voice]:
        capacities = [(Voice.Capacity.COSIGNER, voice) for voice in said["cosigners"]]
        capacities += [
            (capacity, said[capacity.value])
            for capacity in (Voice.Capacity.CITED_AUTHORITY, Voice.Capacity.REPORTED_BY)
            if said[capacity.value]
        ]
        for position, (capacity, voice) in enumerate(capacities, start=1):
            yield Voice(
                claim=claim,
                capacity=capacity,
                speaker=self._people.speakers[voice["id"]],
                role=self._people.role(voice),
                position=position,
            )


def _quantities(claim: Claim, said: Json) -> Iterator[Quantity]:
    for position, quantity in enumerate(said["quantities"], start=1):
        upper = quantity["value_max"]
        yield Quantity(
            claim=claim,
            position=position,
            text=quantity["text"],
            value=Decimal(quantity["value"]),
            value_max=None if upper is None else Decimal(upper),
            unit=quantity["unit"],
            qualifier=quantity["qualifier"],
            period=quantity["period"] or "",
        )
