"""Finding public claims by their words.

Ranking every match of a common word would read the whole table, so only the newest 1,000 matches
are ranked, out of a narrow table that holds nothing but the words. How they are found quickly:
`claims/rules/search.sql`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, F, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from claims.models import PublicClaim, PublicSearch
from claims.publication.filtering import Filtering, all_clauses
from claims.words.lexemes import tsquery
from claims.words.queries import kept_if_short, read_query

RANKED_CLAIMS = 1_000

# What finds, and what ranks, with names looked up once for both; OFFSET keeps them from being made
# anew wherever they are used.
_ASKED = "(SELECT claims_as_meant(ARRAY[%s, %s]::tsquery[]) AS asked OFFSET 0) AS words"
_NEWEST_MATCHES = """claims_newest_matches(
    asked[1]{filtered},
    -- the newest of all where none is named (LEAST passes over NULL), or where a later one is
    least(%s::bigint, (SELECT claim_id FROM claims_publicsearch ORDER BY claim_id DESC LIMIT 1)),
    %s::integer, asked[2]{narrowed}
) AS hits"""
_ONLY_WORDS = _NEWEST_MATCHES.format(filtered="", narrowed="")
_NARROWED = _NEWEST_MATCHES.format(
    filtered=" && %s::tsquery",
    narrowed=", %s::date, %s::date, %s::timestamptz, %s::text, %s::numeric, %s::numeric",
)
_KEYS = """
LATERAL (
    SELECT array_agg(claim_id ORDER BY {order}) AS keys, max(claim_id) AS newest FROM {matches}
) AS found
"""
_BY_RANK = "rank DESC, claim_id DESC"
_NEWEST_FIRST = "claim_id DESC"
_WITH_AMOUNT = """claims_newest_with_amount(
    %s::text, %s::numeric, %s::numeric,
    least(%s::bigint, (SELECT claim_id FROM claims_publicsearch ORDER BY claim_id DESC LIMIT 1)),
    %s::integer
) AS hits (claim_id)"""


class LexemeQuery(SearchQuery):
    """A query that is one already: cast, not parsed."""

    def as_sql(  # type: ignore[override]  # a list, as what it is added to
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_template: Any
    ) -> tuple[str, list[Any]]:
        sql, parameters = compiler.compile(self.source_expressions[-1])
        return f"{sql}::tsquery", list(parameters)


class NamingQuery(LexemeQuery):
    """A query of which words may be names: of what is called so now."""

    def as_sql(  # type: ignore[override]  # a list, as what it is added to
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **template: Any
    ) -> tuple[str, list[Any]]:
        sql, parameters = super().as_sql(compiler, connection, **template)
        # As a subquery it is asked once; in a condition, for each row that is looked at.
        return f"(SELECT claims_as_meant({sql}))", parameters


def lexemes_asked_for(words: str) -> str:
    """Of words as people type them into a search box, for a `tsquery`; never a syntax error."""
    return tsquery(read_query(words))


@kept_if_short
def _asked_for(words: str) -> tuple[str, str]:
    """What finds, and what ranks."""
    query = read_query(words)
    return tsquery(query, ranking=False), tsquery(query)


def text_query(words: str | Expression) -> SearchQuery:
    """Words as people type them; or the place where `lexemes_asked_for` by them will stand."""
    return NamingQuery(lexemes_asked_for(words) if isinstance(words, str) else words)


def newest_matches(
    words: str,
    using: str,
    *,
    filtering: Filtering | None = None,
    within: QuerySet[PublicClaim] | None = None,
    newest: int | None = None,
    most: int | None = None,
) -> tuple[str, Sequence[Any]]:
    """SQL for `claim_id` and `rank` of the newest matches, at most `most`, or `RANKED_CLAIMS`.

    `filtering` narrows the claims that are searched, and so does `within`, which is slower; with
    `newest`, later claims are left out. Filters alone need no words.
    """
    if filtering is not None or within is None:
        asked, matches, parameters = _asked_and_matches(words, filtering, newest, most)
        return f"{asked}, {matches}", parameters
    most = RANKED_CLAIMS if most is None else most
    text = text_query(words)
    entries = PublicSearch.objects.using(using).filter(words=text)
    entries = entries.filter(claim__in=within.values("pk"))
    if newest is not None:
        entries = entries.filter(claim_id__lte=newest)
    hits = entries.order_by("-claim_id").annotate(rank=SearchRank(F("words"), text))
    sql, parameters = hits.values_list("claim_id", "rank")[:most].query.get_compiler(using).as_sql()
    return f"({sql}) AS hits (claim_id, rank)", parameters  # Django's own SQL


def _asked_and_matches(
    words: str, filtering: Filtering | None, newest: int | None, most: int | None
) -> tuple[str, str, list[Any]]:
    """SQL for what is meant, and for what is found by it, and the parameters of both."""
    most = RANKED_CLAIMS if most is None else most
    parameters: list[Any] = [*_asked_for(words)]
    if filtering is None:
        return _ASKED, _ONLY_WORDS, [*parameters, newest, most]
    # Of words that are all too common nothing is found, however it is narrowed.
    clauses = filtering.clauses if parameters[0] or not words else ()
    parameters += [all_clauses(clauses), newest, most, *filtering.bounds]
    return _ASKED, _NARROWED, parameters


@dataclass(frozen=True, slots=True)
class KeysSearch:
    """SQL for one row, and its `parameters`: `asked`, what the words mean now; the `keys` of what
    is `found` by it, null for none; and the `newest` of them. The part that is `asked` stands by
    itself too, for the `words` as the first parameters have them."""

    asked: str
    found: str
    parameters: tuple[Any, ...]

    @property
    def words(self) -> tuple[Any, ...]:
        return self.parameters[:2]


def keys_search(
    words: str,
    *,
    filtering: Filtering | None = None,
    newest: int | None = None,
    most: int | None = None,
) -> KeysSearch:
    """What `newest_matches` finds: best first; where only so many are wanted, the newest first."""
    asked, matches, parameters = _asked_and_matches(words, filtering, newest, most)
    order = _BY_RANK if most is None else _NEWEST_FIRST
    found = _KEYS.format(order=order, matches=matches)
    return KeysSearch(asked, f"{asked}, {found}", tuple(parameters))


def keys_with_amount(filtering: Filtering, newest: int | None, most: int) -> KeysSearch:
    """The same of what `newest_with_amount` finds, the newest first."""
    matches, parameters = newest_with_amount(filtering, newest, most)
    found = _KEYS.format(order=_NEWEST_FIRST, matches=matches)
    return KeysSearch(_ASKED, f"{_ASKED}, {found}", ("", "", *parameters))


def newest_with_amount(
    filtering: Filtering, newest: int | None, most: int
) -> tuple[str, Sequence[Any]]:
    """SQL for `claim_id` of the newest claims with a number in these bounds, which have a unit."""
    return _WITH_AMOUNT, [filtering.unit, filtering.at_least, filtering.at_most, newest, most]


def keys_by_relevance(words: str, using: str) -> list[int]:
    """The keys of the newest matches, best first, and the newer of two that are as good."""
    hits, parameters = newest_matches(words, using)
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"SELECT claim_id FROM {hits} ORDER BY rank DESC, claim_id DESC",  # noqa: S608  # ours
            parameters,
        )
        return [key for (key,) in cursor.fetchall()]
