"""What every address that the reader's scripts ask has in common: rights, JSON in, JSON out.

A refusal is a sentence in `said`; the script shows it and keeps what was typed.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import DataError, IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from claims.admin import refusals
from corpus.strict_json import Entry, NotJson, decode

READ = ("corpus.view_document", "claims.view_claim")


class ReaderRefused(Exception):
    """Nothing was changed. `errors` has the form's own, by field."""

    def __init__(self, status: int, said: str, errors: Mapping[str, Any] | None = None) -> None:
        self.status = status
        self.said = said
        self.errors = errors
        super().__init__(said)


View = Callable[..., HttpResponse]
# Called with the request, what was sent, and the address's own arguments.
Act = Callable[..., Mapping[str, Any]]


def reading(view: View) -> View:
    """Decorator of what is only read: for those who may see documents and claims."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            check_rights(request)
        except ReaderRefused as refused:
            return _answer(refused)
        return view(request, *args, **kwargs)

    return guarded


def posting(*permissions: str) -> Callable[[Act], View]:
    """Decorator of an act: POST only, JSON both ways, and these rights besides those to read."""

    def decorate(act: Act) -> View:
        @wraps(act)
        def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                if request.method != "POST":
                    raise ReaderRefused(405, _("This address takes POST only."))
                check_rights(request, *permissions)
                return JsonResponse(dict(act(request, _sent(request), *args, **kwargs)))
            except ReaderRefused as refused:
                return _answer(refused)
            except Http404:
                return _answer(
                    ReaderRefused(404, _("This is no longer there. Load the page again."))
                )
            except PermissionDenied as error:
                return _answer(ReaderRefused(403, str(error) or _no_right()))
            except (IntegrityError, DataError) as error:
                return _answer(ReaderRefused(409, refusals.sentence(error)))

        return never_cache(view)

    return decorate


def check_rights(request: HttpRequest, *permissions: str) -> None:
    if not admin.site.has_permission(request):
        raise ReaderRefused(401, logged_out())
    if not request.user.has_perms((*READ, *permissions)):
        raise ReaderRefused(403, _no_right())


def logged_out() -> str:
    return _("You are not logged in any more. Log in in another tab, then do this again here.")


def _no_right() -> str:
    return _("Your role does not allow this. Nothing was changed.")


def _answer(refused: ReaderRefused) -> JsonResponse:
    answer: dict[str, Any] = {"said": refused.said}
    if refused.errors:
        answer["errors"] = refused.errors
    return JsonResponse(answer, status=refused.status)


def _sent(request: HttpRequest) -> Entry:
    try:
        values = decode(_body(request))
    except RequestDataTooBig as error:
        raise ReaderRefused(413, _("This is too much at once. Nothing was saved.")) from error
    except NotJson as error:
        raise unreadable(str(error)) from error
    if not isinstance(values, dict):
        raise unreadable("not an object")
    return Entry(values, "", [])


def _body(request: HttpRequest) -> bytes:
    """Of a form nothing is left: whoever looked for its token has read it."""
    if request.content_type == "multipart/form-data":
        raise NotJson("a form, not JSON")
    return request.body


def complete(sent: Entry) -> None:
    """Raise ReaderRefused unless all that was sent was asked for, and well."""
    sent.done()
    if sent.mistakes:
        raise unreadable("; ".join(mistake.removeprefix(": ") for mistake in sent.mistakes[:5]))


def unreadable(why: str) -> ReaderRefused:
    return ReaderRefused(400, _("The request can't be understood: %(why)s") % {"why": why})
