"""Assessments with their evidence, and the scales of verdicts."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import models
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import (
    DeskAdmin,
    DeskForm,
    actor,
    link,
    may,
    short_time,
    two_lines,
)
from claims.admin.check.evidence import EvidenceInline
from claims.admin.check.rating_choice import RatingField, offered
from claims.admin.filters import StateFilter
from claims.models import Assessment, Claim
from claims.review import (
    APPROVE,
    SEND_BACK,
    SUBMIT,
    ReviewRefused,
    approve,
    send_back,
    submission_token,
    submit,
    why_not_together,
)
from claims.verbs import Verb
from corpus.admin.parts import account

HANDED_IN_ANEW = gettext_lazy(
    "The assessment was handed in anew since you opened this page: read it first."
)


def was_shown(assessment: Assessment, submitted_at: str) -> bool:
    """What was sent back, changed and handed in anew since is not what was read."""
    return assessment.submitted_at is None or submitted_at == submission_token(assessment)


class AssessmentForm(DeskForm[Assessment]):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "rating" in self.fields:
            choice: Any = self.fields["rating"]
            choice.queryset = offered(self.instance.rating_id)

    class Meta:
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "missing": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "searched": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        }


_AUTHOR = account(Assessment, "author")


@admin.register(Assessment)
class AssessmentAdmin(DeskAdmin[Assessment]):
    form = AssessmentForm
    inlines = (EvidenceInline,)
    list_display = ("__str__", "rating", "state", "author", "claim_count")
    list_filter = (StateFilter, "rating")
    list_per_page = 50
    search_fields = ("summary", "explanation", "claims__statement", "=claims__public_id")
    search_help_text = gettext_lazy(
        "Words of the summary, the explanation or the claim; or a claim's id."
    )
    ordering = ("-id",)
    fieldsets = (
        (None, {"fields": ("its_claims", "rating", "summary", "explanation", "checked_on")}),
        (gettext_lazy("For the desk"), {"fields": ("missing", "searched")}),
        (gettext_lazy("Four eyes"), {"fields": (_AUTHOR, "submitted", "sent_back", "approved")}),
    )
    readonly_fields = ("its_claims", _AUTHOR, "submitted", "sent_back", "approved")
    actions = ("submit_selected", "approve_selected")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Assessment]:
        claims = Claim.objects.filter(assessment=models.OuterRef("pk")).order_by()
        counted = claims.values("assessment").annotate(n=models.Count("pk")).values("n")
        return (
            super()
            .get_queryset(request)
            .select_related("rating__scale", "author", "submitted_by", "approved_by")
            .annotate(claim_count=Coalesce(models.Subquery(counted), 0))
        )

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "rating":
            kwargs["form_class"] = RatingField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=gettext_lazy("state"), ordering="submitted_at")
    def state(self, assessment: Assessment) -> SafeString:
        """With whoever brought it there."""
        if assessment.approved_at and not getattr(assessment, "changed_since", False):
            return two_lines(_("approved"), assessment.approved_by)
        if assessment.submitted_at:
            return two_lines(_("waiting for approval"), assessment.submitted_by)
        return two_lines(_("draft"), "")

    @admin.display(description=gettext_lazy("claims"), ordering="claim_count")
    def claim_count(self, assessment: Assessment) -> int:
        return int(getattr(assessment, "claim_count", 0))

    @admin.display(description=gettext_lazy("claims"))
    def its_claims(self, assessment: Assessment) -> str | SafeString:
        if assessment.pk is None:
            return _("An assessment is chosen on the pages of the claims that share it.")
        claims = assessment.claims.select_related("speaker").order_by("pk")
        rows = ((link(c), c.speaker, c.get_status_display()) for c in claims)
        items = format_html_join("", "<li>{} – {} ({})</li>", rows)
        return (
            format_html('<ul class="plain-list">{}</ul>', items)
            if items
            else _("No claim has it yet.")
        )

    @admin.display(description=gettext_lazy("submitted"))
    def submitted(self, assessment: Assessment) -> str:
        return _when_and_who(assessment.submitted_at, assessment.submitted_by)

    @admin.display(description=gettext_lazy("sent back"))
    def sent_back(self, assessment: Assessment) -> str:
        who = _when_and_who(assessment.sent_back_at, assessment.sent_back_by)
        return f"{who}: {assessment.sent_back_reason}" if assessment.sent_back_by else who

    @admin.display(description=gettext_lazy("approved"))
    def approved(self, assessment: Assessment) -> str:
        return _when_and_who(assessment.approved_at, assessment.approved_by)

    # What one may do

    def has_change_permission(self, request: HttpRequest, obj: Assessment | None = None) -> bool:
        """What was handed in for review is what is approved: it stays as it is."""
        if obj is not None and obj.submitted_at:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Assessment | None = None) -> bool:
        if obj is not None and obj.submitted_at:
            return False
        return super().has_delete_permission(request, obj)

    def has_approve_permission(self, request: HttpRequest) -> bool:
        return may(request, APPROVE.permission)

    def has_submit_permission(self, request: HttpRequest) -> bool:
        return may(request, SUBMIT.permission)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Assessment | None = None,
    ) -> HttpResponse:
        waiting = obj is not None and Assessment.objects.waiting().filter(pk=obj.pk).exists()
        context["submission"] = submission_token(obj) if obj is not None else ""
        context["may_submit"] = (
            obj is not None
            and self.has_change_permission(request, obj)
            and self.has_submit_permission(request)
        )
        approver = self.has_approve_permission(request)
        context["may_approve"] = waiting and approver
        if obj is not None and waiting and approver:
            claims = list(obj.claims.order_by("pk"))
            context["why_not_approve"] = why_not_together(APPROVE, claims, actor(request))
        context["may_send_back"] = obj is not None and bool(obj.submitted_at) and approver
        context |= {"submit": SUBMIT, "approve": APPROVE, "send_back": SEND_BACK}
        return super().render_change_form(request, context, add, change, form_url, obj)

    # Saving, submitting, approving

    def save_model(self, request: HttpRequest, obj: Assessment, form: Any, change: bool) -> None:
        if not change:
            obj.author = actor(request)
        super().save_model(request, obj, form, change)

    def response_change(self, request: HttpRequest, obj: Assessment) -> HttpResponse:
        if "_submit_for_review" not in request.POST or not self.has_submit_permission(request):
            return super().response_change(request, obj)
        self._act(request, obj, SUBMIT)
        return HttpResponseRedirect(request.path)

    def get_urls(self) -> list[URLPattern]:
        own = [
            path(f"<int:key>/{verb}/", self.admin_site.admin_view(view), name=name)
            for verb, view, name in (
                ("approve", self.approve_view, "claims_assessment_approve"),
                ("send-back", self.send_back_view, "claims_assessment_send_back"),
            )
        ]
        return [*own, *super().get_urls()]

    def approve_view(self, request: HttpRequest, key: int) -> HttpResponse:
        shown = request.POST.get("_submitted_at")
        if shown is not None and not was_shown(get_object_or_404(Assessment, pk=key), shown):
            self.message_user(request, HANDED_IN_ANEW, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:claims_assessment_change", args=[key]))
        return self._act_on_one(request, key, APPROVE)

    def send_back_view(self, request: HttpRequest, key: int) -> HttpResponse:
        return self._act_on_one(request, key, SEND_BACK, reason=request.POST.get("reason", ""))

    def _act_on_one(
        self, request: HttpRequest, key: int, verb: Verb[Claim], **said: str
    ) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        self._act(request, get_object_or_404(Assessment, pk=key), verb, **said)
        return HttpResponseRedirect(reverse("admin:claims_assessment_change", args=[key]))

    @admin.action(permissions=["submit"], description=SUBMIT.selected_label)
    def submit_selected(self, request: HttpRequest, queryset: models.QuerySet[Assessment]) -> None:
        self._act_on_all(request, queryset, SUBMIT)

    @admin.action(permissions=["approve"], description=APPROVE.selected_label)
    def approve_selected(self, request: HttpRequest, queryset: models.QuerySet[Assessment]) -> None:
        self._act_on_all(request, queryset, APPROVE)

    def _act_on_all(
        self, request: HttpRequest, queryset: models.QuerySet[Assessment], verb: Verb[Claim]
    ) -> None:
        """Each on its own: what can't be done to one says so, and the others go through."""
        for assessment in Assessment.objects.filter(pk__in=queryset.values("pk")).order_by("pk"):
            self._act(request, assessment, verb)

    def _act(
        self, request: HttpRequest, assessment: Assessment, verb: Verb[Claim], **said: str
    ) -> None:
        try:
            _DO[verb.name](assessment, by=actor(request), at=timezone.now(), **said)
        except ReviewRefused as refusal:
            message = format_html("{}: {}", link(assessment), refusal)
            self.message_user(request, message, messages.ERROR)
            return
        self.log_change(request, assessment, str(verb.done))
        message = format_html("{}: {}", link(assessment), verb.done)
        self.message_user(request, message, messages.SUCCESS)


_DO: dict[str, Callable[..., None]] = {
    SUBMIT.name: submit,
    APPROVE.name: approve,
    SEND_BACK.name: send_back,
}


def state_of_review(assessment: Assessment) -> list[str]:
    """Who wrote it, handed it in, sent it back and approved it, as far as that has happened."""
    author = assessment.author
    lines = [_("Written by %(who)s.") % {"who": author.get_full_name() or author.get_username()}]
    happened = (
        (_("Sent back"), assessment.sent_back_at, assessment.sent_back_by),
        (_("Submitted"), assessment.submitted_at, assessment.submitted_by),
        (_("Approved"), assessment.approved_at, assessment.approved_by),
    )
    for what, at, by in happened:
        if at:
            reason = f": {assessment.sent_back_reason}" if at == assessment.sent_back_at else ""
            lines.append(f"{what} {_when_and_who(at, by)}{reason}")
    return lines


def _when_and_who(at: datetime | None, by: User | None) -> str:
    if at is None or by is None:
        return "–"
    return _("%(when)s by %(who)s") % {
        "when": short_time(at),
        "who": by.get_full_name() or by.get_username(),
    }
