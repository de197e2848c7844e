"""Texts of the site and scales, as tests of the public pages need them."""

from datetime import datetime
from typing import Any

from claims.models import SiteText, SiteTextVersion
from claims.publication.site_texts import publish_site_text
from tests.factories import AT, make_user


def make_site_text(page: str = "about", **overrides: Any) -> SiteText:
    """The page's text, which a migration has made unless a test has emptied all tables."""
    text, _made = SiteText.objects.get_or_create(page=page)
    for name, value in overrides.items():
        setattr(text, name, value)
    text.save()
    return text


def make_site_text_version(text: SiteText | None = None, *, at: datetime = AT) -> SiteTextVersion:
    administrator = make_user(role="administrator")
    return publish_site_text(text or make_site_text(), by=administrator, at=at)
