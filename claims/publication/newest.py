"""Of many claims at once: what the public has of each, and all that its record is made of."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Prefetch

from claims.models import Claim, ClaimVersion
from claims.publication.shapes import kept_as
from corpus.any_of import AnyOf

# What `record.snapshot` reads, so that many claims cost a fixed number of queries.
SELECT_RELATED: Final = (
    "revision__document__publisher",
    "section",
    "speaker",
    "role",
    "assessment__rating__scale",
)
PREFETCH_RELATED: Final = (
    "revision__pages",
    "topics",
    "quantities",
    "speaker__roles",
    "voices__speaker__roles",
    "voices__role",
    "relations__other",
    "assessment__evidence",
)

# The same for many claims at once: each text, speaker and check once for all that share it, and
# lists where `all_of` looks for them, for which Django makes no query set of each claim.
EACH_READ_ONCE: Final[tuple[str | Prefetch[str, Any, str], ...]] = (
    *SELECT_RELATED,
    "revision__pages",
    *(
        Prefetch(path, to_attr=kept_as(path.rpartition("__")[2]))
        for path in ("topics", "quantities", "voices", "relations", "speaker__roles")
    ),
    Prefetch("assessment__evidence", to_attr=kept_as("evidence")),
    *(f"{kept_as('voices')}__{name}" for name in ("speaker", "role")),
    Prefetch(f"{kept_as('voices')}__speaker__roles", to_attr=kept_as("roles")),
    f"{kept_as('relations')}__other",
)


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
