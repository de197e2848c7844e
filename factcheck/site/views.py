"""The pages other than a claim's own: newest and search, speakers, documents."""

from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.template.loader import render_to_string

from claims.publication.search import RANKED
from corpus.identifiers import id_in
from factcheck.site import lists, reading
from factcheck.site.addresses import SitePage, absolute
from factcheck.site.lists import BadQuery
from factcheck.site.marked_text import paragraphs
from factcheck.site.responses import CACHE_CONTROL, View, public_page, respond

# Large enough for any number of a publication.
LARGEST = 2**63 - 1
# A document's claims are listed as they stand in it, so many to a page.
DOCUMENT_PAGE = 100
# With its text every claim is shown at once; beyond this the rest is found by search.
MOST_MARKED = 5_000


def with_parameters(view: View) -> View:
    """Says what is wrong with an address whose parameters make no sense."""

    @public_page
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except BadQuery as error:
            body = render_to_string("site/bad_query.html", {"message": str(error)})
            return HttpResponse(body, status=HTTPStatus.BAD_REQUEST)

    return guarded


@with_parameters
def home(request: HttpRequest) -> HttpResponseBase:
    """Newest checks and newest claims, or what a search finds: three queries each, and two for
    the pages of earlier claims."""
    text = lists.words(request.GET)
    if text:
        named = _named(text)
        return HttpResponseRedirect(named.path()) if named else _results(request, text)
    before = lists.whole_number(request.GET, "before", LARGEST)
    claims, more = lists.newest(before)
    checked = lists.newest_checked() if before is None else []
    ratings = reading.references((), ratings=True)
    parameters = (("before", str(before)),) if before else ()
    context = {
        "page": SitePage("home", parameters=parameters),
        "first": SitePage("home"),
        "claims": lists.listed(claims, ratings),
        "checked": lists.listed(checked, ratings),
        "more": SitePage("home", parameters=(("before", str(more)),)) if more else None,
        "before": before,
    }
    return respond(request, "site/home.html", context, read=[claims, more, checked, ratings])


def _named(text: str) -> SitePage | None:
    """The page of what has this id, also when it stands in a pasted address."""
    public_id = id_in(text)
    if public_id is None:
        return None
    if reading.claim(public_id):
        return SitePage("claim", (public_id,))
    public_id = reading.moved_to(public_id) or public_id
    kinds = ("document", "speaker")
    references = reading.references([(kind, public_id) for kind in kinds])
    return next(
        (SitePage(kind, (public_id,)) for kind in kinds if references.get(kind, public_id)), None
    )


def _results(request: HttpRequest, text: str) -> HttpResponseBase:
    number = lists.whole_number(request.GET, "page", RANKED // lists.PAGE_SIZE) or 1
    hits = lists.search(text, number)
    if number > 1 and not hits.claims:
        raise Http404
    ratings = reading.references((), ratings=True)
    context = {
        "page": _results_page(text, number),
        "q": text,
        "hits": hits,
        "too_common": lists.too_common(text),
        "offered": _results_page(hits.offered, 1) if hits.offered else None,
        "claims": lists.listed(hits.claims, ratings, hits.asked),
        "next": _results_page(text, hits.next) if hits.next else None,
        "previous": _results_page(text, hits.previous) if hits.previous else None,
    }
    return respond(request, "site/results.html", context, read=[text, hits, ratings])


def _results_page(text: str, number: int) -> SitePage:
    parameters = [("q", text), *([("page", str(number))] if number > 1 else [])]
    return SitePage("home", parameters=tuple(parameters))


@with_parameters
def speaker(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Who somebody is, and what they have claimed, newest first: two queries."""
    references = reading.references([("speaker", public_id)], ratings=True)
    found = references.get("speaker", public_id)
    if found is None:
        return _moved(public_id)
    before = lists.whole_number(request.GET, "before", LARGEST)
    claims, more = lists.newest(before, speaker_id=public_id)
    parameters = (("before", str(before)),) if before else ()
    context = {
        "page": SitePage("speaker", (public_id,), parameters),
        "first": SitePage("speaker", (public_id,)),
        "speaker": found,
        "claims": lists.listed(claims, references),
        "more": SitePage("speaker", (public_id,), (("before", str(more)),)) if more else None,
        "before": before,
    }
    return respond(request, "site/speaker.html", context, read=[claims, more, references])


def _moved(public_id: str) -> HttpResponseBase:
    """To the record that this speaker's was merged into. Raises Http404."""
    new_id = reading.moved_to(public_id)
    if new_id is None:
        raise Http404
    response = HttpResponsePermanentRedirect(SitePage("speaker", (new_id,)).path())
    response["Cache-Control"] = CACHE_CONTROL
    return response


@with_parameters
def document(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """A source and its claims in their order: three queries.

    The text stands there whole, with the claims marked, only where the rights note allows it.
    """
    references = reading.references([("document", public_id)], ratings=True)
    found = references.get("document", public_id)
    if found is None:
        raise Http404
    text = reading.full_text(public_id)
    rows = reading.listed_claims().filter(document_id=public_id)
    rows = rows.order_by("span_start", "pk")
    number = lists.whole_number(request.GET, "page", 10_000) or 1
    size = DOCUMENT_PAGE if text is None else MOST_MARKED
    claims = reading.found(rows[(number - 1) * size : number * size + 1])
    if number > 1 and not claims:
        raise Http404
    more, claims = len(claims) > size, claims[:size]
    listed = lists.listed(claims, references)
    context = {
        "page": _document_page(public_id, number),
        "document": found,
        "claims": listed,
        "next": _document_page(public_id, number + 1) if more else None,
        "previous": _document_page(public_id, number - 1) if number > 1 else None,
    }
    if text is not None:
        records = [claim.record for claim in listed]
        spans = [r for r in records if r["source"]["sha256"] == found["sha256"]]
        context["paragraphs"] = paragraphs(text, spans)
        context["marked"] = {record["id"] for record in spans}
    return respond(request, "site/document.html", context, read=[claims, more, references, text])


def _document_page(public_id: str, number: int) -> SitePage:
    return SitePage("document", (public_id,), (("page", str(number)),) if number > 1 else ())


@public_page
def robots(_request: HttpRequest) -> HttpResponse:
    lines = ("User-agent: *", "Disallow: /admin/", f"Sitemap: {absolute('/sitemap.xml')}", "")
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    return response
