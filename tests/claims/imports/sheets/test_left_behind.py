"""Imports under way without a job, as after a disk that was full longer than they were tried."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from claims import tasks
from claims.imports.queue import store_later
from claims.imports.sheets import left_behind, verbs
from claims.models import Claim, ClaimImport
from claims.vocabulary import import_states
from tests.claims.imports.sheets.sheet_files import csv_file, make_world, row
from tests.factories import AT, make_user

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(minutes=10)


def make_confirmed() -> ClaimImport:
    document, user = make_world(), make_user(role="researcher")
    claim_import = verbs.receive("claims.csv", csv_file(row(document)), by=user, at=AT)
    verbs.analyse(claim_import.pk)
    verbs.confirm(claim_import.pk, by=user, at=AT)
    return claim_import


def end_jobs() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")


def test_what_was_being_stored_is_given_back_and_says_why() -> None:
    claim_import = make_confirmed()
    store_later(claim_import.pk)
    assert left_behind.pick_up(at=LATER) == [], "its job is there"
    end_jobs()
    assert left_behind.pick_up(at=LATER) == [claim_import.pk]
    claim_import.refresh_from_db()
    assert claim_import.state == import_states.READY
    assert claim_import.reason is not None
    assert claim_import.reason["code"] == "not_stored_in_time"
    verbs.confirm(claim_import.pk, by=claim_import.created_by, at=LATER)
    verbs.store(claim_import.pk, at=LATER)
    assert Claim.objects.count() == 1


def test_what_was_being_read_is_read_anew() -> None:
    user = make_user(role="researcher")
    key = verbs.receive("claims.csv", csv_file(row(make_world())), by=user, at=AT).pk
    assert left_behind.pick_up(at=LATER) == [key]
    assert left_behind.pick_up(at=LATER) == [], "it has a job again"


def test_what_has_just_begun_is_left_alone() -> None:
    claim_import = make_confirmed()
    assert left_behind.pick_up(at=AT + timedelta(seconds=30)) == []
    claim_import.refresh_from_db()
    assert claim_import.state == import_states.CONFIRMED


def test_a_full_disk_in_analysis_is_no_mistake_of_ours() -> None:
    """It is tried again, so it must reach the worker as what is tried again."""
    user = make_user(role="researcher")
    key = verbs.receive("claims.csv", csv_file(row(make_world())), by=user, at=AT).pk
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION pg_temp.full() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = 'disk_full'; END $$;"
            "CREATE TRIGGER full_disk BEFORE INSERT ON claims_importrow"
            " FOR EACH ROW EXECUTE FUNCTION pg_temp.full()"
        )
    with pytest.raises(OperationalError):
        tasks.analyse_import(key)
