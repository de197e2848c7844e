"""The front page: what was checked last, what there is to read about, and what was corrected."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect

from factcheck.site import changes, choices, lists, reading
from factcheck.site.addresses import SitePage
from factcheck.site.choices import Chosen
from factcheck.site.claim_lists import with_parameters
from factcheck.site.facet_counts import kept_counts
from factcheck.site.facet_numbers import keys_of
from factcheck.site.facet_options import number_in_words
from factcheck.site.labels import label, page_of, wanted_references
from factcheck.site.responses import respond

TOPICS = 12
CORRECTIONS = 4


@with_parameters
def home(request: HttpRequest) -> HttpResponseBase:
    """Seven queries: checks (the number of being one, claims, their checks, how many share each),
    counts, corrections, names."""
    if text := choices.words(request.GET):
        return HttpResponseRedirect(Chosen(choices.CLAIMS, q=text).path)
    if "before" in request.GET:  # as addresses of earlier claims were
        return HttpResponseRedirect(SitePage("claims").path())
    checks = Chosen(choices.CHECKS)
    keys, _own = keys_of(checks)
    newest, alike = lists.first_checks(checks, keys, lists.NEWEST_CARDS)
    unchecked = [] if newest else lists.first_of(Chosen(choices.CLAIMS), {}, lists.NEWEST_CARDS)
    counts = kept_counts({"topic": TOPICS, "status": 5})
    corrections = changes.newest(changes.TOLD_AT_THE_FRONT, 0, CORRECTIONS)
    topics = counts.get("topic", ())
    wanted = wanted_references(("topic", each.value) for each in topics)
    references = reading.references(wanted, ratings=True)
    by_status = {each.value: each.claims for each in counts.get("status", ())}
    context = {
        "page": SitePage("home"),
        "claims": lists.listed(newest or unchecked, references, alike=alike),
        "any_checks": bool(newest),
        "total": number_in_words(sum(by_status.values())),
        "checked": number_in_words(by_status.get("checked", 0)),
        "topics": [
            (label("topic", each.value, references), page_of("topic", each.value), each.claims)
            for each in topics
        ],
        "corrections": corrections,
    }
    read: list[object] = [newest, alike, unchecked, counts, corrections, references]
    return respond(request, "site/home.html", context, read=read)
