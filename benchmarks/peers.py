"""`python -m benchmarks peers`: searches and lists that are narrowed, beside Datasette on the same
claims, and, with `--beside`, beside an earlier build of ours on its own database of as many.

Datasette lives in an environment of its own under `var/peers`, its claims in SQLite there, with an
FTS5 table and an index for each column by which claims are narrowed. It answers with the same JSON
in a column; it counts nothing, and may take as long as it wants.

Of ours two servers are asked: “again” keeps what searches find, as it does for everybody; “anew”
(`anew.py`) keeps nothing, as if nobody had asked for it before.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final
from urllib.parse import urlencode

from django.conf import settings

from benchmarks import pages
from benchmarks.client import Run, drive
from benchmarks.measures import WARM_UP
from benchmarks.servers import WORKERS, free_port, serving, wait_until_it_answers
from claims.models import PublicClaim, PublicQuantity

DATASETTE: Final = "0.65.5"
_PAGE: Final = {"_size": "50", "_sort_desc": "key", "_col": "body", "_nocount": "1"}
_PAGE_OF_DATASETTE: Final = "/claims/claims.json"

_COLUMNS: Final = (
    *("statement", "quote", "speaker", "speaker_id", "party", "kind", "verification_status"),
    *("rating", "document_id", "date_earliest", "date_latest", "body"),
)
_NARROWED_BY: Final = (
    *("speaker_id", "party", "kind", "verification_status", "rating", "document_id"),
    *("date_earliest", "date_latest"),
)

# The earlier build may have no such command: it serves by what it has had from the first.
_SERVE: Final = """
import os, sys
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
from benchmarks import database
database.choose(int(sys.argv[1]))
import django
django.setup()
from benchmarks.servers import serving
with serving("factcheck.wsgi:application", "/api/v1/claims/") as server:
    print(server.port, flush=True)
    sys.stdin.read()
"""


@dataclass(frozen=True, slots=True)
class Work:
    """Parameters of ours, and of Datasette; `where` is SQL for what its columns don't say."""

    name: str
    ours: dict[str, str]
    theirs: dict[str, str]
    where: str = ""

    @property
    def path(self) -> str:
        return f"{pages.CLAIMS}?{urlencode(self.ours)}"

    @property
    def path_of_datasette(self) -> str:
        more = {"_where": self.where} if self.where else {}
        return f"{_PAGE_OF_DATASETTE}?{urlencode({**_PAGE, **self.theirs, **more})}"


def works() -> list[Work]:
    paths = pages.list_pages()
    speaker = paths["speaker"].rpartition("=")[2]
    topic = paths["topic"].rpartition("=")[2]
    of_topic = f"key in (select claim from topics where topic = '{topic}')"
    percent = "key in (select claim from quantities where unit = 'percent')"
    large = "key in (select claim from quantities where unit = 'SEK' and value_max >= {})"
    word = {"q": "kommunen"}, {"_search": "kommunen"}

    def found(name: str, ours: dict[str, str], theirs: dict[str, str], where: str = "") -> Work:
        return Work(f"kommunen, {name}", {**word[0], **ours}, {**word[1], **theirs}, where)

    statuses = {"verification_status": "checked"}
    three = {"party": "M", "kind": "comparison", **statuses}
    return [
        found("of a party", {"party": "S"}, {"party": "S"}),
        found("of a kind", {"kind": "quantity"}, {"kind": "quantity"}),
        found("of a status", statuses, statuses),
        found("of a topic", {"topic": topic}, {}, of_topic),
        found("of a speaker", {"speaker": speaker}, {"speaker_id": speaker}),
        found(
            "of a year",
            {"date_after": "2016-01-01", "date_before": "2016-12-31"},
            {"date_earliest__lte": "2016-12-31", "date_latest__gte": "2016-01-01"},
        ),
        found("by three filters", three, three),
        *(Work(f"{name}: {value}", {name: value}, {name: value}) for name, value in three.items()),
        Work("by these three filters", three, three),
        Work("a speaker", {"speaker": speaker}, {"speaker_id": speaker}),
        Work("a topic", {"topic": topic}, {}, of_topic),
        Work("a unit", {"unit": "percent"}, {}, percent),
        Work(
            "speaker, topic, unit",
            {"speaker": speaker, "topic": topic, "unit": "percent"},
            {"speaker_id": speaker},
            f"{of_topic} and {percent}",
        ),
        *(
            Work(
                f"amounts, {name}",
                {"amount_min": str(least), "unit": "SEK"},
                {},
                large.format(least),
            )
            for name, least in (("common", 100_000_000), ("rare", 9_800_000_000_000))
        ),
        *(
            Work(str(each), {"q": each.words}, {"_search": each.words})
            for each in (*pages.single_words(), *pages.two_words())
        ),
    ]


def run(claims: int, *, rounds: int, seconds: float, beside: str) -> None:
    with ExitStack() as stack:
        api = stack.enter_context(serving("factcheck.wsgi:application", pages.CLAIMS))
        anew = stack.enter_context(serving("benchmarks.anew:application", pages.CLAIMS))
        ports = [api.port, anew.port, stack.enter_context(datasette(claims))]
        if beside:
            ports.append(stack.enter_context(_earlier(Path(beside), claims)))
        print(f"\n## {claims:,} claims, {WORKERS} workers, beside Datasette {DATASETTE}")
        sides = ["again", "anew", "Datasette", "earlier"][: len(ports)]
        others = [f"{one} / {other}" for other in sides[2:] for one in sides[:2]]
        columns = [*(f"{side}: requests/s | p50 ms | p99 ms" for side in sides), *others]
        print(f"\n| work | {' | '.join(columns)} |")
        print("|---" * (1 + 3 * len(sides) + len(others)) + "|")
        for work in works():
            paths = [work.path, work.path, work.path_of_datasette, work.path][: len(ports)]
            runs = _in_turns(list(zip(ports, paths, strict=True)), rounds, seconds)
            print(f"| {work.name} | {_line(runs)} |", flush=True)


