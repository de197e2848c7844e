"""What is published of claims on old texts, and of those that have moved."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from claims.admin.moving.words import KINDS, findings_in_words, reading
from claims.models import Claim, ClaimVersion, LeftBehind
from claims.moving.deciding import fate_of
from claims.publication.differing import differing
from claims.publication.moved import is_only_moved
from claims.publication.record import recorded
from corpus.models import Document


@dataclass(frozen=True, slots=True)
class OldTextWarning:
    """A claim that is to be published stands on an old text. `reading` is what the newest one says
    in its place; `reason` why somebody left it there."""

    claim: Claim
    newest: int
    sentence: str
    findings: list[str]
    reading: str
    reason: str


def old_text_warnings(claims: list[Claim]) -> list[OldTextWarning]:
    """Of those of the claims that stand on an old text."""
    found = []
    left = {
        (each.claim_id, each.revision_id): each.reason
        for each in LeftBehind.objects.filter(claim__in=claims)
    }
    for claim in claims:
        if (newer := fate_of(claim)) is None:
            continue
        newest, fate = newer
        found.append(
            OldTextWarning(
                claim,
                newest.number,
                str(KINDS[fate.kind]),
                findings_in_words(fate.findings),
                reading(fate, newest.text),
                left.get((claim.pk, newest.pk), ""),
            )
        )
    return found


def moved_in_public(document: Document) -> list[tuple[Claim, ClaimVersion]]:
    """Claims of the document whose public version differs from them by the place alone."""
    newest = document.newest_revision
    if newest is None:
        return []
    return [
        (each.claim, each.newest)
        for each in differing(Claim.objects.filter(revision=newest.pk))
        if is_only_moved(recorded(each.newest), each.record)
    ]


def only_moved(claims: list[Claim]) -> bool:
    """Whether publishing all of these again says nothing but that they have moved."""
    keys = [claim.pk for claim in claims]
    found = {each.claim.pk: each for each in differing(Claim.objects.filter(pk__in=keys))}
    return bool(claims) and all(
        claim.pk in found
        and is_only_moved(recorded(found[claim.pk].newest), found[claim.pk].record)
        for claim in claims
    )


def standing_sentence(claim: Claim) -> str:
    """For the head of a claim's page; empty where it stands on the newest text."""
    if (newer := fate_of(claim)) is None:
        return ""
    newest, fate = newer
    return _("It stands on text %(old)d; there is a text %(new)d. %(what)s") % {
        "old": claim.revision.number,
        "new": newest.number,
        "what": KINDS[fate.kind],
    }
