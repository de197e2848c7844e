"""Writing how public claims stand to each other, where the desk has said so.

A relation is shown when both of its claims are: it comes with the later of the two, and goes when
either is withdrawn.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claims.models import ClaimRelation, ClaimVersion, PublicClaim, PublicRelation
from claims.publication.record import is_withdrawn
from corpus.any_of import AnyOf

Said = tuple[str, str, str]  # ids in public: claim, kind, other


class RelationsWriter:
    """How the claims of one act stand to each other and to those that are public already."""

    def __init__(self) -> None:
        self._said: set[Said] = set()
        self._ids: dict[int, str] = {}
        self._again: list[int] = []

    def note(self, shown: Sequence[ClaimVersion], again: Sequence[int]) -> None:
        """What the versions that are `shown`, the newest of claims that are not withdrawn, say.
        Those that were public before, withdrawn ones too, are `again` written, by their first
        publication."""
        self._said.update(_said(shown))
        self._ids |= {each.claim_id: each.record["claim"]["id"] for each in shown}
        self._again += again

    def write(self) -> None:
        if self._again:
            of_these = AnyOf("claim", self._again) | AnyOf("other", self._again)
            PublicRelation.objects.filter(of_these).delete()
        said = self._said | set(_said_of(self._ids))
        if not said:
            return
        ids = {public_id for claim, _kind, other in said for public_id in (claim, other)}
        rows = PublicClaim.objects.filter(id__in=ids, withdrawn=False)
        keys = dict(rows.values_list("id", "pk"))
        PublicRelation.objects.bulk_create(
            PublicRelation(claim_id=keys[claim], kind=kind, other_id=keys[other])
            for claim, kind, other in sorted(said)
            if claim in keys and other in keys
        )


def _said(versions: Iterable[ClaimVersion]) -> Iterator[Said]:
    for version in versions:
        record = version.record
        if not is_withdrawn(record["claim"]):
            own = record["claim"]["id"]
            for relation in record.get("relations") or ():
                yield own, relation["kind"], relation["claim"]


def _said_of(ids: Mapping[int, str]) -> Iterator[Said]:
    """What the newest versions of other claims say of these."""
    others = ClaimRelation.objects.filter(AnyOf("other", list(ids)))
    others = others.exclude(AnyOf("claim", list(ids)))
    versions = ClaimVersion.objects.filter(claim__in=others.values("claim"))
    versions = versions.order_by("claim_id", "-number").distinct("claim_id")
    these = set(ids.values())
    yield from (said for said in _said(versions) if said[2] in these)
