"""Taking up, handing in, approving, sending back and correcting from the claim's page."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from claims.publication.publishing import publish
from claims.review import submission_token, submit
from tests.claims.admin.admin_forms import change_url, rows
from tests.claims.admin.claim.claim_page import CHECK, button, check_of, desk, page, said, save
from tests.factories import AT, make_assessment, make_claim, make_scale_and_ratings, make_user

pytestmark = pytest.mark.django_db


def test_take_up_submit_approve_from_the_page(client: Client) -> None:
    claim = make_claim()
    desk(client, "researcher")
    assert button("start") in page(client, claim)
    assert button("approve") not in page(client, claim)
    save(client, claim, verb="start")
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_PROGRESS
    rating = make_scale_and_ratings()["true"]
    # What is typed is saved first, so that no button loses it.
    check = rows("check", CHECK | {"rating": rating.pk})
    save(client, claim, verb="submit", statement="Ny lydelse.", **check)
    claim.refresh_from_db()
    assert (claim.status, claim.statement) == (Claim.Status.IN_REVIEW, "Ny lydelse.")
    assert button("submit") not in page(client, claim)

    desk(client, "editor")
    shown = page(client, claim)
    assert f"{button('approve')}>" in shown
    save(client, claim, verb="approve", _submitted_at=submission_token(check_of(claim)))
    claim.refresh_from_db()
    assert claim.status == Claim.Status.CHECKED


def test_who_submitted_sees_why_they_cannot_approve(client: Client) -> None:
    claim = make_claim(assessment=make_assessment())
    user = desk(client)
    submit(check_of(claim), by=user, at=AT)
    claim.refresh_from_db()
    shown = page(client, claim)
    assert f"{button('approve')} disabled" in shown
    assert "You submitted this: somebody else has to approve it." in shown
    token = submission_token(check_of(claim))
    response = save(client, claim, verb="approve", _submitted_at=token)
    assert "You submitted this: somebody else has to approve it." in said(response)
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_REVIEW


def test_who_submitted_takes_it_back_from_the_page(client: Client) -> None:
    claim = make_claim(assessment=make_assessment())
    user = desk(client, "researcher")
    submit(check_of(claim), by=user, at=AT)
    claim.refresh_from_db()
    desk(client, "editor")
    assert button("take_back") not in page(client, claim)
    client.force_login(user)
    assert f"{button('take_back')}>" in page(client, claim)
    save(client, claim, verb="take_back")
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_PROGRESS
    assert f"{button('submit')}>" in page(client, claim)


def test_what_was_handed_in_anew_is_read_first(client: Client) -> None:
    claim = make_claim(assessment=make_assessment())
    submit(check_of(claim), by=make_user(), at=AT)
    claim.refresh_from_db()
    desk(client)
    response = save(client, claim, verb="approve", _submitted_at="2020-01-01T00:00:00+00:00")
    assert "handed in anew" in said(response)
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_REVIEW


def test_a_refusal_lists_everything_that_is_missing(client: Client) -> None:
    claim = make_claim(assessment=make_assessment(summary="", explanation=""))
    desk(client)
    words = said(save(client, claim, verb="submit"))
    for missing in ("no summary", "rating is missing", "explanation is missing", "at least 2"):
        assert missing in words
    shown = page(client, claim)
    assert "4 things are missing before it can be published as checked" in shown


def test_a_missing_assessment_is_said_once(client: Client) -> None:
    claim = make_claim()
    desk(client)
    words = said(save(client, claim, verb="submit"))
    assert words.endswith("It has no assessment yet. Write one on the claim's page.")
    assert words.count("assessment yet") == 1


def test_sending_back_asks_for_a_reason(client: Client) -> None:
    claim = make_claim(assessment=make_assessment())
    submit(check_of(claim), by=make_user(), at=AT)
    claim.refresh_from_db()
    desk(client)
    response = save(client, claim, verb="send_back")
    ask = reverse("admin:claims_claim_ask", args=[claim.pk, "send_back"])
    assert response.redirect_chain[-1][0] == ask
    assert "needs a reason" in client.post(ask, {"reason": " "}).content.decode()
    assert client.post(ask, {"reason": "Mer underlag."})["Location"] == change_url(
        "claim", claim.pk
    )
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_PROGRESS
    assert check_of(claim).sent_back_reason == "Mer underlag."


def test_correcting_from_the_page(client: Client) -> None:
    claim = make_claim()
    publish([claim], by=make_user(), at=AT)
    desk(client)
    assert f"{button('correct')} disabled" in page(client, claim)
    response = save(client, claim, verb="correct", statement="Det var 612 miljoner.")
    ask = response.redirect_chain[-1][0]
    shown = response.content.decode()
    assert "errornote" not in shown  # nothing was wrong yet: it was not asked before
    assert "error-summary" not in shown
    assert '<input type="radio" name="kind" value="correction" checked>' in shown
    assert '<input type="radio" name="kind" value="minor" disabled' in shown
    assert re.search("<ins>[^<]*612[^<]*</ins>", shown)
    form = {"kind": "correction", "note": "", "seen": response.context["seen"]}
    response = client.post(ask, form)
    assert "needs a public note" in response.content.decode()
    client.post(ask, form | {"note": "Fel belopp."})
    assert list(claim.versions.order_by("number").values_list("kind", flat=True)) == [
        "first",
        "correction",
    ]


def test_what_changed_after_the_preview_is_shown_again(client: Client) -> None:
    claim = make_claim()
    desk(client)
    ask = reverse("admin:claims_claim_ask", args=[claim.pk, "publish"])
    seen = client.get(ask).context["seen"]
    Claim.objects.filter(pk=claim.pk).update(statement="Något helt annat.")
    response = client.post(ask, {"confirmed": "yes", "seen": seen})
    assert "has changed since this was shown" in response.content.decode()
    assert "Något helt annat." in response.content.decode()
    assert not claim.versions.exists()
    client.post(ask, {"confirmed": "yes", "seen": response.context["seen"]})
    assert claim.versions.count() == 1


@pytest.mark.parametrize("verb", ["publish", "withdraw", "restore", "correct"])
def test_researcher_is_refused_by_the_server_too(client: Client, verb: str) -> None:
    claim = make_claim()
    desk(client, "researcher")
    assert button(verb) not in page(client, claim)
    ask = reverse("admin:claims_claim_ask", args=[claim.pk, verb])
    assert client.get(ask).status_code == 403
    assert client.post(ask, {"confirmed": "yes"}).status_code == 403
    assert client.post(
        reverse("admin:claims_claim_do", args=[claim.pk, "nonsense"])
    ).status_code in {
        403,
        404,
    }
