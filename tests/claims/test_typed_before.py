"""What was kept with CRLF, or decomposed, before the database refused it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from claims.models import Claim, ClaimApproval
from tests.promises import ask, run, settle
from tests.published import make_checked
from tests.scratch import migrated_database

PUT = """
WITH kept AS (
    INSERT INTO claims_speaker (public_id, name, sort_name, kind, party, wikidata_id, notes)
    VALUES ('bbbbbbbb', %(name)s, 'x', 'person', 'XX', '', E'rad\r\nrad') RETURNING id
)
INSERT INTO claims_role (speaker_id, title, organisation, party, period_edtf)
SELECT id, E'råd\rd', '', '', '' FROM kept
"""
DECOMPOSED = "O\u0308rjan"


@pytest.fixture
def scratch(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with django_db_blocker.unblock(), migrated_database() as alias:
        yield alias


def test_it_is_brought_to_the_one_form(scratch: str) -> None:
    call_command("migrate", "claims", "0009_words_rules", database=scratch, verbosity=0)
    with connections[scratch].cursor() as cursor:
        cursor.execute(PUT, {"name": DECOMPOSED})
    call_command("migrate", database=scratch, verbosity=0)
    with connections[scratch].cursor() as cursor:
        cursor.execute("SELECT name, notes, title FROM claims_speaker, claims_role")
        assert cursor.fetchall() == [("Örjan", "rad\nrad", "råd\nd")]
        # A party that nobody had listed is listed by its code.
        cursor.execute("SELECT name FROM claims_party WHERE code = 'XX'")
        assert cursor.fetchall() == [("XX",)]


@pytest.mark.django_db
def test_what_was_approved_stays_approved_with_its_words() -> None:
    folder = Path(settings.BASE_DIR) / "claims" / "migrations"
    claim = make_checked()
    settle()
    run((folder / "0024_typed_text_back.sql").read_text("utf-8"))
    lifted = {
        "claims_claim": "claim_changed_goes_to_review",
        "claims_assessment": "assessment_kept_once_approved",
    }
    for table, trigger in lifted.items():
        run(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
    run("UPDATE claims_claim SET statement = E'a\\r\\nb'")
    run("UPDATE claims_assessment SET summary = E'c\\r\\nd'")
    approve_as_it_is(claim)
    settle()
    for table, trigger in lifted.items():
        run(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")
    run((folder / "0024_typed_text.sql").read_text("utf-8"))
    settle()
    assert ask("SELECT statement, status FROM claims_claim") == [("a\nb", "checked")]
    assert ask("SELECT summary FROM claims_assessment") == [("c\nd",)]
    newest = ClaimApproval.objects.newest().unchanged().get()
    assert newest.carried
    assert newest.approved_by != newest.submitted_by


def approve_as_it_is(claim: Claim) -> None:
    run(
        "INSERT INTO claims_claimapproval (claim_id, content, fingerprint, submitted_at,"
        " submitted_by_id, approved_at, approved_by_id, carried, sent_back_reason)"
        " SELECT claim_id, now_says, claims_fingerprint(now_says), submitted_at, submitted_by_id,"
        " approved_at, approved_by_id, false, '' FROM claims_claimapproval,"
        " claims_content_now(claim_id) AS now_says WHERE claim_id = %s ORDER BY id DESC LIMIT 1",
        claim.pk,
    )
