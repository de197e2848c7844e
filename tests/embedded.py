"""Loaded by pytest before pytest-django reads the settings: which database the tests run on, and an
environment that is the same on every machine.
"""

import os
import re
import signal
from pathlib import Path
from types import FrameType
from typing import NoReturn
from urllib.parse import urlsplit

import psycopg
import pytest

from factcheck import database

# What a person may have set for a server of their own must not change what the tests see: every
# name that the settings hand to a function that reads the environment.
_settings = Path(database.__file__).with_name("settings.py").read_text()
for name in set(re.findall(r'\(\s*"([A-Z_]+)"', _settings)) - {"DATABASE_URL", "VAR_DIR"}:
    os.environ.pop(name, None)

_given = bool(os.environ.get("DATABASE_URL", "").strip())
database.provide()


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    """Else the test that is running would fail, and the next one start."""
    pytest.exit(f"stopped by signal {number}", returncode=128 + number)


for _number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(_number, _stop)


def pytest_report_header() -> str:
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url) as connection:
        version = connection.execute("SHOW server_version").fetchone()
    parts = urlsplit(url)  # never the whole: it may hold a password
    place = f"DATABASE_URL, {parts.hostname}:{parts.port or 5432}" if _given else "embedded"
    return f"database: PostgreSQL {version[0] if version else '?'} ({place})"
