"""The sitemap: an index at `/sitemap.xml`, and parts of at most 10,000 addresses each.

Claims are cut by the number of their first publication, which never changes: a part is a walk
along an index however many claims there are, and keeps its claims as new ones come.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem, sitemap
from django.core.paginator import Page, Paginator
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse

from claims.models import PublicClaim, PublicReference
from factcheck.site.addresses import absolute, address
from factcheck.site.menu import FOOTER, HEADER, path_or_nothing
from factcheck.site.reading import PUBLIC, Kind, listed_claims
from factcheck.site.responses import public_page

PART = 10_000
CACHE_CONTROL = "public, max-age=3600"


class _ByNumber(Paginator[Any]):
    """Part n holds the claims whose number of first publication lies in the nth PART numbers."""

    def __init__(self, claims: QuerySet[PublicClaim, Any]) -> None:
        super().__init__(claims, PART)
        self.claims = claims

    @property
    def num_pages(self) -> int:
        last = PublicClaim.objects.using(PUBLIC).aggregate(last=Max("pk"))["last"] or 0
        return max(1, -(-last // PART))

    def page(self, number: int | str) -> "Page[Any]":
        number = self.validate_number(number)
        claims = self.claims.filter(pk__gt=(number - 1) * PART, pk__lte=number * PART)
        return Page(claims, number, self)


class _Pages(Sitemap[Any]):
    """Pages in one language, at the public address, whatever host was asked."""

    limit = PART
    protocol = urlsplit(settings.PUBLIC_BASE_URL).scheme

    def __init__(self, language: str) -> None:
        self.language = language

    def get_domain(self, site: Any = None) -> str:
        return absolute("/").split("://", 1)[1].rstrip("/")

    def get_latest_lastmod(self) -> datetime | None:
        return None


class ClaimPages(_Pages):
    def items(self) -> QuerySet[PublicClaim, Any]:
        return listed_claims().order_by("pk").values_list("id", "published_at", named=True)

    @property
    def paginator(self) -> _ByNumber:
        return _ByNumber(self.items())

    def location(self, item: Any) -> str:
        return address("claim", item.id, language=self.language)

    def lastmod(self, item: Any) -> datetime:
        published_at: datetime = item.published_at
        return published_at

    def get_latest_lastmod(self) -> datetime | None:
        """When anything was published last; never by looking at every claim."""
        rows = PublicClaim.objects.using(PUBLIC).order_by("-publication")
        return rows.values_list("published_at", flat=True).first()


class ListPages(_Pages):
    """The pages that are always there."""

    def items(self) -> list[str]:
        names = dict.fromkeys(page.name for page in (*HEADER, *FOOTER))
        return ["home", *(name for name in names if path_or_nothing(name))]

    def location(self, item: str) -> str:
        return address(item, language=self.language)


class ReferencePages(_Pages):
    """Speakers, documents, or topics."""

    def __init__(self, language: str, kind: str) -> None:
        super().__init__(language)
        self.kind = kind

    def items(self) -> QuerySet[PublicReference, str]:
        rows = PublicReference.objects.using(PUBLIC).filter(kind=self.kind)
        return rows.order_by("key").values_list("id", flat=True)

    def location(self, item: str) -> str:
        return address(self.kind, item, language=self.language)


def sections() -> dict[str, _Pages]:
    found: dict[str, _Pages] = {}
    for language, _name in settings.LANGUAGES:
        found[f"pages-{language}"] = ListPages(language)
        found[f"claims-{language}"] = ClaimPages(language)
        for kind in (Kind.SPEAKER, Kind.DOCUMENT, Kind.TOPIC):
            found[f"{kind}s-{language}"] = ReferencePages(language, kind)
    return found


@public_page
def index(request: HttpRequest) -> HttpResponseBase:
    """Django's own index view names the host that was asked; ours the public address."""
    parts = [
        SitemapIndexItem(f"{absolute(reverse('sitemap-part', args=[name]))}{page}", modified)
        for name, pages in sections().items()
        for modified in [cast(Any, pages.get_latest_lastmod())]  # the stubs say bool
        for page in _queries(pages.paginator.num_pages)
    ]
    response = TemplateResponse(
        request, "sitemap_index.xml", {"sitemaps": parts}, content_type="application/xml"
    )
    response["Cache-Control"] = CACHE_CONTROL
    return response


def _queries(count: int) -> Iterable[str]:
    return ["", *(f"?p={number}" for number in range(2, count + 1))]


@public_page
def part(request: HttpRequest, section: str) -> HttpResponseBase:
    response = sitemap(request, sitemaps=dict[str, Any](sections()), section=section)
    response["Cache-Control"] = CACHE_CONTROL
    return response
