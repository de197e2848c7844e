"""What an administrator does with a subscriber beside saying who and where: a secret, a pause."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from claims.models import Subscriber, SubscriberStanding, WebhookMessage
from claims.permissions import CHANGE_SUBSCRIBER, require
from claims.subscriptions.signing import check_of, key_is_known, new_nonce, secret_of
from corpus.fetching.addresses import parse
from corpus.fetching.guard import Guard
from corpus.fetching.posting import require_reachable
from corpus.fetching.refusals import FetchRefused
from corpus.source_sentences import fetch_sentence

Stopped = SubscriberStanding.Stopped

# How long the secret before is still good: time to put the new one in its place.
OVERLAP = timedelta(hours=24)


class SubscriptionRefused(Exception):
    """Nothing was done; the message says why."""


def guard() -> Guard:
    return Guard.allowing(settings.WEBHOOK_ALLOWED_NETWORKS)


def address_as_kept(typed: str) -> str:
    """The address, if its name leads to where messages may be sent. Raises SubscriptionRefused."""
    try:
        address = parse(typed)
        require_reachable(address, guard=guard())
    except FetchRefused as refused:
        raise SubscriptionRefused(fetch_sentence(refused)) from refused
    return address.url


def make_secret(subscriber: Subscriber, *, by: User, at: datetime) -> str:
    """A new secret, which is told this once. With the first the sending begins, from here on; with
    a later one messages have the signatures of both for a day."""
    require(by, CHANGE_SUBSCRIBER)
    with transaction.atomic():
        standing = _locked(subscriber)
        if not standing.nonce:
            standing.position = newest_message()
        elif key_is_known(standing):
            standing.nonce_before, standing.before_until = standing.nonce, at + OVERLAP
        else:  # nobody can sign with the one before any more
            standing.nonce_before, standing.before_until = "", None
        standing.nonce = new_nonce()
        standing.key_check = check_of(standing.nonce)
        if standing.stopped_why == Stopped.KEY:
            _begin_again(standing)
        standing.save()
        return secret_of(standing.nonce)


def pause(subscriber: Subscriber, *, by: User, at: datetime) -> None:
    """Send nothing more; what there is to tell is kept for a while. Raises SubscriptionRefused."""
    require(by, CHANGE_SUBSCRIBER)
    with transaction.atomic():
        standing = _locked(subscriber)
        if standing.stopped_at is not None:
            raise SubscriptionRefused(_("It is stopped already."))
        standing.stopped_at, standing.stopped_why = at, Stopped.PAUSED
        standing.save()


def go_on(subscriber: Subscriber, *, by: User, at: datetime) -> bool:
    """Send again, from where it was. False where it was so long that messages are gone meanwhile.
    Raises SubscriptionRefused."""
    require(by, CHANGE_SUBSCRIBER)
    with transaction.atomic():
        standing = _locked(subscriber)
        if standing.stopped_at is None:
            raise SubscriptionRefused(_("It is not stopped."))
        if standing.stopped_why == Stopped.KEY:
            raise SubscriptionRefused(_("It needs a new secret."))
        since = standing.failing_since or standing.stopped_at
        _begin_again(standing)
        standing.save()
        return since >= at - timedelta(days=settings.WEBHOOK_KEEP_DAYS)


def newest_message() -> int:
    return WebhookMessage.objects.aggregate(last=Max("pk"))["last"] or 0


def _locked(subscriber: Subscriber) -> SubscriberStanding:
    SubscriberStanding.objects.get_or_create(
        subscriber=subscriber, defaults={"position": newest_message()}
    )
    return SubscriberStanding.objects.select_for_update().get(subscriber=subscriber)


def _begin_again(standing: SubscriberStanding) -> None:
    standing.stopped_at, standing.stopped_why = None, ""
    standing.failures, standing.failing_since, standing.next_attempt_at = 0, None, None
