"""Claims by relevance: of the newest 1,000 matches (see `claims/publication/search.py`).

Sorted by date or by publication, a search finds all of them. The cursor names the newest claim of
the first page, so that later pages rank the same set.
"""

from django.db.models import QuerySet

from claims.models import PublicClaim
from claims.publication.filtering import Filtering
from claims.publication.search import RANKED_CLAIMS, newest_matches
from factcheck.api.conditional import NEWEST_STATE
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
    hits, parameters = newest_matches(
        words, using, within=within, filtering=filtering, newest=newest
    )
    claims = PublicClaim._meta.db_table
    statement = f"""
        SELECT body, newest, {", ".join(NEWEST_STATE)}
        FROM (SELECT claim_id, max(claim_id) OVER () AS newest,
                     row_number() OVER (ORDER BY rank DESC, claim_id DESC) AS place
              FROM {hits}) AS ranked
        JOIN {claims} ON first_publication = claim_id
        WHERE place > {seen} AND place <= {seen + size + 1}
        ORDER BY place
    """  # noqa: S608  # Django's own SQL and whole numbers; values are parameters
    rows = read(using, statement, parameters, prepared=within is None)
    if not rows:
        return RecordPage([], None, None)
    newest = int(rows[0][1])
    return RecordPage(
        records=[row[0] for row in rows[:size]],
        next=Cursor(RELEVANCE.name, (newest, seen + size)) if len(rows) > size else None,
        previous=Cursor(RELEVANCE.name, (newest, max(0, seen - size))) if seen else None,
        also=rows[0][2:],
    )
