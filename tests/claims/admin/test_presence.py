"""Who else has a record open."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import Presence
from tests.claims.admin.admin_forms import change_url, in_english
from tests.factories import make_assessment, make_claim, make_user
from tests.promises import breaks

pytestmark = pytest.mark.django_db

URL = "admin:claims_presence"


def member(name: str) -> Client:
    client = in_english(Client())
    client.force_login(make_user(name, is_staff=True, first_name=name, last_name="Ek"))
    return client


def tell(client: Client, kind: str, record: object) -> str:
    response = client.post(reverse(URL), {"kind": kind, "record": record})
    assert response.status_code == 200
    others: str = response.json()["others"]
    return others


def test_whoever_else_is_there_is_shown() -> None:
    claim = make_claim()
    anna, bo, cia = member("Anna"), member("Bo"), member("Cia")
    assert tell(anna, "claim", claim.pk) == ""
    assert tell(bo, "claim", claim.pk) == "Anna Ek has this open too."
    assert tell(cia, "claim", claim.pk) == "Anna Ek, Bo Ek have this open too."
    assert tell(anna, "claim", claim.pk) == "Bo Ek, Cia Ek have this open too."
    assert "Anna Ek, Bo Ek" not in bo.get(change_url("claim", claim.pk)).content.decode()
    assert (
        "Cia Ek, Anna Ek have this open too."
        in bo.get(change_url("claim", claim.pk)).content.decode()
    )
    assert Presence.objects.count() == 3


def test_records_are_told_apart() -> None:
    claim, assessment = make_claim(), make_assessment()
    anna, bo = member("Anna"), member("Bo")
    tell(anna, "claim", claim.pk)
    assert tell(bo, "assessment", assessment.pk) == ""
    assert tell(bo, "claim", claim.pk + 1) == ""


def test_who_has_gone_away_is_forgotten() -> None:
    claim = make_claim()
    anna, bo = member("Anna"), member("Bo")
    tell(anna, "claim", claim.pk)
    Presence.objects.update(seen_at=timezone.now() - timedelta(seconds=61))
    assert tell(bo, "claim", claim.pk) == ""
    assert [each.user.username for each in Presence.objects.all()] == ["Bo"]


def test_only_for_those_who_may_see_the_record(client: Client) -> None:
    claim = make_claim()
    client.force_login(make_user(role="", is_staff=True))
    for kind, record in (
        ("claim", claim.pk),
        ("nonsense", 1),
        ("claim", "x"),
        ("claim", "9" * 30),
        ("presence", 1),
    ):
        response = client.post(reverse(URL), {"kind": kind, "record": record})
        assert response.status_code == 404
    assert member("Anna").get(reverse(URL)).status_code == 405
    assert not Presence.objects.exists()


def test_once_a_person_and_record() -> None:
    tell(member("Anna"), "claim", make_claim().pk)
    breaks("presence_once", Presence.objects.get(), inserted_only=True)
