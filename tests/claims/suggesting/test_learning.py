"""Learning what is worth checking, and measuring it: the commands and what they keep."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from claims.models import SpottingModel
from claims.spotting.worth import WorthModel
from claims.suggesting.examples import curated_examples, labelled_examples, taught_examples
from claims.suggesting.figures import average_precision, figures, macro_f1, precision_among_first
from claims.suggesting.fitting import by_features, by_numbers, fit, leave_one_out
from claims.suggesting.in_use import first_model, model_in_use
from claims.suggesting.learning import learn
from tests.claims.suggesting.suggested import make_decision, make_spotting_model

FIXTURES = settings.BASE_DIR / "fixtures"


def output(command: str, *arguments: str) -> str:
    told = io.StringIO()
    call_command(command, *arguments, stdout=told)
    return told.getvalue()


def test_sentences_worth_checking_come_first_in_texts_that_were_not_learned_from() -> None:
    examples = curated_examples(FIXTURES)
    documents, worth = [e.document for e in examples], [e.worth for e in examples]
    taught = taught_examples()
    scores = leave_one_out(examples, lambda known, asked: by_features([*known, *taught], asked))
    learned = figures(documents, worth, scores)
    assert learned.average_precision >= 0.75
    assert learned.precision_at_10 >= 0.8
    by_rule = figures(documents, worth, by_numbers([], examples))
    assert by_rule.average_precision < 0.5


def test_what_is_taught_has_both_kinds_in_each_style_and_nothing_twice() -> None:
    taught = taught_examples()
    styles = {each.document for each in taught}
    assert styles == {"taught: interpellations", "taught: debates", "taught: posts"}
    for style in styles:
        kinds = [each.worth for each in taught if each.document == style]
        assert 0.4 <= sum(kinds) / len(kinds) <= 0.6
    assert len({each.text for each in taught}) == len(taught)


def test_sentences_that_do_not_teach_are_told_apart() -> None:
    asked = labelled_examples(Path(__file__).parent / "cases" / "worth")
    assert {each.text for each in asked}.isdisjoint(each.text for each in taught_examples())
    model = first_model()
    truths = [each.worth for each in asked]
    guesses = [model.score(each.text).score >= model.threshold for each in asked]
    by_rule = [bool(score) for score in by_numbers([], asked)]
    assert macro_f1(truths, guesses) >= 0.7 > macro_f1(truths, by_rule)


def test_a_low_label_is_not_worth_checking(tmp_path: Path) -> None:
    labels = {"high": True, "medium": True, "low": False, "none": False}
    rows = [{"doc": "a", "text": label, "worth": label} for label in labels]
    (tmp_path / "sentences.json").write_text(json.dumps(rows), encoding="utf-8")
    assert {each.text: each.worth for each in labelled_examples(tmp_path)} == labels


def test_fitting_is_the_same_in_any_order() -> None:
    examples = curated_examples(FIXTURES)
    assert fit(examples) == fit(examples[::-1])


@pytest.mark.django_db
def test_the_model_in_the_code_is_what_the_curated_texts_teach() -> None:
    learned, kept = learn(FIXTURES).model, first_model()
    assert kept.coefficients.keys() == learned.coefficients.keys()
    for name, value in learned.coefficients.items():
        assert kept.coefficients[name] == pytest.approx(value, abs=0.01)


@pytest.mark.django_db
def test_a_learned_model_is_in_use_at_once_and_a_worse_one_is_refused() -> None:
    assert model_in_use() == (0, first_model())
    assert "Model 1 is in use, learned from 786 sentences" in output("learn_spotting")
    assert model_in_use()[0] == 1
    assert "Model 2 is in use" in output("learn_spotting")
    better = {"average_precision": 0.99, "precision_at_10": 1.0, "macro_f1": 0.9}
    make_spotting_model(number=3, figures=better)
    with pytest.raises(CommandError, match="Not kept: average precision 0.7"):
        output("learn_spotting")
    assert SpottingModel.objects.count() == 3


@pytest.mark.django_db
def test_a_model_for_other_features_is_passed_over() -> None:
    coefficients = {"intercept": 0, "threshold": 0.5, "coefficients": {"moonlight": 1.0}}
    make_spotting_model(coefficients=coefficients)
    assert model_in_use() == (0, first_model())


@pytest.mark.django_db
def test_decisions_teach() -> None:
    make_decision()
    make_decision(outcome="rejected")
    assert learn(FIXTURES).examples == 788


@pytest.mark.django_db
def test_figures_are_printed_for_the_desk_and_for_a_set(tmp_path: Path) -> None:
    rows = [
        {"doc": "a", "text": "Skatten höjdes med 2 miljarder kronor 2022.", "worth": "high"},
        {"doc": "a", "text": "Tack så mycket!", "worth": "none"},
        {"doc": "b", "text": "Vad vill du göra åt det?", "worth": "none"},
    ]
    (tmp_path / "sentences.json").write_text(json.dumps(rows), encoding="utf-8")
    told = output("evaluate_spotting", "--set", str(tmp_path))
    assert "One document left out: 535 sentences, 219 of them worth checking" in told
    assert f"{tmp_path}: 3 sentences, 1 of them worth checking" in told
    for way in ("holds a number", "TF-IDF of words", "features (in use)", "features and TF-IDF"):
        assert told.count(f"| {way} |") == 2


@pytest.mark.django_db
@pytest.mark.parametrize("content", [None, "no json", "[]", '[{"doc": 1}]', '{"a": 1}'])
def test_a_folder_that_holds_no_set_is_told(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "sentences.json").write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match=r"sentences\.json"):
        output("evaluate_spotting", "--set", str(tmp_path))


@pytest.mark.django_db
def test_a_folder_without_claims_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"speakers\.toml"):
        output("learn_spotting", "--fixtures", str(tmp_path))


def test_scikit_learn_is_not_loaded_by_the_web() -> None:
    """Nor by what scores sentences."""
    code = (
        "import os, sys, django;"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'factcheck.settings';"
        "django.setup();"
        "import factcheck.urls, claims.tasks;"
        "from claims.suggesting.in_use import first_model;"
        "first_model().score('Skatten höjdes 2022.');"
        "sys.exit('sklearn' in sys.modules or 'numpy' in sys.modules and 2)"
    )
    done = subprocess.run(  # noqa: S603  # ours
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, check=False
    )
    assert done.returncode != 1, done.stderr


def test_ties_give_nothing() -> None:
    tied: list[tuple[float, bool]] = [(0.5, True), (0.5, False), (0.5, False), (0.5, True)]
    assert average_precision(tied) == 0.5
    assert precision_among_first(tied, 2) == 0.5
    assert average_precision([(0.9, True), (0.1, False)]) == 1.0
    assert average_precision([(0.1, False)]) == 0.0
    assert macro_f1([True, False], [True, True]) == pytest.approx(1 / 3)


def test_a_model_is_read_from_json() -> None:
    kept: Any = json.loads(json.dumps(first_model().as_json()))
    assert WorthModel.read(kept) == first_model()
