"""All corrections, updates and withdrawals; and any two versions of a claim beside each other."""

import json
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from claims.admin.claim.record_words import lines
from claims.publication.claimreview import PastVersion
from factcheck.site import changes, reading
from factcheck.site.addresses import SitePage
from factcheck.site.changes import KINDS
from factcheck.site.choices import BadQuery, NoSuchPage, page_number
from factcheck.site.claim_lists import taking
from factcheck.site.crumbs import Crumb
from factcheck.site.lists import title_of
from factcheck.site.paging import Pages
from factcheck.site.reading import FoundClaim
from factcheck.site.responses import respond
from factcheck.site.words import VERSION_KINDS

PAGE_CHANGES = 25
VERSION_MAX_DIGITS = 9

_TABS = {
    "": pgettext_lazy("changes", "All"),
    "correction": pgettext_lazy("changes", "Corrections"),
    "update": pgettext_lazy("changes", "Updates"),
    "withdrawal": pgettext_lazy("changes", "Withdrawals"),
}
# What every version has of its own, and says nothing about the claim.
# The addresses are where the site was served at the time.
_OF_THE_VERSION = {"version", "published_at", "url", "page_url"}


@taking("kind", "page")
def corrections(request: HttpRequest) -> HttpResponseBase:
    """Two queries: how many there are, and those of this page."""
    kind = request.GET.get("kind", "")
    if kind not in _TABS:
        raise BadQuery(
            _("kind: there is nothing of the name “%(value)s”; there are %(known)s.")
            % {"value": kind[:40], "known": ", ".join(KINDS)}
        )
    kinds = (kind,) if kind else KINDS
    number = page_number(request.GET)
    total = changes.counted(kinds)
    pages = Pages(number, total, PAGE_CHANGES, lambda n: _page(kind, n).path())
    if number > pages.last:
        raise NoSuchPage(
            _("There is no page %(number)s of this: the last one is %(last)s.")
            % {"number": number, "last": pages.last}
        )
    found = changes.newest(kinds, (number - 1) * PAGE_CHANGES, PAGE_CHANGES)
    context = {
        "page": _page(kind, number),
        "changes": found,
        "total": total,
        "all": not kind,
        "pages": pages,
        "tabs": [(name, _page(code, 1).path(), code == kind) for code, name in _TABS.items()],
        "crumbs": [Crumb(_("Corrections"))],
    }
    return respond(request, "site/corrections.html", context, read=[total, found])


def _page(kind: str, number: int) -> SitePage:
    parameters = [*([("kind", kind)] if kind else [])]
    parameters += [("page", str(number))] if number > 1 else []
    return SitePage("corrections", parameters=tuple(parameters))


@taking("from", "to")
def compare(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Three queries and one more: the claim, its versions, and the two that are compared."""
    found = reading.claim(public_id)
    if found is None:
        raise Http404
    versions = reading.versions(found.key)
    context: dict[str, object] = {
        "claim": SitePage("claim", (public_id,)),
        "record": found.record,
        "versions": versions,
    }
    if "withdrawn" in found.record:
        return respond(
            request,
            "site/withdrawn.html",
            context | {"newest": context["claim"]},
            read=[found, versions],
            status=HTTPStatus.GONE,
        )
    before, after = _compared(request.GET, versions, found)
    bodies = [reading.version_body(found.key, number) or "{}" for number in (before, after)]
    old, new = (_without_its_own(json.loads(body)) for body in bodies)
    context |= {
        "page": SitePage("compare", (public_id,), (("from", str(before)), ("to", str(after)))),
        "before": before,
        "after": after,
        "lines": lines(old, new),
        "kinds": VERSION_KINDS,
        "crumbs": [
            Crumb(_("Claims"), SitePage("claims").path()),
            Crumb(title_of(found.record), SitePage("claim", (public_id,)).path(), "sv"),
            Crumb(_("Comparison")),
        ],
    }
    read: list[object] = [found, versions, bodies, before, after]
    return respond(request, "site/compare.html", context, read=read)


def _compared(
    parameters: QueryDict, versions: list[PastVersion], found: FoundClaim
) -> tuple[int, int]:
    """The numbers of the two versions; those before last and last where nothing is said."""
    known = {version.number for version in versions}
    usual = {"from": max(1, found.version - 1), "to": found.version}
    numbers = []
    for name, number in usual.items():
        text = parameters.get(name, "")
        is_number = text.isascii() and text.isdigit() and len(text) <= VERSION_MAX_DIGITS
        if text and not (is_number and int(text) in known):
            words = _("%(name)s: this claim has the versions %(first)s to %(last)s.")
            if len(known) == 1:
                words = _("%(name)s: this claim has only one version, number %(last)s.")
            raise BadQuery(words % {"name": name, "first": min(known), "last": max(known)})
        numbers.append(int(text) if text else number)
    return numbers[0], numbers[1]


def _without_its_own(record: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in record.items() if key not in _OF_THE_VERSION}
