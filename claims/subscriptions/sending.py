"""The worker's round: to many subscribers at once, to each in the order of the publications.

Threads only talk to the subscribers; whatever is read or written is so in the thread that began. A
message counts as sent once its answer is noted: a worker that is killed in between sends it again,
under the same id.
"""

import logging
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from claims.models import SpeakerMerge, SubscriberStanding, WebhookDelivery
from claims.publication.copying import copy_rows
from claims.subscriptions.attempts import Attempt, as_noted, follow, stop_for_key
from claims.subscriptions.messages import Outbox
from claims.subscriptions.signing import key_is_known, signed
from claims.subscriptions.subscribing import guard
from claims.subscriptions.wanted import WantedClaims, wanted_of
from claims.vocabulary.locks import Lock
from corpus.fetching.addresses import parse
from corpus.fetching.connecting import FetchLimits
from corpus.fetching.guard import Guard
from corpus.fetching.posting import PostLine, Receipt
from corpus.fetching.refusals import FetchRefused

# A round begins nothing new after this, so that a worker can be stopped; the next one follows.
ROUND_SECONDS = 45
# Those who answer are called so many at once …
_AT_ONCE = 24
# … and whoever has not answered after this is counted among those who are slow,
_SLOW_SECONDS = 2.0
# for whom there is room beside: they keep nobody waiting.
_SLOW_AT_ONCE = 100
_FAILING_AT_ONCE = 24
# Messages that a subscriber is sent in one go.
_MESSAGES = 20
_MESSAGE_BYTES = 4_000_000
_GO_SECONDS = 10.0
_LOOK_SECONDS = 1.0
_ANSWER_BYTES = 65_536


