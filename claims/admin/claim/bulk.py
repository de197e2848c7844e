"""The page on which many claims are changed at once: what shall change, a preview, and doing it."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.admin.base import actor
from claims.admin.claim.confirming import chosen
from claims.changing.bulk_changes import BulkChange, ChangedClaim, change_claims, digest
from claims.models import Claim, Speaker, Topic
from corpus.admin.pages import page_context

NOBODY = "nobody"
_LEFT = ("", gettext_lazy("leave as it is"))


class BulkForm(forms.Form):
    """Every field may be left: then it stays as it is."""

    add_topics = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Add topics"),
        queryset=Topic.objects.all(),
        required=False,
        widget=AutocompleteSelectMultiple(Claim._meta.get_field("topics"), admin.site),
    )
    remove_topics = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Take away topics"),
        queryset=Topic.objects.all(),
        required=False,
        widget=AutocompleteSelectMultiple(Claim._meta.get_field("topics"), admin.site),
    )
    speaker = forms.ModelChoiceField(
        label=capfirst(gettext_lazy("speaker")),
        queryset=Speaker.objects.all(),
        required=False,
        widget=AutocompleteSelect(Claim._meta.get_field("speaker"), admin.site),
        help_text=gettext_lazy("With the one role that they held then; the preview shows it."),
    )
    worthiness = forms.ChoiceField(
        label=capfirst(gettext_lazy("check-worthiness")),
        choices=lambda: [_LEFT, *Claim.Worthiness.choices],
        required=False,
    )
    kind = forms.ChoiceField(
        label=capfirst(gettext_lazy("kind")),
        choices=lambda: [_LEFT, *Claim.Kind.choices],
        required=False,
    )
    assignee = forms.ChoiceField(
        label=capfirst(gettext_lazy("assigned to")),
        choices=lambda: [
            _LEFT,
            (NOBODY, _("nobody")),
            *(
                (str(user.pk), user.get_full_name() or user.get_username())
                for user in User.objects.filter(is_active=True, is_staff=True).order_by("username")
            ),
        ],
        required=False,
    )

    def change(self) -> BulkChange:
        said = self.cleaned_data
        named = said["assignee"]
        person = User.objects.get(pk=named) if named and named != NOBODY else None
        return BulkChange(
            add_topics=tuple(said["add_topics"]),
            remove_topics=tuple(said["remove_topics"]),
            speaker=said["speaker"],
            worthiness=said["worthiness"],
            kind=said["kind"],
            assignee=person,
            unassign=named == NOBODY,
        )


@admin.action(permissions=["change"], description=gettext_lazy("Change the selected claims"))
def change_selected(
    page: admin.ModelAdmin[Claim], request: HttpRequest, queryset: QuerySet[Claim]
) -> HttpResponse | None:
    """Ask what shall change, show what would, and do it once that was seen."""
    claims = chosen(page, request, queryset)
    if not claims:
        return None
    asked = "bulk" in request.POST
    form = BulkForm(request.POST if asked else None)
    shown: list[ChangedClaim] = []
    previewed = asked and form.is_valid()
    if previewed:
        change = form.change()
        if change.is_empty:
            form.add_error(None, _("Nothing is to change: choose something first."))
            previewed = False
        else:
            shown = _tried(claims, change, request)
            if "confirmed" in request.POST and _is_as_seen(page, request, shown):
                done = change_claims(claims, change, by=actor(request), at=timezone.now())
                _tell(page, request, done)
                return None
    context = {
        **page_context(page, request, _("Change claims")),
        "media": page.media + form.media,
        "claims": claims,
        "form": form,
        "previewed": previewed,
        "shown": shown,
        "to_review": sum(each.to_review for each in shown),
        "seen": digest(shown),
        "checkbox": helpers.ACTION_CHECKBOX_NAME,
        "action": request.POST.get("action", ""),
    }
    return TemplateResponse(request, "admin/claims/claim/bulk.html", context)


def _tried(claims: list[Claim], change: BulkChange, request: HttpRequest) -> list[ChangedClaim]:
    """What would change; nothing is kept of it."""
    with transaction.atomic():
        shown = change_claims(claims, change, by=actor(request), at=timezone.now())
        transaction.set_rollback(True)
    return shown


def _is_as_seen(
    page: admin.ModelAdmin[Claim], request: HttpRequest, shown: list[ChangedClaim]
) -> bool:
    if request.POST.get("seen") == digest(shown):
        return True
    message = _("Nothing was changed: something is different since this was shown.")
    page.message_user(request, message, messages.WARNING)
    return False


def _tell(page: admin.ModelAdmin[Claim], request: HttpRequest, done: list[ChangedClaim]) -> None:
    for each in done:
        page.log_change(request, each.claim, _("Changed together with others."))
    message = ngettext("%d claim is changed.", "%d claims are changed.", len(done))
    page.message_user(request, message % len(done), messages.SUCCESS)
    waiting = sum(each.to_review for each in done)
    if waiting:
        message = ngettext(
            "%d of them waits for somebody else's approval now.",
            "%d of them wait for somebody else's approval now.",
            waiting,
        )
        page.message_user(request, message % waiting, messages.WARNING)
