"""The page on which a document is hidden, closed or removed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corpus import closing
from corpus.admin.pages import page_context
from corpus.models import Document

VERBS = ("_hide", "_show", "_close", "_reopen", "_remove")


def take_away_page(
    request: HttpRequest,
    pk: int,
    page: ModelAdmin[Document],
    why_kept: Callable[[Document], str],
) -> HttpResponse:
    """`why_kept` says why a document can't be removed; empty where nothing is known against it."""
    document = get_object_or_404(Document, pk=pk)
    user = request.user
    if not isinstance(user, User) or not user.has_perm(closing.MAY_HIDE):
        raise PermissionDenied
    problem = ""
    verb = next((name for name in VERBS if name in request.POST), "")
    if verb:
        try:
            said = _do(verb, document, user, request.POST.get("reason", ""))
        except closing.NotTakenAway as kept:
            problem = str(kept)
        else:
            messages.success(request, said)
            return HttpResponseRedirect(_then(verb, document))
    context = {
        **page_context(page, request, _("Hide, close or remove")),
        "document": document,
        "problem": problem,
        "tried": verb,
        "reason": request.POST.get("reason", ""),
        "may_close": user.has_perm(closing.MAY_CLOSE),
        "may_remove": user.has_perm(closing.MAY_REMOVE),
        "kept": why_kept(document),
    }
    return TemplateResponse(request, "admin/corpus/document/take_away.html", context)


def _do(verb: str, document: Document, by: User, reason: str) -> str:
    at = timezone.now()
    names = {"title": document.title}
    if verb == "_hide":
        closing.hide(document, by=by, at=at)
        return _("“%(title)s” is no longer in the lists.") % names
    if verb == "_show":
        closing.show_again(document, by=by)
        return _("“%(title)s” is in the lists again.") % names
    if verb == "_close":
        closing.close(document, by=by, at=at, reason=reason)
        return _("“%(title)s” is closed: nobody reads its text any more.") % names
    if verb == "_reopen":
        closing.reopen(document, by=by)
        return _("“%(title)s” is open again.") % names
    closing.remove(document, by=by, at=at, reason=reason)
    return _("“%(title)s” was removed, with its texts, its bytes and its history.") % names


def _then(verb: str, document: Document) -> str:
    if verb == "_remove":
        return reverse("admin:corpus_document_changelist")
    return reverse("admin:corpus_document_change", args=[document.pk])


class HiddenFilter(SimpleListFilter):
    """Hidden documents are only seen when somebody asks for them."""

    title = gettext_lazy("hidden from the lists")
    parameter_name = "hidden"
    field = "hidden_at"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", _("only hidden ones")), ("all", _("all of them"))]

    def choices(self, changelist: Any) -> Any:
        usual, *others = super().choices(changelist)
        yield {**usual, "display": _("without the hidden ones")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "all":
            return queryset
        return queryset.filter(**{f"{self.field}__isnull": self.value() != "yes"})


class HiddenRevisionFilter(HiddenFilter):
    field = "document__hidden_at"
