"""Texts of the site that an administrator writes: how the desk judges, and who it is.

They are Markdown, in Swedish and in English. What stands in `SiteText` is a draft; publishing it
makes a version, which never changes (`claims/rules/site_texts.sql`). A text that nobody has written
is empty here, and the software's own, honest one is shown (`claims/publication/site_texts.py`).
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from corpus.history.tracking import tracked
from corpus.typed_text import WrittenText

LONGEST_TEXT_CHARACTERS = 50_000


class SitePageName(models.TextChoices):
    METHOD = "method", _("How we judge")
    ABOUT = "about", _("About us")


@tracked
class SiteText(models.Model):
    """The text of one page, as the desk is writing it."""

    page = models.CharField(_("page"), max_length=16, choices=SitePageName.choices, unique=True)
    body_sv = WrittenText(
        _("text in Swedish"), blank=True, max_length=LONGEST_TEXT_CHARACTERS, help_text="Markdown"
    )
    body_en = WrittenText(
        _("text in English"), blank=True, max_length=LONGEST_TEXT_CHARACTERS, help_text="Markdown"
    )

    class Meta:
        verbose_name = _("text of the site")
        verbose_name_plural = _("texts of the site")
        ordering = ["-page"]
        permissions = [("publish_sitetext", "Can publish texts of the site")]
        constraints = [
            models.CheckConstraint(
                name="site_text_page_known", condition=Q(page__in=SitePageName.values)
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_page_display())


class SiteTextVersion(models.Model):
    """A text as it was published: append-only, numbered from 1."""

    text = models.ForeignKey(
        SiteText, on_delete=models.PROTECT, related_name="versions", verbose_name=_("text")
    )
    number = models.PositiveIntegerField(_("version"))
    body_sv = WrittenText(_("text in Swedish"))
    body_en = WrittenText(_("text in English"))
    published_at = models.DateTimeField(_("published at"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("published by"),
    )

    class Meta:
        verbose_name = _("version of a text of the site")
        verbose_name_plural = _("versions of texts of the site")
        ordering = ["text", "-number"]
        constraints = [
            models.UniqueConstraint(
                name="site_text_version_number_unique", fields=["text", "number"]
            ),
            models.CheckConstraint(
                name="site_text_version_has_texts", condition=~Q(body_sv="") & ~Q(body_en="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text}, {self.number}"
