"""Everything that there is of a kind: topics, speakers, parties, sources, verdicts, years; data."""

import json
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import PublicFacet, PublicReference
from claims.vocabulary.workflow import CHECKED
from corpus.dates_in_words import in_words as date_in_words
from factcheck.site import reading
from factcheck.site.addresses import SitePage
from factcheck.site.choices import CHECKS, Chosen, NoSuchPage, page_number
from factcheck.site.claim_lists import taking, with_parameters
from factcheck.site.crumbs import Crumb
from factcheck.site.facet_options import in_scale_order
from factcheck.site.labels import Label, label, wanted_references
from factcheck.site.paging import Pages
from factcheck.site.reading import PUBLIC, Json, References
from factcheck.site.responses import respond
from factcheck.site.words import DOCUMENT_KINDS, SPEAKER_KINDS

PAGE_NAMES = 100
# All topics, parties and years stand on one page; there are never so many.
_MOST_ON_ONE_PAGE: Final = 2_000


@dataclass(frozen=True, slots=True)
class IndexItem:
    """`note` says in a word what it is, where the name does not."""

    label: Label
    path: str
    claims: int
    checked: int
    note: str = ""


_TITLES: Final[dict[str, Promise]] = {
    "topics": gettext_lazy("Topics"),
    "speakers": gettext_lazy("Speakers"),
    "parties": gettext_lazy("Parties"),
    "documents": gettext_lazy("Sources"),
    "years": gettext_lazy("Years"),
}


@taking("page")
def topics(request: HttpRequest) -> HttpResponseBase:
    """One query."""
    return _of_references(request, "topics", "topic", _MOST_ON_ONE_PAGE)


@taking("page")
def speakers(request: HttpRequest) -> HttpResponseBase:
    """Two queries, as for the sources: how many there are, and those of this page."""
    return _of_references(request, "speakers", "speaker", PAGE_NAMES)


@taking("page")
def documents(request: HttpRequest) -> HttpResponseBase:
    return _of_references(request, "documents", "document", PAGE_NAMES)


def _of_references(request: HttpRequest, name: str, kind: str, size: int) -> HttpResponseBase:
    number = page_number(request.GET)
    rows = PublicReference.objects.using(PUBLIC).filter(kind=kind)
    total = rows.count()
    pages = Pages(number, total, size, lambda n: _at_page(name, n).path())
    if number > pages.last:
        raise NoSuchPage(
            _("There is no page %(number)s of this: the last one is %(last)s.")
            % {"number": number, "last": pages.last}
        )
    ordered = rows.order_by("sort_key", "id").values_list("body", flat=True)
    bodies = list(ordered[(number - 1) * size : number * size])
    items = [_item(kind, json.loads(body)) for body in bodies]
    return _respond(request, name, items, _at_page(name, number), pages, [total, bodies])


def _at_page(name: str, number: int) -> SitePage:
    return SitePage(name, parameters=(("page", str(number)),) if number > 1 else ())


def _item(kind: str, record: Json) -> IndexItem:
    facet = "source" if kind == "document" else kind
    counts = record["claims"] or {"total": 0, "verification_status": {}}
    return IndexItem(
        label(facet, record["id"], References.of(kind, record)),
        SitePage(kind, (record["id"],)).path(),
        counts["total"],
        counts["verification_status"].get(CHECKED, 0),
        _note(kind, record),
    )


def _note(kind: str, record: Json) -> str:
    if kind == "speaker":
        what = [record["party"], SPEAKER_KINDS.get(record["kind"])]
        return ", ".join(str(each) for each in what if each)
    if kind == "document":
        date = date_in_words(record["date"]["edtf"]) if record["date"] else ""
        words = (DOCUMENT_KINDS.get(record["kind"]), record["publisher"], date)
        return ", ".join(str(each) for each in words if each)
    return ""


@with_parameters
def parties(request: HttpRequest) -> HttpResponseBase:
    """Two queries: the parties with their counts, and what they are called."""
    return _of_facet(request, "parties", "party", ("-claims", "value"))


@with_parameters
def years(request: HttpRequest) -> HttpResponseBase:
    return _of_facet(request, "years", "year", ("-value",))


def _of_facet(
    request: HttpRequest, name: str, facet: str, order: tuple[str, ...]
) -> HttpResponseBase:
    rows = PublicFacet.objects.using(PUBLIC).filter(name=facet).order_by(*order)
    found = list(rows.values_list("value", "claims", "checked")[:_MOST_ON_ONE_PAGE])
    wanted = wanted_references((facet, value) for value, _claims, _checked in found)
    references = reading.references(wanted) if wanted else References({})
    items = [
        IndexItem(
            label(facet, value, references),
            SitePage(facet, (value,)).path(),
            claims,
            checked,
        )
        for value, claims, checked in found
    ]
    return _respond(request, name, items, SitePage(name), None, [found, references])


def _respond(
    request: HttpRequest,
    name: str,
    items: list[IndexItem],
    page: SitePage,
    pages: Pages | None,
    read: list[object],
) -> HttpResponseBase:
    context = {
        "page": page,
        "name": name,
        "title": _TITLES[name],
        "items": items,
        "pages": pages,
        "crumbs": [Crumb(str(_TITLES[name]))],
    }
    return respond(request, "site/index.html", context, read=read)


@with_parameters
def verdicts(request: HttpRequest) -> HttpResponseBase:
    """Two queries: the verdicts of the newest scale, and how many checks have each."""
    references = reading.references((), ratings=True)
    rows = PublicFacet.objects.using(PUBLIC).filter(name="verdict")
    counts = dict(rows.values_list("value", "checked"))
    shown: list[dict[str, Any]] = [
        {
            "record": record,
            "label": label("verdict", record["id"], references),
            "count": counts.get(record["id"], 0),
            "list": Chosen(CHECKS, {"verdict": (record["id"],)}),
        }
        for record in in_scale_order(references)
    ]
    context = {
        "page": SitePage("verdicts"),
        "verdicts": shown,
        "crumbs": [Crumb(_("Verdicts"))],
    }
    return respond(request, "site/verdicts.html", context, read=[references, counts])


@with_parameters
def data(request: HttpRequest) -> HttpResponseBase:
    """No query: where the data are, and what may be done with them."""
    context = {"page": SitePage("data"), "crumbs": [Crumb(_("Data"))]}
    return respond(request, "site/data.html", context, read=[])
