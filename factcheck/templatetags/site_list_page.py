"""The parts of the page of a list that change with what is chosen. Written here: a template takes
several times as long, and most of these pages are made for one reader."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from factcheck.site.claim_lists import SortLink
from factcheck.site.facet_options import ChosenValue, FacetGroup
from factcheck.site.labels import Label
from factcheck.templatetags.site_lists import choices

register = template.Library()


@register.simple_tag(takes_context=True)
def list_title(context: template.Context) -> str:
    chosen, pages, q = context["chosen"], context["pages"], context["q"]
    name = _("Checks") if chosen.checks else _("Claims")
    title = _("Search: %(q)s") % {"q": q} if q else name
    parts = [title, *(value.label.text for value in context["values"])]
    place = f" ({pages.number}/{pages.last})" if pages.number > 1 else ""
    return f"{', '.join(parts)}{place} – {settings.DESK_NAME}"


@register.simple_tag
def hidden_fields(pairs: Iterable[tuple[str, str]]) -> SafeString:
    return mark_safe(  # noqa: S308  # escaped piece by piece
        "".join(
            f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
            for name, value in pairs
        )
    )


@register.simple_tag
def chosen_list(values: Sequence[ChosenValue], without: str) -> SafeString:
    """What is chosen, each with the way to the list without it."""
    away = f'<span class="visually-hidden">{escape(_("Take away:"))} </span>'
    items = [
        f'<li><a href="{escape(value.path)}">{away}{escape(value.title)}:'
        f" <strong{_language(value.label)}>{escape(value.label.text)}</strong>"
        ' <span aria-hidden="true">×</span></a></li>'
        for value in values
    ]
    if len(values) > 1:
        words = escape(_("Take away all"))
        items.append(f'\n<li><a class="clear" href="{escape(without)}">{words}</a></li>')
    return mark_safe(  # noqa: S308
        f'<div class="chosen"><h2 class="visually-hidden">{escape(_("You have chosen"))}</h2>\n'
        f"  <ul>{''.join(items)}</ul></div>"
    )


@register.simple_tag
def sort_links(sorts: Iterable[SortLink], groups: Any) -> SafeString:
    """The orders, and the way past the list to the choices, where there are any."""
    items = [
        f'<li><strong aria-current="true">{escape(sort.label)}</strong></li>'
        if sort.here
        else f'<li><a rel="nofollow" href="{escape(sort.path)}">{escape(sort.label)}</a></li>'
        for sort in sorts
    ]
    past = f' <a class="to-choices" href="#choices">{escape(_("Narrow down"))}</a>'
    return mark_safe(  # noqa: S308
        f'<nav class="sorts" aria-label="{escape(_("Order"))}"><span class="meta">'
        f"{escape(_('Order:'))}</span> <ul>{''.join(items)}</ul>{past if groups else ''}</nav>"
    )


@register.simple_tag
def choice_groups(groups: Iterable[FacetGroup]) -> SafeString:
    """All that there is to choose."""
    more = escape(_("All of them"))
    attributes = 'class="choices" id="choices" aria-labelledby="choices-heading" tabindex="-1"'
    parts = [f"<section {attributes}>"]
    parts.append(f'\n  <h2 id="choices-heading">{escape(_("Narrow down"))}</h2>\n  ')
    for group in groups:
        title, name = escape(group.title), escape(group.name)
        heading = f'<h3 id="by-{name}">{title}</h3>'
        parts.append(f'<section aria-labelledby="by-{name}">{heading}\n  <ul>')
        parts.append(choices(group.options))
        if group.index:
            parts.append(
                f'\n  <li><a class="all" href="{escape(group.index.path())}">{more}'
                f'<span class="visually-hidden">: {title}</span></a></li>'
            )
        parts.append("</ul></section>\n  ")
    parts.append("\n</section>")
    return mark_safe("".join(parts))  # noqa: S308


def _language(label: Label) -> str:
    return f' lang="{escape(label.language)}"' if label.language else ""
