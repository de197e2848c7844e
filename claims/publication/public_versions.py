"""The versions that the public can look back at: the newest, and those before it."""

from collections.abc import Container, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db import connections, router

from claims.models import ClaimVersion, PublicClaim, PublicToken, PublicVersion
from claims.publication.copying import copy_rows
from claims.publication.past import write_past
from claims.publication.rows import public_version
from claims.publication.word_tables import note_tokens
from corpus.any_of import AnyOf
from corpus.models import Document

# Versions of a text that was public whole: it is not any more, or is again after it wasn't.
_SHOWN_OTHERWISE = """
SELECT DISTINCT version.claim_id
FROM claims_claimversion AS version
JOIN claims_publicversion AS shown ON shown.publication = version.publication
WHERE version.claim_id = ANY(%s) AND version.record #>> '{document,full_text_public}' = 'true'
  AND (version.claim_id = ANY(%s)
       OR (shown.body::jsonb #>> '{source,prefix}', shown.body::jsonb #>> '{source,suffix}')
          IS DISTINCT FROM (version.record #>> '{claim,source,prefix}',
                            version.record #>> '{claim,source,suffix}'))
"""


def simply_following(versions: Sequence[ClaimVersion], first: Mapping[int, int]) -> dict[int, int]:
    """Those that follow a version which stays as the public has it, by claim; the others' earlier
    versions are shown otherwise from now on: words that were withdrawn come back, or less of a text
    may be shown than when they were published."""
    later = {each.claim_id: each for each in versions if each.number > 1}
    if not later:
        return {}
    there = PublicClaim.objects.filter(AnyOf("pk", [first[claim] for claim in later]))
    readable = set(there.filter(withdrawn=False).values_list("pk", flat=True))
    short = [
        claim for claim, each in later.items() if not each.record["document"]["full_text_public"]
    ]
    with connections[router.db_for_write(PublicVersion)].cursor() as cursor:
        cursor.execute(_SHOWN_OTHERWISE, [list(later), short])
        otherwise = {claim for (claim,) in cursor.fetchall()}
    return {
        claim: each.publication
        for claim, each in later.items()
        if first[claim] in readable and claim not in otherwise
    }


def with_rights_of_today(versions: Sequence[ClaimVersion]) -> None:
    """Of what was allowed when they were published and what is allowed now, the stricter counts."""
    allowed = {
        version.record["document"]["id"]
        for version in versions
        if "document" in version.record and version.record["document"]["full_text_public"]
    }
    if not allowed:
        return
    lost = Document.objects.filter(public_id__in=allowed, full_text_public=False)
    gone = set(lost.values_list("public_id", flat=True))
    for version in versions:
        if "document" in version.record and version.record["document"]["id"] in gone:
            document = version.record["document"] | {"full_text_public": False}
            version.record = version.record | {"document": document}


def first_publications(versions: Sequence[ClaimVersion]) -> dict[int, int]:
    """By claim, the number of its first publication."""
    first = {each.claim_id: each.publication for each in versions if each.number == 1}
    others = [each.claim_id for each in versions if each.claim_id not in first]
    if others:
        asked = ClaimVersion.objects.filter(AnyOf("claim_id", others), number=1)
        first.update(asked.values_list("claim_id", "publication"))
    return first


def write_public_versions(
    versions: Sequence[ClaimVersion],
    first: Mapping[int, int],
    bodies: Mapping[int, str],
    follow: Container[int],
) -> None:
    """Put the versions where the public can look back at them, and anew all earlier ones of claims
    that don't simply `follow`; `bodies` is their JSON, by publication.

    While a claim is withdrawn its earlier versions keep their numbers and notes, not their words.
    """
    again = {
        version.claim_id
        for version in versions
        if version.number > 1 and version.claim_id not in follow
    }
    rows = [version for version in versions if version.claim_id not in again]
    if again:
        PublicVersion.objects.filter(AnyOf("claim", [first[claim] for claim in again])).delete()
        earlier_too = ClaimVersion.objects.filter(AnyOf("claim_id", list(again)))
        earlier_too = earlier_too.order_by("claim_id", "number")
        with_rights_of_today(found := list(earlier_too))
        rows += found
    newest = {version.claim_id: version for version in rows}
    withdrawn = {
        claim: version
        for claim, version in newest.items()
        if version.kind == ClaimVersion.Kind.WITHDRAWAL
    }
    earlier = [
        version.record
        for version in rows
        if version.kind != ClaimVersion.Kind.WITHDRAWAL
        and version.claim_id not in withdrawn
        and version != newest[version.claim_id]
    ]
    if earlier:
        note_tokens(PublicToken, (text for record in earlier for text in _searched_texts(record)))
    copy_rows(
        [
            public_version(
                version,
                withdrawn.get(version.claim_id, version),
                first[version.claim_id],
                settings.PUBLIC_BASE_URL,
                bodies.get(version.publication) if version.claim_id not in withdrawn else None,
            )
            for version in rows
        ]
    )
    write_past([first[claim] for claim in again if claim not in withdrawn])


def _searched_texts(record: Mapping[str, Any]) -> list[str]:
    names = (speaker["name"] for speaker in record["speakers"])
    return [record["claim"]["statement"], record["claim"]["quote"], *names]
