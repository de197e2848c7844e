"""What public claims refer to, as the public reads it: speakers, documents, topics, verdicts."""

from collections.abc import Container, Iterable, Iterator, Mapping
from urllib.parse import quote

from django.db.models import Q

from claims.models import Claim, Party, PublicReference, Rating, Role, Speaker, Topic
from claims.publication.shapes import (
    API_ROOT,
    SHOWN,
    Json,
    Shape,
    all_of,
    many,
    one,
    to_json,
)
from claims.words.meanings import ways_to_ask
from corpus.models import Document, Page, Revision
from corpus.source_texts import FROM_PACKAGE, TOLD_BY_CLAIMS
from corpus.swedish import sort_key

# Some letters are sorted as several: a name of 500 characters may have a longer key.
SORT_KEY_MAX_CHARACTERS = 500

DATE: Shape[Claim | Document] = Shape(
    {
        "edtf": lambda dated: dated.date_edtf,
        "earliest": lambda dated: dated.date_earliest.isoformat() if dated.date_earliest else None,
        "latest": lambda dated: dated.date_latest.isoformat() if dated.date_latest else None,
        "evidence": lambda dated: dated.date_evidence or None,
    }
)

ROLE: Shape[Role] = Shape(
    {
        "title": lambda role: role.title,
        "organisation": lambda role: role.organisation or None,
        "party": lambda role: role.party or None,
        "period": lambda role: role.period_edtf or None,
    }
)

# `claims`, how many public claims name it, is counted (`claims/publication/counting.py`).
SPEAKER: Shape[Speaker] = Shape(
    {
        "id": lambda speaker: speaker.public_id,
        "url": SHOWN,
        "page_url": SHOWN,
        "name": lambda speaker: speaker.name,
        "kind": lambda speaker: speaker.kind,
        "party": lambda speaker: speaker.party or None,
        "wikidata_id": lambda speaker: speaker.wikidata_id or None,
        "roles": many(ROLE, lambda speaker: all_of(speaker, "roles")),
        "claims": SHOWN,
    },
    shared=True,
)

# All public metadata; the whole text is kept aside, and only where the rights note allows it.
DOCUMENT: Shape[Revision] = Shape(
    {
        "id": lambda revision: revision.document.public_id,
        "api_url": SHOWN,  # `url` is the source's own address, as it is inside a claim
        "page_url": SHOWN,
        "file": lambda revision: revision.document.file_name or None,
        "title": lambda revision: revision.document.title,
        "kind": lambda revision: revision.document.kind,
        "publisher": lambda revision: publisher_of(revision.document),
        "byline": lambda revision: revision.document.byline or None,
        "reference": lambda revision: revision.document.reference or None,
        "language": lambda revision: revision.document.language,
        "url": lambda revision: revision.document.url or None,
        "archived_url": lambda revision: revision.document.archived_url or None,
        "date": one(DATE, lambda revision: _dated(revision.document)),
        "retrieved_on": lambda revision: _retrieved_on(revision.document),
        "rights_note": lambda revision: revision.document.rights_note or None,
        "full_text_public": lambda revision: revision.document.full_text_public,
        "revision": lambda revision: revision.number,
        "sha256": lambda revision: revision.text_sha256,
        "length": lambda revision: revision.length,
        "claims": SHOWN,
    },
    shared=True,
)

# A party that nobody has named yet is called by its code in the desk's list.
PARTY: Shape[Party] = Shape(
    {
        "id": lambda party: party.code,
        "url": SHOWN,
        "name": lambda party: party.name if party.name != party.code else None,
        "claims": SHOWN,
    }
)

TOPIC: Shape[Topic] = Shape(
    {
        "id": lambda topic: topic.pk,
        "url": SHOWN,
        "name_sv": lambda topic: topic.name_sv,
        "name_en": lambda topic: topic.name_en,
        "claims": SHOWN,
    },
    shared=True,
)

RATING: Shape[Rating] = Shape(
    {
        "id": lambda rating: rating.slug,
        "url": SHOWN,
        "label": lambda rating: rating.label_sv,
        "label_en": lambda rating: rating.label_en,
        "definition": lambda rating: rating.definition_sv,
        "definition_en": lambda rating: rating.definition_en,
        "value": lambda rating: rating.value,
        "best": lambda rating: rating.scale.best,
        "worst": lambda rating: rating.scale.worst,
        "scale_version": lambda rating: rating.scale.version,
    }
)


