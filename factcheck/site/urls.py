"""The addresses of the pages. `pages` is there once for each language: see `addresses.py`."""

from django.urls import path, register_converter
from django.views.decorators.http import require_safe

from corpus.identifiers import PATTERN
from factcheck.site import claim_pages, feeds, sitemaps, views
from factcheck.site.more_urls import more_machine, more_pages


class PublicId:
    """Anything else is no id of ours: a 404 without a question to the database."""

    regex = PATTERN.strip("^$")

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class VersionNumber:
    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(PublicId, "public_id")
register_converter(VersionNumber, "version_number")

pages = [
    path("", views.home, name="home"),
    path("claims/<public_id:public_id>/", claim_pages.claim, name="claim"),
    path(
        "claims/<public_id:public_id>/versions/<version_number:number>/",
        claim_pages.version,
        name="version",
    ),
    path("speakers/<public_id:public_id>/", views.speaker, name="speaker"),
    path("documents/<public_id:public_id>/", views.document, name="document"),
    *more_pages(),
]

machine = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<str:section>.xml", sitemaps.part, name="sitemap-part"),
    path("feeds/claims.atom", require_safe(feeds.ClaimsFeed()), name="feed-claims"),
    path("feeds/corrections.atom", require_safe(feeds.CorrectionsFeed()), name="feed-corrections"),
    path(
        "feeds/speakers/<public_id:about>.atom",
        require_safe(feeds.SpeakerFeed()),
        name="feed-speaker",
    ),
    path("feeds/topics/<slug:about>.atom", require_safe(feeds.TopicFeed()), name="feed-topic"),
    *more_machine(),
]
