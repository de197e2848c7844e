"""“Annotate elsewhere”: a document's text with the desk's claims in it, as another tool's file.

Whoever may read both may take them out; each time is noted, as for other exports of the desk's own.
"""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from claims.admin.base import actor
from claims.admin.reader.access import READ
from claims.exports.annotation_files.marked_texts import CannotBeWritten, ExportedText
from claims.exports.annotation_files.tools import TOOLS
from claims.exports.marked_documents import NoSuchText, marked_document
from claims.models import Claim, DraftExport
from corpus.admin.pages import page_context
from corpus.models import Document, Revision
from corpus.offset_units import OffsetUnit

NAME = "claims_claim_annotate"
TEMPLATE = "admin/claims/claim/annotate.html"

UNITS = {
    OffsetUnit.CODE_POINTS: pgettext_lazy("places in a text", "counts code points"),
    OffsetUnit.UTF_16: pgettext_lazy("places in a text", "counts UTF-16"),
}


class WhichDocumentForm(forms.Form):
    """Which document: of those that have a text to read."""

    document = forms.ModelChoiceField(
        label=capfirst(gettext_lazy("document")),
        queryset=Document.objects.filter(closed_at=None),
        widget=AutocompleteSelect(Revision._meta.get_field("document"), admin.site),
    )


class AnnotationToolForm(forms.Form):
    tool = forms.ChoiceField(label=gettext_lazy("For which tool"), widget=forms.RadioSelect)

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # what Django's own form takes
        self.fields["tool"].choices = [  # type: ignore[attr-defined]  # of a choice field
            (name, f"{tool.label}: {UNITS[tool.unit]}") for name, tool in TOOLS.items()
        ]


def address(page: admin.ModelAdmin[Claim]) -> URLPattern:
    def view(request: HttpRequest) -> HttpResponse:
        return _annotate(page, request)

    return path("annotate/", page.admin_site.admin_view(view), name=NAME)


def _annotate(page: admin.ModelAdmin[Claim], request: HttpRequest) -> HttpResponse:
    if not request.user.has_perms(READ):
        raise PermissionDenied
    if not request.GET.get("document"):
        return _ask(page, request, WhichDocumentForm())
    which = WhichDocumentForm(request.GET)
    try:
        # What is no key would not pass the field's own widget either.
        document: Document | None = which.cleaned_data["document"] if which.is_valid() else None
        text, elsewhere = marked_document(document.public_id if document else "")
    except NoSuchText:
        words = _("There is no such document, or it has no text that can be read.")
        page.message_user(request, words, messages.WARNING)
        return _ask(page, request, WhichDocumentForm())
    form = AnnotationToolForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        tool = form.cleaned_data["tool"]
        try:
            content = TOOLS[tool].write(text)
        except CannotBeWritten as error:
            words = _("The text has %(character)s in it, which XML cannot hold. Take JSON.")
            form.add_error("tool", words % {"character": error.what})
        else:
            _note(request, tool, text)
            return _file(content, tool, text)
    return _ask(page, request, which, form=form, document=document, text=text, elsewhere=elsewhere)


def _note(request: HttpRequest, tool: str, text: ExportedText) -> None:
    DraftExport.objects.create(
        exported_at=timezone.now(),
        exported_by=actor(request),
        filters={"document": [text.document]},
        selection=[],
        dialect=tool,
        columns=[],
        rows=len(text.marks),
    )


def _file(content: bytes, tool: str, text: ExportedText) -> HttpResponse:
    written = TOOLS[tool]
    answer = HttpResponse(content, content_type=written.media_type)
    name = f"{text.document}-{tool}.{written.ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _ask(
    page: admin.ModelAdmin[Claim], request: HttpRequest, which: WhichDocumentForm, **context: object
) -> HttpResponse:
    everything = {
        **page_context(page, request, _("Annotate elsewhere")),
        "media": page.media + which.media,
        "which": which,
        "address": reverse(f"admin:{NAME}"),
        **context,
    }
    return TemplateResponse(request, TEMPLATE, everything)
