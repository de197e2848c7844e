"""A verdict as a page shows it: its label, and what the desk means by it."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from factcheck.site.reading import Json, References


@dataclass(frozen=True, slots=True)
class Verdict:
    """`original` is the desk's own label, which the record has and machines are told.

    `definition` is empty for a verdict on an older scale: only the newest one's are public, and a
    word may mean something else now.
    """

    id: str
    label: str
    original: str
    definition: str
    value: int | None
    best: int
    worst: int

    @property
    def step(self) -> int | None:
        """Which of five steps it is drawn as, the fifth the truest; None outside the scale."""
        if self.value is None or self.best == self.worst:
            return None
        return 1 + round((self.value - self.worst) * 4 / (self.best - self.worst))

    @property
    def translated(self) -> bool:
        return self.label != self.original


def verdict(record: Json, references: References) -> Verdict | None:
    """That of a claim's record, in the language of the moment; None where there is none."""
    rating = record["rating"]
    if rating is None:
        return None
    label, definition = rating["label"], ""
    scale = references.get("rating", rating["id"])
    if scale is not None and scale["scale_version"] == rating["scale_version"]:
        own = get_language() == settings.LANGUAGE_CODE
        label = label if own else scale["label_en"]
        definition = scale["definition"] if own else scale["definition_en"]
    return Verdict(
        id=rating["id"],
        label=label,
        original=rating["label"],
        definition=definition,
        value=rating["value"],
        best=rating["best"],
        worst=rating["worst"],
    )
