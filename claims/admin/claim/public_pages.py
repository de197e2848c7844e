"""From the desk to the public pages: links, and addresses to copy."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims.models import Claim, ClaimVersion
from claims.publication.claimreview import page_url

# As many links as a message can have and still be read.
MESSAGE_LINKS = 10


def public_url(claim: Claim) -> str:
    return page_url(claim.public_id, settings.PUBLIC_BASE_URL)


def version_url(version: ClaimVersion) -> str:
    return f"{public_url(version.claim)}versions/{version.number}/"


def links(url: str) -> SafeString:
    """To see the page, and to send its address to somebody."""
    return format_html(
        '<span class="public-links"><a href="{0}">{1}</a>'
        ' <button type="button" class="copy-link" data-copy="{0}" data-copied="{3}">{2}</button>'
        "</span>",
        url,
        _("Show the public page"),
        _("Copy the link"),
        _("Copied"),
    )


def with_links(sentence: str, versions: Iterable[ClaimVersion]) -> SafeString:
    """A message on what was published, and the way there."""
    shown = list(versions)[: MESSAGE_LINKS + 1]
    if len(shown) == 1:
        return format_html("{} {}", sentence, links(public_url(shown[0].claim)))
    rows = ((each.claim.statement, links(public_url(each.claim))) for each in shown[:MESSAGE_LINKS])
    listed = format_html_join("", "<li>{} {}</li>", rows)
    rest = format_html("<li>…</li>") if len(shown) > MESSAGE_LINKS else ""
    return format_html('{}<ul class="published-now">{}{}</ul>', sentence, listed, rest)
