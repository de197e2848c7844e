"""What the second reader has learned and read, and what people said to its suggestions."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models.claims import Claim
from corpus.history.tracking import tracked
from corpus.models import Revision
from corpus.typed_text import WrittenLine


class SpottingModel(models.Model):
    """One fitted model with its figures. The one with the highest number is in use; none changes.

    `coefficients` as `claims.spotting.worth.WorthModel` reads them; `figures` as
    `claims.suggesting.figures` counts them, each document judged by what the others taught.
    """

    number = models.PositiveIntegerField(_("number"))
    fitted_at = models.DateTimeField(_("fitted at"))
    examples = models.PositiveIntegerField(_("sentences learned from"))
    coefficients = models.JSONField(_("coefficients"))
    figures = models.JSONField(_("figures"))

    class Meta:
        verbose_name = _("spotting model")
        verbose_name_plural = _("spotting models")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(name="spotting_model_number_once", fields=["number"]),
            models.CheckConstraint(
                name="spotting_model_learned_from_something",
                condition=Q(number__gte=1, examples__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class RevisionReading(models.Model):
    """The sentences of a text with their scores: made from it, and made anew by another model.

    `sentences` as `claims.suggesting.reading` makes them; `model_number` is 0 for the model that
    comes with the code. `most_worth` orders the documents to read; `checked_before`, which a worker
    counts, says how many sentences are like claims that have been checked.
    """

    revision = models.OneToOneField(
        Revision, on_delete=models.CASCADE, primary_key=True, related_name="reading"
    )
    model_number = models.PositiveIntegerField()
    sentences = models.JSONField()
    most_worth = models.FloatField()
    checked_before = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [models.Index(name="reading_most_worth", fields=["-most_worth"])]

    def __str__(self) -> str:
        return str(self.revision_id)


@tracked
class SuggestionDecision(models.Model):
    """That a suggested sentence became a claim, or was rejected. Undone by deleting the row."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", pgettext_lazy("suggestion", "accepted")
        REJECTED = "rejected", pgettext_lazy("suggestion", "rejected")

    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, related_name="decisions", verbose_name=_("revision")
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    sentence = models.TextField(_("sentence"))
    outcome = models.CharField(_("outcome"), max_length=16, choices=Outcome.choices)
    reason = WrittenLine(_("reason"), max_length=500, blank=True)
    claim = models.ForeignKey(
        Claim,
        on_delete=models.CASCADE,
        null=True,
        related_name="suggestions",
        verbose_name=_("claim"),
    )
    decided_at = models.DateTimeField(_("decided at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("decided by"),
    )

    class Meta:
        verbose_name = _("decision on a suggestion")
        verbose_name_plural = _("decisions on suggestions")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="suggestion_decided_once", fields=["revision", "start", "end"]
            ),
            models.CheckConstraint(
                name="suggestion_span_in_order", condition=Q(start__gte=0, start__lt=F("end"))
            ),
            models.CheckConstraint(
                name="suggestion_outcome_known", condition=Q(outcome__in=["accepted", "rejected"])
            ),
            models.CheckConstraint(
                name="suggestion_accepted_has_claim",
                condition=(~Q(outcome="accepted") | Q(claim__isnull=False, reason=""))
                & (~Q(outcome="rejected") | Q(claim__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.sentence if len(self.sentence) <= 80 else f"{self.sentence[:79]}…"
