"""The measurements: each beside what it is compared with, turn by turn, as machines are uneven."""

import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from urllib.parse import urlsplit

from django.db import connections

from benchmarks import database
from benchmarks.client import BUFFER, Run, drive, get, stream
from benchmarks.servers import Server
from claims.exports.selects import select
from claims.exports.tables import CLAIMS
from claims.spreadsheet_cells import RFC_4180
from factcheck.api.records import PUBLIC

PAGES_AHEAD = 1_000
WARM_UP = 0.5


@dataclass(frozen=True, slots=True)
class Rate:
    """Requests a second, and milliseconds for half and for all but a hundredth of them."""

    rate: float
    p50: float
    p99: float


@dataclass(frozen=True, slots=True)
class Export:
    """Rows a second over HTTP and by `psql`; bytes by which the server's memory grew."""

    rows: float
    rows_by_psql: float
    ratio: float
    grown: int


def side_by_side(
    left: tuple[Server, list[str]],
    right: tuple[Server, list[str]],
    *,
    rounds: int,
    seconds: float,
) -> tuple[Rate, Rate, float]:
    """Both in turn, so many rounds: their medians, and that of the ratios."""
    runs: list[tuple[Run, Run]] = []
    for server, paths in (left, right):
        drive(server.port, paths, seconds=WARM_UP)
    for _round in range(rounds):
        one, other = (drive(server.port, paths, seconds=seconds) for server, paths in (left, right))
        runs.append((one, other))
    ratio = median(one.rate / other.rate for one, other in runs)
    return _medians([one for one, _ in runs]), _medians([other for _, other in runs]), ratio


def alone(server: Server, paths: list[str], *, rounds: int, seconds: float) -> Rate:
    drive(server.port, paths, seconds=WARM_UP)
    return _medians([drive(server.port, paths, seconds=seconds) for _round in range(rounds)])


def _medians(runs: list[Run]) -> Rate:
    return Rate(
        rate=median(run.rate for run in runs),
        p50=1000 * median(run.percentile(50) for run in runs),
        p99=1000 * median(run.percentile(99) for run in runs),
    )


def page_ahead(server: Server, path: str) -> str:
    """The address of the page after the thousandth, or of the last one if there are fewer."""
    for _page in range(PAGES_AHEAD):
        following = json.loads(get(server.port, path))["next"]
        if following is None:
            break
        parts = urlsplit(following)
        path = f"{parts.path}?{parts.query}"
    return path


def export(server: Server, path: str, claims: int, *, rounds: int) -> Export:
    """CSV of everything over HTTP, and what `psql` makes of the same statement."""
    statement = select(CLAIMS, PUBLIC, claims=None, dialect=RFC_4180, as_of=None)
    text = " ".join(statement.as_string(connections[PUBLIC].connection).split())
    program = [str(database.psql()), "--no-psqlrc", "--quiet", database.url()]
    command = [*program, "--command", rf"\copy ({text}) TO STDOUT (FORMAT csv, HEADER)"]
    get(server.port, f"{path}?kind=definition")
    pairs, grown = [], []
    for _round in range(rounds):
        with _watching(server.memory) as peak:
            before = server.memory()
            mine = stream(server.port, path, lambda _block: None)
        grown.append(max(peak) - before)
        pairs.append((mine, _seconds(command)))
    return Export(
        rows=claims / median(mine for mine, _ in pairs),
        rows_by_psql=claims / median(other for _, other in pairs),
        ratio=median(other / mine for mine, other in pairs),
        grown=max(grown),
    )


def _seconds(command: list[str]) -> float:
    """How long it takes to read what the program writes."""
    buffer = bytearray(BUFFER)
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0) as process:  # noqa: S603
        assert process.stdout is not None  # noqa: S101  # it is a pipe
        while process.stdout.readinto(buffer):  # type: ignore[attr-defined]  # unbuffered: it has
            pass
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command[0])
    return time.perf_counter() - begun


@contextmanager
def _watching(value: Callable[[], int]) -> Iterator[list[int]]:
    """The value, looked at fifty times a second meanwhile."""
    seen = [value()]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.02):
            seen.append(value())

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        done.set()
        thread.join()
