"""The addresses that evidence leads to: whether they still lead there, and copies of them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corpus.models import validate_edtf

# As long as that of evidence.
ADDRESS_MAX_CHARACTERS = 1000


class EvidenceLinkQuerySet(models.QuerySet["EvidenceLink"]):
    def to_look_at(self) -> Self:
        """What the periodic job found, and nobody has said yes to."""
        return self.filter(state__in=[EvidenceLink.State.DEAD, EvidenceLink.State.CHANGED])


class EvidenceLink(models.Model):
    """One address, however many pieces of evidence lead there. A worker looks at it now and then.

    `text_sha256` is of the text that somebody has seen, `newest_sha256` of the one that was there
    when it was looked at last.
    """

    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("state of a link", "not looked at yet")
        ALIVE = "alive", pgettext_lazy("state of a link", "is there")
        CHANGED = "changed", pgettext_lazy("state of a link", "says something else")
        DEAD = "dead", pgettext_lazy("state of a link", "is gone")
        UNASKED = "unasked", pgettext_lazy("state of a link", "may not be looked at by programs")

    address = models.CharField(_("web address"), max_length=ADDRESS_MAX_CHARACTERS, unique=True)
    state = models.CharField(_("state"), max_length=16, choices=State.choices, default=State.NEW)
    state_since = models.DateTimeField(_("since"))
    looked_at = models.DateTimeField(_("looked at"), null=True)
    failures = models.PositiveSmallIntegerField(_("times without an answer"), default=0)
    reason = models.JSONField(_("reason"), null=True)
    text_sha256 = models.CharField(_("SHA-256 of the text"), max_length=64, blank=True)
    newest_sha256 = models.CharField(_("SHA-256 of the newest text"), max_length=64, blank=True)

    objects = EvidenceLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link of evidence")
        verbose_name_plural = _("links of evidence")
        ordering = ["-state_since", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="evidence_link_state_known",
                condition=Q(state__in=["new", "alive", "changed", "dead", "unasked"]),
            ),
            models.CheckConstraint(
                name="evidence_link_to_the_web", condition=Q(address__regex=r"^https?://")
            ),
            models.CheckConstraint(
                name="evidence_link_dead_for_a_reason",
                condition=~Q(state="dead") | Q(reason__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.address


class EvidenceCopy(models.Model):
    """What an address said when somebody asked for a copy: a WARC, or why there is none.

    Title and date are what the page says of itself; whoever writes the evidence decides.
    """

    link = models.ForeignKey(
        EvidenceLink, on_delete=models.PROTECT, related_name="copies", verbose_name=_("link")
    )
    asked_at = models.DateTimeField(_("asked at"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("asked by"),
    )
    fetched_at = models.DateTimeField(_("fetched at"), null=True)
    content = models.BinaryField(_("WARC"), default=b"")
    robots = models.CharField(_("what robots.txt says"), max_length=16, blank=True)
    refused = models.JSONField(_("why there is none"), null=True)
    title = models.CharField(_("title"), max_length=500, blank=True)
    published_on = models.CharField(
        _("published on"), max_length=64, blank=True, validators=[validate_edtf]
    )
    published_on_basis = models.CharField(_("how the date is known"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("copy of evidence")
        verbose_name_plural = _("copies of evidence")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="evidence_copy_fetched_has_content",
                condition=Q(fetched_at=None, content=b"")
                | (Q(fetched_at__isnull=False) & ~Q(content=b"")),
            ),
            models.CheckConstraint(
                name="evidence_copy_fetched_or_refused",
                condition=Q(refused__isnull=True) | Q(fetched_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M}"

    @property
    def is_waiting(self) -> bool:
        """For the worker."""
        return self.fetched_at is None and self.refused is None
