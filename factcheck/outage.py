"""While a database is away: 503 with Retry-After for whoever asks, and a line in the log at times.

Whatever needs the database then raises, in views and in middleware alike; all of it reaches
Django's handler of errors, where `api/errors.py` asks here what it is.
"""

import logging
import time

import psycopg
from django.db import InterfaceError, OperationalError

# What whoever meets a database that is away is told to wait.
RETRY_SECONDS = 10

# Thousands may ask meanwhile, and each would fill a screen of the log.
LOG_SECONDS = 10

# Classes of SQLSTATE: connection, resources (a full disk, too many connections), operator.
_AWAY = ("08", "53", "57P")


def is_outage(error: BaseException | None) -> bool:
    """Whether the database could not be reached, is being stopped or has no room."""
    if isinstance(error, OperationalError | InterfaceError):
        error = error.__cause__
    if not isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return False
    return error.sqlstate is None or error.sqlstate.startswith(_AWAY)


class OutageFilter(logging.Filter):
    """Of requests that fail so, a line now and then, without the way through the code."""

    def __init__(self) -> None:
        super().__init__()
        self._said_at = float("-inf")

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if not is_outage(error):
            return True
        now = time.monotonic()
        if now - self._said_at < LOG_SECONDS:
            return False
        self._said_at = now
        what = str(error).partition("\n")[0]
        record.msg, record.args = "The database is away, requests are answered 503: %s", (what,)
        record.exc_info = record.exc_text = None
        return True
