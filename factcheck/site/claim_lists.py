"""The lists of claims and of checks: narrowed, searched, sorted, page by page."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from claims.publication.search import RANKED_CLAIMS
from factcheck.site import choices, facet_options, lists, named_pages, past_lists, reading
from factcheck.site.addresses import SitePage
from factcheck.site.choices import BadQuery, Chosen, NoSuchPage, check_names, read_choice
from factcheck.site.crumbs import Crumb
from factcheck.site.facet_counts import Counted, counted
from factcheck.site.facet_numbers import keys_of
from factcheck.site.labels import wanted_references
from factcheck.site.paging import Pages
from factcheck.site.reading import PublicState
from factcheck.site.responses import PageRead, View, public_page, respond_as_published

SORT_WORDS = {
    choices.RELEVANCE: pgettext_lazy("order of claims", "Best match"),
    choices.NEWEST: pgettext_lazy("order of claims", "Newest here"),
    choices.CHECKED: pgettext_lazy("order of claims", "Newest check"),
    choices.SAID: pgettext_lazy("order of claims", "Said last"),
    choices.SAID_FIRST: pgettext_lazy("order of claims", "Said first"),
}


@dataclass(frozen=True, slots=True)
class SortLink:
    label: str
    path: str
    here: bool


def with_parameters(view: View) -> View:
    """Says what is wrong with an address whose parameters make no sense, and keeps the words."""

    @public_page
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except BadQuery as error:
            return refusal(request, str(error), HTTPStatus.BAD_REQUEST)
        except NoSuchPage as error:
            return refusal(request, str(error), HTTPStatus.NOT_FOUND)

    return guarded


def taking(*known: str) -> Callable[[View], View]:
    """As `with_parameters`, for a page that takes these: any other is refused, or one with two
    values.

    A page that is named by its path alone passes over what others hang on addresses.
    """

    def decorated(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            check_names(request.GET, known)
            for name in known:
                if len(set(request.GET.getlist(name))) > 1:
                    raise BadQuery(_("%(name)s: write it once.") % {"name": name})
            return view(request, *args, **kwargs)

        return with_parameters(checked)

    return decorated


def refusal(request: HttpRequest, message: str, status: HTTPStatus) -> HttpResponse:
    context = {
        "message": message,
        "q": request.GET.get("q", "").replace("\x00", ""),
        "missing": status == HTTPStatus.NOT_FOUND,
        "without": request.path,
    }
    return HttpResponse(render_to_string("site/bad_query.html", context), status=status)


@with_parameters
def claims(request: HttpRequest) -> HttpResponseBase:
    if "as_of" in request.GET:
        return past_lists.then(request, choices.CLAIMS)
    return _list(request, choices.CLAIMS)


@with_parameters
def checks(request: HttpRequest) -> HttpResponseBase:
    if "as_of" in request.GET:
        return past_lists.then(request, choices.CHECKS)
    return _list(request, choices.CHECKS)


def _list(request: HttpRequest, list_name: str) -> HttpResponseBase:
    """One query for what is published. Where the page was not made since: the chosen values, the
    claims, the counts (up to three), and what all is called; less, where that was read since."""
    chosen = read_choice(request.GET, list_name)
    if chosen.q and not chosen.narrowed and (meant := named_pages.page_meant(chosen.q)):
        return HttpResponseRedirect(meant.path())
    published = reading.state()
    return respond_as_published(
        request, chosen.page, published, lambda: _read_list(chosen, published)
    )


def _read_list(chosen: Chosen, published: PublicState) -> PageRead:
    """Raises BadQuery and NoSuchPage."""
    keys, own = keys_of(chosen, published)
    page = lists.found_page(chosen, keys, published)
    asked = chosen.asking(page.asked).at_page(chosen.number) if chosen.q else chosen
    counts = counted(asked, keys, own, published)
    values = facet_options.shown_values(chosen, counts)
    references = reading.references_of(published, wanted_references(values))
    facet_options.check_values(chosen, keys, references)
    pages = _pages(chosen, counts, page.capped)
    found = named_pages.named(chosen.q, counts, references) if chosen.q else []
    context = {
        "page": chosen.page,
        "chosen": chosen,
        "q": chosen.q,
        "plain": not (chosen.q or chosen.values or chosen.sort or chosen.number > 1),
        "said": _said(chosen, counts),
        "found": page,
        "named": found,
        "offered": chosen.asking(page.offered) if page.offered else None,
        "claims": lists.listed(page.claims, references, page.asked),
        "cards": chosen.checks,
        "groups": facet_options.groups(chosen, counts, references, own),
        "values": facet_options.chosen_values(chosen, references),
        "cleared": Chosen(chosen.list_name, q=chosen.q),
        "sorts": _sorts(chosen),
        "pages": pages,
        "crumbs": _crumbs(chosen),
        "cited": past_lists.citing(chosen, page.asked),
    }
    return PageRead("site/claims.html", context)


def _pages(chosen: Chosen, counts: Counted, capped: bool) -> Pages:
    """Raises NoSuchPage."""
    most = RANKED_CLAIMS if chosen.q else choices.MOST_PAGES * choices.PAGE_CLAIMS
    total = RANKED_CLAIMS if capped else min(counts.total, most)
    pages = Pages(chosen.number, total, choices.PAGE_CLAIMS, chosen.pages())
    if chosen.number > pages.last:
        raise NoSuchPage(
            _("There is no page %(number)s of this: the last one is %(last)s.")
            % {"number": chosen.number, "last": pages.last}
        )
    return pages


def _sorts(chosen: Chosen) -> list[SortLink]:
    usual, list_path = Chosen(chosen.list_name, q=chosen.q).order, chosen.list_path
    language = str(get_language())
    return [
        SortLink(
            _sort_words(sort, language),
            chosen.sorted_by("" if sort == usual else sort).at(list_path),
            sort == chosen.order,
        )
        for sort in chosen.sorts
    ]


@lru_cache(maxsize=100)
def _sort_words(sort: str, _language: str) -> str:
    return str(SORT_WORDS[sort])


def _said(chosen: Chosen, counts: Counted) -> str:
    """How many claims there are; or why there are none."""
    if contradiction := _contradiction(chosen):
        return contradiction
    too_common = lists.too_common(chosen.q) if chosen.q else None
    if too_common:
        return _(
            "There is nothing to look for: %(too_common)s – too common, they stand everywhere. "
            "Add a word that says more."
        ) % {"too_common": too_common}
    if too_common is not None:
        return _("There is no word in this to look for.")
    if counts.total:
        return facet_options.claims_in_words(counts.total, counts.exact)
    if chosen.values:
        return _(
            "No claim has all of this at once. Take something away, or search for fewer words."
        )
    if chosen.q:
        return _("No claims match. Try fewer or other words.")
    return _("No claims are published here yet.")


def _contradiction(chosen: Chosen) -> str:
    """Why nothing can be found, where that follows from what is chosen."""
    status = chosen.values.get("status", ())
    if status and "checked" not in status and "verdict" in chosen.values:
        return _("Only a checked claim has a verdict: choose either a verdict or another status.")
    return ""


def _crumbs(chosen: Chosen) -> list[Crumb]:
    title = _("Checks") if chosen.checks else _("Claims")
    if not (chosen.q or chosen.values):
        return [Crumb(title)]
    return [Crumb(title, SitePage(chosen.list_name).path()), Crumb(_("Selection"))]
