"""Claims that have to do with one: on its page, and at `claims/{id}/relations/`."""

from datetime import timedelta

import pytest
from django.test import Client

from claims.models import PublicRelation
from claims.publication import publishing
from claims.publication.rebuilding import rebuild_public_rows
from tests.factcheck.site.pages import see
from tests.factories import (
    AT,
    make_claim,
    make_relation,
    make_speaker,
    make_topic,
    make_user,
)
from tests.published import get, make_checked, make_published, publish

pytestmark = pytest.mark.django_db


def relations(client: Client, public_id: str) -> list[tuple[str, str]]:
    found = get(client, f"claims/{public_id}/relations/")["results"]
    return [(each["relation"], each["claim"]["statement"]) for each in found]


def test_a_relation_comes_with_the_later_and_goes_with_either(client: Client) -> None:
    one = make_claim(statement="Ett.", speaker=make_speaker("A"))
    two = make_claim(statement="Två.", speaker=make_speaker("B"))
    make_relation(claim=one, other=two, kind="contradicts")
    publish(one)
    assert relations(client, one.public_id) == []
    assert two.public_id not in see(client, f"/claims/{one.public_id}/").html
    publish(two)
    assert relations(client, one.public_id) == [("contradicts", "Två.")]
    assert relations(client, two.public_id) == [("contradicted_by", "Ett.")]
    page = see(client, f"/claims/{two.public_id}/")
    assert page.texts("section", class_="related") == [
        "Påståenden som hör ihop Motsägs av Inte granskat Ett. A (M), omkring 2023"
    ]
    kept = list(PublicRelation.objects.values_list("claim", "kind", "other"))
    rebuild_public_rows()
    assert list(PublicRelation.objects.values_list("claim", "kind", "other")) == kept
    by = make_user(is_superuser=True)
    publishing.withdraw([two], by=by, at=AT + timedelta(days=1), reason="Fel.")
    assert relations(client, one.public_id) == []
    assert client.get(f"/api/v1/claims/{two.public_id}/relations/").status_code == 404
    publishing.restore([two], by=by, at=AT + timedelta(days=2), note="Rätt.")
    assert relations(client, one.public_id) == [("contradicts", "Två.")]


def test_the_same_check_and_the_same_matter(client: Client) -> None:
    speaker, topic = make_speaker("A"), make_topic("hem")
    one = make_checked(statement="Ett.", speaker=speaker, topics=[topic])
    assert one.assessment is not None
    two = make_claim(
        statement="Två.", speaker=make_speaker("B"), status="checked", assessment=one.assessment
    )
    publish(one, two)
    make_published(statement="Tre.", speaker=speaker, topics=[topic])
    make_published(statement="Annat ämne.", speaker=speaker, topics=[make_topic("vatten")])
    assert relations(client, one.public_id) == [
        ("same_check", "Två."),
        ("same_speaker_and_topic", "Tre."),
    ]
    assert relations(client, two.public_id) == [("same_check", "Ett.")]
    assert client.get("/api/v1/claims/bcdfghjk/relations/").status_code == 404
    assert client.get(f"/api/v1/claims/{one.public_id}/relations/?x=1").status_code == 400
