"""What was approved with CRLF before the database refused it; the rest: `test_migrations`."""

from pathlib import Path

import pytest
from django.conf import settings

from claims.models import Claim, ClaimApproval
from tests.promises import ask, run, settle
from tests.published import make_checked


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
    (newest,) = ClaimApproval.objects.newest().unchanged()
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
