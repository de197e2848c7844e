"""What is public and what would be public now: claims where the two are not the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from claims.models import Claim, ClaimVersion
from claims.models.claims import ClaimQuerySet
from claims.publication.differences import differences
from claims.publication.newest import newest_versions, with_everything
from claims.publication.record import recorded, snapshot
from claims.publication.shapes import each_taken_once
from corpus.collecting import no_collecting

# Claims that are held in memory at a time: what many share is read, and put into words, once.
BATCH_CLAIMS = 1_000


@dataclass(frozen=True, slots=True)
class DifferingClaim:
    """`newest` is the version that the public has, `record` what it would be now."""

    claim: Claim
    newest: ClaimVersion
    record: dict[str, Any]


def differing(claims: ClaimQuerySet) -> Iterator[DifferingClaim]:
    """Of those of the claims that are public, in the order of their keys.

    Names of speakers, topics, documents and ratings stand in each version, so that every claim's
    record is made anew and compared.
    """
    keys = list(claims.in_public().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH_CLAIMS):
        yield from _differing(keys[start : start + BATCH_CLAIMS])


def _differing(keys: Sequence[int]) -> list[DifferingClaim]:
    with no_collecting(), each_taken_once():
        newest = newest_versions(keys)
        records = [(claim, snapshot(claim)) for claim in with_everything(keys)]
        return [
            DifferingClaim(claim, newest[claim.pk], record)
            for claim, record in records
            if differences(recorded(newest[claim.pk]), record)
        ]
