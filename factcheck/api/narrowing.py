"""Narrowing the claims by what a request asks for.

A view's `filterset_class` says what there is to ask for. Here its filters are used without the form
that django-filter would build for each request, and with values or with their places (`Given`, in
`statements.py`).
"""

from collections.abc import Iterable, Mapping
from copy import copy
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.request import Request

from claims.models import PublicClaim, PublicQuantity, PublicRedirect, PublicReference
from claims.publication.search import lexemes_asked_for
from claims.words.queries import read_query
from corpus.identifiers import is_public_id
from factcheck.api.errors import BadParameters
from factcheck.api.filters import OF_CLAIMS, OF_NUMBERS, ClaimFilter, check_names

Filters = type[ClaimFilter]


class Narrowing:
    """What is asked for: `given` has the values by the filters' names. Raises BadParameters."""

    def __init__(
        self,
        filters: Filters,
        parameters: QueryDict,
        *,
        paged: bool = True,
        also: Iterable[str] = (),
    ) -> None:
        self.filters = filters
        check_names(parameters, {*filters.base_filters, *(OF_CLAIMS if paged else ()), *also})
        self.given: dict[str, Any] = {}
        errors: dict[str, list[str]] = {}
        for name, each in filters.base_filters.items():
            if name in parameters:
                try:
                    value = each.field.clean(parameters[name])
                except ValidationError as error:
                    errors[name] = error.messages
                else:
                    if value not in (None, ""):
                        self.given[name] = _as_kept(name, value)
        if self.words and not errors and (trouble := _without_words(self.words)):
            errors["q"] = [trouble]
        if errors:
            raise BadParameters(errors)

    def asking(self, words: str) -> "Narrowing":
        """The same, but for what its words are."""
        other = copy(self)
        other.given = {**self.given, "q": words}
        return other

    @property
    def words(self) -> str:
        return str(self.given.get("q", ""))

    @property
    def values(self) -> dict[str, Any]:
        """What stands in the places of the filters' values."""
        return {**self.given, "q": lexemes_asked_for(self.words)} if self.words else self.given

    def narrow(self, claims: QuerySet[PublicClaim]) -> QuerySet[PublicClaim]:
        """Those that match all that is asked for."""
        return narrow(claims, self.given, self.filters)

    def check_references(self, using: str) -> None:
        """Raise BadParameters where a filter names something that is nowhere in public.

        Asked only when a list came out empty, so that the usual request pays nothing for it.
        """
        errors = {}
        claims = PublicClaim.objects.using(using)
        for name in ("speaker", "document", "topic", "rating"):
            value = self.given.get(name)
            if value and not _exists(claims, name, value):
                errors[name] = [_nowhere(name, value, using)]
        party = self.given.get("party")
        if party and not claims.filter(party=party).exists():
            errors["party"] = [f"There is no party “{party}” in public."]
        if errors:
            raise BadParameters(errors)


class NarrowingBackend(DjangoFilterBackend):  # type: ignore[misc]  # untyped package
    """Filters by the view's `filterset_class`, as `Narrowing` does; the schema describes it."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[PublicClaim], view: Any
    ) -> QuerySet[PublicClaim]:
        return Narrowing(view.filterset_class, request.query_params).narrow(queryset)


def narrow(
    claims: QuerySet[PublicClaim], given: Mapping[str, Any], filters: Filters
) -> QuerySet[PublicClaim]:
    """The claims that match everything given."""
    numbers = {name: value for name, value in given.items() if name in OF_NUMBERS}
    for name, value in given.items():
        if name not in numbers:
            claims = filters.base_filters[name].filter(claims, value)
    return _by_numbers(claims, numbers, filters) if numbers else claims


def _by_numbers(
    claims: QuerySet[PublicClaim], numbers: Mapping[str, Any], filters: Filters
) -> QuerySet[PublicClaim]:
    """All that is asked of a number is asked of one and the same."""
    found = PublicQuantity.objects.filter(claim=OuterRef("pk"))
    for name, value in numbers.items():
        found = filters.base_filters[name].filter(found, value)
    return claims.filter(Exists(found))


def _without_words(text: str) -> str:
    """What is wrong with a search in which there is nothing to look for; empty for any other."""
    query = read_query(text)
    if query.clauses:
        return ""
    if not query.too_common:
        return "There is no word in it to look for."
    words = ", ".join(f"“{word}”" for word in dict.fromkeys(query.too_common[:10]))
    return f"Too common to look for: {words}. Say a word besides."


def _nowhere(name: str, value: str, using: str) -> str:
    moved = PublicRedirect.objects.using(using).filter(old_id=value) if name == "speaker" else None
    new_id = moved.values_list("new_id", flat=True).first() if moved is not None else None
    if new_id is not None:
        return f"The speaker “{value}” was merged into “{new_id}”: ask for that one."
    return f"There is no {name} “{value}” in public."


def _as_kept(name: str, value: Any) -> Any:
    """A bound for numbers that the column could hold, and for which the answer is the same."""
    if name not in {"amount_min", "amount_max"}:
        return value
    edge = Decimal(10) ** 18
    rounding = ROUND_CEILING if name == "amount_min" else ROUND_FLOOR
    return max(-edge, min(edge, value)).quantize(Decimal("0.000001"), rounding)


def _exists(claims: QuerySet[PublicClaim], name: str, value: str) -> bool:
    if name == "document" and not is_public_id(value):
        return claims.filter(document=value).exists()
    if name == "rating" and claims.filter(rating=value).exists():  # perhaps of an older scale
        return True
    return PublicReference.objects.using(claims.db).filter(kind=name, id=value).exists()
