"""Finding public claims by their words.

Ranking every match of a common word would read the whole table, so only the newest 1,000 matches
are ranked, out of a narrow table that holds nothing but the words. How they are found quickly:
`claims/rules/search.sql`.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, F, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from claims.models import PublicClaim, PublicSearch
from claims.words.lexemes import tsquery
from claims.words.queries import read_query

RANKED = 1_000

NEWEST_MATCHES = """claims_newest_matches(
    %s::tsquery,
    -- the newest of all where none is named (LEAST passes over NULL), or where a later one is
    least(%s::bigint, (SELECT claim_id FROM claims_publicsearch ORDER BY claim_id DESC LIMIT 1)),
    %s::integer
) AS hits"""


class LexemeQuery(SearchQuery):
    """A query that is one already: cast, not parsed."""

    def as_sql(  # type: ignore[override]  # a list, as what it is added to
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_template: Any
    ) -> tuple[str, list[Any]]:
        sql, parameters = compiler.compile(self.source_expressions[-1])
        return f"{sql}::tsquery", list(parameters)


def lexemes_asked_for(words: str) -> str:
    """Of words as people type them into a search box, for a `tsquery`; never a syntax error."""
    return tsquery(read_query(words))


def text_query(words: str | Expression) -> SearchQuery:
    """Words as people type them; or the place where `lexemes_asked_for` by them will stand."""
    return LexemeQuery(lexemes_asked_for(words) if isinstance(words, str) else words)


def newest_matches(
    words: str,
    using: str,
    *,
    within: QuerySet[PublicClaim] | None = None,
    newest: int | None = None,
) -> tuple[str, Sequence[Any]]:
    """SQL for `claim_id` and `rank` of the newest matches, at most `RANKED` of them.

    `within` narrows the claims that are searched; with `newest`, later claims are left out.
    """
    if within is None:
        return NEWEST_MATCHES, [lexemes_asked_for(words), newest, RANKED]
    query = text_query(words)
    entries = PublicSearch.objects.using(using).filter(words=query)
    entries = entries.filter(claim__in=within.values("pk"))
    if newest is not None:
        entries = entries.filter(claim_id__lte=newest)
    hits = entries.order_by("-claim_id").annotate(rank=SearchRank(F("words"), query))
    sql, parameters = (
        hits.values_list("claim_id", "rank")[:RANKED].query.get_compiler(using).as_sql()
    )
    return f"({sql}) AS hits (claim_id, rank)", parameters  # Django's own SQL


def keys_by_relevance(words: str, using: str) -> list[int]:
    """The keys of the newest matches, best first, and the newer of two that are as good."""
    hits, parameters = newest_matches(words, using)
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"SELECT claim_id FROM {hits} ORDER BY rank DESC, claim_id DESC",  # noqa: S608  # ours
            parameters,
        )
        return [key for (key,) in cursor.fetchall()]
