"""Reading what a ClaimReview is made of, for any number of claims in two queries."""

import json
from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.conf import settings
from django.db.models import JSONField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from claims.models import PublicReference, PublicVersion
from claims.publication.claimreview import Desk, Json, PastVersion, claim_review, is_reviewed
from claims.publication.record import timestamp

Key = TypeVar("Key", int, str)


def desk() -> Desk:
    return Desk(settings.DESK_NAME, settings.PUBLIC_BASE_URL)


def reviews(records: Sequence[Json], *, using: str) -> dict[str, Json]:
    """The ClaimReview of each of the records that is checked, by public id, in their order."""
    checked = [record for record in records if is_reviewed(record)]
    if not checked:
        return {}
    versions = _past_versions("claim__id", [record["id"] for record in checked], using)
    speakers = {
        voice["id"] for record in checked for voice in (record["speaker"], *record["cosigners"])
    }
    known = wikidata_ids(speakers, using=using)
    return {
        record["id"]: claim_review(record, versions[record["id"]], desk=desk(), wikidata_ids=known)
        for record in checked
    }


def past_versions(claims: Iterable[int], *, using: str) -> dict[int, list[PastVersion]]:
    """All versions of the claims (given by first publication), oldest first."""
    return _past_versions("claim_id", claims, using)


def _past_versions(key: str, claims: Iterable[Key], using: str) -> dict[Key, list[PastVersion]]:
    """The same, with the claims given by `key`."""
    found: dict[Key, list[PastVersion]] = {claim: [] for claim in claims}
    status = KeyTextTransform("verification_status", Cast("body", JSONField()))
    rows = PublicVersion.objects.using(using).filter(**{f"{key}__in": found}).order_by("number")
    for claim, number, kind, note, published_at, then in rows.values_list(
        key, "number", "kind", "note", "published_at", status
    ):
        found[claim].append(PastVersion(number, kind, note, timestamp(published_at), then))
    return found


def wikidata_ids(speakers: Iterable[str], *, using: str) -> dict[str, str]:
    """Of those of the speakers (by public id) that have one."""
    references = PublicReference.objects.using(using).filter(
        kind=PublicReference.Kind.SPEAKER, id__in=set(speakers)
    )
    found = (json.loads(body) for body in references.values_list("body", flat=True))
    return {speaker["id"]: speaker["wikidata_id"] for speaker in found if speaker["wikidata_id"]}
