"""`claims.csv` and its like, and `claims.jsonl`: whole tables, streamed, that can be resumed."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.http import HttpResponse, HttpResponseBase, QueryDict
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.exports.columns import Table, UnknownColumns
from claims.exports.registry import TABLES
from claims.exports.snapshots import Snapshot
from claims.exports.streams import csv_blocks, record_blocks
from claims.exports.workbooks import table_xlsx
from claims.exports.xlsx import MEDIA_TYPE
from claims.models import PublicClaim
from claims.publication.meant import with_marks
from claims.vocabulary.spreadsheet_cells import DIALECTS, RFC_4180
from factcheck.api.as_of import AS_OF, asked_as_of
from factcheck.api.downloads import Download, answer
from factcheck.api.errors import BadParameters
from factcheck.api.filters import ClaimFilter, check_names
from factcheck.api.narrowing import Filters, Narrowing, NarrowingBackend
from factcheck.api.reading import PUBLIC
from factcheck.api.renderers import CSVRenderer, JSONLinesRenderer, XlsxRenderer
from factcheck.api.schema import PROBLEM_400

PARTIAL = "The rest of a broken download: see “Downloads that break off” in the documentation."


class TableDownload(Download):
    """One table as CSV, as a request asks for it. Raises BadParameters."""

    content_type = "text/csv; charset=utf-8; header=present"
    how_written: tuple[str, ...] = ("dialect", "columns")
    ending = "csv"

    def __init__(self, table: Table, parameters: QueryDict, filters: Filters | None = None) -> None:
        self.file_name = f"{table.name}.{self.ending}"
        self.of_versions = table.of_claims
        if filters:
            self.as_of = asked_as_of(parameters)
            self.narrowing = _narrowing(filters, parameters, self.as_of, also=self.how_written)
        else:
            check_names(parameters, self.how_written)
        self.dialect = _dialect(parameters)
        self.table = _chosen(table, parameters)
        given = sorted(self.narrowing.given.items()) if self.narrowing else []
        columns = ",".join(column.name for column in self.table.columns)
        self.query = f"{self.dialect.name} {columns} {given!r} {self.as_of}"

    def claims(self) -> Any:
        """Those that are asked for; None for all."""
        if self.narrowing and self.narrowing.given:
            return self.narrowing.narrow(_public(), of_then=True)
        return None

    def blocks(self, snapshot: Snapshot, as_of: int | None) -> Iterator[bytes]:
        return csv_blocks(
            self.table, snapshot, claims=self.claims(), dialect=self.dialect, as_of=as_of
        )


class WorkbookDownload(TableDownload):
    """One table as XLSX. Raises BadParameters."""

    content_type = MEDIA_TYPE
    how_written = ("columns",)
    ending = "xlsx"

    def blocks(self, snapshot: Snapshot, as_of: int | None) -> Iterator[bytes]:
        return table_xlsx(self.table, snapshot, claims=self.claims(), as_of=as_of)


class RecordsDownload(Download):
    """The claims' records as JSON Lines. Raises BadParameters."""

    file_name = "claims.jsonl"
    content_type = "application/jsonl"

    def __init__(self, parameters: QueryDict, filters: Filters) -> None:
        self.as_of = asked_as_of(parameters)
        self.narrowing = _narrowing(filters, parameters, self.as_of)
        self.query = f"{sorted(self.narrowing.given.items())!r} {self.as_of}"

    def blocks(self, snapshot: Snapshot, as_of: int | None) -> Iterator[bytes]:
        claims = self.narrowing.narrow(_public(), of_then=True) if self.narrowing else _public()
        return record_blocks(snapshot, claims=claims, as_of=as_of)


def _narrowing(
    filters: Filters, parameters: QueryDict, as_of: int | None, *, also: tuple[str, ...] = ()
) -> Narrowing:
    """What is asked for; where no claim has a word of it, with å, ä and ö, as the list has it. The
    words that were looked for are in the tag."""
    asked = Narrowing(filters, parameters, paged=False, also=(*also, "as_of"))
    if as_of is None and (meant := with_marks(asked.words, PUBLIC)):
        return asked if asked.narrow(_public()).exists() else asked.asking(meant)
    return asked


def _public() -> Any:
    return PublicClaim.objects.using(PUBLIC).filter(withdrawn=False)


def _dialect(parameters: QueryDict) -> Any:
    name = parameters.get("dialect") or RFC_4180.name
    if name not in DIALECTS:
        known = ", ".join(DIALECTS)
        raise BadParameters({"dialect": [f"There is no dialect “{name}”; there are: {known}."]})
    return DIALECTS[name]


