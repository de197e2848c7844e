"""Publishing by several people at once, over connections of their own."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from functools import partial
from queue import Queue
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import translation

from claims.models import Claim, ClaimVersion
from claims.publication import locking
from claims.publication.corrections import answer
from claims.publication.publishing import PublicationRefused, publish, withdraw
from claims.publication.rebuilding import rebuild_public_rows
from tests.factories import (
    AT,
    make_claim,
    make_correction_request,
    make_revision,
    make_speaker,
    make_user,
)
from tests.promises import ask

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 60  # seconds, so that a deadlock fails instead of hanging


class Other:
    """Somebody else, in a thread and on a connection of their own."""

    def __init__(self, pool: ThreadPoolExecutor, act: Callable[[], Any]) -> None:
        self._pid: Queue[int] = Queue()
        self._future = pool.submit(self._run, act)

    def _run(self, act: Callable[[], Any]) -> Any:
        with closing(connection), translation.override("en"):
            connection.ensure_connection()
            self._pid.put(connection.connection.info.backend_pid)
            return act()

    def wait_until_blocked(self) -> None:
        pid = self._pid.get(timeout=PATIENCE)
        deadline = time.monotonic() + PATIENCE
        while ask("SELECT pg_blocking_pids(%s)", pid) == [([],)]:
            assert not self._future.done(), self._future.exception()
            assert time.monotonic() < deadline
            time.sleep(0.01)

    def result(self) -> Any:
        return self._future.result(PATIENCE)

    def failure(self) -> BaseException | None:
        return self._future.exception(PATIENCE)


def test_numbers_are_committed_in_order() -> None:
    """Whoever comes second waits, and gets the higher number, though ready long before."""
    by = make_user()
    first, second = make_claim(), make_claim()
    with ThreadPoolExecutor() as pool:
        with transaction.atomic():
            (early,) = publish([first], by=by, at=AT)
            waiting = Other(pool, lambda: publish([second], by=by, at=AT))
            waiting.wait_until_blocked()
        (late,) = waiting.result()
    assert (early.publication, late.publication) == (1, 2)


def test_who_gives_up_leaves_no_gap() -> None:
    by = make_user()
    first, second = make_claim(), make_claim()
    with ThreadPoolExecutor() as pool:
        with transaction.atomic():
            publish([first], by=by, at=AT)
            waiting = Other(pool, lambda: publish([second], by=by, at=AT))
            waiting.wait_until_blocked()
            transaction.set_rollback(True)
        waiting.result()
    assert list(ClaimVersion.objects.values_list("claim", "publication")) == [(second.pk, 1)]


def test_a_reader_who_has_seen_a_number_has_seen_all_below_it() -> None:
    by = make_user()
    speaker, revision = make_speaker(), make_revision()
    claims = [make_claim(speaker=speaker, revision=revision) for _ in range(60)]
    done = threading.Event()

    def publish_share(share: list[Claim]) -> None:
        for claim in share:
            publish([claim], by=by, at=AT)

    def harvest() -> list[int]:
        """What a harvester finds that asks for what comes after the last number it has."""
        found: list[int] = []
        while True:
            is_last = done.is_set()
            newer = ClaimVersion.objects.filter(publication__gt=found[-1] if found else 0)
            found += newer.order_by("publication").values_list("publication", flat=True)
            if is_last:
                return found

    with ThreadPoolExecutor() as pool:
        harvested = Other(pool, harvest)
        writers = [Other(pool, partial(publish_share, claims[n::3])) for n in range(3)]
        try:
            for writer in writers:
                writer.result()
        finally:
            done.set()
        assert harvested.result() == list(range(1, 61))


def test_of_two_who_publish_the_same_claim_one_is_told() -> None:
    by = make_user()
    claim, other = make_claim(), make_claim()
    with ThreadPoolExecutor() as pool:
        with transaction.atomic():
            publish([claim, other], by=by, at=AT)
            # In the other order, and with more beside: they must not wait for each other.
            waiting = Other(pool, lambda: publish([make_claim(), other, claim], by=by, at=AT))
            waiting.wait_until_blocked()
        refused = waiting.failure()
    assert isinstance(refused, PublicationRefused)
    assert {c.public_id for c, _missing in refused.reasons} == {claim.public_id, other.public_id}
    assert ClaimVersion.objects.count() == 2


def test_an_edit_waits_until_the_claim_is_published() -> None:
    """What is read for the version stays as it is until the version is there."""
    by = make_user()
    first, second = make_claim(statement="Som det var."), make_claim()

    def edit() -> None:
        Claim.objects.filter(pk=first.pk).update(statement="Som det blev.")

    with ThreadPoolExecutor() as pool:
        with transaction.atomic():
            publish([first, second], by=by, at=AT)
            waiting = Other(pool, edit)
            waiting.wait_until_blocked()
        waiting.result()
    version = ClaimVersion.objects.get(claim=first)
    assert version.record["claim"]["statement"] == "Som det var."
    assert Claim.objects.get(pk=first.pk).statement == "Som det blev."


def test_rebuilding_waits_for_a_publication_and_does_not_lose_it() -> None:
    by = make_user()
    claim = make_claim()
    with ThreadPoolExecutor() as pool:
        with transaction.atomic():
            publish([claim], by=by, at=AT)
            waiting = Other(pool, rebuild_public_rows)
            waiting.wait_until_blocked()
        assert waiting.result() == 1
    assert ask("SELECT id FROM claims_publicclaim") == [(claim.public_id,)]


def test_time_never_runs_backwards() -> None:
    """A large publication may begin before a small one and end after it; a clock may be ahead."""
    by = make_user()
    ahead, claim, other = make_claim(), make_claim(), make_claim()
    publish([ahead, claim], by=by, at=AT + timedelta(minutes=2))
    (late,) = publish([other], by=by, at=AT)
    assert late.published_at == AT + timedelta(minutes=2)
    (gone,) = withdraw([claim], by=by, at=AT + timedelta(minutes=1), reason="Fel källa.")
    assert gone.published_at == AT + timedelta(minutes=2)
    assert gone.record["claim"]["withdrawn"]["at"] == "2024-03-01T12:02:00.000000Z"
    times = ask("SELECT published_at FROM claims_claimversion ORDER BY publication")
    assert times == sorted(times)


def test_who_waits_too_long_for_others_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "PATIENCE_SECONDS", 1)
    by = make_user()
    first, second = make_claim(), make_claim()
    with ThreadPoolExecutor() as pool, transaction.atomic():
        publish([first], by=by, at=AT)
        waiting = Other(pool, lambda: publish([second], by=by, at=AT))
        assert str(waiting.failure()).startswith("Somebody is publishing just now")
        same = Other(pool, lambda: publish([first], by=by, at=AT, kind="minor"))
        assert isinstance(same.failure(), locking.PublishingNow)
    (version,) = publish([second], by=by, at=AT)
    assert version.publication == 2


def test_an_answer_waits_for_records_that_are_made_anew() -> None:
    by = make_user()
    claim = make_claim()
    publish([claim], by=by, at=AT)
    request = make_correction_request(claim)
    with ThreadPoolExecutor() as pool:
        with transaction.atomic():
            rebuild_public_rows()
            waiting = Other(
                pool, lambda: answer(request, by=by, at=AT, outcome="accepted", text="Rättat.")
            )
            waiting.wait_until_blocked()
        assert waiting.failure() is None
    assert ask("SELECT answer FROM claims_publicanswer") == [("Rättat.",)]
