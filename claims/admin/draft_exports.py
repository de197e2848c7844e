"""Claims as a file: those selected, or all that the list's filters match.

As the desk has them, published or not: whoever may see them may take them out; each time is noted,
and administrators read the notes. Or what of them is public, as the public's own exports have it.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import DeskAdmin, actor, short_time, two_lines
from claims.admin.draft_columns import column_choices
from claims.exports.columns import Table
from claims.exports.drafts import DRAFTS, drafts_csv, drafts_xlsx
from claims.exports.registry import TABLES
from claims.exports.streams import Begun, whole_csv
from claims.exports.workbooks import whole_xlsx
from claims.exports.xlsx import MEDIA_TYPE
from claims.models import Claim, DraftExport, PublicClaim
from claims.vocabulary.spreadsheet_cells import (
    DIALECTS,
    EXCEL_SV,
    RFC_4180,
    UNGUARDED,
    Dialect,
)
from corpus.admin.pages import OnlyLookedAt, page_context

NAME = "claims_claim_export"
TEMPLATE = "admin/claims/claim/export.html"

PUBLISHED = {
    "claims": gettext_lazy("Published claims"),
    "evidence": gettext_lazy("Evidence of published checks"),
    "quantities": gettext_lazy("Numbers in published claims"),
    "versions": gettext_lazy("Published versions"),
    "corrections": gettext_lazy("Corrections, updates and withdrawals"),
    "speakers": gettext_lazy("Speakers, all that are public"),
    "documents": gettext_lazy("Sources, all that are public"),
    "topics": gettext_lazy("Topics, all that are public"),
    "ratings": gettext_lazy("Verdicts of the newest scale"),
}

# What the page itself posts, besides the list's own parameters in its address.
SENT = "export"


class ExportForm(forms.Form):
    """What, in which dialect, and which columns."""

    table = forms.ChoiceField(
        label=gettext_lazy("What"),
        choices=[
            (DRAFTS.name, gettext_lazy("Claims as the desk has them now, published or not")),
            *PUBLISHED.items(),
        ],
        initial=DRAFTS.name,
        widget=forms.RadioSelect,
    )
    dialect = forms.ChoiceField(
        label=gettext_lazy("File format"),
        choices=[
            (UNGUARDED.name, gettext_lazy("For spreadsheets: Excel, LibreOffice (XLSX)")),
            (EXCEL_SV.name, gettext_lazy("CSV in Swedish: semicolon and decimal comma")),
            (RFC_4180.name, gettext_lazy("CSV for programs: comma and decimal point (RFC 4180)")),
        ],
        initial=UNGUARDED.name,
        widget=forms.RadioSelect,
    )
    columns = forms.MultipleChoiceField(
        label=gettext_lazy("Columns, of claims as the desk has them"),
        required=False,
        choices=column_choices,
        initial=[column.name for column in DRAFTS.columns],
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("table") == DRAFTS.name and not cleaned.get("columns"):
            self.add_error("columns", _("Choose at least one column."))
        return cleaned


@admin.action(permissions=["view"], description=gettext_lazy("Export as they are now …"))
def export_drafts(
    page: admin.ModelAdmin[Claim], request: HttpRequest, queryset: QuerySet[Claim]
) -> HttpResponse:
    """Ask how. Where all that match are selected, their ids need not be sent along."""
    if request.POST.get("select_across") == "1":
        return HttpResponseRedirect(_address(request))
    return _ask(page, request, queryset, ExportForm(), request.POST.getlist(ACTION_CHECKBOX_NAME))


def address(page: admin.ModelAdmin[Claim]) -> URLPattern:
    """Of the page that exports all that the list's filters match."""

    def view(request: HttpRequest) -> HttpResponseBase:
        return _export(page, request)

    return path("export/", page.admin_site.admin_view(view), name=NAME)


def _address(request: HttpRequest) -> str:
    query = request.GET.urlencode()
    return reverse(f"admin:{NAME}") + (f"?{query}" if query else "")


