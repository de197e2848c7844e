"""Which addresses are the desk's, and which of them are open before log-in is complete."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

DESK = "/admin/"
# By the name of their address in the admin.
OPEN = {
    *("login", "logout", "set_language"),
    *("two_factor_check", "two_factor_set_up"),
}


def is_desk(request: HttpRequest) -> bool:
    return request.path_info.startswith(DESK)


def is_open(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.app_name == "admin" and match.url_name in OPEN


def wants_page(request: HttpRequest) -> bool:
    """Whether a person looks at the answer; a script's request is answered with JSON."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    asked = request.headers.get("X-Requested-With", "")
    return (
        mode == "navigate"
        and asked != "XMLHttpRequest"
        and request.content_type != "application/json"
    )


def safe_next(request: HttpRequest, default: str) -> str:
    """Where to go on to: an address of this site, as the form or the address says."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if allowed else default
