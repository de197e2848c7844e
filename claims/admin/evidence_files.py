"""Files attached to a piece of evidence, for the desk: uploaded, listed, downloaded, taken away.

They are never shown as a page: whatever they hold is handed over as a file.
"""

import hashlib
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.validators import FileExtensionValidator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import actor, may
from claims.imports.reasons import keepable
from claims.models import Evidence, EvidenceFile
from claims.models.evidence_files import FILE_KINDS, FILE_MAX_BYTES
from claims.permissions import CHANGE_EVIDENCE, SEE_EVIDENCE
from corpus.admin.pages import page_context

FILES, ONE = "claims_evidence_files", "claims_evidence_file"
_MEGABYTE = 1024 * 1024
_ZIP = (b"PK\x03\x04",)
# How a file of a kind begins; text has no such beginning, and no zero bytes.
_BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "webp": (b"RIFF",),
    **dict.fromkeys(("docx", "xlsx", "odt", "ods"), _ZIP),
}


class AttachForm(forms.Form):
    file = forms.FileField(
        label=capfirst(gettext_lazy("file")),
        max_length=200,
        validators=[FileExtensionValidator(FILE_KINDS)],
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in FILE_KINDS)}),
    )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > FILE_MAX_BYTES:
            raise forms.ValidationError(
                _("The file is larger than %(most)d MB."),
                params={"most": FILE_MAX_BYTES // _MEGABYTE},
            )
        kind = PurePath(upload.name).suffix.removeprefix(".").lower()
        content = upload.read()
        if not _is(kind, content):
            raise forms.ValidationError(
                _("The file is called .%(kind)s, but that is not what it is."),
                params={"kind": kind},
            )
        self.cleaned_data["content"] = content
        return upload


def _is(kind: str, content: bytes) -> bool:
    beginnings = _BEGINNINGS.get(kind)
    return content.startswith(beginnings) if beginnings else b"\x00" not in content


def addresses(page: admin.ModelAdmin[Any]) -> list[URLPattern]:
    def files(request: HttpRequest, key: int) -> HttpResponse:
        return _files(page, request, key)

    view = page.admin_site.admin_view
    return [
        path("evidence/<int:key>/files/", view(files), name=FILES),
        path("evidence/file/<int:key>/", view(_download), name=ONE),
    ]


def files_link(evidence: Evidence) -> SafeString | str:
    """From a piece of evidence to its files."""
    if evidence._state.adding:
        return _("Save first: files are attached to evidence that is there.")
    url = reverse(f"admin:{FILES}", args=[evidence.pk])
    return format_html('<a href="{}">{}</a>', url, _("Attached files"))


def _files(page: admin.ModelAdmin[Any], request: HttpRequest, key: int) -> HttpResponse:
    if not may(request, SEE_EVIDENCE):
        raise PermissionDenied
    evidence = get_object_or_404(Evidence.objects.select_related("assessment"), pk=key)
    may_change = may(request, CHANGE_EVIDENCE)
    form = AttachForm()
    if request.method == "POST":
        if not may_change:
            raise PermissionDenied
        if "remove" in request.POST:
            _remove(page, request, evidence)
            return HttpResponseRedirect(request.path)
        form = AttachForm(request.POST, request.FILES)
        if form.is_valid():
            _attach(page, request, evidence, form)
            return HttpResponseRedirect(request.path)
    context = {
        **page_context(page, request, _("Files of evidence")),
        "evidence": evidence,
        "claims": evidence.assessment.claims.order_by("pk"),
        "files": evidence.files.defer("content").select_related("added_by"),
        "form": form,
        "may_change": may_change,
        "most": FILE_MAX_BYTES // _MEGABYTE,
        "kinds": ", ".join(FILE_KINDS),
    }
    return TemplateResponse(request, "admin/claims/evidence_files.html", context)


def _attach(
    page: admin.ModelAdmin[Any], request: HttpRequest, evidence: Evidence, form: AttachForm
) -> None:
    content: bytes = form.cleaned_data["content"]
    name = keepable(PurePath(form.cleaned_data["file"].name).name)
    kept, made = EvidenceFile.objects.get_or_create(
        evidence=evidence,
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        defaults={
            "content": content,
            "size": len(content),
            "added_at": timezone.now(),
            "added_by": actor(request),
        },
    )
    words = _("“%(name)s” is attached.") if made else _("“%(name)s” was attached already.")
    page.message_user(request, words % {"name": kept.name}, messages.SUCCESS)


def _remove(page: admin.ModelAdmin[Any], request: HttpRequest, evidence: Evidence) -> None:
    key = request.POST.get("remove", "")
    wanted = evidence.files.filter(pk=int(key)) if key.isascii() and key.isdigit() else None
    found = wanted.first() if wanted is not None else None
    if found is None:
        return
    page.log_change(
        request, evidence.assessment, _("Took away the file “%(name)s”.") % {"name": found.name}
    )
    found.delete()
    page.message_user(
        request, _("“%(name)s” is taken away.") % {"name": found.name}, messages.SUCCESS
    )


def _download(request: HttpRequest, key: int) -> FileResponse:
    if not may(request, SEE_EVIDENCE):
        raise PermissionDenied
    kept = get_object_or_404(EvidenceFile, pk=key)
    return FileResponse(
        BytesIO(bytes(kept.content)),
        as_attachment=True,
        filename=kept.name,
        content_type="application/octet-stream",
    )
