"""Claims that several filters narrow, or words in the order of publication, the newest first.

One filter's claims are walked along an index of its own. Of several filters none of these knows
where they meet, so they are looked for as searches are (`claims/rules/search.sql`): the newest
claims first, in the index that has all that a claim is narrowed by. Amounts by themselves have
their own way there.
"""

from claims.models import PublicClaim
from claims.publication.search import (
    KeysSearch,
    keys_search,
    keys_with_amount,
    newest_with_amount,
)
from factcheck.api.conditional import NEWEST_STATE
from factcheck.api.filtering import filtering_of
from factcheck.api.found import FoundRows, fetch_found
from factcheck.api.narrowing import Narrowing
from factcheck.api.pagination import Cursor, Ordering, RecordPage, to_page
from factcheck.api.reading import read

_OF_NUMBERS = {"amount_min", "amount_max", "unit"}
# Lists of now have an index of days, which does not say what has changed since.
_OF_THEN_BY_WORDS_ALONE = frozenset({"year"})


def fetch_newest_page(
    narrowing: Narrowing, ordering: Ordering, cursor: Cursor | None, size: int, using: str
) -> RecordPage | None:
    """One page in one query; None for what is found in another way."""
    if cursor and cursor.backwards:
        return None
    newest = cursor.values[0] - 1 if cursor else None
    search = search_newest(narrowing, newest, size + 1)
    if search is not None:
        found = fetch_found(using, search, 0, size + 1)
        return _page(found, ordering, cursor, size) if found else RecordPage([], None, None)
    return _page_by_amounts(narrowing, newest, ordering, cursor, size, using)


def _page(found: FoundRows, ordering: Ordering, cursor: Cursor | None, size: int) -> RecordPage:
    keys = found.keys[:size]
    last = (keys[-1],)
    return RecordPage(
        records=found.records[:size],
        next=Cursor(ordering.name, last) if len(found.records) > size else None,
        previous=Cursor(ordering.name, (keys[0],), True) if cursor is not None else None,
        last=last,
        also=found.state,
    )


def search_newest(
    narrowing: Narrowing, newest: int | None, most: int, *, alone: frozenset[str] = frozenset()
) -> KeysSearch | None:
    """Of claims with a first publication of at most `newest`. None where one filter's own index is
    the way, unless it may be looked for so `alone`, or that of amounts."""
    filtering = filtering_of(narrowing)
    if filtering is None or _is_amount(narrowing):
        return None
    several = len(filtering.any_of) > 1 or (filtering.any_of and len(narrowing.given) > 1)
    if narrowing.words or several or narrowing.given.keys() & alone:
        return keys_search(narrowing.words, filtering=filtering, newest=newest, most=most)
    return None


def search_newest_of_then(narrowing: Narrowing, newest: int, most: int) -> KeysSearch | None:
    """The same for a list of then, of whatever is not walked to along an index of its own."""
    if _is_amount(narrowing):
        filtering = filtering_of(narrowing)
        return keys_with_amount(filtering, newest, most) if filtering else None
    return search_newest(narrowing, newest, most, alone=_OF_THEN_BY_WORDS_ALONE)


def _is_amount(narrowing: Narrowing) -> bool:
    names = narrowing.given.keys()
    return names <= _OF_NUMBERS and "unit" in names and len(names) > 1


def _page_by_amounts(
    narrowing: Narrowing,
    newest: int | None,
    ordering: Ordering,
    cursor: Cursor | None,
    size: int,
    using: str,
) -> RecordPage | None:
    filtering = filtering_of(narrowing) if _is_amount(narrowing) else None
    if filtering is None:
        return None
    hits, parameters = newest_with_amount(filtering, newest, size + 1)
    claims = PublicClaim._meta.db_table
    statement = f"""
        SELECT body, first_publication, {", ".join(NEWEST_STATE)}
        FROM (SELECT claim_id FROM {hits}) AS found
        JOIN {claims} ON first_publication = claim_id
        ORDER BY first_publication DESC
    """  # noqa: S608  # ours
    return to_page(read(using, statement, parameters), ordering, cursor, size)
