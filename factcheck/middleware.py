"""The interface's language."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class EditorsLocaleMiddleware(LocaleMiddleware):
    """Django's choice of language, but not under `/api/`.

    The API answers everybody alike, in English, so that a cache need not keep one copy per
    reader's language (Django would send `Vary: Accept-Language`).
    """

    def process_request(self, request: HttpRequest) -> None:
        if request.path_info.startswith("/api/"):
            translation.activate("en")
        else:
            super().process_request(request)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if request.path_info.startswith("/api/"):
            return response
        return super().process_response(request, response)
