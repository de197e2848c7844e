"""JSON-LD as an answer: `application/ld+json`, or `application/json` for whoever asks for that."""

import json
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from claims.publication.claimreview import Json
from factcheck.api.conditional import tag_of_content, with_validators

JSON_LD = "application/ld+json"


class JsonLdRenderer(BaseRenderer):
    """Names the media type to content negotiation; the views write the JSON themselves."""

    media_type = JSON_LD
    format = "jsonld"
    charset = None

    def render(self, data: Any, *_args: Any, **_kwargs: Any) -> bytes:
        return data if isinstance(data, bytes) else to_json(data).encode()


RENDERERS = (JsonLdRenderer, JSONRenderer)


def to_json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def media_type(request: Request, profile: str | None = None) -> str:
    """What the client asked for; JSON-LD says by which profile it is read."""
    accepted: str = request.accepted_renderer.media_type
    return f'{JSON_LD}; profile="{profile}"' if profile and accepted == JSON_LD else accepted


def json_ld_response(request: Request, value: Json, profile: str | None = None) -> HttpResponseBase:
    response = HttpResponse(to_json(value), content_type=media_type(request, profile))
    return with_validators(request, response, tag_of_content(response.content))
