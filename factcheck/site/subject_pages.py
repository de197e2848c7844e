"""The pages of a topic, a speaker, a party, a verdict, a year: what is claimed there, and checked.

Verdicts are counted, never made into a score: the counts stand beside how many claims there are and
how many of them were checked, for what is checked is the desk's choice.
"""

from collections.abc import Mapping
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.utils.translation import gettext as _

from factcheck.site import facet_options, lists, reading
from factcheck.site.addresses import SitePage
from factcheck.site.choices import CHECKS, CLAIMS, Chosen
from factcheck.site.claim_lists import with_parameters
from factcheck.site.crumbs import Crumb
from factcheck.site.facet_counts import Counted, counted
from factcheck.site.facet_numbers import keys_of
from factcheck.site.facet_options import FacetOption, in_scale_order, number_in_words
from factcheck.site.labels import index_of, label, wanted_references
from factcheck.site.reading import Json, References
from factcheck.site.responses import CACHE_CONTROL, respond

# What else is offered on a page, by what it is about.
_BESIDE = {
    "topic": ("speaker", "party", "year"),
    "speaker": ("topic", "year", "source"),
    "party": ("speaker", "topic", "year"),
    "verdict": ("topic", "party", "year"),
    "year": ("topic", "speaker", "party"),
}


@with_parameters
def topic(request: HttpRequest, slug: str) -> HttpResponseBase:
    return _page(request, "topic", slug)


@with_parameters
def speaker(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """As the others, and in which claims of others the speaker is named; a record that was merged
    into another leads there."""
    try:
        return _page(request, "speaker", public_id)
    except Http404:
        new_id = reading.moved_to(public_id)
        if new_id is None:
            raise
    response = HttpResponsePermanentRedirect(SitePage("speaker", (new_id,)).path())
    response["Cache-Control"] = CACHE_CONTROL
    return response


@with_parameters
def party(request: HttpRequest, code: str) -> HttpResponseBase:
    return _page(request, "party", code)


@with_parameters
def verdict(request: HttpRequest, slug: str) -> HttpResponseBase:
    return _page(request, "verdict", slug)


@with_parameters
def year(request: HttpRequest, year: str) -> HttpResponseBase:
    return _page(request, "year", year)


def _page(request: HttpRequest, name: str, value: str) -> HttpResponseBase:
    chosen = Chosen(CLAIMS, {name: (value,)})
    checks = Chosen(CHECKS, {name: (value,)})
    cited = Chosen(CLAIMS, {"cited": (value,)}) if name == "speaker" else None
    keys, own = keys_of(chosen)
    keys_checked, own_checked = keys_of(checks)
    counts = counted(chosen, keys, own, reading.state())
    newest_checks = lists.first_of(checks, keys_checked, lists.CARDS)
    newest = lists.first_of(chosen, keys, lists.CARDS * 2)
    others, of_others = _cited(cited) if cited else ([], 0)
    wanted = [(name, value), *facet_options.shown_values(chosen, counts)]
    references = reading.references(wanted_references(wanted), ratings=True)
    record = _record(name, value, references)
    if record is None and (name, value) not in keys:
        raise Http404
    total, checked = own.get((name, value), 0), own_checked.get((name, value), 0)
    context: dict[str, Any] = {
        "page": SitePage(name, (value,)),
        "name": name,
        "value": value,
        "label": label(name, value, references),
        name: record,
        "total": total,
        "total_in_words": number_in_words(total),
        "checked": checked,
        "checked_in_words": number_in_words(checked),
        "verdicts": _verdicts(chosen, counts, references) if name != "verdict" else [],
        "checks": lists.listed(newest_checks, references),
        "all_checks": checks,
        "claims": lists.listed(
            # Where all are checked, the list of checks is of all.
            [claim for claim in newest if checked < total and claim not in newest_checks],
            references,
        ),
        "all_claims": chosen,
        "groups": _beside(name, chosen, counts, references, own),
        "cited": lists.listed(others, references),
        "cited_count": of_others,
        "all_cited": cited,
        "crumbs": _crumbs(name, value, references),
    }
    read: list[object] = [counts, own, own_checked, newest_checks, newest, others, references]
    if name == "verdict":
        context["steps"] = scale_steps(references, value)
    if name == "speaker" and record and record["party"]:
        read.append(_with_party(context, record["party"]))
    return respond(request, f"site/{_TEMPLATES.get(name, 'subject')}.html", context, read=read)


_TEMPLATES = {"speaker": "speaker", "verdict": "verdict"}


def _record(name: str, value: str, references: References) -> Json | None:
    kind = {"verdict": "rating"}.get(name, name)
    return references.get(kind, value)


def _with_party(context: dict[str, Any], code: str) -> References:
    """One query: what a speaker's party is called, with its page where claims have it."""
    found = reading.references(wanted_references([("party", code)]))
    there = found.get("party", code) is not None
    page = SitePage("party", (code,)) if there else None
    context["of_party"] = {"label": label("party", code, found), "page": page}
    return found


def _cited(cited: Chosen) -> tuple[list[reading.FoundClaim], int]:
    """The newest claims in which others name the speaker, and how many there are."""
    keys, own = keys_of(cited)
    ((name, values),) = cited.values.items()
    return lists.first_of(cited, keys, lists.CARDS), own.get((name, values[0]), 0)


def _verdicts(chosen: Chosen, counts: Counted, references: References) -> list[FacetOption]:
    """Those that were given, in the order of the scale."""
    given = Counted(counts.total, counts.exact, {"verdict": counts.facets.get("verdict", ())})
    groups = facet_options.groups(chosen, given, references, {})
    return list(groups[0].options) if groups and groups[0].name == "verdict" else []


def scale_steps(references: References, current: str) -> list[Json]:
    """The scale as it is drawn: from the least true to the truest."""
    own = [record for record in in_scale_order(references) if record["value"] is not None]
    return [
        {"label": label("verdict", r["id"], references).text, "value": r["value"]}
        | {"id": r["id"], "current": r["id"] == current}
        for r in own[::-1]
    ]


def _beside(
    name: str,
    chosen: Chosen,
    counts: Counted,
    references: References,
    own: Mapping[tuple[str, str], int],
) -> list[facet_options.FacetGroup]:
    wanted = _BESIDE[name]
    shown = Counted(counts.total, counts.exact, {w: counts.facets.get(w, ()) for w in wanted})
    groups = facet_options.groups(chosen, shown, references, own)
    return [group for group in groups if group.name in wanted]


def _crumbs(name: str, value: str, references: References) -> list[Crumb]:
    titles = {
        "topic": _("Topics"),
        "speaker": _("Speakers"),
        "party": _("Parties"),
        "verdict": _("Verdicts"),
        "year": _("Years"),
    }
    index = index_of(name)
    called = label(name, value, references)
    return [
        Crumb(titles[name], index.path() if index else ""),
        Crumb(called.text, lang=called.language),
    ]
