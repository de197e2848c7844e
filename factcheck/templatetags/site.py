"""What the pages' templates say about addresses, dates and codes."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from django import template
from django.conf import settings
from django.template.base import FilterExpression, Parser, Token
from django.templatetags.static import static
from django.urls import get_script_prefix
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language

from claims.publication.claimreview import source_address
from corpus import dates_in_words as dates
from factcheck.build import build_digest
from factcheck.recent import RecentlyUsed
from factcheck.site import hyphens, menu, words
from factcheck.site.addresses import SitePage, absolute, address
from factcheck.site.lists import title_of

register = template.Library()

# Of a summary so much is shown on a card.
LINE_CHARACTERS = 220
_SENTENCE = re.compile(rf".{{20,{LINE_CHARACTERS}}}?[.!?](?=\s+[A-ZÅÄÖ“”\"0-9]|$)")

_CODES = {
    "answer": words.ANSWERS,
    "claim_kind": words.CLAIM_KINDS,
    "document_kind": words.DOCUMENT_KINDS,
    "speaker_kind": words.SPEAKER_KINDS,
    "stance": words.STANCES,
    "status": words.STATUSES,
    "status_meaning": words.STATUS_MEANINGS,
    "version_kind": words.VERSION_KINDS,
}


@register.simple_tag(name="address")
def address_tag(name: str, *args: object) -> str:
    """The path of a page in the language of the moment."""
    return address(name, *args)


@register.simple_tag
def public_url(path: str) -> str:
    """The whole address of a path under our public one."""
    return absolute(path)


@register.simple_tag
def desk_name() -> str:
    name: str = settings.DESK_NAME
    return name


@register.simple_tag
def page_language() -> str:
    return str(get_language())


@register.simple_tag
def desk_language() -> str:
    """The language in which the desk writes, whatever the page is in."""
    return settings.LANGUAGE_CODE


@register.simple_tag
def home_page() -> SitePage:
    """For pages that have no address of their own, such as a 404."""
    return SitePage("home")


@register.simple_tag(takes_context=True)
def header_links(context: template.Context) -> list[menu.MenuLink]:
    return menu.links(menu.HEADER, _page_name(context))


@register.simple_tag(takes_context=True)
def footer_links(context: template.Context) -> list[menu.MenuLink]:
    return menu.links(menu.FOOTER, _page_name(context))


def _page_name(context: template.Context) -> str:
    page = context.get("page")
    return page.name if isinstance(page, SitePage) else ""


@register.simple_tag
def address_or_nothing(name: str) -> str:
    """The path of a page that may not be there."""
    return menu.path_or_nothing(name)


@register.simple_tag
def search_path() -> str:
    """Where every search box leads."""
    return menu.path_or_nothing("claims") or address("home")


# Parts of pages that other pages have just so: a header, a badge.
_KEPT_PARTS: Final[RecentlyUsed[SafeString]] = RecentlyUsed(most=1_000_000, weigh=len)
_MOMENT: Final = "moment of kept parts"


class KeptPart(template.Node):
    """`{% kept "menu" page.name %}…{% endkept %}`: rendered once in each language for each of the
    things that are named, which must be all that it is made of."""

    def __init__(self, nodes: template.NodeList, named: list[FilterExpression]) -> None:
        self.nodelist = nodes
        self._named = named

    def render(self, context: template.Context) -> SafeString:
        named = tuple(each.resolve(context) for each in self._named)
        # Of one template all parts are made in one language, and at one place.
        moment = context.render_context.get(_MOMENT)
        if moment is None:
            moment = context.render_context[_MOMENT] = _moment()
        return kept_part(named, lambda: self.nodelist.render(context), moment)


def _moment() -> tuple[object, ...]:
    """All else that a part of a page is made of. To ask takes longer than to find the part."""
    return build_digest(), get_language(), get_script_prefix(), settings.ROOT_URLCONF


def kept_part(
    named: tuple[object, ...],
    make: Callable[[], SafeString],
    moment: tuple[object, ...] | None = None,
) -> SafeString:
    """The same for what no template writes."""
    name = (*(moment or _moment()), *named)
    part = _KEPT_PARTS.get(name)
    if part is None:
        part = make()
        _KEPT_PARTS.put(name, part)
    return part


@register.tag
def kept(parser: Parser, token: Token) -> KeptPart:
    _tag, *named = token.split_contents()
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptPart(nodes, [parser.compile_filter(each) for each in named])


@register.simple_tag
def stylesheet() -> str:
    return static("site/site.css")


@register.simple_tag
def icon() -> str:
    return static("site/icon.svg")


@register.filter
def in_words(code: str, of: str) -> str:
    """`{{ record.kind|in_words:"claim_kind" }}`; the code itself where it has no words."""
    return str(_CODES[of].get(code, code))


@register.filter
def claim_title(record: dict[str, Any]) -> str:
    return title_of(record)


@register.filter
def softened(text: str) -> str:
    return hyphens.softened(text)


@register.filter
def unbroken(text: str) -> str:
    return hyphens.unbroken(text)


@register.filter
def grouped(number: int) -> str:
    """`31 703`."""
    return number_format(number, use_l10n=True, force_grouping=True)


@register.filter
def first_line(text: str) -> str:
    """As much of a text as says what it is about: its first sentence, or its beginning."""
    line = text.strip().split("\n", 1)[0]
    sentence = _SENTENCE.match(line)
    if sentence:
        return sentence.group()
    if len(line) <= LINE_CHARACTERS:
        return line
    return f"{line[:LINE_CHARACTERS].rsplit(maxsplit=1)[0]} …"


@register.filter
def cut_query(path: str) -> str:
    """The path of an address, without what is asked."""
    return path.split("?", 1)[0]


@register.simple_tag
def compare_path(claim: str, number: int) -> str:
    """Where a version stands beside the one before it."""
    pair = (("from", str(number - 1)), ("to", str(number)))
    return SitePage("compare", (claim,), pair).path()


@register.filter
def edtf(value: str) -> str:
    return date_in_words(value, str(get_language()))


@lru_cache(maxsize=10_000)
def date_in_words(value: str, _language: str) -> str:
    """The language is that of the moment, by whose name it is kept."""
    return dates.in_words(value)


@register.filter
def day(value: str | datetime) -> str:
    """A date (ISO 8601), or the day of a moment (RFC 3339) by the desk's own clock."""
    found = (parse_date(value) or parse_datetime(value)) if isinstance(value, str) else value
    if found is None:
        return str(value)
    return dates.day_in_words(localtime(found) if isinstance(found, datetime) else found)


