"""Every event says who did it and by what request: forms, actions, verbs and deletions alike."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import translation

from claims.models import Claim
from claims.review import start
from corpus.history.tracking import acting
from tests.claims.admin.admin_forms import (
    ADD,
    CHANGELIST,
    change_url,
    new_claim,
    same_assessment,
    same_claim,
    seen,
)
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_correction_request,
    make_revision,
    make_scale_and_ratings,
    make_speaker,
    make_user,
)
from tests.promises import ask
from tests.published import make_published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """And afterwards as before: a request leaves its language behind."""
    with translation.override("en"):
        yield


@pytest.fixture
def user(client: Client) -> User:
    made = make_user(is_staff=True, is_superuser=True)
    client.force_login(made)
    return made


def events(table: str) -> list[tuple[Any, ...]]:
    """What requests did, by whom, at what address and by what verb; oldest first."""
    return ask(
        f"SELECT pgh_label, metadata ->> 'user', metadata ->> 'url', metadata ->> 'verb'"
        f" FROM claims_{table}event e JOIN pghistory_context c ON c.id = e.pgh_context_id"
        " WHERE metadata ->> 'url' <> ''"
        f" ORDER BY e.pgh_id"
    )


def test_a_form(client: Client, user: User) -> None:
    revision = make_revision()
    address = reverse(ADD)
    quote = "640 miljoner kronor"
    response = client.post(address, new_claim(revision.document, quote, make_speaker()))
    assert response.status_code == 302, response.content
    claim = Claim.objects.get()
    change = change_url("claim", claim.pk)
    assert client.post(change, same_claim(claim, statement="Ändrat.")).status_code == 302
    delete = reverse("admin:claims_claim_delete", args=[claim.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 302
    who = str(user.pk)
    assert events("claim") == [
        ("insert", who, address, None),
        ("update", who, change, None),
        ("delete", who, delete, None),
    ]


def test_an_action_on_many(client: Client, user: User) -> None:
    claims = [make_claim(), make_claim()]
    address, who = reverse(CHANGELIST), str(user.pk)
    form: dict[str, Any] = {"_selected_action": [claim.pk for claim in claims]}
    client.post(address, form | {"action": "take_up"})
    client.post(address, form | {"action": "delete_selected", "post": "yes"})
    assert not Claim.objects.exists()
    assert events("claim") == [
        *[("update", who, address, "start")] * 2,
        *[("delete", who, address, None)] * 2,
    ]


def test_a_verb(client: Client, user: User) -> None:
    assessment = make_assessment(rating=make_scale_and_ratings()["true"])
    make_claim(assessment=assessment, status="in_progress")
    form = {"action": "submit_selected", "_selected_action": [assessment.pk]}
    address, who = reverse("admin:claims_assessment_changelist"), str(user.pk)
    client.post(address, form)
    other = make_user(is_staff=True, is_superuser=True)
    client.force_login(other)
    approve = reverse("admin:claims_assessment_approve", args=[assessment.pk])
    client.post(approve)
    send_back = reverse("admin:claims_assessment_send_back", args=[assessment.pk])
    client.post(send_back, {"reason": "Källa?"})
    expected = [
        ("update", who, address, "submit"),
        ("update", str(other.pk), approve, "approve"),
        ("update", str(other.pk), send_back, "send_back"),
    ]
    assert events("assessment") == expected
    assert events("claim") == expected


def test_an_answer(client: Client, user: User) -> None:
    request = make_correction_request(make_published())
    address = change_url("correctionrequest", request.pk)
    form = {"outcome": "declined", "answer": "Det stämmer.", "_answer": "1"}
    client.post(address, form | seen(request))
    request.refresh_from_db()
    assert request.outcome == "declined"
    assert events("correctionrequest") == [("update", str(user.pk), address, "answer")]


def test_acts_of_one_request_are_told_apart(client: Client, user: User) -> None:
    """Saving and submitting in one go, and several of a kind."""
    assessment = make_assessment(rating=make_scale_and_ratings()["true"])
    make_claim(assessment=assessment, status="in_progress")
    address, who = change_url("assessment", assessment.pk), str(user.pk)
    form = same_assessment(assessment, summary="Ändrad.", _submit_for_review="1")
    assert client.post(address, form).status_code == 302
    assert events("assessment") == [
        ("update", who, address, None),
        ("update", who, address, "submit"),
    ]


def test_verbs_without_a_request_and_within_each_other() -> None:
    claim = make_claim()
    by = make_user()
    with acting(user=by.pk, verb="outer", place="here"):
        start(claim, by=by, at=AT)
        Claim.objects.update(statement="Ändrat.")
    Claim.objects.update(statement="Igen.")
    assert ask(
        "SELECT metadata ->> 'verb', metadata ->> 'place' FROM claims_claimevent e"
        " LEFT JOIN pghistory_context c ON c.id = e.pgh_context_id"
        " WHERE pgh_label = 'update' ORDER BY e.pgh_id"
    )[:2] == [("start", "here"), ("outer", "here")]
