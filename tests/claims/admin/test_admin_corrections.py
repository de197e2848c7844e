"""Correction requests and their answers, and the log of contacts with claimants."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.models import Claim, ClaimantContact, CorrectionRequest, PublicAnswer
from claims.publication.corrections import answer
from claims.publication.publishing import correct
from tests.claims.admin.admin_forms import change_url, editor, rows, same_claim, seen
from tests.factories import (
    AT,
    make_claim,
    make_contact,
    make_correction_request,
    make_speaker,
    make_user,
)
from tests.published import make_published

pytestmark = pytest.mark.django_db

REQUESTS = reverse("admin:claims_correctionrequest_changelist")
CONTACTS = reverse("admin:claims_claimantcontact_changelist")
ADD_CONTACT = reverse("admin:claims_claimantcontact_add")
ANSWER = {"outcome": "declined", "answer": "Beloppet stämmer med bokslutet."}


@pytest.fixture
def request_() -> CorrectionRequest:
    return make_correction_request(
        make_published(), message="Det var <b>612</b> miljoner.", name="Åsa Ek", email="a@b.example"
    )


def member(client: Client, role: str = "editor") -> User:
    user = make_user(role=role, is_staff=True)
    client.force_login(user)
    return user


def page_of(request: CorrectionRequest) -> str:
    return change_url("correctionrequest", request.pk)


def found(client: Client, url: str, **parameters: Any) -> set[int]:
    response = client.get(url, parameters)
    assert response.status_code == 200
    return {row.pk for row in response.context["cl"].result_list}


def messages(response: Any) -> list[str]:
    return list(map(str, response.context["messages"]))


# Correction requests


def test_list_and_its_filters(client: Client, request_: CorrectionRequest) -> None:
    other = make_correction_request(make_published(statement="Hösten var varm."))
    answer(other, by=make_user(), at=AT, outcome="accepted", text="Ja.")
    member(client)
    page = client.get(REQUESTS).content.decode()
    assert "Det var &lt;b&gt;612&lt;/b&gt; miljoner." in page
    assert change_url("claim", request_.claim_id) in page
    assert found(client, REQUESTS) == {request_.pk, other.pk}
    assert found(client, REQUESTS, outcome__exact="open") == {request_.pk}
    assert found(client, REQUESTS, outcome__exact="accepted") == {other.pk}
    assert found(client, REQUESTS, q="612") == {request_.pk}
    assert found(client, REQUESTS, q="hösten var varm") == {other.pk}
    assert found(client, REQUESTS, q=request_.claim.public_id) == {request_.pk}
    assert found(client, REQUESTS, q="a@b.example") == {request_.pk}


def test_page_shows_what_was_sent_and_hides_the_senders_digest(
    client: Client, request_: CorrectionRequest
) -> None:
    member(client)
    page = client.get(page_of(request_)).content.decode()
    for shown in (
        *("Det var &lt;b&gt;612&lt;/b&gt; miljoner.", "Åsa Ek", "a@b.example"),
        *(request_.claim.statement, change_url("claim", request_.claim_id)),
        change_url("claimversion", request_.claim.versions.get().pk),
    ):
        assert shown in page
    assert request_.sender
    assert request_.sender not in page


def test_page_says_when_the_claim_has_changed_since(
    client: Client, request_: CorrectionRequest
) -> None:
    claim = request_.claim
    claim.statement = "Det kostade 612 miljoner."
    claim.save()
    correct([claim], by=make_user(), at=AT, note="Fel belopp.")
    member(client)
    page = client.get(page_of(request_)).content.decode()
    for version in claim.versions.all():
        assert change_url("claimversion", version.pk) in page


def test_answer(client: Client, request_: CorrectionRequest) -> None:
    user = member(client)
    response = client.post(page_of(request_), ANSWER | seen(request_), follow=True)
    assert response.redirect_chain[-1][0] == REQUESTS
    assert len(messages(response)) == 1
    request_.refresh_from_db()
    assert (request_.outcome, request_.answer) == ("declined", ANSWER["answer"])
    assert (request_.answered_by, request_.answered_at is None) == (user, False)
    public = PublicAnswer.objects.get()
    assert (public.outcome, public.answer) == ("declined", ANSWER["answer"])


def test_accepted_request_asks_for_the_correction(
    client: Client, request_: CorrectionRequest
) -> None:
    member(client)
    response = client.post(
        page_of(request_), ANSWER | {"outcome": "accepted"} | seen(request_), follow=True
    )
    assert change_url("claim", request_.claim_id) in " ".join(messages(response))


@pytest.mark.parametrize(
    "wrong",
    [{"outcome": ""}, {"outcome": "open"}, {"outcome": "maybe"}, {"answer": ""}, {"answer": " \n"}],
)
def test_answer_that_is_not_complete(
    client: Client, request_: CorrectionRequest, wrong: dict[str, str]
) -> None:
    member(client)
    response = client.post(page_of(request_), ANSWER | wrong | seen(request_))
    assert response.status_code == 200
    assert set(response.context["adminform"].form.errors) == set(wrong)
    if "answer" not in wrong:
        assert ANSWER["answer"] in response.content.decode()
    request_.refresh_from_db()
    assert request_.outcome == "open"
    assert not PublicAnswer.objects.exists()


def test_nothing_is_answered_twice(client: Client, request_: CorrectionRequest) -> None:
    """Somebody else answered while this editor was writing."""
    member(client)
    mine = ANSWER | seen(request_)
    answer(request_, by=make_user(), at=AT, outcome="accepted", text="Ja, det var fel.")
    response = client.post(page_of(request_), mine)
    assert response.status_code == 409
    page = response.content.decode()
    assert ANSWER["answer"] in page
    assert "Ja, det var fel." in page
    assert "<textarea" not in page
    assert 'name="_save"' not in page
    request_.refresh_from_db()
    assert (request_.outcome, request_.answer) == ("accepted", "Ja, det var fel.")
    assert PublicAnswer.objects.get().answer == "Ja, det var fel."


def test_what_was_sent_in_stays_as_it_is(client: Client, request_: CorrectionRequest) -> None:
    member(client)
    forged = {"message": "Nej.", "name": "B", "email": "b@b.example"}
    client.post(page_of(request_), ANSWER | forged | seen(request_))
    request_.refresh_from_db()
    assert request_.outcome == "declined"
    assert (request_.message, request_.name) == ("Det var <b>612</b> miljoner.", "Åsa Ek")
    assert request_.email == "a@b.example"


def test_nobody_adds_or_deletes_requests(client: Client, request_: CorrectionRequest) -> None:
    editor(client)
    assert client.get(reverse("admin:claims_correctionrequest_add")).status_code == 403
    delete = reverse("admin:claims_correctionrequest_delete", args=[request_.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403
    bulk = {"action": "delete_selected", "_selected_action": [request_.pk], "post": "yes"}
    client.post(REQUESTS, bulk)
    assert CorrectionRequest.objects.get() == request_


def test_researcher_reads_and_does_not_answer(client: Client, request_: CorrectionRequest) -> None:
    member(client, "researcher")
    page = client.get(page_of(request_)).content.decode()
    assert "Åsa Ek" in page
    assert "<textarea" not in page
    assert client.post(page_of(request_), ANSWER).status_code == 403
    request_.refresh_from_db()
    assert request_.outcome == "open"


def test_claims_page_lists_its_requests(client: Client, request_: CorrectionRequest) -> None:
    member(client)
    page = client.get(change_url("claim", request_.claim_id)).content.decode()
    assert page_of(request_) in page


# Contacts with claimants


def contact(claim: Claim, **more: Any) -> dict[str, Any]:
    return {
        "claim": claim.pk,
        "kind": "asked",
        "happened_on": "2024-02-28",
        "note": "Frågan ställdes per e-post.",
    } | more


def test_contact_is_noted_by_whoever_adds_it(client: Client) -> None:
    claim = make_claim()
    user = member(client, "researcher")
    forged = {"noted_by": make_user().pk, "noted_at": "1999-01-01"}
    assert client.post(ADD_CONTACT, contact(claim, **forged)).status_code == 302
    noted = ClaimantContact.objects.get()
    assert (noted.claim, noted.kind, noted.happened_on) == (claim, "asked", date(2024, 2, 28))
    assert noted.noted_by == user
    assert noted.noted_at.year >= 2024


def test_change_of_a_contact_leaves_who_noted_it(client: Client) -> None:
    noted, other = make_contact(), make_claim()
    member(client)
    url = change_url("claimantcontact", noted.pk)
    changed = contact(other, kind="answered", note="Svarade samma dag.")
    assert client.post(url, changed | seen(noted)).status_code == 302
    before, by, at = noted.claim, noted.noted_by, noted.noted_at
    noted.refresh_from_db()
    assert (noted.kind, noted.note) == ("answered", "Svarade samma dag.")
    assert (noted.claim, noted.noted_by, noted.noted_at) == (before, by, at)


@pytest.mark.parametrize("wrong", [{"note": ""}, {"kind": ""}, {"happened_on": "i maj"}])
def test_contact_that_is_not_complete(client: Client, wrong: dict[str, str]) -> None:
    member(client)
    response = client.post(ADD_CONTACT, contact(make_claim(), **wrong))
    assert set(response.context["adminform"].form.errors) == set(wrong)
    assert not ClaimantContact.objects.exists()


def test_contacts_are_kept(client: Client) -> None:
    noted = make_contact()
    editor(client)
    delete = reverse("admin:claims_claimantcontact_delete", args=[noted.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403
    client.post(
        CONTACTS, {"action": "delete_selected", "_selected_action": [noted.pk], "post": "yes"}
    )
    assert ClaimantContact.objects.get() == noted


def test_contacts_are_found(client: Client) -> None:
    asked = make_contact(make_claim(), kind="asked", note="Ringde pressavdelningen.")
    claim = make_claim(speaker=make_speaker("Bo Ek"))
    corrected = make_contact(claim, kind="corrected", note="Rättade sig i radio.")
    member(client)
    assert found(client, CONTACTS) == {asked.pk, corrected.pk}
    assert found(client, CONTACTS, kind__exact="corrected") == {corrected.pk}
    assert found(client, CONTACTS, q="pressavdelningen") == {asked.pk}
    assert found(client, CONTACTS, q="Bo Ek") == {corrected.pk}
    assert found(client, CONTACTS, q=claim.public_id) == {corrected.pk}


def test_contact_is_added_on_the_claims_page_and_others_stay(client: Client) -> None:
    claim = make_claim()
    first = make_contact(claim, note="Ringde.")
    user = member(client)
    assert "Ringde." in client.get(change_url("claim", claim.pk)).content.decode()
    new = {"kind": "answered", "happened_on": "2024-03-01", "note": "Hänvisar till bokslutet."}
    given = rows("contacts", {"id": first.pk, "note": "Annat."}, new, initial=1)
    response = client.post(change_url("claim", claim.pk), same_claim(claim, **given))
    assert response.status_code == 302
    first.refresh_from_db()
    assert first.note == "Ringde."
    second = claim.contacts.exclude(pk=first.pk).get()
    assert (second.note, second.noted_by) == ("Hänvisar till bokslutet.", user)
