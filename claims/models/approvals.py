"""What was handed in and approved: the content of a claim with its verdict, as a fingerprint.

The fingerprint is made by the database (`claims_fingerprint` in `claims/rules/content.sql`),
which also holds claims and their versions to it.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connections, models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.claims import Claim
from corpus.history.tracking import tracked
from corpus.typed_text import WrittenText

_SUBMIT = """
    INSERT INTO claims_claimapproval
        (claim_id, content, fingerprint, submitted_at, submitted_by_id, carried, sent_back_reason)
    SELECT id, content, claims_fingerprint(content), %s, %s, false, ''
    FROM claims_contents_now(%s) AS now (id, content) ORDER BY id
"""


_CARRY = """
    INSERT INTO claims_claimapproval
        (claim_id, content, fingerprint, submitted_at, submitted_by_id, approved_at,
         approved_by_id, carried, sent_back_reason)
    SELECT claim, content, claims_fingerprint(content), at, %s, at, %s, true, ''
    FROM unnest(%s::bigint[], %s::jsonb[], %s::timestamptz[])
             WITH ORDINALITY AS said (claim, record, at, place),
         claims_content(record) AS content
    ORDER BY place
    RETURNING id, fingerprint
"""

_CARRY_REST = """
    INSERT INTO claims_claimapproval
        (claim_id, content, fingerprint, submitted_at, submitted_by_id, approved_at,
         approved_by_id, carried, sent_back_reason)
    SELECT c.id, content, claims_fingerprint(content), a.approved_at, %s, a.approved_at, %s,
           true, ''
    FROM claims_contents_now(ARRAY(
        SELECT claims_unlike_approved(ARRAY(SELECT id FROM claims_claim))
    )) AS now (claim, content)
    JOIN claims_claim c ON c.id = claim
    JOIN claims_assessment a ON a.id = c.assessment_id
    ORDER BY c.id
"""

_FINGERPRINTS = (
    "SELECT claim, claims_fingerprint(content) FROM claims_contents_now(%s) AS now (claim, content)"
)


@dataclass(frozen=True, slots=True)
class Carried:
    """A claim's primary key, its public record, and when that had been approved."""

    claim: int
    record: dict[str, Any]
    at: datetime


class ClaimApprovalQuerySet(models.QuerySet["ClaimApproval"]):
    def submit(self, claims: Collection[int], *, by: User, at: datetime) -> None:
        """Note what the claims (their primary keys) say now, as handed in by this person."""
        with connections[self.db].cursor() as cursor:
            cursor.execute(_SUBMIT, [at, by.pk, sorted(claims)])

    def carry(self, said: Sequence[Carried], *, submitted_by: User, approved_by: User) -> list[str]:
        """Note that records were approved elsewhere; the fingerprint of each."""
        rows: list[list[Any]] = [
            [each.claim for each in said],
            [json.dumps(each.record) for each in said],
            [each.at.isoformat() for each in said],
        ]
        with connections[self.db].cursor() as cursor:
            cursor.execute(_CARRY, [submitted_by.pk, approved_by.pk, *rows])
            return [fingerprint for _pk, fingerprint in sorted(cursor.fetchall())]

    def carry_rest(self, *, submitted_by: User, approved_by: User) -> None:
        """The same of claims that have an approved check but no approval of what they say now."""
        with connections[self.db].cursor() as cursor:
            cursor.execute(_CARRY_REST, [submitted_by.pk, approved_by.pk])

    def newest(self) -> Self:
        """One a claim: what was handed in last."""
        later = ClaimApproval.objects.filter(
            claim=models.OuterRef("claim"), pk__gt=models.OuterRef("pk")
        )
        return self.exclude(models.Exists(later))

    def open(self) -> Self:
        """What was handed in since the claim was last approved or sent back; more than one a claim
        where several people changed it meanwhile. Each of them has had a hand in it.
        """
        later = ClaimApproval.objects.filter(
            claim=models.OuterRef("claim"), pk__gt=models.OuterRef("pk")
        )
        settled = later.filter(Q(approved_at__isnull=False) | Q(sent_back_at__isnull=False))
        sent_back = F("claim__assessment__sent_back_at")
        return self.filter(
            Q(claim__assessment__sent_back_at=None)
            | Q(submitted_at__gt=sent_back)
            | ~models.Exists(later),
            ~models.Exists(settled),
            approved_at=None,
            sent_back_at=None,
        )

    def unchanged(self) -> "list[ClaimApproval]":
        """Those whose claim still says what was handed in; all are compared at once."""
        found = list(self)
        with connections[self.db].cursor() as cursor:
            cursor.execute(_FINGERPRINTS, [[each.claim_id for each in found]])
            now = dict(cursor.fetchall())
        return [each for each in found if now[each.claim_id] == each.fingerprint]


@tracked
class ClaimApproval(models.Model):
    """Handed in by one person, approved by another, once.

    `carried`: made for what had been approved before contents had fingerprints, or was approved
    elsewhere and came with a data package; under the accounts that stand there.
    """

    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="approvals", verbose_name=_("claim")
    )
    # All that the verdict speaks of, as `claims_content` in the rules has it; what the fingerprint
    # is of is held by `approval_fingerprint_of_content`.
    content = models.JSONField(_("content"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    submitted_at = models.DateTimeField(_("submitted at"))
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("submitted by"),
    )
    approved_at = models.DateTimeField(_("approved at"), null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    sent_back_at = models.DateTimeField(_("sent back at"), null=True)
    sent_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("sent back by"),
    )
    sent_back_reason = WrittenText(_("why it was sent back"), blank=True)
    carried = models.BooleanField(_("carried over"), default=False)

    objects = ClaimApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["claim", "id"]
        constraints = [
            models.CheckConstraint(
                name="approval_four_eyes",
                condition=Q(approved_by=None) | ~Q(approved_by=F("submitted_by")),
                violation_error_message=_("Whoever submitted a claim can't approve it."),
            ),
            models.CheckConstraint(
                name="approval_approved_at_and_by",
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
            ),
            models.CheckConstraint(
                name="approval_approved_after_submitted",
                condition=Q(approved_at=None) | Q(approved_at__gte=F("submitted_at")),
            ),
            models.CheckConstraint(
                name="approval_sent_back_at_and_by",
                condition=Q(sent_back_at=None, sent_back_by=None, sent_back_reason="")
                | (
                    Q(sent_back_at__isnull=False, sent_back_by__isnull=False)
                    & ~Q(sent_back_reason="")
                ),
            ),
            models.CheckConstraint(
                name="approval_approved_or_sent_back",
                condition=Q(approved_at=None) | Q(sent_back_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim.public_id} {self.fingerprint[:12]}"
