"""The health addresses; `test_replica.py` asks them while the main database is away."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from claims.exports.package import make_package
from claims.publication.rebuilding import public_rows_are_current
from claims.publication.record import timestamp
from factcheck.health import last_migrations
from factcheck.housekeeping import keep_house
from tests.factories import AT
from tests.promises import run
from tests.public_role import connected
from tests.published import make_published

ADDRESSES = ("/health/", "/health/public/")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_all_is_well(client: Client, address: str) -> None:
    for ask in (client.get, client.head):
        response = ask(address)
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies
    assert client.get(address).content.startswith(b"ok\n")
    assert client.post(address).status_code == 405


@pytest.mark.django_db
def test_each_asks_its_own_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for address, main, public in (("/health/", 3, 0), ("/health/public/", 0, 1)):
        with (
            django_assert_num_queries(main, using="default"),
            django_assert_num_queries(public, using="public"),
        ):
            client.get(address)


@pytest.mark.django_db
def test_when_the_background_work_was_last_done(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.EXPORTS_DIR = tmp_path
    run("DELETE FROM procrastinate_workers")
    run("DELETE FROM procrastinate_periodic_defers")
    never = "ok\nworker: never\npackage: never\nhousekeeping: never\n"
    assert client.get("/health/").content.decode() == never
    make_published()
    run("INSERT INTO procrastinate_workers (last_heartbeat) VALUES ('2026-11-29 11:40:00+00')")
    package = make_package("default", at=AT, keep=1)
    keep_house(at=AT)
    assert client.get("/health/").content.decode() == (
        "ok\nworker: 2026-11-29T11:40:00.000000Z\n"
        f"package: {package.created}\nhousekeeping: {timestamp(AT)}\n"
    )
    # A worker that has been stopped has taken its row away.
    run("DELETE FROM procrastinate_workers")
    run(
        "INSERT INTO procrastinate_periodic_defers (task_name, defer_timestamp)"
        " VALUES ('keep_house', extract(epoch FROM timestamptz '2026-11-29 11:39:00+00'))"
    )
    assert "worker: 2026-11-29T11:39:00.000000Z\n" in client.get("/health/").content.decode()
    assert client.get("/health/public/").content == b"ok\n"


@pytest.mark.django_db
def test_a_migration_is_missing(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    last = dict(last_migrations())["claims"]
    run("DELETE FROM django_migrations WHERE app = 'claims' AND name = %s", last)
    response = client.get("/health/")
    assert (response.status_code, response.content) == (503, b"unavailable\n")
    assert f"not migrated: [('claims', '{last}')]" in caplog.text
    assert client.get("/health/public/").status_code == 200


@pytest.mark.django_db
def test_words_of_search_that_other_rules_or_another_server_made(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    make_published(statement="Samhället betalar.")
    assert client.get("/health/").status_code == 200
    assert public_rows_are_current()
    run("UPDATE claims_publicbuild SET words = replace(words, 'PostgreSQL', 'PostgreSQL 9')")
    assert client.get("/health/").status_code == 503
    assert "run manage.py rebuild_public --if-needed" in caplog.text
    run("UPDATE claims_publictoken SET entry = ''")
    call_command("rebuild_public", "--if-needed", verbosity=0)
    assert client.get("/health/").status_code == 200
    assert client.get("/api/v1/claims/", {"q": "samhälle"}).json()["results"]


@pytest.mark.django_db
def test_a_database_of_an_old_build(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    run("UPDATE django_migrations SET name = '0002_promises' WHERE name = '0002_history'")
    assert client.get("/health/").status_code == 503
    assert "made by a build before 0.1.0: run manage.py adopt_database" in caplog.text


@pytest.mark.django_db
def test_nothing_has_been_migrated(client: Client) -> None:
    run("ALTER TABLE django_migrations RENAME TO elsewhere")
    assert client.get("/health/").status_code == 503


@pytest.mark.django_db(transaction=True)
def test_one_database_is_away(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    nowhere = {**connection.settings_dict, "NAME": "factcheck_no_such_database"}
    for alias, expected in (("default", [503, 200]), ("public", [200, 503])):
        with connected(alias, nowhere):
            assert [client.get(address).status_code for address in ADDRESSES] == expected
        assert 'database "factcheck_no_such_database" does not exist' in caplog.text
        caplog.clear()


@pytest.mark.django_db(transaction=True)
def test_a_public_connection_that_has_been_cut(client: Client) -> None:
    """As when its server has been started anew: the address doesn't cry wolf."""
    assert client.get("/health/public/").status_code == 200
    run(
        "SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    assert client.get("/health/public/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_asked_without_https_too(client: Client, settings: Settings, address: str) -> None:
    """By the proxy, or by whoever watches on the same machine."""
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/").status_code == 301
    assert client.get(address).status_code == 200
