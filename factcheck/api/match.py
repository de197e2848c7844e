"""`match/`: has what somebody says been checked already?"""

from typing import Any

from django.conf import settings
from django.http.response import HttpResponseBase
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.matching.comparing import MatchAgreement, MatchDifference
from claims.matching.public_answers import (
    ASKED_MAX_CHARACTERS,
    CheckedAnswer,
    PublicMatch,
    has_been_checked,
)
from claims.publication.shapes import API_ROOT, to_json
from corpus.normalisation import Flaw, UnusableText, normalise
from factcheck.api.conditional import tag_of_content, with_validators
from factcheck.api.errors import BadParameters
from factcheck.api.filters import check_names
from factcheck.api.reading import PUBLIC
from factcheck.api.records import json_response
from factcheck.api.schema import PROBLEM_400

TEXT = OpenApiParameter(
    "text",
    {"type": "string", "minLength": 1, "maxLength": ASKED_MAX_CHARACTERS},
    required=True,
    description="What somebody says or writes, in Swedish: a sentence, or some paragraphs.",
)


class MatchSerializer(serializers.Serializer[Any]):
    """A checked claim that is like the sentence."""

    id = serializers.CharField()
    version = serializers.IntegerField()
    url = serializers.URLField()
    statement = serializers.CharField()
    speaker = serializers.CharField()
    date = serializers.CharField(help_text="EDTF: when it was said.")
    same = serializers.BooleanField(
        help_text="Whether the sentence says the same: only then `rating` is a verdict on it."
    )
    agreements = serializers.ListField(child=serializers.ChoiceField([*MatchAgreement]))
    differences = serializers.ListField(child=serializers.ChoiceField([*MatchDifference]))
    rating = serializers.DictField(
        allow_null=True, help_text="As with the claim; null unless `same`."
    )


class MatchedSentenceSerializer(serializers.Serializer[Any]):
    start = serializers.IntegerField(help_text="Code points from the beginning of `text`.")
    end = serializers.IntegerField()
    text = serializers.CharField()
    matches = MatchSerializer(many=True)


class MatchAnswerSerializer(serializers.Serializer[Any]):
    complete = serializers.BooleanField(
        help_text="False: the time did not suffice for the last sentences."
    )
    sentences = MatchedSentenceSerializer(many=True)


class MatchView(APIView):
    @extend_schema(
        operation_id="match",
        parameters=[TEXT],
        responses={200: MatchAnswerSerializer, **PROBLEM_400},
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Checked claims that say what the text says, or nearly, with what differs."""
        check_names(request.query_params, {"text"})
        try:
            text = asked_text(request.query_params.get("text", ""))
        except UnusableText as error:
            raise BadParameters({"text": [_WHY[error.flaw]]}) from error
        if len(text) > ASKED_MAX_CHARACTERS:
            raise BadParameters(
                {"text": [f"It has {len(text)} characters; {ASKED_MAX_CHARACTERS} are taken."]}
            )
        answer = has_been_checked(text, PUBLIC, on=timezone.localdate())
        body = to_json(_answer(answer)).encode()
        return with_validators(request._request, json_response(body), tag_of_content(body))


_NO_TEXT = "Say what is to be looked for."
_WHY = {
    **dict.fromkeys(Flaw, "This is no text in UTF-8."),
    Flaw.EMPTY_FILE: _NO_TEXT,
    Flaw.EMPTY_TEXT: _NO_TEXT,
    Flaw.NUL: "It holds a NUL character, which no text has.",
}


def asked_text(text: str) -> str:
    """NFC, with LF line ends. Raises UnusableText."""
    if not text.strip():
        raise UnusableText(Flaw.EMPTY_TEXT)
    return normalise(text.encode("utf-8", "surrogatepass")).text


def _answer(answer: CheckedAnswer) -> dict[str, Any]:
    return {
        "complete": answer.complete,
        "sentences": [
            {
                "start": sentence.start,
                "end": sentence.end,
                "text": sentence.text,
                "matches": [_match(match) for match in sentence.matches],
            }
            for sentence in answer.sentences
        ],
    }


def _match(match: PublicMatch) -> dict[str, Any]:
    record = match.record
    return {
        "id": match.id,
        "version": match.version,
        "url": f"{settings.PUBLIC_BASE_URL}{API_ROOT}claims/{match.id}/",
        "statement": record["statement"],
        "speaker": record["speaker"]["name"],
        "date": record["date"]["edtf"],
        "same": match.same,
        "agreements": list(match.agreements),
        "differences": list(match.differences),
        "rating": match.rating,
    }
