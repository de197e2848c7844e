"""The addresses of the API. A viewset is a queryset, its orderings and, for claims, its filters."""

import json

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    QueryDict,
)
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.exports.registry import TABLES
from claims.models import PublicRedirect, PublicReference
from corpus.swedish import sort_key
from factcheck.api.errors import BadParameters
from factcheck.api.fields import PartyCodeField
from factcheck.api.filters import PAGING, check_names
from factcheck.api.narrowing import nowhere
from factcheck.api.pagination import Ordering, RecordPage
from factcheck.api.reading import PUBLIC
from factcheck.api.records import RecordViewSet, json_response
from factcheck.api.schema import MOVED_301, PROBLEM_400, PROBLEM_404, listed, paging
from factcheck.api.serializers import (
    DocumentSerializer,
    DocumentWithTextSerializer,
    PartySerializer,
    RatingSerializer,
    SpeakerSerializer,
    TopicSerializer,
)

NAME_ORDERINGS = {
    ordering.name: ordering
    for ordering in (
        Ordering("name", ("sort_key", "id"), (str, str)),
        Ordering("-name", ("sort_key", "id"), (str, str), descending=True),
    )
}


class ReferenceViewSet(RecordViewSet):
    """What public claims refer to; a subclass says which kind."""

    kind: str
    orderings = NAME_ORDERINGS
    default_ordering = "name"

    def get_queryset(self) -> QuerySet[PublicReference]:
        return PublicReference.objects.using(PUBLIC).filter(kind=self.kind)


SPEAKER_Q = OpenApiParameter(
    "q", OpenApiTypes.STR, description="Whose name has all these words or parts of words."
)
SPEAKER_PARTY = OpenApiParameter(
    "party", OpenApiTypes.STR, description="Who is of this party: its code or its name."
)
LONGEST_QUERY = 500


class SpeakerViewSet(ReferenceViewSet):
    kind = PublicReference.Kind.SPEAKER
    serializer_class = SpeakerSerializer

    @extend_schema(
        parameters=[*paging(NAME_ORDERINGS, "name"), SPEAKER_Q, SPEAKER_PARTY],
        responses={200: listed(SpeakerSerializer), **PROBLEM_400},
    )
    def list(self, request: Request) -> HttpResponseBase:
        """Everybody who speaks in a published claim, in Swedish alphabetical order."""
        return super().list(request)

    def page(self, parameters: QueryDict) -> RecordPage:
        check_names(parameters, {*PAGING, "q", "party"}, frozenset({"party"}))
        speakers = self.get_queryset()
        try:
            parties = [PartyCodeField(required=False).clean(p) for p in parameters.getlist("party")]
        except ValidationError as error:
            raise BadParameters({"party": error.messages}) from error
        if parties := [party for party in parties if party]:
            there = PublicReference.objects.using(PUBLIC).filter(kind="party", id__in=parties)
            for unknown in set(parties).difference(there.values_list("id", flat=True)):
                raise BadParameters({"party": [nowhere("party", unknown, PUBLIC)]})
            speakers = speakers.filter(party__in=parties)
        text = parameters.get("q", "")
        if len(text) > LONGEST_QUERY or "\x00" in text:
            raise BadParameters({"q": [f"Say at most {LONGEST_QUERY} characters of text."]})
        for word in text.split():
            # Letters count as the order does: case and accents don't matter, å, ä and ö do.
            speakers = speakers.filter(sort_key__contains=sort_key(word))
        return self.cut(speakers, parameters)

    @extend_schema(responses={200: SpeakerSerializer, **MOVED_301, **PROBLEM_400, **PROBLEM_404})
    def retrieve(self, request: Request, id: str) -> HttpResponseBase:  # noqa: A002
        """One speaker; a record that was merged into another leads there."""
        try:
            return super().retrieve(request, id)
        except Http404:
            moved = PublicRedirect.objects.using(PUBLIC).filter(old_id=id)
            new_id = moved.values_list("new_id", flat=True).first() if "\x00" not in id else None
            if new_id is None:
                raise
        return HttpResponsePermanentRedirect(
            f"{settings.PUBLIC_BASE_URL}/api/v1/speakers/{new_id}/"
        )


