"""What there is to tell, as bytes: made of the versions as the public may see them when it is sent.

So a claim that has been withdrawn meanwhile comes without its words, whatever the message was of.
A message of several claims is cut for a subscriber who wants only some of them.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max, Min

from claims.models import (
    ClaimVersion,
    PublicClaim,
    PublicLife,
    PublicVersion,
    SubscriberStanding,
    WebhookMessage,
)
from claims.publication.record import timestamp
from claims.publication.shapes import API_ROOT, Json
from claims.subscriptions.wanted import WantedClaims

_KEPT_MESSAGES = 50


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """One publication: its JSON, and the claim as it is and as it was before, to choose by."""

    body: bytes
    now: Json
    before: Json | None

    def is_wanted(self, wanted: WantedClaims) -> bool:
        """Also by whoever had it until now: they must hear that it has become something else."""
        return wanted.matches(self.now) or (self.before is not None and wanted.matches(self.before))


@dataclass(frozen=True, slots=True)
class ToldMessage:
    """`document` is that of a source that has been revised, and `claims` is empty then."""

    key: int
    message_id: str
    type: str
    head: bytes
    claims: tuple[ToldClaim, ...]
    tail: bytes
    document: str = ""

    def body_for(self, wanted: WantedClaims) -> bytes | None:
        """None where there is nothing in it that is wanted."""
        if self.document:
            return self.head + self.tail if self._source_is_wanted(wanted) else None
        chosen = [claim.body for claim in self.claims if claim.is_wanted(wanted)]
        return self.head + b",".join(chosen) + self.tail if chosen else None

    def _source_is_wanted(self, wanted: WantedClaims) -> bool:
        claims = PublicClaim.objects.filter(document_id=self.document, withdrawn=False)
        return not wanted.values or claims.filter(wanted.among_public()).exists()


class Outbox:
    """The messages that somebody waits for, in their order. Made ones are kept until something is
    published, or less of a text is shown: a withdrawal takes effect on what has not been sent."""

    def __init__(self) -> None:
        self._first = 0
        self._life: int | None = None
        self._keys: list[int] = []
        self._made: dict[int, ToldMessage] = {}

    @property
    def newest(self) -> int:
        return self._keys[-1] if self._keys else 0

    def look(self) -> bool:
        """See what is new, or waited for by somebody new; whether there was any of it."""
        newest = WebhookMessage.objects.aggregate(last=Max("pk"))["last"] or 0
        first = SubscriberStanding.objects.served().aggregate(first=Min("position"))["first"]
        first = newest if first is None else first
        life = PublicLife.objects.aggregate(last=Max("pk"))["last"]
        if newest == self.newest and first >= self._first and life == self._life:
            return False
        self._made.clear()
        self._first, self._life = first, life
        waiting = WebhookMessage.objects.filter(pk__gt=first)
        self._keys = list(waiting.order_by("pk").values_list("pk", flat=True)) or [newest]
        return True

    def after(self, position: int, most: int) -> list[ToldMessage]:
        start = bisect_right(self._keys, position)
        keys = self._keys[start : start + most]
        missing = [key for key in keys if key not in self._made]
        for message in WebhookMessage.objects.filter(pk__in=missing):
            self._made[message.pk] = _made(message)
        found = [self._made[key] for key in keys if key in self._made]
        while len(self._made) > max(_KEPT_MESSAGES, most):
            del self._made[next(iter(self._made))]
        return found


def _made(message: WebhookMessage) -> ToldMessage:
    # In the order of the publications, which is that of the keys.
    versions = list(
        ClaimVersion.objects.filter(publication__in=message.publications).order_by("publication")
    )
    at = versions[-1].published_at
    if message.type == "source.revised":
        return _of_source(message, versions[0])
    bodies: dict[int, str] = dict(
        PublicVersion.objects.filter(pk__in=message.publications).values_list("pk", "body")
    )
    before = _before(versions)
    head, tail = _envelope(message.type, at, "claims")
    return ToldMessage(
        message.pk,
        message.message_id,
        message.type,
        head,
        tuple(
            ToldClaim(
                _one(version, bodies.get(version.publication, "null")),
                version.record["claim"],
                before.get((version.claim_id, version.number - 1)),
            )
            for version in versions
        ),
        tail,
    )


def _of_source(message: WebhookMessage, version: ClaimVersion) -> ToldMessage:
    """Numbers and addresses: what the source says is asked for where its claims are."""
    source: Json = version.record["claim"]["source"]
    document: str = source["document"]["id"]
    head, tail = _envelope(message.type, version.published_at, "sources")
    said = {
        "publication": version.publication,
        "id": document,
        "url": f"{settings.PUBLIC_BASE_URL}{API_ROOT}documents/{document}/",
        "revision": source["revision"],
        "sha256": source["sha256"],
    }
    head += json.dumps(said).encode()
    return ToldMessage(message.pk, message.message_id, message.type, head, (), tail, document)


def _before(versions: Iterable[ClaimVersion]) -> dict[tuple[int, int], Json]:
    """The claims in the versions before these, by claim and number."""
    wanted = {(each.claim_id, each.number - 1) for each in versions if each.number > 1}
    rows = ClaimVersion.objects.filter(
        claim__in={claim for claim, _number in wanted},
        number__in={number for _claim, number in wanted},
    ).values_list("claim_id", "number", "record")
    return {
        (claim, number): record["claim"]
        for claim, number, record in rows
        if (claim, number) in wanted
    }


def _one(version: ClaimVersion, body: str) -> bytes:
    own: dict[str, Any] = {
        "publication": version.publication,
        "kind": version.kind,
        "note": version.note or None,
    }
    said = json.dumps(own, ensure_ascii=False)[:-1]
    return f'{said}, "claim": {body}}}'.encode()


def _envelope(kind: str, at: datetime, of: str) -> tuple[bytes, bytes]:
    life = PublicLife.objects.values_list("token", flat=True).first() or ""
    head = {"type": kind, "timestamp": timestamp(at)}
    start = json.dumps(head)[:-1]
    return f'{start}, "data": {{"life": "{life}", "{of}": ['.encode(), b"]}}"
