"""With PUBLIC_DATABASE_URL on a streaming replica the public reads there, whatever becomes of the
main database.

Both servers are real, and so is the role; as in `docs/hosting.md`, none of ours is a superuser.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import close_old_connections, connection, connections
from django.test import Client
from pytest_django import DjangoDbBlocker

from claims.models import Claim, CorrectionRequest
from factcheck.api.replicas import is_behind
from tests.clusters import PATIENCE, Cluster, cluster, replica_of
from tests.public_role import Settings, connected, make
from tests.published import get, ids, make_checked, make_published, publish

MESSAGE = "Beloppet stämmer inte; se bokslutet på sidan 12."


@pytest.fixture
def primary(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cluster]:
    with django_db_blocker.unblock():
        with connection.cursor():
            version = connection.pg_version // 10_000  # type: ignore[attr-defined]  # PostgreSQL's
        with cluster(version) as made:
            yield made
        ContentType.objects.clear_cache()  # their keys were those of the other database


@pytest.fixture
def database(primary: Cluster) -> Iterator[Settings]:
    """The main database, migrated; Django uses it instead of the tests' own."""
    settings = at(primary, "default", primary.database("factcheck", "factcheck", "hemligt"))
    with connected("default", settings):
        ContentType.objects.clear_cache()
        call_command("migrate", verbosity=0)
        assert "nothing else" in make("factcheck_public", "öppet")
        yield settings


@pytest.fixture
def replica(primary: Cluster, database: Settings) -> Iterator[Cluster]:
    """A replica, which the public reads as its own role."""
    with replica_of(primary) as made:
        own = {"NAME": database["NAME"], "USER": "factcheck_public", "PASSWORD": "öppet"}
        with connected("public", at(made, "public", own)):
            yield made


def at(server: Cluster, alias: str, own: Settings) -> Settings:
    """A connection's settings, but for where it leads and as whom."""
    settings = connections[alias].settings_dict
    options = {name: value for name, value in settings["OPTIONS"].items() if name != "host"}
    return settings | {"HOST": "127.0.0.1", "PORT": str(server.port), "OPTIONS": options} | own


def test_the_public_reads_on_the_replica(
    primary: Cluster, replica: Cluster, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with connections["public"].cursor() as cursor:
        cursor.execute("SELECT pg_is_in_recovery(), current_user")
        assert cursor.fetchone() == (True, "factcheck_public")

    first = make_checked()
    publish(first)
    shown(client, first)
    assert client.get("/health/").status_code == 200

    primary.stop("immediate")
    reads_go_on(client, first)
    no_corrections_can_be_sent(client, first, caplog)

    primary.start()
    connection.close()  # a server process looks at it before each request
    second = make_published()
    shown(client, second)
    assert client.get("/health/").status_code == 200
    assert client.post(form(first), {"message": MESSAGE}).status_code == 302
    assert CorrectionRequest.objects.get().message == MESSAGE

    replica.stop()
    replica.start()
    close_old_connections()  # as before every request that a server answers
    shown(client, first)
    shown(client, second)
    never_nothing_new(replica, client)


def never_nothing_new(replica: Cluster, client: Client) -> None:
    """Another host has told the reader of a publication that this one has yet to get."""
    with psycopg.connect(replica.superuser_url, autocommit=True) as session:
        session.execute("SELECT pg_wal_replay_pause()")
        make_published()
        make_published()
        for path in (
            "claims/?since=3",
            "claims/?as_of=3",
            "claims.csv?as_of=3",
            "stats/?by=party&as_of=3",
        ):
            response = client.get(f"/api/v1/{path}")
            assert response.status_code == 503, path
            assert response["Retry-After"] == "5"
            assert response["Cache-Control"] == "no-store"
            assert "has not reached this server yet" in response.json()["detail"]
        closing = connections["public"].close_at
        assert closing is not None
        assert closing <= time.monotonic()
        # What it has it tells, and no more.
        assert get(client, "claims/?since=0")["publication"] == 2
        assert get(client, "claims/?since=2")["results"] == []
        session.execute("SELECT pg_wal_replay_resume()")
    wait_until(lambda: client.get("/api/v1/claims/?since=4").status_code == 200)
    harvested = get(client, "claims/?since=0")
    assert (len(harvested["results"]), harvested["publication"]) == (4, 4)
    # The main database itself is not behind anybody: a number that nobody has is not waited for.
    assert not is_behind("default", 5)


def form(claim: Claim) -> str:
    return f"/claims/{claim.public_id}/corrections/"


def shown(client: Client, claim: Claim) -> None:
    """What has been published on the primary is soon in public."""
    wait_until(lambda: claim.public_id in ids(client))
    assert get(client, f"claims/{claim.public_id}/")["id"] == claim.public_id
    assert client.get(f"/claims/{claim.public_id}/").status_code == 200


def reads_go_on(client: Client, claim: Claim) -> None:
    for path in (
        "/",
        "/api/v1/claims/?q=placering",
        "/api/v1/claims.csv",
        f"/claims/{claim.public_id}/",
        "/feeds/claims.atom",
        "/sitemap.xml",
        "/v1alpha1/claims:search?query=placering",
        "/health/public/",
    ):
        response = client.get(path)
        assert response.status_code == 200, path
        assert response.getvalue()
    assert ids(client) == [claim.public_id]


def no_corrections_can_be_sent(
    client: Client, claim: Claim, caplog: pytest.LogCaptureFixture
) -> None:
    """A page says so, in either language, and keeps what was written."""
    caplog.clear()
    answers: list[Any] = [
        client.get(form(claim)),
        client.get(f"/en{form(claim)}"),
        client.post(form(claim), {"message": MESSAGE}),
    ]
    for response in answers:
        assert response.status_code == 503
        assert response["Retry-After"] == "60"
        assert "no-store" in response["Cache-Control"]
        assert "<h1>" in response.content.decode()
    assert "can't be sent just now" in answers[1].content.decode()
    assert MESSAGE in answers[2].content.decode()
    said = [record for record in caplog.records if record.name == "claims.views"]
    assert len(said) == 3
    assert all(record.exc_info is None for record in said)

    answer = client.get("/health/")
    assert (answer.status_code, answer.content) == (503, b"unavailable\n")


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)
