"""How we judge, and About us: what an administrator has written, and what the database knows."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.models import SitePageName
from claims.publication.markdown import to_html
from claims.vocabulary import workflow
from factcheck.site.addresses import SitePage
from factcheck.site.claim_lists import taking
from factcheck.site.crumbs import Crumb
from factcheck.site.reading import FoundClaim, Json
from factcheck.site.responses import respond
from factcheck.site.texts import reading
from factcheck.site.words import STATUS_MEANINGS, STATUSES

LARGEST_NUMBER_DIGITS = 9


def _number(request: HttpRequest) -> int | None:
    """Of the version that is asked for; Http404 where there can be none such."""
    text = request.GET.get("version", "")
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= LARGEST_NUMBER_DIGITS:
        return int(text)
    raise Http404


def _written(request: HttpRequest, page: str) -> tuple[dict[str, Any], list[object]]:
    """The text for a page's template, and what was read: two queries."""
    number = _number(request)
    text = reading.text(page, _language(), number)
    if text is None:
        raise Http404
    versions = reading.versions(page)
    parameters = (("version", str(number)),) if number is not None else ()
    context = {
        "page": SitePage(page, parameters=parameters),
        "newest": SitePage(page),
        "text": text,
        # Raw HTML is off in the Markdown: what is markup here, the renderer has made.
        "html": _html(text.body),
        "versions": versions,
        "old": number is not None and bool(versions) and number != versions[0][0],
    }
    return context, [text, versions, number]


def _html(body: str) -> SafeString:
    return mark_safe(to_html(body))  # noqa: S308


def _language() -> str:
    return "en" if get_language() == "en" else "sv"


def _titled(title: str) -> dict[str, Any]:
    return {"title": title, "crumbs": [Crumb(title)]}


@taking("version")
def about(request: HttpRequest) -> HttpResponseBase:
    context, read = _written(request, SitePageName.ABOUT)
    context |= _titled(_("About us"))
    return respond(request, "site/texts/about.html", context, read=read)


@taking("version")
def method(request: HttpRequest) -> HttpResponseBase:
    """The text, every scale with its definitions, and a claim for each verdict: four queries."""
    context, read = _written(request, SitePageName.METHOD)
    scales = reading.scales()
    current = scales[0] if scales else None
    examples = reading.examples([rating["id"] for rating in current["ratings"]] if current else [])
    context |= _titled(_("How we judge"))
    context |= {
        "scale": _shown(current, examples) if current else None,
        "earlier": [_shown(scale, {}) for scale in scales[1:]],
        "statuses": [
            (STATUSES[status], STATUS_MEANINGS[status])
            for status in workflow.STATUSES
            if status != workflow.CHECKED
        ],
    }
    read += [scales, sorted((name, found.version, found.key) for name, found in examples.items())]
    return respond(request, "site/texts/method.html", context, read=read)


def _shown(scale: Json, examples: dict[str, FoundClaim]) -> Json:
    """The scale in the page's language; `steps` has every value, from the truest on."""
    own = get_language() == settings.LANGUAGE_CODE
    ratings = [
        rating
        | {
            "shown_label": rating["label"] if own else rating["label_en"],
            "shown_definition": rating["definition"] if own else rating["definition_en"],
            "example": examples[rating["id"]].record if rating["id"] in examples else None,
            "steps": _steps(scale, rating["value"]),
        }
        for rating in scale["ratings"]
    ]
    return scale | {"ratings": ratings}


def _steps(scale: Json, value: int | None) -> list[bool]:
    """From the least true to the truest, which of them this verdict is; none where it has no
    value."""
    if value is None:
        return []
    return [step == value for step in range(scale["worst"], scale["best"] + 1)]
