"""The shorter way for what answers everybody alike: past sessions, accounts, their history and what
else only the desk needs, by which an eighth of the time of a short answer goes."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponseBase
from django.utils.module_loading import import_string

Handler = Callable[[HttpRequest], HttpResponseBase]

# Of the middleware, what answers to anybody need; the rest is the desk's.
OF_EVERYBODY = frozenset(
    {
        "factcheck.middleware.PublicLocaleMiddleware",
        "factcheck.middleware.PagePolicyMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    }
)


def without_the_desk(get_response: Handler) -> Handler:
    """What a middleware hands on to, but for what only the desk needs.

    What is `OF_EVERYBODY` stays, in the same order. Where Django has put what follows together
    otherwise than it does today, all of it stays.
    """
    behind = get_response
    while hasattr(behind, "__wrapped__") and hasattr(behind.__wrapped__, "get_response"):
        behind = behind.__wrapped__.get_response
    if not hasattr(behind, "__wrapped__"):
        return get_response
    for name in reversed([each for each in settings.MIDDLEWARE if each in OF_EVERYBODY]):
        behind = cast(Handler, convert_exception_to_response(import_string(name)(behind)))
    return behind
