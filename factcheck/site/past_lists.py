"""Lists as they were when a publication number was the newest: links to a selection, for good.

What a search finds stands here in the order of publication: rank depends on what has come since.
"""

import json

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from claims.models import PublicClaim
from claims.publication.past import changed_since, unchanged_since, withdrawn_since
from claims.publication.search import text_query
from claims.publication.shapes import API_ROOT
from claims.words.forms import rules_version
from factcheck.site import lists, reading
from factcheck.site.addresses import SitePage
from factcheck.site.choices import (
    LONGEST_QUERY_CHARACTERS,
    PAGE_CLAIMS,
    PASSED_ON,
    BadQuery,
    words,
)
from factcheck.site.reading import PUBLIC, FoundClaim
from factcheck.site.responses import respond

# In a link to what is public now, in the place of a number that is not known before it is asked.
NOW = "now"

# Large enough for any number of a publication.
LARGEST = 2**63 - 1

MOST_NAMED = 100
_KEPT = frozenset({"q", "as_of", "words", "before"})


def citing(text: str) -> SitePage:
    """Leads to the permanent link of what is found by these words now, or of everything."""
    found = (("q", text),) if text else ()
    return SitePage("claims", parameters=(*found, ("as_of", NOW)))


def then(request: HttpRequest) -> HttpResponseBase:
    """Five queries: the newest number, the claims of then in two, what was withdrawn, verdicts."""
    _refuse_what_is_not_kept(request.GET)
    text = words(request.GET)
    newest = _newest_publication()
    if request.GET.get("as_of") == NOW:
        return HttpResponseRedirect(_page(text, newest, rules_version()).path())
    as_of = _whole_number(request.GET, "as_of", newest)
    if as_of is None:
        raise BadQuery(_not_a_number("as_of", newest))
    rules = request.GET.get("words", "")
    if len(rules) > LONGEST_QUERY_CHARACTERS:
        raise BadQuery(_("words: this is no version of the rules for finding words."))
    before = _whole_number(request.GET, "before", LARGEST)
    claims, more = _claims(text, as_of, before)
    withdrawn = withdrawn_since(as_of, PUBLIC).order_by("-publication")
    gone = [json.loads(body) for body in withdrawn.values_list("body", flat=True)[:MOST_NAMED]]
    count = len(gone) if len(gone) < MOST_NAMED else withdrawn.count()
    ratings = reading.references((), ratings=True)
    context = {
        "page": _page(text, as_of, rules, before),
        "first": _page(text, as_of, rules),
        "now": SitePage("claims", parameters=(("q", text),) if text else ()),
        "q": text,
        "as_of": as_of,
        "words_now": rules_version(),
        "words_then": rules,
        "words_differ": bool(rules) and rules != rules_version(),
        "claims": lists.listed(claims, ratings, text),
        "more": _page(text, as_of, rules, more) if more else None,
        "before": before,
        "withdrawn": gone,
        "withdrawn_count": count,
    }
    read = [as_of, claims, more, gone, count, ratings]
    return respond(request, "site/then.html", context, read=read)


def _newest_publication() -> int:
    claims = PublicClaim.objects.using(PUBLIC).order_by("-publication")
    return claims.values_list("publication", flat=True).first() or 0


def _claims(text: str, as_of: int, before: int | None) -> tuple[list[FoundClaim], int | None]:
    """The claims of then first published before the given one, and where the next page begins."""
    unchanged, changed = unchanged_since(as_of, PUBLIC), changed_since(as_of, PUBLIC)
    if text:
        unchanged = unchanged.filter(search__words=text_query(text))
        changed = changed.filter(words=text_query(text))
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


def _page(text: str, as_of: int, rules: str, before: int | None = None) -> SitePage:
    parameters = [("q", text)] if text else []
    parameters.append(("as_of", str(as_of)))
    if text and rules:
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
                    "%(name)s: of what was public then, this page finds words alone (q). The API "
                    "answers for all of them: %(address)s."
                )
                % {"name": name[:40], "address": f"{API_ROOT}claims/?as_of=…"}
            )
