"""schema.org ClaimReview: one for each checked claim, and all of them as a DataFeed."""

import hashlib
import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final

from django.db.models import QuerySet
from django.http import Http404, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.exports.streams import Begun
from claims.models import PublicClaim
from claims.publication.claimreview import CONTEXT, data_feed, feed_item
from claims.publication.record import timestamp
from claims.publication.reviews import desk, reviews
from claims.vocabulary import workflow
from claims.vocabulary.lengths import HEADLINE_MAX_CHARACTERS
from corpus.identifiers import is_public_id
from factcheck.api.conditional import STATE_COLUMNS
from factcheck.api.errors import problem
from factcheck.api.filters import check_names
from factcheck.api.json_ld import JSON_LD, RENDERERS, json_ld_response, media_type, to_json
from factcheck.api.reading import PUBLIC
from factcheck.api.schema import PROBLEM_400, PROBLEM_404
from factcheck.api.serializers import ProblemSerializer
from factcheck.build import build_digest

# So many reviews are made at a time while the feed is sent.
BATCH = 500

WHY_NOT: Final = {
    workflow.UNVERIFIED: "This claim has not been checked, so there is no review of it.",
    workflow.IN_PROGRESS: "This claim is being checked; there is no review of it yet.",
    workflow.IN_REVIEW: "The check of this claim awaits approval; there is no review of it yet.",
    workflow.NOT_CHECKABLE: (
        "This claim could not be checked, so it has no verdict and there is no review of it;"
        " its `assessment` says what was tried."
    ),
}

_TEXT = {"type": "string", "minLength": 1}
_URL = {"type": "string", "format": "uri"}
_MOMENT = {"type": "string", "format": "date-time"}


def _object(kind: str, required: dict[str, Any], optional: dict[str, Any] | None = None) -> Any:
    return {
        "type": "object",
        "required": ["@type", *required],
        "properties": {"@type": {"const": kind}, **required, **(optional or {})},
    }


_PERSON = _object("Person", {"name": _TEXT}, {"jobTitle": _TEXT, "sameAs": _URL})
_ORGANISATION = _object("Organization", {"name": _TEXT}, {"url": _URL, "sameAs": _URL})
_AUTHOR = {"oneOf": [_PERSON, _ORGANISATION]}
_NUMBERS = {name: {"type": "integer"} for name in ("ratingValue", "bestRating", "worstRating")}
_WORK = _object("CreativeWork", {"name": _TEXT}, {"url": _URL, "publisher": _ORGANISATION})
_CLAIM = _object(
    "Claim",
    {"text": _TEXT},
    {
        "author": {"oneOf": [*_AUTHOR["oneOf"], {"type": "array", "items": _AUTHOR}]},
        "datePublished": {"type": "string", "format": "date"},
        "appearance": _WORK,
        "firstAppearance": _WORK,
    },
)
CLAIM_REVIEW = _object(
    "ClaimReview",
    {
        "@context": {"const": CONTEXT},
        "url": _URL,
        "claimReviewed": {**_TEXT, "maxLength": HEADLINE_MAX_CHARACTERS},
        "itemReviewed": _CLAIM,
        "reviewRating": {
            **_object("Rating", {"alternateName": _TEXT, "ratingExplanation": _TEXT}, _NUMBERS),
            "dependentRequired": {name: sorted(_NUMBERS) for name in _NUMBERS},
        },
        "author": _ORGANISATION,
        "datePublished": _MOMENT,
        "dateModified": _MOMENT,
    },
    {
        "dateCreated": {"type": "string", "format": "date"},
        "correction": {
            "type": "array",
            "items": _object("CorrectionComment", {"text": _TEXT, "datePublished": _MOMENT}),
        },
    },
)
DATA_FEED = _object(
    "DataFeed",
    {
        "@context": {"const": CONTEXT},
        "name": _TEXT,
        "url": _URL,
        "publisher": _ORGANISATION,
        "license": _URL,
        "dataFeedElement": {
            "type": "array",
            "items": _object(
                "DataFeedItem",
                {"dateCreated": _MOMENT, "dateModified": _MOMENT, "item": CLAIM_REVIEW},
            ),
        },
    },
    {"dateModified": _MOMENT},
)


def checked_claims() -> QuerySet[PublicClaim]:
    return PublicClaim.objects.using(PUBLIC).filter(
        withdrawn=False, verification_status=workflow.CHECKED
    )


class ClaimReviewView(APIView):
    renderer_classes = RENDERERS

    @extend_schema(
        operation_id="claim_review",
        responses={
            (200, JSON_LD): CLAIM_REVIEW,
            **PROBLEM_400,
            **PROBLEM_404,
            410: OpenApiResponse(ProblemSerializer, description="The claim was withdrawn."),
        },
    )
    def get(self, request: Request, pk: str) -> HttpResponseBase:
        """The schema.org ClaimReview of a checked claim. Other claims have none: a 404 says why."""
        check_names(request.query_params, ())
        claims = PublicClaim.objects.using(PUBLIC).filter(id=pk)
        claim = claims.first() if is_public_id(pk) else None
        if claim is None:
            raise Http404(f"There is no record with the id “{pk}” here.")
        record = json.loads(claim.body)
        if claim.withdrawn:
            return problem(
                HTTPStatus.GONE,
                "This claim was withdrawn; there is no review of it.",
                withdrawn=record["withdrawn"],
            )
        review = reviews([record], using=PUBLIC).get(claim.id)
        if review is None:
            raise Http404(WHY_NOT[record["verification_status"]])
        return json_ld_response(request, review)


class ClaimReviewFeedView(APIView):
    renderer_classes = RENDERERS

    @extend_schema(
        operation_id="claim_reviews", responses={(200, JSON_LD): DATA_FEED, **PROBLEM_400}
    )
    def get(self, request: Request) -> HttpResponseBase:
        """The ClaimReviews of all checked claims as a schema.org DataFeed, streamed."""
        check_names(request.query_params, ())
        claims = PublicClaim.objects.using(PUBLIC).order_by("-publication")
        named = claims.annotate(life=STATE_COLUMNS["newest_life"])
        newest = named.values_list("publication", "published_at", "life").first()
        feed = data_feed(desk=desk(), modified=timestamp(newest[1]) if newest else None)
        # Whatever changes a review takes a publication number, so that the newest one tells all.
        numbers = (newest[0], newest[2]) if newest else (0, "")
        tag = _etag(to_json(feed), *numbers, media_type(request))
        known = get_conditional_response(request, etag=tag)
        response = known or StreamingHttpResponse(
            Begun(_elements(to_json(feed))), content_type=media_type(request)
        )
        response["ETag"] = tag
        return response


def _etag(*parts: object) -> str:
    digest = hashlib.sha256("\n".join(map(str, (build_digest(), *parts))).encode())
    return f'"{digest.hexdigest()[:32]}"'


def _elements(envelope: str) -> Iterator[str]:
    """The envelope with its elements: every claim that is checked now, once."""
    # It goes with the first batch: alone it would go out before PostgreSQL was asked.
    last, comma = 0, envelope[:-1] + ',"dataFeedElement":['
    claims = checked_claims().order_by("first_publication").values_list("pk", "body")
    while batch := list(claims.filter(pk__gt=last)[:BATCH]):
        found = reviews([json.loads(body) for _key, body in batch], using=PUBLIC)
        yield comma + ",".join(to_json(feed_item(review)) for review in found.values())
        last, comma = batch[-1][0], ","
    yield ("" if last else comma) + "]}"
