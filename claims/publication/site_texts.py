"""Publishing the texts of the site, and what stands there where nobody has written any."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import PublicSiteText, SiteText, SiteTextVersion
from claims.permissions import PUBLISH_SITE_TEXT, require

LANGUAGES = ("sv", "en")


class SiteTextRefused(Exception):
    """The text was not published; the message says why, to a person."""


@cache
def default_text(page: str, language: str) -> str:
    """The software's own text for a page that nobody has written: Markdown."""
    return Path(__file__).with_name("texts").joinpath(f"{page}.{language}.md").read_text("utf-8")


def text_in_effect(text: SiteText, language: str) -> str:
    """What was written, else the software's own."""
    written: str = getattr(text, f"body_{language}")
    return written.strip() or default_text(text.page, language).strip()


@transaction.atomic
def publish_site_text(text: SiteText, *, by: User, at: datetime) -> SiteTextVersion:
    """Let the public read the text as it is now, as its next version.

    Raises PermissionDenied, and SiteTextRefused where it says what is public already.
    """
    require(by, PUBLISH_SITE_TEXT)
    text = SiteText.objects.select_for_update().get(pk=text.pk)
    bodies = {language: text_in_effect(text, language) for language in LANGUAGES}
    newest = text.versions.order_by("-number").first()
    if newest and bodies == {"sv": newest.body_sv, "en": newest.body_en}:
        raise SiteTextRefused(_("This is what the public reads already; nothing was changed."))
    version = SiteTextVersion.objects.create(
        text=text,
        number=newest.number + 1 if newest else 1,
        body_sv=bodies["sv"],
        body_en=bodies["en"],
        published_at=at,
        published_by=by,
    )
    _show([version])
    return version


def rebuild_site_texts() -> None:
    """Make what the public reads of them anew, from the versions."""
    PublicSiteText.objects.all().delete()
    _show(list(SiteTextVersion.objects.select_related("text").order_by("pk")))


def _show(versions: Sequence[SiteTextVersion]) -> None:
    PublicSiteText.objects.bulk_create(
        PublicSiteText(
            page=version.text.page,
            number=version.number,
            body_sv=version.body_sv,
            body_en=version.body_en,
            published_at=version.published_at,
        )
        for version in versions
    )