def _chosen(table: Table, parameters: QueryDict) -> Table:
    names = [name.strip() for name in parameters.get("columns", "").split(",") if name.strip()]
    try:
        return table.with_columns(names) if names else table
    except UnknownColumns as error:
        if error.twice:
            message = f"Asked for more than once: {error}."
        else:
            known = ", ".join(column.name for column in table.columns)
            message = f"{table.name} has no column {error}; it has {known}."
        raise BadParameters({"columns": [message]}) from None


class DownloadView(APIView):
    """A subclass says what is downloaded."""

    def download(self, request: Request) -> Download:
        raise NotImplementedError

    def get(self, request: Request) -> HttpResponseBase:
        download = self.download(request)
        if download.narrowing and download.as_of is None:
            download.narrowing.check_references(PUBLIC)
        return answer(request._request, download, Snapshot(PUBLIC))

    def options(self, _request: Request) -> HttpResponse:  # type: ignore[override]
        """What is allowed; REST framework would describe the view, in words called CSV."""
        return HttpResponse(status=204)


class TableView(DownloadView):
    """A table of the exports as CSV."""

    renderer_classes = (CSVRenderer,)
    made_by: ClassVar[type[TableDownload]] = TableDownload
    table: ClassVar[Table]
    filterset_class: ClassVar[Filters | None] = None

    def download(self, request: Request) -> Download:
        return self.made_by(self.table, request.query_params, self.filterset_class)


class ClaimsTableView(TableView):
    """One that is about claims, and takes the same filters as their list."""

    queryset = _public()
    filter_backends = (NarrowingBackend,)
    filterset_class = ClaimFilter


DIALECT = OpenApiParameter(
    "dialect",
    OpenApiTypes.STR,
    enum=list(DIALECTS),
    default=RFC_4180.name,
    description="`excel-sv` is CSV for Swedish programs: semicolon, BOM, decimal comma.",
)
COLUMNS = OpenApiParameter(
    "columns",
    OpenApiTypes.STR,
    description="Only these columns, in this order, joined by commas.",
)


def table_view(table: Table, made_by: type[TableDownload] = TableDownload) -> type[TableView]:
    """The view of one table, described for the schema."""
    base = ClaimsTableView if table.of_claims else TableView
    of_csv = made_by is TableDownload
    media_type, kind, form = (
        ("text/csv", OpenApiTypes.STR, "RFC 4180, UTF-8, with a header; see the data dictionary.")
        if of_csv
        else (MEDIA_TYPE, OpenApiTypes.BINARY, "A workbook for spreadsheets; see `readers.md`.")
    )
    described = extend_schema(
        operation_id=f"{table.name}_{made_by.ending}",
        summary=f"{table.title} as {made_by.ending.upper()}",
        description=f"{table.title}. {table.description}",
        filters=table.of_claims,
        parameters=[
            *([DIALECT] if of_csv else []),
            COLUMNS,
            *([AS_OF] if table.of_claims else []),
        ],
        responses={
            (200, media_type): OpenApiResponse(kind, description=form),
            (206, media_type): OpenApiResponse(kind, description=PARTIAL),
            **PROBLEM_400,
        },
    )
    own = {
        "table": table,
        "made_by": made_by,
        "renderer_classes": (CSVRenderer if of_csv else XlsxRenderer,),
        "__doc__": table.description,
    }
    name = f"{table.title}{made_by.ending.title()}View"
    view: type[TableView] = extend_schema_view(get=described)(type(name, (base,), own))
    return view


TABLE_VIEWS = {name: table_view(table) for name, table in TABLES.items()}
WORKBOOK_VIEWS = {name: table_view(table, WorkbookDownload) for name, table in TABLES.items()}


class ClaimsJsonLinesView(DownloadView):
    """All claims that match, as JSON Lines."""

    renderer_classes = (JSONLinesRenderer,)
    queryset = _public()
    filter_backends = (NarrowingBackend,)
    filterset_class = ClaimFilter

    def download(self, request: Request) -> Download:
        return RecordsDownload(request.query_params, self.filterset_class)

    @extend_schema(
        operation_id="claims_jsonl",
        summary="Claims as JSON Lines",
        filters=True,
        parameters=[AS_OF],
        responses={
            (200, "application/jsonl"): OpenApiResponse(
                OpenApiTypes.STR, description="One record a line, as `claims/{id}/` has it."
            ),
            (206, "application/jsonl"): OpenApiResponse(OpenApiTypes.STR, description=PARTIAL),
            **PROBLEM_400,
        },
    )
    def get(self, request: Request) -> HttpResponseBase:
        """The same filters as `claims/`; every match, oldest publication first, streamed."""
        return super().get(request)
