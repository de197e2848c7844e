"""While the database is away, everybody is told to come back, and the log stays readable."""

import logging
import sys
from typing import Any

import psycopg
import pytest
from django.db import OperationalError
from django.test import Client

from factcheck.outage import OutageFilter, is_outage

PATHS = ["/", "/en/", "/claims/23456789/", "/admin/", "/feeds/claims.atom", "/sitemap.xml"]
MACHINES = ["/api/v1/claims/", "/api/v1/claims.csv", "/v1alpha1/claims:search?query=x"]


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection can be had, whichever it is."""

    def refuse(_self: object) -> Any:
        cause = psycopg.OperationalError("connection refused\nIs the server running?")
        raise OperationalError(str(cause)) from cause

    for method in ("ensure_connection", "_cursor"):
        monkeypatch.setattr(
            "django.db.backends.base.base.BaseDatabaseWrapper." + method,
            lambda self, *_name: refuse(self),
        )


@pytest.mark.django_db
@pytest.mark.parametrize("path", [*PATHS, *MACHINES])
def test_everybody_is_told_to_come_back(away: None, path: str) -> None:
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "x" * 32
    response = client.get(path)
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert response["Cache-Control"] == "no-store"
    if path in MACHINES:
        assert response["Content-Type"].startswith("application/")
    else:
        assert "Tillfälligt otillgänglig" in response.text


def failed(error: BaseException) -> logging.LogRecord:
    try:
        raise error
    except BaseException:
        return logging.LogRecord(
            "django.request", logging.ERROR, "", 0, "%s: %s", ("Error", "/"), sys.exc_info()
        )


def test_one_line_of_log_now_and_then() -> None:
    outage = OperationalError("away")
    outage.__cause__ = psycopg.errors.AdminShutdown("terminating\ndue to a restart")
    log = OutageFilter()
    first = failed(outage)
    assert log.filter(first)
    assert first.getMessage() == "The database is away, requests are answered 503: away"
    assert first.exc_info is None
    assert not log.filter(failed(outage))
    other = failed(ValueError("a mistake"))
    assert log.filter(other)
    assert other.exc_info


@pytest.mark.parametrize(
    "cause",
    [
        psycopg.errors.QueryCanceled(),
        psycopg.errors.LockNotAvailable(),
        ValueError("no error of it"),
    ],
)
def test_what_a_statement_does_is_no_outage(cause: Exception) -> None:
    error = OperationalError("refused")
    error.__cause__ = cause
    assert not is_outage(error)
    assert not is_outage(cause)
