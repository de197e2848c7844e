"""The documents to read next: those whose open sentences are most worth checking."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain

from django.db.models import Exists, OuterRef

from claims.models import Claim, RevisionReading, SuggestionDecision
from claims.suggesting.reading import WEIGHED_SENTENCES, Suggestion
from corpus.models import Document, Revision

# So many of the most promising texts are looked at.
LOOKED_AT_TEXTS = 200
# From this score on a sentence counts as worth checking.
OPEN_MIN_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class DocumentToRead:
    """`open_sentences` are worth checking, covered by no claim and not rejected."""

    document: Document
    open_sentences: int
    weight: float
    checked_before: int


def documents_to_read() -> list[DocumentToRead]:
    """The weightiest first: four queries. None where the model in use has read nothing."""
    newer = Revision.objects.filter(
        document=OuterRef("revision__document"), number__gt=OuterRef("revision__number")
    )
    readings = list(
        RevisionReading.objects.filter(~Exists(newer))
        .select_related("revision__document")
        .defer(*Revision.bulky("revision__"))
        .order_by("-most_worth", "-pk")[:LOOKED_AT_TEXTS]
    )
    closed = _closed_spans([reading.pk for reading in readings])
    found = [_counted(reading, closed[reading.pk]) for reading in readings]
    return sorted(
        (each for each in found if each.open_sentences),
        key=lambda each: (-each.weight, each.document.pk),
    )


def _closed_spans(revisions: list[int]) -> dict[int, list[tuple[int, int]]]:
    """Of texts, by their keys: where claims stand, and what was rejected."""
    claims = Claim.objects.filter(revision__in=revisions).order_by()
    rejected = SuggestionDecision.objects.filter(revision__in=revisions, outcome="rejected")
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    rows = chain(
        claims.values_list("revision_id", "start", "end"),
        rejected.order_by().values_list("revision_id", "start", "end"),
    )
    for revision, start, end in rows:
        spans[revision].append((start, end))
    return spans


def _counted(reading: RevisionReading, closed: list[tuple[int, int]]) -> DocumentToRead:
    suggestions = [Suggestion.read(each) for each in reading.sentences]
    scores = [
        each.score
        for each in suggestions
        if each.score >= OPEN_MIN_SCORE
        and not any(start < each.end and each.start < end for start, end in closed)
    ]
    return DocumentToRead(
        reading.revision.document,
        len(scores),
        sum(sorted(scores, reverse=True)[:WEIGHED_SENTENCES]),
        reading.checked_before or 0,
    )
