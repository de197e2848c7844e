"""Claims in a row: those that were chosen, those found by words, each with its verdict."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.db import connections
from django.db.models import Count

from claims.models import PublicClaim, PublicClaimFacets
from claims.publication.meant import corrected, with_marks
from claims.publication.search import RANKED_CLAIMS, newest_matches
from claims.words.queries import read_query
from factcheck.site import choices
from factcheck.site.choices import LONGEST_QUERY_CHARACTERS, PAGE_CLAIMS, Chosen
from factcheck.site.facet_bits import bits_for
from factcheck.site.facet_numbers import FacetKeys, chosen_claims, filtering_of, narrowing
from factcheck.site.marked_text import FoundPiece, found_pieces, has_found, snippet
from factcheck.site.reading import PUBLIC, FoundClaim, Json, PublicState, References
from factcheck.site.verdicts import Verdict, verdict

# Cards on the front page, and on those of topics, speakers and the like.
NEWEST_CARDS = 6
CARDS = 5
# So many that match are sorted for a page; of more, the list's order finds a page sooner.
SORTED_CLAIMS = 2_000
# Of the newest checked claims, so many are looked at for checks of their own.
LOOKED_AT_CLAIMS = 60

_ORDERS: Final = {
    choices.NEWEST: "its.claim_id DESC",
    choices.CHECKED: "its.checked_on DESC NULLS LAST, its.claim_id DESC",
    choices.SAID: "its.said DESC, its.claim_id DESC",
    choices.SAID_FIRST: "its.said, its.claim_id",
}
_FACETS: Final = PublicClaimFacets._meta.db_table
_CLAIMS: Final = PublicClaim._meta.db_table
_PAGE: Final = f"""
SELECT claim_id, said, checked_on FROM {_FACETS} AS its
WHERE {{condition}} ORDER BY {{order}} LIMIT {{most}} OFFSET {{start}}
"""  # noqa: S608  # names of tables
# An index has the claims with a day of their check in its order: where they fill the page, nothing
# is sorted.
_PAGE_OF_CHECKS: Final = f"""
WITH dated AS MATERIALIZED (
    SELECT claim_id, said, checked_on FROM {_FACETS} AS its
    WHERE {{condition}} AND checked_on IS NOT NULL
    ORDER BY its.checked_on DESC, its.claim_id DESC LIMIT {{most}} OFFSET {{start}}
)
SELECT * FROM dated WHERE (SELECT count(*) FROM dated) = {{most}}
UNION ALL
SELECT * FROM (
    SELECT claim_id, said, checked_on FROM {_FACETS} AS its
    WHERE {{condition}} AND (SELECT count(*) FROM dated) < {{most}}
    ORDER BY {{order}} LIMIT {{most}} OFFSET {{start}}
) AS others
"""  # noqa: S608
# Where only few match, they are found by what was chosen, and sorted: along the order of the list,
# all claims might have to be looked at for them.
_PAGE_OF_FEW: Final = f"""
WITH few AS MATERIALIZED (
    SELECT claim_id, said, checked_on FROM {_FACETS} AS its WHERE {{condition}} LIMIT {{few}} + 1
)
SELECT * FROM (
    SELECT * FROM few AS its WHERE (SELECT count(*) FROM few) <= {{few}}
    ORDER BY {{order}} LIMIT {{most}} OFFSET {{start}}
) AS sorted
UNION ALL
SELECT * FROM ({{walk}}) AS walked
"""  # noqa: S608
_UNLESS_FEW: Final = "{condition} AND (SELECT count(*) FROM few) > {few}"
_FEW_OR_PAGE, _FEW_OR_PAGE_OF_CHECKS = (
    _PAGE_OF_FEW.replace("{walk}", walk.replace("{condition}", _UNLESS_FEW))
    for walk in (_PAGE, _PAGE_OF_CHECKS)
)
_CHOSEN: Final = f"""
SELECT first_publication, version, body
FROM ({{page}}) AS its JOIN {_CLAIMS} ON first_publication = claim_id
WHERE NOT withdrawn
ORDER BY {{order}}
"""  # noqa: S608
_THESE: Final = f"""
SELECT first_publication, version, body FROM {_CLAIMS}
WHERE first_publication = ANY (%s::bigint[]) AND NOT withdrawn
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim in a list; in that of what a search found, with its words marked.

    `title` is the desk's headline, where there is one, and then `statement` is shown only where
    words of it were found, as is the quote. `alike` others have the same check, where that is told.
    """

    record: Json
    verdict: Verdict | None
    title: list[FoundPiece]
    statement: list[FoundPiece]
    quote: list[FoundPiece]
    alike: int = 0


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page of a list. `asked` is what was looked for: what was typed, but for å, ä and ö. Where
    nothing was found, `offered` may be what was meant. `capped` where a search has more matches
    than are ranked."""

    claims: list[FoundClaim]
    asked: str = ""
    offered: str = ""
    capped: bool = False


