"""The search box over the list of claims."""

from itertools import chain

from django.contrib import admin, messages
from django.db.models import QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.matching.desk_search import search_claims
from claims.models import Claim
from claims.words.marking import marked_places
from claims.words.queries import read_query


class ClaimSearch(admin.ModelAdmin[Claim]):
    search_fields = ("statement", "quote", "speaker__name")  # searched in `search_claims`'s own way
    search_help_text = gettext_lazy(
        "Words of the statement, the quote or the speaker; or an id or an address."
    )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Claim], search_term: str
    ) -> tuple[QuerySet[Claim], bool]:
        """Each claim with what was `asked`, so that the list can mark it."""
        if not search_term.strip():
            return queryset, False
        typing = request.path == reverse("admin:autocomplete")
        found = search_claims(queryset, search_term, unfinished=typing)
        if not (typing or read_query(search_term).clauses):
            messages.warning(request, _("There is no word in this to look for."))
        return found.annotate(asked=Value(search_term)), False


def found_marked(text: str, asked: str) -> SafeString:
    """The text, with the words that were asked for marked."""
    places = marked_places(text, read_query(asked)) if asked else []
    ends = [0, *chain.from_iterable(places), len(text)]
    pieces = []
    for at in range(len(ends) - 1):
        piece = text[ends[at] : ends[at + 1]]
        pieces.append(
            format_html("<mark>{}</mark>", piece) if at % 2 else conditional_escape(piece)
        )
    return mark_safe("".join(pieces))  # noqa: S308  # each piece is escaped
