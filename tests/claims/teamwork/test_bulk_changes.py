"""Many claims changed at once: previewed, one event each, and what was approved goes to review."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from claims.changing.bulk_changes import BulkChange, change_claims
from claims.models import Claim
from corpus.history.events import event_model
from tests.claims.admin.admin_forms import CHANGELIST
from tests.claims.admin.claim.claim_page import desk, said
from tests.factories import make_claim, make_role, make_speaker, make_topic, make_user
from tests.published import make_checked, publish

pytestmark = pytest.mark.django_db


def post(client: Client, claims: list[Claim], **more: Any) -> Any:
    form = {"action": "change_selected", "_selected_action": [claim.pk for claim in claims]}
    return client.post(reverse(CHANGELIST), form | more)


def test_previewed_first_and_done_then(client: Client) -> None:
    claims = [make_claim(kind="quantity"), make_claim(kind="other")]
    topic = make_topic("skola")
    desk(client)
    assert "2 claims are selected" in post(client, claims).content.decode()
    said_so = {"bulk": "yes", "kind": "other", "worthiness": "low", "add_topics": [topic.pk]}
    shown = post(client, claims, **said_so)
    assert [len(each.lines) for each in shown.context["shown"]] == [3, 2]
    assert not Claim.objects.filter(worthiness="low").exists()
    before = event_model(Claim).objects.count()
    done = {"confirmed": "yes", "seen": shown.context["seen"]}
    response = client.post(
        reverse(CHANGELIST),
        {
            "action": "change_selected",
            "_selected_action": [claim.pk for claim in claims],
            **said_so,
            **done,
        },
        follow=True,
    )
    assert "2 claims are changed." in said(response)
    assert set(Claim.objects.values_list("kind", "worthiness")) == {("other", "low")}
    assert [claim.topics.get() for claim in claims] == [topic, topic]
    assert event_model(Claim).objects.count() == before + 2


def test_nothing_chosen_is_said(client: Client) -> None:
    desk(client)
    response = post(client, [make_claim()], bulk="yes")
    assert "choose something first" in response.content.decode()


def test_what_is_different_since_it_was_shown_is_shown_again(client: Client) -> None:
    claim = make_claim(kind="other")
    desk(client)
    shown = post(client, [claim], bulk="yes", kind="quantity")
    Claim.objects.update(kind="history")
    response = post(
        client, [claim], bulk="yes", kind="quantity", confirmed="yes", seen=shown.context["seen"]
    )
    assert "something is different since this was shown" in said(response)
    claim.refresh_from_db()
    assert claim.kind == "history"


def test_what_was_approved_goes_to_review_and_stays_public(client: Client) -> None:
    claim, draft = make_checked(), make_claim()
    publish(claim)
    speaker = make_speaker("Örjan Älv", party="S")
    role = make_role(speaker, period_edtf="2020/..")
    desk(client)
    shown = post(client, [claim, draft], bulk="yes", speaker=speaker.pk)
    assert [each.to_review for each in shown.context["shown"]] == [True, False]
    by = make_user()
    change_claims([claim, draft], BulkChange(speaker=speaker), by=by, at=timezone.now())
    claim.refresh_from_db()
    assert (claim.status, claim.speaker, claim.role) == ("in_review", speaker, role)
    assert claim.versions.count() == 1
    assert claim.approvals.latest("pk").submitted_by == by


@translation.override("en")
def test_topics_worthiness_and_assignee_leave_the_approval_alone() -> None:
    claim = make_checked(topics=[make_topic("skola")])
    anna = make_user("anna", is_staff=True)
    change = BulkChange(remove_topics=[claim.topics.get()], worthiness="low", assignee=anna)
    (changed,) = change_claims([claim], change, by=make_user(), at=timezone.now())
    claim.refresh_from_db()
    assert (claim.status, changed.to_review) == ("checked", False)
    assert claim.assignment.assignee == anna
    assert not claim.topics.exists()
    (changed,) = change_claims([claim], BulkChange(unassign=True), by=anna, at=timezone.now())
    assert changed.lines == [("assigned to", "anna", "–")]
