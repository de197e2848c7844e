"""Other desks' reviews: kept, and suggested for those of our claims that seem to say the same.

A suggestion says nothing to the public and nothing about our own verdict; a person accepts or
dismisses it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.contrib.postgres.fields import ArrayField
from django.db import transaction
from django.db.models import F, Func, QuerySet, TextField, Value

from claims.imports.reasons import Reason, reason
from claims.imports.reviews.reading import Found, Review
from claims.matching.likeness import MATCH_MIN_SCORE, likeness, numbers_in
from claims.matching.similar import with_any_word
from claims.matching.word_index import catch_up_with_all
from claims.models import Claim, ExternalCheck, ExternalCheckMatch
from claims.permissions import require
from claims.words.cutting import cut
from claims.words.forms import word_form
from corpus.history.tracking import acting

ADD = "claims.add_externalcheck"
DECIDE = "claims.change_externalcheckmatch"

BATCH_CHECKS = 1_000
# Of the claims that share a word, so many of the newest are looked at, and so many suggested.
LOOKED_AT_CLAIMS = 2_000
SUGGESTED_MAX_CLAIMS = 5
# The longest words say most; a word that every other claim has would find too many.
WORDS = 12

# Words of what the claim states; its quote may be but half a sentence.
_STATED = Func(
    Func(F("statement"), Value("D"), Value(False), function="claims_text_words"),
    function="tsvector_to_array",
    output_field=ArrayField(TextField()),
)


# What makes two reviews at one address two: another claim, made by another, or another verdict.
_Identity = tuple[str, str, str, str, str, Decimal | None, Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Kept:
    """The keys of the checks that are new, how many were there already, and how many of those
    have another day now: they stay as they were read first.

    `beside` of the new ones say something else of a claim than a check at the same address that
    was there: a second verdict, or the first one changed. Both stand. `repeated` are those that
    the file has twice, the second time of another day.
    """

    new: list[int]
    already_there: int
    differing: int = 0
    beside: int = 0
    repeated: tuple[Reason, ...] = ()


def keep(found: Found, *, by: User, at: datetime) -> Kept:
    """Keep what is not there yet, known by all that it says but its day; what is there stays."""
    require(by, ADD)
    with (
        transaction.atomic(),
        acting(user=by.pk, verb="import_checks", at=at.isoformat()),
    ):
        # Of the same review with two days the first counts.
        reviews = {_of_review(r): r for r in reversed(found.reviews)}
        urls = {r.url for r in found.reviews}
        there = {_of_check(c): c for c in _at(urls)}
        new = [_check(r, by, at) for k, r in reversed(reviews.items()) if k not in there]
        ExternalCheck.objects.bulk_create(new, batch_size=BATCH_CHECKS, ignore_conflicts=True)
        wanted = {_of_check(check) for check in new}
        keys = [check.pk for check in _at(urls) if _of_check(check) in wanted]
    known = [k for k in reviews if k in there]
    claims_there = {(url, claim) for url, claim, *_said in there}
    return Kept(
        keys,
        already_there=sum(_of_review(r) in there for r in found.reviews),
        differing=sum(there[k].reviewed_on != reviews[k].reviewed_on for k in known),
        beside=sum((check.url, check.claim_reviewed) in claims_there for check in new),
        repeated=_repeated(found, reviews),
    )


def _at(urls: set[str]) -> QuerySet[ExternalCheck]:
    return ExternalCheck.objects.filter(url__in=urls).defer("raw").order_by("pk")


def _of_review(review: Review) -> _Identity:
    said = (review.publisher, review.claimant, review.rating)
    return (review.url, review.claim, *said, review.value, review.best, review.worst)


def _of_check(check: ExternalCheck) -> _Identity:
    said = (check.publisher, check.claimant, check.rating)
    return (check.url, check.claim_reviewed, *said, check.rating_value, check.best, check.worst)


def _repeated(found: Found, first: Mapping[_Identity, Review]) -> tuple[Reason, ...]:
    others = (r for r in found.reviews if r.reviewed_on != first[_of_review(r)].reviewed_on)
    return tuple(
        reason(
            "review_repeated",
            claim=r.claim,
            url=r.url,
            day=r.reviewed_on.isoformat() if r.reviewed_on else "–",
        )
        for r in others
    )


def _check(review: Review, by: User, at: datetime) -> ExternalCheck:
    return ExternalCheck(
        url=review.url,
        publisher=review.publisher,
        claim_reviewed=review.claim,
        claimant=review.claimant,
        rating=review.rating,
        rating_value=review.value,
        best=review.best,
        worst=review.worst,
        reviewed_on=review.reviewed_on,
        language=review.language,
        raw=review.raw,
        created_at=at,
        created_by=by,
    )


def suggest(keys: Iterable[int]) -> int:
    """Suggest claims for these checks; how many suggestions are new. May be done again."""
    catch_up_with_all()
    made = 0
    for check in ExternalCheck.objects.filter(pk__in=list(keys)).order_by("pk"):
        matches = [
            ExternalCheckMatch(check_by_other=check, claim_id=claim, score=score)
            for claim, score in alike(check.claim_reviewed)
        ]
        there = set(check.matches.values_list("claim_id", flat=True))
        new = [match for match in matches if match.claim_id not in there]
        made += len(ExternalCheckMatch.objects.bulk_create(new, ignore_conflicts=True))
    return made


def alike(text: str) -> list[tuple[int, float]]:
    """Keys of our claims that seem to say the same, and how much so; best first."""
    words = _words(text)
    longest = sorted(words, key=lambda word: (-len(word), word))[:WORDS]
    if not longest:
        return []
    claims = with_any_word(longest).order_by("-pk").annotate(stated=_STATED)
    found = claims.values_list("pk", "statement", "quote", "stated")[:LOOKED_AT_CLAIMS]
    numbers = numbers_in(text)
    scored = [
        (key, likeness(words, set(stated), numbers, numbers_in(f"{statement} {quote}")))
        for key, statement, quote, stated in found
    ]
    good = [(key, round(score, 3)) for key, score in scored if score >= MATCH_MIN_SCORE]
    return sorted(good, key=lambda each: (-each[1], each[0]))[:SUGGESTED_MAX_CLAIMS]


def _words(text: str) -> set[str]:
    return {word for token in cut(text) for word in word_form(token.text).lexemes}


def decide(match: ExternalCheckMatch, outcome: str, *, by: User, at: datetime) -> None:
    """A person says whether it is the same claim; may be decided anew."""
    require(by, DECIDE)
    with transaction.atomic(), acting(user=by.pk, verb="match", at=at.isoformat()):
        match.outcome = ExternalCheckMatch.Outcome(outcome)
        suggested = match.outcome == ExternalCheckMatch.Outcome.SUGGESTED
        match.decided_by, match.decided_at = (None, None) if suggested else (by, at)
        match.save(update_fields=["outcome", "decided_by", "decided_at"])


def about(claim: Claim) -> list[ExternalCheckMatch]:
    """What other desks may have found about it, but for what was dismissed."""
    return list(
        ExternalCheckMatch.objects.filter(claim=claim)
        .exclude(outcome=ExternalCheckMatch.Outcome.DISMISSED)
        .select_related("check_by_other")
        .order_by("outcome", "-score")
    )
