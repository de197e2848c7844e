"""Errands: what a worker does in public for somebody who asked for it, all of it or nothing."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from procrastinate.contrib.django import app

from claims.changing.merging import APPROVE_MERGE, approve_merge, following
from claims.models import Claim, ClaimVersion, Errand, Notice, SpeakerMerge
from claims.models.claims import ClaimQuerySet
from claims.permissions import require
from claims.publication.differing import DifferingClaim, differing
from claims.publication.locking import PublishingNow
from claims.publication.publishing import PublicationRefused, publish
from claims.publication.verbs import PUBLISH, waiting_for_approval
from claims.review import ReviewRefused
from claims.teamwork.notices import tell, tell_differing
from corpus.any_of import AnyOf
from corpus.workers import without_job

# With more claims it is left to the worker: a request answers within a few seconds.
MERGED_AT_ONCE_CLAIMS = 100
COMPARED_AT_ONCE_CLAIMS = 2_000


class ErrandRefused(Exception):
    """Nothing was asked for; the message says why, in the editor's words."""


def is_long(merge: SpeakerMerge) -> bool:
    return (
        merge.merged is not None
        and Claim.objects.naming(merge.merged.pk).count() > MERGED_AT_ONCE_CLAIMS
    )


@transaction.atomic
def ask_to_merge(merge: SpeakerMerge, *, by: User, at: datetime, note: str) -> Errand:
    """What stands in its way now is said now. Raises ErrandRefused."""
    require(by, APPROVE_MERGE.permission)
    merge = SpeakerMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    if why := APPROVE_MERGE.why_not(merge, by):
        raise ErrandRefused(why)
    if merge.errands.under_way().exists():
        raise ErrandRefused(_("The worker is at it already."))
    if merge.merged is not None and following(merge.merged).public and not note.strip():
        raise ErrandRefused(_("Say to the public what was done: claims are published."))
    return _put_in(Errand(kind=Errand.Kind.MERGE, merge=merge, note=note, asked_by=by, asked_at=at))


@transaction.atomic
def ask_to_look(*, by: User, at: datetime) -> Errand:
    """For all that the public sees otherwise, which publishes nothing."""
    return _put_in(Errand(kind=Errand.Kind.LOOK, asked_by=by, asked_at=at))


def last_look() -> Errand | None:
    """The newest that has come to its end, whose `claims` differed then."""
    looks = Errand.objects.filter(kind=Errand.Kind.LOOK, refused="")
    return looks.exclude(ended_at=None).first()


def is_much_to_compare(claims: ClaimQuerySet) -> bool:
    """Whether more of them are public than one request compares with what would be public now."""
    return claims.in_public()[: COMPARED_AT_ONCE_CLAIMS + 1].count() > COMPARED_AT_ONCE_CLAIMS


@transaction.atomic
def ask_to_publish(
    claims: Sequence[int], *, shown: str, change: str, note: str, by: User, at: datetime
) -> Errand:
    """`shown` is the digest of what whoever asks has seen. Raises ErrandRefused."""
    require(by, PUBLISH.permission)
    changes = {ClaimVersion.Kind.MINOR, ClaimVersion.Kind.UPDATE, ClaimVersion.Kind.CORRECTION}
    if change not in changes:
        raise ErrandRefused(_("Say whether this is minor, an update or a correction."))
    if change != ClaimVersion.Kind.MINOR and not note.strip():
        raise ErrandRefused(_("An update or a correction needs a public note."))
    if not claims:
        raise ErrandRefused(_("There is nothing to publish."))
    return _put_in(
        Errand(
            kind=Errand.Kind.PUBLISH,
            claims=list(claims),
            shown=shown,
            change=change,
            note=note,
            asked_by=by,
            asked_at=at,
        )
    )


def _put_in(errand: Errand) -> Errand:
    errand.save()
    app.configure_task("run_errand").defer(errand=errand.pk)
    return errand


def publishable(found: Iterable[DifferingClaim]) -> tuple[list[int], str]:
    """Those that wait for nobody's approval: their keys, and a digest of what would become public,
    however many they are."""
    keys, digest = [], hashlib.sha256()
    for each in found:
        if not waiting_for_approval(each.claim, each.newest):
            keys.append(each.claim.pk)
            digest.update(json.dumps([each.claim.pk, each.record], sort_keys=True).encode())
    return keys, digest.hexdigest()


