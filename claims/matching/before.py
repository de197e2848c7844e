"""Has it been checked before? A sentence against the desk's claims, and against the public's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q

from claims.matching.candidates import WordTable, best_candidates, shares, weights_of
from claims.matching.comparing import MatchComparison, compare
from claims.matching.said import SaidAmount, SaidWords, names_in, said_in, together
from claims.matching.word_index import catch_up
from claims.models import Claim, ExternalCheck, PublicClaim, Quantity
from claims.vocabulary.workflow import CHECKED
from corpus.models import Revision

# What is less alike is not shown.
SHOWN_MIN_SCORE = 0.42
SHOWN_MAX_MATCHES = 10
# Claims with the same number that are looked at, the newest; and checks by other desks.
NUMBER_MAX_CLAIMS = 100
EXTERNAL_MAX_CHECKS = 200
# The beginning of a word that its forms have in common, in characters.
STEM_MIN_CHARACTERS = 5

_CHECKED = (
    "EXISTS (SELECT FROM claims_publicclaim c WHERE c.first_publication = met.claim_id"
    " AND c.verification_status = 'checked' AND NOT c.withdrawn)"
)

DESK = WordTable(DEFAULT_DB_ALIAS, "claims_claimwords", "claim_id")


def public_table(using: str) -> WordTable:
    return WordTable(using, "claims_publicsearch", "claim_id", _CHECKED, amounts=True)


@dataclass(frozen=True, slots=True)
class Like:
    """Something known that is like what was asked: a `Claim`, a `PublicClaim` or an
    `ExternalCheck`."""

    known: Any
    comparison: MatchComparison


def like_at_desk(
    text: str,
    *,
    year: int | None = None,
    speaker: int | None = None,
    only_checked: bool = False,
) -> list[Like]:
    """Of all claims, published or not, and of other desks' checks; the most alike first.

    `year` is when it is said, `speaker` who says it (a primary key).
    """
    catch_up()
    said = said_in(text, year)
    if not said.words:
        return []
    found = shares(DESK, said.words)
    keys = best_candidates(DESK, said, found, _with_numbers(said.amounts))
    weights = weights_of(found)
    claims = Claim.objects.filter(pk__in=keys)
    if only_checked:
        claims = claims.filter(status=CHECKED)
    shown = claims.select_related(
        "speaker", "role", "revision__document__publisher", "assessment__rating"
    ).defer(*Revision.bulky("revision__"))
    likes = [Like(claim, _with_claim(said, claim, weights, speaker)) for claim in shown]
    likes += [
        Like(check, compare(said, said_in(check.claim_reviewed), weights))
        for check in _external(said, found)
    ]
    return _ranked(likes)


def like_in_public(text: str, using: str, *, year: int | None = None) -> list[Like]:
    """Of the public claims that are checked: three queries."""
    said = said_in(text, year)
    if not said.words:
        return []
    table = public_table(using)
    found = shares(table, said.words)
    keys = best_candidates(table, said, found)
    weights = weights_of(found)
    rows = PublicClaim.objects.using(using).filter(
        pk__in=keys, verification_status=CHECKED, withdrawn=False
    )
    return _ranked(Like(row, _with_public(said, row, weights)) for row in rows)


def _ranked(likes: Iterable[Like]) -> list[Like]:
    good = [like for like in likes if like.comparison.score >= SHOWN_MIN_SCORE]
    good.sort(key=lambda like: (-like.comparison.score, -like.known.pk))
    return good[:SHOWN_MAX_MATCHES]


def _with_claim(
    said: SaidWords, claim: Claim, weights: dict[str, float], speaker: int | None
) -> MatchComparison:
    role = claim.role
    about = (
        f"{claim.speaker.name} {claim.speaker.party} {role or ''}"
        f" {claim.revision.document.title} {claim.revision.document.publisher or ''}"
    )
    return _held_against(
        said,
        (claim.statement, claim.quote),
        weights,
        about=about,
        years=(claim.date_earliest.year, claim.date_latest.year),
        same_speaker=speaker is not None and claim.speaker_id == speaker,
    )


def _with_public(said: SaidWords, row: PublicClaim, weights: dict[str, float]) -> MatchComparison:
    return _held_against(
        said,
        (row.statement, row.quote),
        weights,
        about=f"{row.speaker} {row.party} {row.role} {row.document_title}",
        years=(row.date_earliest.year, row.date_latest.year),
    )


def _held_against(
    said: SaidWords,
    texts: Sequence[str],
    weights: dict[str, float],
    *,
    about: str,
    years: tuple[int, int],
    same_speaker: bool = False,
) -> MatchComparison:
    known = together(said_in(text, years[1]) for text in texts)
    return compare(
        said,
        known,
        weights,
        same_speaker=same_speaker,
        context=names_in(about),
        years=frozenset(map(str, years)),
    )


def _with_numbers(amounts: Iterable[SaidAmount]) -> list[int]:
    """Claims with one of the numbers that says something by itself: not “två”."""
    telling: set[Decimal] = {each.value for each in amounts if each.value > 20}
    if not telling:
        return []
    same = Quantity.objects.filter(Q(value__in=telling)).order_by("-claim_id")
    return list(same.values_list("claim_id", flat=True)[:NUMBER_MAX_CLAIMS])


def _external(said: SaidWords, found: dict[str, float]) -> list[ExternalCheck]:
    """Other desks' checks with two of the rarest words, by the words' beginnings."""
    rarest = sorted(said.words, key=lambda word: (found[word], -len(word), word))[:5]
    stems = [_stem(word) for word in rarest if word.isalnum()]
    if len(stems) < 2:
        return []
    pairs = " | ".join(
        f"({stem}:* & ({' | '.join(f'{other}:*' for other in stems[at + 1 :])}))"
        for at, stem in enumerate(stems[:-1])
    )
    words = SearchVector("claim_reviewed", config="simple")
    query = SearchQuery(pairs, config="simple", search_type="raw")
    return list(
        ExternalCheck.objects.annotate(vector=words)
        .filter(vector=query)
        .defer("raw")
        .order_by("-pk")[:EXTERNAL_MAX_CHECKS]
    )


def _stem(word: str) -> str:
    return word[: max(STEM_MIN_CHARACTERS, len(word) - 2)]
