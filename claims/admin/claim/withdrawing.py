"""Taking published claims back, and publishing them again: the public is told why."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy, ngettext_lazy

from claims.admin.claim.confirming import Appending, ask, attempt, chosen
from claims.admin.claim.public_pages import with_links
from claims.models import Claim
from claims.publication.publishing import restore, withdraw
from claims.publication.verbs import RESTORE, WITHDRAW, PublicStanding
from claims.verbs import Verb

# What the word to the public is, while it is only looked whether anything else speaks against it.
_SOME_WORD = "…"


@dataclass(frozen=True, slots=True)
class TellingWhy:
    """A verb that needs a word to the public; `word` is what its function calls it."""

    verb: Verb[PublicStanding]
    do: Appending
    word: str
    template: str
    title: Any
    told: Any


WITHDRAWING = TellingWhy(
    verb=WITHDRAW,
    do=withdraw,
    word="reason",
    template="admin/claims/claim/withdraw.html",
    title=gettext_lazy("Withdraw claims"),
    told=ngettext_lazy("%d claim is withdrawn now.", "%d claims are withdrawn now."),
)
RESTORING = TellingWhy(
    verb=RESTORE,
    do=restore,
    word="note",
    template="admin/claims/claim/restore.html",
    title=gettext_lazy("Restore claims"),
    told=ngettext_lazy("%d claim is public again.", "%d claims are public again."),
)


@admin.action(permissions=["publish"], description=WITHDRAW.selected_label)
def withdraw_selected(
    page: admin.ModelAdmin[Claim], request: HttpRequest, queryset: QuerySet[Claim]
) -> HttpResponse | None:
    return _ask_and_do(WITHDRAWING, page, request, queryset)


@admin.action(permissions=["publish"], description=RESTORE.selected_label)
def restore_selected(
    page: admin.ModelAdmin[Claim], request: HttpRequest, queryset: QuerySet[Claim]
) -> HttpResponse | None:
    return _ask_and_do(RESTORING, page, request, queryset)


def _ask_and_do(
    act: TellingWhy, page: admin.ModelAdmin[Claim], request: HttpRequest, queryset: QuerySet[Claim]
) -> HttpResponse | None:
    """Ask for the word to the public, showing what would happen or what speaks against it."""
    claims = chosen(page, request, queryset)
    if not claims:
        return None
    note = request.POST.get("note", "").strip()
    complaints: list[str] = []
    if "confirmed" in request.POST:
        versions, refused = attempt(act.do, claims, request, really=True, **{act.word: note})
        if not refused:
            for version in versions:
                page.log_change(request, version.claim, str(act.verb.done) % version.number)
            told = with_links(str(act.told % len(versions)), versions)
            page.message_user(request, told, messages.SUCCESS)
            return None
        complaints = list(dict.fromkeys(why for _claim, reasons in refused for why in reasons))
    versions, refused = attempt(act.do, claims, request, really=False, **{act.word: _SOME_WORD})
    return ask(
        page,
        request,
        act.template,
        claims,
        versions,
        refused,
        title=act.title,
        button=act.verb.label,
        said={"note": note},
        complaints=complaints,
    )
