"""The check on the claim's own page: its assessment, and the evidence as cards."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.checks import InlineModelAdminChecks
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import modelformset_factory
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import PositionedFormSet, link
from claims.admin.check.evidence import EvidenceInline
from claims.admin.check.model_admin import AssessmentForm, state_of_review
from claims.admin.check.rating_choice import RatingField
from claims.models import Assessment, Claim
from corpus.admin.days import DAYS


class AssessmentFormSet(forms.BaseModelFormSet[Assessment, Any]):
    """The claim's assessment, or the one that is begun on its page."""

    def __init__(
        self, data: Any = None, files: Any = None, instance: Claim | None = None, **kwargs: Any
    ) -> None:
        self.claim = instance
        self.shown = instance.assessment_id if instance else None
        kwargs.pop("save_as_new", None)
        kwargs["queryset"] = Assessment.objects.filter(
            pk__in=[self.shown] if self.shown else []
        ).select_related("rating__scale", "author", "submitted_by", "approved_by", "sent_back_by")
        super().__init__(data, files, **kwargs)

    @classmethod
    def get_default_prefix(cls) -> str:
        return "check"

    def clean(self) -> None:
        super().clean()
        if self.shown is None and self.claim and self.claim.assessment_id and self.has_changed():
            raise ValidationError(
                _("Either choose an assessment that is there, or write a new one; not both.")
            )


class AssessmentInlineChecks(InlineModelAdminChecks):
    """The claim points to its assessment, not the other way round."""

    def _check_relation(self, obj: Any, parent_model: Any) -> list[Any]:
        return []

    def _check_exclude_of_parent_model(self, obj: Any, parent_model: Any) -> list[Any]:
        return []


class AssessmentInline(admin.StackedInline[Assessment, Claim]):
    model = Assessment
    form = AssessmentForm
    formfield_overrides = DAYS
    checks_class = AssessmentInlineChecks
    can_delete = False
    max_num = 1
    classes = ("claim-check",)
    template = "admin/claims/claim/check.html"
    readonly_fields = ("shared_with", "review_so_far")
    fieldsets = (
        (None, {"fields": ("shared_with", "rating", "summary", "explanation", "checked_on")}),
        (gettext_lazy("For the desk"), {"fields": ("missing", "searched", "review_so_far")}),
    )

    def get_formset(self, request: HttpRequest, obj: Claim | None = None, **kwargs: Any) -> Any:
        can_add = self.has_add_permission(request, obj)
        can_change = self.has_change_permission(request, obj)
        base: Any = self.form

        class Form(base):  # type: ignore[misc]  # a class made for this request
            def has_changed(self) -> bool:
                allowed = can_add if self.instance._state.adding else can_change
                return bool(allowed and super().has_changed())

        there = obj is not None and obj.assessment_id is not None
        return modelformset_factory(
            Assessment,
            form=Form,
            formset=AssessmentFormSet,
            fields=("rating", "summary", "explanation", "checked_on", "missing", "searched"),
            extra=0 if there or not can_add else 1,
            max_num=1 if there or can_add else 0,
            can_delete=False,
            formfield_callback=partial(self.formfield_for_dbfield, request=request),
        )

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "rating":
            kwargs["form_class"] = RatingField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_add_permission(self, request: HttpRequest, obj: Claim | None = None) -> bool:
        begun = obj is not None and obj.assessment_id is not None
        return not begun and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not _is_handed_in(obj) and super().has_change_permission(request, obj)

    @admin.display(description=gettext_lazy("shared with"))
    def shared_with(self, assessment: Assessment) -> str | SafeString:
        """Whoever changes it here changes it for all of them."""
        others = getattr(assessment, "others", [])
        if not others:
            return _("No other claim has it.")
        items = format_html_join(
            "", "<li>{} ({})</li>", ((link(c), c.get_status_display()) for c in others)
        )
        warning = _("A change here changes it for these claims too:")
        return format_html(
            '<p class="shared-warning">{}</p><ul class="plain-list">{}</ul>', warning, items
        )

    @admin.display(description=gettext_lazy("review"))
    def review_so_far(self, assessment: Assessment) -> str | SafeString:
        lines = state_of_review(assessment) if assessment.pk else []
        return format_html_join("", "<p>{}</p>", ((line,) for line in lines)) if lines else "–"


class EvidenceOnClaimFormSet(PositionedFormSet):
    """Of the claim's assessment, which may be begun along with its first evidence."""

    def __init__(
        self, data: Any = None, files: Any = None, instance: Claim | None = None, **kwargs: Any
    ) -> None:
        self.claim = instance
        assessment = instance.assessment if instance and instance.assessment_id else None
        super().__init__(data, files, instance=assessment or Assessment(), **kwargs)

    def clean(self) -> None:
        super().clean()
        if (
            self.instance.pk is None
            and self.claim
            and self.claim.assessment_id
            and self.has_changed()
        ):
            raise ValidationError(
                _("Evidence belongs to one assessment: save the chosen one first, then add to it.")
            )


class EvidenceOnClaimInline(EvidenceInline):
    formset: type[PositionedFormSet] = EvidenceOnClaimFormSet
    template = "admin/claims/claim/evidence.html"

    def __init__(self, parent_model: Any, admin_site: Any) -> None:
        super().__init__(Assessment, admin_site)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not _is_handed_in(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not _is_handed_in(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not _is_handed_in(obj) and super().has_delete_permission(request, obj)


def _is_handed_in(claim: Claim | None) -> bool:
    """What was handed in for review is what is approved: it stays as it is."""
    return bool(claim and claim.assessment and claim.assessment.submitted_at)


def prepare(claim: Claim, formsets: Iterable[Any], *, by: User) -> None:
    """Begin the assessment, where something of one was typed; before the formsets are saved."""
    checks = {type(formset): formset for formset in formsets}
    check = next((f for kind, f in checks.items() if issubclass(kind, AssessmentFormSet)), None)
    evidence = next((f for k, f in checks.items() if issubclass(k, EvidenceOnClaimFormSet)), None)
    if check is None or check.shown is not None:
        return
    form = next(iter(check.extra_forms), None)
    typed = form is not None and form.has_changed()
    cards = evidence is not None and any(row.has_changed() for row in evidence.extra_forms)
    if not typed and not cards:
        return
    assessment: Assessment = form.instance if form is not None else Assessment()
    assessment.author = by
    assessment.save()
    claim.assessment = assessment
    claim.save(update_fields=["assessment"])
    if evidence is not None:
        evidence.instance = assessment
