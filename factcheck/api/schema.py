"""What the OpenAPI schema says beyond what the views and filters tell by themselves."""

import re
from typing import Any

from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers

from factcheck.api.deprecations import mark_in_schema
from factcheck.api.errors import PROBLEM
from factcheck.api.filters import MOST_VALUES, SEVERAL
from factcheck.api.highlighting import SEARCHED
from factcheck.api.pagination import DEFAULT_PAGE_SIZE, LARGEST_PAGE_SIZE, Ordering
from factcheck.api.serializers import ProblemSerializer, WithdrawnSinceSerializer

PROBLEM_400 = {
    (400, PROBLEM): OpenApiResponse(ProblemSerializer, description="A parameter is wrong; named.")
}
PROBLEM_404 = {
    (404, PROBLEM): OpenApiResponse(ProblemSerializer, description="There is no such record.")
}
MOVED_301 = {
    301: OpenApiResponse(description="The record was merged into another one: see `Location`.")
}


class EnglishSchema(SchemaGenerator):
    """The contract is in English, whoever asks for it and wherever it is made."""

    def get_schema(self, *args: Any, **kwargs: Any) -> Any:
        with translation.override("en"):
            made: dict[str, Any] = super().get_schema(*args, **kwargs)  # type: ignore[no-untyped-call]
        made["info"]["license"] = LICENCE
        # Where the schema is served, the API is.
        made["servers"] = [{"url": "/", "description": "This server."}]
        made["security"] = []  # no key, no account
        for methods in made["paths"].values():
            for operation in methods.values():
                operation.setdefault("summary", _summary(operation.get("description", "")))
                for parameter in operation.get("parameters", ()):
                    _let_be_repeated(parameter)
        described: dict[str, Any] = accepting_null(made)
        mark_in_schema(described)
        return described


LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


def _summary(description: str) -> str:
    """Its first sentence or clause."""
    return re.split(r"[.:;]\s|[.:;]$", " ".join(description.split()), maxsplit=1)[0]


def _let_be_repeated(parameter: dict[str, Any]) -> None:
    """What may have several values is a list of them."""
    if parameter["in"] == "query" and parameter["name"] in SEVERAL:
        one = parameter["schema"]
        if one.get("type") != "array":
            parameter["schema"] = {"type": "array", "items": one, "maxItems": MOST_VALUES}
            parameter |= {"style": "form", "explode": True}


def accepting_null(schema: Any) -> Any:
    """Whatever may be anything may be null: as the generator has it, `oneOf` of anything and null
    refuses null, for that matches both."""
    if isinstance(schema, list):
        return [accepting_null(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {key: accepting_null(part) for key, part in schema.items()}
    if {"type": "null"} in parts.get("oneOf", ()) and {} in parts["oneOf"]:
        del parts["oneOf"]
    return parts


def paging(orderings: dict[str, Ordering], default: str) -> list[OpenApiParameter]:
    return [
        OpenApiParameter("cursor", OpenApiTypes.STR, description="As `next` or `previous` has it."),
        OpenApiParameter(
            "page_size",
            {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE_SIZE},
            default=DEFAULT_PAGE_SIZE,
        ),
        OpenApiParameter("ordering", OpenApiTypes.STR, enum=list(orderings), default=default),
    ]


def _spans() -> serializers.ListField:
    span = serializers.ListField(child=serializers.IntegerField(), min_length=2, max_length=2)
    return serializers.ListField(child=span)


def listed(item: type[serializers.Serializer[Any]], *, of_claims: bool = False) -> Any:
    """The envelope of a list: one object, which the schema would else take for a list of them."""
    fields: dict[str, Any] = {
        "next": serializers.URLField(allow_null=True),
        "previous": serializers.URLField(allow_null=True),
        "results": item(many=True),
    }
    if of_claims:
        fields["count"] = inline_serializer(
            "Count",
            {
                "value": serializers.IntegerField(),
                "exact": serializers.BooleanField(help_text="False: there are more than `value`."),
            },
            required=False,
            help_text="With `count=true`: how many claims match.",
        )
        fields["highlights"] = inline_serializer(
            "Highlights",
            {name: _spans() for name in SEARCHED},
            many=True,
            required=False,
            help_text="With `highlight=true`: of each result, where the words of `q` stand.",
        )
        fields["publication"] = serializers.IntegerField(
            required=False, help_text="With `since`: where to go on from."
        )
        fields["life"] = serializers.CharField(
            required=False,
            help_text="With `since`: another one than before tells of a restore from a backup.",
        )
        fields["as_of"] = serializers.IntegerField(
            required=False, help_text="With `as_of`: what it was asked for."
        )
        fields["withdrawn_since"] = WithdrawnSinceSerializer(required=False)
        fields["words"] = inline_serializer(
            "WordRules",
            {
                "rules": serializers.CharField(help_text="By which words are found today."),
                "asked_for": serializers.CharField(allow_null=True),
                "same": serializers.BooleanField(),
            },
            required=False,
            help_text="With `as_of` and `q`: whether words are found as when the link was made.",
        )
    envelope = inline_serializer(f"{item.__name__.removesuffix('Serializer')}List", fields)
    return forced_singular_serializer(type(envelope))  # type: ignore[no-untyped-call]
