"""The desk's first page: what waits for whom, and how the verdicts are spread.

Every number leads to a list of exactly so many; only what the user may see is there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin
from django.db.models import Count, Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.admin.base import actor, may, short_time
from claims.admin.claim.approving import review_url
from claims.admin.claim.sent_back import sent_back_of
from claims.admin.dashboard import balance_chart
from claims.admin.dashboard.counts import RECENT_DURATION, STEPS, TIMES, Balance, balance, by_status
from claims.admin.filters import NO_PARTY
from claims.admin.subscribers import how_it_stands
from claims.models import (
    Assessment,
    Claim,
    ClaimVersion,
    CorrectionRequest,
    EvidenceLink,
    Rating,
    Speaker,
    SpeakerMerge,
    Subscriber,
    SubscriberStanding,
)
from claims.models.claims import ClaimQuerySet
from claims.review import APPROVE, SUBMIT
from claims.suggesting.to_read import documents_to_read
from claims.vocabulary.periods import Period
from corpus.models import Document

SHOWN_ROWS = 5
WITHDRAWALS_SHOWN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class PanelRow:
    url: str
    text: str
    about: str


@dataclass(frozen=True, slots=True)
class DashboardSection:
    """A heading whose number leads to the list, and the first few of it."""

    key: str
    title: str
    number: int
    url: str
    rows: list[PanelRow]
    empty: str


@dataclass(frozen=True, slots=True)
class LinkedNumber:
    label: str
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """`numbers` has one for each verdict, and the sum of them last."""

    label: str
    numbers: list[LinkedNumber]


@dataclass(frozen=True, slots=True)
class PartyTable:
    label: str
    total: TableRow
    rows: list[TableRow]


@dataclass(frozen=True, slots=True)
class BalanceView:
    """The same numbers twice: as a chart and as a table."""

    total: LinkedNumber
    verdicts: list[str]
    chart: balance_chart.Chart
    parties: list[PartyTable]
    choices: list[tuple[str, list[tuple[str, str, bool]]]]


@dataclass(frozen=True, slots=True)
class Dashboard:
    sections: list[DashboardSection] = field(default_factory=list)
    statuses: list[LinkedNumber] = field(default_factory=list)
    balance: BalanceView | None = None


def dashboard(request: HttpRequest) -> Dashboard:
    sections = []
    sees_claims = _sees(request, Claim)
    if sees_claims:
        if may(request, SUBMIT.permission):
            sections.append(_sent_back(request))
        sections.append(_mine(request))
    if sees_claims and may(request, APPROVE.permission):
        sections.append(_to_approve(request))
        sections += _merges(request)
    if sees_claims:
        sections.append(_worth_checking())
        sections.append(_to_move())
        if settings.SUGGESTIONS and _sees(request, Document):
            sections.append(_to_read())
    if _sees(request, ClaimVersion):
        sections.append(_published())
        sections.append(_withdrawn())
    if _sees(request, CorrectionRequest):
        sections.append(_requests())
    if _sees(request, EvidenceLink):
        sections.append(_links())
    if _sees(request, Subscriber):
        sections += _subscribers()
    if not sees_claims:
        return Dashboard(sections)
    return Dashboard(sections, _statuses(), _balance(request))


def _sees(request: HttpRequest, model: type[Model]) -> bool:
    return admin.site.get_model_admin(model).has_view_permission(request)


def _list(model: type[Model], **parameters: object) -> str:
    meta = model._meta
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    return f"{url}?{urlencode(parameters)}" if parameters else url


def _page(instance: Model) -> str:
    meta = instance._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[instance.pk])


def _short(text: str) -> str:
    return Truncator(text).chars(120)


def _claim_rows(claims: QuerySet[Claim]) -> list[PanelRow]:
    shown = claims.select_related("speaker", "revision__document").only(
        "statement", "status", "speaker__name", "speaker__party", "revision__document__title"
    )
    return [
        PanelRow(
            _page(claim),
            _short(claim.statement),
            f"{claim.speaker} · {claim.revision.document.title} · {claim.get_status_display()}",
        )
        for claim in shown[:SHOWN_ROWS]
    ]


def _claims(
    key: str, title: str, claims: ClaimQuerySet, empty: str, **link: str
) -> DashboardSection:
    return DashboardSection(
        key, title, claims.count(), _list(Claim, **link), _claim_rows(claims), empty
    )


def _mine(request: HttpRequest) -> DashboardSection:
    return _claims(
        "mine",
        _("My claims, not yet checked"),
        Claim.objects.of(actor(request)).unfinished().order_by("-id"),
        _("You have none under way."),
        mine="yes",
        stage="unfinished",
    )


def _worth_checking() -> DashboardSection:
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


def _to_move() -> DashboardSection:
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
            _short(each["revision__document__title"]),
            ngettext("%d claim to move", "%d claims to move", each["number"]) % each["number"],
        )
        for each in documents[:SHOWN_ROWS]
    ]
    return DashboardSection(
        "move",
        _("Sources with a new text, and claims to move"),
        waiting.count(),
        _list(Claim, waiting="yes"),
        rows,
        _("No claim waits to be moved."),
    )


def _to_read() -> DashboardSection:
    documents = documents_to_read()
    rows = [
        PanelRow(
            reverse("reader:document", args=[each.document.public_id]),
            _short(each.document.title),
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


def _sent_back(request: HttpRequest) -> DashboardSection:
    """By whom, and why; to whoever entered it or writes its check."""
    mine = Claim.objects.of(actor(request)).sent_back()
    shown = mine.select_related("assessment__sent_back_by").order_by("-assessment__sent_back_at")
    rows = []
    for claim in shown[:SHOWN_ROWS]:
        sent = sent_back_of(claim)
        about = f"{sent.who}, {sent.when}: {_short(sent.why)}" if sent else ""
        rows.append(PanelRow(_page(claim), _short(claim.statement), about))
    url = _list(Claim, mine="yes", stage="sent_back")
    title = _("Sent back to me")
    return DashboardSection(
        "sent_back", title, mine.count(), url, rows, _("Nothing has been sent back to you.")
    )


def _to_approve(request: HttpRequest) -> DashboardSection:
    """The claims, each leading to the page on which it is approved."""
    waiting = Claim.objects.waiting_for(actor(request))
    shown = waiting.select_related("speaker", "assessment__submitted_by", "assessment__rating")
    rows = [
        PanelRow(
            review_url(claim.pk),
            _short(claim.statement),
            _handed_in(claim.speaker, claim.assessment),
        )
        for claim in shown.order_by("assessment__submitted_at", "pk")[:SHOWN_ROWS]
    ]
    url = _list(Claim, stage="for_me")
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


def _merges(request: HttpRequest) -> list[DashboardSection]:
    """Rare: without any there is nothing of them here."""
    waiting = SpeakerMerge.objects.waiting().exclude(proposed_by=actor(request))
    rows = [
        PanelRow(_page(merge), str(merge), short_time(merge.proposed_at))
        for merge in waiting.select_related("kept").order_by("proposed_at")[:SHOWN_ROWS]
    ]
    if not rows:
        return []
    url = _list(SpeakerMerge, state="for_me")
    title = _("Speakers that are proposed to be one")
    return [DashboardSection("merges", title, waiting.count(), url, rows, "")]


def _published() -> DashboardSection:
    """Of the last seven days; the bounds are those of the list's own filter."""
    today = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    since, until = today - RECENT_DURATION, today + timedelta(days=1)
    recent = ClaimVersion.objects.filter(published_at__gte=since, published_at__lt=until)
    newest = ClaimVersion.objects.select_related("claim").only(
        "kind", "number", "published_at", "claim__statement"
    )
    rows = [
        PanelRow(
            _page(version),
            _short(version.claim.statement),
            f"{short_time(version.published_at)} · {version.get_kind_display()}",
        )
        for version in _newest_of_each_claim(newest)
    ]
    url = _list(ClaimVersion, published_at__gte=since, published_at__lt=until)
    title = _("Published in the last seven days")
    return DashboardSection(
        "published", title, recent.count(), url, rows, _("Nothing has been published.")
    )


