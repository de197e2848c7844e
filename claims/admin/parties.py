"""The list of parties, and choosing one of them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import DeskAdmin, DeskForm
from claims.admin.fields import EdtfFields
from claims.models import Party
from claims.models.parties import COLOUR_PATTERN
from corpus.dates_in_words import in_words

Choices = list[tuple[str, Any]]


def party_choices() -> Choices:
    """By name; those that are no more, or called something else by now, come last."""
    parties = list(Party.objects.all())
    now = [(party.code, str(party)) for party in parties if not party.is_past]
    past = [(party.code, str(party)) for party in parties if party.is_past]
    none: Choices = [("", "---------")]
    return [*none, *now, *([(_("Earlier"), past)] if past else [])]


class PartyField(forms.ChoiceField):
    """Chosen from the list; a name, or a code in small letters, that is sent is known too."""

    def __init__(self) -> None:
        super().__init__(
            label=capfirst(gettext_lazy("party")),
            required=False,
            choices=party_choices,
            error_messages={
                "invalid_choice": gettext_lazy(
                    "“%(value)s” is no party in the list. Choose one, or add it to the parties "
                    "first."
                )
            },
        )

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        return Party.objects.code_of(typed) or typed


class PartyForm(EdtfFields, DeskForm[Party]):
    colour = forms.RegexField(
        label=capfirst(gettext_lazy("colour")),
        max_length=7,
        required=False,
        regex=COLOUR_PATTERN,
        help_text=gettext_lazy("As a web page has it: #e8112d."),
        error_messages={"invalid": gettext_lazy("Write # and six digits or a–f, as in #e8112d.")},
    )

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).upper()


@admin.register(Party)
class PartyAdmin(DeskAdmin[Party]):
    form = PartyForm
    list_display = ("name", "code", "shown_colour", "period_in_words")
    search_fields = ("name", "code")
    ordering = ("name",)
    fields = ("code", "name", "colour", "period_edtf")

    def get_readonly_fields(self, request: HttpRequest, obj: Party | None = None) -> Any:
        return ("code",) if obj else ()

    @admin.display(description=gettext_lazy("colour"))
    def shown_colour(self, party: Party) -> str | SafeString:
        if not party.colour:
            return "–"
        return format_html(
            '<svg width="14" height="14" aria-hidden="true"><rect width="14" height="14" '
            'fill="{}"></rect></svg> {}',
            party.colour,
            party.colour,
        )

    @admin.display(description=gettext_lazy("period"), ordering="period_edtf")
    def period_in_words(self, party: Party) -> str:
        return in_words(party.period_edtf) if party.period_edtf else "–"
