"""A fitted model: a coefficient for each feature, and what a sentence gets by it. No library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any

from claims.spotting.quantities import SpottedQuantity
from claims.spotting.worth.features import FEATURES, features_of

# So many reasons are told, of those that say for or against at least this much.
REASONS_SHOWN = 3
REASON_MIN_WEIGHT = 0.15


class UnknownModel(ValueError):
    """Its features are not those of this code."""


@dataclass(frozen=True, slots=True)
class WorthScore:
    """`score` from 0 to 1; the features that say most for and against, the weightiest first."""

    score: float
    reasons_for: tuple[str, ...] = ()
    reasons_against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WorthModel:
    """`threshold` is the score from which a sentence counts as worth checking."""

    intercept: float
    coefficients: Mapping[str, float]
    threshold: float = 0.5

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "WorthModel":
        """From JSON as `as_json` makes it. Raises UnknownModel."""
        coefficients = dict(kept["coefficients"])
        if unknown := sorted(coefficients.keys() - set(FEATURES)):
            raise UnknownModel(", ".join(unknown))
        return cls(float(kept["intercept"]), coefficients, float(kept["threshold"]))

    def as_json(self) -> dict[str, Any]:
        return {
            "intercept": self.intercept,
            "coefficients": dict(self.coefficients),
            "threshold": self.threshold,
        }

    def score(
        self,
        text: str,
        *,
        heading: bool = False,
        quantities: Sequence[SpottedQuantity] | None = None,
    ) -> WorthScore:
        """Of one sentence."""
        found = features_of(text, heading=heading, quantities=quantities)
        weights = {name: value * self.coefficients.get(name, 0.0) for name, value in found.items()}
        total = self.intercept + sum(weights.values())
        return WorthScore(
            1 / (1 + exp(-max(-30.0, min(30.0, total)))),
            _weightiest(weights, 1),
            _weightiest(weights, -1),
        )


def _weightiest(weights: Mapping[str, float], sign: int) -> tuple[str, ...]:
    enough = [name for name, weight in weights.items() if sign * weight >= REASON_MIN_WEIGHT]
    return tuple(sorted(enough, key=lambda name: (-sign * weights[name], name))[:REASONS_SHOWN])