def _export(page: admin.ModelAdmin[Claim], request: HttpRequest) -> HttpResponseBase:
    if not page.has_view_permission(request):
        raise PermissionDenied
    try:
        matching = page.get_changelist_instance(request).get_queryset(request)
    except IncorrectLookupParameters:
        page.message_user(request, _("The list has no such filter."), messages.ERROR)
        return HttpResponseRedirect(reverse("admin:claims_claim_changelist"))
    chosen = [key for key in request.POST.getlist(ACTION_CHECKBOX_NAME) if key.isdecimal()]
    if chosen:
        matching = page.get_queryset(request).filter(pk__in=chosen)
    form = ExportForm(request.POST if SENT in request.POST else None)
    if not form.is_valid():
        return _ask(page, request, matching, form, chosen)
    dialect = (DIALECTS | {UNGUARDED.name: UNGUARDED})[form.cleaned_data["dialect"]]
    if form.cleaned_data["table"] in PUBLISHED:
        return _published(TABLES[form.cleaned_data["table"]], matching, dialect)
    # In the registry's own order, whatever order the boxes are sent in.
    wanted = set(form.cleaned_data["columns"])
    table = DRAFTS.with_columns(c.name for c in DRAFTS.columns if c.name in wanted)
    DraftExport.objects.create(
        exported_at=timezone.now(),
        exported_by=actor(request),
        filters={} if chosen else dict(request.GET.lists()),
        selection=list(matching.values_list("public_id", flat=True)) if chosen else [],
        dialect=dialect.name,
        columns=[column.name for column in table.columns],
        rows=matching.count(),
    )
    name = _("claims-of-the-desk")
    if dialect is UNGUARDED:
        return _workbook(drafts_xlsx(table, matching), name)
    return _file(drafts_csv(table, matching, dialect), name)


def _published(table: Table, matching: QuerySet[Claim], dialect: Dialect) -> HttpResponseBase:
    """What of the claims is public: nothing that needs to be noted."""
    claims = None
    if table.of_claims:
        ids = matching.order_by().values("public_id")
        claims = PublicClaim.objects.using(matching.db).filter(withdrawn=False, id__in=ids)
    if dialect is UNGUARDED:
        return _workbook(whole_xlsx(table, matching.db, claims=claims), table.name)
    return _file(whole_csv(table, matching.db, claims=claims, dialect=dialect), table.name)


def _workbook(blocks: Iterator[bytes], name: str) -> HttpResponseBase:
    return _file(blocks, name, ending="xlsx", media_type=MEDIA_TYPE)


def _file(
    blocks: Iterator[bytes],
    name: str,
    *,
    ending: str = "csv",
    media_type: str = "text/csv; charset=utf-8",
) -> HttpResponseBase:
    response = StreamingHttpResponse(Begun(blocks), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["Cache-Control"] = "no-store"
    return response


def _ask(
    page: admin.ModelAdmin[Claim],
    request: HttpRequest,
    claims: QuerySet[Claim],
    form: ExportForm,
    chosen: list[str],
) -> HttpResponse:
    context: dict[str, Any] = {
        **page_context(page, request, _("Export claims")),
        "form": form,
        "count": claims.count(),
        "chosen": chosen,
        "checkbox": ACTION_CHECKBOX_NAME,
        "sent": SENT,
        "address": _address(request),
    }
    return TemplateResponse(request, TEMPLATE, context)


@admin.register(DraftExport)
class DraftExportAdmin(OnlyLookedAt, DeskAdmin[DraftExport]):
    """Who took what out, and when: to read, never to change."""

    list_display = ("when", "exported_by", "what", "row_count", "written_as")
    list_display_links = None
    list_filter = ("exported_by",)
    date_hierarchy = "exported_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[DraftExport]:
        return super().get_queryset(request).select_related("exported_by")

    @admin.display(description=gettext_lazy("exported at"), ordering="exported_at")
    def when(self, export: DraftExport) -> str:
        return short_time(export.exported_at)

    @admin.display(description=gettext_lazy("which claims"))
    def what(self, export: DraftExport) -> str:
        """Ids, or the parameters of the list."""
        if export.selection:
            return ", ".join(export.selection)
        return urlencode(export.filters, doseq=True) or capfirst(_("all claims"))

    @admin.display(description=gettext_lazy("rows"), ordering="rows")
    def row_count(self, export: DraftExport) -> str:
        return number_format(export.rows, force_grouping=True)

    @admin.display(description=gettext_lazy("form"))
    def written_as(self, export: DraftExport) -> SafeString:
        return two_lines(export.dialect, ", ".join(export.columns))
