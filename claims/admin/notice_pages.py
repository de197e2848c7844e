"""What one has been told: a list, each leading to where it is dealt with; by mail too if wished."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.admin.base import actor
from claims.admin.claim.approving import review_url
from claims.models import EditorPreference, Notice

SHOWN_NOTICES = 100


def addresses(site: AdminSite) -> list[URLPattern]:
    def listed(request: HttpRequest) -> HttpResponse:
        return _list(site, request)

    return [
        path("notices/", site.admin_view(listed), name="notices"),
        path("notices/<int:key>/", site.admin_view(require_safe(_follow)), name="notice"),
    ]


def unread(request: HttpRequest) -> int:
    if not isinstance(request.user, User):
        return 0
    return Notice.objects.of(request.user).unread().count()


def _list(site: AdminSite, request: HttpRequest) -> HttpResponse:
    by = actor(request)
    if request.method == "POST":
        _change(request, by)
        return HttpResponseRedirect(reverse("admin:notices"))
    notices = Notice.objects.of(by).select_related("claim", "document", "actor")
    preference = EditorPreference.objects.filter(user=by).first()
    context = {
        **site.each_context(request),
        "title": _("Notices"),
        "notices": notices[:SHOWN_NOTICES],
        "by_mail": preference is not None and preference.notices_by_mail,
        "email": by.email,
    }
    return TemplateResponse(request, "admin/claims/notices.html", context)


def _change(request: HttpRequest, by: User) -> None:
    if "all_read" in request.POST:
        Notice.objects.of(by).unread().update(read_at=timezone.now())
    if "mail" in request.POST:
        wished = {"notices_by_mail": request.POST["mail"] == "yes"}
        language = (get_language() or "sv")[:2]
        EditorPreference.objects.update_or_create(
            user=by, defaults=wished, create_defaults=wished | {"language": language}
        )


def _follow(request: HttpRequest, key: int) -> HttpResponse:
    """On to where it is dealt with; then it is read."""
    notice = get_object_or_404(Notice.objects.of(actor(request)), pk=key)
    if notice.read_at is None:
        Notice.objects.filter(pk=notice.pk).update(read_at=timezone.now())
    return HttpResponseRedirect(_place(notice))


def _place(notice: Notice) -> str:
    kind = Notice.Kind
    if notice.claim_id is None:
        return reverse("admin:corpus_document_change", args=[notice.document_id])
    if notice.kind == kind.TO_APPROVE:
        return review_url(notice.claim_id)
    if notice.kind == kind.DIFFERS:
        return reverse("admin:claims_claim_differing")
    url = reverse("admin:claims_claim_change", args=[notice.claim_id])
    places: dict[Any, str] = {
        kind.MENTIONED: "#comments",
        kind.LINK_DEAD: "#evidence-group",
        kind.ERRAND: "#versions-group",
        kind.CORRECTION: "#correction_requests-group",
    }
    return f"{url}{places.get(notice.kind, '')}"
