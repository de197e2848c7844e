"""The documentation for people: an introduction in Swedish and English, and for each parameter an
example that runs, made of what is public now. And `docs/api.md`, as it stands in the repository."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import StaticHTMLRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.models import PublicClaim
from claims.publication.statistics import DIMENSIONS
from claims.words.queries import read_query
from factcheck.api import deprecations
from factcheck.api.deprecations import NOTHING, in_markdown
from factcheck.api.reading import PUBLIC

API = "/api/v1/"


@dataclass(frozen=True, slots=True)
class RequestExample:
    """A parameter, what it is for, and a request with it."""

    parameter: str
    says: str | Promise
    path: str

    @property
    def url(self) -> str:
        return f"{settings.PUBLIC_BASE_URL}{self.path}"


@dataclass(frozen=True, slots=True)
class ExampleGroup:
    title: str | Promise
    examples: list[RequestExample]


# What each parameter is for. Their values in the examples: `_values`.
OF_CLAIMS: Final = {
    "speaker": _("By this speaker: the speaker’s id. Repeat it for several."),
    "party": _("Whose speaker was of this party then: its code or its name. Repeat for several."),
    "document": _("In this source: its id or file name. Repeat for several."),
    "kind": _("Of this kind. Repeat for several: what has any of them is found."),
    "topic": _("On this topic: its id. Repeat for several."),
    "verification_status": _("How far the check has come. Repeat for several."),
    "rating": _("With this verdict: its id. Repeat for several."),
    "year": _("Said in this year. Repeat for several."),
    "date_after": _("Said on this day or later; a month or a year will do."),
    "date_before": _("Said on this day or earlier; a month or a year will do."),
    "published_since": _("Published, or changed, at this time or later."),
    "unit": _("With a number in this unit."),
    "amount_min": _("With a number of at least this."),
    "amount_max": _("With a number of at most this."),
    "q": _("With these words, in any form. A phrase stands in quotation marks, “-word” must not."),
    "highlight": _("Also say where the words of q stand."),
    "count": _("Also say how many there are."),
    "fields": _("Only these parts of each claim."),
    "ordering": _("The order."),
    "page_size": _("How many to a page, 200 at most."),
    "cursor": _("Where a page begins: follow “next” as it is."),
    "since": _("Harvest: what was published, changed or withdrawn after this publication number."),
    "as_of": _("As it was at this publication number: a link to cite."),
    "words": _("The rules for finding words when a link with as_of and q was made."),
}
OF_OTHERS: Final = {
    ("claims.csv", "columns"): _("Only these columns, in this order."),
    ("claims.csv", "dialect"): _("CSV in Swedish: semicolon and decimal comma."),
    ("claims.csv", "as_of"): _("The table as it was at this publication number."),
    ("claims.xlsx", "kind"): _("A workbook for spreadsheets; it takes the same filters."),
    ("claims.jsonl", "topic"): _("The complete records, one a line; the same filters."),
    ("speakers/", "q"): _("Speakers with this in their names."),
    ("speakers/", "party"): _("Speakers of this party."),
    ("parties/", "page_size"): _("Parties, with counts."),
    ("stats/", "by"): _("Counts by any two of verdict, party, speaker, topic, kind, source, year."),
    ("stats/", "as_of"): _("The counts as they were at this publication number."),
}


class IntroductionView(APIView):
    """One page for each language."""

    renderer_classes = (StaticHTMLRenderer,)

    @extend_schema(exclude=True)
    def get(self, _request: Request, language: str) -> HttpResponse:
        if language not in dict(settings.LANGUAGES):
            raise Http404
        with translation.override(language):
            context = {
                "page": _Translated(),
                "groups": groups(),
                "base": settings.PUBLIC_BASE_URL,
                "deprecations": deprecations.DEPRECATIONS,
            }
            response = HttpResponse(render_to_string("api/introduction.html", context))
        response["Content-Language"] = language
        return response

    def options(self, _request: Request, **_: str) -> HttpResponse:  # type: ignore[override]
        """What is allowed; REST framework would describe the view, in JSON that is called HTML."""
        return HttpResponse(status=204)


class ContractView(APIView):
    """`docs/api.md`."""

    renderer_classes = (StaticHTMLRenderer,)

    @extend_schema(exclude=True)
    def get(self, _request: Request) -> HttpResponse:
        text = Path(settings.BASE_DIR, "docs", "api.md").read_text(encoding="utf-8")
        text = text.replace(NOTHING, in_markdown())
        return HttpResponse(text, content_type="text/markdown; charset=utf-8")

    def options(self, _request: Request) -> HttpResponse:  # type: ignore[override]
        """As above."""
        return HttpResponse(status=204)


class _Translated:
    """As `factcheck.site.addresses.SitePage` has it: where the page is in each language."""

    def path(self, language: str | None = None) -> str:
        return reverse("introduction", args=[language or translation.get_language()])


def groups() -> list[ExampleGroup]:
    """Examples of every parameter, filled with what the newest claim has, so that each of them
    finds something; none of what there is nothing of."""
    newest = PublicClaim.objects.using(PUBLIC).filter(withdrawn=False).order_by("-publication")
    row = newest.values_list("body", "publication").first()
    if row is None:
        return []
    given = _values(json.loads(row[0]), row[1])
    claims = [
        RequestExample(name, says, _path("claims/", {**_WITH.get(name, {}), name: name}, given))
        for name, says in OF_CLAIMS.items()
        if given.get(name)
    ]
    others = [
        RequestExample(
            name, says, _path(path, {**_WITH_OTHERS.get((path, name), {}), name: name}, given)
        )
        for (path, name), says in OF_OTHERS.items()
        if given.get(f"{path} {name}") or given.get(name)
    ]
    return [
        ExampleGroup(_("Lists of claims"), claims),
        ExampleGroup(_("Downloads, counts and other lists"), others),
    ]


# What else an example asks for, to make sense; each value is the name of one of `_values`.
_WITH: Final = {
    "highlight": {"q": "q"},
    "words": {"q": "q", "as_of": "as_of"},
    "amount_min": {"unit": "unit"},
    "amount_max": {"unit": "unit"},
}
_WITH_OTHERS: Final = {("stats/", "as_of"): {"by": "stats/ by"}}


def _path(path: str, asked: dict[str, str], given: dict[str, Any]) -> str:
    values = [
        (name, given.get(f"{path} {value}", given.get(value))) for name, value in asked.items()
    ]
    return f"{API}{path}?{urlencode(values, doseq=True)}"


def _values(record: dict[str, Any], publication: int) -> dict[str, Any]:
    """What an example has for each parameter, from one claim that it then finds."""
    quantity = next(iter(record["quantities"]), None)
    words = [clause for clause in record["speaker"]["name"].split() if read_query(clause).clauses]
    other = "rule" if record["kind"] != "rule" else "quantity"
    earliest, latest = record["date"]["earliest"], record["date"]["latest"]
    return {
        "speaker": record["speaker"]["id"],
        "party": record["speaker"]["party"],
        "document": record["source"]["document"]["id"],
        "kind": [record["kind"], other],
        "topic": record["topics"][:1],
        "verification_status": record["verification_status"],
        "rating": record["rating"] and record["rating"]["id"],
        "year": earliest[:4],
        "date_after": latest[:7],
        "date_before": earliest[:4],
        "published_since": record["published_at"][:10],
        "unit": quantity and quantity["unit"],
        "amount_min": quantity and quantity["value"],
        "amount_max": quantity and quantity["value"],
        "q": words[-1] if words else None,
        "highlight": "true" if words else None,
        "count": "true",
        "fields": "id,statement,speaker",
        "ordering": "-date",
        "page_size": "10",
        "since": "0",
        "as_of": str(publication),
        "words": "rules 1" if words else None,
        "claims.csv columns": "id,statement,page_url",
        "claims.csv dialect": "excel-sv",
        "speakers/ q": record["speaker"]["name"][:4],
        "speakers/ party": record["speaker"]["party"],
        "stats/ by": ",".join(name for name in DIMENSIONS if name in {"party", "verdict"}),
    }
