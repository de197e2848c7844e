"""`python -m benchmarks.facets [--claims N] [--datasette]`: how long a page of facets takes.

Each kind of address is asked for over 16 connections. Where it says "never twice", no two addresses
are the same, so that what was counted before is of little use; else one is asked for again and
again. With `--datasette`, Datasette's page of the table is asked for in turns with ours, by the
same choices and with the same facets; but topics and years, which its table has not.
"""

import argparse
import os
from contextlib import ExitStack
from dataclasses import dataclass, field
from random import Random
from statistics import median
from typing import Final
from urllib.parse import urlencode

from benchmarks import database
from benchmarks.client import Run, drive

ADDRESSES: Final = 9_000
WARM_UP_ADDRESSES: Final = 200

# Our facets in words of Datasette's columns.
_COLUMNS: Final = {
    "verdict": "rating",
    "status": "verification_status",
    "speaker": "speaker_id",
    "party": "party",
    "source": "document_id",
    "kind": "kind",
}
_PAGE_OF_DATASETTE: Final = (
    ("_size", "20"),
    ("_sort_desc", "key"),
    ("_nocol", "body"),
    *(("_facet", column) for column in _COLUMNS.values()),
)

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FacetWork:
    """Addresses of one kind, by what is chosen in each; `again` where they are asked for anew when
    all were. `theirs` is false for what Datasette has no word for."""

    name: str
    choices: list[Choices]
    again: bool = True
    list_path: str = "/claims/"
    theirs: bool = True
    runs: list[Run] = field(default_factory=list)
    runs_of_datasette: list[Run] = field(default_factory=list)

    def ours(self) -> list[str]:
        queries = [urlencode(each) for each in self.choices]
        return [f"{self.list_path}?{query}" if query else self.list_path for query in queries]

    def of_datasette(self) -> list[str]:
        checks = [("status", "checked")] if self.list_path == "/checks/" else []
        return [
            "/claims/claims?" + urlencode([*_PAGE_OF_DATASETTE, *_said_to_datasette(checks + each)])
            for each in self.choices
        ]

    def row(self) -> str:
        cells = [self.name, f"{median(run.rate for run in self.runs):,.0f}"]
        cells += [_ms(self.runs, 50), _ms(self.runs, 99)]
        if self.runs_of_datasette:
            cells.append(f"{median(run.rate for run in self.runs_of_datasette):,.1f}")
            cells.append(_ms(self.runs_of_datasette, 99))
            pairs = zip(self.runs, self.runs_of_datasette, strict=True)
            cells.append(f"{median(mine.rate / other.rate for mine, other in pairs):,.1f}")
        return f"| {' | '.join(cells)} |"


def _said_to_datasette(choices: Choices) -> Choices:
    found: Choices = []
    chosen: dict[str, list[str]] = {}
    for name, value in choices:
        if name == "q":
            found.append(("_search", value))
        elif name == "topic":
            of_topic = f"key in (select claim from topics where topic = '{value}')"
            found.append(("_where", of_topic))
        elif name == "year":
            found.append(("date_earliest__gte", f"{value}-01-01"))
            found.append(("date_earliest__lte", f"{value}-12-31"))
        else:
            chosen.setdefault(_COLUMNS[name], []).append(value)
    for column, values in chosen.items():
        found.append((f"{column}__in", ",".join(values)) if values[1:] else (column, values[0]))
    return found


def _ms(runs: list[Run], percent: int) -> str:
    return f"{1000 * median(run.percentile(percent) for run in runs):.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.facets")
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--datasette", action="store_true", help="in turns with it")
    parser.add_argument("--rounds", type=int, default=1, help="medians of them count")
    parser.add_argument("--seconds", type=float, default=4, help="of each round")
    parser.add_argument("--only", default="", help="the lists whose name has this")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    database.choose(given.claims)

    import django

    django.setup()

    from benchmarks import peers
    from benchmarks.measures import WARM_UP
    from benchmarks.servers import serving

    works = _works()
    with ExitStack() as stack:
        mine = stack.enter_context(serving("factcheck.wsgi:application", "/claims/")).port
        other = stack.enter_context(peers.datasette(given.claims)) if given.datasette else None
        several = next(work for work in works if not work.again)
        drive(mine, several.ours()[-WARM_UP_ADDRESSES:], seconds=1, again=False)
        print("| list | requests/s | p50 ms | p99 ms |", end="")
        print(" Datasette | p99 ms | ratio |" if other else "")
        print("|---" * (7 if other else 4) + "|")
        for work in (each for each in works if given.only in each.name):
            if work.again:
                drive(mine, work.ours(), seconds=WARM_UP)
                if other and work.theirs:
                    drive(other, work.of_datasette(), seconds=WARM_UP)
            for at in range(given.rounds):
                ours, theirs = (_part(of, at, given.rounds, work) for of in _paths(work))
                work.runs.append(drive(mine, ours, seconds=given.seconds, again=work.again))
                if other and work.theirs:
                    work.runs_of_datasette.append(drive(other, theirs, seconds=given.seconds))
            print(work.row(), flush=True)


def _paths(work: FacetWork) -> tuple[list[str], list[str]]:
    return work.ours(), work.of_datasette() if work.theirs else []


def _part(paths: list[str], at: int, rounds: int, work: FacetWork) -> list[str]:
    """Those of one round: no other one has the same, where they are never asked for twice."""
    if work.again:
        return paths
    usable = paths[:-WARM_UP_ADDRESSES] if len(paths) > 2 * WARM_UP_ADDRESSES else paths
    return usable[at * len(usable) // rounds : (at + 1) * len(usable) // rounds]


def _works() -> list[FacetWork]:
    from claims.models import PublicFacet

    rows = PublicFacet.objects.order_by("name", "-claims").values_list("name", "value")
    values: dict[str, list[str]] = {}
    for name, value in rows:
        values.setdefault(name, []).append(value)
    chance = Random(7)  # the same each time
    several = dict.fromkeys(
        tuple(
            (name, chance.choice(values[name][:12]))
            for name in chance.sample(("topic", "party", "year", "kind", "status"), 3)
        )
        for _each in range(ADDRESSES * 2)
    )
    party, topic = ("party", values["party"][0]), ("topic", values["topic"][0])
    return [
        FacetWork("nothing chosen", [[]]),
        FacetWork("checks", [[]], list_path="/checks/"),
        FacetWork("one party", [[party]]),
        FacetWork("one topic", [[topic]]),
        FacetWork("two values of a status", [[("status", "unverified"), ("status", "checked")]]),
        FacetWork("a speaker of many claims", [[("speaker", values["speaker"][0])]]),
        FacetWork("party and topic", [[party, topic]]),
        FacetWork(
            "several, never twice", [list(each) for each in several][:ADDRESSES], again=False
        ),
        FacetWork("words", [[("q", "barn")]]),
        FacetWork("page 400", [[("page", "400")]], theirs=False),
        FacetWork(
            "speakers, never twice",
            [[("speaker", each)] for each in values["speaker"]],
            again=False,
        ),
    ]


if __name__ == "__main__":
    main()
