"""How many public claims refer to each speaker, document and topic, and that those are public.

Counted as claims are published, from what each named before and what it names now, so that a
speaker of a hundred thousand claims costs no more than one of two. Whoever writes here holds the
publications' lock (`claims/publication/locking.py`). What no public claim names any more goes away,
and comes back with the next one that does.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q

from claims.models import Party, PublicClaim, PublicReference
from claims.publication.record import people_in
from claims.publication.references import references
from claims.publication.rows import ShownVersion
from claims.publication.shapes import Json, to_json
from claims.vocabulary.workflow import STATUSES
from corpus.any_of import AnyOf

Kind = PublicReference.Kind
Key = tuple[str, str]  # kind and id
_OF_TEXT = ("revision", "sha256", "length")


@dataclass(slots=True)
class Count:
    """How many public claims name it in any way, and how many are its own, by status.

    A speaker's own claims are those they make, not those in which they are cosigner, cited or
    reporter: the same that `?speaker=` finds.
    """

    named: int = 0
    own: Counter[str] = field(default_factory=Counter)


def public_records(first_publications: Sequence[int]) -> list[Json]:
    """The records of these claims as the public reads them now; none for what is withdrawn."""
    rows = PublicClaim.objects.filter(AnyOf("pk", first_publications), withdrawn=False)
    return [json.loads(body) for body in rows.values_list("body", flat=True)]


def write_references(before: Iterable[Json], shown: Sequence[ShownVersion]) -> None:
    """Let the versions that are `shown` refer to what they name, instead of what their records
    `before` named.

    The last version to name a speaker, document or topic says what is public about it; what a
    party is called, the desk's list of them. A document's text is the newest on which a claim was
    published: one that stays on an older text and is published again does not bring that back.
    """
    changes: dict[Key, Count] = {}
    for record in before:
        count_names(changes, record, -1)
    for each in shown:
        count_names(changes, each.record, 1)
    new: dict[Key, PublicReference] = {}
    codes = {each.record["speaker"]["party"] for each in shown} - {None}
    parties = Party.objects.in_bulk(codes) if codes else {}
    for each in reversed(shown):
        for named in references(each.version.record, settings.PUBLIC_BASE_URL, parties, new):
            new[named.kind, named.id] = named
    known = _known(changes)
    _keep_newest_texts(new, known, shown)
    kept, gone = [], []
    for key in sorted(changes):
        old = known.get(key)
        reference = new.get(key) or old
        if reference is None:
            continue
        count = count_of(old)
        reference.named = max(0, count.named + changes[key].named)
        count.own.update(changes[key].own)
        if reference.named:
            reference.body = _with_counts(reference.body, count.own)
            kept.append(reference)
        else:
            gone.append(reference.pk)
    PublicReference.objects.filter(pk__in=gone).delete()
    PublicReference.objects.bulk_create(
        kept,
        update_conflicts=True,
        unique_fields=["kind", "id"],
        update_fields=["name", "sort_key", "called", "party", "body", "named"],
    )


def _keep_newest_texts(
    new: dict[Key, PublicReference],
    known: dict[Key, PublicReference],
    shown: Sequence[ShownVersion],
) -> None:
    """In the documents' references, of which `new` has what the last versions say of them."""
    newest: dict[str, Json] = {}
    documents = [each.version.record["document"] for each in shown]
    old = [json.loads(row.body) for (kind, _id), row in known.items() if kind == Kind.DOCUMENT]
    for document in [*documents, *old]:
        there = newest.setdefault(document["id"], document)
        if document["revision"] > there["revision"]:
            newest[document["id"]] = document
    for identifier, document in newest.items():
        reference = new.get((Kind.DOCUMENT, identifier))
        said = json.loads(reference.body) if reference else document
        if reference and said["revision"] < document["revision"]:
            reference.body = to_json(said | {key: document[key] for key in _OF_TEXT})


def count_names(changes: dict[Key, Count], record: Json, step: int) -> None:
    """Add one record's names to the changes (or take them away, with a step of -1)."""
    own = {
        (Kind.SPEAKER.value, record["speaker"]["id"]),
        (Kind.DOCUMENT.value, record["source"]["document"]["id"]),
        *((Kind.TOPIC.value, topic) for topic in record["topics"]),
        *((Kind.PARTY.value, party) for party in [record["speaker"]["party"]] if party),
    }
    named = own | {(Kind.SPEAKER.value, person) for person in people_in(record)}
    for key in named:
        change = changes.setdefault(key, Count())
        change.named += step
        if key in own:
            change.own[record["verification_status"]] += step


def _known(keys: Iterable[Key]) -> dict[Key, PublicReference]:
    """Without the documents' texts, which are not written here."""
    ids: dict[str, list[str]] = {}
    for kind, name in keys:
        ids.setdefault(kind, []).append(name)
    chosen = Q(pk__in=[])
    for kind, names in ids.items():
        chosen |= Q(kind=kind, id__in=names)
    rows = PublicReference.objects.filter(chosen).defer("text")
    return {(row.kind, row.id): row for row in rows}


def count_of(reference: PublicReference | None) -> Count:
    if reference is None:
        return Count()
    counts = json.loads(reference.body).get("claims")
    return Count(reference.named, Counter(counts["verification_status"] if counts else {}))


def _with_counts(body: str, own: Counter[str]) -> str:
    by_status = {status: max(0, own[status]) for status in STATUSES}
    counts = {"total": sum(by_status.values()), "verification_status": by_status}
    return to_json(json.loads(body) | {"claims": counts})
