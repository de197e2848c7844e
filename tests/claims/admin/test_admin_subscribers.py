"""Administrators enter subscribers; the secret is shown once, and nobody else sees any of it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from claims.models import Subscriber, SubscriberStanding, WebhookDelivery
from claims.subscriptions.sending import send_webhooks
from tests.claims.admin.admin_forms import in_english, seen
from tests.claims.subscriptions.receiver import make_subscriber, receiving, subscribe
from tests.factories import AT, make_topic, make_user
from tests.published import make_published

pytestmark = pytest.mark.django_db

ADD, LIST = "admin:claims_subscriber_add", "admin:claims_subscriber_changelist"


@pytest.fixture(autouse=True)
def to_loopback(settings: Settings) -> None:
    settings.WEBHOOK_ALLOWED_NETWORKS = ["127.0.0.1/32"]


def administrator(client: Client) -> Client:
    client.force_login(make_user(role="administrator", is_staff=True))
    return in_english(client)


def page(subscriber: Subscriber, what: str = "change") -> str:
    return reverse(f"admin:claims_subscriber_{what}", args=[subscriber.pk])


def entered(**values: str) -> dict[str, str]:
    return {
        "name": "Tidningen",
        "address": "http://127.0.0.1:9/",
        "wanted": "",
        "notes": "",
    } | values


def text(response: Any) -> str:
    return str(response.content.decode())


def test_from_entering_to_the_first_message(client: Client) -> None:
    administrator(client)
    make_topic("skola")
    with receiving() as receiver:
        values = entered(
            address=receiver.address("/fakta"), wanted="https://x.example/claims/?topic=skola"
        )
        response = client.post(reverse(ADD), values, follow=True)
        subscriber = Subscriber.objects.get()
        assert response.redirect_chain[-1][0] == page(subscriber)
        assert "Make the secret" in text(response)
        assert (subscriber.wanted, subscriber.created_by.is_staff) == ("topic=skola", True)
        shown = client.post(page(subscriber, "secret"))
        (secret,) = re.findall(r'<code id="secret">(whsec_\S{44})</code>', text(shown))
        assert "no-store" in shown["Cache-Control"]
        make_published(topics=["skola"])
        assert send_webhooks() == 1
    again = text(client.get(page(subscriber)))
    assert "It answers; last" in again
    assert "Make a new secret" in again
    assert secret not in again
    assert not any(secret in str(session.get_decoded()) for session in Session.objects.all())
    assert not any(secret in str(cookie.value) for cookie in client.cookies.values())
    assert not LogEntry.objects.filter(change_message__contains=secret).exists()
    log = text(client.get(reverse("admin:claims_webhookdelivery_changelist")))
    assert "claim.published" in log
    assert "taken (204)" in log


def test_what_was_done_to_one_stands_in_its_history(client: Client) -> None:
    """But for the secret itself."""
    subscriber = make_subscriber()
    administrator(client)
    first = text(client.post(page(subscriber, "secret")))
    second = text(client.post(page(subscriber, "secret")))
    assert "the one before" not in first
    assert "this one and the one before for 24 hours" in second
    client.post(page(subscriber, "pause"))
    client.post(page(subscriber, "go-on"))
    values = entered(address=subscriber.address, name="Nyheterna") | seen(subscriber)
    assert client.post(page(subscriber), values).status_code == 302
    history = text(client.get(page(subscriber, "history")))
    found = [history.count(words) for words in ("Made a secret.", "Stopped.", "Begun again.")]
    assert found == [2, 1, 1]
    assert "Nyheterna" in history
    assert "[{" not in history
    for shown in (first, second):
        (secret,) = re.findall(r"whsec_\S{44}", shown)
        assert secret not in history


def test_the_log_is_in_the_readers_language_and_leads_to_the_subscriber(client: Client) -> None:
    subscriber, _secret = subscribe("http://127.0.0.1:9/")
    make_published()
    send_webhooks()
    client.force_login(make_user(role="administrator", is_staff=True))
    log = text(client.get(reverse("admin:claims_webhookdelivery_changelist")))
    assert "Subscriber" not in log.partition("<thead>")[2].partition("</thead>")[0]
    assert f'href="{page(subscriber)}"' in log.partition("<tbody>")[2]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"address": "https://10.0.0.7/"}, "10.0.0.7, which is no address on the public internet"),
        ({"address": "https://user:pass@1.1.1.1/"}, "a name or a password"),
        ({"address": "http://1.1.1.1/"}, "must be asked by https"),
        ({"address": "ingenting"}, "no web address"),
        ({"wanted": "partei=S"}, "nothing to choose by"),
        ({"wanted": "topic=skolan"}, "there is no “skolan”; there are: skola."),
        ({"name": ""}, "required"),
    ],
)
def test_what_can_not_be_is_refused_with_a_sentence(
    values: dict[str, str], said: str, client: Client
) -> None:
    administrator(client)
    make_topic("skola")
    response = client.post(reverse(ADD), entered(**values))
    assert response.status_code == 200
    assert said in text(response)
    assert not Subscriber.objects.exists()


def test_an_address_that_is_away_does_not_keep_from_changing_the_rest(client: Client) -> None:
    subscriber = make_subscriber("https://borta.invalid/")
    administrator(client)
    values = entered(address=subscriber.address, wanted="kind=rule") | seen(subscriber)
    assert client.post(page(subscriber), values).status_code == 302
    subscriber.refresh_from_db()
    assert subscriber.wanted == "kind=rule"


@pytest.mark.parametrize("role", ["editor", "researcher", ""])
def test_nobody_else_sees_or_does_any_of_it(role: str, client: Client) -> None:
    subscriber, _secret = subscribe("http://127.0.0.1:9/")
    client.force_login(make_user(role=role, is_staff=True))
    for url in (reverse(LIST), reverse(ADD), page(subscriber)):
        assert client.get(url).status_code == 403
    assert client.get(reverse("admin:claims_webhookdelivery_changelist")).status_code == 403
    for what in ("secret", "pause", "go-on"):
        assert client.post(page(subscriber, what)).status_code == 403
    before = SubscriberStanding.objects.values().get()
    assert before == SubscriberStanding.objects.values().get()
    assert "Subscribers" not in text(in_english(client).get(reverse("admin:index")))


def test_looking_makes_no_secret(client: Client) -> None:
    subscriber = make_subscriber()
    administrator(client)
    for what in ("secret", "pause", "go-on"):
        assert client.get(page(subscriber, what)).status_code == 405
    assert not SubscriberStanding.objects.exists()


def test_stopping_and_beginning_again(client: Client) -> None:
    subscriber, _secret = subscribe("http://127.0.0.1:9/")
    administrator(client)
    assert "Nothing more is sent" in text(client.post(page(subscriber, "pause"), follow=True))
    assert "stopped at the desk" in text(client.get(reverse(LIST)))
    assert "stopped already" in text(client.post(page(subscriber, "pause"), follow=True))
    said = text(client.post(page(subscriber, "go-on"), follow=True))
    assert "from where it was" in said
    assert "oldest messages are gone" not in said
    assert "It is not stopped" in text(client.post(page(subscriber, "go-on"), follow=True))
    long_ago = timezone.now() - timedelta(days=31)
    SubscriberStanding.objects.update(stopped_at=long_ago, stopped_why="failed")
    assert "oldest messages are gone" in text(client.post(page(subscriber, "go-on"), follow=True))


def test_the_dashboard_names_those_whom_nothing_reaches(client: Client) -> None:
    subscriber, _secret = subscribe("http://127.0.0.1:9/")
    administrator(client)
    title = "Subscribers whom messages don’t reach"
    index = reverse("admin:index")
    assert title not in text(client.get(index))
    make_published()
    assert send_webhooks() == 0
    shown = text(client.get(index))
    assert title in shown
    assert "(attempts: 1)" in shown
    assert page(subscriber) in shown
    SubscriberStanding.objects.update(stopped_at=AT, stopped_why="failed")
    assert "no answer for days" in text(client.get(index))
    assert "Tidningen" in text(client.get(reverse(LIST), {"reached": "no"}))
    assert "Tidningen" not in text(client.get(reverse(LIST), {"reached": "yes"}))
    SubscriberStanding.objects.update(stopped_why="paused")
    assert title not in text(client.get(index))


def test_a_subscriber_is_deleted_with_its_log(client: Client) -> None:
    subscriber, _secret = subscribe("http://127.0.0.1:9/")
    make_published()
    send_webhooks()
    assert WebhookDelivery.objects.count() == 1
    administrator(client)
    log = reverse("admin:claims_webhookdelivery_changelist")
    assert f"{log}?subscriber__id__exact={subscriber.pk}" in text(client.get(page(subscriber)))
    of_it, of_others = (
        text(client.get(log, {"subscriber__id__exact": key}))
        for key in (subscriber.pk, subscriber.pk + 1)
    )
    assert "claim.published" in of_it
    assert "claim.published" not in of_others.partition("<tbody>")[2]
    response = client.post(page(subscriber, "delete"), {"post": "yes"})
    assert response.status_code == 302
    assert not Subscriber.objects.exists()
    assert not WebhookDelivery.objects.exists()
