"""A source: what it is, its text where that may be shown, and its claims in their order."""

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from factcheck.site import lists, reading
from factcheck.site.addresses import SitePage
from factcheck.site.choices import CLAIMS, Chosen, NoSuchPage, page_number
from factcheck.site.claim_lists import taking
from factcheck.site.crumbs import Crumb
from factcheck.site.lists import Listed
from factcheck.site.marked_text import paragraphs
from factcheck.site.paging import Pages
from factcheck.site.reading import Json
from factcheck.site.responses import respond

# A document's claims are listed as they stand in it, so many to a page.
DOCUMENT_PAGE = 100
# With its text every claim is marked at once; beyond this the rest is found in the list.
MOST_MARKED = 5_000


@dataclass(frozen=True, slots=True)
class SectionOfClaims:
    """Claims that stand under one heading of the source, or before the first."""

    title: str
    claims: list[Listed] = field(default_factory=list)


@taking("page")
def document(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Three queries: the source and the scale, its text, its claims; on the first page of a text
    that may be shown, all claims are read."""
    references = reading.references([("document", public_id)], ratings=True)
    found = references.get("document", public_id)
    if found is None:
        raise Http404
    number = page_number(request.GET)
    text = reading.full_text(public_id) if number == 1 else None
    total = found["claims"]["total"] if found["claims"] else 0
    pages = Pages(number, total, DOCUMENT_PAGE, lambda n: _page(public_id, n).path())
    if number > pages.last:
        raise NoSuchPage(
            _("There is no page %(number)s of this: the last one is %(last)s.")
            % {"number": number, "last": pages.last}
        )
    rows = reading.listed_claims().filter(document_id=public_id).order_by("span_start", "pk")
    start = (number - 1) * DOCUMENT_PAGE
    most = DOCUMENT_PAGE if text is None else MOST_MARKED
    claims = reading.found(rows[start : start + most])
    listed = claims[:DOCUMENT_PAGE]
    context: dict[str, Any] = {
        "elsewhere": {
            each.record["id"]
            for each in listed
            if each.record["source"]["sha256"] != found["sha256"]
        },
        "page": _page(public_id, number),
        "document": found,
        "sections": _sections(lists.listed(listed, references)),
        "pages": pages,
        "all_claims": Chosen(CLAIMS, {"source": (public_id,)}),
        "crumbs": [
            Crumb(_("Sources"), SitePage("documents").path()),
            Crumb(found["title"], lang=found["language"]),
        ],
    }
    if text is not None:
        context |= _marked(text, [claim.record for claim in claims], found)
    read: list[object] = [claims, number, references, text]
    return respond(request, "site/document.html", context, read=read)


def _page(public_id: str, number: int) -> SitePage:
    return SitePage("document", (public_id,), (("page", str(number)),) if number > 1 else ())


def _sections(claims: list[Listed]) -> list[SectionOfClaims]:
    """Under their headings, which come in the order of the text; claims of an earlier revision
    may stand under a heading again."""
    return [
        SectionOfClaims(title, list(those))
        for title, those in groupby(claims, key=lambda claim: _section_of(claim.record))
    ]


def _section_of(record: Json) -> str:
    section = record["source"]["section"]
    return section["title"] if section else ""


def _marked(text: str, records: list[Json], found: Json) -> dict[str, Any]:
    spans = [r for r in records if r["source"]["sha256"] == found["sha256"]]
    return {"paragraphs": paragraphs(text, spans), "marked": {record["id"] for record in spans}}
