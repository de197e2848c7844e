"""The list of parties, and choosing one of them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import DeskAdmin, DeskForm
from claims.admin.fields import EdtfFields
from claims.models import Party
from claims.models.parties import COLOUR_PATTERN
from claims.publication.locking import PublishingNow
from claims.publication.parties import is_shown, show_party
from corpus.as_kept import name_as_kept
from corpus.dates_in_words import in_words
from corpus.desk.handling import handling
from corpus.swedish import sort_key

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

    def clean_other_names(self) -> str:
        """One a line, each once."""
        lines = (name_as_kept(line) for line in self.cleaned_data["other_names"].splitlines())
        return "\n".join(dict.fromkeys(filter(None, lines)))

    def clean(self) -> dict[str, Any] | None:
        """A name that two parties have is the name of neither."""
        cleaned = super().clean()
        own = Party(name=self.cleaned_data.get("name", ""))
        own.other_names = self.cleaned_data.get("other_names", "")
        for other in Party.objects.exclude(pk=self.instance.pk):
            theirs = {sort_key(name) for name in (other.code, *other.names)}
            for name in filter(None, own.names):
                if sort_key(name) in theirs:
                    field = "name" if name == own.name else "other_names"
                    message = _("“%(name)s” is a name of %(party)s already.")
                    self.add_error(field, message % {"name": name, "party": other})
        return cleaned


@admin.register(Party)
class PartyAdmin(DeskAdmin[Party]):
    form = PartyForm
    list_display = ("name", "code", "shown_colour", "period_in_words")
    search_fields = ("name", "code", "other_names")
    ordering = ("name",)
    fields = ("code", "name", "other_names", "colour", "period_edtf")

    def get_readonly_fields(self, request: HttpRequest, obj: Party | None = None) -> Any:
        return ("code",) if obj else ()

    def after_saving(self, request: HttpRequest, obj: Party) -> None:
        if show_party(obj):
            self.message_user(request, _("Readers see it called so now."))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except PublishingNow as busy:
            # Rolled back, and shown as it was sent, with the reason.
            handling(request).refuse(str(busy))
            return super().changeform_view(request, object_id, form_url, extra_context)

    def has_delete_permission(self, request: HttpRequest, obj: Party | None = None) -> bool:
        """What public claims name is called something."""
        if obj is not None and is_shown(obj):
            return False
        return super().has_delete_permission(request, obj)

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
