"""What is public and what would be public now: claims where the two are not the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claims.models import Claim, ClaimVersion
from claims.models.claims import ClaimQuerySet
from claims.publication.differences import differences
from claims.publication.record import PREFETCH_RELATED, SELECT_RELATED, recorded, snapshot

# Claims that are held in memory at a time.
BATCH_CLAIMS = 200


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
        batch = keys[start : start + BATCH_CLAIMS]
        versions = ClaimVersion.objects.filter(claim__in=batch).order_by("claim_id", "-number")
        newest = {version.claim_id: version for version in versions.distinct("claim_id")}
        found = Claim.objects.filter(pk__in=batch).order_by("pk")
        for claim in found.select_related(*SELECT_RELATED).prefetch_related(*PREFETCH_RELATED):
            record = snapshot(claim)
            if list(differences(recorded(newest[claim.pk]), record)):
                yield DifferingClaim(claim, newest[claim.pk], record)
