"""Counts that the public reads are what counting anew gives."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db import connection

from claims.models import PublicCount, PublicRedirect, SpeakerMerge
from claims.models.facets import BLOCK_CLAIMS
from claims.publication.facet_values import ALONE, BROAD, STATUS_CHECKED
from claims.publication.statistics import KEPT, counted_now
from claims.verifying.findings import BrokenRow, Look, StepFinding

COUNTS_PROMISE = "public_counts_equal_recounts"

# Both sides of each: what is kept, and what counting anew gives.
_MONTHS = (
    "SELECT period, verdict, claims::bigint FROM claims_publicmonthcount",
    """
    SELECT claims_period_of(date_edtf, date_earliest, date_latest),
           coalesce(nullif(rating, ''), verification_status), count(*)
    FROM claims_publicclaim WHERE NOT withdrawn GROUP BY 1, 2
    """,
)
_CHECKED = """
    SELECT claim_id, keys, keys && ARRAY(
        SELECT key FROM claims_publicfacet WHERE name = %(name)s AND value = %(value)s
    ) AS is_checked
    FROM claims_publicclaimfacets
"""
_FACETS = (
    "SELECT key, claims::bigint, checked::bigint FROM claims_publicfacet WHERE claims > 0",
    f"""
    SELECT key, count(*), count(*) FILTER (WHERE is_checked)
    FROM ({_CHECKED}) AS claims CROSS JOIN LATERAL unnest(keys) AS facet (key) GROUP BY key
    """,  # noqa: S608  # ours
)
_PAIRS = (
    """
    SELECT within_id, facet_id, claims::bigint, checked::bigint FROM claims_publicfacetpair
    WHERE claims > 0
    """,
    f"""
    SELECT broad.key, other.key, count(*), count(*) FILTER (WHERE is_checked)
    FROM ({_CHECKED}) AS claims
    CROSS JOIN LATERAL unnest(keys) AS within (key)
    JOIN claims_publicfacet AS broad ON broad.key = within.key AND broad.name = ANY (%(broad)s)
    CROSS JOIN LATERAL unnest(keys) AS facet (key)
    JOIN claims_publicfacet AS other ON other.key = facet.key
        AND other.name <> broad.name AND other.name <> %(alone)s
    GROUP BY broad.key, other.key
    """,  # noqa: S608  # ours
)
_BITS = f"""
WITH marked AS (
    SELECT facet.key, (claim_id >> 13)::integer AS block,
           bit_or(set_bit(B'0'::bit({BLOCK_CLAIMS}), (claim_id & 8191)::integer, 1)) AS bits
    FROM claims_publicclaimfacets
    CROSS JOIN LATERAL unnest(keys) AS its (key)
    JOIN claims_publicfacet AS facet ON facet.key = its.key AND facet.name = ANY (%(broad)s)
    GROUP BY 1, 2
)
SELECT coalesce(name || ' ' || value, key::text), block
FROM (
    SELECT coalesce(kept.facet_id, marked.key) AS key, coalesce(kept.block, marked.block) AS block
    FROM claims_publicfacetbits AS kept
    FULL JOIN marked ON marked.key = kept.facet_id AND marked.block = kept.block
    WHERE kept.bits IS DISTINCT FROM marked.bits
) AS broken LEFT JOIN claims_publicfacet USING (key)
ORDER BY 1, 2
"""  # noqa: S608  # ours
_PARAMETERS: dict[str, Any] = {
    "name": STATUS_CHECKED[0],
    "value": STATUS_CHECKED[1],
    "broad": sorted(BROAD),
    "alone": ALONE,
}


def looks() -> Iterator[Look]:
    for what, (kept, counted) in (
        ("a month", _MONTHS),
        ("a facet", _FACETS),
        ("a facet within another", _PAIRS),
    ):
        sentence = f"{what} is counted with other claims than it has"
        yield Look([partial(_compare, sentence, kept, counted)])
    yield Look([_bits])
    for chosen in KEPT:
        table = PublicCount._meta.db_table
        name = ",".join(chosen)
        kept = f"SELECT first, second, claims::bigint FROM {table} WHERE dimensions = '{name}'"  # noqa: S608  # ours
        sentence = f"the statistics by {' and '.join(chosen)} are not what counting anew gives"
        yield Look([partial(_compare, sentence, kept, counted_now(chosen))])
    yield Look([_redirects])


def _compare(sentence: str, kept: str, counted: str) -> StepFinding:
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH kept AS ({kept}), counted AS ({counted})"  # noqa: S608  # ours
            " SELECT * FROM (TABLE kept EXCEPT TABLE counted) AS more"
            " UNION SELECT * FROM (TABLE counted EXCEPT TABLE kept) AS less ORDER BY 1, 2, 3",
            _PARAMETERS,
        )
        rows = cursor.fetchall()
    return StepFinding(BrokenRow(COUNTS_PROMISE, sentence, " ".join(map(str, row))) for row in rows)


def _bits() -> StepFinding:
    with connection.cursor() as cursor:
        cursor.execute(_BITS, _PARAMETERS)
        rows = cursor.fetchall()
    sentence = "claims are marked as having a value that they have not, or the other way round"
    return StepFinding(
        BrokenRow(COUNTS_PROMISE, sentence, f"{value}, claims from {block * BLOCK_CLAIMS} on")
        for value, block in rows
    )


def _redirects() -> StepFinding:
    shown = dict(PublicRedirect.objects.values_list("old_id", "new_id"))
    wanted = SpeakerMerge.objects.redirects()
    sentence = "an id of a merged record does not lead to the one that was kept"
    return StepFinding(
        BrokenRow("redirects_lead_on", sentence, name)
        for name in sorted(shown.keys() | wanted.keys())
        if shown.get(name) != wanted.get(name)
    )
