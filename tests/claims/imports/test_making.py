"""What comes in becomes the same claim whichever way it is stored, and no field is forgotten."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError
from django.db.models import Model

from claims.imports.making import (
    CLAIM_COLUMNS,
    QUANTITY_COLUMNS,
    TOPIC_COLUMNS,
    VOICE_COLUMNS,
    NewClaim,
    NewQuantity,
    NewVoice,
    copy_claims,
    make_claims,
)
from claims.imports.sheets.known import values_of
from claims.models import Claim, ClaimTopic, Quantity, Voice
from corpus.identifiers import new_public_id
from tests.factories import (
    AT,
    QUOTE,
    make_revision,
    make_role,
    make_section,
    make_speaker,
    make_topic,
    make_user,
)
from tests.promises import ask

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "columns"),
    [
        (Claim, CLAIM_COLUMNS),
        (Quantity, QUANTITY_COLUMNS),
        (Voice, VOICE_COLUMNS),
        (ClaimTopic, TOPIC_COLUMNS),
    ],
)
def test_every_column_is_filled(model: type[Model], columns: tuple[str, ...]) -> None:
    """A new one is lost on the way in until it is said here how it comes in."""
    fields = {field.column for field in model._meta.concrete_fields}
    assert set(columns) == fields - {"id"}
    assert len(set(columns)) == len(columns)


def new(**more: Any) -> NewClaim:
    revision = make_revision()
    role = make_role()
    section = make_section(revision)
    start = revision.text.index(QUOTE)
    said: dict[str, Any] = {
        "revision": revision.pk,
        "section": section.pk,
        "start": start,
        "end": start + len(QUOTE),
        "quote": QUOTE,
        "statement": "Placeringarna kostade 640 miljoner.",
        "headline": "640 miljoner",
        "kind": "quantity",
        "speaker": role.speaker_id,
        "role": role.pk,
        "attribution": "Byline.",
        "date_edtf": "2023~",
        "date_evidence": "Sagt så.",
        "worthiness": "high",
        "worthiness_reason": "Mycket.",
        "topics": [make_topic("skola").pk, make_topic("familjehem").pk],
        "quantities": [NewQuantity("640 miljoner", "640000000", Decimal(650_000_000), "SEK")],
        "voices": [
            NewVoice("cosigner", make_speaker("Bo Ek").pk),
            NewVoice("cited_authority", make_speaker("SKR").pk),
        ],
    }
    return NewClaim(**said | more)


def stored(claim: Claim) -> dict[str, Any]:
    """All of it, but for keys and the id."""
    own = {name: getattr(claim, name) for name in CLAIM_COLUMNS if name != "public_id"}
    voices = claim.voices.order_by("position").values_list("capacity", "speaker", "position")
    return own | values_of(claim) | {"voices": list(voices)}


def test_by_copy_and_with_the_claims_back_the_same_is_stored() -> None:
    said, by = new(), make_user()
    (made,) = make_claims([said], by=by, at=AT)
    made = Claim.objects.get(pk=made.pk)
    other = NewClaim(**{name: getattr(said, name) for name in vars_of(said)})
    copy_claims([(made.pk + 1, other)], by=by, at=AT)
    copied = Claim.objects.get(pk=made.pk + 1)
    assert stored(copied) == stored(made)
    assert (made.public_id, made.headline) == (said.public_id, "640 miljoner")
    assert copied.public_id != made.public_id
    assert [topic.pk for topic in made.topics.all()] == ["familjehem", "skola"]
    assert (made.created_by, made.created_at, made.status) == (by, AT, "unverified")


def vars_of(said: NewClaim) -> set[str]:
    return set(said.__dataclass_fields__) - {"public_id"}


def test_days_that_are_known_are_not_worked_out_again() -> None:
    days = (date(2022, 1, 1), date(2024, 1, 1))
    (made,) = make_claims([new(days=days)], by=make_user(), at=AT)
    assert (made.date_earliest, made.date_latest) == days


def test_what_the_database_refuses_is_refused_both_ways() -> None:
    wrong = new(quote="Vad ingen har sagt.")
    with pytest.raises(IntegrityError, match="claim_quote_in_source"):
        make_claims([wrong], by=make_user(), at=AT)


def test_by_copy_too() -> None:
    wrong = new(quote="Vad ingen har sagt.", public_id=new_public_id())
    with pytest.raises(IntegrityError, match="claim_quote_in_source"):
        copy_claims([(1, wrong)], by=make_user(), at=AT)


def test_history_has_every_part() -> None:
    make_claims([new()], by=make_user(), at=AT)
    for table, count in (("claim", 1), ("quantity", 1), ("voice", 2), ("claimtopic", 2)):
        assert ask(f"SELECT count(*) FROM claims_{table}event") == [(count,)]