def run(key: int, *, at: datetime) -> None:
    """For the worker. An errand that is done, or was refused, is not done again."""
    try:
        with transaction.atomic():
            errand = _waiting(key)
            if errand is None:
                return
            versions = _done(errand, at)
            errand.ended_at, errand.published = at, len(versions)
            errand.save(update_fields=["claims", "shown", "ended_at", "published"])
            _tell(errand, versions[0].claim if versions else None, at)
    except (ReviewRefused, PublicationRefused, PublishingNow, ErrandRefused) as refusal:
        give_up(key, _in_short(refusal), at=at)


@transaction.atomic
def give_up(key: int, why: str, *, at: datetime) -> None:
    """Nothing was done, and whoever asked for it is told why."""
    errand = _waiting(key)
    if errand is None:
        return
    errand.ended_at, errand.refused = at, why
    errand.save(update_fields=["ended_at", "refused"])
    _tell(errand, None, at)


def give_up_without_job(*, at: datetime) -> list[int]:
    """Errands that wait for a job that has failed for good, or was lost, as when the database was
    away for long; their keys. Each says so, and can be asked for again."""
    waiting = Errand.objects.under_way().values_list("pk", flat=True)
    keys = without_job("run_errand", waiting, argument="errand")
    for key in keys:
        give_up(key, _("The worker could not do it. Ask for it again."), at=at)
    return keys


def _waiting(key: int) -> Errand | None:
    errands = Errand.objects.under_way().select_for_update(of=("self",))
    return errands.select_related("merge__merged", "merge__kept", "asked_by").filter(pk=key).first()


def _done(errand: Errand, at: datetime) -> list[ClaimVersion]:
    if errand.kind == Errand.Kind.LOOK:
        _look(errand)
        return []
    if errand.merge is not None:
        return approve_merge(errand.merge, by=errand.asked_by, at=at, note=errand.note)
    keys, digest = publishable(differing(Claim.objects.filter(AnyOf("pk", errand.claims))))
    if digest != errand.shown:
        raise ErrandRefused(_("Nothing was published: something has changed since this was shown."))
    chosen = Claim.objects.filter(AnyOf("pk", keys)).order_by("pk")
    return publish(chosen, by=errand.asked_by, at=at, kind=errand.change, note=errand.note)


def _look(errand: Errand) -> None:
    found: list[int] = []

    def noted(differ: Iterable[DifferingClaim]) -> Iterator[DifferingClaim]:
        for each in differ:
            found.append(each.claim.pk)
            yield each

    _keys, errand.shown = publishable(noted(differing(Claim.objects.all())))
    errand.claims = found


# So many claims are named in the reason of a refusal.
_NAMED_CLAIMS = 5


def _in_short(refusal: Exception) -> str:
    if not isinstance(refusal, PublicationRefused):
        return str(refusal)
    named = [
        f"{claim.public_id}: {' '.join(missing)}"
        for claim, missing in refusal.reasons[:_NAMED_CLAIMS]
    ]
    more = len(refusal.reasons) - len(named)
    if more > 0:
        others = ngettext("and %d more claim", "and %d more claims", more)
        named.append(others % more)
    return "; ".join(named)


def _tell(errand: Errand, claim: Claim | None, at: datetime) -> None:
    """Whoever asked: a notice is about a claim, so that there is none without any."""
    if claim is None:
        keys = errand.claims
        if errand.merge is not None and errand.merge.merged is not None:
            named = Claim.objects.naming(errand.merge.merged.pk).order_by("pk")
            keys = list(named.values_list("pk", flat=True)[:1])
        claim = Claim.objects.filter(pk__in=keys[:1]).first()
    if claim is None:
        return
    if errand.refused:
        words = _("Nothing was done: %(why)s") % {"why": errand.refused}
    elif errand.kind == Errand.Kind.LOOK:
        number = len(errand.claims)
        tell_differing(claim, number, by=errand.asked_by, at=at)
        differ = ngettext(
            "The public sees %d claim otherwise.", "The public sees %d claims otherwise.", number
        )
        words = differ % number
    else:
        public = ngettext("%d claim is public now.", "%d claims are public now.", errand.published)
        words = public % errand.published
    tell([errand.asked_by.pk], Notice.Kind.ERRAND, at=at, claim=claim, words=words)
