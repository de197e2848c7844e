"""Workers as processes of their own: what one that is killed leaves undone, another does."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from claims.imports.queue import analyse_later, store_later
from claims.imports.sheets import verbs
from claims.models import Claim, ClaimImport
from claims.vocabulary import import_states
from tests.claims.imports.sheets.sheet_files import csv_file, make_world, row
from tests.factories import AT, make_user
from tests.promises import ask, run

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 120  # seconds, for a busy machine


def test_database() -> str:
    """Its address, for another process."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))


test_database.__test__ = False  # type: ignore[attr-defined]  # a name that pytest would collect


@contextmanager
def worker(log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "procrastinate", "worker"],
            cwd=settings.BASE_DIR,
            env=os.environ | {"DATABASE_URL": test_database(), "WORKER_TIMEOUT": "2"},
            stdout=out,
            stderr=out,
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()


def until(what: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    """Look until it is so; a worker that ends by itself, or takes minutes, is a failure."""
    end = time.monotonic() + PATIENCE
    while not what():
        if process.poll() is not None or time.monotonic() > end:
            pytest.fail(log.read_text())
        time.sleep(0.05)


def state(key: int) -> str:
    return ClaimImport.objects.values_list("state", flat=True).get(pk=key)


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(tmp_path: Path) -> None:
    document, user = make_world(), make_user(role="researcher")
    quantity = "640 miljoner kronor = 640000000 SEK"
    rows = [row(document, statement=f"Nummer {n}.", quantities=quantity) for n in range(200)]
    log = tmp_path / "worker.log"

    with worker(log) as first:
        with transaction.atomic():
            key = verbs.receive("claims.csv", csv_file(*rows), by=user, at=AT).pk
            analyse_later(key)
        until(lambda: state(key) == import_states.READY, first, log)
        # Claims come before their quantities: the worker has stored the former and waits here.
        with psycopg.connect(test_database()) as other:
            other.execute("LOCK TABLE claims_quantity IN ACCESS EXCLUSIVE MODE")
            with transaction.atomic():
                verbs.confirm(key, by=user, at=timezone.now())
                store_later(key)
            until(lambda: bool(ask(WAITING)), first, log)
            first.send_signal(signal.SIGKILL)
            first.wait()
        assert state(key) == import_states.CONFIRMED
        assert Claim.objects.count() == 0

    with worker(log) as second:
        until(lambda: state(key) == import_states.DONE, second, log)
        second.send_signal(signal.SIGTERM)
        assert second.wait(PATIENCE) == 0

    found = ClaimImport.objects.get(pk=key)
    assert found.counts["create"] == 200
    assert Claim.objects.count() == 200
    assert set(found.rows.values_list("claim", flat=True)) == set(
        Claim.objects.values_list("pk", flat=True)
    )
    assert ask("SELECT count(*), count(DISTINCT id) FROM claims_claimevent") == [(200, 200)]
    assert ask("SELECT count(*) FROM claims_quantity") == [(200,)]


# That the worker waits for a lock with its COPY.
WAITING = """
    SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'COPY%%'
"""


def test_an_import_that_was_discarded_meanwhile_is_left_alone(tmp_path: Path) -> None:
    document, user = make_world(), make_user(role="researcher")
    key = verbs.receive("claims.csv", csv_file(row(document)), by=user, at=AT).pk
    verbs.discard(key, by=user)
    analyse_later(key)
    log = tmp_path / "worker.log"
    with worker(log) as process:
        until(lambda: not ask(LEFT), process, log)
        assert state(key) == import_states.DISCARDED


LEFT = "SELECT 1 FROM procrastinate_jobs WHERE task_name = 'analyse_import'"


@pytest.mark.parametrize("task", ["send_webhooks", "keep_house", "index_words"])
def test_a_worker_killed_in_a_periodic_job_keeps_nothing_from_others(
    task: str, tmp_path: Path
) -> None:
    """Its successor waits, put in since; it must not stand in the way of the dead job, nor that one
    in its own, nor both in the way of an import that the same worker had begun."""
    with connection.cursor() as cursor:
        for status in ("doing", "todo"):
            cursor.execute(PERIODIC, [task, task, task, status])
    key = verbs.receive("claims.csv", csv_file(row(make_world())), by=make_user(), at=AT).pk
    analyse_later(key)
    run("UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name = 'analyse_import'")
    log = tmp_path / "worker.log"
    with worker(log) as process:
        until(lambda: state(key) == import_states.READY, process, log)
        until(lambda: not ask(f"{OF_NOBODY} AND task_name = '{task}'"), process, log)
    assert "take_over_stalled" not in log.read_text()


PERIODIC = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, lock, queueing_lock, args, status)
    VALUES ('default', %s, %s, %s, '{"timestamp": 0}', %s)
"""
OF_NOBODY = "SELECT 1 FROM procrastinate_jobs WHERE status = 'doing' AND worker_id IS NULL"
