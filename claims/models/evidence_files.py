"""Files that evidence rests on and that only the desk sees: what somebody sent, a scan, a table."""

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from claims.models.checks import Evidence

FILE_MAX_BYTES = 20 * 1024 * 1024
# By the end of their names; what they hold is looked at when they come in.
FILE_KINDS = (
    *("pdf", "png", "jpg", "jpeg", "webp", "docx", "xlsx", "odt", "ods", "txt", "csv", "eml"),
)


class EvidenceFile(models.Model):
    """Kept to the byte. It is never changed, never public, and no part of what was approved."""

    evidence = models.ForeignKey(
        Evidence, on_delete=models.CASCADE, related_name="files", verbose_name=_("evidence")
    )
    name = models.CharField(_("file name"), max_length=200)
    content = models.BinaryField(_("file"))
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    added_at = models.DateTimeField(_("added at"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("added by"),
    )

    class Meta:
        verbose_name = _("file of evidence")
        verbose_name_plural = _("files of evidence")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="evidence_file_within_limits",
                condition=Q(size__gte=1, size__lte=FILE_MAX_BYTES)
                & Q(
                    size=Func(
                        F("content"),
                        function="octet_length",
                        output_field=models.IntegerField(),
                    )
                ),
            ),
            models.CheckConstraint(
                name="evidence_file_of_a_kind",
                condition=Q(name__iregex=rf"^.+\.({'|'.join(FILE_KINDS)})$"),
            ),
            models.UniqueConstraint(
                name="evidence_file_once", fields=["evidence", "sha256", "name"]
            ),
        ]

    def __str__(self) -> str:
        return self.name
