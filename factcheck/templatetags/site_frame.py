"""What stands around a page and changes with it: its addresses, the way to it, the pages before and
after it. Written here, for a template takes several times as long, and every page has them."""

from collections.abc import Iterable
from html import escape
from typing import Final, Protocol

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from factcheck.site.addresses import SitePage, absolute, address
from factcheck.site.crumbs import Crumb
from factcheck.site.paging import Pages

register = template.Library()

_NAMES: Final = {code: get_language_info(code)["name_local"] for code, _name in settings.LANGUAGES}


@register.simple_tag
def page_addresses(page: SitePage) -> SafeString:
    """The page's own one, and that in each language; the first language is everybody else's."""
    own, links = escape(page.url), []
    for code in _NAMES:
        path = escape(absolute(page.path(code)))
        links.append(f'<link rel="alternate" hreflang="{code}" href="{path}">\n  ')
        if len(links) == 1:
            links.append(f'<link rel="alternate" hreflang="x-default" href="{path}">\n  ')
    return mark_safe(f'<link rel="canonical" href="{own}">\n  {"".join(links)}')  # noqa: S308


class InLanguages(Protocol):
    """A page that has an address in each language."""

    def path(self, language: str | None = None) -> str: ...


@register.simple_tag
def language_links(page: InLanguages) -> SafeString:
    """The page in each language."""
    current, items = get_language(), []
    for code, name in _NAMES.items():
        called = escape(f"{name[:1].upper()}{name[1:]}")
        if code == current:
            items.append(f'<li><span aria-current="true">{called}</span></li>\n')
        else:
            items.append(
                f'<li><a href="{escape(page.path(code))}" lang="{code}" hreflang="{code}"'
                f' rel="alternate">{called}</a></li>\n'
            )
    return mark_safe(  # noqa: S308
        f'<nav aria-label="{escape(_("Language"))}">\n'
        f'<ul class="languages">\n{"".join(items)}</ul>\n</nav>'
    )


@register.simple_tag
def crumb_trail(crumbs: Iterable[Crumb]) -> SafeString:
    """The way from the front page."""
    items = [f'<li><a href="{escape(address("home"))}">{escape(_("Front page"))}</a></li>\n']
    for crumb in crumbs:
        language = f' lang="{escape(crumb.lang)}"' if crumb.lang else ""
        label = escape(str(crumb.label))
        if crumb.path:
            items.append(f'<li><a href="{escape(crumb.path)}"{language}>{label}</a></li>\n')
        else:
            items.append(f'<li><span aria-current="page"{language}>{label}</span></li>\n')
    return mark_safe(  # noqa: S308
        f'<nav class="crumbs" aria-label="{escape(_("You are here"))}">\n'
        f"<ol>\n{''.join(items)}</ol>\n</nav>"
    )


@register.simple_tag
def page_links(pages: Pages | None) -> SafeString:
    """The numbered pages of a list, where there are several."""
    if not pages or pages.last <= 1:
        return SafeString()
    hidden, items = f'<span class="visually-hidden">{escape(_("Page"))} </span>', []
    for link in pages.links:
        if not link.number:
            items.append("<li><span>…</span></li>")
        elif link.here:
            items.append(f'<li><span aria-current="page">{hidden}{link.number}</span></li>')
        else:
            items.append(f'<li><a href="{escape(link.path)}">{hidden}{link.number}</a></li>')
    before, after = pages.previous, pages.next
    return mark_safe(  # noqa: S308
        "".join(
            (
                f'<nav class="pages" aria-label="{escape(_("Pages"))}">\n  ',
                _turn("prev", before, _("Previous page")) if before else "",
                f"\n  <ol>{''.join(items)}</ol>\n  ",
                _turn("next", after, _("Next page")) if after else "",
                "\n</nav>",
            )
        )
    )


def _turn(rel: str, path: str, words: str) -> str:
    return f'<a rel="{rel}" href="{escape(path)}">{escape(words)}</a>'
