"""“Has it been checked?”: what somebody pastes, by its sentences, against the checked claims."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.matching.comparing import MatchDifference
from claims.matching.difference_words import DIFFERENCES
from claims.matching.public_answers import (
    ASKED_MAX_CHARACTERS,
    AskedSentence,
    PublicMatch,
    has_been_checked,
)
from corpus.normalisation import UnusableText, normalise
from factcheck.asking import seconds_to_wait
from factcheck.site import reading
from factcheck.site.addresses import SitePage
from factcheck.site.choices import BadQuery
from factcheck.site.claim_lists import taking
from factcheck.site.crumbs import Crumb
from factcheck.site.reading import PUBLIC, Json, References
from factcheck.site.responses import respond
from factcheck.site.verdicts import Verdict, verdict

TEMPLATE: Final = "site/checked.html"


@dataclass(frozen=True, slots=True)
class ShownMatch:
    """`verdict` is None unless the claim says the same."""

    record: Json
    verdict: Verdict | None
    but: str


@dataclass(frozen=True, slots=True)
class ShownSentence:
    text: str
    matches: list[ShownMatch]


@taking("text")
def checked(request: HttpRequest) -> HttpResponseBase:
    """At most four queries a sentence, and one; none for who asks too often."""
    text = request.GET.get("text", "")
    context = {
        "page": SitePage("checked"),
        "crumbs": [Crumb(_("Has it been checked?"))],
        "text": text,
        "most": ASKED_MAX_CHARACTERS,
    }
    if not text.strip():
        return respond(request, TEMPLATE, context | {"text": ""}, read=[])
    if wait := seconds_to_wait(request):
        response = _refused(context, _too_often(wait), HTTPStatus.TOO_MANY_REQUESTS)
        response["Retry-After"] = str(wait)
        return response
    try:
        context["text"] = text = _asked(text)
    except BadQuery as error:
        context["text"] = text.replace("\x00", "\ufffd")
        return _refused(context, str(error), HTTPStatus.BAD_REQUEST)
    answer = has_been_checked(text, PUBLIC, on=timezone.localdate())
    ratings = reading.references((), ratings=True)
    found = [_shown(each, ratings) for each in answer.sentences if each.matches]
    context |= {"sentences": found, "asked": len(answer.sentences), "complete": answer.complete}
    return respond(request, TEMPLATE, context, read=[text, answer, ratings])


def _refused(context: dict[str, Any], problem: str, status: HTTPStatus) -> HttpResponse:
    """With what was pasted, to be mended or sent once more."""
    page = render_to_string(TEMPLATE, context | {"problem": problem})
    response = HttpResponse(page, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _too_often(wait: int) -> str:
    return (
        ngettext(
            "That was too many questions from your address. Wait %d second, then compare again.",
            "Those were too many questions from your address. Wait %d seconds, then compare again.",
            wait,
        )
        % wait
    )


def _asked(text: str) -> str:
    """Raises BadQuery."""
    try:
        normal = normalise(text.encode("utf-8", "surrogatepass")).text
    except UnusableText as error:
        raise BadQuery(_("This can’t be read as text.")) from error
    if len(normal) > ASKED_MAX_CHARACTERS:
        raise BadQuery(
            _("The text has %(count)s characters; %(most)s are taken at once.")
            % {"count": len(normal), "most": ASKED_MAX_CHARACTERS}
        )
    return normal


def _shown(sentence: AskedSentence, ratings: References) -> ShownSentence:
    return ShownSentence(sentence.text, [_match(each, ratings) for each in sentence.matches])


def _match(match: PublicMatch, ratings: References) -> ShownMatch:
    but = ", ".join(str(DIFFERENCES[MatchDifference(each)]) for each in match.differences)
    return ShownMatch(match.record, verdict(match.record, ratings) if match.same else None, but)
