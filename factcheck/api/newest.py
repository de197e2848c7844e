"""Claims that several filters narrow, or words in the order of publication, the newest first.

One filter's claims are walked along an index of its own. Of several filters none of these knows
where they meet, so they are looked for as searches are (`claims/rules/search.sql`): the newest
claims first, in the index that has all that a claim is narrowed by. Amounts by themselves have
their own way there.
"""

from collections.abc import Sequence
from typing import Any

from claims.models import PublicClaim
from claims.publication.search import newest_matches, newest_with_amount
from factcheck.api.conditional import NEWEST_STATE
from factcheck.api.filtering import filtering_of
from factcheck.api.narrowing import Narrowing
from factcheck.api.pagination import Cursor, Ordering, RecordPage, to_page
from factcheck.api.reading import read

_OF_NUMBERS = {"amount_min", "amount_max", "unit"}


def fetch_newest_page(
    narrowing: Narrowing, ordering: Ordering, cursor: Cursor | None, size: int, using: str
) -> RecordPage | None:
    """One page in one query; None for what is found in another way."""
    if cursor and cursor.backwards:
        return None
    newest = cursor.values[0] - 1 if cursor else None
    found = _found(narrowing, newest, size + 1, using)
    if found is None:
        return None
    hits, parameters = found
    claims = PublicClaim._meta.db_table
    statement = f"""
        SELECT body, first_publication, {", ".join(NEWEST_STATE)}
        FROM (SELECT claim_id FROM {hits}) AS found
        JOIN {claims} ON first_publication = claim_id
        ORDER BY first_publication DESC
    """  # noqa: S608  # ours
    return to_page(read(using, statement, parameters), ordering, cursor, size)


def _found(
    narrowing: Narrowing, newest: int | None, most: int, using: str
) -> tuple[str, Sequence[Any]] | None:
    filtering = filtering_of(narrowing)
    names = narrowing.given.keys()
    if filtering is None:
        return None
    if names <= _OF_NUMBERS and "unit" in names and len(names) > 1:
        return newest_with_amount(filtering, newest, most)
    several = len(filtering.any_of) > 1 or (filtering.any_of and len(names) > 1)
    if narrowing.words or several:
        return newest_matches(narrowing.words, using, filtering=filtering, newest=newest, most=most)
    return None
