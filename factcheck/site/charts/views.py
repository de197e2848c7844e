"""Where charts are: each on a page of its own, and as files beside it."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from corpus.identifiers import is_public_id
from factcheck.site.addresses import SitePage
from factcheck.site.charts.amounts import amounts_chart
from factcheck.site.charts.chart import ChartRefused, PublicChart
from factcheck.site.charts.files import chart_file, chart_page, drawing_within
from factcheck.site.charts.months import months_chart
from factcheck.site.charts.strip import document_chart
from factcheck.site.choices import BadQuery, check_names
from factcheck.site.crumbs import Crumb
from factcheck.site.responses import View, public_page, respond

# A chart, and what was read for it.
Found = tuple[PublicChart, object]


def answering_refusals(view: View) -> View:
    """Says what is wrong with an address that asks for a chart that there can't be."""

    @public_page
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except ChartRefused as refused:
            body = render_to_string("site/bad_query.html", {"message": str(refused)})
            return HttpResponse(body, status=HTTPStatus.BAD_REQUEST)

    return guarded


def _only(request: HttpRequest, *known: str) -> None:
    """Raises ChartRefused for another parameter."""
    try:
        check_names(request.GET, known)
    except BadQuery as error:
        raise ChartRefused(str(error)) from error


def months_asked(request: HttpRequest) -> Found:
    _only(request, "year")
    text = request.GET.get("year", "").strip()
    if not text:
        return months_chart()
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and int(text) > 0):
        raise ChartRefused(_("year: write a year, such as 2020."))
    return months_chart(int(text))


def amounts_asked(request: HttpRequest) -> Found:
    _only(request, "speaker")
    text = request.GET.get("speaker", "").strip()
    if text and not is_public_id(text):
        raise ChartRefused(_("speaker: there is no such speaker here."))
    return amounts_chart(text or None)


def document_asked(_request: HttpRequest, public_id: str) -> Found:
    found = document_chart(public_id)
    if found is None:
        raise Http404
    return found


def views_of(asked: Callable[..., Found]) -> tuple[View, View]:
    """The page, and the files."""

    @answering_refusals
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        chart, read = asked(request, *args, **kwargs)
        return chart_page(request, chart, read)

    @answering_refusals
    def file(request: HttpRequest, *args: Any, kind: str, **kwargs: Any) -> HttpResponseBase:
        chart, read = asked(request, *args, **kwargs)
        return chart_file(request, chart, kind, read)

    return page, file


@public_page
def index(request: HttpRequest) -> HttpResponseBase:
    """Every chart that is not about one source, as it is now."""
    found = [months_chart(), amounts_chart()]
    context = {
        "page": SitePage("charts"),
        "crumbs": [Crumb(_("Charts"))],
        "charts": [{"chart": chart, "svg": drawing_within(chart)} for chart, _read in found],
    }
    return respond(request, "site/charts/index.html", context, read=[r for _chart, r in found])


months, months_file = views_of(months_asked)
amounts, amounts_file = views_of(amounts_asked)
document, document_file = views_of(document_asked)
