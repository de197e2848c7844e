"""Lists as they were when a publication number was the newest: links to a selection, for good.

What a search finds stands here in the order of publication: rank depends on what has come since.
"""

import json

from django.contrib.postgres.search import SearchQuery
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from claims.models import PublicClaim
from claims.publication.filtering import all_clauses
from claims.publication.past import changed_since, unchanged_since, withdrawn_since
from claims.publication.search import LexemeQuery, text_query
from claims.publication.shapes import API_ROOT
from claims.vocabulary.workflow import CHECKED
from claims.words.forms import rules_version
from factcheck.site import facet_options, lists, reading
from factcheck.site.addresses import SitePage
from factcheck.site.choices import (
    CLAIMS,
    FACETS,
    LONGEST_QUERY_CHARACTERS,
    PAGE_CLAIMS,
    PASSED_ON,
    BadQuery,
    Chosen,
    read_choice,
)
from factcheck.site.facet_numbers import filtering_of
from factcheck.site.labels import wanted_references
from factcheck.site.reading import PUBLIC, FoundClaim
from factcheck.site.responses import respond

# In a link to what is public now, in the place of a number that is not known before it is asked.
NOW = "now"

# Large enough for any number of a publication.
LARGEST = 2**63 - 1

MOST_NAMED = 100
_OWN = frozenset({"as_of", "words", "before"})
_KEPT = frozenset({*_OWN, *FACETS, "q"})


def citing(chosen: Chosen) -> SitePage | None:
    """Leads to the permanent link of what is found so now, or of everything. None where it is
    narrowed by what is not told of then."""
    if not chosen.values.keys() <= _KEPT:
        return None
    own = {"status": (CHECKED,)} if chosen.checks else {}
    kept = Chosen(CLAIMS, {**chosen.values, **own}, chosen.q).page.parameters
    return SitePage("claims", parameters=(*kept, ("as_of", NOW)))


def then(request: HttpRequest) -> HttpResponseBase:
    """Five queries: the newest number, the claims of then in two, what was withdrawn, and what the
    chosen values and verdicts are called."""
    _refuse_what_is_not_kept(request.GET)
    chosen = _chosen(request.GET)
    newest = _newest_publication()
    if request.GET.get("as_of") == NOW:
        return HttpResponseRedirect(_page(chosen, newest, rules_version()).path())
    as_of = _whole_number(request.GET, "as_of", newest)
    if as_of is None:
        raise BadQuery(_not_a_number("as_of", newest))
    rules = request.GET.get("words", "")
    if len(rules) > LONGEST_QUERY_CHARACTERS:
        raise BadQuery(_("words: this is no version of the rules for finding words."))
    before = _whole_number(request.GET, "before", LARGEST)
    claims, more = _claims(chosen, as_of, before)
    withdrawn = withdrawn_since(as_of, PUBLIC).order_by("-publication")
    gone = [json.loads(body) for body in withdrawn.values_list("body", flat=True)[:MOST_NAMED]]
    count = len(gone) if len(gone) < MOST_NAMED else withdrawn.count()
    values = [(name, value) for name, found in chosen.values.items() for value in found]
    references = reading.references(wanted_references(values), ratings=True)
    context = {
        "page": _page(chosen, as_of, rules, before),
        "first": _page(chosen, as_of, rules),
        "now": chosen.page,
        "q": chosen.q,
        "values": facet_options.chosen_values(chosen, references),
        "as_of": as_of,
        "words_now": rules_version(),
        "words_then": rules,
        "words_differ": bool(rules) and rules != rules_version(),
        "claims": lists.listed(claims, references, chosen.q),
        "more": _page(chosen, as_of, rules, more) if more else None,
        "before": before,
        "withdrawn": gone,
        "withdrawn_count": count,
    }
    read = [as_of, claims, more, gone, count, references]
    return respond(request, "site/then.html", context, read=read)


def _newest_publication() -> int:
    claims = PublicClaim.objects.using(PUBLIC).order_by("-publication")
    return claims.values_list("publication", flat=True).first() or 0


def _chosen(parameters: QueryDict) -> Chosen:
    """Raises BadQuery."""
    narrowed = parameters.copy()
    for name in _OWN:
        narrowed.pop(name, None)
    return read_choice(narrowed, CLAIMS)


def _claims(chosen: Chosen, as_of: int, before: int | None) -> tuple[list[FoundClaim], int | None]:
    """The claims of then first published before the given one, and where the next page begins."""
    unchanged, changed = unchanged_since(as_of, PUBLIC), changed_since(as_of, PUBLIC)
    asked: list[SearchQuery] = [text_query(chosen.q)] if chosen.q else []
    filtering = filtering_of(chosen)
    if filtering and filtering.any_of:
        asked.append(LexemeQuery(all_clauses(filtering.clauses)))
    for query in asked:
        unchanged = unchanged.filter(search__words=query)
        changed = changed.filter(words=query)
    if before is not None:
        unchanged = unchanged.filter(first_publication__lt=before)
        changed = changed.filter(first_publication__lt=before)
    rows = [
        *unchanged.order_by("-first_publication").values_list(
            "first_publication", "version", "body"
        )[: PAGE_CLAIMS + 1],
        *changed.order_by("-first_publication").values_list(
            "first_publication", "version__number", "version__body"
        )[: PAGE_CLAIMS + 1],
    ]
    found = [FoundClaim(*row) for row in sorted(rows, reverse=True)[: PAGE_CLAIMS + 1]]
    more = found[PAGE_CLAIMS - 1].key if len(found) > PAGE_CLAIMS else None
    return found[:PAGE_CLAIMS], more


def _page(chosen: Chosen, as_of: int, rules: str, before: int | None = None) -> SitePage:
    parameters = [*chosen.page.parameters, ("as_of", str(as_of))]
    if chosen.q and rules:
        parameters.append(("words", rules))
    if before is not None:
        parameters.append(("before", str(before)))
    return SitePage("claims", parameters=tuple(parameters))


def _whole_number(parameters: QueryDict, name: str, largest: int) -> int | None:
    """The parameter as a number up to `largest`; None where it isn't given."""
    text = parameters.get(name, "")
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= largest:
        return int(text)
    raise BadQuery(_not_a_number(name, largest))


def _not_a_number(name: str, largest: int) -> str:
    if largest == LARGEST:
        return _("%(name)s: write a whole number, from 1.") % {"name": name}
    details = {"name": name, "largest": largest}
    return _("%(name)s: write the number of a publication, from 1 to %(largest)d.") % details


def _refuse_what_is_not_kept(parameters: QueryDict) -> None:
    """What would narrow a list of today: left out without a word, it would show all claims."""
    for name in parameters:
        if name not in _KEPT and not PASSED_ON.fullmatch(name):
            raise BadQuery(
                _(
                    "%(name)s: what was public then stands here in one order, and is not narrowed "
                    "by it. The API answers by more: %(address)s."
                )
                % {"name": name[:40], "address": f"{API_ROOT}claims/?as_of=…"}
            )
