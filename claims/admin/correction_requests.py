"""Correction requests and their answers, and the log of contacts with claimants."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import DeskAdmin, DeskForm, actor, link, may, short_time, two_lines
from claims.models import Claim, ClaimantContact, CorrectionRequest
from claims.permissions import ANSWER_REQUEST
from claims.publication.corrections import AnswerRefused, answer
from corpus.admin.days import DAYS
from corpus.admin.pages import OnlyLookedAt
from corpus.admin.parts import account

Outcome = CorrectionRequest.Outcome
_ANSWERED_BY = account(CorrectionRequest, "answered_by")
_NOTED_BY = account(ClaimantContact, "noted_by")
NOTE = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})


class AnswerForm(DeskForm[CorrectionRequest]):
    outcome = forms.ChoiceField(
        label=capfirst(gettext_lazy("outcome")),
        choices=[(each.value, each.label) for each in (Outcome.ACCEPTED, Outcome.DECLINED)],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=capfirst(gettext_lazy("public answer")),
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text=gettext_lazy(
            "Shown with the claim. What was sent in, and by whom, is not: say what it was about."
        ),
    )


@admin.register(CorrectionRequest)
class CorrectionRequestAdmin(DeskAdmin[CorrectionRequest]):
    """Read what the public wrote, and answer it, once."""

    form = AnswerForm
    list_display = ("received", "beginning", "claim_link", "outcome_short")
    list_display_links = ("received", "beginning")
    list_filter = ("outcome", "received_at")
    list_select_related = ("claim", "answered_by")
    list_per_page = 50
    search_fields = ("message", "answer", "claim__statement", "=claim__public_id", "name", "=email")
    search_help_text = gettext_lazy(
        "Words of the message, the answer or the claim; a claim's id; or who sent it."
    )
    date_hierarchy = "received_at"
    ordering = ("-received_at",)
    actions = None

    @admin.display(description=gettext_lazy("received at"), ordering="received_at")
    def received(self, request: CorrectionRequest) -> str:
        return short_time(request.received_at)

    @admin.display(description=gettext_lazy("message"))
    def beginning(self, request: CorrectionRequest) -> str:
        return str(request)

    @admin.display(description=gettext_lazy("outcome"), ordering="outcome")
    def outcome_short(self, request: CorrectionRequest) -> SafeString:
        return two_lines(request.get_outcome_display(), request.answered_by)

    @admin.display(description=gettext_lazy("claim"), ordering="claim__public_id")
    def claim_link(self, request: CorrectionRequest) -> SafeString:
        return link(request.claim, Truncator(request.claim.statement).chars(200))

    @admin.display(description=gettext_lazy("version"))
    def version_then(self, request: CorrectionRequest) -> SafeString:
        """What they had read, and whether the claim has changed since."""
        versions = {each.number: each for each in request.claim.versions.defer("record")}
        read = link(versions[request.version], str(request.version))
        newest = versions[max(versions)]
        if newest.number == request.version:
            return read
        since = _("followed since by version {} ({})")
        return format_html(
            "{}, {}",
            read,
            format_html(since, link(newest, str(newest.number)), newest.get_kind_display()),
        )

    def get_fieldsets(self, request: HttpRequest, obj: CorrectionRequest | None = None) -> Any:
        sent = ("claim_link", "version_then", "message", "name", "email", "received_at")
        answered = ["outcome", "answer"]
        if obj is not None and obj.answered_at:
            answered += ["answered_at", _ANSWERED_BY]
        return (
            (gettext_lazy("Request"), {"fields": sent}),
            (gettext_lazy("Answer"), {"fields": answered}),
        )

    def get_readonly_fields(
        self, request: HttpRequest, obj: CorrectionRequest | None = None
    ) -> Any:
        sent = ("claim_link", "version_then", "message", "name", "email", "received_at")
        if obj is None or not obj.answered_at:
            return sent
        return (*sent, "outcome", "answer", "answered_at", _ANSWERED_BY)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: CorrectionRequest | None = None
    ) -> bool:
        """To answer is all that there is to change."""
        return may(request, ANSWER_REQUEST)

    def has_delete_permission(
        self, request: HttpRequest, obj: CorrectionRequest | None = None
    ) -> bool:
        return False

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: CorrectionRequest | None = None,
    ) -> HttpResponse:
        context["may_answer"] = (
            obj is not None and not obj.answered_at and self.has_change_permission(request, obj)
        )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(
        self, request: HttpRequest, obj: CorrectionRequest, form: Any, change: bool
    ) -> None:
        """The verb sees to it that nothing is answered twice, whatever this page showed."""
        said = form.cleaned_data
        answer(
            obj,
            by=actor(request),
            at=timezone.now(),
            outcome=said.get("outcome", ""),
            text=said.get("answer", ""),
        )

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except AnswerRefused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            if typed := request.POST.get("answer", "").strip():
                kept = _("Your answer was not saved: “%(answer)s”") % {"answer": typed}
                self.message_user(request, kept, messages.WARNING)
            return HttpResponseRedirect(request.get_full_path())

    def response_change(self, request: HttpRequest, obj: CorrectionRequest) -> HttpResponse:
        self.message_user(request, _("The answer is public now."), messages.SUCCESS)
        if obj.outcome == Outcome.ACCEPTED:
            reminder = _("Now correct the claim itself, and publish that as a correction: {}")
            self.message_user(request, format_html(reminder, link(obj.claim)), messages.WARNING)
        return self.response_post_save_change(request, obj)


class ContactForm(DeskForm[ClaimantContact]):
    class Meta:
        widgets = {"note": NOTE}


@admin.register(ClaimantContact)
class ClaimantContactAdmin(DeskAdmin[ClaimantContact]):
    """Who was asked and what they answered; kept for good."""

    form = ContactForm
    list_display = ("happened_on", "kind", "who_and_what", "beginning", "noted_by")
    list_display_links = ("happened_on", "kind")
    list_filter = ("kind", "happened_on")
    list_select_related = ("claim__speaker", "noted_by")
    list_per_page = 50
    search_fields = ("note", "claim__statement", "claim__speaker__name", "=claim__public_id")
    search_help_text = gettext_lazy("Words of the note, the claim or the speaker; or a claim's id.")
    date_hierarchy = "happened_on"
    ordering = ("-happened_on", "-pk")
    autocomplete_fields = ("claim",)
    fields = ("claim", "kind", "happened_on", "note", "noted_at", _NOTED_BY)
    actions = None

    @admin.display(description=gettext_lazy("speaker and claim"))
    def who_and_what(self, contact: ClaimantContact) -> SafeString:
        statement = Truncator(contact.claim.statement).chars(120)
        return two_lines(contact.claim.speaker, link(contact.claim, statement))

    @admin.display(description=gettext_lazy("note"))
    def beginning(self, contact: ClaimantContact) -> str:
        return Truncator(contact.note).chars(120)

    def get_readonly_fields(self, request: HttpRequest, obj: ClaimantContact | None = None) -> Any:
        noted = ("noted_at", _NOTED_BY)
        return ("claim", *noted) if obj else noted

    def get_fields(self, request: HttpRequest, obj: ClaimantContact | None = None) -> Any:
        return self.fields if obj else self.fields[:-2]

    def has_delete_permission(
        self, request: HttpRequest, obj: ClaimantContact | None = None
    ) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: ClaimantContact, form: Any, change: bool
    ) -> None:
        if not change:
            obj.noted_by, obj.noted_at = actor(request), timezone.now()
        super().save_model(request, obj, form, change)


class ContactInline(admin.TabularInline[ClaimantContact, Claim]):
    """On the claim's page one is added; what is there is changed on its own page."""

    model = ClaimantContact
    form = ContactForm
    formfield_overrides = DAYS
    extra = 0
    can_delete = False
    show_change_link = True
    fields = ("kind", "happened_on", "note", _NOTED_BY)
    readonly_fields = (_NOTED_BY,)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[ClaimantContact]:
        return super().get_queryset(request).select_related("noted_by")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def sign_contacts(formset: Any, *, by: User, at: datetime) -> None:
    """Say of new contacts who notes them, and when."""
    for form in formset.forms:
        if form.instance.pk is None:
            form.instance.noted_by, form.instance.noted_at = by, at


class RequestInline(OnlyLookedAt, admin.TabularInline[CorrectionRequest, Claim]):
    """What the public wants corrected; answered on its own page."""

    model = CorrectionRequest
    extra = 0
    can_delete = False
    fields = ("received", "beginning", "outcome", "answer")
    readonly_fields = fields
    ordering = ("-received_at",)

    @admin.display(description=gettext_lazy("received at"))
    def received(self, request: CorrectionRequest) -> SafeString:
        return link(request, short_time(request.received_at))

    @admin.display(description=gettext_lazy("message"))
    def beginning(self, request: CorrectionRequest) -> str:
        return str(request)
