"""The published versions, with their numbers and times; and what is left of withdrawn claims."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connections, router

from claims.imports.package.checks import Importers
from claims.imports.package.claims import Claims, batches, place_of
from claims.imports.package.people import People, Ratings
from claims.imports.package.reading import Json, NotLoaded, Package
from claims.imports.package.sources import Place, Sources, withheld_texts
from claims.models import (
    Carried,
    ClaimApproval,
    ClaimVersion,
    CorrectionRequest,
    ImportedWithdrawal,
    Rating,
    Speaker,
)
from claims.publication.record import is_withdrawn, kept, normal, people_in
from claims.publication.references import DOCUMENT, SPEAKER, TOPIC
from claims.publication.writing import BATCH_CLAIMS
from claims.vocabulary import workflow

# Stands for the message: what somebody sent in is not public, only what came of it.
UNKNOWN_MESSAGE = "The message is not in the data package."

# Requests keep their numbers; the next one gets a new one.
_NEXT_REQUEST = """
    SELECT setval(pg_get_serial_sequence('claims_correctionrequest', 'id'), greatest(1,
        (SELECT max(id) FROM claims_correctionrequest),
        (SELECT max((answer->>'request')::bigint) FROM claims_importedwithdrawal,
            jsonb_array_elements(trace->'answers') AS answer)))
