"""Loaded by pytest before pytest-django reads the settings: which database the tests run on, and an
environment that is the same on every machine.
"""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from factcheck import database

# What a person may have set for a server of their own must not change what the tests see: every
# name that the settings hand to a function that reads the environment.
_settings = Path(database.__file__).with_name("settings.py").read_text()
for name in set(re.findall(r'\(\s*"([A-Z_]+)"', _settings)) - {"DATABASE_URL", "VAR_DIR"}:
    os.environ.pop(name, None)

_given = bool(os.environ.get("DATABASE_URL", "").strip())
database.provide()


def pytest_report_header() -> str:
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url) as connection:
        version = connection.execute("SHOW server_version").fetchone()
    parts = urlsplit(url)  # never the whole: it may hold a password
    place = f"DATABASE_URL, {parts.hostname}:{parts.port or 5432}" if _given else "embedded"
    return f"database: PostgreSQL {version[0] if version else '?'} ({place})"
