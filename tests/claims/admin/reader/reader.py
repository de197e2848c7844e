"""What the reader's scripts would send."""

import json
from typing import Any

from django.test import Client
from django.urls import reverse

from claims.models import Claim
from corpus.models import Revision


def place(revision: Revision, start: int, end: int, **more: Any) -> dict[str, Any]:
    return {
        "revision": revision.number,
        "sha256": revision.text_sha256,
        "start": start,
        "end": end,
        "quote": revision.text[start:end],
    } | more


def place_of(revision: Revision, quote: str, **more: Any) -> dict[str, Any]:
    start = revision.text.index(quote)
    return place(revision, start, start + len(quote), **more)


def fields(speaker: int, **more: Any) -> dict[str, str]:
    return {
        "statement": "Placeringarna kostade Stockholms stad 640 miljoner kronor [2022].",
        "headline": "",
        "kind": "quantity",
        "speaker": str(speaker),
        "role": "",
        "date_edtf": "2023~",
        "date_evidence": "",
        "attribution": "",
        "topics": "",
        "worthiness": "medium",
        "worthiness_reason": "",
    } | more


def quantity(**more: str) -> dict[str, str]:
    return {
        "text": "640 miljoner kronor",
        "value": "640 000 000",
        "value_max": "",
        "unit": "SEK",
        "qualifier": "exact",
        "period": "",
    } | more


def send(client: Client, name: str, public_id: str, sent: Any) -> Any:
    """POST as JSON to one of the reader's addresses; a str is sent as it is."""
    body = sent if isinstance(sent, str | bytes) else json.dumps(sent)
    return client.post(reverse(f"reader:{name}", args=[public_id]), body, "application/json")


def move(claim: Claim, start: int, end: int, **more: Any) -> dict[str, Any]:
    shown = {"from_start": claim.start, "from_end": claim.end}
    return place(claim.revision, start, end, **shown) | more