def _newest_of_each_claim(versions: QuerySet[ClaimVersion]) -> list[ClaimVersion]:
    """The claims that were published last, each once."""
    later = ClaimVersion.objects.filter(claim=OuterRef("claim"), number__gt=OuterRef("number"))
    return list(versions.exclude(Exists(later)).order_by("-publication")[:SHOWN_ROWS])


def _withdrawn() -> DashboardSection:
    """One person does it: all see it, for a fortnight."""
    today = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    since = today - WITHDRAWALS_SHOWN
    withdrawal = ClaimVersion.Kind.WITHDRAWAL
    recent = ClaimVersion.objects.filter(kind=withdrawal, published_at__gte=since)
    rows = [
        PanelRow(
            _page(version),
            _short(version.claim.statement),
            f"{short_time(version.published_at)} · {version.published_by} · {_short(version.note)}",
        )
        for version in recent.select_related("claim", "published_by")
        .defer("record")
        .order_by("-publication")[:SHOWN_ROWS]
    ]
    url = _list(ClaimVersion, kind__exact=withdrawal, published_at__gte=since)
    title = _("Withdrawn in the last fourteen days")
    return DashboardSection(
        "withdrawn", title, recent.count(), url, rows, _("Nothing has been withdrawn.")
    )


def _requests() -> DashboardSection:
    outcome = CorrectionRequest.Outcome.OPEN
    waiting = CorrectionRequest.objects.filter(outcome=outcome)
    rows = [
        PanelRow(_page(request), str(request), short_time(request.received_at))
        for request in waiting.order_by("received_at")[:SHOWN_ROWS]
    ]
    url = _list(CorrectionRequest, outcome__exact=outcome)
    title = _("Open correction requests")
    return DashboardSection("requests", title, waiting.count(), url, rows, _("None is open."))


