"""What is to go: one table, of which headers, the schema and the documentation are made.

An entry stands here from the day on which it is decided; what it names works until its `sunset`. By
`docs/api.md` nothing goes within version 1: the table is for the step to the next one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.http import http_date

API_PREFIX = "/api/v1/"
# Where it is said in words.
_SAID_AT = "docs/api.md"
NOTHING = "Nothing is to go at present."


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprecation:
    """An endpoint (`path` as the schema has it: `/api/v1/claims/{id}/`), or of it a query
    `parameter`, or a `field` of its records (`assessment.checked_at`). `instead`: what to use.

    Times are in UTC: `since` is when it became deprecated, `sunset` when it is gone.
    """

    path: str
    since: datetime
    sunset: datetime
    instead: str
    parameter: str = ""
    field: str = ""

    def __post_init__(self) -> None:
        if not self.path.startswith(API_PREFIX) or (self.parameter and self.field):
            raise ValueError(f"no endpoint, parameter or field of ours: {self}")
        if {self.since.tzinfo, self.sunset.tzinfo} != {UTC} or self.sunset <= self.since:
            raise ValueError(f"a sunset follows its deprecation, both in UTC: {self}")

    @property
    def what(self) -> str:
        part = self.parameter or self.field
        return f"{part} of {self.path}" if part else self.path

    def concerns(self, request: HttpRequest) -> bool:
        if not _pattern(self.path).fullmatch(request.path_info):
            return False
        if self.parameter:
            return self.parameter in request.GET
        chosen = request.GET.get("fields", "")
        return not (self.field and chosen) or self.field.split(".")[0] in chosen.split(",")


DEPRECATIONS: tuple[Deprecation, ...] = ()


def say_what_goes(
    request: HttpRequest, response: HttpResponseBase, table: Iterable[Deprecation] | None = None
) -> None:
    """`Deprecation` (RFC 9745) and `Sunset` (RFC 8594) of what was asked for; of several things the
    one that goes first."""
    known = DEPRECATIONS if table is None else table
    found = [each for each in known if each.concerns(request)]
    if not found:
        return
    response["Deprecation"] = f"@{int(min(each.since for each in found).timestamp())}"
    response["Sunset"] = http_date(min(each.sunset for each in found).timestamp())
    said_at = f"{settings.PUBLIC_BASE_URL}{API_PREFIX}{_SAID_AT}"
    links = [f'<{said_at}>; rel="{rel}"; type="text/markdown"' for rel in ("deprecation", "sunset")]
    before = response.get("Link", "")
    response["Link"] = ", ".join([*([before] if before else []), *links])


def mark_in_schema(schema: dict[str, Any], table: Iterable[Deprecation] | None = None) -> None:
    """`deprecated: true` where the table says so. Raises LookupError for what is not there."""
    for each in DEPRECATIONS if table is None else table:
        methods = schema["paths"][each.path]
        for operation in methods.values():
            target = operation
            if each.parameter:
                named = {parameter["name"]: parameter for parameter in operation["parameters"]}
                target = named[each.parameter]
            elif each.field:
                answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
                target = _field(schema, answer, each.field)
            target["deprecated"] = True
            said = f"{target.get('description', '')} {in_words(each)}"
            target["description"] = said.strip()


def in_words(each: Deprecation) -> str:
    return (
        f"Deprecated since {each.since:%Y-%m-%d}, gone after {each.sunset:%Y-%m-%d}: {each.instead}"
    )


def in_markdown(table: Iterable[Deprecation] | None = None) -> str:
    """For `docs/api.md`."""
    lines = [
        f"| `{each.what}` | {each.since:%Y-%m-%d} | {each.sunset:%Y-%m-%d} | {each.instead} |"
        for each in (DEPRECATIONS if table is None else table)
    ]
    if not lines:
        return NOTHING
    return "\n".join(["| what | since | gone after | instead |", "|---|---|---|---|", *lines])


@lru_cache
def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{\w+\}", path)
    return re.compile("[^/]+".join(map(re.escape, parts)))


def _field(schema: dict[str, Any], answer: dict[str, Any], name: str) -> dict[str, Any]:
    """The property's own schema; in a list, of one record of it."""
    part = _resolved(schema, answer)
    if "results" in part.get("properties", {}):
        part = _resolved(schema, part["properties"]["results"]["items"])
    *parents, last = name.split(".")
    for each in parents:
        part = _resolved(schema, part["properties"][each])
    found: dict[str, Any] = part["properties"][last]
    return found


def _resolved(schema: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """What a reference leads to; of a choice with null, the other one."""
    for choice in (*part.get("oneOf", ()), *part.get("allOf", ())):
        if choice != {"type": "null"}:
            return _resolved(schema, choice)
    if "$ref" not in part:
        return part
    found: Any = schema
    for name in part["$ref"].removeprefix("#/").split("/"):
        found = found[name]
    return _resolved(schema, found)
