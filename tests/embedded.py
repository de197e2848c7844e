"""Loaded by pytest before pytest-django reads the settings: which database the tests run on, and an
environment that is the same on every machine.

With `-n auto` pytest-xdist shares the tests out among processes of their own (workers). They load
this too, and find in their environment the server that the first process has started.
"""

import hashlib
import os
import re
import signal
from contextlib import suppress
from math import ceil
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn
from urllib.parse import urlsplit

import psycopg
import pytest

from factcheck import database

# The data of the tests are thrown away: nothing of them has to survive a power cut. They lie beside
# those of the demo, whose server must lose nothing.
PLACE = "tests/postgres"
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

# Tests wait much, for a browser or another process: a processor has time for more than one.
WORKERS_PER_PROCESSOR = 1.5

# By these a test asks for the database, where it isn't marked.
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}

# Rooms whose code has no SQL of ours, as a test of the source tree holds: what they ask is made by
# Django, which answers for it on each PostgreSQL. Those of their tests are for each nevertheless
# that open every page, meet what the database refuses or locks, or go through to a room that has
# SQL: searches, and the history.
ROOMS_WITHOUT_SQL = {
    "claims/admin": (
        *("test_every_page", "test_admin_rules", "test_two_people_at_once"),
        *("test_find", "test_search", "test_history_pages"),
    ),
    "factcheck/access": (),
}

# What a person may have set for a server of their own must not change what the tests see: every
# name that the settings hand to a function that reads the environment.
_settings = Path(database.__file__).with_name("settings.py").read_text()
for name in set(re.findall(r'\(\s*"([A-Z_]+)"', _settings)) - {"DATABASE_URL", "VAR_DIR"}:
    os.environ.pop(name, None)

# When pytest begins it closes the folder above its temporary ones to all others. As root, servers
# of somebody else's run, which belong to another user, would lose their data: each checkout
# has such a folder of its own.
_checkout = hashlib.sha256(os.fsencode(Path(__file__).parent)).hexdigest()[:8]
os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(database._private_folder(f"tests-{_checkout}")))

_given = bool(os.environ.get("DATABASE_URL", "").strip())
_is_worker = "PYTEST_XDIST_WORKER" in os.environ
database.provide(PLACE, {**database.SETTINGS, **FORGETFUL})

# The process ids of the workers.
_workers: list[int] = []


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    """Else the test that is running would fail, and the next one start."""
    for each in (signal.SIGTERM, signal.SIGHUP, *([signal.SIGINT] if _is_worker else [])):
        signal.signal(
            each, signal.SIG_IGN
        )  # once is enough: what is cleaned up must not be cut off
    for worker in _workers:
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGTERM)
    pytest.exit(f"stopped by signal {number}", returncode=128 + number)


for _number in (signal.SIGTERM, signal.SIGHUP, *([signal.SIGINT] if _is_worker else [])):
    signal.signal(_number, _stop)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--of-database",
        action="store_true",
        help="only what can come out otherwise on another PostgreSQL",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Most tests ask no database, or one of their own that they start embedded, or ask only what
    Django makes; and pages are the same in a browser when they are the same: its story, which is
    of everything, is enough.
    """
    if not config.getoption("--of-database"):
        return
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    for item in items:
        (kept if _asks_the_database(item) else left_out).append(item)
    config.hook.pytest_deselected(items=left_out)
    items[:] = kept


def _asks_the_database(item: pytest.Item) -> bool:
    if "/browser/" in item.nodeid and "test_story" not in item.nodeid:
        return False
    for room, kept in ROOMS_WITHOUT_SQL.items():
        if f"tests/{room}/" in item.nodeid and item.path.stem not in kept:
            return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or not fixtures.isdisjoint(DATABASE_FIXTURES))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodeready(node: Any) -> None:
    _workers.append(node.gateway._io.popen.pid)  # there is no other way to ask


@pytest.hookimpl(optionalhook=True, tryfirst=True)  # before xdist's own
def pytest_xdist_auto_num_workers() -> int:
    return ceil((os.cpu_count() or 1) * WORKERS_PER_PROCESSOR)


def pytest_unconfigure() -> None:
    if _given and not _is_worker:
        from tests.databases import drop_templates

        drop_templates()


def pytest_report_header() -> str:
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url) as connection:
        version = connection.execute("SHOW server_version").fetchone()
    parts = urlsplit(url)  # never the whole: it may hold a password
    place = f"DATABASE_URL, {parts.hostname}:{parts.port or 5432}" if _given else "embedded"
    return f"database: PostgreSQL {version[0] if version else '?'} ({place})"
