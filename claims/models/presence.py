"""Who has a record open. Gone after a minute: nothing here is kept, and nothing rests on it."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

# Pages say every twenty seconds that they are still open.
PRESENCE_DURATION = timedelta(minutes=1)


class PresenceQuerySet(models.QuerySet["Presence"]):
    def of_others(self, kind: str, record: int, *, by: User, at: datetime) -> Self:
        """Whoever else has the record open."""
        there = self.filter(kind=kind, record=record, seen_at__gt=at - PRESENCE_DURATION)
        return there.exclude(user=by).select_related("user").order_by("seen_at")

    def note(self, kind: str, record: int, *, by: User, at: datetime) -> None:
        """The record is open at `by`; and whoever has gone away is forgotten."""
        with transaction.atomic():
            gone = self.filter(seen_at__lte=at - PRESENCE_DURATION).select_for_update(
                skip_locked=True
            )
            self.filter(pk__in=list(gone.values_list("pk", flat=True))).delete()
        self.bulk_create(
            [Presence(user=by, kind=kind, record=record, seen_at=at)],
            update_conflicts=True,
            unique_fields=["user", "kind", "record"],
            update_fields=["seen_at"],
        )


class Presence(models.Model):
    """`kind` is the model's name, `record` the row's key: it need not be there any more."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("user"),
    )
    kind = models.CharField(_("kind"), max_length=32)
    record = models.PositiveBigIntegerField(_("record"))
    seen_at = models.DateTimeField(_("seen at"))

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("open page")
        verbose_name_plural = _("open pages")
        constraints = [
            models.UniqueConstraint(name="presence_once", fields=["user", "kind", "record"])
        ]
        indexes = [models.Index(name="presence_of_record", fields=["kind", "record"])]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind} {self.record}"
