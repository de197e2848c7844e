"""The check itself: scales of verdicts, assessments, and the evidence they rest on.

That a verdict has been approved, and that what was approved or used is kept, is held by
`verdicts.sql`, `approved_is_kept.sql` and `ratings.sql` in `claims/rules/`.
"""

from datetime import date
from typing import Self

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from claims.permissions import APPROVE_ASSESSMENT
from claims.vocabulary import workflow
from corpus.history.tracking import tracked
from corpus.models import validate_edtf
from corpus.typed_text import WrittenLine, WrittenName, WrittenText


@tracked
class RatingScale(models.Model):
    """A set of verdicts. It is never edited once used: a new version is made."""

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    name = WrittenName(_("name"), max_length=100)
    best = models.PositiveSmallIntegerField(_("best value"))
    worst = models.PositiveSmallIntegerField(_("worst value"))

    class Meta:
        verbose_name = _("rating scale")
        verbose_name_plural = _("rating scales")
        ordering = ["version"]
        constraints = [
            models.CheckConstraint(
                name="rating_scale_values_in_order",
                condition=Q(worst__gte=1) & Q(best__gt=F("worst")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.version}"


@tracked
class Rating(models.Model):
    """One verdict on a scale, with its definition. `value` is None off the scale's line."""

    scale = models.ForeignKey(
        RatingScale, on_delete=models.PROTECT, related_name="ratings", verbose_name=_("scale")
    )
    slug = models.CharField(_("id"), max_length=32)
    label_sv = WrittenName(_("label in Swedish"), max_length=64)
    label_en = WrittenName(_("label in English"), max_length=64)
    definition_sv = WrittenText(_("definition in Swedish"))
    definition_en = WrittenText(_("definition in English"))
    value = models.PositiveSmallIntegerField(_("value"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = ["scale", "position"]
        constraints = [
            models.UniqueConstraint(name="rating_slug_unique", fields=["scale", "slug"]),
            models.CheckConstraint(
                name="rating_slug_form", condition=Q(slug__regex=r"^[a-z]+(_[a-z]+)*$")
            ),
            models.CheckConstraint(
                name="rating_defined",
                condition=~Q(label_sv="")
                & ~Q(label_en="")
                & ~Q(definition_sv="")
                & ~Q(definition_en=""),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """In the language of the page."""
        return self.label_en if get_language() == "en" else self.label_sv


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def waiting(self) -> Self:
        """Submitted and not yet approved; or approved, where a claim was changed after that."""
        changed = Assessment.objects.filter(claims__status=workflow.IN_REVIEW)
        return self.filter(submitted_at__isnull=False).filter(
            Q(approved_at=None) | Q(pk__in=changed.values("pk"))
        )

    def waiting_for(self, user: User) -> Self:
        """Those that the user may approve: four eyes, so none that they submitted themselves."""
        if not user.has_perm(APPROVE_ASSESSMENT):
            return self.none()
        # Their own module imports this one, so that they are asked for by name.
        handed_in = apps.get_model("claims", "ClaimApproval")._default_manager.open()
        changed = handed_in.filter(submitted_by=user, claim__status=workflow.IN_REVIEW)
        own = Assessment.objects.filter(claims__in=changed.order_by().values("claim"))
        return self.waiting().exclude(approved_at=None, submitted_by=user).exclude(pk__in=own)


@tracked
class Assessment(models.Model):
    """What the desk found about one claim, or about several that say the same.

    Four eyes: whoever submitted it can't approve it.
    """

    rating = models.ForeignKey(
        Rating,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assessments",
        verbose_name=_("rating"),
        help_text=_("Public only when the claim is checked."),
    )
    summary = WrittenText(_("summary"), blank=True)
    explanation = WrittenText(_("explanation"), blank=True)
    missing = WrittenText(
        _("what is missing"), blank=True, help_text=_("For the desk only; never public.")
    )
    searched = WrittenText(
        _("searched for"), blank=True, help_text=_("One search a line; for the desk only.")
    )
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_(
            "The day on which the sources were read, shown in public as “checked”. Where it is "
            "empty that is the day of the approval."
        ),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="assessments",
        verbose_name=_("author"),
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="submitted_assessments",
        verbose_name=_("submitted by"),
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="approved_assessments",
        verbose_name=_("approved by"),
    )

    sent_back_at = models.DateTimeField(_("sent back at"), null=True, editable=False)
    sent_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="sent_back_assessments",
        verbose_name=_("sent back by"),
    )
    sent_back_reason = WrittenText(_("why it was sent back"), blank=True, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["-id"]
        permissions = [
            ("submit_assessment", "Can submit assessments"),
            ("approve_assessment", "Can approve assessments"),
        ]
        constraints = [
            models.CheckConstraint(
                name="assessment_four_eyes",
                condition=Q(approved_by=None) | ~Q(approved_by=F("submitted_by")),
                violation_error_message=_("Whoever submitted an assessment can't approve it."),
            ),
            models.CheckConstraint(
                name="assessment_submitted_at_and_by",
                condition=Q(submitted_at=None, submitted_by=None)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="assessment_approved_at_and_by",
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
            ),
            models.CheckConstraint(
                name="assessment_sent_back_at_and_by",
                condition=Q(sent_back_at=None, sent_back_by=None)
                | (
                    Q(sent_back_at__isnull=False, sent_back_by__isnull=False)
                    & ~Q(sent_back_reason="")
                ),
            ),
            models.CheckConstraint(
                name="assessment_approved_after_submitted",
                condition=Q(approved_at=None)
                | Q(submitted_at__isnull=False, approved_at__gte=F("submitted_at")),
            ),
            # A year in the first century is a slip of the pen.
            models.CheckConstraint(
                name="assessment_checked_on_plausible",
                condition=Q(checked_on=None)
                | Q(checked_on__gte=date(1900, 1, 1), checked_on__lt=date(2200, 1, 1)),
            ),
            models.CheckConstraint(
                name="assessment_approved_has_summary",
                condition=Q(approved_at=None) | ~Q(summary=""),
            ),
            models.CheckConstraint(
                name="assessment_approved_rating_is_explained",
                condition=Q(approved_at=None) | Q(rating=None) | ~Q(explanation=""),
            ),
        ]

    def __str__(self) -> str:
        words = self.summary or str(_("no summary yet"))
        return words if len(words) <= 80 else f"{words[:79]}…"


@tracked
class Evidence(models.Model):
    """A source for or against."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("supports")
        CONTRADICTS = "contradicts", _("contradicts")
        CONTEXTUALISES = "contextualises", _("contextualises")

    assessment = models.ForeignKey(
        Assessment, on_delete=models.CASCADE, related_name="evidence", verbose_name=_("assessment")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    url = models.URLField(_("web address"), max_length=1000, blank=True)
    protected_reason = WrittenText(
        _("why the source is protected"),
        blank=True,
        help_text=_("Only for a source that can't be named or linked; public, like the summary."),
    )
    archive_url = models.URLField(_("archived address"), max_length=1000, blank=True)
    title = WrittenLine(_("title"), max_length=500)
    publisher = WrittenName(_("publisher"), max_length=200, blank=True)
    published_on = models.CharField(
        _("published on"), max_length=64, blank=True, validators=[validate_edtf], help_text="EDTF"
    )
    published_on_basis = WrittenLine(_("how the date is known"), max_length=300, blank=True)
    stance = models.CharField(_("stance"), max_length=16, choices=Stance.choices)
    primary = models.BooleanField(_("primary source"), default=False)
    summary = WrittenText(_("summary in own words"))

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["assessment", "position"]
        constraints = [
            models.UniqueConstraint(
                name="evidence_position_unique",
                fields=["assessment", "position"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="evidence_stance_known",
                condition=Q(stance__in=["supports", "contradicts", "contextualises"]),
            ),
            models.CheckConstraint(
                name="evidence_complete",
                condition=(
                    Q(url__regex=r"^https?://", protected_reason="")
                    | (Q(url="") & ~Q(protected_reason=""))
                )
                & ~Q(title="")
                & ~Q(summary=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title
