"""The policy of cards: the only pages that others may frame."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import get_language

from factcheck.site.answering import answer

# Nothing runs, nothing is sent, nothing is fetched but our own style sheet; anybody may frame it.
# What is asked for is the same for everybody, and no cookie is read or set.
POLICY = (
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
)


def respond_with_card(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    read: Iterable[object],
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponseBase:
    """The card, which any site may show in a frame, and any cache keep for a minute."""
    response = answer(
        request,
        lambda: render_to_string(template, context).encode(),
        read=[template, *read],
        content_type="text/html; charset=utf-8",
        status=status,
        headers={
            "Content-Security-Policy": POLICY,
            "Content-Language": str(get_language()),
            # It is of another origin where it is framed: this says that it may be.
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Referrer-Policy": "no-referrer",
            "X-Robots-Tag": "noindex",
        },
    )
    # Django's middleware leaves X-Frame-Options out of a response that has this.
    response.xframe_options_exempt = True  # type: ignore[attr-defined]
    return response
