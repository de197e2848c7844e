"""The site's own ways in: what the header and the footer lead to.

A page is named here by its address's name alone, so that a part of the site can come or go without
the header breaking: what has no address is left out.
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.site.addresses import address


@dataclass(frozen=True, slots=True)
class MenuPage:
    """`name` is that of an address without arguments; `covers` are pages that lie under it."""

    name: str
    label: Promise
    covers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MenuLink:
    """`here` where the page that is shown is this one, or lies under it."""

    label: str
    path: str
    here: bool


def _page(name: str, label: Promise, *covers: str) -> MenuPage:
    return MenuPage(name, label, frozenset(covers))


HEADER = (
    _page("checks", pgettext_lazy("menu", "Checks")),
    _page("claims", pgettext_lazy("menu", "Claims"), "claim", "version", "compare"),
    _page("topics", pgettext_lazy("menu", "Topics"), "topic"),
    _page("speakers", pgettext_lazy("menu", "Speakers"), "speaker", "parties", "party"),
    _page("documents", pgettext_lazy("menu", "Sources"), "document"),
    _page("corrections", pgettext_lazy("menu", "Corrections")),
    _page("data", pgettext_lazy("menu", "Data")),
    _page("about", pgettext_lazy("menu", "About us")),
)

FOOTER = (
    _page("method", _("How we rate claims")),
    _page("verdicts", _("All verdicts"), "verdict"),
    _page("parties", _("All parties"), "party"),
    _page("years", _("All years"), "year"),
    _page("charts", _("Charts")),
    _page("about", _("About us and contact")),
)


def links(pages: tuple[MenuPage, ...], current: str) -> list[MenuLink]:
    """Those that there are, in the language of the moment."""
    found = []
    for page in pages:
        path = path_or_nothing(page.name)
        if path:
            here = page.name == current or current in page.covers
            found.append(MenuLink(str(page.label), path, here))
    return found


def path_or_nothing(name: str) -> str:
    """Where the page of this name is; an empty text where there is no such page."""
    try:
        return address(name)
    except NoReverseMatch:
        return ""
