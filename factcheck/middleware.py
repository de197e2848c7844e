"""The interface's language, and what a page may load."""

import re
from collections.abc import Callable

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from factcheck.access.standing import standing_of
from factcheck.everybody import Handler, without_the_desk

# Machines are answered in English.
_ENGLISH = ("/api/", "/v1alpha1/")

_CODES = "|".join(code for code, _name in settings.LANGUAGES)
_LISTS = re.compile(rf"/(?:(?:{_CODES})/)?(?:claims|checks)/")


class PublicLocaleMiddleware:
    """What faces the public has its language in its address and answers everybody alike, so that a
    cache need not keep one copy per reader's language (Django would send `Vary: Accept-Language`).

    It comes first, for a refusal speaks to people, too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        translation.activate(_language_of(request.path_info))
        return self.get_response(request)


class PublicListsMiddleware:
    """Lists of claims, in which there is so much to choose that most are made for one reader, are
    answered on the shorter way. It comes right behind that of the API."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self._read = without_the_desk(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return (self._read if is_list(request) else self.get_response)(request)


def is_list(request: HttpRequest) -> bool:
    """Whether a list of claims is read."""
    return request.method in {"GET", "HEAD"} and _LISTS.fullmatch(request.path_info) is not None


class EditorsLocaleMiddleware(LocaleMiddleware):
    """For the editors, the language that the account has chosen; else Django's choice, which is
    the browser's."""

    def process_request(self, request: HttpRequest) -> None:
        if not _for_editors(request):
            return
        if chosen := standing_of(request.user).language:
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        else:
            super().process_request(request)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if _for_editors(request):
            return super().process_response(request, response)
        return response


class PagePolicyMiddleware(CSPMiddleware):
    """The site's content security policy, for responses that have none of their own.

    The package's own class spells the policy out first, and then leaves it: a seventh of the time
    that an answer of the API takes.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if HEADER in response:
            return response
        return super().process_response(request, response)


def _for_editors(request: HttpRequest) -> bool:
    return request.path_info.startswith("/admin/")


def _language_of(path: str) -> str:
    if path.startswith(_ENGLISH):
        return "en"
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return first if first in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
