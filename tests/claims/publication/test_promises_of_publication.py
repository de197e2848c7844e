"""The rest of `claims/rules/`: verdicts, public ids, and what is published."""

from typing import Any

import pytest

from claims.models import Claim, Speaker
from corpus.identifiers import new_public_id
from tests.factories import (
    make_assessment,
    make_claim,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
    make_version,
    taken_back,
)
from tests.promises import (
    Load,
    another,
    ask,
    both_loads,
    change,
    copy,
    insert,
    refused_by,
    run,
    settle,
    twin,
)

pytestmark = pytest.mark.django_db


# Verdicts


def test_a_checked_claim_has_an_approved_rating() -> None:
    rating = make_scale_and_ratings()["true"]
    draft = make_assessment(rating=rating)
    unrated = make_assessment(approved=True)
    approved = make_assessment(approved=True, rating=rating)
    claim = make_claim()
    for assessment in (draft, unrated):
        with refused_by("claim_verdict_approved"):
            change(claim, status="checked", assessment=assessment)
        with refused_by("claim_verdict_approved"):
            insert(another(claim), another(claim, status="checked", assessment=assessment))
    make_claim(status="checked", assessment=approved)
    settle()


def test_a_claim_that_is_not_checkable_has_an_approved_assessment_without_a_rating() -> None:
    rated = make_assessment(approved=True, rating=make_scale_and_ratings()["true"])
    claim = make_claim()
    for assessment in (make_assessment(), rated):
        with refused_by("claim_verdict_approved"):
            change(claim, status="not_checkable", assessment=assessment)
        with refused_by("claim_verdict_approved"):
            insert(another(claim, status="not_checkable", assessment=assessment))
    make_claim(status="not_checkable", assessment=make_assessment(approved=True))
    settle()


# As `claims.review.send_back` does it, but for the claims.
SENT_BACK = (
    "UPDATE claims_assessment SET approved_at = NULL, approved_by_id = NULL,"
    " submitted_at = NULL, submitted_by_id = NULL, sent_back_at = approved_at,"
    " sent_back_by_id = approved_by_id, sent_back_reason = 'Källa?'"
)


def test_a_verdict_keeps_its_assessment() -> None:
    ratings = make_scale_and_ratings()
    checked = make_assessment(approved=True, rating=ratings["true"])
    unproven = make_assessment(approved=True)
    claim = make_claim(status="checked", assessment=checked)
    make_claim(status="not_checkable", assessment=unproven)
    settle()
    for assessment in (checked, unproven):
        with refused_by("claim_verdict_approved"):
            run(f"{SENT_BACK} WHERE id = %s", assessment.pk)
    with refused_by("claim_verdict_approved"), taken_back(checked):
        change(checked, rating=None)
    with refused_by("claim_verdict_approved"), taken_back(unproven):
        change(unproven, rating=ratings["unproven"])
    with refused_by("claim_verdict_approved"):
        change(claim, assessment=unproven)  # back to review, as all that was not approved
        change(claim, status="checked")
    with refused_by("claim_past_review_has_assessment"):
        change(claim, assessment=None)
    with taken_back(checked):
        change(checked, rating=ratings["false"])
    settle()


def test_a_check_may_be_taken_back_within_a_transaction() -> None:
    assessment = make_assessment(approved=True, rating=make_scale_and_ratings()["true"])
    claim = make_claim(status="checked", assessment=assessment)
    settle()
    run(SENT_BACK)
    change(claim, status="in_progress")
    settle()
    change(claim, status="checked")
    insert(another(claim, status="checked", assessment=assessment))
    Claim.objects.exclude(pk=claim.pk).delete()
    change(claim, status="in_progress")
    settle()


# Public ids


@both_loads
def test_the_id_of_a_deleted_claim_is_never_issued_again(load: Load) -> None:
    claim, kept = make_claim(), make_claim()
    settle()
    run("DELETE FROM claims_claim WHERE id = %s", claim.pk)
    with refused_by("corpus_issuedid_pkey"):
        load(twin(claim))
    with refused_by("corpus_issuedid_pkey"):
        load(another(claim), twin(claim))
    with refused_by("corpus_issuedid_pkey"):
        load(twin(claim, public_id=kept.speaker.public_id))
    assert ask("SELECT kind FROM corpus_issuedid WHERE id = %s", claim.public_id) == [("claim",)]


