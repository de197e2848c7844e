"""How well scores tell what is worth checking from what isn't. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass

FIRST = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over documents of average precision and of precision among the first ten; F1 of both
    kinds of sentences, their mean, over all sentences together."""

    average_precision: float
    precision_at_10: float
    macro_f1: float
    sentences: int
    worth: int

    def as_json(self) -> dict[str, float]:
        return asdict(self)


def figures(
    documents: Sequence[str],
    truths: Sequence[bool],
    scores: Sequence[float],
    threshold: float = 0.5,
) -> Figures:
    by_document: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for document, truth, score in zip(documents, truths, scores, strict=True):
        by_document[document].append((score, truth))
    ranked = [rows for rows in by_document.values() if any(truth for _, truth in rows)]
    precisions = [average_precision(rows) for rows in ranked]
    first = [precision_among_first(rows) for rows in ranked]
    return Figures(
        round(_mean(precisions), 3),
        round(_mean(first), 3),
        round(macro_f1(truths, [score >= threshold for score in scores]), 3),
        len(truths),
        sum(truths),
    )


def average_precision(rows: Sequence[tuple[float, bool]]) -> float:
    """Of scores and truths; sentences of one score count as one step, so that ties give nothing."""
    by_score: dict[float, list[bool]] = defaultdict(list)
    for score, truth in rows:
        by_score[score].append(truth)
    seen = right = 0
    total = 0.0
    for score in sorted(by_score, reverse=True):
        step = by_score[score]
        seen += len(step)
        right += sum(step)
        total += sum(step) * right / seen
    return total / right if right else 0.0


def precision_among_first(rows: Sequence[tuple[float, bool]], first: int = FIRST) -> float:
    """Of those with the highest scores; where ties reach over the edge, as many as by chance."""
    ordered = sorted(rows, key=lambda row: -row[0])
    count = min(first, len(ordered))
    edge = ordered[count - 1][0]
    above = [truth for score, truth in rows if score > edge]
    tied = [truth for score, truth in rows if score == edge]
    return (sum(above) + (count - len(above)) * sum(tied) / len(tied)) / count


def macro_f1(truths: Sequence[bool], guesses: Sequence[bool]) -> float:
    return _mean([_f1(truths, guesses, kind) for kind in (True, False)])


def _f1(truths: Sequence[bool], guesses: Sequence[bool], kind: bool) -> float:
    pairs = list(zip(truths, guesses, strict=True))
    right = sum(truth == guess == kind for truth, guess in pairs)
    said = sum(guess == kind for _, guess in pairs)
    there = sum(truth == kind for truth, _ in pairs)
    return 2 * right / (said + there) if said + there else 1.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
