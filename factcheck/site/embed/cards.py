"""Cards: a claim, a list, a chart. Each is read anew whenever it is shown, so it is never stale."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from claims.models import ClaimVersion
from claims.vocabulary import workflow
from factcheck.site import lists, reading
from factcheck.site.addresses import SitePage
from factcheck.site.charts.chart import ChartRefused, PublicChart
from factcheck.site.charts.files import drawing_within
from factcheck.site.charts.views import amounts_asked, document_asked, months_asked
from factcheck.site.choices import CHECKS, CLAIMS, BadQuery, Chosen
from factcheck.site.embed.framing import respond_with_card
from factcheck.site.embed.oembed import LISTED_CLAIMS, subject_title
from factcheck.site.embed.selections import read_selection
from factcheck.site.faces import face_of, verdict_references
from factcheck.site.facet_numbers import keys_of
from factcheck.site.labels import label, wanted_references
from factcheck.site.reading import FoundClaim, Json, References
from factcheck.site.responses import View, public_page


@public_page
def claim(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The claim as it is now, and when it was corrected: three queries."""
    found = reading.claim(public_id)
    if found is None:
        raise Http404
    record = found.record
    page = SitePage("claim", (public_id,))
    context: dict[str, Any] = {"page": page, "record": record}
    if "withdrawn" in record:
        return respond_with_card(
            request, "site/embed/withdrawn.html", context, read=[found], status=HTTPStatus.GONE
        )
    versions = reading.versions(found.key)
    references = verdict_references(record)
    context |= {
        "face": face_of(record, references),
        "correction": next((v for v in versions if v.kind == ClaimVersion.Kind.CORRECTION), None),
        "checked_on": (record["assessment"] or {}).get("checked_on"),
    }
    return respond_with_card(
        request, "site/embed/claim.html", context, read=[found, versions, references]
    )


def _card_of_list(
    request: HttpRequest, title: str, more: SitePage, claims: list[FoundClaim], about: object
) -> HttpResponseBase:
    ratings = reading.references((), ratings=True)
    context = {
        "title": title,
        "page": more,
        "claims": [_line(claim.record, ratings) for claim in claims],
    }
    return respond_with_card(
        request, "site/embed/list.html", context, read=[about, claims, ratings]
    )


def _line(record: Json, ratings: References) -> dict[str, Any]:
    return {"page": SitePage("claim", (record["id"],)), "face": face_of(record, ratings)}


@public_page
def newest(request: HttpRequest) -> HttpResponseBase:
    """The newest checks: two queries."""
    checked = reading.listed_claims().filter(verification_status=workflow.CHECKED)
    claims = reading.found(checked.order_by("-first_publication")[:LISTED_CLAIMS])
    title = _("Newest checks by %(desk)s") % {"desk": settings.DESK_NAME}
    return _card_of_list(request, title, SitePage("home"), claims, "newest")


@public_page
def speaker(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The newest claims of a speaker: three queries."""
    about = reading.references([("speaker", public_id)])
    found = about.get("speaker", public_id)
    if found is None:
        raise Http404
    rows = reading.listed_claims().filter(speaker_id=public_id)
    claims = reading.found(rows.order_by("-first_publication")[:LISTED_CLAIMS])
    title = _("Claims by %(speaker)s") % {"speaker": found["name"]}
    return _card_of_list(request, title, SitePage("speaker", (public_id,)), claims, about)


def card_of_subject(name: str) -> View:
    """The newest claims that have this value of the facet: five queries."""

    @public_page
    def card(request: HttpRequest, **values: str) -> HttpResponseBase:
        (value,) = values.values()
        chosen = Chosen(CLAIMS, {name: (value,)})
        keys, _counts = keys_of(chosen)
        about = reading.references(wanted_references([(name, value)]))
        if (name, value) not in keys:
            raise Http404
        claims = lists.first_of(chosen, keys, LISTED_CLAIMS)
        title = subject_title(label(name, value, about).text)
        return _card_of_list(request, title, SitePage(name, (value,)), claims, about)

    return card


topic = card_of_subject("topic")
party = card_of_subject("party")


def card_of_list(list_name: str) -> View:
    """The first claims of a list, narrowed as its address says."""

    @public_page
    def card(request: HttpRequest) -> HttpResponseBase:
        try:
            found = read_selection(request.GET, list_name)
        except BadQuery as refused:
            raise Http404(str(refused)) from refused
        claims = lists.found_page(found.chosen, found.keys, reading.state()).claims[:LISTED_CLAIMS]
        return _card_of_list(request, found.title, found.page, claims, found.chosen)

    return card


chosen_claims = card_of_list(CLAIMS)
chosen_checks = card_of_list(CHECKS)


def card_of_chart(asked: Any) -> View:
    """The drawing of a chart, which leads to its page."""

    @public_page
    def card(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            chart: PublicChart
            chart, read = asked(request, *args, **kwargs)
        except ChartRefused as refused:
            raise Http404(str(refused)) from refused
        context = {"page": chart.page, "chart": chart, "svg": drawing_within(chart)}
        return respond_with_card(request, "site/embed/chart.html", context, read=[chart.name, read])

    return card


months = card_of_chart(months_asked)
amounts = card_of_chart(amounts_asked)
document = card_of_chart(document_asked)
