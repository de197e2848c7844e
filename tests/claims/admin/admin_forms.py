"""What a browser would post to the editors' pages."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db import models
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from claims.models import Assessment, Claim, Speaker
from corpus.desk.two_people import SEEN
from corpus.models import Document
from tests.factories import make_user

CLAIM_INLINES = (
    *("check", "evidence"),
    *("quantities", "voices", "relations"),
    *("contacts", "correction_requests", "versions"),
)


def seen(instance: models.Model) -> dict[str, str]:
    """What the form of a record as it is now would say that it was made from.

    In English, whatever language an earlier test of the same process has left behind: units and
    dates are words in a form.
    """
    page: Any = admin.site._registry[type(instance)]
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True, is_staff=True, is_active=True)
    with translation.override("en"):
        return {SEEN: page.token(request, type(instance)._default_manager.get(pk=instance.pk))}


def editor(client: Client, **overrides: Any) -> Client:
    """Log a superuser in; who it is does not matter."""
    client.force_login(make_user(**{"is_staff": True, "is_superuser": True} | overrides))
    return client


def in_english(client: Client) -> Client:
    """For tests that look at sentences."""
    client.cookies["django_language"] = "en"
    return client


def rows(prefix: str, *given: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    """One inline's part of a form; the first `initial` rows are there already."""
    form: dict[str, Any] = {
        f"{prefix}-TOTAL_FORMS": len(given),
        f"{prefix}-INITIAL_FORMS": initial,
        f"{prefix}-MIN_NUM_FORMS": 0,
        f"{prefix}-MAX_NUM_FORMS": 1000,
    }
    for number, row in enumerate(given):
        form |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return form


def new_claim(
    document: Document | None, quote: str, speaker: Speaker, **more: Any
) -> dict[str, Any]:
    form: dict[str, Any] = {
        "document": document.pk if document else "",
        "quote": quote,
        "place": "",
        "statement": "Placeringarna kostade Stockholms stad 640 miljoner kronor [2022].",
        "kind": "quantity",
        "worthiness": "high",
        "speaker": speaker.pk,
        "role": "",
        "date_edtf": "2023~",
    }
    for prefix in CLAIM_INLINES:
        form |= rows(prefix)
    return form | more


def same_claim(claim: Claim, **more: Any) -> dict[str, Any]:
    """The form of a claim as it is, inlines left empty."""
    kept = {
        "kind": claim.kind,
        "statement": claim.statement,
        "worthiness": claim.worthiness,
        "date_edtf": claim.date_edtf,
        "date_evidence": claim.date_evidence,
        "headline": claim.headline,
        "attribution": claim.attribution,
        "worthiness_reason": claim.worthiness_reason,
        "role": claim.role_id or "",
        "assessment": claim.assessment_id or "",
        "place": claim.start,
    }
    form = new_claim(None, claim.quote, claim.speaker, **kept)
    del form["document"]
    return form | seen(claim) | more


def same_assessment(assessment: Assessment, **more: Any) -> dict[str, Any]:
    form: dict[str, Any] = {
        "rating": assessment.rating_id or "",
        "summary": assessment.summary,
        "explanation": assessment.explanation,
        "missing": assessment.missing,
        "searched": assessment.searched,
    }
    return form | rows("evidence") | seen(assessment) | more


def change_url(model: str, key: object) -> str:
    return reverse(f"admin:claims_{model}_change", args=[key])


CHANGELIST = "admin:claims_claim_changelist"
ADD = "admin:claims_claim_add"
