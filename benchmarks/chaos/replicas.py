"""A primary and two replicas, one of them behind on purpose, PgBouncer before the primary, four
editors and three harvesters; then the primary is killed, and the replica without delay takes over.
"""

import itertools
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import psycopg
from django.db import Error, connections
from django.utils import timezone

from benchmarks.chaos.base import NAME, OWNER, Base
from benchmarks.chaos.checking import broken
from benchmarks.chaos.tried import Tried
from benchmarks.chaos.web import get, harvest, serving
from claims.models import Claim, ClaimVersion
from claims.publication import publishing
from claims.publication.locking import PublishingNow
from tests.clusters import Cluster, _free_port, _hand_over, _user, replica_of
from tests.factories import make_claim, make_revision, make_speaker, make_user

EDITORS = 4
CLAIMS_EACH = 60
DELAY_SECONDS = 3
SECONDS_TO_FOLLOW = 5  # more than what it lags by


@contextmanager
def _pooler(server: Cluster) -> Iterator[int]:
    """PgBouncer in transaction mode; its port."""
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="factcheck-chaos-pooler-") as name:
        folder = Path(name)
        (folder / "users").write_text(f'"{OWNER}" "{server.password}"\n')
        (folder / "ini").write_text(
            f"[databases]\n{NAME} = host=127.0.0.1 port={server.port}\n"
            "[pgbouncer]\npool_mode = transaction\nlisten_addr = 127.0.0.1\n"
            f"listen_port = {port}\nunix_socket_dir =\nauth_type = scram-sha-256\n"
            f"auth_file = {folder / 'users'}\ndefault_pool_size = 8\n"
            "ignore_startup_parameters = extra_float_digits,options\nquery_wait_timeout = 10\n"
        )
        for path in (folder, *folder.iterdir()):
            _hand_over(path)
        process = subprocess.Popen(  # noqa: S603  # of our own making
            ["/usr/sbin/pgbouncer", "--quiet", str(folder / "ini")],
            cwd="/",
            user=_user(),
            stderr=subprocess.DEVNULL,
        )
        try:
            yield port
        finally:
            process.terminate()
            process.wait(30)


def _set(server: Cluster, name: str, value: str) -> None:
    with psycopg.connect(server.superuser_url, autocommit=True) as session:
        session.execute(f"ALTER SYSTEM SET {name} = '{value}'".encode())
        session.execute("SELECT pg_reload_conf()")


def _at(server: Cluster) -> str:
    return f"postgres://{OWNER}:{server.password}@127.0.0.1:{server.port}/{NAME}"


def _edit(number: int, claims: list[int], teller: int) -> None:
    """One editor, in a process of its own: claim after claim, until the database is away."""
    by = make_user(f"replik-{number}-{os.getpid()}")
    for key in claims:
        try:
            (version,) = publishing.publish([Claim.objects.get(pk=key)], by=by, at=timezone.now())
        except PublishingNow:
            continue
        except Error:
            return
        os.write(teller, f"{version.publication}\n".encode())


def _editors(claims: list[int]) -> tuple[list[int], int]:
    """Their processes, and where they tell what they were told is published."""
    connections.close_all()
    told, teller = os.pipe()
    pids = []
    for number in range(EDITORS):
        pid = os.fork()
        if not pid:
            try:
                _edit(number, claims[number::EDITORS], teller)
            finally:
                os._exit(0)
        pids.append(pid)
    os.close(teller)
    return pids, told


def _harvest(ports: list[int], over: Event) -> tuple[list[str], int]:
    """All claims in the order in which they came, asking one after the other; and how many 503."""
    seen: list[str] = []
    since = later = turn = 0
    while not over.is_set():
        status, ids, since = harvest(ports[turn % len(ports)], since)
        seen += ids
        later += status == 503
        turn += 1
        time.sleep(0.02)
    return seen, later


