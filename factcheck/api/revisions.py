"""`documents/{id}/revisions/{number}/`: one text of a source, the newest or an earlier one."""

import json
from typing import Any

from django.http import Http404, HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.models import PublicEarlierText, PublicReference
from claims.publication.shapes import to_json
from corpus.identifiers import is_public_id
from factcheck.api.conditional import tag_of_content, with_validators
from factcheck.api.filters import check_names
from factcheck.api.reading import PUBLIC
from factcheck.api.records import json_response
from factcheck.api.schema import PROBLEM_400, PROBLEM_404
from factcheck.api.serializers import PageSerializer

# More digits are no number of a text that there could be.
LONGEST_NUMBER_CHARACTERS = 9


class RevisionSerializer(s.Serializer[Any]):
    document = s.CharField(help_text="Id of the source.")
    revision = s.IntegerField()
    api_url = s.URLField()
    page_url = s.URLField(help_text="The text's page here, for people.")
    newest_revision = s.IntegerField(help_text="The one that the source's own page has.")
    sha256 = s.CharField()
    length = s.IntegerField(help_text="Code points of the text.")
    text = s.CharField(
        allow_null=True, help_text="The whole text, where the rights note allows it; else null."
    )
    pages = PageSerializer(
        many=True, allow_null=True, help_text="Of the text; null where it has none that are known."
    )


class RevisionView(APIView):
    """One text of one source."""

    @extend_schema(
        operation_id="document_revision",
        parameters=[OpenApiParameter("number", OpenApiTypes.INT64, OpenApiParameter.PATH)],
        responses={200: RevisionSerializer, **PROBLEM_400, **PROBLEM_404},
    )
    def get(self, request: Request, pk: str, number: str) -> HttpResponseBase:
        """One text of a source: the newest, or an earlier one that a version of a claim stands on.

        A text never changes: `source.start` and `source.end` of every version with this
        `source.revision` count its code points. It is shown whole where the rights note allows it.
        """
        check_names(request.query_params, ())
        found = _revision(pk, number)
        if found is None:
            raise Http404(f"There is no text with the number “{number}” of “{pk}” here.")
        body = to_json(found).encode()
        return with_validators(request._request, json_response(body), tag_of_content(body))


def _revision(document: str, asked: str) -> dict[str, Any] | None:
    is_number = asked.isascii() and asked.isdigit() and not asked.startswith("0")
    if not (is_public_id(document) and is_number and len(asked) <= LONGEST_NUMBER_CHARACTERS):
        return None
    number = int(asked)
    references = PublicReference.objects.using(PUBLIC).filter(
        kind=PublicReference.Kind.DOCUMENT, id=document
    )
    known = references.values_list("body", "text", "pages").first()
    if known is None:
        return None
    newest, (text, pages) = json.loads(known[0]), known[1:]
    path, page = f"revisions/{number}/", newest["page_url"]
    if number == newest["revision"]:
        sha256, length = newest["sha256"], newest["length"]
    else:
        texts = PublicEarlierText.objects.using(PUBLIC).filter(
            document_id=document, revision=number
        )
        earlier = texts.values_list("sha256", "length", "text", "pages").first()
        if earlier is None:
            return None
        sha256, length, text, pages = earlier
        page += path
    return {
        "document": document,
        "revision": number,
        "api_url": newest["api_url"] + path,
        "page_url": page,
        "newest_revision": newest["revision"],
        "sha256": sha256,
        "length": length,
        "text": text,
        "pages": json.loads(pages) if pages else None,
    }
