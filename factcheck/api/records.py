"""A list and its records, read over the public connection and passed through as finished JSON."""

from functools import cache
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from rest_framework import viewsets
from rest_framework.request import Request

from factcheck.api import pagination
from factcheck.api.conditional import tag_of_content, with_validators
from factcheck.api.filters import PAGING, check_names
from factcheck.api.pagination import Ordering, RecordPage
from factcheck.api.reading import PUBLIC, Row, read
from factcheck.api.statements import Given, Statement, statement

# A record is no page: it loads and runs nothing, and stands in no frame.
HEADERS = {
    "Content-Type": "application/json",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


def json_response(body: bytes) -> HttpResponse:
    return HttpResponse(body, headers=HEADERS)


class RecordViewSet(viewsets.GenericViewSet[Any]):
    """A subclass names its queryset, its serializer (for the schema) and its orderings."""

    orderings: ClassVar[dict[str, Ordering]]
    default_ordering: ClassVar[str]
    column = "body"  # which has the finished JSON
    lookup_field = "id"
    lookup_value_regex = "[^/]+"

    def list(self, request: Request) -> HttpResponseBase:
        body = self.render(self.page(request.query_params))
        return with_validators(request._request, json_response(body), tag_of_content(body))

    def retrieve(self, request: Request, id: str) -> HttpResponseBase:  # noqa: A002
        check_names(request.query_params, ())
        body = self.body(id)
        return with_validators(request._request, json_response(body), tag_of_content(body))

    def page(self, parameters: QueryDict) -> RecordPage:
        check_names(parameters, PAGING)
        return self.cut(self.get_queryset(), parameters)

    def cut(self, records: QuerySet[Any], parameters: QueryDict) -> RecordPage:
        ordering, cursor = pagination.choose_ordering(
            parameters, self.orderings, self.default_ordering
        )
        size = pagination.page_size(parameters)
        return pagination.fetch_page(records, ordering, cursor, size, self.column)

    def render(self, page: RecordPage) -> bytes:
        request = self.request
        return pagination.render_page(request.path_info, request.query_params, page)

    def body(self, pk: str) -> bytes:
        """The record's JSON."""
        body: bytes = self.row(pk, "body")[0]
        return body

    def singles(self) -> QuerySet[Any]:
        """Where a single record is looked for."""
        return self.get_queryset()

    def row(self, pk: str, *columns: str) -> Row:
        """One record's columns; without a query where no record can have such an id."""
        made = _statement_of_one(type(self), columns)
        if "\x00" not in pk and (rows := read(PUBLIC, *made.filled({"id": pk}))):
            return rows[0]
        raise Http404(f"There is no record with the id “{pk}” here.")


@cache
def _statement_of_one(view: type[RecordViewSet], columns: tuple[str, ...]) -> Statement:
    return statement(view().singles().filter(id=Given("id")).values_list(*columns))
