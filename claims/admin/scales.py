"""Scales of verdicts with their definitions: fixed, once a verdict was used in public."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import DeskAdmin, DeskForm
from claims.models import Assessment, ClaimVersion, Rating, RatingScale


class ScaleForm(DeskForm[RatingScale]):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        best, worst = cleaned.get("best"), cleaned.get("worst")
        if worst is not None and worst < 1:
            self.add_error("worst", _("The worst value is at least 1."))
        elif best is not None and worst is not None and best <= worst:
            self.add_error("best", _("The best value must be above the worst."))
        return cleaned


class RatingForm(forms.ModelForm[Any]):
    slug = forms.RegexField(
        label=capfirst(gettext_lazy("id")),
        max_length=32,
        regex=r"^[a-z]+(_[a-z]+)*\Z",
        error_messages={
            "invalid": gettext_lazy("Write the id in a–z with underscores, such as mostly_true.")
        },
    )

    class Meta:
        widgets = {
            "definition_sv": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "definition_en": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        }


class RatingInline(admin.StackedInline[Rating, RatingScale]):
    model = Rating
    form = RatingForm
    extra = 0
    fields = (
        ("position", "slug", "value"),
        ("label_sv", "label_en"),
        "definition_sv",
        "definition_en",
    )


@admin.register(RatingScale)
class RatingScaleAdmin(DeskAdmin[RatingScale]):
    form = ScaleForm
    inlines = (RatingInline,)
    list_display = ("version", "name", "best", "worst")
    list_display_links = ("version", "name")
    search_fields = ("name",)
    fields = ("version", "name", ("best", "worst"))

    def has_change_permission(self, request: HttpRequest, obj: RatingScale | None = None) -> bool:
        return not _used(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: RatingScale | None = None) -> bool:
        return not _used(obj) and super().has_delete_permission(request, obj)


def _used(scale: RatingScale | None) -> bool:
    """As `claims/rules/ratings.sql` has it."""
    if scale is None:
        return False
    approved = Assessment.objects.filter(rating__scale=scale, approved_at__isnull=False)
    return approved.exists() or ClaimVersion.objects.filter(rating__scale=scale).exists()
