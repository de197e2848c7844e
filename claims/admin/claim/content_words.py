"""What was handed in of a claim, beside what was handed in before, in people's words."""

from typing import Any

from django.db.models import Q

from claims.admin.claim.record_words import RecordLine, lines
from claims.models import Claim, ClaimApproval, Rating

_VOICE = ("id", "name", "party", "role")
_QUANTITY = ("text", "value", "value_max", "unit", "qualifier", "period")
_EVIDENCE = (
    *("url", "protected_reason", "archive_url", "title", "publisher", "published_on"),
    *("stance", "primary", "summary"),
)


def handed_in_before(claim: Claim) -> ClaimApproval | None:
    """What somebody last had an opinion about: approved it, or sent it back."""
    newest = claim.approvals.order_by("-pk").first()
    if newest is None:
        return None
    settled = Q(approved_at__isnull=False) | Q(sent_back_at__isnull=False)
    if claim.assessment is not None and claim.assessment.sent_back_at is not None:
        settled |= Q(submitted_at__lte=claim.assessment.sent_back_at)
    earlier = claim.approvals.filter(settled, pk__lt=newest.pk)
    return earlier.select_related("submitted_by").order_by("-pk").first()


def changes_since(before: ClaimApproval, now: ClaimApproval) -> list[RecordLine]:
    """All that differs between the two; empty where only what no verdict speaks of was changed."""
    labels = _labels(before, now)
    return lines(_record(before.content, labels), _record(now.content, labels))


def _labels(*approvals: ClaimApproval) -> dict[tuple[str, str], str]:
    wanted = Q(pk=None)
    for each in approvals:
        if each.content[12]:
            wanted |= Q(scale__version=each.content[11], slug=each.content[12])
    return {
        (str(rating.scale.version), rating.slug): rating.label
        for rating in Rating.objects.filter(wanted).select_related("scale")
    }


def _record(content: list[Any], labels: dict[tuple[str, str], str]) -> dict[str, Any]:
    """The content (`claims_content` in `claims/rules/content.sql`) with a record's names."""
    statement, headline, quote, kind, speaker, cosigners, cited, reporter = content[:8]
    edtf, evidence_of_date, quantities, scale, rating, summary, explanation, evidence = content[8:]
    sources = [dict(zip(_EVIDENCE, each, strict=True)) for each in evidence]
    for source in sources:
        source["primary"] = source["primary"] == "true"
    return {
        "statement": statement,
        "headline": headline,
        "quote": quote,
        "rating": {"label": labels.get((scale, rating), rating)},
        "assessment": {"summary": summary, "explanation": explanation, "evidence": sources},
        "speaker": _voice(speaker),
        "cosigners": [_voice(each) for each in cosigners],
        "cited_authority": _voice(cited),
        "reported_by": _voice(reporter),
        "date": {"edtf": edtf, "evidence": evidence_of_date},
        "kind": kind,
        "quantities": [dict(zip(_QUANTITY, each, strict=True)) for each in quantities],
    }


def _voice(voice: list[Any] | None) -> dict[str, Any] | None:
    return dict(zip(_VOICE, voice, strict=True)) if voice else None
