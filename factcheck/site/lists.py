"""Claims in a row: those that were chosen, those found by words, each with its verdict."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connections
from django.db.models import QuerySet

from claims.models import PublicClaim, PublicClaimFacets
from claims.publication.meant import corrected, with_marks
from claims.publication.search import RANKED_CLAIMS, newest_matches
from claims.words.queries import read_query
from factcheck.site import choices, reading
from factcheck.site.choices import LONGEST_QUERY_CHARACTERS, PAGE_CLAIMS, Chosen
from factcheck.site.facet_counts import FacetKeys, chosen_claims, filtering_of
from factcheck.site.marked_text import FoundPiece, found_pieces, has_found, snippet
from factcheck.site.reading import PUBLIC, FoundClaim, Json, References
from factcheck.site.verdicts import Verdict, verdict

# Cards on the front page, and on those of topics, speakers and the like.
NEWEST_CARDS = 6
CARDS = 5
# So many claims are looked at for each card, since several may have one check.
CHECKED_TOGETHER = 10

_ORDERS = {
    choices.NEWEST: ("-claim",),
    choices.CHECKED: ("-checked_on", "-claim"),
    choices.SAID: ("-said", "-claim"),
    choices.SAID_FIRST: ("said", "claim"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim in a list; in that of what a search found, with its words marked.

    `title` is the desk's headline, where there is one, and then `statement` is shown only where
    words of it were found, as is the quote.
    """

    record: Json
    verdict: Verdict | None
    title: list[FoundPiece]
    statement: list[FoundPiece]
    quote: list[FoundPiece]


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


def listed(claims: Iterable[FoundClaim], references: References, asked: str = "") -> list[Listed]:
    """With `asked`, words as people type them are marked."""
    query = read_query(asked)
    found = []
    for record in (claim.record for claim in claims):
        title = found_pieces(title_of(record), query)
        statement = found_pieces(record["statement"], query) if record["headline"] else []
        quote = found_pieces(record["quote"], query)
        found.append(
            Listed(
                record,
                verdict(record, references),
                title,
                statement if has_found(statement) else [],
                snippet(quote) if has_found(quote) else [],
            )
        )
    return found


def found_page(chosen: Chosen, keys: FacetKeys) -> FoundPage:
    """Two queries: the keys of this page's claims, and their records. Where a search finds nothing,
    some more: which words does nothing have, and what may be meant?"""
    if not chosen.q:
        return FoundPage(_claims(_page_of_chosen(chosen, keys)))
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


def _page_of_chosen(chosen: Chosen, keys: FacetKeys) -> list[int]:
    rows = chosen_claims(chosen, keys)
    if rows is None:
        return []
    return _cut(rows.order_by(*_ORDERS[chosen.order]).values_list("pk", flat=True), chosen)


def _cut(keys: "list[int] | QuerySet[PublicClaimFacets, int]", chosen: Chosen) -> list[int]:
    if chosen.number > choices.MOST_PAGES:
        return []
    start = (chosen.number - 1) * PAGE_CLAIMS
    return list(keys[start : start + PAGE_CLAIMS])


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
    rows = PublicClaimFacets.objects.using(PUBLIC).filter(pk__in=ranked)
    return list(rows.order_by(*_ORDERS[chosen.order]).values_list("pk", flat=True))


def _claims(keys: list[int]) -> list[FoundClaim]:
    if not keys:
        return []
    place = {key: number for number, key in enumerate(keys)}
    claims = reading.found(reading.listed_claims().filter(pk__in=keys))
    return sorted(claims, key=lambda claim: place[claim.key])


def first_of(chosen: Chosen, keys: FacetKeys, most: int) -> list[FoundClaim]:
    """The first few of a list, in two queries."""
    rows = chosen_claims(chosen, keys)
    if rows is None:
        return []
    ordered = rows.order_by(*_ORDERS[chosen.order]).values_list("pk", flat=True)
    return _claims(list(ordered[:most]))


def first_checks(keys: FacetKeys, most: int) -> tuple[list[FoundClaim], frozenset[str]]:
    """The newest checks, each once: of several claims that were checked together the newest. With
    the public ids of those that have such others. Two queries."""
    rows = chosen_claims(Chosen(choices.CHECKS), keys)
    if rows is None:
        return [], frozenset()
    ordered = rows.order_by(*_ORDERS[choices.CHECKED]).values_list("pk", "check_digest")
    first: dict[str, int] = {}
    shared: set[int] = set()
    for key, digest in ordered[: most * CHECKED_TOGETHER]:
        if first.setdefault(digest or str(key), key) != key:
            shared.add(first[digest])
    found = _claims(list(first.values())[:most])
    return found, frozenset(claim.record["id"] for claim in found if claim.key in shared)


def too_common(text: str) -> str | None:
    """Of a search with nothing to look for: its words, which are too common, perhaps none. None of
    any other search."""
    query = read_query(text)
    return None if query.clauses else ", ".join(dict.fromkeys(query.too_common[:10]))
