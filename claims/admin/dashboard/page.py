"""The desk's first page: what waits for whom, and how the verdicts are spread.

Every number leads to a list of exactly so many; only what the user may see is there.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from claims.admin.base import may
from claims.admin.dashboard import in_public, work
from claims.admin.dashboard.balance_view import BalanceView, balance_view
from claims.admin.dashboard.counts import by_status
from claims.admin.dashboard.panels import DashboardSection, LinkedNumber, list_url
from claims.models import Claim, ClaimVersion, CorrectionRequest, EvidenceLink, Subscriber
from claims.review import APPROVE, SUBMIT
from corpus.models import Document


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
            sections.append(work.sent_back(request))
        sections.append(work.mine(request))
    if sees_claims and may(request, APPROVE.permission):
        sections.append(work.to_approve(request))
        sections += work.merges(request)
    if sees_claims:
        sections.append(work.worth_checking())
        sections.append(work.to_move())
        if settings.SUGGESTIONS and _sees(request, Document):
            sections.append(work.to_read())
    if _sees(request, ClaimVersion):
        sections.append(in_public.published())
        sections.append(in_public.withdrawn())
    if _sees(request, CorrectionRequest):
        sections.append(in_public.requests())
    if _sees(request, EvidenceLink):
        sections.append(in_public.links())
    if _sees(request, Subscriber):
        sections += in_public.subscribers()
    if not sees_claims:
        return Dashboard(sections)
    return Dashboard(sections, _statuses(), balance_view(request))


def _sees(request: HttpRequest, model: type[Model]) -> bool:
    return admin.site.get_model_admin(model).has_view_permission(request)


def _statuses() -> list[LinkedNumber]:
    return [
        LinkedNumber(str(Claim.Status(status).label), number, list_url(Claim, status__exact=status))
        for status, number in by_status().items()
    ]
