"""What templates say about pictures, cards and citations."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from factcheck.site.addresses import SitePage, absolute
from factcheck.site.charts.chart import PublicChart
from factcheck.site.charts.files import FILES
from factcheck.site.embed.oembed import USUAL_WIDTH, chart_card, claim_card
from factcheck.site.faces import label_of
from factcheck.site.pictures.claim_picture import HEIGHT, WIDTH
from factcheck.site.pictures.views import picture_page
from factcheck.site.sharing.citations import Cited
from factcheck.site.verdicts import Verdict

register = template.Library()


@register.simple_tag
def static_file(name: str) -> str:
    """The address of a static file."""
    return static(name)


@register.simple_tag
def chart_type(kind: str) -> str:
    return FILES[kind.lower()].content_type.partition(";")[0]


@register.simple_tag
def oembed_links(page: SitePage) -> SafeString:
    """By these a site finds the card of a page whose address was pasted into it."""
    kinds = (("json", "application/json+oembed"), ("xml", "text/xml+oembed"))
    rows = (
        (media_type, f"{absolute(reverse(f'oembed-{kind}'))}?{urlencode({'url': page.url})}")
        for kind, media_type in kinds
    )
    return format_html_join("\n  ", '<link rel="alternate" type="{}" href="{}">', rows)


@register.simple_tag
def site_picture_head() -> SafeString:
    return _picture_head(SitePage("site-picture").url, settings.DESK_NAME)


@register.simple_tag
def list_share_head(page: SitePage) -> SafeString:
    """The site's picture, and the card of a list."""
    return format_html("{}\n  {}", site_picture_head(), oembed_links(page))


@register.simple_tag
def claim_share_head(record: dict[str, Any], page: SitePage, verdict: Verdict | None) -> SafeString:
    """The picture and the card of a claim, for whoever is given its address."""
    picture = picture_page(record["id"], record["version"]).url
    words = f"{record['headline'] or record['statement']} – {label_of(record, verdict)}"
    return format_html("{}\n  {}", _picture_head(picture, words), oembed_links(page))


def _picture_head(url: str, words: str) -> SafeString:
    return format_html(
        '<meta property="og:image" content="{}">\n'
        '  <meta property="og:image:type" content="image/png">\n'
        '  <meta property="og:image:width" content="{}">\n'
        '  <meta property="og:image:height" content="{}">\n'
        '  <meta property="og:image:alt" content="{}">\n'
        '  <meta name="twitter:card" content="summary_large_image">',
        url,
        WIDTH,
        HEIGHT,
        words,
    )


@register.inclusion_tag("site/share/box.html")
def share_box(record: dict[str, Any], verdict: Verdict | None) -> dict[str, Any]:
    """How the claim is linked to, cited and embedded."""
    page = SitePage("claim", (record["id"],))
    version = SitePage("version", (record["id"], record["version"]))
    published_at = parse_datetime(record["published_at"])
    if published_at is None:
        raise ValueError(record["published_at"])
    cited = Cited(
        id=record["id"],
        title=record["headline"] or record["statement"],
        label=label_of(record, verdict),
        desk=settings.DESK_NAME,
        version=record["version"],
        published_at=published_at,
        url=version.url,
    )
    found = claim_card(record, verdict)
    return {
        "page": page,
        "version": record["version"],
        "citations": cited.citations(),
        "card": found.card,
        "frame": found.frame(USUAL_WIDTH, found.height(USUAL_WIDTH)),
        "picture": picture_page(record["id"], record["version"]).url,
    }


@register.inclusion_tag("site/share/chart_box.html")
def chart_box(chart: PublicChart) -> dict[str, Any]:
    found = chart_card(chart)
    return {
        "page": chart.page,
        "card": found.card,
        "frame": found.frame(USUAL_WIDTH, found.height(USUAL_WIDTH)),
    }
