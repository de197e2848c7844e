"""A speaker who is entered where the claim is marked."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Role, Speaker
from tests.claims.admin.admin_forms import in_english
from tests.factories import make_revision, make_speaker, make_user

pytestmark = pytest.mark.django_db


def add(client: Client, **more: str) -> Any:
    sent = {"name": "Örjan Älv", "kind": "person", "party": "S", "sure": ""}
    sent |= {"role_title": "", "role_organisation": ""} | more
    return client.post(reverse("reader:new_speaker"), json.dumps(sent), "application/json")


@pytest.fixture
def desk(client: Client) -> Client:
    in_english(client).force_login(make_user(is_staff=True, role="researcher"))
    return client


def test_a_speaker_with_a_role(desk: Client) -> None:
    answer = add(desk, role_title="borgarråd", role_organisation="Stockholms stad").json()
    speaker, role = Speaker.objects.get(), Role.objects.get()
    assert (speaker.name, speaker.party) == ("Örjan Älv", "S")
    assert answer["speaker"] == {"id": str(speaker.pk), "text": "Örjan Älv (S)"}
    assert answer["role"][0]["id"] == str(role.pk)
    assert role.speaker == speaker


def test_the_same_name_is_asked_about_first(desk: Client) -> None:
    known = make_speaker("Örjan Älv", party="S")
    answer = add(desk, name="O\u0308rjan A\u0308lv").json()
    assert answer["same"] == [{"id": str(known.pk), "text": "Örjan Älv (S)"}]
    assert Speaker.objects.count() == 1
    assert add(desk, sure="yes").json()["speaker"]["text"] == "Örjan Älv (S)"
    assert Speaker.objects.count() == 2


def test_what_is_wrong_is_said_by_field_and_nothing_is_saved(desk: Client) -> None:
    answer = add(desk, name="", party="Sossarna", role_organisation="Stockholms stad")
    assert answer.status_code == 422
    fields = answer.json()["errors"]["fields"]
    assert set(fields) == {"new-name", "new-party", "new-role_title"}
    assert not Speaker.objects.exists()


def test_only_for_those_who_may(client: Client) -> None:
    assert add(client).status_code == 401
    client.force_login(make_user(is_staff=True, role=""))
    assert add(client).status_code == 403


def test_the_small_form_stands_in_the_panel(desk: Client) -> None:
    revision = make_revision()
    page = desk.get(reverse("reader:document", args=[revision.document.public_id]))
    shown = page.content.decode()
    assert 'data-new="name"' in shown
    assert "Socialdemokraterna (S)" in shown
    assert "in another tab)" not in shown
