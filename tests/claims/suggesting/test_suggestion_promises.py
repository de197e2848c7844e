"""What the database holds of suggestions and learned models, attacked by SQL."""

import pytest

from tests.claims.suggesting.suggested import make_decision, make_spotting_model
from tests.factories import make_claim
from tests.promises import refused_by, run

pytestmark = pytest.mark.django_db

DECISIONS = "claims_suggestiondecision"


def test_a_sentence_is_decided_on_once() -> None:
    decision = make_decision()
    with refused_by("suggestion_decided_once"):
        make_decision(claim=decision.claim)


@pytest.mark.parametrize(
    ("change", "promise"),
    [
        ('start = "end"', "suggestion_span_in_order"),
        ("outcome = 'perhaps'", "suggestion_outcome_known"),
        ("claim_id = NULL", "suggestion_accepted_has_claim"),
        ("outcome = 'rejected'", "suggestion_accepted_has_claim"),
        ("reason = 'why not'", "suggestion_accepted_has_claim"),
        ("sentence = sentence || '!'", "suggestion_sentence_in_source"),
        ("start = start + 1", "suggestion_sentence_in_source"),
        ('"end" = "end" + 100000', "suggestion_sentence_in_source"),
    ],
)
def test_a_decision_is_whole(change: str, promise: str) -> None:
    make_decision()
    with refused_by(promise):
        run(f"UPDATE {DECISIONS} SET {change}")


def test_the_claim_stands_in_the_same_text() -> None:
    decision = make_decision()
    other = make_claim()
    with refused_by("suggestion_claim_of_its_text"):
        run(f"UPDATE {DECISIONS} SET claim_id = {other.pk}")
    decision.refresh_from_db()
    assert decision.claim != other


def test_a_model_is_learned_from_something() -> None:
    with refused_by("spotting_model_learned_from_something"):
        make_spotting_model(examples=0)
    with refused_by("spotting_model_learned_from_something"):
        make_spotting_model(number=0)


def test_a_model_stays_as_it_was_learned() -> None:
    make_spotting_model()
    for attack in (
        "UPDATE claims_spottingmodel SET examples = 2",
        "DELETE FROM claims_spottingmodel",
    ):
        with refused_by("spotting_model_never_changes"):
            run(attack)
    with refused_by("spotting_model_never_truncated"):
        run("TRUNCATE claims_spottingmodel")


def test_models_are_numbered_once() -> None:
    make_spotting_model()
    with refused_by("spotting_model_number_once"):
        make_spotting_model()
