"""Writing what public claims can be narrowed by, and keeping the counts of it.

As in `counting.py`: what a claim had before is taken from the counts, what it has now is added, so
that publishing one claim costs the same among a hundred and among a million. Whoever writes here
holds the publications' lock (`claims/publication/writing.py`).
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from django.db import connections, router

from claims.models import PublicClaim, PublicClaimFacets, PublicFacet, PublicFacetPair
from claims.publication.facet_values import (
    ALONE,
    BROAD,
    STATUS_CHECKED,
    FacetValue,
    RecordFacets,
    facets_of,
)

T = TypeVar("T")

_OWN = PublicFacet._meta.db_table
_PAIRS = PublicFacetPair._meta.db_table
_CLAIMS = PublicClaimFacets._meta.db_table

_ADD = f"""
UPDATE {_OWN} SET claims = {_OWN}.claims + more.claims, checked = {_OWN}.checked + more.checked
FROM unnest(%s::int[], %s::int[], %s::int[]) AS more (key, claims, checked)
WHERE {_OWN}.key = more.key
"""  # noqa: S608  # table names; values are parameters
_ADD_PAIRS = f"""
UPDATE {_PAIRS} SET claims = {_PAIRS}.claims + more.claims,
    checked = {_PAIRS}.checked + more.checked
FROM unnest(%s::int[], %s::int[], %s::int[], %s::int[]) AS more (within, facet, claims, checked)
WHERE {_PAIRS}.within_id = more.within AND {_PAIRS}.facet_id = more.facet
"""  # noqa: S608
_NEW_PAIRS = f"""
INSERT INTO {_PAIRS} (within_id, name, facet_id, claims, checked)
SELECT within, {_OWN}.name, facet, 0, 0
FROM unnest(%s::int[], %s::int[]) AS new (within, facet) JOIN {_OWN} ON key = facet
ON CONFLICT (within_id, facet_id) DO NOTHING
"""  # noqa: S608
_GONE_PAIRS = f"""
DELETE FROM {_PAIRS} USING unnest(%s::int[], %s::int[]) AS old (within, facet)
WHERE within_id = old.within AND facet_id = old.facet AND claims = 0
"""  # noqa: S608


_COUNT = f"""
UPDATE {_OWN} SET claims = counted.claims, checked = counted.checked
FROM (
    SELECT key, count(*) AS claims, count(*) FILTER (WHERE is_checked) AS checked
    FROM (SELECT unnest(keys) AS key, keys @> ARRAY[%s::int] AS is_checked FROM {_CLAIMS}) AS each
    GROUP BY key
) AS counted
WHERE {_OWN}.key = counted.key
"""  # noqa: S608
_COUNT_PAIRS = f"""
INSERT INTO {_PAIRS} (within_id, name, facet_id, claims, checked)
SELECT broad.key, other.name, other.key, count(*), count(*) FILTER (WHERE is_checked)
FROM (SELECT keys, keys @> ARRAY[%s::int] AS is_checked FROM {_CLAIMS}) AS claims
CROSS JOIN LATERAL unnest(keys) AS within (key)
JOIN {_OWN} AS broad ON broad.key = within.key AND broad.name = ANY (%s)
CROSS JOIN LATERAL unnest(keys) AS facet (key)
JOIN {_OWN} AS other ON other.key = facet.key
    AND other.name <> broad.name AND other.name <> %s
