"""What the desk and the world say to each other about a claim."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.claims import Claim
from corpus.history.tracking import tracked
from corpus.typed_text import WrittenName, WrittenText


@tracked
class CorrectionRequest(models.Model):
    """Somebody says that something published is wrong. The outcome is public, the sender is not."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, related_name="correction_requests", verbose_name=_("claim")
    )
    version = models.PositiveIntegerField(_("version"))
    message = WrittenText(_("message"), max_length=5000)
    name = WrittenName(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    received_at = models.DateTimeField(_("received at"))
    sender = models.CharField(
        _("sender"),
        max_length=64,
        editable=False,
        help_text=_("A digest of the address that changes daily; to slow down floods."),
    )
    outcome = models.CharField(
        _("outcome"), max_length=16, choices=Outcome.choices, default=Outcome.OPEN
    )
    answer = WrittenText(_("public answer"), blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="answered_correction_requests",
        verbose_name=_("answered by"),
    )

    class Meta:
        verbose_name = _("correction request")
        verbose_name_plural = _("correction requests")
        ordering = ["-received_at"]
        permissions = [("answer_correctionrequest", "Can answer correction requests")]
        indexes = [models.Index(name="correction_by_sender", fields=["sender", "received_at"])]
        constraints = [
            models.CheckConstraint(
                name="correction_outcome_known",
                condition=Q(outcome__in=["open", "accepted", "declined"]),
            ),
            models.CheckConstraint(
                name="correction_answered_at_and_by",
                condition=Q(outcome="open", answered_at=None, answered_by=None)
                | (
                    ~Q(outcome="open")
                    & Q(answered_at__isnull=False, answered_by__isnull=False)
                    & ~Q(answer="")
                ),
            ),
            models.CheckConstraint(name="correction_message_given", condition=~Q(message="")),
        ]

    def __str__(self) -> str:
        return self.message if len(self.message) <= 80 else f"{self.message[:79]}…"


@tracked
class ClaimantContact(models.Model):
    """A contact with whoever made the claim: they were asked, they answered, they corrected it."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("asked")
        ANSWERED = "answered", _("answered")
        CORRECTED = "corrected", _("corrected")

    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("claim")
    )
    kind = models.CharField(_("what happened"), max_length=16, choices=Kind.choices)
    happened_on = models.DateField(_("on"))
    note = WrittenText(_("note"))
    noted_at = models.DateTimeField(_("noted at"), editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="noted_contacts",
        verbose_name=_("noted by"),
    )

    class Meta:
        verbose_name = _("contact with the claimant")
        verbose_name_plural = _("contacts with claimants")
        ordering = ["claim", "happened_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="contact_kind_known", condition=Q(kind__in=["asked", "answered", "corrected"])
            ),
            models.CheckConstraint(name="contact_note_given", condition=~Q(note="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.happened_on}"
