"""Pages of lists as of a publication number; which claims they have is kept while it can't change.

A list of then is put together from two tables, several times for several values, which costs more
than to read its claims. But which versions a page has changes by withdrawals and by restoring
alone, and where words are asked for, by what these mean. So the versions' numbers are kept in this
process. What they say is read each time, in one query, for less of it may be shown any day without
a publication; that query also says what the page depends on. Where that is another than when the
page was found, it is found anew.
"""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from factcheck.api.filtering import filtering_of
from factcheck.api.finding_then import (
    find_among_statement,
    find_statement,
    is_planned_once,
    newest_statement,
    read_statement,
)
from factcheck.api.narrowing import Narrowing
from factcheck.api.newest import search_newest_of_then
from factcheck.api.pagination import Cursor, Ordering, RecordPage, to_page
from factcheck.api.reading import Row, read, read_first
from factcheck.recent import RecentlyUsed

KEPT_PAGES_BYTES: Final = 4 * 1024 * 1024
# Of one page, besides its versions' numbers: what it is named by, and what it depends on.
_ABOUT_BYTES: Final = 2_000
# So many more are found of what matches now than a page has: what matched then may not any more.
_SPARE_CLAIMS: Final = 14


@dataclass(frozen=True, slots=True)
class PageOfThen:
    """A page without its records, the publication numbers of their versions, and what it depends
    on."""

    page: RecordPage
    versions: "array[int]"
    state: Row


_KEPT: Final[RecentlyUsed[PageOfThen]] = RecentlyUsed(
    most=KEPT_PAGES_BYTES,
    weigh=lambda found: _ABOUT_BYTES + found.versions.itemsize * len(found.versions),
)


def fetch_page_of_then(
    narrowing: Narrowing,
    ordering: Ordering,
    cursor: Cursor | None,
    size: int,
    as_of: int,
    using: str,
) -> RecordPage:
    """A page; one that was asked for before in one query, if what it depends on is the same. `also`
    has the newest publication, and that again if anything that was public then may be withdrawn
    now."""
    values = {**narrowing.values, "as_of": as_of}
    if cursor:
        values |= dict(zip(ordering.columns, cursor.values, strict=True))
    name = (using, narrowing.filters, narrowing.form, *values.values(), ordering, cursor, size)
    kept = _KEPT.get(name)
    if kept is not None:
        versions = f"{{{','.join(map(str, kept.versions))}}}"
        made = read_statement(using, bool(narrowing.words))
        records, state = read_first(using, *made.filled({**values, "versions": versions}))
        if state[1:] == kept.state:
            shown = records if kept.versions else []
            return replace(kept.page, records=shown, also=state[:2])
    rows = _find_among_newest(narrowing, values, ordering, cursor, size, using)
    if rows is None:
        rows = _find(narrowing, values, ordering, cursor, size, using)
    state = rows[0][2 + len(ordering.columns) :]
    rows = [row for row in rows if row[0] is not None]
    page = to_page(rows, ordering, cursor, size)  # its records are versions' numbers here
    numbers = array("q", map(int, page.records))
    if as_of <= int(state[0] or 0):  # a page of what is still to come changes with it
        _KEPT.put(name, PageOfThen(replace(page, records=[], also=[]), numbers, state[1:]))
    bodies = {row[0]: row[1 + len(ordering.columns)] for row in rows}
    return replace(page, records=[bodies[each] for each in page.records], also=state[:2])


def _find(
    narrowing: Narrowing,
    values: Mapping[str, Any],
    ordering: Ordering,
    cursor: Cursor | None,
    size: int,
    using: str,
) -> list[Row]:
    """As `find_statement` has it."""
    made = find_statement(
        narrowing.filters,  # type: ignore[arg-type]  # a class is hashable
        narrowing.form,
        ordering,
        cursor.backwards if cursor else None,
        size,
        using,
    )
    return read(using, *made.filled(values), prepared=is_planned_once(narrowing.form))


def _find_among_newest(
    narrowing: Narrowing,
    values: Mapping[str, Any],
    ordering: Ordering,
    cursor: Cursor | None,
    size: int,
    using: str,
) -> list[Row] | None:
    """The same where what matches now is found as searches are, the newest claims first; None where
    that is not the way, or not enough.

    Nearly all that matched then matches now: where it has not changed since, it is the same; and of
    what has, no more is looked at than from the last of these on, and where few match, these alone.
    Where there are none of either, nothing more is asked.
    """
    if not ordering.descending or len(ordering.columns) > 1 or (cursor and cursor.backwards):
        return None
    most = size + 1 + _SPARE_CLAIMS
    upto = min(values["as_of"], cursor.values[0] - 1) if cursor else values["as_of"]
    filtering = filtering_of(narrowing)
    search = search_newest_of_then(narrowing, upto, most)
    if search is None or filtering is None:
        return None
    asked = newest_statement(search, filtering, most, using)
    ((keys, few, *before),) = read(using, *asked.filled({**values, "highest": upto}))
    if keys is None and few == b"{}":
        return [[None] * (2 + len(ordering.columns)) + before]
    found = keys[1:-1].split(b",") if keys else []
    lowest = int(found[-1]) if len(found) == most else 0
    made = find_among_statement(
        narrowing.filters,  # type: ignore[arg-type]  # a class is hashable
        narrowing.form,
        ordering,
        cursor is not None,
        few is not None,
        size,
        using,
    )
    those = {"keys": (keys or b"{}").decode(), "few": (few or b"").decode(), "lowest": lowest}
    # Of a few, or down to a claim that is known, one plan is right for all values.
    rows = read(using, *made.filled({**values, **those}), prepared=few is not None or lowest > 0)
    is_enough = len(rows) > size or not lowest
    state = rows[0][2 + len(ordering.columns) :]
    # A version that was replaced in between is not among the few.
    is_of_one_state = state == before if few is not None else state[1:] == before[1:]
    return rows if is_enough and is_of_one_state else None
