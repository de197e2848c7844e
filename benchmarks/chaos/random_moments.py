"""At random moments: the web server's process, a worker, an editor or PostgreSQL is killed, while
editors publish, imports are stored and readers read.
"""

import itertools
import os
import random
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Iterator

import psutil  # type: ignore[import-untyped]  # it brings no types
import psycopg
from django.conf import settings
from django.db import Error, connections, transaction
from django.utils import timezone

from benchmarks.chaos.base import Base
from benchmarks.chaos.checking import broken
from benchmarks.chaos.tried import Tried
from benchmarks.chaos.web import get, serving
from claims.imports.queue import analyse_later
from claims.imports.sheets import verbs
from claims.models import Claim, ClaimImport, ClaimVersion
from claims.publication import publishing
from claims.publication.locking import PublishingNow
from factcheck.management.commands.demo import worker_command
from tests.factories import make_user

TRIES = 100
VICTIMS = ("web server", "worker", "editor", "PostgreSQL")
SEED = 20
SECONDS_TO_RECOVER = 120


def _edit(teller: int) -> None:
    """Corrects, withdraws and restores, for ever; tells the number of each that is done."""
    by = make_user(f"slump-{os.getpid()}-{time.monotonic_ns()}")
    note = "Det var fel."
    for number in itertools.count():
        claims = list(Claim.objects.published().order_by("?")[:2])
        try:
            with transaction.atomic():
                for claim in claims:
                    claim.statement = f"Rättat {number} gånger av {by.username}."
                    claim.save()
                versions = publishing.correct(claims, by=by, at=timezone.now(), note=note)
            os.write(teller, f"{versions[-1].publication}\n".encode())
            (gone,) = publishing.withdraw(claims[:1], by=by, at=timezone.now(), reason="Fel.")
            os.write(teller, f"{gone.publication}\n".encode())
            (back,) = publishing.restore(claims[:1], by=by, at=timezone.now(), note=note)
            os.write(teller, f"{back.publication}\n".encode())
        except (PublishingNow, publishing.PublicationRefused):
            continue


class Editor:
    """A process of its own; `acknowledged` is what it has been told is done."""

    def __init__(self) -> None:
        connections.close_all()
        told, teller = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            try:
                _edit(teller)
            except (Error, psycopg.Error):  # the database was killed
                os._exit(0)
            except BaseException:
                traceback.print_exc()
            os._exit(1)
        os.close(teller)
        self._told = told

    def end(self) -> list[int]:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        with os.fdopen(self._told, "rb") as reader:
            return [int(line) for line in reader.read().split()]


class Readers:
    """Two of them, who count what they are answered."""

    def __init__(self, port: int) -> None:
        self.fives = self.asked = 0
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(port,)) for _n in range(2)]
        for thread in self._threads:
            thread.start()

    def _read(self, port: int) -> None:
        while not self._over.is_set():
            status, _body = get(port, "api/v1/claims/?page_size=5", timeout=10)
            self.asked += 1
            self.fives += status >= 500
            time.sleep(0.05)

    def end(self) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()


def _import(number: int) -> int:
    lines = ["document,speaker,date,kind,quote,occurrence,statement"]
    quote = "kostade placeringarna 640 miljoner kronor"
    document = Claim.objects.order_by("pk")[0].revision.document.public_id
    lines += [f'{document},Åsa Öberg,2023,quantity,"{quote}",1,"{number}:{n}"' for n in range(50)]
    by = make_user(f"import-{number}", is_superuser=True)
    made = verbs.receive(f"{number}.csv", "\n".join(lines).encode(), by=by, at=timezone.now())
    analyse_later(made.pk)
    return made.pk


def tried(base: Base) -> Iterator[Tried]:
    """A row of each victim."""
    base.begin_anew()
    chance = random.Random(SEED)
    rows = {victim: Tried(f"random moment, {victim}", answers_5xx=0) for victim in VICTIMS}
    with serving() as port:
        worker = Worker()
        try:
            for number in range(TRIES):
                victim = VICTIMS[number % len(VICTIMS)]
                _one(base, rows[victim], victim, port, worker, chance, number)
        finally:
            worker.kill()
    yield from rows.values()


class Worker:
    """It ends by itself some time after PostgreSQL has, and is started again, as systemd and the
    demo do."""

    def __init__(self) -> None:
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  # of our own making
            worker_command(),
            cwd=settings.BASE_DIR,
            env={**os.environ, "WORKER_TIMEOUT": "3"},
            stderr=subprocess.DEVNULL,
        )

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def keep_up(self) -> None:
        if self._process.poll() is not None:
            self._process = self._start()


def _one(
    base: Base,
    row: Tried,
    victim: str,
    port: int,
    worker: Worker,
    chance: random.Random,
    number: int,
) -> None:
    key = _import(number)
    editors, readers = [Editor(), Editor()], Readers(port)
    time.sleep(chance.uniform(0.5, 3))
    if victim == "web server":
        master = next(p for p in psutil.Process().children() if "factcheck.serve" in p.cmdline())
        for process in master.children():
            process.kill()
    elif victim == "worker":
        worker.kill()
    elif victim == "PostgreSQL":
        base.kill()
    begun = time.monotonic()
    acknowledged = [each for editor in editors for each in editor.end()]
    if victim == "PostgreSQL":
        base.recover()
    while get(port, "api/v1/claims/?page_size=5")[0] != 200:
        if time.monotonic() > begun + SECONDS_TO_RECOVER:
            row.note("nobody answers any more")
            break
        time.sleep(0.05)
    row.seconds.append(time.monotonic() - begun)
    readers.end()
    row.tries += 1
    row.answers_5xx = (row.answers_5xx or 0) + readers.fives
    numbers = set(ClaimVersion.objects.values_list("publication", flat=True))
    row.lost += len(set(acknowledged) - numbers)
    row.doubled += len(acknowledged) - len(set(acknowledged))
    if not _is_analysed(key, worker):
        row.half_done += 1
        row.note(f"import {key} is {ClaimImport.objects.get(pk=key).state} for good")
    for sentence in broken():
        row.doubled += 1
        row.note(sentence)
    sys.stderr.write(f"{row.what}: {row.tries}, {len(acknowledged)} acknowledged\n")


def _is_analysed(key: int, worker: Worker) -> bool:
    """Soon, whoever has begun it; the worker takes over what another has left."""
    end = time.monotonic() + SECONDS_TO_RECOVER
    while time.monotonic() < end:
        worker.keep_up()
        if ClaimImport.objects.filter(pk=key).exclude(state__in=("received",)).exists():
            connections.close_all()
            return True
        time.sleep(0.5)
    return False