def _in_turns(sides: list[tuple[int, str]], rounds: int, seconds: float) -> list[list[Run]]:
    """The runs of each side."""
    for port, path in sides:
        drive(port, [path], seconds=WARM_UP)
    turns = [
        [drive(port, [path], seconds=seconds) for port, path in sides] for _round in range(rounds)
    ]
    return [list(runs) for runs in zip(*turns, strict=True)]


def _line(sides: list[list[Run]]) -> str:
    cells = []
    for runs in sides:
        cells.append(f"{median(run.rate for run in runs):,.0f}")
        cells += [_ms(runs, percent) for percent in (50, 99)]
    cells += [_ratio(mine, other) for other in sides[2:] for mine in sides[:2]]
    return " | ".join(cells)


def _ms(runs: list[Run], percent: int) -> str:
    return f"{1000 * median(run.percentile(percent) for run in runs):.1f}"


def _ratio(mine: list[Run], other: list[Run]) -> str:
    """The median of the rounds' own."""
    ratios = [one.rate / another.rate for one, another in zip(mine, other, strict=True)]
    return f"{median(ratios):.2f}"


@contextmanager
def datasette(claims: int) -> Iterator[int]:
    """Its port."""
    folder = Path(settings.BASE_DIR) / "var" / "peers"
    program = _installed(folder)
    data = folder / f"claims_{claims}" / "claims.db"
    if not data.exists():
        _fill(data)
    port = free_port()
    limits = (
        *("--setting", "sql_time_limit_ms", "60000", "--setting", "suggest_facets", "off"),
        # A facet that takes longer would be left out.
        *("--setting", "facet_time_limit_ms", "60000"),
    )
    command = [str(program), "serve", "-i", str(data), "--port", str(port), *limits]
    process = subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_until_it_answers(port, f"{_PAGE_OF_DATASETTE}?{urlencode(_PAGE)}", process)
        yield port
    finally:
        process.terminate()
        process.wait()


def _installed(folder: Path) -> Path:
    """Datasette's program, in an environment of its own."""
    program = folder / "venv" / "bin" / "datasette"
    if not program.exists():
        python = folder / "venv" / "bin" / "python"
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)  # noqa: S603
        subprocess.run(  # noqa: S603
            [python, "-m", "pip", "install", "--quiet", f"datasette=={DATASETTE}"], check=True
        )
    return program


def _fill(data: Path) -> None:
    data.parent.mkdir(parents=True, exist_ok=True)
    unfinished = data.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    store = sqlite3.connect(unfinished)
    named = ", ".join(_COLUMNS)
    store.execute(f"CREATE TABLE claims (key INTEGER PRIMARY KEY, {named})")
    store.execute("CREATE TABLE topics (claim INTEGER, topic TEXT, PRIMARY KEY (topic, claim))")
    store.execute("CREATE TABLE quantities (claim INTEGER, unit TEXT, value REAL, value_max REAL)")
    rows = PublicClaim.objects.order_by("pk").values_list("pk", "topics", *_COLUMNS)
    places = ", ".join("?" * (1 + len(_COLUMNS)))
    for key, topics, *values in rows.iterator(2_000):
        texts = [value if isinstance(value, str) else value.isoformat() for value in values]
        store.execute(f"INSERT INTO claims VALUES ({places})", [key, *texts])
        store.executemany("INSERT INTO topics VALUES (?, ?)", [(key, each) for each in topics])
    numbers = PublicQuantity.objects.values_list("claim", "unit", "value", "value_max")
    store.executemany(
        "INSERT INTO quantities VALUES (?, ?, ?, ?)",
        ((key, unit, float(value), float(most)) for key, unit, value, most in numbers.iterator()),
    )
    for column in _NARROWED_BY:
        store.execute(f"CREATE INDEX by_{column} ON claims ({column}, key)")
    store.execute("CREATE INDEX by_topic ON topics (claim)")
    store.execute("CREATE INDEX by_value ON quantities (unit, value)")
    store.execute("CREATE INDEX by_value_max ON quantities (unit, value_max)")
    store.execute("CREATE INDEX of_claim ON quantities (claim)")
    store.execute(
        "CREATE VIRTUAL TABLE claims_fts USING fts5"
        " (statement, quote, speaker, content='claims', content_rowid='key')"
    )
    store.execute("INSERT INTO claims_fts (claims_fts) VALUES ('rebuild')")
    store.execute("ANALYZE")
    store.commit()
    store.close()
    unfinished.rename(data)


@contextmanager
def _earlier(folder: Path, claims: int) -> Iterator[int]:
    """The port of the build in this folder, which has an environment and a database of its own."""
    command = [str(folder / ".venv" / "bin" / "python"), "-c", _SERVE, str(claims)]
    process = subprocess.Popen(  # noqa: S603
        command,
        cwd=folder,
        env=_without_our_database(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdin is not None  # noqa: S101  # both are pipes
        assert process.stdout is not None  # noqa: S101
        yield int(process.stdout.readline())
    finally:
        process.communicate("")


def _without_our_database() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "VAR_DIR", "DJANGO_SETTINGS_MODULE"}
    }
