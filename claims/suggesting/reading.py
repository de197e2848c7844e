"""Reading a text for sentences worth checking: once for each text and model, then kept."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.matching.before import like_at_desk
from claims.models import Claim, RevisionReading, SuggestionDecision
from claims.spotting.sentences import sentences_in
from claims.spotting.speakers import attributions_in
from claims.spotting.worth import WorthModel
from claims.suggesting.in_use import model_in_use
from corpus.models import Revision

logger = logging.getLogger(__name__)

# Of a text the sentences with the highest scores are kept, so many at most, none below the least.
KEPT_MIN_SCORE = 0.35
KEPT_MAX_SENTENCES = 400
# What a text has to offer is told by its best sentences.
WEIGHED_SENTENCES = 10
# So many of a text's best sentences are held against what has been checked.
MATCHED_SENTENCES = 40
LANGUAGE = "sv"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sentence, `[start, end)` in code points, with its score and what says most for and against
    it; `speaker` as the text names whoever says it, or empty, and that one's party."""

    start: int
    end: int
    score: float
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]
    speaker: str = ""
    party: str = ""

    def as_json(self) -> list[Any]:
        return [
            *(self.start, self.end, self.score, self.reasons_for, self.reasons_against),
            *(self.speaker, self.party),
        ]

    @classmethod
    def read(cls, kept: list[Any]) -> "Suggestion":
        start, end, score, reasons_for, reasons_against, speaker, party = kept
        return cls(start, end, score, tuple(reasons_for), tuple(reasons_against), speaker, party)


def spot(text: str, model: WorthModel, author: str = "") -> list[Suggestion]:
    """The sentences of a text that are worth a look, in order. Pure."""
    found = []
    for sentence, said in zip(sentences_in(text), attributions_in(text, author), strict=True):
        if sentence.kind == "heading" or said.manner == "question":
            continue
        worth = model.score(text[sentence.start : sentence.end])
        if worth.score >= KEPT_MIN_SCORE:
            found.append(
                Suggestion(
                    sentence.start,
                    sentence.end,
                    round(worth.score, 3),
                    worth.reasons_for,
                    worth.reasons_against,
                    said.speaker,
                    said.party,
                )
            )
    best = sorted(found, key=lambda each: (-each.score, each.start))[:KEPT_MAX_SENTENCES]
    return sorted(best, key=lambda each: each.start)


def read_text(revision: Revision) -> list[Suggestion]:
    """As it was read already by the model in use; else now, and kept."""
    number, model = model_in_use()
    kept = RevisionReading.objects.filter(revision=revision.pk, model_number=number).first()
    if kept is not None:
        return [Suggestion.read(each) for each in kept.sentences]
    if revision.document.language != LANGUAGE:
        return []
    try:
        found = spot(revision.text, model, revision.document.byline)
    except Exception:
        # Suggestions are a help: a text that they stumble over is read and marked without any, and
        # keeps no other text from being read.
        logger.exception("text %d could not be read for suggestions", revision.pk)
        found = []
    RevisionReading.objects.update_or_create(
        revision_id=revision.pk,
        defaults={
            "model_number": number,
            "sentences": [each.as_json() for each in found],
            "most_worth": _most_worth(found),
            "checked_before": None,
        },
    )
    return found


def _most_worth(found: Iterable[Suggestion]) -> float:
    return round(sum(sorted((each.score for each in found), reverse=True)[:WEIGHED_SENTENCES]), 3)


def read_and_match(revision: Revision) -> RevisionReading:
    """As `read_text`, and the sentences held against what has been checked: a worker's work."""
    found = read_text(revision)
    reading = RevisionReading.objects.get(revision=revision.pk)
    reading.checked_before = _checked_before(revision, found)
    reading.save(update_fields=["checked_before"])
    return reading


def _checked_before(revision: Revision, found: list[Suggestion]) -> int:
    """How many sentences are like claims of other documents that have been checked."""
    document = revision.document
    year = document.date_latest.year if document.date_latest else None
    best = sorted(found, key=lambda each: -each.score)[:MATCHED_SENTENCES]
    return sum(
        any(
            not isinstance(like.known, Claim)
            or like.known.revision.document_id != revision.document_id
            for like in like_at_desk(
                revision.text[each.start : each.end], year=year, only_checked=True
            )
        )
        for each in best
    )


def open_suggestions(revision: Revision) -> list[Suggestion]:
    """Those that no claim covers and nobody has rejected, here or in an earlier text of the
    document: three queries, and the reading of the text if it is new."""
    found = read_text(revision)
    if not found:
        return []
    claims = list(Claim.objects.filter(revision=revision.pk).values_list("start", "end"))
    rejected = rejected_sentences(revision)
    text = revision.text
    return [
        each
        for each in found
        if not any(start < each.end and each.start < end for start, end in claims)
        and _plain(text[each.start : each.end]) not in rejected
    ]


def rejected_sentences(revision: Revision) -> set[str]:
    decisions = SuggestionDecision.objects.filter(
        revision__document=revision.document_id, outcome=SuggestionDecision.Outcome.REJECTED
    )
    return {_plain(sentence) for sentence in decisions.values_list("sentence", flat=True)}


def _plain(sentence: str) -> str:
    """The same for a sentence that was only broken into lines otherwise."""
    return " ".join(sentence.split())


def unread() -> QuerySet[Revision]:
    """The newest texts of Swedish documents that the model in use has not read, or whose sentences
    are not held against what has been checked; oldest first."""
    number, _model = model_in_use()
    newer = Revision.objects.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    read = RevisionReading.objects.filter(
        revision=OuterRef("pk"), model_number=number, checked_before__isnull=False
    )
    return (
        Revision.objects.filter(Q(document__language=LANGUAGE), ~Exists(newer), ~Exists(read))
        .select_related("document")
        .defer("original")
        .order_by("pk")
    )
