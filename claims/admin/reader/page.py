"""The reader's page, its text as JSON, and the way from a claim to its place."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import etag, require_safe

from claims.admin.claim.inlines import QuantityInline
from claims.admin.reader import marked_claims, wording
from claims.admin.reader.access import READ, reading
from claims.admin.reader.marking import FIELDS
from claims.admin.reader.new_speaker import NewSpeakerForm
from claims.admin.reader.places import document_of
from claims.models import Claim, Quantity
from corpus.dates_in_words import in_words
from corpus.models import Document, Revision

# To begin a section where one stands in the text.
DIVIDE = ("corpus.add_section", "corpus.change_section", "claims.change_claim")
# The form's fields that are searched in, by what they are of.
SEARCHED = ("speaker", "role", "topics")
# Those that most claims do without.
FURTHER = ("headline", "date_evidence", "attribution", "worthiness_reason")


@require_safe
@never_cache
@admin.site.admin_view
def read(request: HttpRequest, public_id: str) -> HttpResponse:
    """A document's text with its claims; the newest text unless `revision` names another."""
    if not request.user.has_perms(READ):
        raise PermissionDenied
    document = document_of(public_id)
    revisions = document.revisions.defer("original").order_by("-number")
    newest = revisions.values_list("number", flat=True).first()
    if newest is None:
        raise Http404(_("This document has no text yet."))
    number = request.GET.get("revision", str(newest))
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Http404(_("There is no such text."))
    revision = get_object_or_404(revisions, number=int(number))
    return TemplateResponse(
        request, "admin/claims/reader.html", _context(request, revision, newest)
    )


def _context(request: HttpRequest, revision: Revision, newest: int) -> dict[str, Any]:
    document = revision.document
    is_newest = revision.number == newest
    sections = list(revision.sections.order_by("start"))
    may_mark = is_newest and request.user.has_perm("claims.add_claim")
    return {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": document.title,
        "document": document,
        "revision": revision,
        "newest": newest,
        "is_newest": is_newest,
        "sections": sections,
        "parts": parts(revision, sections),
        "older": _older(document, newest),
        "may_mark": may_mark,
        "suggests": settings.SUGGESTIONS and may_mark and document.language == "sv",
        "may_change": request.user.has_perm("claims.change_claim"),
        "may_divide": is_newest and request.user.has_perms(DIVIDE),
        "form": _form(request) if may_mark else None,
        "quantity_form": _quantity_form(request) if may_mark else None,
        "new_speaker": _new_speaker(request) if may_mark else None,
        "text_url": reverse("reader:text", args=[document.public_id, revision.number]),
        "data": {
            "revision": revision.number,
            "sha256": revision.text_sha256,
            "language": document.language,
            "sections": [
                {
                    "number": section.number,
                    "start": section.start,
                    "heading_end": section.heading_end,
                    "end": section.end,
                    "title": section.title,
                    "date": in_words(section.date_edtf) if section.date_edtf else "",
                }
                for section in sections
            ],
            "claims": marked_claims.records(marked_claims.claims_in(revision)),
            "verbs": marked_claims.verbs_for(request),
            "labels": wording.labels(),
            "words": wording.words(),
            "may": {
                "mark": may_mark,
                "suggest": settings.SUGGESTIONS and may_mark and document.language == "sv",
                "change": request.user.has_perm("claims.change_claim"),
                "undo": request.user.has_perm("claims.delete_claim"),
            },
            "urls": _urls(document, revision),
            "most_worth": Claim.Worthiness.MEDIUM.value,
        },
    }


