"""Claims by relevance: of the newest 1,000 matches (see `claims/publication/search.py`).

Sorted by date or by publication, a search finds all of them. The cursor names the newest claim of
the first page, so that later pages rank the same set.
"""

from django.db.models import QuerySet

from claims.models import PublicClaim
from claims.publication.filtering import Filtering
from claims.publication.search import RANKED_CLAIMS, keys_search, newest_matches
from factcheck.api.conditional import NEWEST_STATE
from factcheck.api.found import FoundRows, fetch_found
from factcheck.api.pagination import Cursor, Ordering, RecordPage
from factcheck.api.reading import read

# A cursor here is the newest claim of the set, and how many of the ranked ones were seen.
RELEVANCE = Ordering("relevance", ("newest", "seen"), (int, int))


def fetch_ranked_page(
    words: str,
    within: QuerySet[PublicClaim] | None,
    using: str,
    cursor: Cursor | None,
    size: int,
    *,
    filtering: Filtering | None = None,
) -> RecordPage:
    """One page in one query; `within` or `filtering` narrow the claims that are searched."""
    newest, seen = cursor.values if cursor else (None, 0)
    seen = max(0, min(seen, RANKED_CLAIMS))
    if within is None or filtering is not None:
        search = keys_search(words, filtering=filtering, newest=newest)
        found = fetch_found(using, search, seen, size + 1)
    else:
        found = _fetch_within(words, within, using, newest, seen, size + 1)
    if found is None:
        return RecordPage([], None, None)
    more = len(found.records) > size
    return RecordPage(
        records=found.records[:size],
        next=Cursor(RELEVANCE.name, (found.newest, seen + size)) if more else None,
        previous=Cursor(RELEVANCE.name, (found.newest, max(0, seen - size))) if seen else None,
        also=found.state,
    )


def _fetch_within(
    words: str,
    within: QuerySet[PublicClaim],
    using: str,
    newest: int | None,
    start: int,
    count: int,
) -> FoundRows | None:
    """Narrowed by what no filters' word says; nothing of it is kept."""
    hits, parameters = newest_matches(words, using, within=within, newest=newest)
    claims = PublicClaim._meta.db_table
    statement = f"""
        SELECT body, newest, first_publication, {", ".join(NEWEST_STATE)}
        FROM (SELECT claim_id, max(claim_id) OVER () AS newest,
                     row_number() OVER (ORDER BY rank DESC, claim_id DESC) AS place
              FROM {hits}) AS ranked
        JOIN {claims} ON first_publication = claim_id
        WHERE place > {start} AND place <= {start + count}
        ORDER BY place
    """  # noqa: S608  # Django's own SQL and whole numbers; values are parameters
    rows = read(using, statement, parameters, prepared=False)
    if not rows:
        return None
    keys = [int(row[2]) for row in rows]
    return FoundRows([row[0] for row in rows], keys, int(rows[0][1]), rows[0][3:])