class PartyViewSet(ReferenceViewSet):
    kind = PublicReference.Kind.PARTY
    serializer_class = PartySerializer

    @extend_schema(
        parameters=paging(NAME_ORDERINGS, "name"),
        responses={200: listed(PartySerializer), **PROBLEM_400},
    )
    def list(self, request: Request) -> HttpResponseBase:
        """The parties of those who speak in published claims, with counts."""
        return super().list(request)

    @extend_schema(responses={200: PartySerializer, **PROBLEM_400, **PROBLEM_404})
    def retrieve(self, request: Request, id: str) -> HttpResponseBase:  # noqa: A002
        """One party, by its code."""
        return super().retrieve(request, id)


class DocumentViewSet(ReferenceViewSet):
    kind = PublicReference.Kind.DOCUMENT
    serializer_class = DocumentSerializer

    @extend_schema(
        parameters=paging(NAME_ORDERINGS, "name"),
        responses={200: listed(DocumentSerializer), **PROBLEM_400},
    )
    def list(self, request: Request) -> HttpResponseBase:
        """The sources of published claims, by title."""
        return super().list(request)

    @extend_schema(responses={200: DocumentWithTextSerializer, **PROBLEM_400, **PROBLEM_404})
    def retrieve(self, request: Request, id: str) -> HttpResponseBase:  # noqa: A002
        """One source; with its pages, and its whole text where the rights note allows it."""
        return super().retrieve(request, id)

    def body(self, pk: str) -> bytes:
        body, text, pages = self.row(pk, "body", "text", "pages")
        shown = json.dumps(None if text is None else text.decode(), ensure_ascii=False)
        return b'%b,"text":%b,"pages":%b}' % (body[:-1], shown.encode(), pages or b"null")


class TopicViewSet(ReferenceViewSet):
    kind = PublicReference.Kind.TOPIC
    serializer_class = TopicSerializer

    @extend_schema(
        parameters=paging(NAME_ORDERINGS, "name"),
        responses={200: listed(TopicSerializer), **PROBLEM_400},
    )
    def list(self, request: Request) -> HttpResponseBase:
        """The topics of published claims."""
        return super().list(request)

    @extend_schema(responses={200: TopicSerializer, **PROBLEM_400, **PROBLEM_404})
    def retrieve(self, request: Request, id: str) -> HttpResponseBase:  # noqa: A002
        """One topic."""
        return super().retrieve(request, id)


class RatingViewSet(ReferenceViewSet):
    kind = PublicReference.Kind.RATING
    serializer_class = RatingSerializer

    @extend_schema(
        parameters=paging(NAME_ORDERINGS, "name"),
        responses={200: listed(RatingSerializer), **PROBLEM_400},
    )
    def list(self, request: Request) -> HttpResponseBase:
        """The verdicts of the newest rating scale and their definitions, in the scale's order."""
        return super().list(request)

    @extend_schema(responses={200: RatingSerializer, **PROBLEM_400, **PROBLEM_404})
    def retrieve(self, request: Request, id: str) -> HttpResponseBase:  # noqa: A002
        """One verdict."""
        return super().retrieve(request, id)


class RootView(APIView):
    """Where everything is."""

    @extend_schema(exclude=True)
    def get(self, _request: Request) -> HttpResponse:
        names = (
            *("claims/", "corrections/", "documents/", "speakers/", "parties/", "topics/"),
            *("ratings/", "stats/"),
        )
        base = f"{settings.PUBLIC_BASE_URL}/api/v1/"
        tables = [f"{name}.{ending}" for ending in ("csv", "xlsx") for name in TABLES]
        others = (*tables, "claims.jsonl", "exports/", "schema/", "docs/")
        links = {name.rstrip("/"): base + name for name in (*names, *others)}
        return json_response(json.dumps(links).encode())
