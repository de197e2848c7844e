"""Claims as their newest versions have them, for the desk to go on with."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

from claims.imports.making import NewClaim, NewQuantity, NewVoice, make_claims
from claims.imports.package.checks import Checks, Importers
from claims.imports.package.people import People
from claims.imports.package.reading import Json, Package
from claims.imports.package.sources import Place, Sources
from claims.models import Voice
from claims.publication.writing import BATCH_CLAIMS


def batches(lines: Iterator[Json]) -> Iterator[list[Json]]:
    while batch := list(islice(lines, BATCH_CLAIMS)):
        yield batch


def place_of(record: Json) -> Place:
    return record["source"]["document"]["id"], record["source"]["revision"]


class Claims:
    """Makes the claims; `keys` has their primary keys by public id."""

    def __init__(
        self,
        sources: Sources,
        people: People,
        checks: Checks,
        *,
        by: Importers,
        at: datetime,
    ) -> None:
        self.keys: dict[str, int] = {}
        self._sources = sources
        self._people = people
        self._checks = checks
        self._importers = by
        self._at = at

    def make(self, package: Package, first_published: dict[str, datetime]) -> None:
        for batch in batches(package.lines("claims")):
            new = [self._new_claim(said, first_published[said["id"]]) for said in batch]
            made = make_claims(new, by=self._importers.author, at=self._at)
            self.keys.update((claim.public_id, claim.pk) for claim in made)

    def _new_claim(self, said: Json, created_at: datetime) -> NewClaim:
        place, section, when = place_of(said), said["source"]["section"], said["date"]
        assessment = self._checks.assessment(said)
        return NewClaim(
            public_id=said["id"],
            revision=self._sources.revisions[place].pk,
            section=self._sources.sections[place, section["number"]].pk if section else None,
            start=said["source"]["start"],
            end=said["source"]["end"],
            quote=said["quote"],
            statement=said["statement"],
            headline=said.get("headline") or "",  # earlier packages have none
            kind=said["kind"],
            speaker=self._people.speakers[said["speaker"]["id"]].pk,
            role=self._role(said["speaker"]),
            date_edtf=when["edtf"],
            days=(date.fromisoformat(when["earliest"]), date.fromisoformat(when["latest"])),
            date_evidence=when["evidence"] or "",
            topics=said["topics"],
            voices=list(self._voices(said)),
            quantities=[_quantity(each) for each in said["quantities"]],
            status=said["verification_status"],
            assessment=assessment.pk if assessment else None,
            created_at=created_at,
        )

    def _voices(self, said: Json) -> Iterator[NewVoice]:
        for capacity in Voice.Capacity:
            # Cosigners are a list; of the others there is one, or none.
            spoken = said["cosigners" if capacity == Voice.Capacity.COSIGNER else capacity.value]
            for voice in spoken if isinstance(spoken, list) else filter(None, [spoken]):
                speaker = self._people.speakers[voice["id"]].pk
                yield NewVoice(capacity.value, speaker, self._role(voice))

    def _role(self, voice: Json) -> int | None:
        role = self._people.role(voice)
        return role.pk if role else None


def _quantity(said: Json) -> NewQuantity:
    return NewQuantity(
        said["text"],
        said["value"],
        said["value_max"],
        said["unit"],
        said["qualifier"],
        said["period"] or "",
    )