"""


@dataclass
class Histories:
    """What versions.jsonl says, but for the records."""

    first_published: dict[str, datetime] = field(default_factory=dict)
    newest: dict[str, Json] = field(default_factory=dict)
    """By claim; of claims that are public now."""
    withdrawn: dict[str, list[Json]] = field(default_factory=dict)
    """By claim, all versions of those that are not."""


def read_histories(package: Package) -> Histories:
    found = Histories()
    for version in package.lines("versions"):
        claim = version["claim"]
        if version["version"] == 1:
            found.first_published[claim] = datetime.fromisoformat(version["published_at"])
        if version["record"] is None:
            found.newest[claim] = version
    for version in package.lines("versions"):
        if version["claim"] not in found.newest:
            found.withdrawn.setdefault(version["claim"], []).append(version)
    return found


class Versions:
    def __init__(
        self, sources: Sources, people: People, ratings: Ratings, claims: Claims, by: Importers
    ) -> None:
        self._sources = sources
        self._ratings = ratings
        self._keys = claims.keys
        self._by = by
        self._withheld: frozenset[Place] = frozenset()
        # As the desk has them now: also roles that only an earlier record named.
        everybody = Speaker.objects.prefetch_related("roles")
        self._speakers = {each.public_id: SPEAKER.take(each) for each in everybody}
        self._topics = {key: TOPIC.take(topic) for key, topic in people.topics.items()}

    def make(self, package: Package, histories: Histories) -> None:
        """The earlier ones first, for each follows another; then the newest of each claim."""
        self._withheld = withheld_texts(package)
        fingerprints = {
            said["publication"]: said["fingerprint"]
            for said in package.lines("versions")
            if said.get("fingerprint")  # packages of before have none
        }
        earlier: list[ClaimVersion] = []
        last: dict[str, ClaimVersion] = {}
        for said in package.lines("versions"):
            if said["claim"] in self._keys and said["record"] is not None:
                version = self._version(said, said["record"], last.get(said["claim"]))
                last[said["claim"]] = version
                earlier.append(version)
                if len(earlier) == BATCH_CLAIMS:
                    self._append(earlier, fingerprints)
                    earlier.clear()
        self._append(earlier, fingerprints)
        for batch in batches(package.lines("claims")):
            newest = [
                self._version(histories.newest[record["id"]], record, None) for record in batch
            ]
            self._append(newest, fingerprints)

    def _append(self, versions: list[ClaimVersion], fingerprints: dict[int, str]) -> None:
        """With what was approved of each, which must be what the package says of it."""
        approved = [
            version
            for version in versions
            if version.status in workflow.APPROVED and not is_withdrawn(version.record["claim"])
        ]
        made = ClaimApproval.objects.carry(
            [
                Carried(version.claim_id, version.record["claim"], version.published_at)
                for version in approved
            ],
            submitted_by=self._by.author,
            approved_by=self._by.editor,
        )
        for version, fingerprint in zip(approved, made, strict=True):
            if fingerprints.get(version.publication, fingerprint) != fingerprint:
                raise NotLoaded(
                    f"versions.jsonl: version {version.number} of claim"
                    f" {version.record['claim']['id']} is not what was approved: its content has"
                    f" the fingerprint {fingerprint}, and the package says"
                    f" {fingerprints[version.publication]}."
                )
        ClaimVersion.objects.bulk_create(versions)

    def _version(self, said: Json, record: Json, before: ClaimVersion | None) -> ClaimVersion:
        version = ClaimVersion(
            claim_id=self._keys[said["claim"]],
            number=said["version"],
            publication=said["publication"],
            kind=said["kind"],
            note=said["note"] or "",
            record=self._record(record),
            published_at=datetime.fromisoformat(said["published_at"]),
            published_by=self._by.editor,
        )
        if not is_withdrawn(record):
            version.revision = self._sources.revisions[place_of(record)]
            version.status = record["verification_status"]
            version.rating = self._rating(record)
        elif before is not None:  # as `withdraw` does it
            version.revision_id, version.status = before.revision_id, before.status
            version.rating_id = before.rating_id
        return version

    def _rating(self, record: Json) -> Rating | None:
        rating = record["rating"]
        return self._ratings[rating["scale_version"], rating["id"]] if rating else None

    def _record(self, record: Json) -> Json:
        """What a version keeps, as `snapshot` has it of the claim that was made. Of sources,
        speakers and topics only the newest state is public."""
        if is_withdrawn(record):
            return normal({"claim": kept(record)})
        place = place_of(record)
        document = DOCUMENT.take(self._sources.revisions[place])
        # A text that was published under stricter rights than the source has now is not shown here
        # either, though it was brought along.
        document["full_text_public"] &= place not in self._withheld
        return normal(
            {
                "claim": kept(record),
                "attribution": "",
                "relations": [],
                "document": document,
                "speakers": [
                    self._speakers[key] for key in people_in(record) if key in self._speakers
                ],
                "topics": [self._topics[key] for key in record["topics"] if key in self._topics],
            }
        )


def make_withdrawals(
    package: Package, histories: Histories, *, by: Importers, at: datetime
) -> None:
    """The words of a withdrawn claim are not public, so the claim itself can't come back."""
    answers: dict[str, list[Json]] = {}
    for answer in package.lines("answers"):
        answers.setdefault(answer.pop("claim"), []).append(answer)
    ImportedWithdrawal.objects.bulk_create(
        ImportedWithdrawal(
            public_id=claim,
            trace={
                "withdrawn": versions[-1]["record"]["withdrawn"],
                "versions": [_notice(version) for version in versions],
                "answers": answers.get(claim, []),
            },
            imported_at=at,
            imported_by=by.editor,
        )
        for claim, versions in sorted(histories.withdrawn.items())
    )


def _notice(version: Json) -> Json:
    names = ("publication", "version", "kind", "note", "published_at")
    return {name: version[name] for name in names}


def make_answers(
    package: Package, histories: Histories, keys: dict[str, int], *, by: Importers
) -> None:
    CorrectionRequest.objects.bulk_create(_requests(package, histories, keys, by))
    with connections[router.db_for_write(CorrectionRequest)].cursor() as cursor:
        cursor.execute(_NEXT_REQUEST)


def _requests(
    package: Package, histories: Histories, keys: dict[str, int], by: Importers
) -> Iterator[CorrectionRequest]:
    for said in package.lines("answers"):
        if said["claim"] in keys:
            yield CorrectionRequest(
                pk=said["request"],
                claim_id=keys[said["claim"]],
                version=histories.newest[said["claim"]]["version"],
                message=UNKNOWN_MESSAGE,
                received_at=datetime.fromisoformat(said["received_at"]),
                sender="imported",
                outcome=said["outcome"],
                answer=said["answer"],
                answered_at=datetime.fromisoformat(said["answered_at"]),
                answered_by=by.editor,
            )
