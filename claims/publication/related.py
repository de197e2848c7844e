"""Public claims that have to do with one: as the desk has said, by the same check, on the same
matter. Read over whichever connection the public is answered from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from claims.models import PublicClaimFacets, PublicFacet, PublicRelation
from claims.publication.facet_values import facets_of
from claims.publication.shapes import Json

# Of each sort that nobody has written down by hand.
ALIKE_MAX_CLAIMS: Final = 5
RELATED_MAX_CLAIMS: Final = 100

# By the relation's kind: of this claim to the other, and of the other to this one.
RELATIONS: Final = {
    "repeats": ("repeats", "repeated_by"),
    "contradicts": ("contradicts", "contradicted_by"),
    "narrows": ("narrows", "narrowed_by"),
    "answers": ("answers", "answered_by"),
}
SAME_CHECK: Final = "same_check"
SAME_TOPIC: Final = "same_speaker_and_topic"
ALL_RELATIONS: Final = (
    *(name for pair in RELATIONS.values() for name in pair),
    SAME_CHECK,
    SAME_TOPIC,
)


@dataclass(frozen=True, slots=True)
class RelatedKey:
    """`claim` is a first publication."""

    relation: str
    claim: int


def related_keys(key: int, record: Json, using: str) -> list[RelatedKey]:
    """Of the claim with this first publication and record. Each related claim once, by the first of
    its relations; at most four queries."""
    found: dict[int, RelatedKey] = {}
    for each in (*_said(key, using), *_same_check(record, using)):
        found.setdefault(each.claim, each)
    found.pop(key, None)
    for each in _same_topic(record, {key, *found}, using):
        found.setdefault(each.claim, each)
    return list(found.values())


def _said(key: int, using: str) -> Iterator[RelatedKey]:
    rows = PublicRelation.objects.using(using).filter(Q(claim=key) | Q(other=key))
    ordered = rows.order_by("kind", "pk").values_list("kind", "claim_id", "other_id")
    for kind, one, other in ordered[:RELATED_MAX_CLAIMS]:
        if kind in RELATIONS:
            of_this, of_other = RELATIONS[kind]
            yield RelatedKey(of_this, other) if one == key else RelatedKey(of_other, one)


def _same_check(record: Json, using: str) -> Iterator[RelatedKey]:
    digest = facets_of(record).check_digest
    if not digest:
        return
    rows = PublicClaimFacets.objects.using(using).filter(check_digest=digest).order_by("claim")
    for key in rows.values_list("pk", flat=True)[: ALIKE_MAX_CLAIMS + 1]:
        yield RelatedKey(SAME_CHECK, key)


def _same_topic(record: Json, seen: set[int], using: str) -> Iterator[RelatedKey]:
    if not record["topics"]:
        return
    speaker = ("speaker", record["speaker"]["id"])
    facets = PublicFacet.objects.using(using).filter(
        Q(name="topic", value__in=record["topics"]) | Q(name="speaker", value=speaker[1])
    )
    keys = {(name, value): key for name, value, key in facets.values_list("name", "value", "key")}
    own = keys.pop(speaker, None)
    if own is None or not keys:
        return
    rows = PublicClaimFacets.objects.using(using).filter(
        keys__contains=[own], keys__overlap=sorted(keys.values())
    )
    ordered = rows.exclude(pk__in=seen).order_by("-said", "-claim")
    for key in ordered.values_list("pk", flat=True)[:ALIKE_MAX_CLAIMS]:
        yield RelatedKey(SAME_TOPIC, key)
