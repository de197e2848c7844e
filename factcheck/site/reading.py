"""What the pages read: only the public tables, only over the public connection.

Each function is one query, so that a page's number of queries is that of its calls.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from claims.models import (
    PublicAnswer,
    PublicClaim,
    PublicRedirect,
    PublicReference,
    PublicVersion,
)
from claims.publication.claimreview import PastVersion
from claims.publication.reviews import past_versions

# Everything under `factcheck/site` reads over this connection: it may be a replica, and its role
# may be allowed nothing but what is public.
PUBLIC = "public"

Json = dict[str, Any]
Kind = PublicReference.Kind


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A public claim: its key among the public rows, and its newest version's record.

    `body` is the record as text, for whoever needs to know whether anything in it changed.
    """

    key: int
    version: int
    body: str

    @property
    def record(self) -> Json:
        record: Json = json.loads(self.body)
        return record


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a correction request."""

    received_at: datetime
    answered_at: datetime
    outcome: str
    answer: str


class References:
    """Finished records of what claims refer to, by kind and id.

    Its `repr` is what was read, for whoever needs to know whether anything in it changed.
    """

    def __init__(self, bodies: dict[tuple[str, str], str]) -> None:
        self._bodies = bodies
        self._records: dict[tuple[str, str], Json] = {k: json.loads(b) for k, b in bodies.items()}

    @classmethod
    def of(cls, kind: str, record: Json) -> "References":
        """A single one, which is read already."""
        found = cls({})
        found._records[kind, record["id"]] = record
        return found

    def get(self, kind: str, name: str) -> Json | None:
        return self._records.get((kind, name))

    def all_of(self, kind: str) -> list[Json]:
        return [record for (own, _name), record in self._records.items() if own == kind]

    def __repr__(self) -> str:
        return repr(self._bodies)


def listed_claims() -> QuerySet[PublicClaim]:
    """Claims that lists show; cut, order and pass to `found`."""
    return PublicClaim.objects.using(PUBLIC).filter(withdrawn=False)


def found(claims: QuerySet[PublicClaim]) -> list[FoundClaim]:
    return [FoundClaim(*row) for row in claims.values_list("pk", "version", "body")]


def claim(public_id: str) -> FoundClaim | None:
    """The claim, withdrawn or not."""
    rows = PublicClaim.objects.using(PUBLIC).filter(id=public_id)
    return next(iter(found(rows)), None)


def state() -> object:
    """What is published, and what parties are called: another one as soon as anything has been, or
    a party is found by other names."""
    parties = PublicReference.objects.filter(kind=Kind.PARTY).order_by().values("kind")
    names = StringAgg(Cast("called", TextField()), ";", order_by="id")
    rows = PublicClaim.objects.using(PUBLIC).order_by("-publication")
    called = Subquery(parties.annotate(names=names).values("names"))
    return rows.values_list("publication", "published_at", "id", called).first()


def versions(key: int) -> list[PastVersion]:
    """All versions of a claim, newest first."""
    return past_versions([key], using=PUBLIC)[key][::-1]


def version_body(key: int, number: int) -> str | None:
    """The record of one version, as text."""
    rows = PublicVersion.objects.using(PUBLIC).filter(claim=key, number=number)
    return rows.values_list("body", flat=True).first()


def answers(key: int) -> list[Answer]:
    """What came of the correction requests about a claim, newest first."""
    rows = PublicAnswer.objects.using(PUBLIC).filter(claim=key).order_by("-answered_at", "-pk")
    return [
        Answer(*row) for row in rows.values_list("received_at", "answered_at", "outcome", "answer")
    ]


def references(wanted: Iterable[tuple[str, str]], *, ratings: bool = False) -> References:
    """The references named by kind and id; with `ratings`, every verdict of the newest scale."""
    chosen = Q(kind=Kind.RATING) if ratings else Q(pk__in=[])
    names: dict[str, list[str]] = {}
    for kind, name in wanted:
        names.setdefault(kind, []).append(name)
    for kind, ids in names.items():
        chosen |= Q(kind=kind, id__in=ids)
    rows = PublicReference.objects.using(PUBLIC).filter(chosen).order_by("kind", "id")
    return References({(kind, name): body for kind, name, body in rows.values_list(*_REFERENCE)})


_REFERENCE = ("kind", "id", "body")


def moved_to(public_id: str) -> str | None:
    """The id of the speaker whose record this one's was merged into."""
    rows = PublicRedirect.objects.using(PUBLIC).filter(old_id=public_id)
    return rows.values_list("new_id", flat=True).first()


def full_text(document: str) -> str | None:
    """The text of a document whose rights note allows it to be shown whole."""
    rows = PublicReference.objects.using(PUBLIC).filter(kind=Kind.DOCUMENT, id=document)
    return rows.values_list("text", flat=True).first()
