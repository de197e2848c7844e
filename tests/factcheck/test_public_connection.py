"""A connection that was cut while nobody used it: the next reader does not notice."""

from collections.abc import Iterator

import pytest
from django.db import close_old_connections, connection, connections
from django.db.backends.postgresql import base
from django.test import Client
from django.utils import translation

from claims.models import Claim
from tests.published import make_checked, publish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """And afterwards as before: a request leaves its language behind."""
    with translation.override("en"):
        yield


PATHS = (
    "/",
    "/claims/?q=placering",
    "/checks/",
    "/corrections/",
    "/api/v1/claims/",
    "/api/v1/claims/?q=placering&count=true",
    "/api/v1/claims/?since=0",
    "/api/v1/claims.csv",
    "/api/v1/claimreview/",
    "/api/v1/speakers/",
    "/v1alpha1/claims:search?query=placering",
    "/feeds/claims.atom",
    "/sitemap.xml",
    "/health/public/",
)


@pytest.fixture
def claim() -> Claim:
    claim = make_checked()
    publish(claim)
    return claim


def pid() -> int:
    """Of the server's process behind the public connection."""
    with connections["public"].cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (number,) = cursor.fetchone() or (0,)
    return int(number)


def cut(process: int) -> None:
    """As a server that is restarted does with every connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 30000)", [process])
        assert cursor.fetchone() == (True,)


@pytest.mark.parametrize("path", PATHS)
def test_whoever_reads_next_is_answered(client: Client, claim: Claim, path: str) -> None:
    assert client.get("/api/v1/claims/").status_code == 200
    before = pid()
    cut(before)
    close_old_connections()  # as before every request that a server answers
    response = client.get(path)
    assert response.status_code == 200
    assert response.getvalue()
    assert pid() != before


def test_a_connection_that_is_well_is_kept_and_not_asked(
    client: Client, claim: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/").status_code == 200
    before = pid()

    def asked(_wrapper: base.DatabaseWrapper) -> bool:
        raise AssertionError("a round trip for nothing")

    monkeypatch.setattr(base.DatabaseWrapper, "is_usable", asked)
    connections["public"].close_if_unusable_or_obsolete()
    assert client.get("/api/v1/claims/").status_code == 200
    assert pid() == before


def test_after_an_error_the_server_is_asked() -> None:
    public = connections["public"]
    before = pid()
    public.errors_occurred = True
    close_old_connections()
    assert pid() == before  # it was well
    cut(before)
    public.errors_occurred = True
    close_old_connections()
    assert public.connection is None
    assert pid() != before


def test_a_connection_that_is_closed_is_not_usable() -> None:
    public = connections["public"]
    pid()
    assert public.is_usable()
    public.connection.close()
    assert not public.is_usable()
    public.close()
