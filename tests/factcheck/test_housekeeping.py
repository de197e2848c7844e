"""What has served is removed, what is a promise never."""

import logging
from datetime import datetime, timedelta

import pytest
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import (
    ChoreRun,
    ClaimImport,
    ImportRow,
    Presence,
    ReviewsFile,
    SubscriberStanding,
    WebhookDelivery,
    WebhookMessage,
)
from claims.verifying.looking import broken_promises
from corpus.history.events import event_models
from factcheck.housekeeping import CHORES, keep_house
from factcheck.tasks import keep_house as task
from tests.claims.subscriptions.receiver import make_delivery, subscribe
from tests.factories import make_import, make_import_row, make_reviews_file, make_user
from tests.promises import ask, run, settle
from tests.published import make_checked, make_published, publish

pytestmark = pytest.mark.django_db


def in_days(days: float) -> datetime:
    return timezone.now() + timedelta(days=days)


def make_session(expires: timedelta, **content: object) -> str:
    session = SessionStore()
    session.update(content)
    session.create()
    key = str(session.session_key)
    Session.objects.filter(pk=key).update(expire_date=timezone.now() + expires)
    return key


def test_expired_sessions() -> None:
    make_session(timedelta(minutes=-1))
    there = make_session(timedelta(minutes=1))
    assert keep_house(at=timezone.now())["expired sessions"] == 1
    assert [session.pk for session in Session.objects.all()] == [there]


def test_forms_that_would_not_come_back() -> None:
    now = timezone.now()
    day = timedelta(days=1)
    old = {"at": now.timestamp() - 3_700, "path": "/a"}
    new = {"at": now.timestamp() - 3_500, "path": "/b"}
    one = make_session(day, kept_forms=[old], other=1)
    two = make_session(day, kept_forms=[old, new])
    assert keep_house(at=now)["kept forms"] == 2
    assert Session.objects.get(pk=one).get_decoded() == {"other": 1}
    assert Session.objects.get(pk=two).get_decoded()["kept_forms"] == [new]


def test_attempts_that_no_limit_counts() -> None:
    for name, minutes in (("eva", 16), ("bo", 14)):
        attempt = AccessAttempt.objects.create(
            username=name, ip_address="192.0.2.7", failures_since_start=1
        )
        at = timezone.now() - timedelta(minutes=minutes)
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=at)
    assert keep_house(at=timezone.now())["old log-in attempts"] == 1
    assert AccessAttempt.objects.get().username == "bo"


def test_jobs_that_are_done_or_given_up() -> None:
    for status in ("failed", "succeeded", "cancelled", "todo", "doing"):
        run(
            "INSERT INTO procrastinate_jobs (task_name, queue_name, status, args)"
            " VALUES ('none', 'default', %s::procrastinate_job_status, '{}')",
            status,
        )
    # Every change of a job is noted with its time.
    run(
        "INSERT INTO procrastinate_events (job_id, type) SELECT id, 'deferred'"
        " FROM procrastinate_jobs WHERE task_name = 'none'"
    )
    assert keep_house(at=in_days(13))["finished jobs"] == 0
    assert keep_house(at=in_days(15))["finished jobs"] == 3
    left = ProcrastinateJob.objects.filter(task_name="none").values_list("status", flat=True)
    assert sorted(left) == ["doing", "todo"]


def test_who_had_a_page_open() -> None:
    now = timezone.now()
    for record, seconds in ((1, 61), (2, 59)):
        seen = now - timedelta(seconds=seconds)
        Presence(user=make_user(), kind="claim", record=record, seen_at=seen).save()
    assert keep_house(at=now)["open pages"] == 1
    assert Presence.objects.get().record == 2


def test_files_of_imports_that_came_to_nothing() -> None:
    states = ("refused", "discarded", "ready", "received")
    for state in states:
        make_import_row(claim_import=make_import(state=state))
    sizes = dict(ClaimImport.objects.values_list("state", "content"))
    newest = max(ClaimImport.objects.values_list("created_at", flat=True))
    assert keep_house(at=newest + timedelta(days=29))["files of unused imports"] == 0
    assert keep_house(at=newest + timedelta(days=31))["files of unused imports"] == 2
    now = dict(ClaimImport.objects.values_list("state", "content"))
    assert {state for state in states if bytes(now[state]) == b""} == {"refused", "discarded"}
    assert bytes(now["ready"]) == bytes(sizes["ready"])
    with_rows = ImportRow.objects.values_list("claim_import__state", flat=True)
    assert sorted(with_rows) == ["ready", "received"]
    # What came of it, and whose it was, stays.
    assert set(ClaimImport.objects.exclude(sha256="").values_list("state", flat=True)) == {*states}
    assert keep_house(at=newest + timedelta(days=31))["files of unused imports"] == 0


def test_files_of_checks_that_nobody_read() -> None:
    file = make_reviews_file()
    what = "files of unread checks by others"
    assert keep_house(at=file.created_at + timedelta(days=29))[what] == 0
    assert keep_house(at=file.created_at + timedelta(days=31))[what] == 1
    assert not ReviewsFile.objects.exists()


def test_no_promise_is_touched(caplog: pytest.LogCaptureFixture) -> None:
    publish(make_checked())
    make_published()
    settle()
    promised = [
        model for app in ("claims", "corpus") for model in apps.get_app_config(app).get_models()
    ]
    spared = {ChoreRun, ClaimImport, ImportRow, Presence, WebhookDelivery, WebhookMessage}
    tables = [model._meta.db_table for model in promised if model not in spared]
    assert {model._meta.db_table for model in event_models().values()} <= set(tables)

    def rows() -> list[object]:
        return [ask(f"SELECT t::text FROM {table} t ORDER BY 1") for table in tables]

    before = rows()
    with caplog.at_level(logging.INFO, "factcheck.housekeeping"):
        keep_house(at=in_days(10_000))
    assert rows() == before
    assert broken_promises() == []
    lines = [record.getMessage() for record in caplog.records]
    assert [line for line in lines if line.startswith("Housekeeping: ")] == [
        f"Housekeeping: {what}: {2 if what == 'messages to subscribers' else 0} removed"
        for what in CHORES
    ]


def test_the_worker_does_it_every_hour() -> None:
    make_session(timedelta(minutes=-1))
    task(timestamp=0)
    assert not Session.objects.exists()
    assert ChoreRun.objects.get().name == "housekeeping"
    periodic = {
        each.task.name: each.cron
        for each in task.blueprint.periodic_registry.periodic_tasks.values()
    }
    assert periodic["keep_house"] == "17 * * * *"


def test_messages_to_subscribers_once_nobody_waits_for_them() -> None:
    make_published()
    subscribe("https://mottagare.example/")
    make_published()
    WebhookDelivery.objects.filter(pk=make_delivery().pk).update(sent_at=timezone.now())
    make_published()
    now = timezone.now()
    with_old_messages = now + timedelta(days=31)
    assert keep_house(at=now)["messages to subscribers"] == 0
    removed = keep_house(at=with_old_messages)
    assert removed["messages to subscribers"] == 1  # what the first of them has not had stays
    assert removed["log of messages to subscribers"] == 1
    assert WebhookMessage.objects.count() == 2
    SubscriberStanding.objects.update(stopped_at=now, stopped_why="failed")
    assert keep_house(at=with_old_messages)["messages to subscribers"] == 2
