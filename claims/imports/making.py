"""The one door in: a claim as whoever brings it in has it, and the rows that are made of it.

Sheets, fixtures and packages differ in how they read; what they have read is a `NewClaim`. One list
of columns serves both ways of storing: `copy_claims`, by COPY, where the keys are known already,
and `make_claims` where the claims themselves are wanted back.

A new field of claims is added to `NewClaim` and to `SAID`; a test holds them to the model.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final

from django.contrib.auth.models import User
from django.db.models import Model

from claims.models import Claim, ClaimTopic, Quantity, Voice
from claims.publication.copying import copy_values
from claims.vocabulary.workflow import UNVERIFIED
from corpus.edtf_dates import parse_closed_days
from corpus.identifiers import new_public_id

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class NewQuantity:
    """`value_max` is the upper end of a range. Decimals, or their digits with a point."""

    text: str
    value: Decimal | str
    value_max: Decimal | str | None
    unit: str
    qualifier: str = Quantity.Qualifier.EXACT.value
    period: str = ""


@dataclass(frozen=True, slots=True)
class NewVoice:
    """`capacity` is one of Voice.Capacity; speaker and role are primary keys."""

    capacity: str
    speaker: int
    role: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClaim:
    """Everything that can be said of a claim that comes in. What it refers to is by primary key,
    topics by id; `[start, end)` are code points of the revision's text. Parts are in order.

    `days` are the earliest and the latest that `date_edtf` may mean, if that is known; `created_at`
    is the time at which the claim is stored, if none is given.
    """

    revision: int
    section: int | None = None
    start: int
    end: int
    quote: str
    statement: str
    headline: str = ""
    kind: str
    speaker: int
    role: int | None = None
    attribution: str = ""
    date_edtf: str
    date_evidence: str = ""
    worthiness: str = Claim.Worthiness.MEDIUM.value
    worthiness_reason: str = ""
    topics: Sequence[str] = ()
    quantities: Sequence[NewQuantity] = ()
    voices: Sequence[NewVoice] = ()

    public_id: str = field(default_factory=new_public_id)
    status: str = UNVERIFIED
    assessment: int | None = None
    days: tuple[date, date] | None = None
    created_at: datetime | None = None

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "NewClaim":
        """From `SAID` and parts as JSON keeps them."""
        numbers = [NewQuantity(**each) for each in said.get("quantities", ())]
        return cls(**{**said, "quantities": numbers})


# What is said of a claim itself, by its fields' names; what hangs on it is aside.
SAID: Final = (
    *("revision", "section", "start", "end", "quote", "statement", "headline", "kind", "speaker"),
    *("role", "attribution", "date_edtf", "date_evidence", "worthiness", "worthiness_reason"),
)
_OF_OURS = ("public_id", "status", "assessment")

# The name of a field's column, such as `speaker_id`.
COLUMN_OF: Final = {
    name: Claim._meta.get_field(name).attname  # type: ignore[union-attr]  # none is a relation
    for name in (*SAID, *_OF_OURS)
}
CLAIM_COLUMNS: Final = (
    *COLUMN_OF.values(),
    *("date_earliest", "date_latest", "created_at", "created_by_id"),
)
_QUANTITY = tuple(each.name for each in fields(NewQuantity))
QUANTITY_COLUMNS: Final = ("claim_id", "position", *_QUANTITY)
VOICE_COLUMNS: Final = ("claim_id", "position", "capacity", "speaker_id", "role_id")
TOPIC_COLUMNS: Final = ("claim_id", "topic_id")

_claim_values = attrgetter(*COLUMN_OF)
_quantity_values = attrgetter(*_QUANTITY)

Keyed = Sequence[tuple[int, NewClaim]]


def make_claims(new: Sequence[NewClaim], *, by: User, at: datetime) -> list[Claim]:
    """Store the claims with their parts; they come back in the same order, with their keys."""
    made = [
        Claim(**dict(zip(CLAIM_COLUMNS, _claim_row(each, by, at), strict=True))) for each in new
    ]
    Claim.objects.bulk_create(made)
    keyed = [(claim.pk, each) for claim, each in zip(made, new, strict=True)]
    for model, columns, rows in _parts(keyed):
        model._default_manager.bulk_create(
            model(**dict(zip(columns, row, strict=True))) for row in rows
        )
    return made


def copy_claims(keyed: Keyed, *, by: User, at: datetime) -> None:
    """Store the claims under these keys, which are the sequence's, with their parts, by COPY."""
    rows = [(key, *_claim_row(each, by, at)) for key, each in keyed]
    copy_values(Claim, ("id", *CLAIM_COLUMNS), rows)
    for model, columns, rows in _parts(keyed):
        copy_values(model, columns, rows)


def replace_topics(topics: Mapping[int, Sequence[str]]) -> None:
    """Give claims that are there other topics, by their keys."""
    ClaimTopic.objects.filter(claim_id__in=topics).delete()
    copy_values(ClaimTopic, TOPIC_COLUMNS, _topic_rows(topics.items()))


def replace_quantities(quantities: Mapping[int, Sequence[NewQuantity]]) -> None:
    """Give claims that are there other numbers, by their keys."""
    Quantity.objects.filter(claim_id__in=quantities).delete()
    copy_values(Quantity, QUANTITY_COLUMNS, _quantity_rows(quantities.items()))


def _claim_row(new: NewClaim, by: User, at: datetime) -> tuple[Any, ...]:
    days = new.days or parse_closed_days(new.date_edtf)
    return (*_claim_values(new), *days, new.created_at or at, by.pk)


def _parts(keyed: Keyed) -> Iterator[tuple[type[Model], tuple[str, ...], Rows]]:
    """The rows that hang on the claims, table by table."""
    yield ClaimTopic, TOPIC_COLUMNS, _topic_rows((key, new.topics) for key, new in keyed)
    yield Voice, VOICE_COLUMNS, _voice_rows(keyed)
    yield Quantity, QUANTITY_COLUMNS, _quantity_rows((key, new.quantities) for key, new in keyed)


def _topic_rows(topics: Iterable[tuple[int, Sequence[str]]]) -> Rows:
    return [(key, topic) for key, each in topics for topic in each]


def _voice_rows(keyed: Keyed) -> Rows:
    return [
        (key, position, voice.capacity, voice.speaker, voice.role)
        for key, new in keyed
        for position, voice in enumerate(new.voices, start=1)
    ]


def _quantity_rows(quantities: Iterable[tuple[int, Sequence[NewQuantity]]]) -> Rows:
    return [
        (key, position, *_quantity_values(quantity))
        for key, each in quantities
        for position, quantity in enumerate(each, start=1)
    ]
