"""What is done in public with several claims is asked about first, and done with all or none."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin, helpers
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.admin.base import actor
from claims.admin.claim.record_words import lines
from claims.models import Claim, ClaimVersion
from claims.publication.locking import PublishingNow
from claims.publication.publishing import PublicationRefused
from claims.publication.record import recorded
from corpus.admin.pages import page_context

# The number of claims that one person can look through before saying yes.
CONFIRMED_MAX_CLAIMS = 200

Refused = list[tuple[Claim, list[str]]]
Appending = Callable[..., list[ClaimVersion]]


class ChangedSince(Exception):
    """Somebody changed a claim after it was shown what would be public. Nothing was done."""


def chosen(page: ModelAdmin[Claim], request: HttpRequest, queryset: QuerySet[Claim]) -> list[Claim]:
    """The selected claims; none, and a word about it, when they are too many."""
    count = queryset.count()
    if count > CONFIRMED_MAX_CLAIMS:
        message = _("At most %(most)d claims at once; %(count)d are selected.")
        page.message_user(
            request, message % {"most": CONFIRMED_MAX_CLAIMS, "count": count}, messages.WARNING
        )
        return []
    return list(queryset.order_by("pk"))


def attempt(
    do: Appending,
    claims: list[Claim],
    request: HttpRequest,
    *,
    really: bool,
    seen: str = "",
    **said: str,
) -> tuple[list[ClaimVersion], Refused]:
    """The versions that were made, or would be; or what speaks against it.

    `seen`: the digest of what was shown before. Raises ChangedSince where that is not what would
    be public now.
    """
    try:
        with transaction.atomic():
            versions = do(claims, by=actor(request), at=timezone.now(), **said)
            if really and seen and digest(versions) != seen:
                raise ChangedSince
            if not really:
                transaction.set_rollback(True)
    except PublicationRefused as refusal:
        return [], refusal.reasons
    except PublishingNow as refusal:
        return [], [(claim, [str(refusal)]) for claim in claims]
    return versions, []


def digest(versions: list[ClaimVersion]) -> str:
    """Of the records that become public."""
    records = json.dumps([version.record for version in versions], sort_keys=True)
    return hashlib.sha256(records.encode()).hexdigest()


def _previews(versions: list[ClaimVersion]) -> list[tuple[ClaimVersion, ClaimVersion | None, Any]]:
    """Each with the version that it follows, and what differs between them."""
    earlier = ClaimVersion.objects.filter(claim__in=[version.claim_id for version in versions])
    earlier = earlier.exclude(kind=ClaimVersion.Kind.WITHDRAWAL).order_by("claim_id", "-number")
    before = {version.claim_id: version for version in earlier.distinct("claim_id")}
    return [
        (version, old, lines(recorded(old), version.record) if old else [])
        for version in versions
        for old in (before.get(version.claim_id),)
    ]


def ask(
    page: ModelAdmin[Claim],
    request: HttpRequest,
    template: str,
    claims: list[Claim],
    versions: list[ClaimVersion],
    refused: Refused,
    *,
    title: str,
    **more: Any,
) -> HttpResponse:
    """What would happen, or everything that speaks against it, claim by claim."""
    reasons: dict[int, list[str]] = {}
    for claim, missing in refused:
        reasons.setdefault(claim.pk, []).extend(missing)
    context: dict[str, Any] = {
        **page_context(page, request, title),
        "claims": claims,
        "versions": versions,
        "previews": _previews(versions),
        "seen": digest(versions),
        "refused": [(claim, reasons[claim.pk]) for claim in claims if claim.pk in reasons],
        "others": [claim for claim in claims if claim.pk not in reasons],
        "checkbox": helpers.ACTION_CHECKBOX_NAME,
        "action": request.POST.get("action", ""),
        **more,
    }
    return TemplateResponse(request, template, context)
