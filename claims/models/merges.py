"""Two records of one person become one; what that has to be is in `claims/rules/merging.sql`."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.people import Speaker
from corpus.history.tracking import tracked
from corpus.identifiers import PATTERN
from corpus.typed_text import WrittenText


class SpeakerMergeQuerySet(models.QuerySet["SpeakerMerge"]):
    def waiting(self) -> "SpeakerMergeQuerySet":
        """Proposed, and neither approved nor declined."""
        return self.filter(approved_at=None, declined_at=None)

    def redirects(self) -> dict[str, str]:
        """Public ids of speakers that are gone, and those of whom they are now."""
        gone = self.filter(approved_at__isnull=False)
        return dict(gone.order_by("pk").values_list("merged_id_was", "kept__public_id"))


@tracked
class SpeakerMerge(models.Model):
    """Proposed by one person, approved by another: the claims and roles of `merged`, which goes,
    move to `kept`.

    `content` is what both records said when it was proposed; only that can be approved. Once it is
    approved `merged` is empty, and the row says for ever where its public id leads. `carried`: it
    was approved elsewhere, and came with a data package.
    """

    merged = models.ForeignKey(
        Speaker,
        on_delete=models.CASCADE,
        null=True,
        related_name="merges",
        verbose_name=_("goes"),
    )
    merged_id_was = models.CharField(_("its public id"), max_length=16)
    merged_name = models.CharField(_("its name"), max_length=200)
    kept = models.ForeignKey(
        Speaker, on_delete=models.CASCADE, related_name="merged_into_it", verbose_name=_("stays")
    )
    content = models.JSONField(_("both records"))
    reason = WrittenText(_("why they are the same"), blank=True)
    proposed_at = models.DateTimeField(_("proposed at"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("proposed by"),
    )
    approved_at = models.DateTimeField(_("approved at"), null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    declined_at = models.DateTimeField(_("declined at"), null=True)
    declined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("declined by"),
    )
    carried = models.BooleanField(_("carried over"), default=False)

    objects = SpeakerMergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge of speakers")
        verbose_name_plural = _("merges of speakers")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="merge_four_eyes",
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
                violation_error_message=_("Whoever proposed it can't approve it."),
            ),
            models.CheckConstraint(
                name="merge_approved_at_and_by",
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
            ),
            models.CheckConstraint(
                name="merge_declined_at_and_by",
                condition=Q(declined_at=None, declined_by=None)
                | Q(declined_at__isnull=False, declined_by__isnull=False),
            ),
            models.CheckConstraint(
                name="merge_approved_or_declined",
                condition=Q(approved_at=None) | Q(declined_at=None),
            ),
            models.CheckConstraint(
                name="merge_of_one_that_goes",
                condition=Q(approved_at=None, merged__isnull=False)
                | Q(approved_at__isnull=False, merged=None),
            ),
            models.CheckConstraint(name="merge_of_two", condition=~Q(merged=F("kept"))),
            models.CheckConstraint(name="merge_id_form", condition=Q(merged_id_was__regex=PATTERN)),
            models.UniqueConstraint(
                name="merge_waiting_once",
                fields=["merged"],
                condition=Q(approved_at=None, declined_at=None),
            ),
            models.UniqueConstraint(
                name="merge_approved_once",
                fields=["merged_id_was"],
                condition=Q(approved_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged_name} → {self.kept.name}"

    @property
    def is_waiting(self) -> bool:
        return self.approved_at is None and self.declined_at is None

    @property
    def people(self) -> list[dict[str, Any]]:
        """Both as they were when it was proposed, the one that goes first."""
        keys = ("id", "name", "kind", "party", "wikidata_id", "roles")
        return [dict(zip(keys, person, strict=True)) for person in self.content]
