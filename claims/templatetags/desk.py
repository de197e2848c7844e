"""Filters of the editors' templates."""

from django import template

from claims.admin.claim.record_words import in_words

register = template.Library()


@register.filter
def choice(value: str, key: str) -> str:
    """What a public record's value is called: `"in_review"|choice:"verification_status"`."""
    return str(in_words((key,), value))
