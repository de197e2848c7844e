"""How many public claims have two values at once: kept as claims are published.

To count a million claims takes longer than anybody waits for a page, so each publication adds and
takes away what it changes, in its own transaction (`write_counts`); `recount` makes all anew.
As of an earlier publication number they are counted then and there (`counted_as_of`).

A claim on several topics is counted with each of them. One whose date may mean days of several
years has no year. What a claim has none of is the empty text.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any, Final

from django.db import connections, router

from claims.models import PublicClaim, PublicCount, PublicPast
from claims.publication.kept_counts import CountTable, count_each, count_pairs
from claims.publication.shapes import Json


def _year(record: Json) -> str:
    first, last = record["date"]["earliest"][:4], record["date"]["latest"][:4]
    return str(first) if first == last else ""


# What a claim is counted by, in the order in which counts are kept: how a record tells it.
DIMENSIONS: Final[dict[str, Callable[[Json], Iterable[str]]]] = {
    "kind": lambda record: [record["kind"]],
    "party": lambda record: [record["speaker"]["party"] or ""],
    "source": lambda record: [record["source"]["document"]["id"]],
    "speaker": lambda record: [record["speaker"]["id"]],
    "topic": lambda record: record["topics"] or [""],
    "verdict": lambda record: [record["rating"]["id"] if record["rating"] else ""],
    "year": lambda record: [_year(record)],
}

# The same of the columns that `PublicClaim` and `PublicPast` have.
_COLUMNS: Final = {
    "kind": "kind",
    "party": "party",
    "source": "document_id",
    "speaker": "speaker_id",
    "topic": "unnest(CASE cardinality(topics) WHEN 0 THEN ARRAY['']::varchar[] ELSE topics END)",
    "verdict": "rating",
    "year": "CASE WHEN date_part('year', date_earliest) = date_part('year', date_latest)"
    " THEN to_char(date_earliest, 'YYYY') ELSE '' END",
}

# Every one dimension, and every two.
KEPT: Final = tuple(chosen for count in (1, 2) for chosen in combinations(DIMENSIONS, count))

_NOW = f"SELECT {{}} FROM {PublicClaim._meta.db_table} WHERE NOT withdrawn"  # noqa: S608  # ours
_THEN = f"""
    SELECT {{}} FROM {PublicClaim._meta.db_table} WHERE NOT withdrawn AND publication <= {{number}}
    UNION ALL
    SELECT {{}} FROM {PublicPast._meta.db_table}
    WHERE publication <= {{number}} AND until > {{number}}
"""  # noqa: S608  # names of our tables

Cell = tuple[str, str, str]  # dimensions, first, second


_TABLE: Final = CountTable(
    PublicCount, {"dimensions": "text", "first": "text", "second": "text"}, ("claims",), {}
)


def write_counts(before: Sequence[Json], after: Sequence[Json]) -> None:
    """Count the records `after` instead of those `before`. Whoever writes here holds the
    publications' lock (`claims/publication/locking.py`)."""
    changes = _cells(after)
    changes.subtract(_cells(before))
    _TABLE.add((*cell, step) for cell, step in changes.items() if step)


def _cells(records: Sequence[Json]) -> Counter[Cell]:
    values = {name: [tell(record) for record in records] for name, tell in DIMENSIONS.items()}
    found: Counter[Cell] = Counter()
    for chosen in KEPT:
        name = ",".join(chosen)
        if len(chosen) == 1:
            alone = count_each(values[chosen[0]])
            found.update({(name, first, ""): claims for first, claims in alone.items()})
        else:
            pairs = count_pairs(values[chosen[0]], values[chosen[1]])
            found.update({(name, *pair): claims for pair, claims in pairs.items()})
    return found


def recount() -> None:
    """Make all counts anew from the public rows; they were emptied before."""
    table = PublicCount._meta.db_table
    with connections[router.db_for_write(PublicCount)].cursor() as cursor:
        for chosen in KEPT:
            cursor.execute(
                f"INSERT INTO {table} (dimensions, first, second, claims)"  # noqa: S608
                f" SELECT %s, first, second, claims FROM ({counted_now(chosen)}) AS counted",
                [",".join(chosen)],
            )


def counted_now(chosen: tuple[str, ...]) -> str:
    """SELECT of `first`, `second` and `claims`, counted from all public rows."""
    return _counted(chosen, _NOW)


def counted_as_of(chosen: tuple[str, ...], publication: int) -> str:
    """SELECT of `first`, `second` and `claims`: what was counted at that publication number.

    What has been withdrawn since is not counted, for nothing is left to count it by.
    """
    return _counted(chosen, _THEN, publication)


def _counted(chosen: tuple[str, ...], rows: str, publication: int = 0) -> str:
    names = ("first", "second")
    columns = ", ".join(f"{_COLUMNS[name]} AS {names[n]}" for n, name in enumerate(chosen))
    rows = rows.replace("{}", columns).replace("{number}", str(int(publication)))
    second = "second" if len(chosen) > 1 else "''"
    return (
        f"SELECT first, {second} AS second, count(*) AS claims FROM ({rows}) AS rows"  # noqa: S608
        f" GROUP BY 1, 2"
    )


def in_kept_order(names: Iterable[str]) -> tuple[str, ...]:
    """The dimensions in the order in which they are kept."""
    wanted: Any = set(names)
    return tuple(name for name in DIMENSIONS if name in wanted)
