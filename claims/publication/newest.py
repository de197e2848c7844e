"""Of many claims at once: what the public has of each, and all that its record is made of."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.db.models import Model, Prefetch, prefetch_related_objects

from claims.models import (
    Claim,
    ClaimRelation,
    ClaimTopic,
    ClaimVersion,
    Quantity,
    Topic,
    Voice,
)
from claims.publication.shapes import all_of, kept_as
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

# Of what many claims share, what is read along with it.
_WITH_TEXT: Final = ("document__publisher", "pages")
_WITH_SPEAKER: Final = (Prefetch("roles", to_attr=kept_as("roles")),)
_WITH_CHECK: Final = ("rating__scale", Prefetch("evidence", to_attr=kept_as("evidence")))


def with_everything(keys: Sequence[int]) -> list[Claim]:
    """In the order of the keys. Texts, speakers and checks are read once for all claims that share
    them, not with each; lists are where `all_of` looks for them. Django's own way to do so asks
    each claim some thirty questions."""
    found = {claim.pk: claim for claim in Claim.objects.filter(AnyOf("pk", keys))}
    claims = [found[key] for key in keys]
    _hang_on("quantities", found, Quantity.objects.filter(AnyOf("claim_id", keys)))
    _hang_on("voices", found, Voice.objects.filter(AnyOf("claim_id", keys)))
    relations = ClaimRelation.objects.filter(AnyOf("claim_id", keys)).order_by("pk")
    _hang_on("relations", found, relations.select_related("other"))
    _hang_on_topics(found)
    voices = [voice for claim in claims for voice in all_of(claim, "voices")]
    _give("revision", claims, *_WITH_TEXT)
    _give("section", claims)
    _give("assessment", claims, *_WITH_CHECK)
    _give("speaker", [*claims, *voices], *_WITH_SPEAKER)
    _give("role", [*claims, *voices])
    return claims


def _give(name: str, rows: Sequence[Model], *along: str | Prefetch[str, Any, str]) -> None:
    """To each row what it refers to by this name, the same to all that refer to the same."""
    if not rows:
        return
    fields = {type(row): type(row)._meta.get_field(name) for row in rows}
    model: type[Model] = next(iter(fields.values())).related_model  # type: ignore[assignment]
    attribute = f"{name}_id"
    keys = {getattr(row, attribute) for row in rows} - {None}
    there = model._default_manager.filter(AnyOf("pk", sorted(keys))) if keys else []
    shared = {each.pk: each for each in there}
    if along:
        prefetch_related_objects(list(shared.values()), *along)
    for row in rows:
        field: Any = fields[type(row)]
        key = getattr(row, attribute)
        field.set_cached_value(row, None if key is None else shared[key])


def _hang_on(name: str, claims: Mapping[int, Claim], rows: Iterable[Any]) -> None:
    kept = kept_as(name)
    for claim in claims.values():
        setattr(claim, kept, [])
    for row in rows:
        getattr(claims[row.claim_id], kept).append(row)


def _hang_on_topics(claims: Mapping[int, Claim]) -> None:
    """The same for all claims that are on a topic."""
    kept = kept_as("topics")
    rows = ClaimTopic.objects.filter(AnyOf("claim_id", list(claims)))
    pairs = list(rows.values_list("claim_id", "topic_id"))
    topics = Topic.objects.in_bulk({topic for _claim, topic in pairs})
    for claim in claims.values():
        setattr(claim, kept, [])
    for key, topic in pairs:
        getattr(claims[key], kept).append(topics[topic])


def newest_versions(claim_keys: Sequence[int]) -> dict[int, ClaimVersion]:
    """By claim; of those that were ever published."""
    versions = ClaimVersion.objects.filter(AnyOf("claim_id", claim_keys))
    newest = versions.order_by("claim_id", "-number")
    return {version.claim_id: version for version in newest.distinct("claim_id")}
