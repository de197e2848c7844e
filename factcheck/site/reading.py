"""What the pages read: only the public tables, only over the public connection.

Each function is one query, so that a page's number of queries is that of its calls.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db import connections
from django.db.models import QuerySet

from claims.models import (
    PublicAnswer,
    PublicClaim,
    PublicRedirect,
    PublicReference,
    PublicVersion,
)
from claims.publication.claimreview import PastVersion
from claims.publication.reviews import past_versions
from factcheck.recent import RecentlyUsed

# Everything under `factcheck/site` reads over this connection: it may be a replica, and its role
# may be allowed nothing but what is public.
PUBLIC = "public"

Json = dict[str, Any]
# Compared, and nothing else.
PublicState = tuple[object, ...]
Kind = PublicReference.Kind


class FoundClaim(NamedTuple):
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


# What of a record says how it is called, in whatever language.
_NAMING_FIELDS: Final = {
    Kind.DOCUMENT.value: ("id", "title", "language"),
    Kind.SPEAKER.value: ("id", "name"),
    Kind.PARTY.value: ("id", "name"),
    Kind.TOPIC.value: ("id", "name_sv", "name_en"),
}


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

    def verdicts(self) -> "References":
        """Those alone."""
        return self._part(key for key in self._bodies if key[0] == Kind.RATING)

    def in_short(self) -> "References":
        """Of all but verdicts only what they are called."""
        short = References({})
        for key, record in self._records.items():
            fields = _NAMING_FIELDS.get(key[0])
            its = {name: record[name] for name in fields} if fields else record
            short._records[key] = its
            short._bodies[key] = repr(its) if fields else self._bodies[key]
        return short

    def single(self, kind: str, name: str) -> "References":
        """This one alone, if it is here."""
        return self._part(key for key in ((kind, name),) if key in self._bodies)

    def _part(self, keys: Iterable[tuple[str, str]]) -> "References":
        part = References({})
        for key in keys:
            part._bodies[key], part._records[key] = self._bodies[key], self._records[key]
        return part

    def adopt(self, other: "References") -> None:
        """What the other has is here, too."""
        self._bodies |= other._bodies
        self._records |= other._records

    def get(self, kind: str, name: str) -> Json | None:
        return self._records.get((kind, name))

    def all_of(self, kind: str) -> list[Json]:
        return [record for (own, _name), record in self._records.items() if own == kind]

    def __repr__(self) -> str:
        return repr(sorted(self._bodies.items()))

    @property
    def characters(self) -> int:
        """Of all that was read."""
        return sum(map(len, self._bodies.values()))


def listed_claims() -> QuerySet[PublicClaim]:
    """Claims that lists show; cut, order and pass to `found`."""
    return PublicClaim.objects.using(PUBLIC).filter(withdrawn=False)


def found(claims: QuerySet[PublicClaim]) -> list[FoundClaim]:
    return [FoundClaim(*row) for row in claims.values_list("pk", "version", "body")]


def claim(public_id: str) -> FoundClaim | None:
    """The claim, withdrawn or not."""
    rows = PublicClaim.objects.using(PUBLIC).filter(id=public_id)
    return next(iter(found(rows)), None)


# Whatever lists show changes with the number of the newest publication, but for what parties and
# verdicts are called, which the desk may change at any time; all rows get new keys when they are
# made anew; and after a restore from a backup numbers may come to stand for something else.
_STATE: Final = """
SELECT
    (SELECT ROW (publication, published_at, id)::text
     FROM claims_publicclaim ORDER BY publication DESC LIMIT 1),
    (SELECT token FROM claims_publiclife ORDER BY id DESC LIMIT 1),
    (SELECT max(key) FROM claims_publicfacet),
    (SELECT max(key) FROM claims_publicreference),
    (SELECT md5(string_agg(ROW (kind, id, called, body)::text, '' ORDER BY kind, id))
     FROM claims_publicreference WHERE kind IN ('party', 'rating')),
    (SELECT md5(string_agg(body, '' ORDER BY version)) FROM claims_publicscale)
"""


def state() -> PublicState:
    """What is published, and what parties and verdicts are called: another one as soon as anything
    has been that a list shows, or that finds what it shows."""
    with connections[PUBLIC].cursor() as cursor:
        cursor.execute(_STATE)
        found: PublicState = cursor.fetchone()
    return found


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


_REFERENCES: Final = f"""
SELECT kind, id, body
FROM {PublicReference._meta.db_table}
    JOIN unnest(%s::text[], %s::text[]) AS wanted (kind, id) USING (kind, id)
UNION SELECT kind, id, body FROM {PublicReference._meta.db_table} WHERE kind = %s
ORDER BY kind, id
"""  # noqa: S608  # the name of a table


def references(wanted: Iterable[tuple[str, str]], *, ratings: bool = False) -> References:
    """The references named by kind and id; with `ratings`, every verdict of the newest scale."""
    names = list(dict.fromkeys(wanted))
    every = Kind.RATING.value if ratings else None
    with connections[PUBLIC].cursor() as cursor:
        cursor.execute(
            _REFERENCES, [[kind for kind, _name in names], [name for _kind, name in names], every]
        )
        return References({(kind, name): body for kind, name, body in cursor.fetchall()})


# Of what was read since the last publication: what each is called by itself, and the verdicts
# together. Dictionaries take four times the characters that are in them, and a thousand bytes:
# there is room for four thousand names.
_READ: Final[RecentlyUsed[References]] = RecentlyUsed(
    most=6_000_000, weigh=lambda found: 1_000 + 4 * found.characters
)
_VERDICTS: Final = (Kind.RATING.value, "")


def references_of(published: PublicState, wanted: Iterable[tuple[str, str]]) -> References:
    """What the references named by kind and id are called, and every verdict of the newest scale:
    one query, none where all of it was read since this was `published`."""
    together = References({})
    missing = []
    others = (each for each in wanted if each[0] != Kind.RATING)
    for each in dict.fromkeys((_VERDICTS, *others)):
        known = _READ.get((published, each))
        if known is None:
            missing.append(each)
        else:
            together.adopt(known)
    if missing:
        names = (each for each in missing if each != _VERDICTS)
        read = references(names, ratings=_VERDICTS in missing).in_short()
        for each in missing:
            part = read.verdicts() if each == _VERDICTS else read.single(*each)
            _READ.put((published, each), part)
        together.adopt(read)
    return together


def moved_to(public_id: str) -> str | None:
    """The id of the speaker whose record this one's was merged into."""
    rows = PublicRedirect.objects.using(PUBLIC).filter(old_id=public_id)
    return rows.values_list("new_id", flat=True).first()


def full_text(document: str) -> str | None:
    """The text of a document whose rights note allows it to be shown whole."""
    rows = PublicReference.objects.using(PUBLIC).filter(kind=Kind.DOCUMENT, id=document)
    return rows.values_list("text", flat=True).first()
