"""What other desks have found: kept beside our claims, never as a verdict of ours."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import MD5
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models.claims import Claim
from corpus.history.tracking import tracked


@tracked
class ExternalCheck(models.Model):
    """A review by another desk, as its ClaimReview tells it.

    It is known by its address, the claim and who made it, who reviewed it and the verdict: a page
    may have several reviews, also of one claim.
    """

    url = models.URLField(_("web address"), max_length=1000)
    publisher = models.CharField(_("publisher"), max_length=300)
    claim_reviewed = models.TextField(_("claim reviewed"))
    claimant = models.CharField(_("claimant"), max_length=300, blank=True)
    rating = models.CharField(_("verdict in words"), max_length=300, blank=True)
    rating_value = models.DecimalField(_("value"), max_digits=8, decimal_places=3, null=True)
    best = models.DecimalField(_("best value"), max_digits=8, decimal_places=3, null=True)
    worst = models.DecimalField(_("worst value"), max_digits=8, decimal_places=3, null=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True)
    language = models.CharField(_("language"), max_length=35, blank=True)
    raw = models.TextField(_("as it was read"))
    created_at = models.DateTimeField(_("imported at"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("imported by"),
    )

    class Meta:
        verbose_name = _("check by another desk")
        verbose_name_plural = _("checks by other desks")
        ordering = ["-id"]
        indexes = [
            GinIndex(SearchVector("claim_reviewed", config="simple"), name="external_check_words")
        ]
        constraints = [
            # Digests, since the words are longer than an index takes.
            models.UniqueConstraint(
                F("url"),
                MD5("claim_reviewed"),
                MD5("publisher"),
                MD5("claimant"),
                MD5("rating"),
                F("rating_value"),
                F("best"),
                F("worst"),
                nulls_distinct=False,
                name="external_check_once",
            ),
            models.CheckConstraint(
                name="external_check_complete",
                condition=Q(url__regex=r"^https?://") & ~Q(claim_reviewed="") & ~Q(publisher=""),
            ),
            models.CheckConstraint(
                name="external_check_numbers_together",
                condition=Q(rating_value=None, best=None, worst=None)
                | Q(rating_value__isnull=False, best__isnull=False, worst__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        words = self.claim_reviewed
        return words if len(words) <= 80 else f"{words[:79]}…"


class ReviewsFile(models.Model):
    """A file of such reviews that can't be read in the encoding that it was taken for: kept until
    somebody says in which it is, so that nobody has to choose it again, and gone after that.

    `tried` is one of ENCODINGS in `claims/imports/reviews/blocks.py`.
    """

    file_name = models.CharField(_("file name"), max_length=200)
    content = models.BinaryField(_("file"))
    tried = models.CharField(_("encoding"), max_length=16, blank=True)
    created_at = models.DateTimeField(_("uploaded at"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("uploaded by"),
    )

    class Meta:
        verbose_name = _("file of checks by other desks")
        verbose_name_plural = _("files of checks by other desks")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name


@tracked
class ExternalCheckMatch(models.Model):
    """That another desk's review may be about a claim of ours: a suggestion, till a person says."""

    class Outcome(models.TextChoices):
        SUGGESTED = "suggested", pgettext_lazy("match", "suggested")
        ACCEPTED = "accepted", pgettext_lazy("match", "the same claim")
        DISMISSED = "dismissed", pgettext_lazy("match", "another claim")

    check_by_other = models.ForeignKey(
        ExternalCheck,
        on_delete=models.CASCADE,
        related_name="matches",
        verbose_name=_("check by another desk"),
    )
    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="external_matches", verbose_name=_("claim")
    )
    score = models.FloatField(_("likeness"))
    outcome = models.CharField(
        _("outcome"), max_length=16, choices=Outcome.choices, default=Outcome.SUGGESTED
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )

    class Meta:
        verbose_name = _("match with a check by another desk")
        verbose_name_plural = _("matches with checks by other desks")
        ordering = ["check_by_other", "-score"]
        constraints = [
            models.UniqueConstraint(name="external_match_once", fields=["check_by_other", "claim"]),
            models.CheckConstraint(
                name="external_match_outcome_known",
                condition=Q(outcome__in=["suggested", "accepted", "dismissed"]),
            ),
            models.CheckConstraint(
                name="external_match_decided_at_and_by",
                condition=Q(decided_at=None, decided_by=None)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="external_match_decided_by_a_person",
                condition=Q(outcome="suggested", decided_at=None)
                | (~Q(outcome="suggested") & Q(decided_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_by_other} – {self.claim}"
