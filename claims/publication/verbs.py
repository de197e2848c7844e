"""The verbs of the way to the public: what each is called, who may, and what stands in its way."""

from functools import cached_property

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Claim, ClaimVersion, LeftBehind
from claims.permissions import PUBLISH_CLAIM
from claims.publication.record import recorded, snapshot
from claims.publication.shapes import Json
from claims.verbs import Verb
from claims.vocabulary import workflow

Kind = ClaimVersion.Kind


class PublicStanding:
    """A claim, what the public has of it, and what it would have of it now."""

    def __init__(self, claim: Claim, newest: ClaimVersion | None) -> None:
        self.claim = claim
        self.newest = newest

    @cached_property
    def record(self) -> Json:
        return snapshot(self.claim)

    @property
    def is_public(self) -> bool:
        return self.newest is not None and self.newest.kind != Kind.WITHDRAWAL

    @property
    def is_withdrawn(self) -> bool:
        return self.newest is not None and self.newest.kind == Kind.WITHDRAWAL

    @cached_property
    def is_unchanged(self) -> bool:
        return self.newest is not None and recorded(self.newest) == self.record

    @cached_property
    def left_behind(self) -> str:
        """Of an unchanged claim, why somebody left it on its old text since it was published: worth
        telling by itself."""
        if not self.is_unchanged:
            return ""
        left = LeftBehind.objects.not_told().filter(claim=self.claim.pk).order_by("-left_at")
        return left.values_list("reason", flat=True).first() or ""


def _why_not_publish(standing: PublicStanding, _by: User) -> str:
    if standing.is_unchanged and not standing.left_behind:
        return _("It is published already, and nothing has changed since.")
    return waiting_for_approval(standing.claim, standing.newest) or _why_not_back(
        standing.claim, standing.newest
    )


def waiting_for_approval(claim: Claim, newest: ClaimVersion | None) -> str:
    """Why what is published stays for now; empty where it need not.

    A verdict is not taken from the public only because its claim is being changed.
    """
    if newest is not None and newest.kind != Kind.WITHDRAWAL and _verdict_waits(claim, newest):
        return _("It waits for approval: what is published stays until somebody has approved this.")
    return ""


def _verdict_waits(claim: Claim, newest: ClaimVersion) -> bool:
    """Whether the claim, whose newest version has a verdict, waits for its next one's approval."""
    return claim.status == workflow.IN_REVIEW and newest.status in workflow.APPROVED


def _why_not_withdraw(standing: PublicStanding, _by: User) -> str:
    if standing.newest is None:
        return _("It has not been published.")
    return _("It is withdrawn already.") if standing.is_withdrawn else ""


def _why_not_restore(standing: PublicStanding, _by: User) -> str:
    if not standing.is_withdrawn:
        return _("It is not withdrawn.")
    return _why_not_back(standing.claim, standing.newest)


def _why_not_back(claim: Claim, newest: ClaimVersion | None) -> str:
    """A verdict is taken back by one person, and put back by two."""
    if newest is None or newest.kind != Kind.WITHDRAWAL:
        return ""
    if _verdict_waits(claim, newest):
        return _("It waits for approval: it comes back with its verdict, once that is approved.")
    if claim.status not in workflow.APPROVED:
        return ""
    if claim.approvals.filter(approved_at__gt=newest.published_at).exists():
        return ""
    return _(
        "It has a verdict, which is put back by two persons: send it back, and have it submitted "
        "and approved anew."
    )


PUBLISH: Verb[PublicStanding] = Verb(
    name="publish",
    permission=PUBLISH_CLAIM,
    label=gettext_lazy("Publish"),
    label_of=lambda standing: _("Publish changes") if standing.newest else _("Publish"),
    selected_label=gettext_lazy("Publish the selected claims"),
    asked_first=True,
    applies=lambda standing: not standing.is_withdrawn,
    why_not=_why_not_publish,
    done=gettext_lazy("Published as version %d."),
    past=gettext_lazy("published"),
)
CORRECT: Verb[PublicStanding] = Verb(
    name="correct",
    permission=PUBLISH_CLAIM,
    label=gettext_lazy("Correct"),
    asked_first=True,
    applies=lambda standing: standing.is_public,
    why_not=_why_not_publish,
)
WITHDRAW: Verb[PublicStanding] = Verb(
    name="withdraw",
    permission=PUBLISH_CLAIM,
    label=gettext_lazy("Withdraw"),
    selected_label=gettext_lazy("Withdraw the selected claims"),
    asked_first=True,
    applies=lambda standing: standing.is_public,
    why_not=_why_not_withdraw,
    done=gettext_lazy("Withdrawn as version %d."),
    past=gettext_lazy("withdrew"),
)
RESTORE: Verb[PublicStanding] = Verb(
    name="restore",
    permission=PUBLISH_CLAIM,
    label=gettext_lazy("Restore"),
    selected_label=gettext_lazy("Restore the selected claims"),
    asked_first=True,
    applies=lambda standing: standing.is_withdrawn,
    why_not=_why_not_restore,
    done=gettext_lazy("Restored as version %d."),
)

VERBS = {verb.name: verb for verb in (PUBLISH, CORRECT, WITHDRAW, RESTORE)}
