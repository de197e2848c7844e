"""The rules of `corpus/rules/history.sql` and `claims/rules/history.sql`, attacked by SQL."""

import pghistory
import pytest
from django.apps import apps
from django.db import models

from claims.models import Claim
from tests.claims.moving.revised import make_left_behind
from tests.claims.subscriptions.receiver import make_delivery
from tests.claims.suggesting.suggested import make_decision
from tests.factories import (
    make_claim,
    make_contact,
    make_correction_request,
    make_evidence,
    make_external_match,
    make_quantity,
    make_relation,
    make_role,
    make_section,
    make_topic,
    make_voice,
)
from tests.merges import make_merge
from tests.promises import ask, change, copy, refused_by, run, settle, twin
from tests.published import make_checked
from tests.site_pages import make_site_text
from tests.teamwork import make_assignment, make_comment

pytestmark = pytest.mark.django_db


def event_models() -> list[type[models.Model]]:
    return [
        model
        for app in ("corpus", "claims")
        for model in apps.get_app_config(app).get_models()
        if issubclass(model, pghistory.models.Event)
    ]


def make_an_event_everywhere() -> None:
    make_evidence()
    make_claim(topics=[make_topic()], revision=make_section().revision)
    make_role()
    make_voice()
    make_quantity()
    make_relation()
    make_contact()
    make_correction_request()
    make_external_match()
    make_checked()
    make_left_behind()
    make_decision()
    make_merge()
    make_assignment()
    make_comment()
    make_site_text()
    make_delivery()
    run("INSERT INTO corpus_publisher (name, url) VALUES ('Tidningen', '')")


def test_events_never_change_and_never_go_away() -> None:
    make_an_event_everywhere()
    settle()
    assert len(event_models()) > 15
    for model in event_models():
        table = model._meta.db_table
        assert model._default_manager.exists(), table
        with refused_by("event_never_changes"):
            run(f"UPDATE {table} SET pgh_label = 'nothing'")
        with refused_by("event_never_changes"):
            run(f"DELETE FROM {table}")
        with refused_by("event_never_truncated"):
            run(f"TRUNCATE {table}")


def labels(table: str = "claims_claimevent") -> list[str]:
    return [label for (label,) in ask(f"SELECT pgh_label FROM {table} ORDER BY pgh_id")]


def test_plain_sql_and_copy_leave_events() -> None:
    claim = make_claim()
    copy([twin(claim, public_id="bbbbbbbb"), twin(claim, public_id="cccccccc")])
    run("UPDATE claims_claim SET statement = statement || '.'")
    Claim.objects.filter(pk=claim.pk).update(worthiness="high")
    settle()
    run("DELETE FROM claims_claim WHERE public_id = 'bbbbbbbb'")
    assert labels() == ["insert"] * 3 + ["update"] * 4 + ["delete"]
    assert ask("SELECT DISTINCT public_id FROM claims_claimevent WHERE pgh_label = 'delete'") == [
        ("bbbbbbbb",)
    ]


def test_an_update_that_changes_nothing_leaves_no_event() -> None:
    claim = make_claim()
    change(claim, statement=claim.statement)
    assert labels() == ["insert"]


def test_the_context_of_an_event_only_grows() -> None:
    with pghistory.context(user=7):
        make_claim()
        run('UPDATE pghistory_context SET metadata = metadata || \'{"url": "/admin/"}\'')
    for assignment in (
        "metadata = '{\"user\": 8}'",
        "metadata = '{}'",
        "created_at = now() - interval '1 day'",
    ):
        with refused_by("context_only_grows"):
            run(f"UPDATE pghistory_context SET {assignment}")
    with refused_by("context_never_deleted"):
        run("DELETE FROM pghistory_context")
    settle()
    with refused_by("context_never_truncated"):
        run("TRUNCATE pghistory_context CASCADE")
    assert ask("SELECT metadata ->> 'user', metadata ->> 'url' FROM pghistory_context") == [
        ("7", "/admin/")
    ]
