"""What an editor has chosen for themselves."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class EditorPreference(models.Model):
    """One row for each account that has chosen something; not an editorial matter, no history."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="preference",
        verbose_name=_("user"),
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    notices_by_mail = models.BooleanField(_("notices by mail, too"), default=False)

    class Meta:
        verbose_name = _("editor's preference")
        verbose_name_plural = _("editors' preferences")
        constraints = [
            models.CheckConstraint(
                name="preference_language_known", condition=Q(language__in=["sv", "en"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_language_display()}"