def publisher_of(document: Document) -> str | None:
    return document.publisher.name if document.publisher else None


def _dated(document: Document) -> Document | None:
    return document if document.date_edtf else None


def _retrieved_on(document: Document) -> str | None:
    return document.retrieved_on.isoformat() if document.retrieved_on else None


def references(
    record: Json,
    base_url: str,
    parties: Mapping[str, Party],
    known: Container[tuple[str, str]] = (),
) -> Iterator[PublicReference]:
    """The speakers, document, topics and party that a version's record names, but for those whose
    kind and id are `known`. A record has a party's code; what that is called now say `parties`."""
    root = base_url + API_ROOT
    for speaker in record["speakers"]:
        if ("speaker", speaker["id"]) in known:
            continue
        path = f"speakers/{speaker['id']}/"
        shown = {"url": root + path, "page_url": f"{base_url}/{path}"}
        yield _reference("speaker", speaker["name"], speaker | shown, SPEAKER)
    for topic in record["topics"]:
        if ("topic", topic["id"]) in known:
            continue
        url = f"{root}topics/{topic['id']}/"
        yield _reference("topic", topic["name_sv"], topic | {"url": url}, TOPIC)
    code = record["claim"]["speaker"]["party"]
    if code and ("party", code) not in known:
        yield party_reference(parties.get(code) or Party(code=code, name=code), base_url)
    document = record["document"]
    if ("document", document["id"]) in known:
        return
    path = f"documents/{document['id']}/"
    shown = {"api_url": root + path, "page_url": f"{base_url}/{path}"}
    yield _reference("document", document["title"], document | shown, DOCUMENT)


def party_reference(party: Party, base_url: str) -> PublicReference:
    url = f"{base_url}{API_ROOT}parties/{quote(party.code)}/"
    reference = _reference("party", party.name, PARTY.take(party) | {"url": url}, PARTY)
    reference.called = ways_to_ask(party.code, *party.names)
    return reference


def rating_references(ratings: Iterable[Rating], base_url: str) -> Iterator[PublicReference]:
    """The verdicts of a scale, in its own order."""
    for rating in ratings:
        url = f"{base_url}{API_ROOT}ratings/{rating.slug}/"
        record = RATING.take(rating) | {"url": url}
        reference = _reference("rating", rating.label_sv, record, RATING)
        reference.sort_key = f"{rating.position:05}"
        yield reference


_NAMED: dict[str, tuple[str, Shape[Speaker] | Shape[Revision] | Shape[Topic]]] = {
    "speaker": ("name", SPEAKER),
    "document": ("title", DOCUMENT),
    "topic": ("name_sv", TOPIC),
}


def reference_of(kind: str, said: Json) -> PublicReference:
    """The reference that the API answers so."""
    name, shape = _NAMED[kind]
    reference = _reference(kind, said[name], said, shape)
    reference.text = said.get("text")
    reference.pages = to_json(said["pages"]) if said.get("pages") else None
    return reference


def pages_of(revisions: Iterable[int]) -> dict[int, str]:
    """By the revisions' keys, the pages of their texts as finished JSON; without those that have
    none, or none that are known: from an earlier package came only what its claims told."""
    told = Q(revision__extractor=FROM_PACKAGE, revision__extractor_version=TOLD_BY_CLAIMS)
    pages = Page.objects.filter(revision__in=revisions).exclude(told).order_by("revision", "start")
    found: dict[int, list[Json]] = {}
    for revision, number, start, end in pages.values_list("revision", "number", "start", "end"):
        found.setdefault(revision, []).append({"number": number, "start": start, "end": end})
    return {revision: to_json(each) for revision, each in found.items()}


def called_as_topic(record: Json) -> list[str]:
    """By its id, too, which is what it was called first."""
    return ways_to_ask(record["id"], record["name_sv"], record["name_en"])


def _reference(
    kind: str,
    name: str,
    record: Json,
    shape: Shape[Speaker] | Shape[Revision] | Shape[Topic] | Shape[Rating] | Shape[Party],
) -> PublicReference:
    return PublicReference(
        kind=kind,
        id=record["id"],
        name=name,
        sort_key=sort_key(name)[:SORT_KEY_MAX_CHARACTERS],
        party=(record["party"] or "") if kind == "speaker" else "",
        called=called_as_topic(record) if kind == "topic" else [],
        body=to_json(shape.in_order(record)),
    )
