"""Where pages are: a page has one address for each language.

The desk's own language has the short one (`/claims/…/`), the others begin with their code
(`/en/claims/…/`). Each address answers everybody alike, so that a cache keeps one copy of it;
choosing by `Accept-Language` or by a cookie would make every copy depend on who asks.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language, get_language_info

# A list page has some seventy addresses, nearly all of which other pages have too.
_KEPT_ADDRESSES: Final = 10_000


def address(name: str, *args: object, language: str | None = None) -> str:
    """The path of a page, in the language asked for, else in that of the moment."""
    place = f"{language or get_language()}:{name}"
    return _reversed(place, args, get_script_prefix(), settings.ROOT_URLCONF)


@lru_cache(maxsize=_KEPT_ADDRESSES)
def _reversed(place: str, args: tuple[object, ...], prefix: str, _addresses: str) -> str:
    """Named by all that an address depends on: also by where we are served, and by what."""
    return reverse(place, args=args)


def absolute(path: str) -> str:
    """The path under the site's public address, whatever it is served as here."""
    return f"{settings.PUBLIC_BASE_URL}/{path.removeprefix(get_script_prefix())}"


@dataclass(frozen=True, slots=True)
class Translation:
    """The page as it is in one language."""

    language: str
    name: str
    path: str
    current: bool

    @property
    def url(self) -> str:
        return absolute(self.path)


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page, whatever the language: the name of its address and what is in it."""

    name: str
    args: tuple[object, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()

    def path(self, language: str | None = None) -> str:
        query = f"?{urlencode(self.parameters)}" if self.parameters else ""
        return address(self.name, *self.args, language=language) + query

    @property
    def url(self) -> str:
        return absolute(self.path())

    @property
    def translations(self) -> list[Translation]:
        current = get_language()
        return [
            Translation(
                code, get_language_info(code)["name_local"], self.path(code), code == current
            )
            for code, _name in settings.LANGUAGES
        ]
