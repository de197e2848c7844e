"""Which claims have which of the values that many share: kept in this process as whole numbers, in
which each claim is a bit, so that what several values have in common is one operation, and how many
that are another.

What they are made of is in the database (`claims/rules/facet_bits.sql`), and read anew when
anything was published.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import connections

from claims.models import PublicFacet, PublicFacetBits
from claims.models.facets import BLOCK_CLAIMS
from claims.publication.facet_values import BROAD
from claims.vocabulary.workflow import CHECKED
from factcheck.recent import OneAtATime, RecentlyUsed
from factcheck.site.choices import Chosen
from factcheck.site.reading import PUBLIC, PublicState

# A million claims have some 12 MB. Where there would be more, chosen claims are counted by the
# database, up to a bound.
MOST_BYTES: Final = 64 * 1024 * 1024

_BLOCK_BYTES: Final = BLOCK_CLAIMS // 8
# As `bit` is sent, the bits come after their number, which has four bytes.
_READ: Final = f"""
SELECT name, value, array_agg(block ORDER BY block),
       string_agg(substr(bit_send(bits), 5), ''::bytea ORDER BY block)
FROM {PublicFacetBits._meta.db_table} JOIN {PublicFacet._meta.db_table} ON key = facet_id
WHERE (SELECT count(*) FROM {PublicFacet._meta.db_table} WHERE name = ANY (%s))
      * (SELECT max(block) + 1 FROM {PublicFacetBits._meta.db_table}) <= %s
GROUP BY key
"""  # noqa: S608  # names of tables
_IS_ANY: Final = f"SELECT 1 FROM {PublicFacetBits._meta.db_table} LIMIT 1"  # noqa: S608


@dataclass(frozen=True, slots=True)
class ClaimBits:
    """Of each facet the values and their claims. The claim with the number `n` is the bit `n`,
    counted from the highest of `blocks * BLOCK_CLAIMS`."""

    blocks: int
    facets: Mapping[str, Mapping[str, int]]

    def chosen(self, chosen: Chosen) -> int:
        """The claims with what is chosen, which is something: one of the values of each facet."""
        groups = [
            _any_of(self.facets.get(name, {}).get(value, 0) for value in values)
            for name, values in chosen.values.items()
        ]
        if chosen.checks:
            groups.append(self.facets.get("status", {}).get(CHECKED, 0))
        found = groups[0]
        for group in groups[1:]:
            found &= group
        return found

    def counts(self, name: str, within: int) -> list[tuple[str, int]]:
        """How many of these claims have each value of the facet, those of most first."""
        values = self.facets.get(name, {}).items()
        found = [(value, (bits & within).bit_count()) for value, bits in values]
        return sorted((each for each in found if each[1]), key=lambda each: (-each[1], each[0]))

    def newest(self, within: int, most: int, start: int = 0) -> list[int]:
        """The numbers of these claims, the highest first; at most so many, after `start` others."""
        found: list[int] = []
        octets = within.to_bytes(self.blocks * _BLOCK_BYTES, "big")
        for block in reversed(range(self.blocks)):
            at = block * _BLOCK_BYTES
            bits = int.from_bytes(octets[at : at + _BLOCK_BYTES], "big")
            count = bits.bit_count()
            if count <= start:
                start -= count
                continue
            text = format(bits, f"0{BLOCK_CLAIMS}b")
            place = text.rfind("1")
            while place >= 0:
                if start:
                    start -= 1
                else:
                    found.append(block * BLOCK_CLAIMS + place)
                    if len(found) == most:
                        return found
                place = text.rfind("1", 0, place)
        return found


def _any_of(each: Iterable[int]) -> int:
    found = 0
    for bits in each:
        found |= bits
    return found


# One of them: the last one is of use as soon as anything was published no more.
_KEPT: Final[RecentlyUsed[ClaimBits]] = RecentlyUsed(most=1)
_READING: Final = OneAtATime()
_TOO_MANY: Final = ClaimBits(-1, {})


def bits_for(chosen: Chosen, published: PublicState) -> ClaimBits | None:
    """One query where they weren't read since this was `published`. None where bits don't say which
    claims are meant: words are searched for, or a value is chosen that few share; where they are
    not needed, as of one value there are counts; or are too many to be kept."""
    if chosen.q or not chosen.values.keys() <= BROAD or sum(map(len, chosen.values.values())) < 2:
        return None
    found = _KEPT.get(published)
    if found is None:
        with _READING.making(published):
            found = _KEPT.get(published) or _read()
            _KEPT.put(published, found)
    return None if found is _TOO_MANY else found


def _read() -> ClaimBits:
    with connections[PUBLIC].cursor() as cursor:
        cursor.execute(_READ, [sorted(BROAD), MOST_BYTES // _BLOCK_BYTES])
        rows: list[tuple[str, str, list[int], Any]] = cursor.fetchall()
        if not rows:
            cursor.execute(_IS_ANY)
            if cursor.fetchone():
                return _TOO_MANY
    blocks = max((its[-1] + 1 for _name, _value, its, _bits in rows), default=0)
    facets: dict[str, dict[str, int]] = {}
    for name, value, its, bits in rows:
        octets = bytes(bits)
        if len(its) < blocks:
            whole = bytearray(blocks * _BLOCK_BYTES)
            for number, block in enumerate(its):
                part = octets[number * _BLOCK_BYTES : (number + 1) * _BLOCK_BYTES]
                whole[block * _BLOCK_BYTES : (block + 1) * _BLOCK_BYTES] = part
            octets = bytes(whole)
        facets.setdefault(name, {})[value] = int.from_bytes(octets, "big")
    return ClaimBits(blocks, facets)
