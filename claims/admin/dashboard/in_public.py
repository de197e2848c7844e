"""What has lately become public or was taken back, what readers want corrected, and which links of
evidence have gone."""

from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.admin.base import short_time
from claims.admin.dashboard.counts import RECENT_DURATION
from claims.admin.dashboard.panels import (
    SHOWN_ROWS,
    DashboardSection,
    PanelRow,
    list_url,
    page_url,
    shortened,
)
from claims.admin.subscribers import how_it_stands
from claims.models import (
    ClaimVersion,
    CorrectionRequest,
    EvidenceLink,
    Subscriber,
    SubscriberStanding,
)

WITHDRAWALS_SHOWN = timedelta(days=14)


def published() -> DashboardSection:
    """Of the last seven days; the bounds are those of the list's own filter."""
    today = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    since, until = today - RECENT_DURATION, today + timedelta(days=1)
    recent = ClaimVersion.objects.filter(published_at__gte=since, published_at__lt=until)
    newest = ClaimVersion.objects.select_related("claim").only(
        "kind", "number", "published_at", "claim__statement"
    )
    rows = [
        PanelRow(
            page_url(version),
            shortened(version.claim.statement),
            f"{short_time(version.published_at)} · {version.get_kind_display()}",
        )
        for version in _newest_of_each_claim(newest)
    ]
    url = list_url(ClaimVersion, published_at__gte=since, published_at__lt=until)
    title = _("Published in the last seven days")
    return DashboardSection(
        "published", title, recent.count(), url, rows, _("Nothing has been published.")
    )


def _newest_of_each_claim(versions: QuerySet[ClaimVersion]) -> list[ClaimVersion]:
    """The claims that were published last, each once."""
    later = ClaimVersion.objects.filter(claim=OuterRef("claim"), number__gt=OuterRef("number"))
    return list(versions.exclude(Exists(later)).order_by("-publication")[:SHOWN_ROWS])


def withdrawn() -> DashboardSection:
    """One person does it, of a claim or of its verdict alone: all see it, for a fortnight."""
    today = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    since = today - WITHDRAWALS_SHOWN
    withdrawal = ClaimVersion.Kind.WITHDRAWAL
    recent = ClaimVersion.objects.filter(published_at__gte=since).taken_back()
    rows = [
        PanelRow(
            page_url(version),
            shortened(version.claim.statement),
            " · ".join(
                (
                    short_time(version.published_at),
                    str(version.published_by),
                    *([] if version.kind == withdrawal else [_("the verdict alone")]),
                    shortened(version.note),
                )
            ),
        )
        for version in recent.select_related("claim", "published_by")
        .defer("record")
        .order_by("-publication")[:SHOWN_ROWS]
    ]
    url = list_url(ClaimVersion, taken_back="yes", published_at__gte=since)
    title = _("Withdrawn in the last fourteen days")
    return DashboardSection(
        "withdrawn", title, recent.count(), url, rows, _("Nothing has been withdrawn.")
    )


def requests() -> DashboardSection:
    outcome = CorrectionRequest.Outcome.OPEN
    waiting = CorrectionRequest.objects.filter(outcome=outcome)
    rows = [
        PanelRow(page_url(request), str(request), short_time(request.received_at))
        for request in waiting.order_by("received_at")[:SHOWN_ROWS]
    ]
    url = list_url(CorrectionRequest, outcome__exact=outcome)
    title = _("Open correction requests")
    return DashboardSection("requests", title, waiting.count(), url, rows, _("None is open."))


def links() -> DashboardSection:
    """Evidence that readers can't find any more, or that says something else by now."""
    found = EvidenceLink.objects.to_look_at()
    rows = [
        PanelRow(
            page_url(each),
            shortened(each.address),
            f"{each.get_state_display()} · {short_time(each.state_since)}",
        )
        for each in found.order_by("-state_since", "-pk")[:SHOWN_ROWS]
    ]
    states = ",".join([EvidenceLink.State.DEAD, EvidenceLink.State.CHANGED])
    return DashboardSection(
        "links",
        _("Links of evidence that are gone or say something else"),
        found.count(),
        list_url(EvidenceLink, state__in=states),
        rows,
        _("All that have been looked at are as they were."),
    )


def subscribers() -> list[DashboardSection]:
    """Whom messages don't reach, or who are sent none any more. Rare, so only where there are."""
    troubled = SubscriberStanding.objects.in_trouble()
    shown = troubled.select_related("subscriber").order_by("failing_since", "pk")
    rows = [
        PanelRow(page_url(each.subscriber), shortened(each.subscriber.name), how_it_stands(each))
        for each in shown[:SHOWN_ROWS]
    ]
    if not rows:
        return []
    url = list_url(Subscriber, reached="no")
    title = _("Subscribers whom messages don’t reach")
    return [DashboardSection("subscribers", title, troubled.count(), url, rows, "")]