def tried(base: Base) -> Iterator[Tried]:
    """Two rows: harvesting on replicas, and the loss of the primary."""
    base.begin_anew()
    speaker, revision = make_speaker(), make_revision()
    keys = [
        make_claim(revision=revision, speaker=speaker).pk for _n in range(EDITORS * CLAIMS_EACH)
    ]
    before = ClaimVersion.objects.count()
    connections.close_all()
    with (
        replica_of(base.server, "quick") as quick,
        replica_of(base.server, "late") as late,
        _pooler(base.server) as pooler,
    ):
        _set(base.server, "synchronous_standby_names", "FIRST 1 (quick)")
        _set(late, "recovery_min_apply_delay", f"{DELAY_SECONDS}s")
        both = (
            f"postgres://{OWNER}:{base.server.password}@/{NAME}?host=127.0.0.1,127.0.0.1"
            f"&port={quick.port},{late.port}&target_session_attrs=any&load_balance_hosts=random"
        )
        pooled = (
            f"{base.url.replace(f':{base.server.port}/', f':{pooler}/')}?prepare_threshold=none"
        )
        with (
            serving(DATABASE_URL=pooled, PUBLIC_DATABASE_URL=_at(quick)) as on_quick,
            serving(DATABASE_URL=pooled, PUBLIC_DATABASE_URL=_at(late)) as on_late,
            serving(DATABASE_URL=pooled, PUBLIC_DATABASE_URL=both) as on_both,
        ):
            yield from _while_they_publish(
                base, keys, before, quick, pooler, [on_quick, on_late, on_both]
            )


def _while_they_publish(
    base: Base, keys: list[int], before: int, quick: Cluster, pooler: int, ports: list[int]
) -> Iterator[Tried]:
    settings = connections["default"].settings_dict
    own = {name: settings[name] for name in ("PORT", "DISABLE_SERVER_SIDE_CURSORS")}
    options = settings["OPTIONS"]
    settings["OPTIONS"] = {**options, "prepare_threshold": None}
    settings |= {"PORT": pooler, "DISABLE_SERVER_SIDE_CURSORS": True}
    half = len(keys) // 2
    with ThreadPoolExecutor() as threads:
        pids, told = _editors(keys[:half])
        over = Event()
        asked = [[ports[0]], [ports[1]], [ports[2]], ports[:2]]
        harvests = [threads.submit(_harvest, each, over) for each in asked]
        try:
            acknowledged = _wait(pids, told)
            time.sleep(DELAY_SECONDS + SECONDS_TO_FOLLOW)
        finally:
            over.set()
        found = [each.result() for each in harvests]
    row = Tried("harvest on replicas, 4 editors", tries=len(asked))
    wanted = list(range(1, before + len(acknowledged) + 1))
    numbered = ClaimVersion.objects.values_list("claim__public_id", "publication")
    number_of = dict(numbered)
    for (ids, later), each in zip(found, asked, strict=True):
        seen = [number_of[each] for each in ids]
        row.lost += len(set(wanted) - set(seen))
        row.doubled += len(seen) - len(set(seen))
        # One that is seen before an earlier one is: the order would not be that of the numbers.
        row.half_done += sum(b != a + 1 for a, b in itertools.pairwise(seen))
        row.answers_5xx = (row.answers_5xx or 0) + later
        row.note(f"{len(seen)} of {len(wanted)} from {len(each)} server(s), {later} × 503")
    yield row

    pids, told = _editors(keys[half:])
    time.sleep(2)
    base.kill()
    killed = time.monotonic()
    lost = Tried("primary killed, replica promoted", tries=1, answers_5xx=0)
    lost.answers_5xx = sum(get(port, "api/v1/claims/")[0] != 200 for port in ports * 5)
    acknowledged += _wait(pids, told)
    with psycopg.connect(quick.superuser_url, autocommit=True) as session:
        session.execute("SELECT pg_promote()")
    settings |= {**own, "PORT": quick.port, "OPTIONS": options}
    connections.close_all()
    numbers = set(ClaimVersion.objects.values_list("publication", flat=True))
    lost.lost = len(set(acknowledged) - numbers)
    left = Claim.objects.filter(versions=None).order_by("pk")[:1]
    publishing.publish(left, by=make_user("efter"), at=timezone.now())
    lost.seconds.append(time.monotonic() - killed)
    for sentence in broken():
        lost.doubled += 1
        lost.note(sentence)
    settings |= {**own, "OPTIONS": options}
    connections.close_all()
    base.recover()
    _set(base.server, "synchronous_standby_names", "")
    yield lost


def _wait(pids: list[int], told: int) -> list[int]:
    """The numbers that the editors were told of."""
    with os.fdopen(told, "rb") as reader:
        numbers = [int(line) for line in reader.read().split()]
    for pid in pids:
        os.waitpid(pid, 0)
    return numbers
