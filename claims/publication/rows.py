"""The rows that the public reads, made from versions: see `claims/models/public.py`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, TextField

from claims.models import ClaimVersion, PublicClaim, PublicQuantity, PublicVersion
from claims.publication import columns
from claims.publication.claimreview import page_url
from claims.publication.record import WITHDRAWN, render
from claims.publication.shapes import API_ROOT, Json, to_json


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version as the public reads it: the JSON and its text, made once for all that needs them.

    `first` is the claim's first publication.
    """

    version: ClaimVersion
    first: int
    record: Json
    body: str


def show(version: ClaimVersion, first_publication: int, base_url: str) -> ShownVersion:
    record = render(version, base_url)
    return ShownVersion(version, first_publication, record, to_json(record))


def row_values(shown: ShownVersion) -> Json:
    """The version as the public tables keep it, by the fields of PublicClaim."""
    return {
        "first_publication": shown.first,
        "publication": shown.version.publication,
        "withdrawn": False,
        "body": shown.body,
        **columns.values(shown.record),
    }


def public_row(version: ClaimVersion, first_publication: int, base_url: str) -> PublicClaim:
    return PublicClaim(**row_values(show(version, first_publication, base_url)))


def withdrawn_row(version: ClaimVersion, base_url: str) -> Json:
    """What a withdrawn claim's row is set to: its numbers, the reason, and no more words."""
    words: Json = {
        field.attname: [] if field.attname == "topics" else None if field.null else ""
        for field in PublicClaim._meta.concrete_fields
        if field.null or isinstance(field, CharField | TextField | ArrayField)
    }
    del words["id"]
    record = render(version, base_url)
    return words | {
        "publication": version.publication,
        "version": version.number,
        "published_at": version.published_at,
        "url": record["url"],
        "page_url": record["page_url"],
        "withdrawn": True,
        "body": to_json(record),
    }


def imported_withdrawal(
    public_id: str, trace: Json, base_url: str
) -> tuple[PublicClaim, list[PublicVersion]]:
    """What the public sees of a claim that was withdrawn before it was imported."""
    first, last = trace["versions"][0], trace["versions"][-1]
    at = datetime.fromisoformat(last["published_at"])
    own = {
        "id": public_id,
        "url": f"{base_url}{API_ROOT}claims/{public_id}/",
        "page_url": page_url(public_id, base_url),
        "version": last["version"],
        "published_at": last["published_at"],
        "withdrawn": trace["withdrawn"],
    }
    body = to_json(WITHDRAWN.in_order(own))
    row = PublicClaim(
        first_publication=first["publication"],
        publication=last["publication"],
        id=public_id,
        version=last["version"],
        published_at=at,
        topics=[],
        date_earliest=at.date(),
        date_latest=at.date(),
        revision=0,
        span_start=0,
        span_end=0,
        url=own["url"],
        page_url=own["page_url"],
        withdrawn=True,
        body=body,
    )
    versions = [
        PublicVersion(
            publication=version["publication"],
            claim=row,
            number=version["version"],
            kind=version["kind"],
            note=version["note"] or "",
            published_at=datetime.fromisoformat(version["published_at"]),
            body=body,
        )
        for version in trace["versions"]
    ]
    return row, versions


def public_version(
    version: ClaimVersion,
    shown: ClaimVersion,
    first_publication: int,
    base_url: str,
    body: str | None = None,
) -> PublicVersion:
    """The version as the public can look back at it, with the words of the one that is `shown`,
    whose `body` may be known already."""
    return PublicVersion(
        publication=version.publication,
        claim_id=first_publication,
        number=version.number,
        kind=version.kind,
        note=version.note,
        published_at=version.published_at,
        body=to_json(render(shown, base_url)) if body is None else body,
    )


def public_quantities(version: ClaimVersion, first_publication: int) -> Iterator[PublicQuantity]:
    for position, quantity in enumerate(version.record["claim"]["quantities"], start=1):
        yield PublicQuantity(
            claim_id=first_publication,
            position=position,
            unit=quantity["unit"],
            value=quantity["value"],
            value_max=quantity["value_max"] or quantity["value"],
        )
