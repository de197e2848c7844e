"""What waits at the desk: for whoever looks, and for anybody."""

from datetime import datetime

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.admin.base import actor, short_time
from claims.admin.claim.approving import review_url
from claims.admin.claim.sent_back import sent_back_of
from claims.admin.dashboard.panels import (
    SHOWN_ROWS,
    DashboardSection,
    PanelRow,
    list_url,
    page_url,
    shortened,
)
from claims.models import Assessment, Claim, Speaker, SpeakerMerge
from claims.models.claims import ClaimQuerySet
from claims.suggesting.to_read import documents_to_read


def _claim_rows(claims: QuerySet[Claim]) -> list[PanelRow]:
    shown = claims.select_related("speaker", "revision__document").only(
        "statement", "status", "speaker__name", "speaker__party", "revision__document__title"
    )
    return [
        PanelRow(
            page_url(claim),
            shortened(claim.statement),
            f"{claim.speaker} · {claim.revision.document.title} · {claim.get_status_display()}",
        )
        for claim in shown[:SHOWN_ROWS]
    ]


def _claims(
    key: str, title: str, claims: ClaimQuerySet, empty: str, **link: str
) -> DashboardSection:
    return DashboardSection(
        key, title, claims.count(), list_url(Claim, **link), _claim_rows(claims), empty
    )


def mine(request: HttpRequest) -> DashboardSection:
    return _claims(
        "mine",
        _("My claims, not yet checked"),
        Claim.objects.of(actor(request)).unfinished().order_by("-id"),
        _("You have none under way."),
        mine="yes",
        stage="unfinished",
    )


def worth_checking() -> DashboardSection:
    return _claims(
        "worth",
        _("Worth checking, not yet checked: the oldest"),
        Claim.objects.filter(worthiness=Claim.Worthiness.HIGH)
        .unfinished()
        .order_by("created_at", "id"),
        _("All claims of high check-worthiness have been checked."),
        stage="unfinished",
        worthiness__exact=Claim.Worthiness.HIGH,
    )


def to_move() -> DashboardSection:
    """Claims whose source has a newer text, by document."""
    waiting = Claim.objects.waiting_to_be_moved()
    documents = (
        waiting.order_by()
        .values("revision__document__public_id", "revision__document__title")
        .annotate(number=Count("pk"))
        .order_by("-number", "revision__document__title")
    )
    rows = [
        PanelRow(
            reverse("moving:document", args=[each["revision__document__public_id"]]),
            shortened(each["revision__document__title"]),
            ngettext("%d claim to move", "%d claims to move", each["number"]) % each["number"],
        )
        for each in documents[:SHOWN_ROWS]
    ]
    return DashboardSection(
        "move",
        _("Sources with a new text, and claims to move"),
        waiting.count(),
        list_url(Claim, waiting="yes"),
        rows,
        _("No claim waits to be moved."),
    )


def to_read() -> DashboardSection:
    documents = documents_to_read()
    rows = [
        PanelRow(
            reverse("reader:document", args=[each.document.public_id]),
            shortened(each.document.title),
            ngettext("%(count)d open sentence", "%(count)d open sentences", each.open_sentences)
            % {"count": each.open_sentences},
        )
        for each in documents[:SHOWN_ROWS]
    ]
    url = reverse("reader:to_read")
    title = _("To read")
    return DashboardSection(
        "read", title, len(documents), url, rows, _("Nothing waits to be read.")
    )


def sent_back(request: HttpRequest) -> DashboardSection:
    """By whom, and why; to whoever entered it or writes its check."""
    mine = Claim.objects.of(actor(request)).sent_back()
    shown = mine.select_related("assessment__sent_back_by").order_by("-assessment__sent_back_at")
    rows = []
    for claim in shown[:SHOWN_ROWS]:
        sent = sent_back_of(claim)
        about = f"{sent.who}, {sent.when}: {shortened(sent.why)}" if sent else ""
        rows.append(PanelRow(page_url(claim), shortened(claim.statement), about))
    url = list_url(Claim, mine="yes", stage="sent_back")
    title = _("Sent back to me")
    return DashboardSection(
        "sent_back", title, mine.count(), url, rows, _("Nothing has been sent back to you.")
    )


def to_approve(request: HttpRequest) -> DashboardSection:
    """The claims, each leading to the page on which it is approved."""
    waiting = Claim.objects.waiting_for(actor(request))
    shown = waiting.select_related("speaker", "assessment__submitted_by", "assessment__rating")
    rows = [
        PanelRow(
            review_url(claim.pk),
            shortened(claim.statement),
            _handed_in(claim.speaker, claim.assessment),
        )
        for claim in shown.order_by("assessment__submitted_at", "pk")[:SHOWN_ROWS]
    ]
    url = list_url(Claim, stage="for_me")
    title = _("Waiting for me to approve")
    return DashboardSection(
        "approve", title, waiting.count(), url, rows, _("Nothing waits for you.")
    )


def _handed_in(speaker: Speaker, assessment: Assessment | None) -> str:
    if assessment is None:
        return str(speaker)
    submitted = _("submitted %(when)s by %(who)s") % {
        "when": _when(assessment.submitted_at),
        "who": assessment.submitted_by,
    }
    return " · ".join(map(str, filter(None, (speaker, assessment.rating, submitted))))


def merges(request: HttpRequest) -> list[DashboardSection]:
    """Rare: without any there is nothing of them here."""
    waiting = SpeakerMerge.objects.waiting().exclude(proposed_by=actor(request))
    rows = [
        PanelRow(page_url(merge), str(merge), short_time(merge.proposed_at))
        for merge in waiting.select_related("kept").order_by("proposed_at")[:SHOWN_ROWS]
    ]
    if not rows:
        return []
    url = list_url(SpeakerMerge, state="for_me")
    title = _("Speakers that are proposed to be one")
    return [DashboardSection("merges", title, waiting.count(), url, rows, "")]


def _when(at: datetime | None) -> str:
    return short_time(at) if at else "–"