AGENT = "factcheck-webhooks/1.0 (+%s)"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message for one subscriber; `body` is None where there is nothing in it for them."""

    message: int
    message_id: str
    type: str
    body: bytes | None


@dataclass(frozen=True, slots=True)
class Call:
    """A subscriber who is being talked to."""

    standing: SubscriberStanding
    parcels: list[Parcel]
    began: float

    @property
    def is_failing(self) -> bool:
        return self.standing.failures > 0

    @property
    def is_slow(self) -> bool:
        return time.monotonic() - self.began > _SLOW_SECONDS


Reached = tuple[int, list[Attempt]]


def send_webhooks(*, seconds: float = ROUND_SECONDS) -> int:
    """Send what there is to send, to those whose turn it is; how many messages were taken. Nothing
    where another worker is sending."""
    with _alone() as alone:
        return SendingRound().run(seconds) if alone else 0


class SendingRound:
    def __init__(self) -> None:
        self._outbox = Outbox()
        self._calls: dict[Future[Reached], Call] = {}
        self._guard = guard()
        self._limits = FetchLimits(settings.WEBHOOK_SECONDS, _ANSWER_BYTES, redirects=0)
        self._redirects: dict[str, str] = {}
        self._taken = 0

    def run(self, seconds: float) -> int:
        until = time.monotonic() + seconds
        with ThreadPoolExecutor(_AT_ONCE + _SLOW_AT_ONCE, "webhooks") as threads:
            while True:
                left = until - time.monotonic()
                early = left > min(settings.WEBHOOK_SECONDS, seconds / 2)
                more = left > 0 and self._begin(threads, failing=early)
                if self._calls:
                    self._take_in()
                elif not more:
                    return self._taken

    def _begin(self, threads: ThreadPoolExecutor, *, failing: bool) -> bool:
        """Talk to those whose turn it is; whether anything was done. Towards the end of a round
        nobody who is `failing` is begun with: the next would wait for them."""
        calls = list(self._calls.values())
        room = min(
            _AT_ONCE - sum(not (call.is_failing or call.is_slow) for call in calls),
            _AT_ONCE + _SLOW_AT_ONCE - len(calls),
        )
        room_for_failing = _FAILING_AT_ONCE - sum(call.is_failing for call in calls)
        if room <= 0 and room_for_failing <= 0:
            return True
        if self._outbox.look():
            self._redirects = SpeakerMerge.objects.redirects()
        passed: list[SubscriberStanding] = []
        done = False
        for standing in self._due(room, room_for_failing if failing else 0):
            done = True
            if not key_is_known(standing):
                stop_for_key(standing, timezone.now())
                standing.save(update_fields=["stopped_at", "stopped_why", "next_attempt_at"])
                continue
            parcels = self._parcels(standing)
            if any(parcel.body is not None for parcel in parcels):
                call = threads.submit(self._talk, standing, parcels)
                self._calls[call] = Call(standing, parcels, time.monotonic())
            else:
                standing.position = parcels[-1].message if parcels else self._outbox.newest
                passed.append(standing)
        SubscriberStanding.objects.bulk_update(passed, ["position"])
        return done

    def _due(self, room: int, room_for_failing: int) -> Iterator[SubscriberStanding]:
        """Those whose turn it is, whoever has waited longest first."""
        due = (
            SubscriberStanding.objects.served()
            .filter(Q(next_attempt_at=None) | Q(next_attempt_at__lte=timezone.now()))
            .filter(position__lt=self._outbox.newest)
            .exclude(pk__in=[call.standing.pk for call in self._calls.values()])
            .select_related("subscriber")
            .order_by(F("delivered_at").asc(nulls_first=True), "pk")
        )
        yield from due.filter(failures=0)[: max(room, 0)]
        yield from due.filter(failures__gt=0)[: max(room_for_failing, 0)]

    def _parcels(self, standing: SubscriberStanding) -> list[Parcel]:
        wanted: WantedClaims = wanted_of(standing.subscriber.wanted, self._redirects)
        parcels: list[Parcel] = []
        size = 0
        # Who fails is asked with one message whether that has passed.
        for told in self._outbox.after(standing.position, 1 if standing.failures else _MESSAGES):
            body = told.body_for(wanted)
            size += len(body or b"")
            if parcels and size > _MESSAGE_BYTES:
                break
            parcels.append(Parcel(told.key, told.message_id, told.type, body))
        return parcels

    def _talk(self, standing: SubscriberStanding, parcels: list[Parcel]) -> Reached:
        """In a thread. How far it came, and what was answered; it ends with the first failure."""
        attempts: list[Attempt] = []
        reached = standing.position
        until = time.monotonic() + _GO_SECONDS
        try:
            line = _line(standing.subscriber.address, self._guard, self._limits)
        except FetchRefused as refused:
            parcel = next(each for each in parcels if each.body is not None)
            return reached, [_attempt(parcel, timezone.now(), 0, None, refused)]
        with line:
            for parcel in parcels:
                if parcel.body is not None:
                    attempts.append(_send(line, standing, parcel, parcel.body))
                    if not attempts[-1].is_taken:
                        break
                reached = parcel.message
                if time.monotonic() > until:
                    break
        return reached, attempts

    def _take_in(self) -> None:
        """Note what has come of the calls that are done."""
        done, _running = wait(self._calls, timeout=_LOOK_SECONDS, return_when=FIRST_COMPLETED)
        if not done:
            return
        calls = {each: self._calls.pop(each) for each in done}
        found = {call.standing.pk: _come_of(each, call) for each, call in calls.items()}
        with transaction.atomic():
            # Deleted meanwhile: then there is nothing to note. Stopped: then it stays so.
            locked = SubscriberStanding.objects.select_for_update().filter(pk__in=found)
            standings = list(locked.order_by("pk"))
            deliveries: list[WebhookDelivery] = []
            for standing in standings:
                reached, attempts = found[standing.pk]
                stopped = standing.stopped_at, standing.stopped_why
                for attempt in attempts:
                    deliveries.append(as_noted(attempt, standing))
                    follow(standing, attempt)
                    self._taken += attempt.is_taken
                standing.position = max(standing.position, reached)
                if stopped[0] is not None:
                    standing.stopped_at, standing.stopped_why = stopped
            copy_rows(deliveries)
            SubscriberStanding.objects.bulk_update(standings, _NOTED)


_NOTED = (
    *("position", "failures", "failing_since", "next_attempt_at", "delivered_at"),
    *("stopped_at", "stopped_why"),
)


def _come_of(future: Future[Reached], call: Call) -> Reached:
    """A mistake of ours in talking to one of them is their failure; nobody else waits for it."""
    error = future.exception()
    if error is None:
        return future.result()
    logger.error("webhook for subscriber %d", call.standing.pk, exc_info=error)
    parcel = next(each for each in call.parcels if each.body is not None)
    host = parse(call.standing.subscriber.address).host
    refused = FetchRefused("no_connection", host=host, why=type(error).__name__)
    return call.standing.position, [_attempt(parcel, timezone.now(), 0, None, refused)]


def _line(address: str, allowed: Guard, limits: FetchLimits) -> PostLine:
    return PostLine(
        parse(address), guard=allowed, limits=limits, agent=AGENT % settings.PUBLIC_BASE_URL
    )


def _send(line: PostLine, standing: SubscriberStanding, parcel: Parcel, body: bytes) -> Attempt:
    at, began = timezone.now(), time.monotonic()
    receipt = refused = None
    try:
        receipt = line.post(body, signed(standing, parcel.message_id, body, at))
    except FetchRefused as error:
        refused = error
    return _attempt(parcel, at, round(1000 * (time.monotonic() - began)), receipt, refused)


def _attempt(
    parcel: Parcel,
    at: datetime,
    milliseconds: int,
    receipt: Receipt | None,
    refused: FetchRefused | None,
) -> Attempt:
    return Attempt(
        parcel.message, parcel.message_id, parcel.type, at, milliseconds, receipt, refused
    )


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether no other session sends; it ends with this one's connection, however that ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [Lock.WEBHOOKS])
        (alone,) = cursor.fetchone()
    try:
        yield alone
    finally:
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [Lock.WEBHOOKS])
