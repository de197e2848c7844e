"""Snapshots: what a version keeps, and that the same record is made of it each time.

What the finished record looks like: `tests/factcheck/api/test_claim_detail.py`.
"""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from claims.models import Claim, ClaimVersion
from claims.publication.newest import PREFETCH_RELATED, SELECT_RELATED
from claims.publication.record import CLAIM, SOURCE, recorded, render, snapshot, timestamp
from claims.publication.shapes import SHOWN, Shape, ShapePart
from tests.factories import (
    make_assessment,
    make_claim,
    make_evidence,
    make_quantity,
    make_relation,
    make_role,
    make_speaker,
    make_topic,
    make_voice,
    taken_back,
)
from tests.published import make_checked, make_published, publish

pytestmark = pytest.mark.django_db

SITE = "https://fakta.example"


def test_a_snapshot_holds_all_that_is_public_and_nothing_else() -> None:
    claim = make_claim(topics=[make_topic("skola")], attribution="Av sammanhanget.")
    other = make_relation(claim=claim).other
    make_role(claim.speaker)
    kept = snapshot(claim)
    assert list(kept) == ["claim", "attribution", "relations", "document", "speakers", "topics"]
    assert kept["attribution"] == "Av sammanhanget."
    assert kept["relations"] == [{"kind": "repeats", "claim": other.public_id}]
    assert kept["document"]["id"] == claim.revision.document.public_id
    assert kept["topics"] == [{"id": "skola", "name_sv": "Skola", "name_en": "skola in English"}]
    assert [speaker["id"] for speaker in kept["speakers"]] == [claim.speaker.public_id]
    assert not {"url", "version", "published_at"} & kept["claim"].keys()
    assert "text" not in kept["document"]


def test_a_snapshot_is_free_of_our_address(settings: Any) -> None:
    settings.PUBLIC_BASE_URL = SITE
    claim = make_checked(topics=[make_topic()])
    make_voice(claim)
    assert "fakta.example" not in json.dumps(snapshot(claim))


def test_whoever_speaks_twice_is_kept_once() -> None:
    claim = make_claim()
    voice = make_voice(claim)
    make_voice(claim, capacity="reported_by", speaker=voice.speaker)
    speakers = [speaker["id"] for speaker in snapshot(claim)["speakers"]]
    assert speakers == [claim.speaker.public_id, voice.speaker.public_id]


def test_lists_are_in_the_editors_order() -> None:
    claim = make_checked()
    assert claim.assessment
    with taken_back(claim.assessment):
        claim.assessment.evidence.all().delete()
    for position in (3, 1, 2):
        make_evidence(claim.assessment, position=position, title=f"Nr {position}")
        make_quantity(claim, position=position, period=f"202{position}")
        make_voice(claim, position=position, speaker=make_speaker(f"Nr {position}"))
    record = snapshot(claim)["claim"]
    order = ["Nr 1", "Nr 2", "Nr 3"]
    assert [evidence["title"] for evidence in record["assessment"]["evidence"]] == order
    assert [voice["name"] for voice in record["cosigners"]] == order
    assert [quantity["period"] for quantity in record["quantities"]] == ["2021", "2022", "2023"]


def test_the_same_record_before_and_after_it_was_stored() -> None:
    claim = make_checked(topics=[make_topic("b"), make_topic("a")])
    make_quantity(claim, value_max=650_000_000)
    make_voice(claim)
    (version,) = publish(claim)
    stored = ClaimVersion.objects.get()
    assert version.record == stored.record
    now, later = render(version, SITE), render(stored, SITE)
    assert json.dumps(now) == json.dumps(later)
    assert now["url"] == f"{SITE}/api/v1/claims/{claim.public_id}/"


def test_every_key_of_the_record_is_in_its_shape_and_in_its_order() -> None:
    make_published()
    record = render(ClaimVersion.objects.get(), SITE)
    assert list(record) == list(CLAIM.keys)
    assert list(record["source"]) == list(SOURCE.keys)


def shape_of(**keys: Any) -> Shape[Any]:
    return Shape(
        {
            key: how if how is SHOWN or isinstance(how, ShapePart) else (lambda _source: None)
            for key, how in keys.items()
        }
    )


def part(**keys: Any) -> ShapePart[Any]:
    return ShapePart(lambda _source: None, shape_of(**keys))


def test_keys_that_no_shape_lists_are_not_made_public_and_others_are_null() -> None:
    shape = shape_of(id=1, url=SHOWN, speaker=part(name=1), list=part(a=1, b=1))
    value = {
        "secret": 1,
        "list": [{"b": 1, "secret": 2, "a": 3}, {"a": 4}],
        "speaker": {"email": "x", "name": "Åsa"},
        "id": {"anything": "goes"},
    }
    ordered = shape.in_order(value)
    assert json.dumps(ordered, ensure_ascii=False) == (
        '{"id": {"anything": "goes"}, "speaker": {"name": "Åsa"},'
        ' "list": [{"a": 3, "b": 1}, {"a": 4, "b": null}]}'
    )
    assert shape.in_order({"speaker": None}) == {"id": None, "speaker": None, "list": None}
    assert shape.in_order({"url": "x"})["url"] == "x"


def test_a_version_that_is_older_than_a_key_is_read_as_of_today() -> None:
    """As they were kept before headlines and protected sources, with voices in another order."""
    claim = make_checked()
    make_voice(claim, speaker=make_speaker("Nr 1"))
    make_voice(claim, capacity="cited_authority", speaker=make_speaker("Nr 2"))
    (version,) = publish(claim)
    kept = json.loads(json.dumps(version.record))
    assert recorded(version) == version.record == snapshot(claim)
    del kept["claim"]["headline"]
    for evidence in kept["claim"]["assessment"]["evidence"]:
        del evidence["protected_reason"]
    kept["speakers"].reverse()
    version.record = kept
    assert recorded(version) == snapshot(claim)
    assert list(recorded(version)["claim"]) == list(snapshot(claim)["claim"])


def test_what_was_tried_where_nothing_could_be_checked_keeps_its_one_key() -> None:
    assessment = make_assessment(approved=True)
    claim = make_claim(status="not_checkable", assessment=assessment)
    tried = {"summary": assessment.summary}
    assert snapshot(claim)["claim"]["assessment"] == tried
    version = ClaimVersion(record=snapshot(claim))
    assert recorded(version)["claim"]["assessment"] == tried


def test_reading_many_claims_costs_a_fixed_number_of_queries(
    django_assert_num_queries: Any,
) -> None:
    for number in range(5):
        claim = make_claim(topics=[make_topic(f"t{number}")])
        make_voice(claim, speaker=make_role(make_speaker(f"Nr {number}")).speaker)
        make_quantity(claim)
        make_relation(claim=claim)
    claims = Claim.objects.select_related(*SELECT_RELATED).prefetch_related(*PREFETCH_RELATED)
    # The claims with whom they belong to; the pages of their sources; their topics; quantities;
    # speakers' roles; voices; those ones' speakers; and their roles; relations; the claims at their
    # other end.
    with django_assert_num_queries(10):
        for claim in claims:
            snapshot(claim)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (datetime(2024, 3, 1, 12, tzinfo=UTC), "2024-03-01T12:00:00.000000Z"),
        (
            datetime(2024, 3, 1, 0, 30, 0, 5, timezone(timedelta(hours=1))),
            "…-02-29T23:30:00.000005Z",
        ),
    ],
)
def test_times_are_in_utc_to_the_microsecond(at: datetime, text: str) -> None:
    assert timestamp(at) == text.replace("…", "2024")
