"""Claims that have to do with one: as the desk has said, by the same check, on the same matter."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from claims.models import PublicClaimFacets, PublicRelation
from claims.publication.facet_values import facets_of
from factcheck.site import reading
from factcheck.site.choices import CLAIMS, Chosen
from factcheck.site.facet_counts import keys_of
from factcheck.site.reading import PUBLIC, FoundClaim

# Of one sort.
MOST_RELATED: Final = 5

# By the relation's kind: of this claim to the other, and of the other to this one.
RELATION_WORDS: Final[dict[str, tuple[Promise, Promise]]] = {
    "repeats": (
        pgettext_lazy("relation of claims", "Repeats"),
        pgettext_lazy("relation of claims", "Is repeated by"),
    ),
    "contradicts": (
        pgettext_lazy("relation of claims", "Contradicts"),
        pgettext_lazy("relation of claims", "Is contradicted by"),
    ),
    "narrows": (
        pgettext_lazy("relation of claims", "Narrows"),
        pgettext_lazy("relation of claims", "Is narrowed by"),
    ),
    "answers": (
        pgettext_lazy("relation of claims", "Answers"),
        pgettext_lazy("relation of claims", "Is answered by"),
    ),
}
SAME_CHECK: Final = pgettext_lazy("relation of claims", "Checked together with this one")
SAME_MATTER: Final = pgettext_lazy("relation of claims", "By the same speaker, on the same topic")


@dataclass(frozen=True, slots=True)
class RelatedClaims:
    how: str
    claims: tuple[FoundClaim, ...]


def related(claim: FoundClaim) -> list[RelatedClaims]:
    """At most five queries: relations, the same check, numbers of speaker and topics, the same
    matter, records. A claim stands where it comes first."""
    found: dict[str, list[int]] = {}
    seen = {claim.key}
    for how, key in (*_relations(claim.key), *_same_check(claim), *_same_matter(claim, seen)):
        if key not in seen and len(found.get(how, ())) < MOST_RELATED:
            seen.add(key)
            found.setdefault(how, []).append(key)
    keys = [key for each in found.values() for key in each]
    if not keys:
        return []
    rows = reading.found(reading.listed_claims().filter(pk__in=keys))
    claims = {each.key: each for each in rows}
    return [
        RelatedClaims(how, tuple(claims[key] for key in keys if key in claims))
        for how, keys in found.items()
    ]


def _relations(key: int) -> list[tuple[str, int]]:
    rows = PublicRelation.objects.using(PUBLIC).filter(Q(claim=key) | Q(other=key))
    found = []
    for kind, one, other in rows.order_by("kind", "pk").values_list("kind", "claim", "other"):
        own = one == key
        if kind in RELATION_WORDS:
            found.append((str(RELATION_WORDS[kind][0 if own else 1]), other if own else one))
    return found


def _same_check(claim: FoundClaim) -> list[tuple[str, int]]:
    digest = facets_of(claim.record).check_digest
    if not digest:
        return []
    rows = PublicClaimFacets.objects.using(PUBLIC).filter(check_digest=digest)
    keys = rows.order_by("claim").values_list("pk", flat=True)[: MOST_RELATED + 1]
    return [(str(SAME_CHECK), key) for key in keys]


def _same_matter(claim: FoundClaim, seen: set[int]) -> list[tuple[str, int]]:
    record = claim.record
    if not record["topics"]:
        return []
    speaker = ("speaker", record["speaker"]["id"])
    values = {"speaker": (speaker[1],), "topic": tuple(record["topics"])}
    keys, _own = keys_of(Chosen(CLAIMS, values))
    topics = [keys["topic", topic] for topic in record["topics"] if ("topic", topic) in keys]
    if speaker not in keys or not topics:
        return []
    rows = PublicClaimFacets.objects.using(PUBLIC).filter(
        keys__contains=[keys[speaker]], keys__overlap=topics
    )
    found = rows.exclude(pk__in=seen).order_by("-said", "-claim").values_list("pk", flat=True)
    return [(str(SAME_MATTER), key) for key in found[: MOST_RELATED * 2]]
