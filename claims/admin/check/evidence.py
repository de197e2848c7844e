"""Evidence, as parts of the assessment's page and of the claim's."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import PositionedFormSet
from claims.admin.evidence_files import files_link
from claims.admin.evidence_links import copy_link
from claims.admin.fields import EdtfFields
from claims.models import Assessment, Evidence
from corpus.admin.dates import DatesInWords


class EvidenceForm(EdtfFields):
    class Meta:
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "protected_reason": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        url, protected = cleaned.get("url"), cleaned.get("protected_reason")
        if "url" in cleaned and bool(url) == bool(protected):
            self.add_error(
                "url", _("Give the web address, or else say why the source is protected.")
            )
        elif url and not url.startswith(("http://", "https://")):
            self.add_error("url", _("The web address begins with http:// or https://."))
        return cleaned


class EvidenceInline(DatesInWords, admin.StackedInline[Evidence, Assessment]):
    model = Evidence
    form = EvidenceForm
    formset: type[PositionedFormSet] = PositionedFormSet
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    extra = 0
    readonly_fields = ("copies", "attached")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "url",
                    "title",
                    ("stance", "primary"),
                    "summary",
                    ("publisher", "published_on"),
                )
            },
        ),
        (
            gettext_lazy("Archived copy, files, how the date is known, protected sources"),
            {
                "fields": (
                    "archive_url",
                    "copies",
                    "attached",
                    "published_on_basis",
                    "protected_reason",
                ),
                "classes": ("collapse",),
            },
        ),
    )

    @admin.display(description=gettext_lazy("kept copies"))
    def copies(self, evidence: Evidence) -> SafeString | str:
        return copy_link(evidence)

    @admin.display(description=gettext_lazy("files"))
    def attached(self, evidence: Evidence) -> SafeString | str:
        return files_link(evidence)