def title_of(record: Json) -> str:
    """What a claim is called: the desk's headline, else the statement."""
    title: str = record["headline"] or record["statement"]
    return title


def listed(
    claims: Iterable[FoundClaim],
    references: References,
    asked: str = "",
    alike: Mapping[int, int] = MappingProxyType({}),
) -> list[Listed]:
    """With `asked`, words as people type them are marked; `alike` is by the claim's key."""
    query = read_query(asked)
    found = []
    for claim in claims:
        record = claim.record
        own, shares = verdict(record, references), alike.get(claim.key, 0)
        if not query.clauses:  # with nothing to mark
            whole = [FoundPiece(title_of(record), False)]
            found.append(Listed(record, own, whole, [], [], shares))
            continue
        title = found_pieces(title_of(record), query)
        statement = found_pieces(record["statement"], query) if record["headline"] else []
        quote = found_pieces(record["quote"], query)
        found.append(
            Listed(
                record,
                own,
                title,
                statement if has_found(statement) else [],
                snippet(quote) if has_found(quote) else [],
                shares,
            )
        )
    return found


def found_page(chosen: Chosen, keys: FacetKeys, published: PublicState) -> FoundPage:
    """One query, and the claims' bits where they were not read since this was `published`. Where
    something is searched for, two: the keys of this page's claims, and their records; and where
    nothing is found, some more: which words does nothing have, and what may be meant?"""
    if not chosen.q:
        start = _start_of(chosen)
        if start is None:
            return FoundPage([])
        bits = bits_for(chosen, published) if chosen.order == choices.NEWEST else None
        if bits is None:
            return FoundPage(_chosen(chosen, keys, PAGE_CLAIMS, start))
        return FoundPage(_claims(bits.newest(bits.chosen(chosen), PAGE_CLAIMS, start)))
    asked = chosen.q
    ranked = _ranked(chosen, asked, keys)
    if not ranked and (meant := with_marks(asked, PUBLIC)):
        asked = meant
        ranked = _ranked(chosen, asked, keys)
    offered = ("" if ranked else corrected(asked, PUBLIC)) or ""
    return FoundPage(
        _claims(_cut(_sorted(ranked, chosen), chosen)),
        asked,
        offered if len(offered) <= LONGEST_QUERY_CHARACTERS else "",
        capped=len(ranked) >= RANKED_CLAIMS,
    )


def _start_of(chosen: Chosen) -> int | None:
    """How many claims come before this page; None for a page that no list has."""
    if chosen.number > choices.MOST_PAGES:
        return None
    return (chosen.number - 1) * PAGE_CLAIMS


