"""Acts in public that concern more claims than a request waits for: a worker does them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models.merges import SpeakerMerge
from claims.models.versions import ClaimVersion
from corpus.typed_text import WrittenText


class ErrandQuerySet(models.QuerySet["Errand"]):
    def under_way(self) -> "ErrandQuerySet":
        return self.filter(ended_at=None)


class Errand(models.Model):
    """Asked for by somebody who may do it, and done in their name: all of it in one transaction, or
    nothing, and then `refused` says why.

    `claims` and `shown` are what is published: primary keys, and a digest of the records that
    whoever asked for it had before them. Of a merge there are none: it checks itself what was
    proposed. Of a look they are what was found, once it has `ended_at`. No editorial matter by
    itself, so that it has no history: what it does has.
    """

    class Kind(models.TextChoices):
        MERGE = "merge", pgettext_lazy("an errand", "merging speakers")
        PUBLISH = "publish", pgettext_lazy("an errand", "publishing what the public sees otherwise")
        LOOK = "look", pgettext_lazy("an errand", "looking for what the public sees otherwise")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    merge = models.ForeignKey(
        SpeakerMerge,
        on_delete=models.CASCADE,
        null=True,
        related_name="errands",
        verbose_name=_("merge"),
    )
    claims = ArrayField(models.BigIntegerField(), default=list, verbose_name=_("claims"))
    shown = models.CharField(max_length=64, blank=True)
    change = models.CharField(
        _("kind of change"), max_length=16, choices=ClaimVersion.Kind.choices, blank=True
    )
    note = WrittenText(_("public note"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("asked for by"),
    )
    asked_at = models.DateTimeField(_("asked for at"))
    ended_at = models.DateTimeField(_("ended at"), null=True)
    published = models.PositiveIntegerField(_("published claims"), default=0)
    refused = models.TextField(_("why nothing was done"), blank=True)

    objects = ErrandQuerySet.as_manager()

    class Meta:
        verbose_name = _("errand of the worker")
        verbose_name_plural = _("errands of the worker")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="errand_kind_known",
                condition=Q(kind="merge", merge__isnull=False, claims=[], shown="", change="")
                | Q(kind="publish", merge=None, change__in=["minor", "update", "correction"])
                | Q(kind="look", merge=None, change="", note="", published=0),
            ),
            models.CheckConstraint(
                name="errand_refused_or_done",
                condition=Q(refused="") | Q(ended_at__isnull=False, published=0),
            ),
            models.UniqueConstraint(
                name="errand_one_of_a_merge", fields=["merge"], condition=Q(ended_at=None)
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
