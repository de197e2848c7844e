"""What was said in public: one immutable, numbered version for each time a claim was published.

That it is immutable, and follows the one before: `claims/rules/versions.sql`.
"""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from claims.models.checks import Rating
from claims.models.claims import Claim
from claims.vocabulary import workflow
from corpus.models import Revision
from corpus.typed_text import WrittenText


class VersionQuerySet(models.QuerySet["ClaimVersion"]):
    def taken_back(self) -> Self:
        """Withdrawals, and what was published anew without the verdict that it had: one person may
        do either. That it can't be checked, two persons have said."""
        withdrawal = ClaimVersion.Kind.WITHDRAWAL
        before = ClaimVersion.objects.filter(
            claim=OuterRef("claim"), number=OuterRef("number") - 1, rating__isnull=False
        ).exclude(kind=withdrawal)
        without = Q(rating=None) & ~Q(status__in=workflow.APPROVED) & Exists(before)
        return self.filter(Q(kind=withdrawal) | without)


class ClaimVersion(models.Model):
    """Append-only (a trigger refuses UPDATE, DELETE and TRUNCATE).

    `record` holds everything the public is told, apart from addresses, which depend on where the
    site is served. `publication` numbers all versions of all claims in the order in which they
    were committed.
    """

    class Kind(models.TextChoices):
        FIRST = "first", _("first publication")
        MINOR = "minor", _("minor change")
        UPDATE = "update", _("update")
        CORRECTION = "correction", _("correction")
        WITHDRAWAL = "withdrawal", _("withdrawal")
        MOVED = "moved", _("moved to a new text")

    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, related_name="versions", verbose_name=_("claim")
    )
    number = models.PositiveIntegerField(_("version"))
    publication = models.PositiveBigIntegerField(_("publication number"), unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    note = WrittenText(_("public note"), blank=True)
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="+", verbose_name=_("revision")
    )
    status = models.CharField(_("verification status"), max_length=16, choices=Claim.Status.choices)
    rating = models.ForeignKey(
        Rating, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("rating")
    )
    record = models.JSONField(_("record"))
    published_at = models.DateTimeField(_("published at"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("published by"),
    )

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-publication"]
        indexes = [
            models.Index(name="version_published", fields=["published_at"]),
            # The last one on a text is found in it alone, however many stand on it.
            models.Index(name="version_on_text", fields=["revision", "publication"]),
        ]
        constraints = [
            models.UniqueConstraint(name="version_number_unique", fields=["claim", "number"]),
            models.CheckConstraint(
                name="version_first_is_number_one",
                condition=Q(number=1, kind="first") | (Q(number__gt=1) & ~Q(kind="first")),
            ),
            models.CheckConstraint(
                name="version_kind_known",
                condition=Q(
                    kind__in=["first", "minor", "update", "correction", "withdrawal", "moved"]
                ),
            ),
            models.CheckConstraint(
                name="version_change_has_note",
                condition=~Q(kind__in=["update", "correction", "withdrawal", "moved"])
                | ~Q(note=""),
            ),
            models.CheckConstraint(
                name="version_status_known", condition=Q(status__in=workflow.STATUSES)
            ),
            models.CheckConstraint(
                name="version_rating_only_when_checked",
                condition=Q(status=workflow.CHECKED, rating__isnull=False)
                | (~Q(status=workflow.CHECKED) & Q(rating=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim.public_id}, {self.number}"
