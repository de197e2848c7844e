"""Pages of what searches and filters find, whose keys are kept until something is published.

To find a thousand claims and to rank them takes several times as long as to read the fifty of a
page. So the keys that were found are kept in this process. A page of them is read in one query,
which also says what is public now, and what the words mean now: where either is another than when
they were found, they are looked for anew. So the next pages of a search, and another reader's, cost
no more than a list.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from claims.models import PublicClaim
from claims.publication.search import KeysSearch
from factcheck.api.conditional import NEWEST_STATE
from factcheck.api.reading import Row, read_first
from factcheck.recent import RecentlyUsed

KEPT_KEYS_BYTES: Final = 4 * 1024 * 1024
# Of one search, besides its keys: what it is named by, and what was public.
_ABOUT_BYTES: Final = 2_000


@dataclass(frozen=True, slots=True)
class FoundKeys:
    """`state` is what was public when these were found, and what was asked for meant."""

    keys: "array[int]"
    newest: int
    state: Row


class FoundRows(NamedTuple):
    """A page's claims as finished JSON, and their keys; `newest` is the greatest key of all that
    were found, on any page; `state` as `NEWEST_STATE`."""

    records: list[bytes]
    keys: Sequence[int]
    newest: int
    state: Row


_KEPT: Final[RecentlyUsed[FoundKeys]] = RecentlyUsed(
    most=KEPT_KEYS_BYTES,
    weigh=lambda found: _ABOUT_BYTES + found.keys.itemsize * len(found.keys),
)
# Besides what an answer's tag is made of: rows that were made anew have other keys.
_STATE: Final = (
    *NEWEST_STATE,
    "(SELECT max(key) FROM claims_publicreference)",
    "asked::text",
)
# Told of one row, as it is the same for all.
_OF_FIRST: Final = ", ".join(f"CASE WHEN place = 1 THEN {column} END" for column in _STATE)
_CLAIMS: Final = PublicClaim._meta.db_table
_PAGE: Final = f"""
SELECT body, {_OF_FIRST}{{more}}
FROM {{found}}, unnest({{keys}}) WITH ORDINALITY AS its (claim_id, place)
    JOIN {_CLAIMS} ON first_publication = claim_id
ORDER BY place
"""  # noqa: S608  # names of tables
_MORE: Final = ", CASE WHEN place = 1 THEN newest END, CASE WHEN place = 1 THEN keys::text END"


def fetch_found(using: str, search: KeysSearch, start: int, count: int) -> FoundRows | None:
    """The claims from that place on, from 0: one query, or two after a publication. None where
    there is nothing."""
    name = (using, search)
    kept = _KEPT.get(name)
    if kept is not None and (keys := kept.keys[start : start + count]):
        records, state = _read_kept(using, search, keys)
        if state == kept.state:
            return FoundRows(records, keys, kept.newest, state[: len(NEWEST_STATE)])
    records, others = read_first(
        using,
        _PAGE.format(more=_MORE, found=search.found, keys="keys[%s::int : %s::int]"),
        [*search.parameters, start + 1, start + count],
    )
    if not records:
        return None
    *state, newest, all_keys = others
    found = FoundKeys(array("q", map(int, all_keys[1:-1].split(b","))), int(newest), state)
    _KEPT.put(name, found)
    keys = found.keys[start : start + count]
    return FoundRows(records, keys, found.newest, state[: len(NEWEST_STATE)])


def _read_kept(using: str, search: KeysSearch, keys: Sequence[int]) -> tuple[list[bytes], Row]:
    parameters: list[Any] = [*search.words, f"{{{','.join(map(str, keys))}}}"]
    return read_first(
        using, _PAGE.format(more="", found=search.asked, keys="%s::bigint[]"), parameters
    )