def _urls(document: Document, revision: Revision) -> dict[str, str]:
    """`ID` stands for a claim's public id."""
    return {
        "text": reverse("reader:text", args=[document.public_id, revision.number]),
        "draft": reverse("reader:draft", args=[document.public_id]),
        "mark": reverse("reader:mark", args=[document.public_id]),
        "suggestions": reverse("reader:suggestions", args=[document.public_id, revision.number]),
        "about": reverse("reader:about", args=[document.public_id]),
        "reject": reverse("reader:reject", args=[document.public_id]),
        "unreject": reverse("reader:unreject", args=[document.public_id]),
        "section": reverse("reader:section", args=[document.public_id]),
        "undo_section": reverse("reader:undo_section", args=[document.public_id]),
        "move": reverse("reader:move", args=["ID"]),
        "status": reverse("reader:status", args=["ID"]),
        "undo": reverse("reader:undo", args=["ID"]),
        "new_speaker": reverse("reader:new_speaker"),
        "session": reverse("reader:session"),
        "login": reverse("admin:login"),
        "speaker": _search("speaker"),
        "topics": _search("topics"),
        "role": _search("role"),
    }


def _search(field: str) -> str:
    name = "admin:claims_role_search" if field == "role" else "admin:autocomplete"
    query = {"app_label": "claims", "model_name": "claim", "field_name": field}
    return f"{reverse(name)}?{urlencode(query)}"


def _older(document: Document, newest: int) -> list[dict[str, Any]]:
    """Texts that claims still wait on to be moved to the newest."""
    older = (
        document.revisions.filter(number__lt=newest)
        .annotate(count=Count("claims"))
        .filter(count__gt=0)
        .order_by("-number")
    )
    return [
        {"number": number, "count": count} for number, count in older.values_list("number", "count")
    ]


def parts(revision: Revision, sections: list[Any]) -> list[tuple[str, str]]:
    """Title and text, one after the other; for browsers without scripts."""
    found, position = [], 0
    for section in sections:
        if section.start > position:
            found.append(("", revision.text[position : section.start]))
        found.append((section.title, revision.text[section.start : section.end]))
        position = section.end
    if position < revision.length:
        found.append(("", revision.text[position:]))
    return found


def _form(request: HttpRequest) -> dict[str, Any]:
    """The claim's own form, its fields in the order of the panel."""
    form = admin.site.get_model_admin(Claim).get_form(request)(auto_id="mark-%s")
    usual = [form[name] for name in FIELDS if name in form.fields and name not in FURTHER]
    return {
        "usual": usual,
        "further": [form[name] for name in FURTHER if name in form.fields],
        "searched": SEARCHED,
    }


def _new_speaker(request: HttpRequest) -> NewSpeakerForm | None:
    may_add = request.user.has_perms(("claims.add_speaker", "claims.add_role"))
    return NewSpeakerForm(auto_id="new-speaker-%s") if may_add else None


def _quantity_form(request: HttpRequest) -> Any:
    rows = QuantityInline(Claim, admin.site).get_formset(request)
    form: Any = rows(prefix="quantity", instance=Claim(), queryset=Quantity.objects.none())
    empty = form.empty_form
    return [empty[name] for name in QuantityInline.fields]


@require_safe
@reading
def text(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """`{"text": …}`. It never changes: whoever has it is told so, without being sent it again."""
    document = document_of(public_id)
    revision = get_object_or_404(
        Revision.objects.only("text_sha256"), document=document, number=number
    )

    @etag(lambda _request: f'"{revision.text_sha256}"')
    def answer(_request: HttpRequest) -> HttpResponse:
        return JsonResponse({"text": revision.text}, json_dumps_params={"ensure_ascii": False})

    response = answer(request)
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
@never_cache
@reading
def session(request: HttpRequest) -> HttpResponse:
    """Whether one is still logged in, and then the token that posts need. It changes at log-in."""
    return JsonResponse({"token": get_token(request)})


@require_safe
@admin.site.admin_view
def place_of_claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """On to the claim's place in the text that it is marked in."""
    if not request.user.has_perms(READ):
        raise PermissionDenied
    claims = Claim.objects.select_related("revision__document")
    claim = get_object_or_404(claims.defer(*Revision.bulky("revision__")), public_id=public_id)
    document, number = claim.revision.document, claim.revision.number
    url = reverse("reader:document", args=[document.public_id])
    if document.revisions.filter(number__gt=number).exists():
        url += f"?revision={number}"
    return HttpResponseRedirect(f"{url}#claim-{claim.public_id}")
