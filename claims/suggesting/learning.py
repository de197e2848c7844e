"""Learning anew what is worth checking, from the curated texts and from decisions."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from claims.models import SpottingModel, SuggestionDecision
from claims.spotting.worth import WorthModel
from claims.suggesting.examples import (
    Example,
    curated_examples,
    decided_examples,
    taught_examples,
)
from claims.suggesting.figures import Figures, figures
from claims.suggesting.fitting import by_features, fit, leave_one_out

# How much less average precision than the model in use has is put down to chance.
TOLERANCE = 0.005


class WorseModel(Exception):
    """The one in use is better; it stays."""

    def __init__(self, figures: Figures, in_use: SpottingModel) -> None:
        self.figures = figures
        self.in_use = in_use
        super().__init__(
            f"average precision {figures.average_precision:.3f}, while model {in_use.number} has"
            f" {in_use.figures['average_precision']:.3f}"
        )


@dataclass(frozen=True, slots=True)
class Learned:
    model: WorthModel
    figures: Figures
    examples: int


def learn(folder: Path) -> Learned:
    """From the curated texts in `folder`, sentences of our own and all decisions. Raises
    BadExamples.

    The figures are of the curated texts, each judged by what all else taught: the same sentences
    every time, so that two models can be compared.
    """
    curated = curated_examples(folder)
    others = [*taught_examples(), *known_decisions()]
    scores = leave_one_out(curated, lambda known, asked: by_features([*known, *others], asked))
    found = figures([e.document for e in curated], [e.worth for e in curated], scores)
    return Learned(fit([*curated, *others]), found, len(curated) + len(others))


def known_decisions() -> list[Example]:
    return decided_examples(SuggestionDecision.objects.select_related("revision").order_by("pk"))


def keep(learned: Learned, *, at: datetime) -> SpottingModel:
    """As the next version, which is in use from now on. Raises WorseModel."""
    with transaction.atomic():
        in_use = SpottingModel.objects.select_for_update().order_by("-number").first()
        if in_use and learned.figures.average_precision < (
            in_use.figures["average_precision"] - TOLERANCE
        ):
            raise WorseModel(learned.figures, in_use)
        return SpottingModel.objects.create(
            number=in_use.number + 1 if in_use else 1,
            fitted_at=at,
            examples=learned.examples,
            coefficients=learned.model.as_json(),
            figures=learned.figures.as_json(),
        )
