"""Claims that the public can see, and what it is told about them."""

import json
from datetime import datetime
from typing import Any

from django.test import Client

from claims.models import Claim, ClaimVersion, Rating
from claims.publication import publishing
from tests.factories import (
    APPROVED,
    AT,
    approve_content,
    make_assessment,
    make_claim,
    make_evidence,
    make_scale_and_ratings,
    make_user,
)

SITE = "http://127.0.0.1:8000"
API = "/api/v1/"


def publish(
    *claims: Claim, at: datetime = AT, kind: str = "", note: str = ""
) -> list[ClaimVersion]:
    """Publish as somebody who may, what two others have approved."""
    for claim in claims:
        if claim.status in APPROVED:
            approve_content(claim)
    return publishing.publish(claims, by=make_user(), at=at, kind=kind, note=note)


def make_published(*, at: datetime = AT, **overrides: Any) -> Claim:
    claim = make_claim(**overrides)
    publish(claim, at=at)
    return claim


def make_checked(rating: Rating | None = None, **overrides: Any) -> Claim:
    """A checked claim with two sources, not yet published."""
    rating = rating or make_scale_and_ratings()["half_true"]
    assessment = make_assessment(approved=True, rating=rating)
    make_evidence(assessment)
    make_evidence(
        assessment,
        title="Så minns en tjänsteman",
        publisher="",
        published_on="",
        archive_url="https://archive.example/1",
        stance="contextualises",
        primary=False,
    )
    return make_claim(status="checked", assessment=assessment, **overrides)


def get(client: Client, path: str, **parameters: Any) -> Any:
    """The JSON at `/api/v1/<path>`, which must be there."""
    response = client.get(API + path, parameters)
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def ids(client: Client, **parameters: Any) -> list[str]:
    """The ids of the first page of claims."""
    return [claim["id"] for claim in get(client, "claims/", **parameters)["results"]]


def refusal(client: Client, path: str, **parameters: Any) -> dict[str, list[str]]:
    """What is wrong, by parameter, with a request that must be refused with a 400."""
    response = client.get(API + path, parameters)
    assert response.status_code == 400, response.content
    assert response["Content-Type"] == "application/problem+json"
    found: dict[str, list[str]] = {}
    for error in json.loads(response.content)["errors"]:
        found.setdefault(error["parameter"], []).append(error["detail"])
    return found