def _links() -> DashboardSection:
    """Evidence that readers can't find any more, or that says something else by now."""
    found = EvidenceLink.objects.to_look_at()
    rows = [
        PanelRow(
            _page(each),
            _short(each.address),
            f"{each.get_state_display()} · {short_time(each.state_since)}",
        )
        for each in found.order_by("-state_since", "-pk")[:SHOWN_ROWS]
    ]
    states = ",".join([EvidenceLink.State.DEAD, EvidenceLink.State.CHANGED])
    return DashboardSection(
        "links",
        _("Links of evidence that are gone or say something else"),
        found.count(),
        _list(EvidenceLink, state__in=states),
        rows,
        _("All that have been looked at are as they were."),
    )


def _subscribers() -> list[DashboardSection]:
    """Whom messages don't reach, or who are sent none any more. Rare, as above."""
    troubled = SubscriberStanding.objects.in_trouble()
    shown = troubled.select_related("subscriber").order_by("failing_since", "pk")
    rows = [
        PanelRow(_page(each.subscriber), _short(each.subscriber.name), how_it_stands(each))
        for each in shown[:SHOWN_ROWS]
    ]
    if not rows:
        return []
    url = _list(Subscriber, reached="no")
    title = _("Subscribers whom messages don’t reach")
    return [DashboardSection("subscribers", title, troubled.count(), url, rows, "")]


def _when(at: datetime | None) -> str:
    return short_time(at) if at else "–"


def _statuses() -> list[LinkedNumber]:
    return [
        LinkedNumber(str(Claim.Status(status).label), number, _list(Claim, status__exact=status))
        for status, number in by_status().items()
    ]


def _balance(request: HttpRequest) -> BalanceView:
    time = _chosen(request, "time", TIMES)
    step = _chosen(request, "step", STEPS)
    counted = balance(time=time, step=step)
    used = {rating for _party, _period, rating in counted.numbers if rating}
    known = Rating.objects.filter(pk__in=used).order_by("scale__version", "position")
    ratings = [(rating, rating.label) for rating in known]
    names = [(party, party or _("no party")) for party in counted.parties]
    periods = [(period, _period_label(period)) for period in counted.periods]
    return BalanceView(
        total=LinkedNumber(_("All"), counted.total(), _list(Claim, stage="rated")),
        verdicts=[label for _rating, label in ratings],
        chart=balance_chart.draw(counted, ratings, names, periods),
        parties=[
            _party_table(counted, party, name, ratings, periods, time) for party, name in names
        ],
        choices=_choices(time, step),
    )


def _party_table(
    counted: Balance,
    party: str,
    name: str,
    ratings: Iterable[tuple[Rating, str]],
    periods: list[tuple[Period, str]],
    time: str,
) -> PartyTable:
    def row(label: str, period: Period | None) -> TableRow:
        narrowed: dict[str, object] = {"party": party or NO_PARTY, "stage": "rated"}
        if period:
            narrowed[time] = period
        numbers = [
            LinkedNumber(
                f"{name}, {verdict}, {label}",
                counted.total(party, period, rating.pk),
                _list(Claim, **narrowed, verdict=rating.pk),
            )
            for rating, verdict in ratings
        ]
        total = counted.total(party, period)
        return TableRow(
            label, [*numbers, LinkedNumber(f"{name}, {label}", total, _list(Claim, **narrowed))]
        )

    rows = [row(label, period) for period, label in periods if counted.total(party, period)]
    return PartyTable(name, row(_("all of it"), None), rows)


def _chosen(request: HttpRequest, name: str, known: Iterable[str]) -> str:
    """What the address asks for, else the first that there is."""
    values = list(known)
    return asked if (asked := request.GET.get(name, "")) in values else values[0]


def _choices(time: str, step: str) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Links that show the same by another measure: label, address, whether it is the one shown."""
    times = {"said": _("when it was said"), "checked": _("when the check was approved")}
    steps = {"year": _("years"), "quarter": _("quarters")}

    def link(**changed: str) -> str:
        asked: dict[str, Any] = {"time": time, "step": step} | changed
        return f"?{urlencode(asked)}#balance"

    return [
        (_("By"), [(label, link(time=key), key == time) for key, label in times.items()]),
        (_("In"), [(label, link(step=key), key == step) for key, label in steps.items()]),
    ]


def _period_label(period: Period) -> str:
    label = str(period.year)
    if period.quarter:
        label = _("%(year)d Q%(quarter)d") % {"year": period.year, "quarter": period.quarter}
    return _("until %(period)s") % {"period": label} if period.before else label
