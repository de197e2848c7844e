"""What the pages' templates say about addresses, dates and codes."""

from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import localtime
from django.utils.translation import get_language

from claims.publication.claimreview import source_address
from corpus import dates_in_words as dates
from factcheck.site import words
from factcheck.site.addresses import SitePage, absolute, address

register = template.Library()

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
def edtf(value: str) -> str:
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
