"""What somebody had typed when their session ended: kept until they have logged in again.

It waits in the browser's own session (nobody else's), for an hour, for the account that typed it.
Which account that was is known from a signed cookie, which outlives the session. Nothing is saved
by it: the form comes back as it was sent, and the editor presses the button. Who works in several
tabs sends several forms before they log in: each is kept, by a number that its address has.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html
from django.utils.translation import gettext as _

from claims.admin.base import DeskAdmin
from corpus.desk.handling import handling
from factcheck.access.paths import DESK

MARK = "_kept"
_SESSION = "kept_forms"
# The newest ones, in one browser.
KEPT_MAX_FORMS = 10
_COOKIE = "desk-author"
_SECONDS = 3600
_COOKIE_SECONDS = 365 * 24 * 3600
# Never kept, besides passwords: made anew.
_NOT_KEPT = {"csrfmiddlewaretoken", MARK}
# Where a `code` is one of the second step, and no party's: typed again.
_SECOND_STEP = f"{DESK}two-factor/"


@dataclass(frozen=True, slots=True)
class KeptForm:
    """`number` is its own in this session, `query` that of its address, `files` the names of what
    can't be kept."""

    number: int
    path: str
    query: str
    data: dict[str, list[str]]
    files: list[str]
    user: int
    at: float

    @property
    def address(self) -> str:
        query = QueryDict(self.query, mutable=True)
        query.pop(MARK, None)
        return f"{self.path}?{query.urlencode()}" if query else self.path

    @property
    def marked_address(self) -> str:
        joint = "&" if "?" in self.address else "?"
        return f"{self.address}{joint}{urlencode({MARK: self.number})}"


def remember_author(request: HttpRequest, response: HttpResponseBase) -> None:
    """Who works in this browser, for when their session has ended."""
    user = request.user
    if user.is_authenticated and author(request) != user.pk:
        response.set_signed_cookie(
            _COOKIE,
            str(user.pk),
            salt=_COOKIE,
            max_age=_COOKIE_SECONDS,
            path=DESK,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def author(request: HttpRequest) -> int | None:
    try:
        signed = request.get_signed_cookie(_COOKIE, salt=_COOKIE, max_age=_COOKIE_SECONDS)
        return int(signed or "")
    except (KeyError, ValueError, signing.BadSignature):
        return None


def keep(request: HttpRequest) -> KeptForm | None:
    """Keep what was posted; None where nobody knows whose it would be."""
    user = author(request)
    if user is None:
        return None
    data = {
        name: [str(value) for value in values]
        for name, values in request.POST.lists()
        if name not in _NOT_KEPT
        and "password" not in name.lower()
        and not (name == "code" and request.path.startswith(_SECOND_STEP))
    }
    files = [str(file.name) for _name, sent in request.FILES.lists() for file in sent]
    at = timezone.now().timestamp()
    query = request.META.get("QUERY_STRING", "")
    others = waiting(request)[-KEPT_MAX_FORMS + 1 :]
    number = max((each.number for each in others), default=0) + 1
    kept = KeptForm(number, request.path, query, data, files, user, at)
    request.session[_SESSION] = [asdict(each) for each in (*others, kept)]
    return kept


def waiting(request: HttpRequest) -> list[KeptForm]:
    """What is kept in this session, the oldest first, but for what is too old."""
    session = dict(request.session.items())
    if take_out_old(session, timezone.now()):
        request.session[_SESSION] = session.get(_SESSION, [])
    return [KeptForm(**each) for each in session.get(_SESSION, [])]


def _asked_for(request: HttpRequest) -> KeptForm | None:
    """The one whose number stands in the address, or in the form that is sent."""
    number = request.GET.get(MARK) or request.POST.get(MARK)
    found = (each for each in waiting(request) if str(each.number) == number)
    return next((each for each in found if each.path == request.path), None)


def forget(request: HttpRequest, kept: KeptForm) -> None:
    rest = [each for each in request.session.get(_SESSION, []) if each["number"] != kept.number]
    request.session[_SESSION] = rest


def take_out_old(session: dict[str, Any], at: datetime) -> int:
    """How many forms in the session's content are kept no longer; they are gone then."""
    kept = session.get(_SESSION, [])
    young = [each for each in kept if at.timestamp() - each["at"] <= _SECONDS]
    if kept and len(young) < len(kept):
        session[_SESSION] = young
        if not young:
            del session[_SESSION]
    return len(kept) - len(young)


def posted_again(request: HttpRequest) -> None:
    """The form has been sent: what was kept of it has served."""
    if _SESSION in request.session and (kept := _asked_for(request)):
        forget(request, kept)


def bring_back(
    request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
) -> HttpResponseBase:
    """The form as it was typed, unsaved; without it where it isn't theirs or is not kept."""
    kept = _asked_for(request)
    if kept is None:
        messages.warning(request, _("What had been typed is not kept any more."))
        return HttpResponseRedirect(request.path)
    if kept.user != get_user(request).pk:
        forget(request, kept)
        messages.warning(
            request,
            _("What had been typed belongs to another account: it is neither shown nor saved."),
        )
        return HttpResponseRedirect(kept.address)
    words = _("You had been logged out. This is what you had typed; it is not saved yet.")
    _tell_of_others(request, kept)
    if kept.files:
        # As a message, for the pages that take a file show nothing that refuses a form as a whole.
        messages.warning(request, files_to_choose_again([kept]))
    if not _comes_back_in_the_form(request, view):
        fields = [(name, value) for name, values in kept.data.items() for value in values]
        context = {"title": _("What you had typed"), "kept": kept, "fields": fields}
        return render(request, "access/kept_form.html", context | {"words": words})
    # The admin's own form, as if it had been posted, with a refusal: so it is shown and not saved.
    data = QueryDict(mutable=True)
    for name, values in kept.data.items():
        data.setlist(name, values)
    handling(request).refuse(words)
    request.method = "POST"
    request._files = MultiValueDict()  # type: ignore[attr-defined]  # else read from the request
    request.POST = data  # type: ignore[assignment]
    return view(request, *args, **kwargs)


def _comes_back_in_the_form(request: HttpRequest, view: Any) -> bool:
    name = (request.resolver_match and request.resolver_match.url_name) or ""
    return isinstance(getattr(view, "model_admin", None), DeskAdmin) and name.endswith(
        ("_add", "_change")
    )


def _tell_of_others(request: HttpRequest, kept: KeptForm) -> None:
    """Forms of other tabs, whose own log-in page leads nowhere once one is logged in."""
    for each in waiting(request):
        if each.number != kept.number and each.user == kept.user:
            words = _("What you had typed on another page is kept, too: {link}.")
            link = format_html('<a href="{}">{}</a>', each.marked_address, each.path)
            messages.info(request, format_html(words, link=link))


def files_to_choose_again(kept: Iterable[KeptForm]) -> str:
    """Named, for a browser gives a file to a page only when a person chooses it; mostly nothing."""
    names = [name for each in kept for name in each.files]
    if not names:
        return ""
    return _("Files can't be kept, choose them again: %(files)s.") % {"files": ", ".join(names)}


def ask_to_log_in(request: HttpRequest, login_url: str) -> HttpResponse:
    """The answer to a form whose sender is not logged in any more."""
    kept = keep(request)
    target = kept.marked_address if kept else request.get_full_path()
    return HttpResponseRedirect(f"{login_url}?{urlencode({'next': target})}")
