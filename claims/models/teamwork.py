"""Who works on a claim, what the desk says about it among itself, and what each is told.

None of it is public. A new text of a source is told of by a trigger: `claims/rules/notices.sql`.
"""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.claims import Claim
from corpus.history.tracking import tracked
from corpus.models import Document
from corpus.typed_text import WrittenText

COMMENT_MAX_CHARACTERS = 5000


@tracked
class Assignment(models.Model):
    """Whose turn it is with a claim, and until when."""

    claim = models.OneToOneField(
        Claim, on_delete=models.CASCADE, related_name="assignment", verbose_name=_("claim")
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="assignments",
        verbose_name=_("assigned to"),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    assigned_at = models.DateTimeField(_("assigned at"), editable=False)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("assigned by"),
    )

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")

    def __str__(self) -> str:
        return f"{self.assignee}: {self.claim}"


@tracked
class ClaimComment(models.Model):
    """A word to the desk about a claim; it is neither changed nor deleted."""

    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="comments", verbose_name=_("claim")
    )
    text = WrittenText(_("comment"), max_length=COMMENT_MAX_CHARACTERS)
    written_at = models.DateTimeField(_("written at"), editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("written by"),
    )

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["claim", "pk"]
        constraints = [
            models.CheckConstraint(name="comment_text_given", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, user: User) -> Self:
        return self.filter(user=user)

    def unread(self) -> Self:
        return self.filter(read_at=None)


class Notice(models.Model):
    """What somebody at the desk is told. Each person's own, and no editorial matter: no history."""

    class Kind(models.TextChoices):
        SENT_BACK = "sent_back", _("sent back")
        TO_APPROVE = "to_approve", _("waiting for approval")
        MENTIONED = "mentioned", _("mentions you")
        ASSIGNED = "assigned", _("assigned to you")
        CORRECTION = "correction", _("correction request")
        SOURCE_CHANGED = "source_changed", _("the source has a new text")
        DIFFERS = "differs", _("the public sees something else")
        LINK_DEAD = "link_dead", _("a link of evidence is gone")
        ERRAND = "errand", _("what you asked the worker for")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notices",
        verbose_name=_("user"),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    claim = models.ForeignKey(
        Claim,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="notices",
        verbose_name=_("claim"),
    )
    document = models.ForeignKey(
        Document,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("document"),
    )
    # Who did what it tells of; nobody where the public did, or a command.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    words = models.TextField(_("words"), blank=True)
    told_at = models.DateTimeField(_("told at"))
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("mailed at"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="notice_kind_known",
                condition=Q(
                    kind__in=[
                        *("sent_back", "to_approve", "mentioned", "assigned", "correction"),
                        *("source_changed", "differs", "link_dead", "errand"),
                    ]
                ),
            ),
            models.CheckConstraint(
                name="notice_is_about_one_thing",
                condition=Q(claim__isnull=False, document=None)
                | Q(claim=None, document__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="notice_unread", fields=["user"], condition=Q(read_at=None)),
            models.Index(name="notice_unmailed", fields=["told_at"], condition=Q(mailed_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_kind_display()}"

    @property
    def about(self) -> str:
        """What it is about, in words."""
        return str(self.claim or self.document or "")
