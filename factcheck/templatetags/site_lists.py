"""The claims of a list and the choices beside it. Written here: a page has twenty of the ones and
eighty of the others, and a template takes four times as long for each."""

from collections.abc import Container, Iterable
from functools import lru_cache
from html import escape
from typing import Final, NamedTuple

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.formats import localize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from corpus.identifiers import ALPHABET, LENGTH
from factcheck.site import hyphens
from factcheck.site.addresses import address
from factcheck.site.earlier_texts import path_in_earlier_text
from factcheck.site.facet_options import FacetOption
from factcheck.site.lists import Listed
from factcheck.site.marked_text import FoundPiece
from factcheck.site.verdicts import Verdict
from factcheck.templatetags.site import date_in_words, first_line, kept_part

register = template.Library()

# What values are called stands on nearly all lists.
_escaped: Final = lru_cache(maxsize=5_000)(escape)

# Stands in an address where a claim's id does, which needs no quoting there.
_ANY_ID: Final = ALPHABET[0] * LENGTH


class ListedPlaces(NamedTuple):
    """Ids of claims that stand in the text on the same page, and of those on an earlier one."""

    marked: Container[str]
    elsewhere: Container[str]


@register.simple_tag(takes_context=True)
def claim_items(context: template.Context) -> SafeString:
    """`<li>` for each of `claims`: `cards` have a summary of the check, those that are `marked`
    stand in the text on this page, too, and those `elsewhere` on an earlier text (ids of both)."""
    claims: Iterable[Listed] = context["claims"]
    cards = bool(context.get("cards"))
    places = ListedPlaces(context.get("marked") or (), context.get("elsewhere") or ())
    start, _id, end = address("claim", _ANY_ID).rpartition(_ANY_ID)
    language, dates_in = escape(settings.LANGUAGE_CODE), str(get_language())
    badges: dict[tuple[Verdict | None, str], str] = {}
    items = []
    for claim in claims:
        path = f"{start}{escape(claim.record['id'])}{end}"
        shown = claim.verdict, claim.record["verification_status"]
        if shown not in badges:
            badges[shown] = _badge(*shown)
        day = escape(date_in_words(claim.record["date"]["edtf"], dates_in))
        items.append(_item(claim, path, badges[shown], language, day, cards, places))
    return mark_safe("".join(items))  # noqa: S308  # escaped piece by piece


def _item(
    claim: Listed,
    path: str,
    badge: str,
    language: str,
    day: str,
    cards: bool,
    places: ListedPlaces,
) -> str:
    record, title = claim.record, marked_html(claim.title)
    parts = [
        "\n<li>\n  <article>\n    ",
        badge,
        f'\n    <h3 lang="{language}"><a href="{path}">{title}</a></h3>\n    ',
    ]
    if claim.statement:
        said = marked_html(claim.statement)
        parts.append(f'<p class="found-quote" lang="{language}">{said}</p>\n    ')
    if claim.quote:
        own, quote = escape(record["language"]), marked_html(claim.quote)
        parts.append(f'<p class="found-quote" lang="{own}"><q>{quote}</q></p>\n    ')
    check = record["assessment"] if cards else None
    if check and check["summary"]:
        why = escape(hyphens.unbroken(first_line(check["summary"])))
        parts.append(f'<p class="why" lang="{language}">{why}</p>\n    ')
    parts += [_meta(claim, language, day, places), "\n    "]
    if claim.alike:
        same = ngettext(
            "Holds for %(claims)s more claim that says the same",
            "Holds for %(claims)s more claims that say the same",
            claim.alike,
        ) % {"claims": localize(claim.alike)}
        parts.append(
            f'<p class="meta"><a href="{path}#related">{escape(same)}'
            f'<span class="visually-hidden">: {title}</span></a></p>\n  '
        )
    parts.append("</article>\n</li>\n")
    return "".join(parts)


def _meta(claim: Listed, language: str, day: str, places: ListedPlaces) -> str:
    record = claim.record
    speaker, own_id = record["speaker"], record["id"]
    name = f"{speaker['name'][:1].upper()}{speaker['name'][1:]}"
    party = f" ({escape(speaker['party'])})" if speaker["party"] else ""
    place = ""
    if own_id in places.marked:
        place = f' · <a href="#{escape(own_id)}">{escape(_("Show in the text"))}</a>'
    elif own_id in places.elsewhere:
        earlier = _("stands on an earlier text, revision %(number)s")
        said = escape(earlier % {"number": localize(record["source"]["revision"])})
        place = f' · <a href="{escape(path_in_earlier_text(record))}">{said}</a>'
    return (
        f'<p class="meta"><span lang="{language}">{escape(name)}</span>{party},'
        f' <time datetime="{escape(record["date"]["earliest"])}">{day}</time>{place}</p>'
    )


def _badge(verdict: Verdict | None, status: str) -> SafeString:
    return kept_part(
        ("badge", verdict, status),
        lambda: render_to_string("site/badge.html", {"verdict": verdict, "status": status}),
    )


def marked_html(pieces: Iterable[FoundPiece]) -> SafeString:
    """What was looked for is marked in it."""
    return mark_safe(  # noqa: S308  # escaped piece by piece
        "".join(
            f"<mark>{text}</mark>" if piece.found else text
            for piece in pieces
            for text in (escape(hyphens.unbroken(piece.text)),)
        )
    )


@register.filter
def choices(options: Iterable[FacetOption]) -> SafeString:
    """`<li>` for each: the link that chooses a value or takes it away, and how many have it."""
    taken = f'<span class="visually-hidden"> ({escape(_("chosen: take it away"))})</span>'
    return mark_safe(  # noqa: S308  # escaped piece by piece
        "".join([f"<li>{_choice(option, taken)}</li>" for option in options])
    )


def _choice(option: FacetOption, taken: str) -> str:
    label = option.label
    count = f' <span class="count">{escape(option.claims)}</span>' if option.claims else ""
    language = f' lang="{_escaped(label.language)}"' if label.language else ""
    current, words = (' aria-current="true"', taken) if option.is_chosen else ("", "")
    return (
        f'<a rel="nofollow" href="{escape(option.path)}"{current}>'
        f"<span{language}>{_escaped(label.text)}</span>{words}</a>{count}"
    )
