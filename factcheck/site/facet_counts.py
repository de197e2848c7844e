"""How many claims there are of each value that a list can be narrowed by.

What is kept (`claims/models/facets.py`) is read where it says the answer: where nothing, or one
value that many share, is chosen. Several of these are counted by their bits (`facet_bits.py`). Else
the chosen claims are counted, up to a bound, so that no combination costs more than another. Beyond
the bound a count is "at least".

The values of a facet are counted among the claims with what is chosen of the others: so many would
be added. That is what stands beside them in the list without that facet, from which most readers
come, and then nothing is counted twice.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.db import connections

from claims.models import PublicFacet, PublicFacetPair
from claims.publication.facet_values import BROAD
from claims.vocabulary.workflow import CHECKED
from factcheck.recent import RecentlyUsed
from factcheck.site.choices import Chosen
from factcheck.site.counting_facets import FacetLook, look_at
from factcheck.site.facet_bits import bits_for
from factcheck.site.facet_numbers import FacetKeys, filtering_of, narrowing
from factcheck.site.reading import PUBLIC, PublicState

MOST_COUNTED: Final = 10_000

# How many values of each are shown; the rest are on a page of their own.
SHOWN: Final = {
    "verdict": 12,
    "status": 5,
    "topic": 8,
    "speaker": 8,
    "party": 10,
    "source": 6,
    "year": 10,
    "kind": 10,
}

OwnCounts = Mapping[tuple[str, str], int]

_OWN = PublicFacet._meta.db_table
_PAIRS = PublicFacetPair._meta.db_table


class FacetCount(NamedTuple):
    value: str
    claims: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Counted:
    """`exact` is about the total. `facets` has the values of each facet, those of most first."""

    total: int
    exact: bool
    facets: Mapping[str, Sequence[FacetCount]]


# What was counted since the last publication, or renaming of a party: it can't have changed. Each
# value's count takes some 150 bytes.
RECENT: Final[RecentlyUsed[Counted]] = RecentlyUsed(
    most=50_000, weigh=lambda found: 5 + sum(map(len, found.facets.values()))
)


def counted(chosen: Chosen, keys: FacetKeys, own: OwnCounts, published: PublicState) -> Counted:
    """`published` is what is public: it is another when anything has been. At most three queries:
    what is kept of all, what is kept within a value, what must be counted."""
    name = _name(chosen, published)
    found = RECENT.get(name)
    if found is None:
        found = _Counting(chosen, keys, own, published).counted()
        RECENT.put(name, found)
    return found


def _name(chosen: Chosen, published: object, *part: str) -> object:
    values = sorted((name, tuple(sorted(each))) for name, each in chosen.values.items())
    return (published, chosen.list_name, chosen.q, tuple(values), *part)


@dataclass(frozen=True, slots=True)
class _Part:
    """The values of these facets among the claims of `within`: that is what is chosen, or it
    without what is chosen of `but`, whose values these are then."""

    within: Chosen
    facets: tuple[str, ...]
    but: str = ""


@dataclass(frozen=True, slots=True)
class _Counting:
    chosen: Chosen
    keys: FacetKeys
    own: OwnCounts
    published: PublicState

    def counted(self) -> Counted:
        chosen = self.chosen
        others = tuple(name for name in chosen.facets if name not in chosen.values)
        own = [name for name in chosen.facets if name in chosen.values]
        whole = _Part(chosen, others)
        parts = [whole, *(_Part(chosen.without_facet(name), (name,), name) for name in own)]
        known = {part.but: self._known(part) for part in parts}
        missing = [part for part in parts if known[part.but] is None]
        found = {but: each for but, each in known.items() if each}
        found |= self._looked_at(missing)
        for part in missing:
            if part.but:
                RECENT.put(_name(part.within, self.published, part.but), found[part.but])
        facets = {name: each for of in found.values() for name, each in of.facets.items()}
        alone = _alone(chosen)
        if alone:  # of which it is kept how many there are
            return Counted(self.own.get(alone, 0), True, facets)
        return Counted(found[""].total, found[""].exact, facets)

    @property
    def _column(self) -> str:
        return "checked" if self.chosen.checks else "claims"

    def _known(self, part: _Part) -> Counted | None:
        """What need not be counted: it is kept, or was counted a moment ago."""
        within = part.within
        wanted = {name: SHOWN[name] for name in part.facets}
        if not within.q and not within.values:
            return self._of_everything(part, wanted)
        alone = _alone(within)
        if alone and alone[0] in BROAD:
            its, besides = self.keys.get(alone), self._chosen_keys(part)
            facets = _kept_within(its, wanted, self._column, besides)
            return Counted(0, True, facets)
        if not part.but:
            return None
        for name in (_name(within, self.published), _name(within, self.published, part.but)):
            recent = RECENT.get(name)
            if recent and (counts := self._of_part(part, recent)) is not None:
                return Counted(0, True, {part.but: counts})
        return None

    def _of_everything(self, part: _Part, wanted: Mapping[str, int]) -> Counted:
        """Beside one value of a facet the others are those of all claims, on many pages."""
        name = _name(part.within, self.published, "all", part.but)
        found = RECENT.get(name)
        if found is None:
            facets = kept_counts(wanted, self._column)
            found = Counted(self._of_all(facets), True, facets)
            RECENT.put(name, found)
        return found

    def _of_all(self, facets: Mapping[str, Sequence[FacetCount]]) -> int:
        if self.chosen.checks:
            return self.own.get(("status", CHECKED), 0)
        return sum(each.claims for each in facets.get("status", ()))

    def _chosen_of(self, part: _Part) -> list[tuple[str, str]]:
        return [(part.but, value) for value in self.chosen.values.get(part.but, ())]

    def _chosen_keys(self, part: _Part) -> list[int]:
        return [self.keys[each] for each in self._chosen_of(part) if each in self.keys]

    def _of_part(self, part: _Part, recent: Counted) -> list[FacetCount] | None:
        """None where what is chosen of it has not been counted: it is not among the most common."""
        counts, most = recent.facets.get(part.but, ()), SHOWN[part.but]
        chosen = {value for _name, value in self._chosen_of(part)}
        if len(counts) >= most and not chosen <= {each.value for each in counts}:
            return None
        return [each for at, each in enumerate(counts) if at < most or each.value in chosen]

    def _looked_at(self, parts: Sequence[_Part]) -> dict[str, Counted]:
        """All of them: by the claims' bits where these say which claims are meant, and what is left
        of it in one query."""
        found, looks = {}, {}
        for part in parts:
            found[part.but], look = self._by_bits(part) or (Counted(0, True, {}), self._look(part))
            if look is not None:
                looks[part.but] = look
        for but, (matched, rows) in zip(looks, look_at(looks.values(), MOST_COUNTED), strict=True):
            exact = matched <= MOST_COUNTED
            facets: dict[str, list[FacetCount]] = {}
            for name, value, n, place in rows:
                if self._is_shown(but, name, value, place):
                    facets.setdefault(name, []).append(FacetCount(value, n, exact))
            known = found[but]
            if known.total:
                found[but] = Counted(known.total, True, {**known.facets, **facets})
            else:
                found[but] = Counted(min(matched, MOST_COUNTED), exact, facets)
        return found

    def _by_bits(self, part: _Part) -> tuple[Counted, FacetLook | None] | None:
        """What bits say of it, exactly, and what is to be looked at for the rest, among the newest
        claims. None where they say nothing."""
        bits = bits_for(part.within, self.published)
        if bits is None:
            return None
        within = bits.chosen(part.within)
        total = within.bit_count()
        facets = {
            name: [
                FacetCount(value, n)
                for place, (value, n) in enumerate(bits.counts(name, within), start=1)
                if self._is_shown(part.but, name, value, place)
            ]
            for name in part.facets
            if name in BROAD
        }
        others = [name for name in part.facets if name not in BROAD]
        if not others or not total:
            return Counted(total, True, facets), None
        claims = bits.newest(within, MOST_COUNTED + 1)
        # As text, which psycopg writes much faster than a list.
        numbers = f"{{{','.join(map(str, claims))}}}"
        condition = "claim_id = ANY (%s::bigint[])"
        keys = self._chosen_keys(part)
        look = FacetLook(others, condition, [numbers], "", None, keys, len(claims))
        return Counted(total, True, facets), look

    def _look(self, part: _Part) -> FacetLook | None:
        """None where no claim can have what is chosen."""
        narrowed = narrowing(part.within, self.keys)
        if narrowed is None:
            return None
        filtering = filtering_of(part.within) if part.within.q else None
        its = part.within.values.items()
        claims = [sum(self.own.get((name, value), 0) for value in values) for name, values in its]
        return FacetLook(
            part.facets,
            *narrowed,
            part.within.q,
            filtering,
            self._chosen_keys(part),
            min(claims, default=None),
        )

    def _is_shown(self, but: str, name: str, value: str, place: int) -> bool:
        return place <= SHOWN[name] or (name == but and self.chosen.has(name, value))


def _alone(chosen: Chosen) -> tuple[str, str] | None:
    """The one value that is chosen, where it is one, and nothing is searched for."""
    if chosen.q or len(chosen.values) != 1:
        return None
    ((name, values),) = chosen.values.items()
    return (name, values[0]) if len(values) == 1 else None


def kept_counts(
    wanted: Mapping[str, int], column: str = "claims"
) -> dict[str, Sequence[FacetCount]]:
    """One query: of each facet so many values, those of most claims (or `checked` ones) first."""
    return _grouped(
        f"""
        SELECT name, value, {column} FROM unnest(%s::text[], %s::int[]) AS wanted (facet, most),
        LATERAL (
            SELECT name, value, {column} FROM {_OWN} WHERE name = facet AND {column} > 0
            ORDER BY {column} DESC, value LIMIT most
        ) AS found
        """,  # noqa: S608  # names of tables and columns
        [list(wanted), list(wanted.values())],
    )


def _kept_within(
    key: int | None, wanted: Mapping[str, int], column: str, chosen: Collection[int]
) -> dict[str, Sequence[FacetCount]]:
    """One query: the same within one value, and those that are chosen besides."""
    return _grouped(
        f"""
        SELECT {_OWN}.name, value, found.{column}
        FROM (
            SELECT facet_id, {column} FROM unnest(%s::text[], %s::int[]) AS wanted (facet, most),
            LATERAL (
                SELECT facet_id, {column} FROM {_PAIRS}
                WHERE within_id = %s AND name = facet AND {column} > 0
                ORDER BY {column} DESC LIMIT most
            ) AS most_common
            UNION
            SELECT facet_id, {column} FROM {_PAIRS}
            WHERE within_id = %s AND facet_id = ANY (%s::int[]) AND {column} > 0
        ) AS found JOIN {_OWN} ON key = facet_id
        """,  # noqa: S608
        [list(wanted), list(wanted.values()), key, key, list(chosen)],
    )


def _grouped(statement: str, parameters: Sequence[Any]) -> dict[str, Sequence[FacetCount]]:
    found: dict[str, list[FacetCount]] = {}
    with connections[PUBLIC].cursor() as cursor:
        cursor.execute(statement, parameters)
        for name, value, n in cursor.fetchall():
            found.setdefault(name, []).append(FacetCount(value, int(n)))
    return {
        name: sorted(counts, key=lambda each: (-each.claims, each.value))
        for name, counts in found.items()
    }
