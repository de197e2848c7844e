"""Filters of the editors' templates."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString

from claims.admin.claim.public_pages import links
from claims.admin.claim.record_words import in_words
from claims.admin.widgets import grouped
from claims.models.claim_parts import unit_in_words
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
def amount_in_words(quantity: dict[str, Any]) -> str:
    """A number of a public record as people write it: “40 000 000 kronor”, “3–4 procent”."""
    ends = (quantity["value"], quantity.get("value_max"))
    numbers = "–".join(grouped(Decimal(str(end))) for end in ends if end is not None)
    return f"{numbers} {unit_in_words(quantity['unit'])}"


@register.filter
def public_links(url: str) -> SafeString:
    """To the public page, and its address to copy."""
    return links(url)
