"""Filters of the editors' templates."""

from django import template
from django.utils.safestring import SafeString

from claims.admin.claim.public_pages import links
from claims.admin.claim.record_words import in_words
from corpus import dates_in_words

register = template.Library()


@register.filter
def choice(value: str, key: str) -> str:
    """What a public record's value is called: `"in_review"|choice:"verification_status"`."""
    return str(in_words((key,), value))


@register.filter
def date_in_words(edtf: str) -> str:
    """`"2023~"|date_in_words` → “around 2023”."""
    return dates_in_words.in_words(edtf)


@register.filter
def public_links(url: str) -> SafeString:
    """To the public page, and its address to copy."""
    return links(url)
