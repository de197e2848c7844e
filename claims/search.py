"""Finding public claims by their words.

Ranking every match of a common word would read the whole table, so only the newest 1,000 matches
are ranked, out of a narrow table that holds nothing but the words.
"""

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, QuerySet

from claims.models import PublicClaim, PublicSearch

RANKED = 1_000


def text_query(words: str) -> SearchQuery:
    """Words as people type them into a search box; never a syntax error."""
    return SearchQuery(words, search_type="websearch", config="swedish")


def newest_matches(
    query: SearchQuery,
    using: str,
    *,
    within: QuerySet[PublicClaim] | None = None,
    newest: int | None = None,
) -> QuerySet[PublicSearch, tuple[int, float]]:
    """Key and rank of the newest matches, at most `RANKED` of them, newest first.

    `within` narrows the claims that are searched; with `newest`, later claims are left out.
    """
    entries = PublicSearch.objects.using(using).filter(words=query)
    if within is not None:
        entries = entries.filter(claim__in=within.values("pk"))
    if newest is not None:
        entries = entries.filter(claim_id__lte=newest)
    hits = entries.order_by("-claim_id").annotate(rank=SearchRank(F("words"), query))
    return hits.values_list("claim_id", "rank")[:RANKED]


def keys_by_relevance(words: str, using: str) -> list[int]:
    """The keys of the newest matches, best first, and the newer of two that are as good."""
    hits = newest_matches(text_query(words), using)
    return [key for key, _rank in sorted(hits, key=lambda hit: (-hit[1], -hit[0]))]
