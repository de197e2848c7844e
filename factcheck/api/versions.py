"""`claims/{id}/versions/`: how a claim has read; `corrections/`: what was changed in public."""

from typing import Any

from django.conf import settings
from django.db.models import CharField, F, Func, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat, NullIf
from django.http import Http404, HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.models import ClaimVersion, PublicVersion
from claims.publication.shapes import API_ROOT
from factcheck.api.conditional import tag_of_content, with_validators
from factcheck.api.filters import check_names
from factcheck.api.pagination import Ordering
from factcheck.api.reading import PUBLIC, read
from factcheck.api.records import RecordViewSet, json_response
from factcheck.api.schema import PROBLEM_400, PROBLEM_404, listed, paging
from factcheck.api.serializers import NoticeSerializer, VersionSerializer

Kind = ClaimVersion.Kind

# What tells the public that something it may have read is different now.
CORRECTIONS = (Kind.CORRECTION, Kind.UPDATE, Kind.WITHDRAWAL)

ORDERINGS = {
    ordering.name: ordering
    for ordering in (
        Ordering("-published_at", ("publication",), (int,), descending=True),
        Ordering("published_at", ("publication",), (int,)),
    )
}


def notices(*, with_record: bool) -> QuerySet[Any]:
    """Versions with `notice`: their JSON as the API answers it."""
    base = f"{settings.PUBLIC_BASE_URL}{API_ROOT}"
    parts: list[tuple[str, Any]] = [
        ("claim", F("claim__id")),
        ("url", Concat(_text(f"{base}claims/"), "claim__id", _text("/"), output_field=TextField())),
        ("page_url", _page_of_version()),
        ("version", F("number")),
        ("kind", F("kind")),
        ("note", NullIf("note", _text(""))),
        ("published_at", _rfc_3339("published_at")),
    ]
    if with_record:
        parts.append(("record", Func("body", template="%(expressions)s::json")))
    pairs = [item for name, value in parts for item in (_text(name), value)]
    built = Func(*pairs, function="json_build_object", output_field=TextField())
    versions: QuerySet[Any] = PublicVersion.objects.using(PUBLIC).annotate(
        notice=Cast(built, TextField())
    )
    return versions


def _page_of_version() -> Concat:
    parts = (_text(f"{settings.PUBLIC_BASE_URL}/claims/"), "claim__id", _text("/versions/"))
    number = Cast("number", TextField())
    return Concat(*parts, number, _text("/"), output_field=TextField())


def _text(value: str) -> Cast:
    """A constant whose type the server need not guess."""
    return Cast(Value(value), TextField())


def _rfc_3339(field: str) -> Func:
    """As everywhere in the API: UTC, to the microsecond."""
    form = _text('YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    in_utc = Func(F(field), template="%(expressions)s AT TIME ZONE 'UTC'")
    return Func(in_utc, form, function="to_char", output_field=CharField())


class VersionsView(APIView):
    """All versions of one claim."""

    @extend_schema(
        operation_id="claims_versions",
        responses={200: listed(VersionSerializer), **PROBLEM_400, **PROBLEM_404},
    )
    def get(self, request: Request, id: str) -> HttpResponseBase:  # noqa: A002
        """Every version of a claim, oldest first, each as it was. While a claim is withdrawn, its
        versions keep their numbers and notes, not their words."""
        check_names(request.query_params, ())
        versions = notices(with_record=True).filter(claim__id=id).order_by("number")
        query = versions.values_list("notice").query
        rows = [] if "\x00" in id else read(PUBLIC, *query.get_compiler(PUBLIC).as_sql())
        if not rows:
            raise Http404(f"There is no record with the id “{id}” here.")
        joined = b",".join(row[0] for row in rows)
        body = b'{"next": null, "previous": null, "results": [%b]}' % joined
        return with_validators(request._request, json_response(body), tag_of_content(body))


class CorrectionViewSet(RecordViewSet):
    """Corrections, updates and withdrawals of published claims, with their public notes."""

    serializer_class = NoticeSerializer
    orderings = ORDERINGS
    default_ordering = "-published_at"
    column = "notice"

    def get_queryset(self) -> QuerySet[Any]:
        corrections: QuerySet[Any] = notices(with_record=False).filter(kind__in=CORRECTIONS)
        return corrections

    @extend_schema(
        operation_id="corrections_list",
        parameters=paging(ORDERINGS, "-published_at"),
        responses={200: listed(NoticeSerializer), **PROBLEM_400},
    )
    def list(self, request: Request) -> HttpResponseBase:
        """What was corrected, updated or withdrawn, newest first, each with its public note."""
        return super().list(request)
