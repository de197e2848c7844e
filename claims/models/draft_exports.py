"""What has left the desk as a file: see `claims/exports/drafts.py`."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.vocabulary.annotation_tools import ANNOTATION_TOOLS
from claims.vocabulary.spreadsheet_cells import DIALECTS, UNGUARDED


class DraftExport(models.Model):
    """An export of claims that need not be public. Append-only (a trigger refuses changes).

    `selection` has the public ids of the claims that were chosen one by one; none means everything
    that `filters` (the list's own parameters) matched. `dialect` is how the file was written: for a
    document's claims, for which annotation tool.
    """

    exported_at = models.DateTimeField(_("exported at"))
    exported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("exported by"),
    )
    filters = models.JSONField(_("filters"))
    selection = ArrayField(models.CharField(max_length=16), verbose_name=_("selection"))
    dialect = models.CharField(_("dialect"), max_length=16)
    columns = ArrayField(models.CharField(max_length=64), verbose_name=_("columns"))
    rows = models.PositiveBigIntegerField(_("rows"))

    class Meta:
        verbose_name = _("export of claims")
        verbose_name_plural = _("exports of claims")
        ordering = ["-exported_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="draft_export_dialect_known",
                condition=Q(dialect__in=[*DIALECTS, UNGUARDED.name, *ANNOTATION_TOOLS]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.exported_at:%Y-%m-%d %H:%M}, {self.rows}"
