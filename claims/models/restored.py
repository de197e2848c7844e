"""What came in with a data package and has no claim of its own here."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corpus.identifiers import PATTERN
from corpus.models import public_id_field

# A protected source has a reason; packages of before it was public don't tell it. It is not said
# in public that it isn't known.
UNKNOWN_REASON = "The reason is not in the data package."


class ImportedWithdrawal(models.Model):
    """What is left of a claim that was withdrawn before it was imported. It never changes.

    Its words are not public, so it can't be a claim; but its address still answers that it is gone,
    and why, and its id is never used again. `trace` has `withdrawn` (at, reason), `versions` with
    their numbers and notes, and `answers` to requests for corrections.
    """

    public_id = public_id_field()
    trace = models.JSONField(_("what is left of it"))
    imported_at = models.DateTimeField(_("imported at"))
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("imported by"),
    )

    class Meta:
        verbose_name = _("imported withdrawal")
        verbose_name_plural = _("imported withdrawals")
        ordering = ["public_id"]
        constraints = [
            models.CheckConstraint(
                name="imported_withdrawal_public_id_form", condition=Q(public_id__regex=PATTERN)
            )
        ]

    def __str__(self) -> str:
        return self.public_id
