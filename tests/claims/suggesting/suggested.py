"""What the second reader keeps, made for tests."""

from typing import Any

from claims.models import RevisionReading, SpottingModel, SuggestionDecision
from claims.suggesting.in_use import first_model
from tests.factories import AT, make_claim, make_revision, make_user


def make_spotting_model(**overrides: Any) -> SpottingModel:
    values: dict[str, Any] = {
        "number": 1,
        "fitted_at": AT,
        "examples": 535,
        "coefficients": first_model().as_json(),
        "figures": {"average_precision": 0.5, "precision_at_10": 0.5, "macro_f1": 0.5},
        **overrides,
    }
    return SpottingModel.objects.create(**values)


def make_reading(**overrides: Any) -> RevisionReading:
    values = {"model_number": 0, "sentences": [], "most_worth": 0.0, **overrides}
    if "revision" not in values:
        values["revision"] = make_revision()
    return RevisionReading.objects.create(**values)


def make_decision(**overrides: Any) -> SuggestionDecision:
    """Accepted, with the claim that stands there, or rejected."""
    accepted = overrides.get("outcome", "accepted") == "accepted"
    claim = overrides.pop("claim", None) or (make_claim() if accepted else None)
    revision = overrides.pop("revision", None) or (claim.revision if claim else make_revision())
    start, end = overrides.pop("span", None) or ((claim.start, claim.end) if claim else (0, 8))
    values: dict[str, Any] = {
        "revision": revision,
        "start": start,
        "end": end,
        "sentence": revision.text[start:end],
        "outcome": "accepted",
        "claim": claim,
        "decided_at": AT,
        "decided_by": make_user(),
        **overrides,
    }
    return SuggestionDecision.objects.create(**values)
