"""The scales of verdicts that the public may look up: the one in use, and those before it."""

import json

from claims.models import ClaimVersion, PublicScale, RatingScale
from claims.publication.shapes import Json, to_json


def publish_scales(current: RatingScale | None) -> None:
    """Show the scale in use and every older one that a verdict was published on. A newer one stays
    in the drawer."""
    shown = []
    newest = current.version if current else 0
    scales = RatingScale.objects.filter(version__lte=newest).order_by("version")
    for scale in scales.prefetch_related("ratings"):
        used = _first_used(scale)
        if used or scale == current:
            shown.append(PublicScale(version=scale.version, body=to_json(_body(scale, used))))
    PublicScale.objects.exclude(version__in=[scale.version for scale in shown]).delete()
    PublicScale.objects.bulk_create(
        shown, update_conflicts=True, unique_fields=["version"], update_fields=["body"]
    )


def _first_used(scale: RatingScale) -> str | None:
    """When a verdict on it was published first (RFC 3339). It never changes, and is looked for
    among all versions once only."""
    known = PublicScale.objects.filter(version=scale.version).values_list("body", flat=True).first()
    if known and (said := json.loads(known)["first_used"]):
        return str(said)
    versions = ClaimVersion.objects.filter(rating__scale=scale).order_by("publication")
    first = versions.values_list("published_at", flat=True).first()
    return first.isoformat() if first else None


def _body(scale: RatingScale, first_used: str | None) -> Json:
    ratings = sorted(scale.ratings.all(), key=lambda rating: rating.position)
    return {
        "version": scale.version,
        "name": scale.name,
        "best": scale.best,
        "worst": scale.worst,
        "first_used": first_used,
        "ratings": [
            {
                "id": rating.slug,
                "label": rating.label_sv,
                "label_en": rating.label_en,
                "definition": rating.definition_sv,
                "definition_en": rating.definition_en,
                "value": rating.value,
            }
            for rating in ratings
        ],
    }
