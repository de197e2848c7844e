"""Of many claims at once: what the public has of each, and all that its record is made of."""

from collections.abc import Sequence

from claims.models import Claim, ClaimVersion
from claims.publication.record import EACH_READ_ONCE
from corpus.any_of import AnyOf


def with_everything(keys: Sequence[int]) -> list[Claim]:
    """In the order of the keys. Texts, speakers and checks are read once for all claims that share
    them, not with each."""
    found = {
        claim.pk: claim
        for claim in Claim.objects.filter(AnyOf("pk", keys)).prefetch_related(*EACH_READ_ONCE)
    }
    return [found[key] for key in keys]


def newest_versions(claim_keys: Sequence[int]) -> dict[int, ClaimVersion]:
    """By claim; of those that were ever published."""
    versions = ClaimVersion.objects.filter(AnyOf("claim_id", claim_keys))
    newest = versions.order_by("claim_id", "-number")
    return {version.claim_id: version for version in newest.distinct("claim_id")}
