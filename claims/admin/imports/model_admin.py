"""Imports of claims: a file goes in, is looked at row by row, and stored when confirmed."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from claims.admin.base import DeskAdmin, actor, short_time, two_lines
from claims.admin.imports.forms import RowForm, UploadForm
from claims.admin.imports.label_forms import LabelForm
from claims.admin.imports.preview import progress_words, shown_rows
from claims.imports.annotation_messages import NOTES
from claims.imports.files import FILE_MAX_BYTES
from claims.imports.messages import sentence
from claims.imports.queue import analyse_later, store_later
from claims.imports.reasons import FileRefused
from claims.imports.sheets import verbs, written
from claims.imports.sheets.headers import READ
from claims.models import ClaimImport, ImportRow
from claims.vocabulary import import_states
from corpus.admin.pages import page_context
from corpus.workers import somebody_works

PAGE_ROWS = 50
ENCODING_LABELS = {each.value: each for each in ClaimImport.Encoding}


@admin.register(ClaimImport)
class ClaimImportAdmin(DeskAdmin[ClaimImport]):
    list_display = ("file_name", "state", "rows_in_short", "uploaded")
    list_filter = ("state", "created_at")
    list_select_related = ("created_by",)
    list_per_page = PAGE_ROWS
    search_fields = ("file_name", "=sha256")
    ordering = ("-pk",)
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[ClaimImport]:
        return super().get_queryset(request).defer("content")

    # Whoever may write claims may import them.

    def has_add_permission(self, request: HttpRequest) -> bool:
        # Asked of those who are not logged in, too: the log-in page has the menu.
        return request.user.has_perms((verbs.ADD, verbs.CHANGE))

    def has_view_permission(self, request: HttpRequest, obj: ClaimImport | None = None) -> bool:
        return self.has_add_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: ClaimImport | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ClaimImport | None = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("rows"))
    def rows_in_short(self, claim_import: ClaimImport) -> str:
        return ", ".join(
            f"{claim_import.counts[each]} {ImportRow.Outcome(each).label}"
            for each in import_states.OUTCOMES
            if claim_import.counts.get(each)
        )

    @admin.display(description=gettext_lazy("uploaded"), ordering="created_at")
    def uploaded(self, claim_import: ClaimImport) -> SafeString:
        return two_lines(short_time(claim_import.created_at), claim_import.created_by)

    def get_urls(self) -> list[URLPattern]:
        def one(route: str, view: Any, name: str) -> URLPattern:
            guarded = self.admin_site.admin_view(view)
            found: URLPattern = path(route, guarded, name=f"claims_claimimport_{name}")
            return found

        return [
            one("template/<str:file_format>/", self.template_view, "template"),
            one("<int:pk>/status/", self.status_view, "status"),
            one("<int:pk>/refused/", self.refused_view, "refused"),
            one("<int:pk>/labels/", self.labels_view, "labels"),
            one("<int:pk>/do/<str:verb>/", self.verb_view, "do"),
            one("<int:pk>/rows/<int:number>/", self.row_view, "row"),
            *super().get_urls(),
        ]

    def _one(self, request: HttpRequest, pk: int) -> ClaimImport:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(ClaimImport.objects.defer("content"), pk=pk)

    def _page(
        self, request: HttpRequest, template: str, title: str, **context: Any
    ) -> TemplateResponse:
        everything = page_context(self, request, title) | context
        return TemplateResponse(request, f"admin/claims/claimimport/{template}.html", everything)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["file"]
            try:
                with transaction.atomic():
                    kept = verbs.receive(
                        file.name,
                        file.read(FILE_MAX_BYTES + 1),  # enough to see that it is too large
                        by=actor(request),
                        at=timezone.now(),
                        encoding=form.cleaned_data["encoding"],
                        pieces_apart=form.cleaned_data["pieces_apart"],
                    )
                    analyse_later(kept.pk)
            except FileRefused as refused:
                form.add_error("file", sentence(refused.reason))
            else:
                return HttpResponseRedirect(_address("change", kept.pk))
        return self._page(request, "upload", _("Import claims"), form=form, formats=written.FORMATS)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not object_id.isascii() or not object_id.isdigit() or len(object_id) > 18:
            raise Http404
        found = self._one(request, int(object_id))
        rows = found.rows.select_related("claim").order_by("number")
        outcome = request.GET.get("outcome", "")
        if outcome in import_states.OUTCOMES:
            rows = rows.filter(outcome=outcome)
        page = Paginator(rows, PAGE_ROWS).get_page(request.GET.get("p"))
        return self._page(
            request,
            "preview",
            found.file_name,
            original=found,
            reason=sentence(found.reason, found.labels) if found.reason else "",
            is_note=(found.reason or {}).get("code") in NOTES,
            labels=list(LabelForm(found.label_table).shown()) if found.label_table else [],
            unread=[label for key, label in found.columns if key not in READ and key != "reason"],
            read_as=ENCODING_LABELS.get(verbs.encoding_instead(found)),
            outcome=outcome,
            outcomes=[
                (each, ImportRow.Outcome(each).label, found.counts.get(each, 0))
                for each in import_states.OUTCOMES
            ],
            good=found.counts.get(import_states.CREATE, 0)
            + found.counts.get(import_states.CHANGE, 0),
            bad=found.counts.get(import_states.REFUSE, 0)
            + found.counts.get(import_states.SUGGESTED, 0),
            page=page,
            shown=shown_rows(page.object_list, found.labels),
            progress=progress_words(found.progress_done, found.progress_total),
            nobody_works=found.under_way and not somebody_works(),
        )

    def status_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """For the page's script, while the work is under way."""
        found = self._one(request, pk)
        return JsonResponse(
            {
                "state": found.state,
                "percent": found.percent,
                "words": progress_words(found.progress_done, found.progress_total),
            }
        )

    def refused_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return _download(written.refused(self._one(request, pk)))

    def template_view(self, request: HttpRequest, file_format: str) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if file_format not in written.FORMATS:
            raise Http404
        return _download(written.template(file_format, get_language() or "en"))

    def verb_view(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """Confirm, look again, read in another encoding, discard."""
        self._one(request, pk)
        if request.method != "POST":
            return HttpResponseRedirect(_address("change", pk))
        try:
            with transaction.atomic():
                if verb == "confirm":
                    verbs.confirm(pk, by=actor(request), at=timezone.now())
                    store_later(pk)
                elif verb == "look_again":
                    verbs.look_again(pk, by=actor(request))
                    analyse_later(pk)
                elif verb == "read_as":
                    verbs.read_as(pk, request.POST.get("encoding", ""), by=actor(request))
                    analyse_later(pk)
                elif verb == "discard":
                    verbs.discard(pk, by=actor(request))
                else:
                    raise Http404
        except import_states.NotNow:
            self._too_late(request)
        return HttpResponseRedirect(_address("change", pk))

    def labels_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The table of labels as an editor has it: every row is looked at again by it."""
        found = self._one(request, pk)
        form = LabelForm(found.label_table, request.POST)
        if request.method == "POST":
            if not form.is_valid():  # the other labels are taken all the same
                words = _("A topic was removed meanwhile: choose again.")
                self.message_user(request, words, messages.WARNING)
            try:
                with transaction.atomic():
                    verbs.decide_labels(pk, form.chosen(), by=actor(request))
                    analyse_later(pk)
            except import_states.NotNow:
                self._too_late(request)
        return HttpResponseRedirect(_address("change", pk))

    def _too_late(self, request: HttpRequest) -> None:
        words = _("That can no longer be done: somebody was quicker.")
        self.message_user(request, words, messages.WARNING)

    def row_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """A row that can't be stored as it is: mended, completed, or its place confirmed."""
        found = self._one(request, pk)
        row = get_object_or_404(found.rows, number=number)
        row.claim_import = found
        form = RowForm(row, request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            cells = row.cells | form.cleaned_data
            if "confirm_place" in request.POST and row.suggestion:
                cells |= {
                    "quote": row.suggestion["quote"],
                    "span_start": str(row.suggestion["start"]),
                    "span_end": str(row.suggestion["end"]),
                    "occurrence": "",
                }
            try:
                row = verbs.amend(row, cells, by=actor(request))
            except import_states.NotNow:
                # What was typed stays on the page, to be copied: it is nowhere else.
                self._too_late(request)
                found.refresh_from_db(fields=["state"])
                return self._row_page(request, found, row, form)
            if row.outcome not in {import_states.REFUSE, import_states.SUGGESTED}:
                words = _("Row %(number)d: %(outcome)s.") % {
                    "number": number,
                    "outcome": row.get_outcome_display(),
                }
                self.message_user(request, words, messages.SUCCESS)
                return HttpResponseRedirect(_address("change", pk))
            form = RowForm(row)
        return self._row_page(request, found, row, form)

    def _row_page(
        self, request: HttpRequest, found: ClaimImport, row: ImportRow, form: RowForm
    ) -> TemplateResponse:
        return self._page(
            request,
            "row",
            _("Row %(number)d of %(file)s") % {"number": row.number, "file": found.file_name},
            original=found,
            row=row,
            form=form,
            reasons=[sentence(reason, found.labels) for reason in row.reasons],
            may_be_mended=found.state == import_states.READY,
        )


def _address(name: str, *args: object) -> str:
    return reverse(f"admin:claims_claimimport_{name}", args=args)


def _download(sheet: written.Sheet) -> HttpResponse:
    answer = HttpResponse(sheet.content, content_type=sheet.content_type)
    answer.headers["Content-Disposition"] = _attachment(sheet.name)
    return answer


def _attachment(name: str) -> str:
    return content_disposition_header(True, name) or "attachment"
