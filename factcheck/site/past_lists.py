"""Lists as they were when a publication number was the newest: links to a selection, for good.

They are narrowed by the facets of today's lists. Whatever the order was, claims stand here in that
of publication: rank depends on what has come since.
"""

import json

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from claims.models import PublicClaim, PublicPast
from claims.publication.filtering import all_clauses
from claims.publication.past import changed_since, unchanged_since, withdrawn_since
from claims.publication.search import LexemeQuery, text_query
from claims.publication.shapes import API_ROOT
from claims.words.forms import rules_version
from factcheck.site import facet_options, lists, reading
from factcheck.site.addresses import SitePage
from factcheck.site.choices import (
    CLAIMS,
    HIDDEN_FACETS,
    LONGEST_QUERY_CHARACTERS,
    PAGE_CLAIMS,
    BadQuery,
    Chosen,
    read_choice,
)
from factcheck.site.facet_numbers import filtering_of, keys_of
from factcheck.site.labels import wanted_references
from factcheck.site.reading import PUBLIC, FoundClaim
from factcheck.site.responses import respond

# In a link to what is public now, in the place of a number that is not known before it is asked.
NOW = "now"

# Large enough for any number of a publication.
LARGEST = 2**63 - 1

MOST_NAMED = 100
MOST_COUNTED = 10_000
# What makes no difference to which claims are found, or of what was public then is kept nowhere.
_NOT_KEPT = ("sort", "page", *HIDDEN_FACETS)


def citing(chosen: Chosen, asked: str) -> SitePage | None:
    """Leads to the permanent link of what is found by these words, and chosen so, now; None where
    nobody will know later."""
    if chosen.values.keys() & HIDDEN_FACETS:
        return None
    return _address(Chosen(chosen.list_name, chosen.values, asked), NOW)


def then(request: HttpRequest, list_name: str) -> HttpResponseBase:
    """Eight queries: the newest number, what is chosen and what it is called, the claims of then in
    two, how many there are in two, and what was withdrawn; one more for a value that nothing has
    now."""
    chosen = _chosen(request.GET, list_name)
    newest = _newest_publication()
    if request.GET.get("as_of") == NOW:
        rules = rules_version() if chosen.q else ""
        return HttpResponseRedirect(_address(chosen, newest, rules).path())
    as_of = _whole_number(request.GET, "as_of", newest)
    if as_of is None:
        raise BadQuery(_not_a_number("as_of", newest))
    rules = request.GET.get("words", "")
    if len(rules) > LONGEST_QUERY_CHARACTERS:
        raise BadQuery(_("words: this is no version of the rules for finding words."))
    before = _whole_number(request.GET, "before", LARGEST)
    references = reading.references(wanted_references(chosen.pairs), ratings=True)
    facet_options.check_values(chosen, keys_of(chosen)[0], references, _was_ever)
    unchanged, changed = _found(chosen, as_of)
    claims, more = _page(unchanged, changed, before)
    said = _counted(unchanged, changed) if claims else ""
    withdrawn = withdrawn_since(as_of, PUBLIC).order_by("-publication")
    gone = [json.loads(body) for body in withdrawn.values_list("body", flat=True)[:MOST_NAMED]]
    count = len(gone) if len(gone) < MOST_NAMED else withdrawn.count()
    context = {
        "page": _address(chosen, as_of, rules, before),
        "first": _address(chosen, as_of, rules),
        "now": chosen.page,
        "q": chosen.q,
        "checks": chosen.checks,
        "values": facet_options.chosen_values(chosen, references),
        "as_of": as_of,
        "said": said,
        "words_now": rules_version(),
        "words_then": rules,
        "words_differ": bool(rules) and rules != rules_version(),
        "claims": lists.listed(claims, references, chosen.q),
        "more": _address(chosen, as_of, rules, more) if more else None,
        "before": before,
        "withdrawn": gone,
        "withdrawn_count": count,
    }
    read = [chosen, as_of, claims, more, said, gone, count, references]
    return respond(request, "site/then.html", context, read=read)


def _chosen(parameters: QueryDict, list_name: str) -> Chosen:
    """What narrows the list. Raises BadQuery, also of what would be left out without a word."""
    others = parameters.copy()
    for name in ("as_of", "words", "before"):
        others.pop(name, None)
    for name in _NOT_KEPT:
        if name in others:
            raise BadQuery(
                _(
                    "%(name)s: a list of then has no such choice. The API answers for all of them: "
                    "%(address)s."
                )
                % {"name": name, "address": f"{API_ROOT}claims/?as_of=…"}
            )
    return read_choice(others, list_name)


def _was_ever(name: str, value: str) -> bool:
    """Whether any version had it that another took the place of."""
    had = _narrowing(Chosen(CLAIMS, {name: (value,)}))
    return had is not None and PublicPast.objects.using(PUBLIC).filter(words=had).exists()


def _narrowing(chosen: Chosen) -> LexemeQuery | None:
    """What the words of a claim must have; None where nothing is chosen."""
    filtering = filtering_of(chosen)
    clauses = filtering.clauses if filtering else []
    return LexemeQuery(all_clauses(clauses)) if clauses else None


def _newest_publication() -> int:
    claims = PublicClaim.objects.using(PUBLIC).order_by("-publication")
    return claims.values_list("publication", flat=True).first() or 0


def _found(chosen: Chosen, as_of: int) -> tuple[QuerySet[PublicClaim], QuerySet[PublicPast]]:
    """The claims of then: those that have not changed since, and the others as they were."""
    unchanged, changed = unchanged_since(as_of, PUBLIC), changed_since(as_of, PUBLIC)
    asked = [text_query(chosen.q)] if chosen.q else []
    if (narrowing := _narrowing(chosen)) is not None:
        asked.append(narrowing)
    for query in asked:
        unchanged = unchanged.filter(search__words=query)
        changed = changed.filter(words=query)
    return unchanged, changed


def _page(
    unchanged: QuerySet[PublicClaim], changed: QuerySet[PublicPast], before: int | None
) -> tuple[list[FoundClaim], int | None]:
    """Of these, those first published before the given one, and where the next page begins."""
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


def _counted(unchanged: QuerySet[PublicClaim], changed: QuerySet[PublicPast]) -> str:
    """How many there were, in words; of very many, that there were more than are counted."""
    total = unchanged[: MOST_COUNTED + 1].count() + changed[: MOST_COUNTED + 1].count()
    return facet_options.claims_in_words(min(total, MOST_COUNTED), exact=total <= MOST_COUNTED)


def _address(
    chosen: Chosen, as_of: int | str, rules: str = "", before: int | None = None
) -> SitePage:
    parameters = [*chosen.page.parameters, ("as_of", str(as_of))]
    if chosen.q and rules:
        parameters.append(("words", rules))
    if before is not None:
        parameters.append(("before", str(before)))
    return SitePage(chosen.list_name, parameters=tuple(parameters))


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
