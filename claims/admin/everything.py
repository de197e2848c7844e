"""One search box over claims, documents, speakers and evidence, and ids or addresses of any.

Claims are found by the desk's own search; the others by their names, whole or in part.
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.matching.desk_search import search_claims
from claims.models import Assessment, Claim, Evidence, Speaker
from corpus.identifiers import id_in
from corpus.models import Document, RemovedDocument, Revision

SHOWN_ROWS = 8
ASKED_MAX_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class FoundRow:
    url: str
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """`more_url` leads to the list of all, where there are more than are shown."""

    title: str
    rows: list[FoundRow]
    more_url: str = ""


def address(site: AdminSite) -> URLPattern:
    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        return _show(site, request)

    return path("find/", site.admin_view(view), name="find")


def _show(site: AdminSite, request: HttpRequest) -> HttpResponse:
    asked = _asked(request.GET.get("q", ""))
    if asked and (url := _named(request, asked)):
        return HttpResponseRedirect(url)
    groups = [] if not asked else [group for find in _GROUPS if (group := find(request, asked))]
    context = {
        **site.each_context(request),
        "title": _("Search everything"),
        "find_q": asked,
        "groups": [group for group in groups if group.rows],
    }
    return TemplateResponse(request, "admin/claims/find.html", context)


def _asked(typed: str) -> str:
    return unicodedata.normalize("NFC", typed[:ASKED_MAX_CHARACTERS]).replace("\0", "").strip()


def _sees(request: HttpRequest, model: type[Model]) -> bool:
    return admin.site.get_model_admin(model).has_view_permission(request)


def _page(model: type[Model], key: object) -> str:
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[key])


def _list(model: type[Model], asked: str) -> str:
    meta = model._meta
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    return f"{url}?{urlencode({'q': asked})}"


# What is gone had an id too, which somebody may have noted down: who stayed after a merge, and the
# tombstone of a document.
_NAMED: tuple[tuple[type[Model], str], ...] = (
    (Claim, "public_id"),
    (Document, "public_id"),
    (Speaker, "public_id"),
    (Speaker, "merged_into_it__merged_id_was"),
    (RemovedDocument, "public_id"),
)


def _named(request: HttpRequest, asked: str) -> str:
    """The page of what an id, or an address with one, names; empty where it names nothing."""
    public_id = id_in(asked)
    if public_id is None:
        return ""
    for model, field in _NAMED:
        if _sees(request, model):
            named = model._default_manager.filter(**{field: public_id})
            if key := named.values_list("pk", flat=True).first():
                return _page(model, key)
    return ""


def _group(
    title: str, model: type[Model], asked: str, found: Iterable[Any], row: Callable[[Any], FoundRow]
) -> FoundGroup:
    rows = [row(each) for each in islice(found, SHOWN_ROWS + 1)]
    more = _list(model, asked) if len(rows) > SHOWN_ROWS else ""
    return FoundGroup(title, rows[:SHOWN_ROWS], more)


def _claims(request: HttpRequest, asked: str) -> FoundGroup | None:
    if not _sees(request, Claim):
        return None
    found = (
        search_claims(Claim.objects.all(), asked, unfinished=True)
        .select_related("speaker", "revision__document")
        .defer(*Revision.bulky("revision__"))
        .order_by("-pk")
    )

    def row(claim: Claim) -> FoundRow:
        about = f"{claim.speaker} · {claim.revision.document.title} · {claim.get_status_display()}"
        return FoundRow(_page(Claim, claim.pk), claim.statement, about)

    return _group(_("Claims"), Claim, asked, found[: SHOWN_ROWS + 1], row)


def _every_word(asked: str, *fields: str) -> Q:
    """Each word in some field."""
    wanted = Q()
    for word in asked.split()[:10]:
        somewhere = Q()
        for name in fields:
            somewhere |= Q(**{f"{name}__icontains": word})
        wanted &= somewhere
    return wanted


def _documents(request: HttpRequest, asked: str) -> FoundGroup | None:
    if not _sees(request, Document):
        return None
    fields = ("title", "file_name", "key", "byline", "reference", "url", "archived_url")
    found = Document.objects.filter(_every_word(asked, *fields)).order_by("-pk")

    def row(document: Document) -> FoundRow:
        return FoundRow(_page(Document, document.pk), document.title, document.file_name)

    return _group(_("Documents"), Document, asked, found[: SHOWN_ROWS + 1], row)


def _speakers(request: HttpRequest, asked: str) -> FoundGroup | None:
    if not _sees(request, Speaker):
        return None
    found = Speaker.objects.filter(_every_word(asked, "name", "wikidata_id", "party"))

    def row(speaker: Speaker) -> FoundRow:
        return FoundRow(_page(Speaker, speaker.pk), str(speaker), speaker.get_kind_display())

    ordered = found.order_by("sort_name", "public_id")[: SHOWN_ROWS + 1]
    return _group(_("Speakers"), Speaker, asked, ordered, row)


def _evidence(request: HttpRequest, asked: str) -> FoundGroup | None:
    """Each leads to the first claim whose check it belongs to, else to that check."""
    if not _sees(request, Assessment):
        return None
    fields = ("title", "publisher", "summary", "url", "archive_url")
    found = (
        Evidence.objects.filter(_every_word(asked, *fields))
        .order_by("-pk")
        .prefetch_related("assessment__claims")
    )

    def row(evidence: Evidence) -> FoundRow:
        claims = sorted(evidence.assessment.claims.all(), key=lambda claim: claim.pk)
        about = " · ".join(filter(None, (evidence.publisher, evidence.url)))
        url = _page(Assessment, evidence.assessment_id)
        if claims:
            url = f"{_page(Claim, claims[0].pk)}#evidence-group"
        return FoundRow(url, evidence.title, about)

    group = _group(_("Evidence"), Assessment, asked, found[: SHOWN_ROWS + 1], row)
    return FoundGroup(group.title, group.rows)


_GROUPS = (_claims, _documents, _speakers, _evidence)
