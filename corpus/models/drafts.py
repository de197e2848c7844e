"""Sources on their way in."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corpus.models.sources import Document


class SourceDraftQuerySet(models.QuerySet["SourceDraft"]):
    def waiting(self) -> Self:
        """For the worker, which fetches them."""
        return self.exclude(address="").filter(fetched_at=None, refused__isnull=True)

    def to_be_read(self) -> Self:
        """For the worker, which reads what is large."""
        return self.filter(to_read=True)


class SourceDraft(models.Model):
    """A file between its upload and its freezing: nothing has to be chosen again after a mistake.

    It goes away when its text is frozen, or when it is discarded. One that is fetched from an
    address has no content before it has come; `refused` says why it can't, or can't be read. Of a
    large one `reading` keeps what was read (`corpus.extraction.keeping`).
    """

    file_name = models.CharField(_("file name"), max_length=200)
    content = models.BinaryField(_("original bytes"), default=b"")
    options = models.JSONField(_("options"), default=dict, blank=True)
    address = models.CharField(_("web address"), max_length=3000, blank=True)
    robots = models.CharField(_("what robots.txt says"), max_length=16, blank=True)
    refused = models.JSONField(_("why it was not fetched"), null=True, blank=True)
    fetched_at = models.DateTimeField(_("fetched at"), null=True, blank=True)
    to_read = models.BooleanField(_("waits to be read"), default=False)
    reading = models.JSONField(_("what was read"), null=True, blank=True)
    document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="drafts",
        verbose_name=_("document"),
    )
    created_at = models.DateTimeField(_("created at"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("created by"),
    )

    objects = SourceDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("source to read")
        verbose_name_plural = _("sources to read")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="source_draft_named", condition=~Q(file_name="")),
            models.CheckConstraint(
                name="source_draft_not_empty",
                condition=~Q(content=b"")
                | (~Q(address="") & Q(fetched_at=None))
                | Q(refused__isnull=False),
            ),
            models.CheckConstraint(
                name="source_draft_fetched_or_refused",
                condition=Q(refused__isnull=True) | Q(fetched_at=None, reading__isnull=True),
            ),
            # A worker reads only what has come, and what it refused waits for nobody.
            models.CheckConstraint(
                name="source_draft_to_read",
                condition=Q(to_read=False) | (~Q(content=b"") & Q(refused__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.address or self.file_name

    @property
    def is_waiting(self) -> bool:
        """For the worker: nobody has answered yet, or it has not been read."""
        return self.to_read or self.is_being_fetched

    @property
    def is_being_fetched(self) -> bool:
        return bool(self.address) and self.fetched_at is None and self.refused is None
