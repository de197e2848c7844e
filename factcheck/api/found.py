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
from factcheck.api.reading import Row, read
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
    """JSON and key of a page's claims, and `state`, as `NEWEST_STATE`; `newest` is the greatest
    key of all that were found, on any page."""

    rows: list[Row]
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
# The same for all rows, so that the first one is enough.
_OF_FIRST: Final = ", ".join(f"CASE WHEN place = 1 THEN {column} END" for column in _STATE)
_CLAIMS: Final = PublicClaim._meta.db_table
_PAGE: Final = f"""
SELECT body, first_publication, {_OF_FIRST}{{more}}
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
    if kept is not None and (rows := _of_kept(using, search, kept.keys[start : start + count])):
        first = rows[0]
        if first[2:] == kept.state:
            return FoundRows(rows, kept.newest, kept.state[: len(NEWEST_STATE)])
    rows = read(
        using,
        _PAGE.format(more=_MORE, found=search.found, keys="keys[%s::int : %s::int]"),
        [*search.parameters, start + 1, start + count],
    )
    if not rows:
        return None
    *_page, newest, keys = rows[0]
    state = rows[0][2 : 2 + len(_STATE)]
    found = FoundKeys(array("q", map(int, keys[1:-1].split(b","))), int(newest), state)
    _KEPT.put(name, found)
    return FoundRows(rows, found.newest, state[: len(NEWEST_STATE)])


def _of_kept(using: str, search: KeysSearch, keys: "Sequence[int]") -> list[Row]:
    if not keys:
        return []
    parameters: list[Any] = [*search.words, f"{{{','.join(map(str, keys))}}}"]
    return read(using, _PAGE.format(more="", found=search.asked, keys="%s::bigint[]"), parameters)
