"""How much more two replicas answer than one: each with a web server of its own before it.

All of it, readers too, is on one machine: where its processors are busy with one replica and its
web server already, a second one has nothing left to give. So it is also told how much of the
processors' time was the databases', which is what machines of their own take off.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import median

import psutil  # type: ignore[import-untyped]  # it brings no types
from django.db import connections
from django.utils import timezone

from benchmarks.chaos.base import NAME, OWNER, Base
from benchmarks.chaos.tried import Tried
from benchmarks.chaos.web import get, serving
from benchmarks.client import Run, drive
from claims.publication import publishing
from tests.clusters import Cluster, replica_of
from tests.factories import make_claim, make_revision, make_speaker, make_user

CLAIMS = 200
ROUNDS = 5
SECONDS = 4
PATHS = ("/api/v1/claims/", "/api/v1/claims/?kind=quantity", "/api/v1/claims/?page_size=10")


def tried(base: Base) -> Iterator[Tried]:
    """One row: reading from one replica, and from two at once, in turns."""
    base.begin_anew()
    speaker, revision = make_speaker(), make_revision()
    claims = [make_claim(revision=revision, speaker=speaker) for _n in range(CLAIMS)]
    publishing.publish(claims, by=make_user("replik"), at=timezone.now())
    connections.close_all()
    with replica_of(base.server, "one") as one, replica_of(base.server, "two") as two:
        urls = [
            f"postgres://{OWNER}:{base.server.password}@127.0.0.1:{server.port}/{NAME}"
            for server in (one, two)
        ]
        with (
            serving(DATABASE_URL=base.url, PUBLIC_DATABASE_URL=urls[0]) as on_one,
            serving(DATABASE_URL=base.url, PUBLIC_DATABASE_URL=urls[1]) as on_two,
            # The readers are processes too: neither waits for the other.
            ProcessPoolExecutor(2, mp_context=get_context("spawn")) as readers,
        ):
            yield _measured(readers, [on_one, on_two], [one, two])


def _measured(readers: ProcessPoolExecutor, ports: list[int], servers: list[Cluster]) -> Tried:
    row = Tried("", tries=ROUNDS, answers_5xx=0)
    for port in ports:
        row.answers_5xx = (row.answers_5xx or 0) + sum(
            get(port, path[1:])[0] != 200 for path in PATHS
        )
        _read(readers, [port], 1)  # statements are prepared, and plans made
    alone: list[float] = []
    together: list[float] = []
    shares: list[float] = []
    for _round in range(ROUNDS):
        alone.append(sum(run.rate for run in _read(readers, ports[:1], SECONDS)))
        before = _databases_seconds(servers)
        together.append(sum(run.rate for run in _read(readers, ports, SECONDS)))
        processors = SECONDS * (os.cpu_count() or 1)
        shares.append((_databases_seconds(servers) - before) / processors)
    ratio = median(two / one for one, two in zip(alone, together, strict=True))
    row.what = (
        f"reading from one replica, and from two: {median(alone):,.0f} and {median(together):,.0f}"
        f" requests/s (× {ratio:.2f}; {100 * median(shares):.0f} % of {os.cpu_count()} processors"
        " are the databases’)"
    )
    return row


def _read(readers: ProcessPoolExecutor, ports: list[int], seconds: float) -> list[Run]:
    """Each port by a reader of its own, over sixteen connections, all at once. Raises Unexpected
    for any other answer than a page."""
    begun = [readers.submit(drive, port, PATHS, seconds=seconds) for port in ports]
    return [each.result() for each in begun]


def _databases_seconds(servers: list[Cluster]) -> float:
    """Of the processors, spent so far by what runs of these servers."""
    spent = 0.0
    for server in servers:
        postmaster = int((server.folder / "postmaster.pid").read_text().splitlines()[0])
        for process in psutil.Process(postmaster).children():
            times = process.cpu_times()
            spent += times.user + times.system
    return spent
