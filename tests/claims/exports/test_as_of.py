"""The public tables made again as of a publication number: cell by cell what they were."""

import itertools
import threading
import time
from collections.abc import Iterator

import pytest
from django.db import OperationalError, close_old_connections, connection, connections

from claims.exports.registry import TABLES
from claims.exports.snapshots import Snapshot
from claims.exports.streams import csv_blocks, record_blocks
from claims.models import Claim, PublicClaim
from claims.publication import publishing
from claims.vocabulary.spreadsheet_cells import DIALECTS, RFC_4180
from tests.claims.corpus import LATER, change_corpus, load_corpus
from tests.factories import APPROVED, AT, approve_content, make_claim, make_user
from tests.promises import run
from tests.published import make_published, publish
from tests.sessions import PATIENCE

OF_CLAIMS = [table for table in TABLES.values() if table.of_claims]


def exported(as_of: int | None = None) -> dict[str, bytes]:
    """Every table in every dialect, and the records."""
    public = PublicClaim.objects.filter(withdrawn=False)
    with Snapshot("default") as snapshot:
        found = {
            f"{table.name} {dialect.name}": b"".join(
                csv_blocks(table, snapshot, dialect=dialect, as_of=as_of)
            )
            for table in OF_CLAIMS
            for dialect in DIALECTS.values()
        }
        records = record_blocks(snapshot, claims=public, as_of=as_of)
        return found | {"records": b"".join(records)}


def newest() -> int:
    with Snapshot("default") as snapshot:
        return snapshot.publication


@pytest.mark.django_db
def test_the_whole_corpus_made_again_is_what_it_was() -> None:
    """Claims are changed, so that every cell comes from a version's JSON."""
    load_corpus()
    change_corpus()
    before, number = exported(), newest()
    editor = make_user()
    # But those that wait for approval since the desk has changed them.
    claims = list(Claim.objects.in_public().exclude(status="in_review"))
    for claim in claims:
        claim.statement, claim.kind, claim.date_edtf = "Helt annat.", "other", "1999"
        claim.save()
        claim.quantities.all().delete()
        claim.topics.clear()
        if claim.status in APPROVED:
            approve_content(claim)
    publishing.publish(claims, by=editor, at=LATER, kind="update", note="Nytt.")
    after = exported()
    assert exported(as_of=number) == before
    assert after.keys() == before.keys()
    assert after["claims rfc4180"] != before["claims rfc4180"]
    assert exported(as_of=newest()) == after


@pytest.mark.django_db
def test_every_number_can_be_gone_back_to() -> None:
    first, second = make_claim(), make_claim()
    states = {0: exported()}

    def note() -> None:
        states[newest()] = exported()

    publish(first)
    note()
    publish(second)
    note()
    for statement in ("Ändrad.", "Ändrad igen."):
        first.statement = statement
        first.save()
        publish(first, kind="update", note="Nytt.")
        note()
    assert list(states) == [0, 1, 2, 3, 4]
    for number, state in states.items():
        assert exported(as_of=number) == state, number


@pytest.mark.django_db
def test_what_can_be_gone_back_to() -> None:
    claims = [make_published(), make_published()]
    editor = make_user()
    with Snapshot("default") as snapshot:
        assert [snapshot.can_go_back_to(number) for number in (0, 1, 2, 3)] == [True] * 3 + [False]
    publishing.withdraw(claims[:1], by=editor, at=AT, reason="Fel.")
    publishing.restore(claims[:1], by=editor, at=AT, note="Rätt.")
    with Snapshot("default") as snapshot:
        assert [snapshot.can_go_back_to(number) for number in (2, 3, 4)] == [False, True, True]


@pytest.fixture
def publishing_meanwhile() -> Iterator[threading.Event]:
    """Somebody publishes as fast as they can, until told to stop."""
    claims = [make_published(statement=f"Påstående {number}.") for number in range(5)]
    editor, stop, begun = make_user(), threading.Event(), threading.Event()

    def work() -> None:
        try:
            number = 0
            while not stop.is_set():
                number += 1
                for claim in claims:
                    claim.statement = f"Ändring {number}."
                    claim.save()
                publishing.publish(claims, by=editor, at=AT, kind="update", note="Nytt.")
                begun.set()
        finally:
            connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(60)
    yield stop
    stop.set()
    thread.join(60)
    assert not thread.is_alive()


@pytest.mark.django_db(transaction=True)
def test_a_snapshot_is_of_one_moment(publishing_meanwhile: threading.Event) -> None:
    """The five are always changed together: whoever sees two states at once sees two numbers."""
    table = TABLES["claims"].with_columns(["statement", "version"])
    numbers = set()
    deadline = time.monotonic() + PATIENCE
    for attempt in itertools.count(1):
        with Snapshot("default") as snapshot:
            rows = [b"".join(csv_blocks(table, snapshot)) for _time in range(3)]
            numbers.add(snapshot.publication)
            assert len(set(rows)) == 1
            assert len(set(rows[0].splitlines()[1:])) == 1
            (line, *_others) = rows[0].splitlines()[1:]
            # Five first versions, and five more for each change.
            assert snapshot.publication == 5 * int(line.rpartition(b",")[2])
        if attempt >= 20 and len(numbers) > 1:
            break
        assert time.monotonic() < deadline, "nothing was published meanwhile"
    publishing_meanwhile.set()


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_breaks_is_replaced() -> None:
    make_published()
    with Snapshot("public") as snapshot:
        run("SELECT pg_terminate_backend(%s, 30000)", snapshot.session.info.backend_pid)
        with pytest.raises(OperationalError):
            snapshot.can_go_back_to(1)
    close_old_connections()  # as Django does when a request has been answered
    with Snapshot("public") as snapshot:
        assert b"".join(csv_blocks(TABLES["claims"], snapshot)).count(b"\r\n") == 2


@pytest.mark.django_db(transaction=True)
def test_a_snapshot_leaves_the_connection_as_it_was() -> None:
    make_published()
    with Snapshot("default") as snapshot:
        blocks = csv_blocks(TABLES["claims"], snapshot, dialect=RFC_4180)
        assert next(blocks)
    assert make_published().pk
    assert connection.get_autocommit()
