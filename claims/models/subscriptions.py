"""Who is told of what is published (webhooks), what there is to tell, and what became of it.

The messages are written by a trigger in the publication's own transaction, and held in their order:
`claims/rules/webhooks.sql`. None of it is public.
"""

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corpus.history.tracking import tracked
from corpus.typed_text import WrittenLine, WrittenText

ADDRESS_MAX_CHARACTERS = 1000
WANTED_MAX_CHARACTERS = 2000


@tracked
class Subscriber(models.Model):
    """Somebody who holds our records. `wanted` narrows the claims as a query of `claims/` does:
    `party=S&topic=skola`; empty means all."""

    name = WrittenLine(_("name"), max_length=200)
    address = models.CharField(
        _("web address"),
        max_length=ADDRESS_MAX_CHARACTERS,
        help_text=_("Where the messages are sent, by POST: https://…"),
    )
    wanted = models.CharField(
        _("which claims"),
        max_length=WANTED_MAX_CHARACTERS,
        blank=True,
        help_text=_(
            "Empty: all. Else as the API’s list is narrowed, such as party=S&topic=skola; the "
            "address of such a list will do. There are kind, topic, party, rating, "
            "verification_status, speaker, document and year, each as often as you like."
        ),
    )
    notes = WrittenText(_("notes"), blank=True, help_text=_("Whom to write to, and why."))
    created_at = models.DateTimeField(_("created at"), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("created by"),
    )

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers (webhooks)")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(name="subscriber_name_given", condition=~Q(name="")),
            models.CheckConstraint(
                name="subscriber_address_on_the_web", condition=Q(address__regex=r"^https?://")
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SubscriberStandingQuerySet(models.QuerySet["SubscriberStanding"]):
    def served(self) -> Self:
        """Those who are sent anything at all."""
        return self.filter(stopped_at=None).exclude(nonce="")

    def in_trouble(self) -> Self:
        """Stopped by itself, or without an answer just now."""
        stopped = Q(stopped_at__isnull=False) & ~Q(stopped_why=SubscriberStanding.Stopped.PAUSED)
        return self.filter(stopped | Q(stopped_at=None, failures__gt=0))


class SubscriberStanding(models.Model):
    """How far a subscriber has come: the worker's own notes, so without a history.

    `position` is the key of the last message that they have, or did not want. The secret is made of
    `nonce` and the server's key (`claims/subscriptions/signing.py`), and stands nowhere itself.
    """

    class Stopped(models.TextChoices):
        FAILED = "failed", pgettext_lazy("why stopped", "no answer for days")
        GONE = "gone", pgettext_lazy("why stopped", "it asked for no more (410)")
        KEY = "key", pgettext_lazy("why stopped", "the server’s SECRET_KEY is another one")
        PAUSED = "paused", pgettext_lazy("why stopped", "stopped at the desk")

    subscriber = models.OneToOneField(
        Subscriber, on_delete=models.CASCADE, primary_key=True, related_name="standing"
    )
    position = models.PositiveBigIntegerField()
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    failing_since = models.DateTimeField(_("failing since"), null=True)
    next_attempt_at = models.DateTimeField(_("next attempt"), null=True)
    delivered_at = models.DateTimeField(_("last delivered"), null=True)
    stopped_at = models.DateTimeField(_("stopped"), null=True)
    stopped_why = models.CharField(max_length=16, choices=Stopped.choices, blank=True)
    nonce = models.CharField(max_length=64, blank=True)
    key_check = models.CharField(max_length=64, blank=True)
    nonce_before = models.CharField(max_length=64, blank=True)
    # Until then messages are signed with both.
    before_until = models.DateTimeField(null=True)

    objects = SubscriberStandingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="standing_stopped_for_a_reason",
                condition=Q(stopped_at=None, stopped_why="")
                | Q(stopped_at__isnull=False, stopped_why__in=["failed", "gone", "key", "paused"]),
            ),
            models.CheckConstraint(
                name="standing_failing_since_a_time",
                condition=Q(failures=0, failing_since=None)
                | Q(failures__gt=0, failing_since__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subscriber_id}: {self.position}"


class WebhookMessage(models.Model):
    """Something to tell: of up to a hundred publications of one act, all of one type.

    Written by `claims_note_messages`, never changed; the order of the keys is that of the
    publications. What is sent is made of the versions when it is sent.
    """

    MOST_CLAIMS = 100

    message_id = models.CharField(max_length=40, unique=True)
    type = models.CharField(max_length=32)
    publications = ArrayField(models.BigIntegerField())
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(name="webhook_message_by_time", fields=["made_at"])]
        constraints = [
            models.CheckConstraint(
                name="webhook_message_type_known",
                condition=Q(
                    type__in=[
                        *("claim.published", "claim.updated", "claim.corrected"),
                        *("claim.withdrawn", "claim.restored", "claim.moved", "source.revised"),
                    ]
                ),
            ),
            models.CheckConstraint(
                name="webhook_message_of_some_claims",
                condition=Q(publications__len__gte=1, publications__len__lte=100),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id}, {self.type}"


class WebhookDelivery(models.Model):
    """One attempt, for the log. `reason` is a refusal of `corpus/fetching`; null for success."""

    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.CASCADE, related_name="deliveries", db_index=False
    )
    message_id = models.CharField(_("message"), max_length=40)
    type = models.CharField(_("type"), max_length=32)
    attempt = models.PositiveIntegerField(_("attempt"))
    sent_at = models.DateTimeField(_("sent"))
    milliseconds = models.PositiveIntegerField(_("milliseconds"))
    # What was answered; null where nothing was.
    status = models.PositiveSmallIntegerField(_("status"), null=True)
    reason = models.JSONField(_("reason"), null=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries (webhooks)")
        ordering = ["-pk"]
        indexes = [
            models.Index(name="webhook_delivery_of", fields=["subscriber", "-id"]),
            models.Index(name="webhook_delivery_by_time", fields=["sent_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.message_id}, {self.attempt}"
