"""The list that a claim's page was opened from, and the claims beside it there."""

import copy
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from claims.models import Claim

# What Django calls the list's own query in the address of a record's page.
LIST_QUERY = "_changelist_filters"


@dataclass(frozen=True, slots=True)
class PlaceInList:
    """`number` of `total`, from 1; 0 for a claim that the list does not have any more."""

    number: int
    total: int
    list_url: str
    previous_url: str
    next_url: str


class _WholeList(ChangeList):
    """The list's order, without the page of it that would be shown."""

    def get_results(self, request: HttpRequest) -> None:
        """Nothing of it is counted or read here."""


def with_list(page: admin.ModelAdmin[Claim], request: HttpRequest, url: str) -> str:
    """The address, with the query of the list that the claim's page was opened from."""
    query = page.get_preserved_filters(request)
    return f"{url}?{query}" if query else url


def place_in_list(
    page: admin.ModelAdmin[Claim], request: HttpRequest, claim: Claim
) -> PlaceInList | None:
    """None if the page was not opened from a filtered list, or from one that can't be read."""
    query = request.GET.get(LIST_QUERY, "")
    if not query:
        return None
    keys = _keys(page, request, query)
    if keys is None:
        return None
    if claim.pk in keys:
        at = keys.index(claim.pk)
        before, after = keys[:at], keys[at + 1 :]
    else:
        # It was changed so that it left the list. The newest stand first there, as a rule.
        at = -1
        before = [key for key in keys if key > claim.pk]
        after = [key for key in keys if key < claim.pk]
    return PlaceInList(
        at + 1,
        len(keys),
        f"{reverse('admin:claims_claim_changelist')}?{query}",
        _url(page, request, before[-1]) if before else "",
        _url(page, request, after[0]) if after else "",
    )


def _url(page: admin.ModelAdmin[Claim], request: HttpRequest, key: int) -> str:
    return with_list(page, request, reverse("admin:claims_claim_change", args=[key]))


def _keys(page: admin.ModelAdmin[Claim], request: HttpRequest, query: str) -> list[int] | None:
    """The claims' keys in the list's order."""
    asked: Any = copy.copy(request)
    asked.method, asked.GET = "GET", QueryDict(query)
    sortable: Any = page.get_sortable_by(asked)
    try:
        found = _WholeList(
            asked,
            Claim,
            page.get_list_display(asked),
            (),
            page.get_list_filter(asked),
            page.date_hierarchy,
            page.get_search_fields(asked),
            page.get_list_select_related(asked),
            page.list_per_page,
            page.list_max_show_all,
            page.list_editable,
            page,
            sortable,
            None,
        )
        return list(found.queryset.values_list("pk", flat=True))
    except (IncorrectLookupParameters, SuspiciousOperation):
        return None
