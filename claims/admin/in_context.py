"""A quote in the text around it, for people."""

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims.models import Claim
from corpus.anchoring import Span, context
from corpus.models import Section
from corpus.sections import section_of

# Code points on either side: about a paragraph for a claim's page, a line or two in a choice.
WIDE_CHARACTERS = 300
NARROW_CHARACTERS = 90


def quote_in_context(claim: Claim, length: int) -> SafeString:
    """Of a closed document nobody reads more than what was quoted."""
    if claim.revision.document.is_closed:
        return marked(claim.quote, Span(0, len(claim.quote)), 0)
    return marked(claim.revision.text, claim.span, length)


def marked(text: str, span: Span, length: int) -> SafeString:
    """The words of the span marked, with `length` code points on either side."""
    around = context(text, span, length)
    before = "" if len(around.prefix) == span.start else "…"
    after = "" if span.end + len(around.suffix) == len(text) else "…"
    return format_html(
        '<span class="quote-context">{}{}<mark>{}</mark>{}{}</span>',
        before,
        around.prefix,
        text[span.start : span.end],
        around.suffix,
        after,
    )


def place(text: str, span: Span, sections: Iterable[Section]) -> SafeString:
    """One of several places, to choose among: where it is, and how it reads there."""
    section = section_of(span, sections)
    line = text.count("\n", 0, span.start) + 1
    where = _("Line %(line)d") % {"line": line}
    if section:
        where = f"{section.title} · {where}"
    return format_html(
        '<span><span class="quote-where">{}</span>{}</span>',
        where,
        marked(text, span, NARROW_CHARACTERS),
    )