def test_the_id_of_a_deleted_speaker_is_never_issued_again() -> None:
    speaker = make_speaker()
    Speaker.objects.all()._raw_delete("default")
    with refused_by("corpus_issuedid_pkey"):
        insert(twin(speaker))


def test_public_ids_never_change() -> None:
    with refused_by("claim_public_id_kept"):
        change(make_claim(), public_id=new_public_id())
    with refused_by("speaker_public_id_kept"):
        change(make_speaker(), public_id=new_public_id())


# Publication


def test_a_version_never_changes_and_never_goes_away() -> None:
    version = make_version()
    changes: list[dict[str, Any]] = [
        {"record": {}},
        {"note": "ny"},
        {"number": 9},
        {"rating": None},
    ]
    for values in changes:
        with refused_by("version_never_changes"):
            change(version, **values)
    with refused_by("version_never_changes"):
        run("DELETE FROM claims_claimversion")


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        ("claimversion", "version_never_truncated"),
        # Along with what they are of, which is met first.
        ("claim CASCADE", "tracked_never_truncated"),
        ("speaker CASCADE", "tracked_never_truncated"),
        ("assessment CASCADE", "tracked_never_truncated"),
    ],
)
def test_versions_are_never_truncated(table: str, rule: str) -> None:
    make_version()
    settle()
    with refused_by(rule):
        run(f"TRUNCATE claims_{table}")


def test_a_published_claim_is_never_deleted() -> None:
    version = make_version()
    with refused_by("claims_claimversion_claim_id_4838944d_fk_claims_claim_id"):
        run("DELETE FROM claims_claim WHERE id = %s", version.claim_id)


def test_a_version_follows_the_one_before_it() -> None:
    first = make_version(publication=10)
    minor = {"kind": "minor", "number": 2, "publication": 11}
    for wrong in ({"number": 3}, {"publication": 9}, {"published_at": "2024-02-29T12:00Z"}):
        with refused_by("version_follows_version"):
            insert(twin(first, **minor | wrong))
    with refused_by("version_follows_version"):
        insert(twin(first, **minor | {"claim_id": make_claim().pk}))
    with refused_by("version_follows_version"):
        insert(
            twin(first, **minor),
            twin(first, **minor | {"number": 4, "publication": 12}),
        )
    with refused_by("version_follows_version"):
        copy([twin(first, **minor | {"number": 3, "record": "{}"})])
    insert(twin(first, **minor), twin(first, **minor | {"number": 3, "publication": 12}))
    settle()


def test_a_scale_that_was_used_in_public_keeps_its_ratings() -> None:
    ratings = make_scale_and_ratings()
    used, unused = ratings["true"], ratings["false"]
    change(used, label_sv="Helt sant")
    assessment = make_assessment(approved=True, rating=used)
    make_version(make_claim(status="checked", assessment=assessment), rating=used)
    settle()
    for rating in (used, unused):
        for values in ({"label_sv": "Sannt"}, {"value": 3}, {"definition_en": "x"}):
            with refused_by("rating_kept_once_used"):
                change(rating, **values)
    with refused_by("rating_kept_once_used"):
        run("DELETE FROM claims_rating WHERE id = %s", unused.pk)
    with refused_by("rating_kept_once_used"):
        insert(twin(unused, slug="new", label_sv="Ny"))
    with refused_by("rating_kept_once_used"):
        change(used.scale, best=6)
    change(used, label_sv="Helt sant", position=1)  # nothing new


def test_a_new_version_of_a_scale_is_free() -> None:
    used = make_scale_and_ratings()["true"]
    assessment = make_assessment(approved=True, rating=used)
    make_version(make_claim(status="checked", assessment=assessment), rating=used)
    newer = make_scale_and_ratings(version=2)
    change(newer["true"], label_sv="Helt sant", value=7)
    change(newer["true"].scale, best=7)
    run("DELETE FROM claims_rating WHERE id = %s", newer["false"].pk)
    with refused_by("rating_kept_once_used"):
        change(newer["half_true"], scale=used.scale, slug="another")


def test_topics_are_not_deleted_under_a_claim() -> None:
    make_claim(topics=[make_topic()])
    with refused_by("claims_claim_topics_topic_id_6de46e65_fk_claims_topic_id"):
        run("DELETE FROM claims_topic")
