"""Claims that have to do with one, as its page shows them."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from claims.publication.related import related_keys
from factcheck.site import reading
from factcheck.site.reading import PUBLIC, FoundClaim

_WORDS: Final[dict[str, Promise]] = {
    "repeats": pgettext_lazy("relation of claims", "Repeats"),
    "repeated_by": pgettext_lazy("relation of claims", "Is repeated by"),
    "contradicts": pgettext_lazy("relation of claims", "Contradicts"),
    "contradicted_by": pgettext_lazy("relation of claims", "Is contradicted by"),
    "narrows": pgettext_lazy("relation of claims", "Narrows"),
    "narrowed_by": pgettext_lazy("relation of claims", "Is narrowed by"),
    "answers": pgettext_lazy("relation of claims", "Answers"),
    "answered_by": pgettext_lazy("relation of claims", "Is answered by"),
    "same_check": pgettext_lazy("relation of claims", "Checked together with this one"),
    "same_speaker_and_topic": pgettext_lazy(
        "relation of claims", "By the same speaker, on the same topic"
    ),
}


@dataclass(frozen=True, slots=True)
class RelatedClaims:
    how: str
    claims: tuple[FoundClaim, ...]


def related(claim: FoundClaim) -> list[RelatedClaims]:
    """At most five queries: the relations that are said, the same check, what speaker and topics
    are called, the same matter, records."""
    keys = related_keys(claim.key, claim.record, PUBLIC)
    if not keys:
        return []
    rows = reading.listed_claims().filter(pk__in=[each.claim for each in keys])
    claims = {each.key: each for each in reading.found(rows)}
    by_relation: dict[str, list[FoundClaim]] = {}
    for each in keys:
        if each.claim in claims:
            by_relation.setdefault(each.relation, []).append(claims[each.claim])
    return [
        RelatedClaims(str(_WORDS[relation]), tuple(found))
        for relation, found in by_relation.items()
    ]