@register.filter
def moment(value: str | datetime) -> str:
    """RFC 3339 to the second, for `<time datetime>`."""
    at = parse_datetime(value) if isinstance(value, str) else value
    if at is None:
        return str(value)
    return localtime(at).isoformat(timespec="seconds")


@register.filter
def amount(quantity: dict[str, Any]) -> str:
    return words.amount(quantity)


@register.filter
def web_address(url: str | None) -> str:
    """The address if it is one for the web, else nothing: no `javascript:` behind a link."""
    return url if url and url.startswith(("https://", "http://")) else ""


@register.filter
def in_source(source: dict[str, Any]) -> str:
    """Where a claim's source was published; of a PDF at the page that the quote is on."""
    return web_address(source_address(source))


@register.filter
def host(url: str) -> str:
    """`www.example.se`, to show where a link leads."""
    return url.split("://", 1)[-1].split("/", 1)[0]


@register.filter
def lines(text: str) -> list[str]:
    """The paragraphs of a text that the desk wrote."""
    return [line for line in text.split("\n") if line.strip()]


@register.filter
def trim_start(text: str) -> str:
    """A source's words as they stand, but for the white space where an excerpt begins."""
    return text.lstrip()


@register.filter
def trim_end(text: str) -> str:
    return text.rstrip()
