"""The page on which a check is approved: the words in their context, what the public would see,
the evidence, the check, and what changed since somebody last looked at it.

From here it is approved, published or sent back, and on to the next that waits.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.admin.base import actor, may
from claims.admin.check.model_admin import HANDED_IN_ANEW, state_of_review, was_shown
from claims.admin.claim.around import with_everything
from claims.admin.claim.content_words import changes_since, handed_in_before
from claims.admin.claim.next_version import NextVersion, SaidOfChange, as_approved, next_version
from claims.admin.claim.one_version import tried
from claims.admin.in_context import WIDE_CHARACTERS, marked
from claims.admin.moving.publishing import old_text_warnings
from claims.models import Claim
from claims.publication.gate import missing_from_check
from claims.publication.shares import large_shares
from claims.publication.verbs import PUBLISH, PublicStanding
from claims.review import (
    APPROVE,
    SEND_BACK,
    ReviewRefused,
    approve,
    changed_since_submitted,
    send_back,
    submission_of,
    submission_token,
)
from claims.vocabulary import workflow
from corpus.admin.pages import page_context

NAME = "claims_claim_review"

# The names of its buttons.
ACT, APPROVING, BOTH, PUBLISHING, BACK = "act", "approve", "both", "publish", "send_back"


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for whoever asks, the longest first; `next_url` may be empty."""

    waiting: int
    next_url: str


def review_url(key: int) -> str:
    return reverse(f"admin:{NAME}", args=[key])


def address(page: admin.ModelAdmin[Claim]) -> URLPattern:
    def view(request: HttpRequest, key: int) -> HttpResponse:
        return _show(page, request, key)

    return path("<int:key>/review/", page.admin_site.admin_view(view), name=NAME)


def _show(page: admin.ModelAdmin[Claim], request: HttpRequest, key: int) -> HttpResponse:
    claim = get_object_or_404(
        with_everything(Claim.objects.select_related("assessment__sent_back_by")),
        pk=key,
    )
    if not page.has_view_or_change_permission(request, claim):
        raise PermissionDenied
    if claim.assessment is None:
        page.message_user(request, APPROVE.why_not(claim, actor(request)), messages.WARNING)
        return HttpResponseRedirect(reverse("admin:claims_claim_change", args=[key]))
    complaints: list[str] = []
    if request.method == "POST":
        complaints = _act(page, request, claim)
        if not complaints:
            return HttpResponseRedirect(_after(request, key))
        claim.refresh_from_db(fields=["status", "assessment"])
    return TemplateResponse(
        request, "admin/claims/claim/review.html", _context(page, request, claim, complaints)
    )


def _after(request: HttpRequest, key: int) -> str:
    """What was sent back is done with here; what was approved may still be published."""
    following = _queue(request, key).next_url
    if request.POST.get(ACT) == BACK and following:
        return following
    return review_url(key)


def _act(page: admin.ModelAdmin[Claim], request: HttpRequest, claim: Claim) -> list[str]:
    """What speaks against it, and then nothing was done."""
    act, assessment = request.POST.get(ACT, ""), claim.assessment
    if assessment is None or not was_shown(assessment, request.POST.get("_submitted_at", "")):
        return [str(HANDED_IN_ANEW)]
    by, at, said = actor(request), timezone.now(), SaidOfChange.read(request.POST)
    done: Any = None
    try:
        with transaction.atomic():
            if act in {APPROVING, BOTH}:
                approve(assessment, by=by, at=at)
                done = APPROVE
            elif act == BACK:
                reason = request.POST.get("reason", "")
                send_back(assessment, by=by, at=at, reason=reason, claim=claim)
                done = SEND_BACK
            if act in {BOTH, PUBLISHING} and (refused := _publish(page, request, claim.pk, said)):
                raise _NotPublished(refused)
    except ReviewRefused as refusal:
        return [str(refusal)]
    except _NotPublished as refusal:
        return refusal.reasons
    if done is not None:
        page.log_change(request, claim, str(done.done))
        page.message_user(request, str(done.done), messages.SUCCESS)
    return []


class _NotPublished(Exception):
    """The approval is taken back with it: whoever pressed one button meant both."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = [_("Nothing was approved or published."), *reasons]
        super().__init__("; ".join(reasons))


def _publish(
    page: admin.ModelAdmin[Claim], request: HttpRequest, key: int, said: SaidOfChange
) -> list[str]:
    if not may(request, PUBLISH.permission):
        raise PermissionDenied
    fresh = with_everything(Claim.objects.all()).get(pk=key)
    _versions, refused = tried(page, request, next_version(fresh), said)
    return refused


def _context(
    page: admin.ModelAdmin[Claim], request: HttpRequest, claim: Claim, complaints: list[str]
) -> dict[str, Any]:
    by, assessment = actor(request), claim.assessment
    waiting = claim.status == workflow.IN_REVIEW
    why_not = APPROVE.why_not(claim, by) if waiting else ""
    newest, before = submission_of(claim), handed_in_before(claim)
    status = claim.get_status_display()
    missing = missing_from_check(claim, approval=False)
    token = submission_token(assessment) if assessment else ""
    others = Claim.objects.filter(assessment=claim.assessment_id).exclude(pk=claim.pk)
    review_lines = state_of_review(assessment) if assessment else []
    shown = as_approved(claim)
    said = SaidOfChange.read(request.POST)
    return {
        **page_context(page, request, _("Review")),
        "claim": claim,
        "status": status,
        "complaints": complaints,
        "in_context": marked(claim.revision.text, claim.span, WIDE_CHARACTERS),
        "shown": shown,
        "said": said if said.kind else SaidOfChange(kind=shown.proposed if shown.newest else ""),
        "reason": request.POST.get("reason", ""),
        "submission": token,
        "newest": newest,
        "before": before,
        "changes": changes_since(before, newest) if before and newest else [],
        "unsent": newest is not None and waiting and changed_since_submitted(claim),
        "review_lines": review_lines,
        "missing": missing,
        "sharing": list(others.order_by("pk")),
        "queue": _queue(request, claim.pk),
        "on_old_texts": old_text_warnings([claim, *shown.along]),
        "shares": large_shares([claim, *shown.along]),
        **_buttons(request, shown, waiting, why_not),
    }


def _buttons(
    request: HttpRequest, shown: NextVersion, waiting: bool, why_not: str
) -> dict[str, Any]:
    publishes = may(request, PUBLISH.permission)
    approves = may(request, APPROVE.permission)
    approved = shown.claim.status in workflow.APPROVED and not waiting
    standing = PublicStanding(shown.claim, shown.newest)
    nothing_new = approved and bool(PUBLISH.why_not(standing, actor(request)))
    withdrawn = standing.is_withdrawn
    return {
        "waiting": waiting,
        "why_not": why_not,
        "may_approve": waiting and approves,
        "may_send_back": (waiting or approved) and approves,
        "may_both": waiting and approves and publishes and not withdrawn,
        "may_publish": approved and publishes and not nothing_new and not withdrawn,
        "approve_label": APPROVE.button(shown.claim),
        "send_back_label": SEND_BACK.label,
    }


def _queue(request: HttpRequest, key: int) -> Queue:
    waiting = Claim.objects.waiting_for(actor(request)).order_by("assessment__submitted_at", "pk")
    keys = list(waiting.values_list("pk", flat=True))
    at = keys.index(key) + 1 if key in keys else 0
    others = [each for each in (*keys[at:], *keys[:at]) if each != key]
    return Queue(len(keys), review_url(others[0]) if others else "")
