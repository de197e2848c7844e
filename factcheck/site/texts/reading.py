"""What the pages of texts read: only public tables, each function one query."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from claims.models import PublicClaim, PublicScale, PublicSiteText
from claims.publication.site_texts import default_text
from factcheck.site import reading
from factcheck.site.reading import PUBLIC, FoundClaim, Json


@dataclass(frozen=True, slots=True)
class PublishedText:
    """`number` and `published_at` are None for the software's own text."""

    body: str
    number: int | None
    published_at: datetime | None


def versions(page: str) -> list[tuple[int, datetime]]:
    """Number and time of every published version, newest first."""
    rows = _texts(page).order_by("-number")
    return list(rows.values_list("number", "published_at"))


def text(page: str, language: str, number: int | None = None) -> PublishedText | None:
    """The newest version or the one asked for; the software's own where nothing was published."""
    rows = _texts(page).order_by("-number")
    if number is not None:
        rows = rows.filter(number=number)
    row = rows.values_list(f"body_{language}", "number", "published_at").first()
    if row is not None:
        return PublishedText(*row)
    return None if number is not None else PublishedText(default_text(page, language), None, None)


def scales() -> list[Json]:
    """Every scale that is in use or was, newest first."""
    rows = PublicScale.objects.using(PUBLIC).order_by("-version")
    return [json.loads(body) for body in rows.values_list("body", flat=True)]


def examples(ratings: list[str]) -> dict[str, FoundClaim]:
    """The newest claim with each of these verdicts, by the verdict: one query in so many parts."""
    if not ratings:
        return {}
    each = [_newest_with(rating) for rating in ratings]
    first, *rest = each
    rows = first.union(*rest, all=True) if rest else first
    return {rating: FoundClaim(key, version, body) for rating, key, version, body in rows}


def _newest_with(rating: str) -> QuerySet[PublicClaim, tuple[str, int, int, str]]:
    claims = reading.listed_claims().filter(rating=rating).order_by("-first_publication")
    return claims.values_list("rating", "pk", "version", "body")[:1]


def _texts(page: str) -> QuerySet[PublicSiteText]:
    return PublicSiteText.objects.using(PUBLIC).filter(page=page)
