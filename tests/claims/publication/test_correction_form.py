"""Anybody can ask for a correction; an editor answers; the answer is public, the sender is not."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from pytest_django import Settings

from claims.models import Claim, ClaimVersion, CorrectionRequest, PublicAnswer
from claims.publication.corrections import (
    AnswerRefused,
    TooManyRequests,
    answer,
    receive,
    sender_digest,
)
from claims.publication.publishing import withdraw
from claims.vocabulary.locks import Lock
from tests.factories import AT, make_claim, make_user
from tests.published import make_published
from tests.sessions import another_session

pytestmark = pytest.mark.django_db

MESSAGE = "Beloppet gäller 2021, se stadens bokslut."
FAR_AWAY = "192.0.2.7"


def address(claim: Claim) -> str:
    return f"/claims/{claim.public_id}/corrections/"


def send(client: Client, claim: Claim, **fields: str) -> int:
    values = {"message": MESSAGE, "name": "", "email": "", "website": ""} | fields
    return client.post(address(claim), values, REMOTE_ADDR=FAR_AWAY).status_code


def request_about(claim: Claim, **overrides: object) -> CorrectionRequest:
    version = ClaimVersion.objects.get(claim=claim)
    values = {"message": MESSAGE, "name": "", "email": "", "address": FAR_AWAY, "at": AT}
    return receive(version, **values | overrides)  # type: ignore[arg-type]


def test_the_form_shows_what_it_is_about(client: Client) -> None:
    claim = make_published()
    response = client.get(address(claim))
    assert response.status_code == 200
    assert claim.statement in response.content.decode()
    assert "no-cache" in response["Cache-Control"] or "no-store" in response["Cache-Control"]


def test_a_request_is_kept_without_the_senders_address(client: Client) -> None:
    claim = make_published()
    response = client.post(
        address(claim),
        {"message": MESSAGE, "name": "Åsa", "email": "asa@example.org", "website": ""},
        REMOTE_ADDR=FAR_AWAY,
    )
    assert response.status_code == 302
    assert client.get(response["Location"]).status_code == 200
    request = CorrectionRequest.objects.get()
    assert (request.claim, request.version, request.message) == (claim, 1, MESSAGE)
    assert (request.name, request.email, request.outcome) == ("Åsa", "asa@example.org", "open")
    assert FAR_AWAY not in str(vars(request))


def test_a_forged_post_from_another_site_is_refused() -> None:
    claim = make_published()
    assert send(Client(enforce_csrf_checks=True), claim) == 403
    assert not CorrectionRequest.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"message": ""},
        {"message": "Fel."},
        {"message": "x" * 5001},
        {"message": "http://a http://b http://c http://d"},
        {"website": "https://spam.example"},
        {"email": "no address"},
        {"name": "x" * 201},
    ],
)
def test_what_is_refused_is_shown_again(client: Client, fields: dict[str, str]) -> None:
    claim = make_published()
    values = {"message": MESSAGE, "name": "Åsa", "email": "", "website": ""} | fields
    response = client.post(address(claim), values)
    assert response.status_code == 400
    assert "errorlist" in response.content.decode()
    assert not CorrectionRequest.objects.exists()


def test_a_flood_is_slowed_down(client: Client, settings: Settings) -> None:
    settings.CORRECTIONS_PER_HOUR = 2
    claim = make_published()
    assert [send(client, claim) for _time in range(3)] == [302, 302, 429]
    values = {"message": MESSAGE, "name": "", "email": "", "website": ""}
    response = client.post(address(claim), values, REMOTE_ADDR=FAR_AWAY)
    assert 1 <= int(response["Retry-After"]) <= 3601
    assert MESSAGE in response.content.decode(), "nothing typed is lost"
    assert client.post(address(claim), values, REMOTE_ADDR="192.0.2.8").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_a_flood_at_one_moment_is_slowed_down_too(settings: Settings) -> None:
    settings.CORRECTIONS_PER_HOUR = 2
    claim = make_published()

    def send_one(_number: int) -> bool:
        with closing(connection):
            try:
                request_about(claim)
            except TooManyRequests:
                return False
            return True

    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(send_one, range(8)))
    assert kept.count(True) == CorrectionRequest.objects.count() == 2


@pytest.mark.parametrize("lock", sorted(set(Lock) - {Lock.SENDER}))
def test_a_request_waits_for_nothing_but_its_own_sender(lock: Lock) -> None:
    """Not for an import, say, whose key happens to be the hash of a sender."""
    claim = make_published()
    with another_session() as other, connection.cursor() as cursor:
        sender = sender_digest(FAR_AWAY, AT)
        other.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [lock, sender])
        cursor.execute("SET LOCAL lock_timeout = '5s'")
        assert request_about(claim).pk


def test_after_an_hour_one_may_write_again(settings: Settings) -> None:
    settings.CORRECTIONS_PER_HOUR = 1
    claim = make_published()
    request_about(claim)
    with pytest.raises(TooManyRequests) as refused:
        request_about(claim, at=AT + timedelta(minutes=50))
    assert refused.value.wait == 601
    request_about(claim, at=AT + timedelta(minutes=61))


def test_only_what_was_published_can_be_wrong(client: Client) -> None:
    draft = make_claim()
    assert client.get(address(draft)).status_code == 404
    assert send(client, draft) == 404
    assert client.get("/claims/nothere2/corrections/").status_code == 404


def test_a_withdrawn_claim_can_be_asked_about(client: Client) -> None:
    claim = make_published()
    withdraw([claim], by=make_user(), at=AT, reason="Fel talare.")
    assert client.get(address(claim)).status_code == 200
    assert send(client, claim) == 302


def test_the_answer_is_public_and_the_message_is_not(client: Client) -> None:
    claim = make_published()
    request = request_about(claim, name="Åsa Sändare")
    editor = make_user()
    answer(request, by=editor, at=AT, outcome="accepted", text="Beloppet är rättat.")
    (public,) = PublicAnswer.objects.all()
    assert (public.claim_id, public.outcome, public.answer) == (
        1,
        "accepted",
        "Beloppet är rättat.",
    )
    page = client.get(f"/claims/{claim.public_id}/").content.decode()
    assert "Beloppet är rättat." in page
    assert MESSAGE not in page
    assert "Åsa Sändare" not in page


def test_an_answer_needs_an_outcome_a_text_and_the_right(client: Client) -> None:
    request = request_about(make_published())
    with pytest.raises(PermissionDenied):
        answer(request, by=make_user(role="researcher"), at=AT, outcome="accepted", text="Ja.")
    editor = make_user()
    for outcome, text in (("open", "Ja."), ("maybe", "Ja."), ("accepted", "  ")):
        with pytest.raises(AnswerRefused):
            answer(request, by=editor, at=AT, outcome=outcome, text=text)
    answer(request, by=editor, at=AT, outcome="declined", text="Beloppet stämmer.")
    with pytest.raises(AnswerRefused, match="answered already|besvarats|besvarad"):
        answer(request, by=editor, at=AT, outcome="accepted", text="Ändå.")
    request.refresh_from_db()
    assert (request.outcome, request.answered_by) == ("declined", editor)
