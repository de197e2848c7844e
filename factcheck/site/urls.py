"""The addresses of the pages. `pages` is there once for each language: see `addresses.py`."""

from django.urls import path, register_converter
from django.views.decorators.http import require_safe

from claims.models.people import PARTY_PATTERN
from corpus.identifiers import PATTERN
from factcheck.site import (
    claim_lists,
    claim_pages,
    correction_pages,
    earlier_texts,
    feeds,
    front,
    index_pages,
    llms,
    matching,
    sitemaps,
    source_pages,
    subject_pages,
    views,
)
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


class CodeOfParty:
    regex = PARTY_PATTERN.strip("^$")

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class YearOfClaims:
    regex = "[0-9]{4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PublicId, "public_id")
register_converter(CodeOfParty, "party_code")
register_converter(YearOfClaims, "year_of_claims")
register_converter(VersionNumber, "version_number")

pages = [
    path("", front.home, name="home"),
    path("checks/", claim_lists.checks, name="checks"),
    path("claims/", claim_lists.claims, name="claims"),
    path("claims/<public_id:public_id>/compare/", correction_pages.compare, name="compare"),
    path("claims/<public_id:public_id>/", claim_pages.claim, name="claim"),
    path(
        "claims/<public_id:public_id>/versions/<version_number:number>/",
        claim_pages.version,
        name="version",
    ),
    path("topics/", index_pages.topics, name="topics"),
    path("topics/<slug:slug>/", subject_pages.topic, name="topic"),
    path("speakers/", index_pages.speakers, name="speakers"),
    path("speakers/<public_id:public_id>/", subject_pages.speaker, name="speaker"),
    path("parties/", index_pages.parties, name="parties"),
    path("parties/<party_code:code>/", subject_pages.party, name="party"),
    path("documents/", index_pages.documents, name="documents"),
    path("documents/<public_id:public_id>/", source_pages.document, name="document"),
    path(
        "documents/<public_id:public_id>/revisions/<version_number:number>/",
        earlier_texts.earlier_text,
        name="earlier_text",
    ),
    path("verdicts/", index_pages.verdicts, name="verdicts"),
    path("verdicts/<slug:slug>/", subject_pages.verdict, name="verdict"),
    path("years/", index_pages.years, name="years"),
    path("years/<year_of_claims:year>/", subject_pages.year, name="year"),
    path("corrections/", correction_pages.corrections, name="corrections"),
    path("data/", index_pages.data, name="data"),
    path("checked/", matching.checked, name="checked"),
    *more_pages(),
]

machine = [
    path("robots.txt", views.robots, name="robots"),
    path("llms.txt", llms.llms, name="llms"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<str:section>.xml", sitemaps.part, name="sitemap-part"),
    path("feeds/claims.atom", require_safe(feeds.ClaimsFeed()), name="feed-claims"),
    path("feeds/checks.atom", require_safe(feeds.ChecksFeed()), name="feed-checks"),
    path("feeds/corrections.atom", require_safe(feeds.CorrectionsFeed()), name="feed-corrections"),
    path(
        "feeds/speakers/<public_id:about>.atom",
        require_safe(feeds.SpeakerFeed()),
        name="feed-speaker",
    ),
    path("feeds/topics/<slug:about>.atom", require_safe(feeds.TopicFeed()), name="feed-topic"),
    path(
        "feeds/parties/<party_code:about>.atom", require_safe(feeds.PartyFeed()), name="feed-party"
    ),
    *more_machine(),
]
