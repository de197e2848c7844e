"""Fitting models with scikit-learn, which is loaded here and by whoever fits, never by the web.

What comes out is coefficients as plain numbers: nothing of the library is kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from claims.spotting.quantities import quantities_in
from claims.spotting.worth import FEATURES, WorthModel, features_of
from claims.suggesting.examples import Example

# How much large coefficients cost (smaller: more), chosen on the curated texts.
INVERSE_PENALTY = 0.1
DECIMALS = 6

# From examples to learn from, and those to judge: their scores from 0 to 1.
Scorer = Callable[[Sequence[Example], Sequence[Example]], list[float]]


@dataclass(frozen=True, slots=True)
class Approach:
    """One way to tell what is worth checking, to be printed beside the others."""

    name: str
    score: Scorer


def fit(examples: Sequence[Example]) -> WorthModel:
    """The same for the same examples in whatever order. Takes a second for some thousands."""
    ordered = sorted(examples, key=lambda each: (each.document, each.text, each.worth))
    rows = [features_of(each.text, heading=each.heading) for each in ordered]
    fitted = _regression(INVERSE_PENALTY)
    fitted.fit(
        [[row.get(name, 0.0) for name in FEATURES] for row in rows],
        [each.worth for each in ordered],
    )
    coefficients = dict(zip(FEATURES, fitted.coef_[0], strict=True))
    return WorthModel(
        round(float(fitted.intercept_[0]), DECIMALS),
        {name: round(float(value), DECIMALS) for name, value in coefficients.items()},
    )


def by_features(known: Sequence[Example], asked: Sequence[Example]) -> list[float]:
    model = fit(known)
    return [model.score(each.text, heading=each.heading).score for each in asked]


def by_words(known: Sequence[Example], asked: Sequence[Example]) -> list[float]:
    """TF-IDF of words and pairs of words."""
    vectors, fitted = _words(), _regression(1.0)
    fitted.fit(vectors.fit_transform([each.text for each in known]), [e.worth for e in known])
    found = fitted.predict_proba(vectors.transform([each.text for each in asked]))
    return [float(row[1]) for row in found]


def by_both(known: Sequence[Example], asked: Sequence[Example]) -> list[float]:
    """The mean of the two: what words add that features lack."""
    pairs = zip(by_features(known, asked), by_words(known, asked), strict=True)
    return [(features + words) / 2 for features, words in pairs]


def by_trees(known: Sequence[Example], asked: Sequence[Example]) -> list[float]:
    """Trees over the features: whether they go together in ways that a sum can't say."""
    from sklearn.ensemble import RandomForestClassifier

    fitted = RandomForestClassifier(
        n_estimators=200, min_samples_leaf=3, class_weight="balanced", random_state=0
    )
    fitted.fit([_row(each) for each in known], [each.worth for each in known])
    return [float(row[1]) for row in fitted.predict_proba([_row(each) for each in asked])]


def by_numbers(_known: Sequence[Example], asked: Sequence[Example]) -> list[float]:
    """The rule to be better than: a sentence that holds a number."""
    return [float(bool(quantities_in(each.text))) for each in asked]


APPROACHES = (
    Approach("holds a number", by_numbers),
    Approach("TF-IDF of words", by_words),
    Approach("features (in use)", by_features),
    Approach("features and TF-IDF", by_both),
    Approach("trees over features", by_trees),
)


def leave_one_out(examples: Sequence[Example], score: Scorer) -> list[float]:
    """Each example's score by what was learned from all other documents."""
    scores = [0.0] * len(examples)
    for document in sorted({each.document for each in examples}):
        places = [at for at, each in enumerate(examples) if each.document == document]
        known = [each for each in examples if each.document != document]
        found = score(known, [examples[at] for at in places])
        for at, value in zip(places, found, strict=True):
            scores[at] = value
    return scores


def _row(example: Example) -> list[float]:
    found = features_of(example.text, heading=example.heading)
    return [found.get(name, 0.0) for name in FEATURES]


def _regression(inverse_penalty: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=inverse_penalty, class_weight="balanced", max_iter=2_000)


def _words() -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
