"""What belongs to a claim's history, and to an assessment's."""

from typing import Any

from django.db.models import Q
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import link
from claims.models import (
    Assessment,
    Assignment,
    Claim,
    ClaimantContact,
    ClaimApproval,
    ClaimComment,
    ClaimRelation,
    ClaimTopic,
    ClaimVersion,
    CorrectionRequest,
    Evidence,
    ExternalCheckMatch,
    LeftBehind,
    Quantity,
    SuggestionDecision,
    Voice,
)
from corpus.desk.conflicts import full_name
from corpus.history.events import event_model
from corpus.history.timeline import Milestone, Part


def parts_of_claim(key: str) -> list[Part]:
    """Its own row and all that hangs on it, the assessments that it has had among it."""
    had = event_model(Claim).objects.filter(pgh_obj_id=key, assessment__isnull=False)
    assessments = had.order_by().values("assessment_id")
    return [
        Part(Claim, Q(pgh_obj_id=key)),
        *(Part(model, Q(claim_id=key)) for model in (Quantity, Voice)),
        Part(
            ClaimTopic,
            Q(claim_id=key),
            label=gettext_lazy("topic"),
            left_out=frozenset({"topic"}),
        ),
        Part(ClaimRelation, Q(claim_id=key) | Q(other_id=key)),
        *(Part(model, Q(claim_id=key)) for model in (ClaimantContact, CorrectionRequest)),
        *(Part(model, Q(claim_id=key)) for model in (Assignment, ClaimComment, LeftBehind)),
        Part(SuggestionDecision, Q(claim_id=key)),
        Part(
            ClaimApproval,
            Q(claim_id=key),
            label=gettext_lazy("approval"),
            left_out=frozenset({"content", "fingerprint"}),
        ),
        Part(ExternalCheckMatch, Q(claim_id=key)),
        Part(Assessment, Q(pgh_obj_id__in=assessments)),
        Part(
            Evidence,
            Q(assessment_id__in=assessments),
            left_out=frozenset({"assessment"}),
        ),
    ]


def versions_of(key: str) -> Milestone:
    versions = ClaimVersion.objects.filter(claim_id=int(key)).select_related(
        "published_by", "claim"
    )
    return Milestone(versions.defer("record"), "published_at")


def version_words(version: Any) -> SafeString:
    return format_html(
        "{}{}",
        format_html(
            _("{} published {}: {}"),
            full_name(version.published_by),
            link(version, _("version %(number)s") % {"number": version.number}),
            version.get_kind_display(),
        ),
        f". {version.note}" if version.note else "",
    )
