"""A speaker's name, party or role spelled anew: approved once for all claims that wait for it.

Who said it is another matter, which is approved claim by claim: here the speaker is the same, and
all else that was approved is as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Assessment, Claim, ClaimApproval, ClaimVersion, Speaker
from claims.publication.publishing import publish
from claims.review import APPROVE, ReviewRefused
from claims.verbs import doing
from claims.vocabulary import workflow
from corpus.any_of import AnyOf
from corpus.collecting import no_collecting

# Where a content (`claims_content` in `claims/rules/content.sql`) has those who speak in it.
_SPEAKER, _COSIGNERS, _OTHER_VOICES = 4, 5, (6, 7)


@dataclass(frozen=True, slots=True)
class Respelled:
    """`before` and `now`: name, party and role of the speaker, as approved and as they are."""

    claim: Claim
    approval: ClaimApproval
    before: list[str]
    now: list[str]

    @property
    def before_words(self) -> str:
        return _words(self.before)

    @property
    def now_words(self) -> str:
        return _words(self.now)


def _words(spelling: list[str]) -> str:
    """`Åsa Öberg (M), borgarråd, Stockholms stad`."""
    name, party, role = spelling
    return ", ".join(filter(None, (f"{name} ({party})" if party else name, role)))


def respelled(speaker: Speaker) -> list[Respelled]:
    """The claims that wait for nothing but that this speaker is spelled anew."""
    waiting = list(
        Claim.objects.naming(speaker.pk)
        .exclude(pk__in=Claim.objects.withdrawn().values("pk"))
        .filter(status=workflow.IN_REVIEW, assessment__approved_at__isnull=False)
        .prefetch_related("assessment__rating")  # shared by most of them
        .order_by("pk")
    )
    of_them = ClaimApproval.objects.filter(AnyOf("claim_id", [claim.pk for claim in waiting]))
    handed_in = of_them.newest().filter(approved_at=None, sent_back_at=None)
    new = {each.claim_id: each for each in handed_in.prefetch_related("submitted_by").unchanged()}
    approved = of_them.filter(approved_at__isnull=False)
    old = {
        each.claim_id: each for each in approved.order_by("claim_id", "-pk").distinct("claim_id")
    }
    return [
        Respelled(claim, new[claim.pk], *_spellings(speaker, old[claim.pk], new[claim.pk]))
        for claim in waiting
        if claim.pk in old
        and claim.pk in new
        and _without_spelling(speaker, old[claim.pk].content)
        == _without_spelling(speaker, new[claim.pk].content)
    ]


def why_not_respelling(found: Sequence[Respelled], by: User) -> str:
    """Why this person can't approve it; empty where nothing stands in the way."""
    if not found:
        return _("No claim waits for the spelling of this speaker.")
    claims = [each.claim.pk for each in found]
    if ClaimApproval.objects.open().filter(AnyOf("claim_id", claims), submitted_by=by).exists():
        return _("You changed this: somebody else has to approve it.")
    return ""


def approve_respelling(
    speaker: Speaker, *, by: User, at: datetime, note: str = ""
) -> tuple[list[Respelled], list[ClaimVersion]]:
    """Approve it for all its claims, in one transaction; with a `note` to the public those that are
    public are also published, under consecutive numbers. Raises ReviewRefused, PublicationRefused.
    """
    with transaction.atomic(), no_collecting():
        with doing(APPROVE, by=by, at=at):
            _lock(speaker)
            found = respelled(speaker)
            if why := why_not_respelling(found, by):
                raise ReviewRefused(why)
            keys = [each.approval.pk for each in found]
            given = ClaimApproval.objects.filter(AnyOf("pk", keys))
            given.update(approved_by=by, approved_at=at)
            approved: dict[str, list[int]] = {}
            for each in found:
                rated = each.claim.assessment is not None and each.claim.assessment.rating_id
                verb = "approve" if rated else "approve_as_not_checkable"
                each.claim.status = workflow.after(verb, each.claim.status)
                approved.setdefault(each.claim.status, []).append(each.claim.pk)
            for status, claims in approved.items():
                Claim.objects.filter(AnyOf("pk", claims)).update(status=status)
        among = Claim.objects.in_public().filter(AnyOf("pk", [each.claim.pk for each in found]))
        public = set(among.values_list("pk", flat=True))
        if not note.strip() or not public:
            return found, []
        again = [each.claim for each in found if each.claim.pk in public]
        return found, publish(again, by=by, at=at, kind=ClaimVersion.Kind.UPDATE, note=note)


def _lock(speaker: Speaker) -> None:
    """The assessments before the claims, as everywhere: nobody waits for each other."""
    claims = Claim.objects.naming(speaker.pk).filter(status=workflow.IN_REVIEW).order_by()
    checks = Assessment.objects.filter(pk__in=claims.values("assessment"))
    list(checks.select_for_update().order_by("pk").values_list("pk"))
    locked = Claim.objects.filter(pk__in=claims.values("pk"))
    list(locked.select_for_update().order_by("pk").values_list("pk"))


def _voices(content: list[Any]) -> list[Any]:
    return [content[_SPEAKER], *content[_COSIGNERS], *(content[place] for place in _OTHER_VOICES)]


def _spellings(
    speaker: Speaker, old: ClaimApproval, new: ClaimApproval
) -> tuple[list[str], list[str]]:
    def spelling(content: list[Any]) -> list[str]:
        own = (voice for voice in _voices(content) if voice and voice[0] == speaker.public_id)
        return [str(word) for word in next(own)[1:]]

    return spelling(old.content), spelling(new.content)


def _without_spelling(speaker: Speaker, content: list[Any]) -> list[Any]:
    """The content, with nothing of this speaker but who it is."""

    def bare(voice: Any) -> Any:
        return voice[:1] if voice and voice[0] == speaker.public_id else voice

    kept = list(content)
    for place in (_SPEAKER, *_OTHER_VOICES):
        kept[place] = bare(kept[place])
    kept[_COSIGNERS] = [bare(voice) for voice in kept[_COSIGNERS]]
    return kept
