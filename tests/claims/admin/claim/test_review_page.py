"""The page on which a check is approved: what stands on it, and what its buttons do."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.models import Claim
from claims.publication import publishing
from claims.review import approve, send_back, submission_token, submit
from tests.claims.admin.claim.claim_page import check_of, desk, said
from tests.factories import make_assessment, make_claim, make_evidence, make_user
from tests.factories import make_scale_and_ratings as make_ratings

pytestmark = pytest.mark.django_db


def make_waiting(author: User | None = None, *, sources: int = 2) -> Claim:
    author = author or make_user("anna", "researcher")
    assessment = make_assessment(author=author, rating=make_ratings()["half_true"])
    for _source in range(sources):
        make_evidence(assessment)
    claim = make_claim(assessment=assessment, created_by=author)
    submit(assessment, by=author, at=timezone.now())
    claim.refresh_from_db()
    return claim


def review(claim: Claim) -> str:
    return reverse("admin:claims_claim_review", args=[claim.pk])


def act(client: Client, claim: Claim, what: str, **more: Any) -> Any:
    shown = client.get(review(claim)).context
    sent = {"act": what, "_submitted_at": shown["submission"], "seen": shown["shown"].seen}
    return client.post(review(claim), sent | more, follow=True)


def test_all_that_is_approved_stands_on_it(client: Client) -> None:
    claim = make_waiting()
    desk(client)
    page = client.get(review(claim)).content.decode()
    for words in (claim.statement, claim.quote, "Half true", "Stadens bokslut", "Bokslut 2022"):
        assert words in page
    assert "Vi behöver fler familjehem" in page  # the context
    assert "Approve: Half true" in page
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_REVIEW  # the preview has stored nothing


def test_approved_and_published_by_one_button(client: Client) -> None:
    claim = make_waiting()
    desk(client)
    response = act(client, claim, "both")
    claim.refresh_from_db()
    assert claim.status == Claim.Status.CHECKED
    assert claim.versions.get().rating == check_of(claim).rating
    assert f"/claims/{claim.public_id}/" in said(response)


def test_approved_first_and_published_then(client: Client) -> None:
    claim = make_waiting()
    desk(client)
    response = act(client, claim, "approve")
    assert response.redirect_chain[-1][0] == review(claim)
    assert 'value="publish"' in response.content.decode()
    act(client, claim, "publish")
    assert claim.versions.count() == 1
    assert 'value="publish"' not in client.get(review(claim)).content.decode()


def test_what_can_not_be_published_is_not_approved_by_the_same_button(client: Client) -> None:
    claim = make_waiting(sources=0)
    desk(client)
    response = act(client, claim, "both")
    assert "Nothing was approved or published." in response.content.decode()
    assert "needs at least 2 sources" in response.content.decode()
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_REVIEW
    assert not claim.versions.exists()


def test_sent_back_with_a_reason_and_on_to_the_next(client: Client) -> None:
    anna = make_user("anna", "researcher", is_staff=True, first_name="Anna")
    claim = make_waiting(anna)
    other = make_claim(assessment=make_assessment(), status="unverified")
    submit(check_of(other), by=make_user(), at=timezone.now())
    editor = desk(client)
    assert "needs a reason" in act(client, claim, "send_back").content.decode()
    response = act(client, claim, "send_back", reason="Fel år i källan.")
    assert response.redirect_chain[-1][0] == review(other)
    client.force_login(anna)
    board = client.get(reverse("admin:index")).content.decode()
    page = client.get(reverse("admin:claims_claim_change", args=[claim.pk])).content.decode()
    for shown in (board, page):
        assert editor.get_username() in shown
        assert "Fel år i källan." in shown


def test_what_changed_since_it_was_sent_back(client: Client) -> None:
    claim = make_waiting()
    assessment = check_of(claim)
    send_back(assessment, by=make_user(), at=timezone.now(), reason="Fel belopp.")
    assessment.summary = "Stadens bokslut visar 621 miljoner."
    assessment.save()
    submit(assessment, by=assessment.author, at=timezone.now())
    desk(client)
    shown = client.get(review(claim)).context
    assert [str(line.where) for line in shown["changes"]] == ["Assessment › summary"]
    assert "621" in shown["changes"][0].new


def test_published_anew_with_kind_and_note(client: Client) -> None:
    claim = make_waiting()
    second = make_user()
    approve(check_of(claim), by=second, at=timezone.now())
    claim.refresh_from_db()
    publishing.publish([claim], by=second, at=timezone.now())
    send_back(check_of(claim), by=second, at=timezone.now(), reason="Fel belopp.")
    assessment = check_of(claim)
    assessment.summary = "Stadens bokslut visar 621 miljoner."
    assessment.save()
    submit(assessment, by=assessment.author, at=timezone.now())
    desk(client)
    assert client.get(review(claim)).context["said"].kind == "correction"
    response = act(client, claim, "both", kind="correction")
    assert "needs a public note" in response.content.decode()
    act(client, claim, "both", kind="correction", note="Vi skrev 612.")
    newest = claim.versions.latest("number")
    assert (newest.number, newest.kind, newest.note) == (2, "correction", "Vi skrev 612.")


def test_nobody_approves_their_own(client: Client) -> None:
    editor = desk(client)
    claim = make_waiting(editor)
    assert "You submitted this" in client.get(review(claim)).content.decode()
    assert "You submitted this" in act(client, claim, "approve").content.decode()
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_REVIEW


def test_what_was_handed_in_anew_is_read_first(client: Client) -> None:
    claim = make_waiting()
    desk(client)
    old = submission_token(check_of(claim))
    send_back(check_of(claim), by=make_user(), at=timezone.now(), reason="Mer.")
    submit(check_of(claim), by=check_of(claim).author, at=timezone.now())
    response = client.post(review(claim), {"act": "approve", "_submitted_at": old})
    assert "handed in anew" in response.content.decode()


def test_a_researcher_reads_and_does_nothing(client: Client) -> None:
    claim = make_waiting()
    desk(client, "researcher")
    page = client.get(review(claim)).content.decode()
    assert 'name="act"' not in page
    assert act(client, claim, "approve").status_code == 403
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_REVIEW


def test_the_page_costs_the_same_however_many_wait(client: Client) -> None:
    claim = make_waiting()
    desk(client)
    client.get(review(claim))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(review(claim))
        return len(captured)

    few = queries()
    assert few <= 40
    for _more in range(3):
        other = make_claim(assessment=make_assessment())
        make_evidence(check_of(other))
        submit(check_of(other), by=make_user(), at=timezone.now())
    assert queries() == few
