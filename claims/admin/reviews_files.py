"""Files of checks by other desks: read at once, or kept until somebody says in which encoding."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.admin.base import actor
from claims.imports.files import FILE_MAX_BYTES
from claims.imports.formats import OF_REVIEWS, labels, read_reviews
from claims.imports.messages import sentence
from claims.imports.queue import match_later
from claims.imports.reasons import FileRefused, keepable
from claims.imports.reviews import keeping
from claims.imports.reviews.blocks import encodings_instead
from claims.imports.reviews.reading import Found
from claims.models import ExternalCheck, ReviewsFile
from corpus.admin.pages import page_context

NAME = "claims_externalcheck_file"

# The number of refused reviews that are told; a file has few, or all.
TOLD_MAX_REVIEWS = 10

# In the order of ENCODINGS.
ENCODING_LABELS = {
    "": gettext_lazy("As the file says, else UTF-8"),
    "windows-1252": "Windows-1252",
    "utf-16": "UTF-16",
}

Page = admin.ModelAdmin[ExternalCheck]


class ReviewsForm(forms.Form):
    file = forms.FileField(
        label=capfirst(gettext_lazy("file")),
        help_text=labels(OF_REVIEWS),
        widget=forms.FileInput(attrs={"autofocus": True}),
    )
    encoding = forms.ChoiceField(
        label=capfirst(gettext_lazy("encoding")),
        required=False,
        choices=tuple(ENCODING_LABELS.items()),
    )


def address(page: Page) -> URLPattern:
    def view(request: HttpRequest, key: int) -> HttpResponse:
        return _show(page, request, key)

    return path("file/<int:key>/", page.admin_site.admin_view(view), name=NAME)


def take_file(page: Page, request: HttpRequest) -> HttpResponse:
    form = ReviewsForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, encoding = form.cleaned_data["file"], form.cleaned_data["encoding"]
        content = file.read(FILE_MAX_BYTES + 1)  # enough to see that it is too large
        try:
            _keep(page, request, read_reviews(content, encoding))
        except FileRefused as refused:
            if encodings_instead(content, encoding):
                return _kept_for_later(request, file.name, content, encoding)
            form.add_error("file", sentence(refused.reason))
        else:
            return _to_the_list()
    context = page_context(page, request, _("Import checks by other desks")) | {"form": form}
    return TemplateResponse(request, "admin/claims/externalcheck/upload.html", context)


def _kept_for_later(
    request: HttpRequest, name: str, content: bytes, encoding: str
) -> HttpResponseRedirect:
    kept = ReviewsFile.objects.create(
        file_name=keepable(PurePath(name).name)[-200:] or "–",
        content=content,
        tried=encoding,
        created_at=timezone.now(),
        created_by=actor(request),
    )
    return HttpResponseRedirect(reverse(f"admin:{NAME}", args=[kept.pk]))


def _show(page: Page, request: HttpRequest, key: int) -> HttpResponse:
    """Why it could not be read, and a button for each encoding in which it can."""
    if not page.has_add_permission(request):
        raise PermissionDenied
    with transaction.atomic():
        # Two who press at once: the second finds it gone.
        kept = ReviewsFile.objects.select_for_update().filter(pk=key).first()
        if kept is None:
            words = _("That file is no longer here: it was read, or discarded.")
            page.message_user(request, words, messages.WARNING)
            return _to_the_list()
        if request.method == "POST" and "discard" in request.POST:
            kept.delete()
            return HttpResponseRedirect(reverse("admin:claims_externalcheck_add"))
        content = bytes(kept.content)
        encoding = request.POST.get("encoding", kept.tried)
        if encoding not in ENCODING_LABELS:
            encoding = kept.tried
        why = ""
        try:
            found = read_reviews(content, encoding)
        except FileRefused as refused:
            why = sentence(refused.reason)
        else:
            if request.method == "POST":
                _keep(page, request, found)
                kept.delete()
                return _to_the_list()
    others = encodings_instead(content, kept.tried)
    context = page_context(page, request, kept.file_name) | {
        "original": kept,
        "why": why,
        "encodings": [(each, ENCODING_LABELS[each]) for each in others],
    }
    return TemplateResponse(request, "admin/claims/externalcheck/file.html", context)


def _to_the_list() -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:claims_externalcheck_changelist"))


def _keep(page: Page, request: HttpRequest, found: Found) -> None:
    with transaction.atomic():
        kept = keeping.keep(found, by=actor(request), at=timezone.now())
        if kept.new:
            match_later(kept.new)
    words = ngettext(
        "%(count)d check is new, %(there)d were here already.",
        "%(count)d checks are new, %(there)d were here already.",
        len(kept.new),
    )
    numbers: dict[str, Any] = {"count": len(kept.new), "there": kept.already_there}
    page.message_user(request, words % numbers, messages.SUCCESS)
    if kept.differing:
        words = ngettext(
            "%d of them has another day in the file now; it stays as it was read first.",
            "%d of them have another day in the file now; they stay as they were read first.",
            kept.differing,
        )
        page.message_user(request, words % kept.differing, messages.WARNING)
    if kept.beside:
        words = ngettext(
            "%d new check says something else than one of the same claim at the same address that "
            "was here: both are kept.",
            "%d new checks say something else than others of the same claims at the same addresses "
            "that were here: all are kept.",
            kept.beside,
        )
        page.message_user(request, words % kept.beside, messages.WARNING)
    for reason in (*found.left_out, *kept.repeated)[:TOLD_MAX_REVIEWS]:
        page.message_user(request, sentence(reason), messages.WARNING)
    for number, reason in found.refused[:TOLD_MAX_REVIEWS]:
        words = _("Check %(number)d in the file: %(why)s") % {
            "number": number,
            "why": sentence(reason),
        }
        page.message_user(request, words, messages.WARNING)
