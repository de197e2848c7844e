"""Exports of everything: how fast they come, beside `psql`, and how much memory they take."""

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.db import connections
from django.test import override_settings

from benchmarks import database
from benchmarks.client import BUFFER, first_byte, stream
from benchmarks.servers import Server
from claims.exports.selects import select
from claims.exports.tables import CLAIMS
from claims.vocabulary.spreadsheet_cells import RFC_4180
from factcheck.api.reading import PUBLIC

CSV = "/api/v1/claims.csv"
JSON_LINES = "/api/v1/claims.jsonl"
# Rows that are written as most would write them; all of them would take minutes.
PLAIN_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Export:
    """Rows a second, times those that `psql` makes of the CSV; bytes by which the server grew."""

    rows: float
    rows_by_psql: float
    ratio: float
    grown: int


def exports(server: Server, claims: int, *, rounds: int) -> dict[str, Export]:
    """CSV, JSON Lines and what `psql` makes of the same statement as the CSV, in turn."""
    statement = select(CLAIMS, PUBLIC, claims=None, dialect=RFC_4180, as_of=None)
    text = " ".join(statement.as_string(connections[PUBLIC].connection).split())
    program = [str(database.psql()), "--no-psqlrc", "--quiet", database.url()]
    command = [*program, "--command", rf"\copy ({text}) TO STDOUT (FORMAT csv, HEADER)"]
    # Every worker has loaded what it needs before its memory is looked at.
    for path in (CSV, JSON_LINES):
        few = f"{path}?kind=definition&date_after=2024-01-01"
        for _request in range(50):
            stream(server.port, few, lambda _block: None)
    taken: dict[str, list[tuple[float, float]]] = {CSV: [], JSON_LINES: []}
    grown = dict.fromkeys(taken, 0)
    for _round in range(rounds):
        by_psql = _seconds(command)
        for path, pairs in taken.items():
            with watching(server.memory) as seen:
                mine = stream(server.port, path, lambda _block: None)
            grown[path] = max(grown[path], max(seen) - seen[0])
            pairs.append((mine, by_psql))
    return {
        path: Export(
            rows=claims / median(mine for mine, _ in pairs),
            rows_by_psql=claims / median(other for _, other in pairs),
            ratio=median(other / mine for mine, other in pairs),
            grown=grown[path],
        )
        for path, pairs in taken.items()
    }


def rows_a_second_plainly(plain: Server) -> float:
    """As `benchmarks/plain.py` writes them."""
    return PLAIN_ROWS / stream(plain.port, f"/?rows={PLAIN_ROWS}", lambda _block: None)


def first_bytes(server: Server, queries: list[str]) -> float:
    """Milliseconds until a narrowed export begins, for the slowest of the queries."""
    return 1000 * max(
        median(first_byte(server.port, f"{CSV}?{query}") for _time in range(5)) for query in queries
    )


def package() -> float:
    """Seconds that the nightly package takes."""
    with (
        TemporaryDirectory() as folder,
        override_settings(EXPORTS_DIR=Path(folder)),
    ):
        begun = time.perf_counter()
        call_command("make_package", verbosity=0)
        return time.perf_counter() - begun


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
def watching(value: Callable[[], int]) -> Iterator[list[int]]:
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
