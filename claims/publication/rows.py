"""The rows that the public reads, made from versions: see `claims/models/public.py`."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, TextField

from claims.models import (
    ClaimVersion,
    PublicClaim,
    PublicQuantity,
    PublicReference,
    PublicVersion,
    Rating,
)
from claims.publication.record import API_ROOT, Json, render
from claims.publication.shapes import DOCUMENT, RATING, SPEAKER, TOPIC, WITHDRAWN, Shape, in_order
from corpus.swedish import sort_key

# Raise when the shape of a row or of its JSON changes: `rebuild_public` then makes them anew.
FORM_VERSION = 2

# Some letters are sorted as several: a name of 500 characters may have a longer key.
LONGEST_SORT_KEY = 500


def to_json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def public_row(version: ClaimVersion, first_publication: int, base_url: str) -> PublicClaim:
    """The version as the public tables keep it."""
    record = render(version, base_url)
    source, speaker, date = record["source"], record["speaker"], record["date"]
    return PublicClaim(
        first_publication=first_publication,
        publication=version.publication,
        id=record["id"],
        version=version.number,
        published_at=version.published_at,
        statement=record["statement"],
        quote=record["quote"],
        kind=record["kind"],
        topics=record["topics"],
        speaker=speaker["name"],
        speaker_id=speaker["id"],
        party=speaker["party"] or "",
        role=speaker["role"] or "",
        cited_authority=(record["cited_authority"] or {}).get("name", ""),
        date_edtf=date["edtf"],
        date_earliest=date["earliest"],
        date_latest=date["latest"],
        document=source["document"]["file"] or "",
        document_id=source["document"]["id"],
        document_title=source["document"]["title"],
        revision=source["revision"],
        source_sha256=source["sha256"],
        section=(source["section"] or {}).get("title", ""),
        span_start=source["start"],
        span_end=source["end"],
        quantities=" | ".join(quantity_words(quantity) for quantity in record["quantities"]),
        verification_status=record["verification_status"],
        rating=(record["rating"] or {}).get("id", ""),
        url=record["url"],
        body=to_json(record),
    )


def withdrawn_row(version: ClaimVersion, base_url: str) -> Json:
    """What a withdrawn claim's row is set to: its numbers, the reason, and no more words."""
    words = {
        field.attname: [] if field.attname == "topics" else ""
        for field in PublicClaim._meta.concrete_fields
        if isinstance(field, CharField | TextField | ArrayField) and field.attname != "id"
    }
    record = render(version, base_url)
    return words | {
        "publication": version.publication,
        "version": version.number,
        "published_at": version.published_at,
        "url": record["url"],
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
        "version": last["version"],
        "published_at": last["published_at"],
        "withdrawn": trace["withdrawn"],
    }
    body = to_json(in_order(own, WITHDRAWN))
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
    version: ClaimVersion, shown: ClaimVersion, first_publication: int, base_url: str
) -> PublicVersion:
    """The version as the public can look back at it, with the words of the one that is `shown`."""
    return PublicVersion(
        publication=version.publication,
        claim_id=first_publication,
        number=version.number,
        kind=version.kind,
        note=version.note,
        published_at=version.published_at,
        body=to_json(render(shown, base_url)),
    )


def quantity_words(quantity: Json) -> str:
    """`640 miljoner kronor = 640000000 SEK`, `10-15 år = 10–15 years`."""
    upper = "" if quantity["value_max"] is None else f"–{quantity['value_max']}"
    return f"{quantity['text']} = {quantity['value']}{upper} {quantity['unit']}"


def public_quantities(version: ClaimVersion, first_publication: int) -> Iterator[PublicQuantity]:
    for position, quantity in enumerate(version.record["claim"]["quantities"], start=1):
        yield PublicQuantity(
            claim_id=first_publication,
            position=position,
            unit=quantity["unit"],
            value=quantity["value"],
            value_max=quantity["value_max"] or quantity["value"],
        )


def references(version: ClaimVersion, base_url: str) -> Iterator[PublicReference]:
    """The speakers, document and topics that the version names, as the public reads them."""
    root = base_url + API_ROOT
    for speaker in version.record["speakers"]:
        url = f"{root}speakers/{speaker['id']}/"
        yield _reference("speaker", speaker["name"], speaker | {"url": url}, SPEAKER)
    for topic in version.record["topics"]:
        url = f"{root}topics/{topic['id']}/"
        yield _reference("topic", topic["name_sv"], topic | {"url": url}, TOPIC)
    document = version.record["document"]
    # `url` is the source's own address there, as it is inside a claim.
    api_url = f"{root}documents/{document['id']}/"
    yield _reference("document", document["title"], document | {"api_url": api_url}, DOCUMENT)


def rating_references(ratings: Iterable[Rating], base_url: str) -> Iterator[PublicReference]:
    """The verdicts of a scale, in its own order."""
    for rating in ratings:
        record: Json = {
            "id": rating.slug,
            "label": rating.label_sv,
            "label_en": rating.label_en,
            "definition": rating.definition_sv,
            "definition_en": rating.definition_en,
            "value": rating.value,
            "best": rating.scale.best,
            "worst": rating.scale.worst,
            "scale_version": rating.scale.version,
        }
        record["url"] = f"{base_url}{API_ROOT}ratings/{rating.slug}/"
        reference = _reference("rating", rating.label_sv, record, RATING)
        reference.sort_key = f"{rating.position:05}"
        yield reference


def reference_of(kind: str, said: Json) -> PublicReference:
    """The reference that the API answers so."""
    name, shape = {
        "speaker": ("name", SPEAKER),
        "document": ("title", DOCUMENT),
        "topic": ("name_sv", TOPIC),
    }[kind]
    reference = _reference(kind, said[name], said, shape)
    reference.text = said.get("text")
    return reference


def _reference(kind: str, name: str, record: Json, shape: Shape) -> PublicReference:
    return PublicReference(
        kind=kind,
        id=record["id"],
        name=name,
        sort_key=sort_key(name)[:LONGEST_SORT_KEY],
        body=to_json(in_order(record, shape)),
    )