def _chosen(chosen: Chosen, keys: FacetKeys, most: int, start: int) -> list[FoundClaim]:
    narrowed = narrowing(chosen, keys)
    if narrowed is None:
        return []
    condition, parameters = narrowed
    order = _ORDERS[chosen.order]
    if chosen.order == choices.CHECKED:
        form = _FEW_OR_PAGE_OF_CHECKS if parameters else _PAGE_OF_CHECKS
    else:
        form = _FEW_OR_PAGE if parameters else _PAGE
    page = form.format(
        condition=condition, order=order, most=int(most), start=int(start), few=SORTED_CLAIMS
    )
    with connections[PUBLIC].cursor() as cursor:
        cursor.execute(
            _CHOSEN.format(page=page, order=order), parameters * form.count("{condition}")
        )
        return [FoundClaim(*row) for row in cursor.fetchall()]


def _ranked(chosen: Chosen, asked: str, keys: FacetKeys) -> list[int]:
    """The keys of the newest matches, best first, and the newer of two that are as good."""
    filtering = filtering_of(chosen)
    within = None
    if filtering is None:
        rows = chosen_claims(chosen, keys)
        if rows is None:
            return []
        within = PublicClaim.objects.using(PUBLIC).filter(pk__in=rows.values("pk"))
    if not read_query(asked).clauses:
        return []
    hits, parameters = newest_matches(asked, PUBLIC, filtering=filtering, within=within)
    with connections[PUBLIC].cursor() as cursor:
        cursor.execute(
            f"SELECT claim_id FROM {hits} ORDER BY rank DESC, claim_id DESC",  # noqa: S608  # ours
            parameters,
        )
        return [key for (key,) in cursor.fetchall()]


def _sorted(ranked: list[int], chosen: Chosen) -> list[int]:
    if chosen.order == choices.RELEVANCE:
        return ranked
    with connections[PUBLIC].cursor() as cursor:
        cursor.execute(
            f"SELECT claim_id FROM {_FACETS} AS its"  # noqa: S608  # ours
            f" WHERE claim_id = ANY (%s::bigint[]) ORDER BY {_ORDERS[chosen.order]}",
            [ranked],
        )
        return [key for (key,) in cursor.fetchall()]


def _cut(keys: list[int], chosen: Chosen) -> list[int]:
    start = _start_of(chosen)
    return [] if start is None else keys[start : start + PAGE_CLAIMS]


def _claims(keys: list[int]) -> list[FoundClaim]:
    if not keys:
        return []
    place = {key: number for number, key in enumerate(keys)}
    with connections[PUBLIC].cursor() as cursor:
        cursor.execute(_THESE, [keys])
        claims = [FoundClaim(*row) for row in cursor.fetchall()]
    return sorted(claims, key=lambda claim: place[claim.key])


def first_of(chosen: Chosen, keys: FacetKeys, most: int) -> list[FoundClaim]:
    """The first few of a list, in one query."""
    return _chosen(chosen, keys, most, 0)


def first_checks(
    chosen: Chosen, keys: FacetKeys, most: int
) -> tuple[list[FoundClaim], dict[int, int]]:
    """The first few of a list of checks, of claims that share one the first alone; and by its key
    how many others there are, where there are any. Three queries."""
    newest = first_of(chosen, keys, LOOKED_AT_CLAIMS)
    rows = PublicClaimFacets.objects.using(PUBLIC).filter(pk__in=[claim.key for claim in newest])
    digest_of = dict(rows.values_list("pk", "check_digest"))
    first: dict[str, FoundClaim] = {}
    for claim in newest:
        # Without a digest, as where it was withdrawn meanwhile, it shares its check with nobody.
        first.setdefault(digest_of.get(claim.key) or str(claim.key), claim)
    shown = dict(list(first.items())[:most])
    sharing = PublicClaimFacets.objects.using(PUBLIC).filter(check_digest__in=shown)
    counted = sharing.values_list("check_digest").annotate(claims=Count("pk"))
    alike = {shown[digest].key: claims - 1 for digest, claims in counted if claims > 1}
    return list(shown.values()), alike


def too_common(text: str) -> str | None:
    """Of a search with nothing to look for: its words, which are too common, perhaps none. None of
    any other search."""
    query = read_query(text)
    return None if query.clauses else ", ".join(dict.fromkeys(query.too_common[:10]))
