"""Claims that stay on an old text, though there is a newer one: decided by a person, with a reason.

That the newer text is one of the claim's own source: `claims/rules/moving.sql`.
"""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.claims import Claim
from claims.models.versions import ClaimVersion
from corpus.history.tracking import tracked
from corpus.models import Revision
from corpus.typed_text import WrittenText


class LeftBehindQuerySet(models.QuerySet["LeftBehind"]):
    def not_told(self) -> Self:
        """Of claims that are public: what was decided since their newest version."""
        newest = ClaimVersion.objects.filter(claim=models.OuterRef("claim")).order_by("-number")
        return self.alias(
            told_at=models.Subquery(newest.values("published_at")[:1]),
            told_as=models.Subquery(newest.values("kind")[:1]),
        ).filter(
            ~Q(told_as=ClaimVersion.Kind.WITHDRAWAL),
            left_at__gt=models.F("told_at"),
            revision__number__gt=models.F("claim__revision__number"),
        )


@tracked
class LeftBehind(models.Model):
    """Of one claim and one newer text. A text that comes later is decided on anew."""

    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="left_behind", verbose_name=_("claim")
    )
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="+", verbose_name=_("the newer text")
    )
    reason = WrittenText(_("why it stays on the old text"))
    left_at = models.DateTimeField(_("decided at"))
    left_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("decided by"),
    )

    objects = models.Manager.from_queryset(LeftBehindQuerySet)()

    class Meta:
        verbose_name = _("claim left on an old text")
        verbose_name_plural = _("claims left on old texts")
        ordering = ["claim", "revision"]
        constraints = [
            models.UniqueConstraint(name="left_behind_once", fields=["claim", "revision"]),
            models.CheckConstraint(name="left_behind_for_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.claim.public_id}: {self.reason}"
