"""Where pages are: a page has one address for each language.

The desk's own language has the short one (`/claims/…/`), the others begin with their code
(`/en/claims/…/`). Each address answers everybody alike, so that a cache keeps one copy of it;
choosing by `Accept-Language` or by a cookie would make every copy depend on who asks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote_plus

from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

# A list page has some seventy addresses, nearly all of which other pages have too.
_KEPT_ADDRESSES: Final = 10_000

# Nearly all lists offer the same values.
_quoted: Final = lru_cache(maxsize=20_000)(quote_plus)
_SHORT_CHARACTERS: Final = 64


def address(name: str, *args: object, language: str | None = None) -> str:
    """The path of a page, in the language asked for, else in that of the moment."""
    place = f"{language or get_language()}:{name}"
    return _reversed(place, args, get_script_prefix(), settings.ROOT_URLCONF)


@lru_cache(maxsize=_KEPT_ADDRESSES)
def _reversed(place: str, args: tuple[object, ...], prefix: str, _addresses: str) -> str:
    """Named by all that an address depends on: also by where we are served, and by what."""
    return reverse(place, args=args)


def quoted(text: str) -> str:
    """As a value or a name in an address's query."""
    return _quoted(text) if len(text) <= _SHORT_CHARACTERS else quote_plus(text)


def query_of(parameters: Iterable[tuple[str, str]]) -> str:
    """What `urlencode` makes of them, sooner."""
    return "&".join(f"{quoted(name)}={quoted(value)}" for name, value in parameters)


def absolute(path: str) -> str:
    """The path under the site's public address, whatever it is served as here."""
    return f"{settings.PUBLIC_BASE_URL}/{path.removeprefix(get_script_prefix())}"


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page, whatever the language: the name of its address and what is in it."""

    name: str
    args: tuple[object, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()

    def path(self, language: str | None = None) -> str:
        query = f"?{query_of(self.parameters)}" if self.parameters else ""
        return address(self.name, *self.args, language=language) + query

    @property
    def url(self) -> str:
        return absolute(self.path())
