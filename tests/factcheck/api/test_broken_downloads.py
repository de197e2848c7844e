"""Streamed answers that fail: before the first byte as an error, later by a cut connection."""

import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import Error, connection
from django.test import Client

from claims.exports import copy_blocks
from claims.exports.streams import Begun
from claims.models import PublicReference
from claims.publication.locking import last_publication
from tests.browser.server import serving
from tests.factories import make_claim, make_user
from tests.published import API, make_checked, make_published, publish

ROWS = 4000


class Broken(Error):
    """PostgreSQL refused the statement."""


def refuses(*_args: object, **_named: object) -> Iterator[bytes]:
    raise Broken
    yield b""


def breaks(*_args: object) -> dict[str, object]:
    raise Broken


def make_speakers() -> None:
    """So many that they take several blocks."""
    PublicReference.objects.bulk_create(
        PublicReference(
            kind="speaker",
            id=f"s{number}",
            name="Namn",
            sort_key=f"{number:08}",
            body='{"name": "%s", "kind": "person"}' % ("Lång " * 40),
        )
        for number in range(ROWS)
    )


def fetched(base: str, path: str) -> bytes:
    """The whole body, as a client that believes what HTTP says of its end."""
    reader = http.client.HTTPConnection(urlsplit(base).netloc, timeout=60)
    try:
        reader.request("GET", path)
        answer = reader.getresponse()
        assert answer.status == 200
        return answer.read()
    finally:
        reader.close()


@pytest.mark.django_db(transaction=True)
def test_what_breaks_midway_never_looks_whole(tmp_path: Path) -> None:
    make_speakers()
    path = f"{API}speakers.csv"
    # Sorted by hand, the rows would all be read before the first of them goes out.
    with serving(tmp_path, planner="enable_sort=off") as server:
        assert fetched(server.base, path).count(b"\r\n") == ROWS + 1
        # The last of the rows can't be read: PostgreSQL finds out when most have gone out.
        PublicReference.objects.filter(id=f"s{ROWS - 1}").update(body="no JSON")
        with pytest.raises(http.client.HTTPException):
            fetched(server.base, path)
        PublicReference.objects.filter(id=f"s{ROWS - 1}").delete()
        assert fetched(server.base, path).count(b"\r\n") == ROWS


@pytest.mark.django_db(transaction=True)
def test_what_takes_several_blocks_is_there_as_of_then(tmp_path: Path) -> None:
    """Whatever else is asked over the connection that its rows come by."""
    claims = [make_claim(statement="Lång " * 4_000 + str(number)) for number in range(10)]
    publish(*claims)
    number = last_publication()
    publish(make_claim(statement="Senare."))
    with serving(tmp_path) as server:
        for name in ("claims.csv", "claims.jsonl"):
            body = fetched(server.base, f"{API}{name}?as_of={number}")
            assert body.count("Lång".encode()) >= 40_000
            assert b"Senare" not in body
        assert fetched(server.base, f"{API}claims.xlsx?as_of={number}")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["claims.csv", "claims.jsonl", "speakers.csv"])
def test_a_statement_that_is_refused_is_an_error(
    client: Client, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    make_published()
    monkeypatch.setattr(copy_blocks, "_rows", refuses)
    with pytest.raises(Broken):
        client.get(API + path)


@pytest.mark.django_db
def test_so_it_is_for_the_feed_of_reviews(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(make_checked())
    monkeypatch.setattr("factcheck.api.claimreview.feed_item", breaks)
    with pytest.raises(Broken):
        client.get(f"{API}claimreview/")


@pytest.mark.django_db
def test_so_it_is_for_the_desk(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = make_published()
    client.force_login(make_user(is_staff=True))
    monkeypatch.setattr(copy_blocks, "_rows", refuses)
    with pytest.raises(Broken):
        client.post(
            "/admin/claims/claim/", {"action": "export_csv", ACTION_CHECKBOX_NAME: [claim.pk]}
        )


@pytest.mark.django_db
def test_who_leaves_early_closes_what_was_begun() -> None:
    make_claim()
    closed = []

    def parts() -> Iterator[bytes]:
        try:
            yield b"first"
            yield b"second"
        finally:
            closed.append(True)

    begun = Begun(parts())
    assert next(iter(begun)) == b"first"
    begun.close()
    assert closed == [True]
    assert not connection.needs_rollback
