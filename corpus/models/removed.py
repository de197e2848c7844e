"""What is left of documents that were removed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corpus.typed_text import WrittenText


class RemovedDocument(models.Model):
    """What is left of a document that was removed: that there was one, who took it away, and why.

    `texts` has the number of each text with its SHA-256 and that of its original bytes. Only the
    database's own function writes it: `corpus/rules/removal.sql`.
    """

    document_key = models.BigIntegerField(unique=True)
    public_id = models.CharField(_("public id"), max_length=16, unique=True)
    texts = models.JSONField(_("texts"))
    removed_at = models.DateTimeField(_("removed at"))
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("removed by"),
    )
    reason = WrittenText(_("reason"))

    class Meta:
        verbose_name = _("removed document")
        verbose_name_plural = _("removed documents")
        ordering = ["-removed_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="removed_document_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.public_id
