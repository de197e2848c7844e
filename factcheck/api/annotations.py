"""The claims of a document as W3C Web Annotations, page by page."""

import json
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.models import PublicClaim, PublicReference, PublicVersion
from claims.publication.annotations import CONTEXT, Json, annotation
from claims.publication.record import timestamp
from claims.publication.reviews import desk
from claims.publication.shapes import API_ROOT
from corpus.identifiers import is_public_id
from factcheck.api.errors import BadParameters
from factcheck.api.filters import check_names
from factcheck.api.json_ld import JSON_LD, RENDERERS, json_ld_response
from factcheck.api.reading import PUBLIC
from factcheck.api.schema import PROBLEM_400, PROBLEM_404

PAGE = 100
LARGEST = 2**63 - 1

_IRI = {"type": "string", "format": "uri"}
_SELECTORS = (
    {
        "type": "object",
        "required": ["type", "exact", "prefix", "suffix"],
        "properties": {
            "type": {"const": "TextQuoteSelector"},
            **{name: {"type": "string"} for name in ("exact", "prefix", "suffix")},
        },
    },
    {
        "type": "object",
        "required": ["type", "start", "end"],
        "properties": {
            "type": {"const": "TextPositionSelector"},
            "start": {"type": "integer", "minimum": 0},
            "end": {"type": "integer", "minimum": 1},
        },
    },
)
_ANNOTATION: dict[str, Any] = {
    "type": "object",
    "required": ["id", "type", "motivation", "created", "modified", "body", "target"],
    "properties": {
        "id": _IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["assessing", "describing"]},
        "creator": {"type": "object"},
        "created": {"type": "string", "format": "date-time"},
        "modified": {"type": "string", "format": "date-time"},
        "rights": _IRI,
        "body": {"type": "array", "items": {"type": "object"}},
        "target": {
            "type": "object",
            "required": ["type", "source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {"type": "object"},
                "selector": {"type": "array", "items": {"oneOf": list(_SELECTORS)}},
            },
        },
    },
}
_PAGE_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["id", "type", "partOf", "startIndex", "items"],
    "properties": {
        "@context": {"const": CONTEXT},
        "id": _IRI,
        "type": {"const": "AnnotationPage"},
        "partOf": {},
        "startIndex": {"type": "integer", "minimum": 0},
        "next": _IRI,
        "items": {"type": "array", "items": _ANNOTATION},
    },
}
_COLLECTION_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "id", "type", "label", "total", "first", "last"],
    "properties": {
        "@context": {"const": CONTEXT},
        "id": _IRI,
        "type": {"const": "AnnotationCollection"},
        "label": {"type": "string"},
        "total": {"type": "integer", "minimum": 0},
        "first": _PAGE_SCHEMA,
        "last": _IRI,
    },
}


class AnnotationsView(APIView):
    renderer_classes = RENDERERS

    @extend_schema(
        operation_id="document_annotations",
        parameters=[
            OpenApiParameter(
                "after",
                OpenApiTypes.INT64,
                description=(
                    "Which page, as `next` has it; 0 is the first. Without it the collection is"
                    " answered, with its first page inside."
                ),
            )
        ],
        responses={
            (200, JSON_LD): {"oneOf": [_COLLECTION_SCHEMA, _PAGE_SCHEMA]},
            **PROBLEM_400,
            **PROBLEM_404,
        },
    )
    def get(self, request: Request, pk: str) -> HttpResponseBase:
        """Where in the document each claim stands: W3C Web Annotations, oldest publication first.

        Offsets are Unicode code points of the text with the given SHA-256, half-open.
        """
        check_names(request.query_params, {"after"})
        after = _after(request.query_params.get("after"))
        collection = _Collection(pk)
        answer = collection.whole() if after is None else collection.page(after)
        return json_ld_response(request, {"@context": CONTEXT, **answer}, profile=CONTEXT)


def _after(text: str | None) -> int | None:
    if text is None:
        return None
    if text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST:
        return int(text)
    raise BadParameters({"after": ["Say a whole number, as the address of a page has it."]})


class _Collection:
    """The annotations of one document. Raises Http404 where there is no such document."""

    def __init__(self, document: str) -> None:
        references = PublicReference.objects.using(PUBLIC).filter(
            kind=PublicReference.Kind.DOCUMENT, id=document
        )
        known = references.values_list("name", "body").first() if is_public_id(document) else None
        if known is None:
            raise Http404(f"There is no record with the id “{document}” here.")
        self.title = known[0]
        self.document: Json = json.loads(known[1])
        self.id = f"{settings.PUBLIC_BASE_URL}{API_ROOT}documents/{document}/annotations/"
        self.claims: QuerySet[PublicClaim] = PublicClaim.objects.using(PUBLIC).filter(
            document_id=document, withdrawn=False
        )

    def whole(self) -> Json:
        """The collection, with its first page inside."""
        total = self.claims.count()
        first = self.page(0)
        return {
            "id": self.id,
            "type": "AnnotationCollection",
            "label": self.title,
            "total": total,
            "first": {**first, "partOf": self.id},
            "last": self.address(self._before_last_page(total)),
        }

    def page(self, after: int) -> Json:
        """The annotations of the claims first published after this publication number."""
        first_version = PublicVersion.objects.using(PUBLIC).filter(claim=OuterRef("pk"), number=1)
        rows = list(
            self.claims.filter(first_publication__gt=after)
            .order_by("first_publication")
            .annotate(first_published_at=Subquery(first_version.values("published_at")))
            .values_list("first_publication", "body", "first_published_at", named=True)[: PAGE + 1]
        )
        shown = rows[:PAGE]
        page: Json = {
            "id": self.address(after),
            "type": "AnnotationPage",
            "partOf": {"id": self.id, "type": "AnnotationCollection", "label": self.title},
            "startIndex": self.claims.filter(first_publication__lte=after).count() if after else 0,
        }
        if len(rows) > PAGE:
            page["next"] = self.address(shown[-1].first_publication)
        page["items"] = [
            annotation(
                json.loads(row.body),
                desk=desk(),
                created=timestamp(row.first_published_at),
                newest=self.document,
            )
            for row in shown
        ]
        return page

    def address(self, after: int) -> str:
        return f"{self.id}?after={after}"

    def _before_last_page(self, total: int) -> int:
        """The publication number after which the last page begins."""
        start = (max(total, 1) - 1) // PAGE * PAGE
        keys = self.claims.order_by("first_publication").values_list("pk", flat=True)
        return next(iter(keys[start - 1 : start]), 0) if start else 0