GROUP BY broad.key, other.name, other.key
"""  # noqa: S608


class FacetChanges:
    """How many claims more or fewer each value has, alone and within another."""

    def __init__(self, names: Mapping[int, str], checked: int | None) -> None:
        """`names` are those of the facets, by key; `checked` is the key of being checked."""
        self._names = names
        self._checked = checked
        self.claims: Counter[int] = Counter()
        self.of_checked: Counter[int] = Counter()
        self.pairs: Counter[tuple[int, int]] = Counter()
        self.pairs_of_checked: Counter[tuple[int, int]] = Counter()

    def count(self, keys: Collection[int], step: int) -> None:
        names = self._names
        pairs = [
            (within, key)
            for within in keys
            if names[within] in BROAD
            for key in keys
            if names[key] not in {names[within], ALONE}
        ]
        _add(self.claims, keys, step)
        _add(self.pairs, pairs, step)
        if self._checked in keys:
            _add(self.of_checked, keys, step)
            _add(self.pairs_of_checked, pairs, step)


def _add(counter: Counter[T], keys: Iterable[T], step: int) -> None:
    for key in keys:
        counter[key] += step


def write_facets(claims: Iterable[int], *, counting: bool = True) -> None:
    """Of the claims with these first publications, as their public rows say now.

    Whoever writes all claims anew counts them once, in the end: `count_facets`.
    """
    chosen = list(claims)
    rows = PublicClaimFacets.objects.filter(claim__in=chosen)
    before = list(rows.values_list("keys", flat=True))
    rows.delete()
    shown = PublicClaim.objects.filter(pk__in=chosen, withdrawn=False)
    found = {key: facets_of(json.loads(body)) for key, body in shown.values_list("pk", "body")}
    keys = _keys({value for each in found.values() for value in each.values})
    names = {key: name for (name, _value), key in keys.items()}
    gone = {key for old in before for key in old} - names.keys()
    names |= dict(PublicFacet.objects.filter(key__in=gone).values_list("key", "name"))
    changes = FacetChanges(names, _key_of(STATUS_CHECKED))
    now = [_row(claim, each, keys) for claim, each in found.items()]
    PublicClaimFacets.objects.bulk_create(now)
    if not counting:
        return
    for old in before:
        changes.count(old, -1)
    for row in now:
        changes.count(row.keys, 1)
    _write(changes)


def count_facets() -> None:
    """Of all claims, after they were written without counting."""
    checked = _key_of(STATUS_CHECKED) or 0
    with connections[router.db_for_write(PublicFacet)].cursor() as cursor:
        cursor.execute(f"DELETE FROM {_PAIRS}")  # noqa: S608
        cursor.execute(_COUNT, [checked])
        cursor.execute(_COUNT_PAIRS, [checked, sorted(BROAD), ALONE])


def _row(claim: int, facets: RecordFacets, keys: Mapping[FacetValue, int]) -> PublicClaimFacets:
    return PublicClaimFacets(
        claim_id=claim,
        keys=sorted(keys[value] for value in facets.values),
        said=facets.said,
        checked_on=facets.checked_on,
        check_digest=facets.check_digest,
    )


def _keys(values: Collection[FacetValue]) -> dict[FacetValue, int]:
    """The numbers of these values; new ones get theirs."""
    wanted = [value for _name, value in values]
    rows = PublicFacet.objects.filter(value__in=wanted)
    known = {(name, value): key for key, name, value in rows.values_list("key", "name", "value")}
    new = [PublicFacet(name=name, value=value) for name, value in sorted(values - known.keys())]
    PublicFacet.objects.bulk_create(new)
    return known | {(each.name, each.value): each.key for each in new}


def _key_of(value: FacetValue) -> int | None:
    rows = PublicFacet.objects.filter(name=value[0], value=value[1])
    return rows.values_list("key", flat=True).first()


def _write(changes: FacetChanges) -> None:
    own = [key for key, step in changes.claims.items() if step or changes.of_checked[key]]
    pairs = [pair for pair, step in changes.pairs.items() if step or changes.pairs_of_checked[pair]]
    with connections[router.db_for_write(PublicFacet)].cursor() as cursor:
        counted = [changes.claims[key] for key in own]
        cursor.execute(_ADD, [own, counted, [changes.of_checked[key] for key in own]])
        within, facets = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        cursor.execute(_NEW_PAIRS, [within, facets])
        cursor.execute(
            _ADD_PAIRS,
            [
                *(within, facets),
                [changes.pairs[pair] for pair in pairs],
                [changes.pairs_of_checked[pair] for pair in pairs],
            ],
        )
        cursor.execute(_GONE_PAIRS, [within, facets])
    PublicFacet.objects.filter(key__in=own, claims=0).delete()


def forget_facets() -> None:
    """Before all public rows are made anew."""
    with connections[router.db_for_write(PublicFacet)].cursor() as cursor:
        for model in (PublicClaimFacets, PublicFacetPair, PublicFacet):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608
