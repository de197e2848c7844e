"""What hangs on a claim: its numbers, other voices, relations and published versions."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import PositionedFormSet, link
from claims.admin.claim.public_pages import links, version_url
from claims.admin.fields import EdtfFields, RoleOfSpeaker
from claims.admin.widgets import NumberField, RoleField, RoleSelect, UnitField
from claims.models import Claim, ClaimRelation, ClaimVersion, Quantity, Role, Voice
from corpus.admin.dates import DatesInWords
from corpus.admin.pages import OnlyLookedAt
from corpus.admin.parts import account
from corpus.folding import similar_places

_PUBLISHED_BY = account(ClaimVersion, "published_by")
UNITS_HELP = gettext_lazy("As you would write it: kr, %, percentage points, people, years.")


class QuantityForm(EdtfFields):
    value = NumberField(label=capfirst(gettext_lazy("value")), max_digits=24, decimal_places=6)
    value_max = NumberField(
        label=capfirst(gettext_lazy("upper value")), max_digits=24, decimal_places=6, required=False
    )
    unit = UnitField(label=capfirst(gettext_lazy("unit")), help_text=UNITS_HELP)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        value, value_max = cleaned.get("value"), cleaned.get("value_max")
        if value is not None and value_max is not None and value_max <= value:
            self.add_error("value_max", _("The upper value must be above the value."))
        return cleaned


class QuantityFormSet(PositionedFormSet):
    def clean(self) -> None:
        """Each quantity stands in the claim's quote, as it will be saved."""
        super().clean()
        quote: str = self.instance.quote
        if not quote:  # the claim's own form says what is wrong
            return
        for form in self.forms:
            cleaned: dict[str, Any] = getattr(form, "cleaned_data", {})
            text: str = cleaned.get("text", "")
            if not text or cleaned.get("DELETE") or text in quote:
                continue
            if places := similar_places(quote, text):
                # The same words: the quote's own spaces and dashes are meant.
                form.instance.text = quote[places[0].start : places[0].end]
                form.changed_data.append("text")
            else:
                form.add_error(
                    "text",
                    _("“%(text)s” does not stand in the claim's quote.") % {"text": text},
                )


class QuantityInline(DatesInWords, admin.TabularInline[Quantity, Claim]):
    model = Quantity
    form = QuantityForm
    formset = QuantityFormSet
    extra = 0
    fields = ("text", "value", "value_max", "unit", "qualifier", "period")
    classes = ("claim-quantities",)


class VoiceForm(RoleOfSpeaker):
    pass


class VoiceFormSet(PositionedFormSet):
    def clean(self) -> None:
        super().clean()
        taken: set[str] = set()
        for form in self.forms:
            cleaned: dict[str, Any] = getattr(form, "cleaned_data", {})
            capacity = cleaned.get("capacity")
            if not capacity or cleaned.get("DELETE") or capacity == "cosigner":
                continue
            if capacity in taken:
                form.add_error(
                    "capacity",
                    _("A claim has at most one cited authority and one who reported it."),
                )
            taken.add(capacity)


class VoiceInline(admin.TabularInline[Voice, Claim]):
    model = Voice
    form = VoiceForm
    formset = VoiceFormSet
    extra = 0
    fields = ("capacity", "speaker", "role")
    autocomplete_fields = ("speaker",)

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        return role_choice(self, super().formfield_for_foreignkey, db_field, request, kwargs)


def role_choice(
    page: "admin.options.BaseModelAdmin[Any]",
    usual: Callable[..., Any],
    db_field: models.ForeignKey[Any, Any],
    request: HttpRequest,
    kwargs: dict[str, Any],
) -> Any:
    """Roles are searched by speaker, and shown with whose they are."""
    if db_field.name == "role":
        kwargs["widget"] = RoleSelect(db_field, page.admin_site)
        kwargs["form_class"] = RoleField
        kwargs["queryset"] = Role.objects.select_related("speaker")
    return usual(db_field, request, **kwargs)


class RelationFormSet(forms.BaseInlineFormSet[Any, Any, Any]):
    def clean(self) -> None:
        super().clean()
        for form in self.forms:
            other = getattr(form, "cleaned_data", {}).get("other")
            if other and other == self.instance:
                form.add_error("other", _("A claim has no relation to itself."))


class RelationInline(admin.TabularInline[ClaimRelation, Claim]):
    model = ClaimRelation
    fk_name = "claim"
    formset = RelationFormSet
    extra = 0
    fields = ("kind", "other")
    autocomplete_fields = ("other",)


class VersionInline(OnlyLookedAt, admin.TabularInline[ClaimVersion, Claim]):
    """What was said in public; nobody changes it."""

    model = ClaimVersion
    extra = 0
    can_delete = False
    fields = ("version", "kind", "status", "published_at", _PUBLISHED_BY, "note", "public_page")
    readonly_fields = fields
    ordering = ("-number",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[ClaimVersion]:
        return super().get_queryset(request).select_related("claim", "published_by").defer("record")

    @admin.display(description=gettext_lazy("version"))
    def version(self, version: ClaimVersion) -> SafeString:
        return link(version, str(version.number))

    @admin.display(description=gettext_lazy("public page"))
    def public_page(self, version: ClaimVersion) -> SafeString:
        return links(version_url(version))
