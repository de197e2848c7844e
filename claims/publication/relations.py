"""Writing how public claims stand to each other, where the desk has said so.

A relation is shown when both of its claims are: it comes with the later of the two, and goes when
either is withdrawn.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claims.models import ClaimRelation, ClaimVersion, PublicClaim, PublicRelation
from claims.publication.record import is_withdrawn
from corpus.any_of import AnyOf

Said = tuple[str, str, str]  # ids in public: claim, kind, other


def write_relations(shown: Sequence[ClaimVersion], again: Sequence[int]) -> None:
    """As `shown`, the newest versions of claims that are not withdrawn, say. Those that were public
    before, withdrawn ones too, are `again` written, by their first publication."""
    if again:
        PublicRelation.objects.filter(AnyOf("claim", again) | AnyOf("other", again)).delete()
    newest = {version.claim_id: version for version in shown}
    said = set(_said(newest.values()))
    said |= set(_said_of(newest))
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


def _said_of(newest: Mapping[int, ClaimVersion]) -> Iterator[Said]:
    """What the newest versions of other claims say of these."""
    others = ClaimRelation.objects.filter(AnyOf("other", list(newest)))
    others = others.exclude(AnyOf("claim", list(newest)))
    versions = ClaimVersion.objects.filter(claim__in=others.values("claim"))
    versions = versions.order_by("claim_id", "-number").distinct("claim_id")
    these = {version.record["claim"]["id"] for version in newest.values()}
    yield from (said for said in _said(versions) if said[2] in these)
