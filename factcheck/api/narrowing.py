"""Narrowing the claims by what a request asks for.

A view's `filterset_class` says what there is to ask for. Here its filters are used without the form
that django-filter would build for each request, and with values or with their places (`Given`, in
`statements.py`).
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import reduce
from itertools import product
from math import prod
from operator import or_
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.request import Request

from claims.models import (
    PublicClaim,
    PublicPast,
    PublicPastQuantity,
    PublicQuantity,
    PublicRedirect,
    PublicReference,
)
from claims.publication.named import named_by
from claims.publication.search import lexemes_asked_for
from claims.words.queries import read_query
from corpus.identifiers import is_public_id
from factcheck.api.errors import BadParameters
from factcheck.api.filters import (
    NAMED,
    OF_CLAIMS,
    OF_NUMBERS,
    SEVERAL,
    ClaimFilter,
    Narrowed,
    by_topic_alone,
    check_names,
)
from factcheck.api.reading import PUBLIC
from factcheck.api.statements import Given

Filters = type[ClaimFilter]


# So many are told one by one to whoever asks for one that there isn't.
MOST_CHOICES = 50


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
        known = {*filters.base_filters, *(OF_CLAIMS if paged else ()), *also}
        check_names(parameters, known, SEVERAL)
        self.given: dict[str, Any] = {}
        self.named_id = ""  # of the record that `q` names
        errors: dict[str, list[str]] = {}
        for name, each in filters.base_filters.items():
            if name in parameters:
                try:
                    values = [each.field.clean(text) for text in parameters.getlist(name)]
                except ValidationError as error:
                    errors[name] = error.messages
                else:
                    values = [_as_kept(name, value) for value in values if value not in (None, "")]
                    self._take(name, list(dict.fromkeys(values)))
        if self.words and (named := named_by(self.words.strip(), PUBLIC)):
            del self.given["q"]
            self.named_id = named.id
            # Of then a speaker may have the id that it had before its record was merged.
            ids = [named.id, *([named.was] if named.was and parameters.get("as_of") else [])]
            self._take(f"q: {named.kind}", ids)
        if self.words and not errors and (trouble := _without_words(self.words)):
            errors["q"] = [trouble]
        if errors:
            raise BadParameters(errors)

    def _take(self, name: str, values: list[Any]) -> None:
        if len(values) > 1:
            self.given[name] = Several(values)
        elif values:
            (self.given[name],) = values

    def asking(self, words: str) -> "Narrowing":
        """The same, but for what its words are."""
        other = copy(self)
        other.given = {**self.given, "q": words}
        return other

    @property
    def words(self) -> str:
        return str(self.given.get("q", ""))

    @property
    def is_named(self) -> bool:
        """Whether `q` was an id or an address."""
        return not NAMED.keys().isdisjoint(self.given)

    @property
    def values(self) -> dict[str, Any]:
        """What stands in the places of the filters' values."""
        found: dict[str, Any] = {}
        for name, value in self.given.items():
            found |= {_place(name, n): each for n, each in enumerate(values_of(value))}
        return {**found, "q": lexemes_asked_for(self.words)} if self.words else found

    @property
    def form(self) -> "FilterForm":
        """Which filters are given, and with how many values: what a statement depends on."""
        return tuple(
            (name, len(value) if isinstance(value, Several) else 1)
            for name, value in self.given.items()
        )

    def narrow(self, claims: QuerySet[Narrowed], *, of_then: bool = False) -> QuerySet[Narrowed]:
        """Those that match all that is asked for; `of_then`, if the claims may be as they were."""
        return narrow(claims, self.given, self.filters, of_then=of_then)

    def check_references(self, using: str, *, found: bool = False) -> None:
        """Raise BadParameters where a filter names something that is nowhere in public.

        Asked only when a list came out empty, so that the usual request pays nothing for it; or of
        one with several values, when anything is `found`: another value may have found it.
        """
        claims = PublicClaim.objects.using(using)
        errors: dict[str, list[str]] = {}
        for name in ("speaker", "document", "topic", "rating", "party"):
            value = self.given.get(name)
            if not value or (found and not isinstance(value, Several)):
                continue
            for each in values_of(value):
                if not _exists(claims, name, each):
                    errors[name] = [nowhere(name, each, claims.db)]
        if errors:
            raise BadParameters(errors)


class Several(tuple[Any, ...]):
    """More than one value of a parameter, any of which is enough."""

    __slots__ = ()


def values_of(value: Any) -> Sequence[Any]:
    return value if isinstance(value, Several) else [value]


FilterForm = tuple[tuple[str, int], ...]

# So many lists of one value each are put together; beyond it all values are looked for at once.
MOST_BRANCHES = 20


def _place(name: str, number: int) -> str:
    return f"{name} {number}" if number else name


def branches(form: FilterForm) -> list[dict[str, Any]]:
    """The places of the values, with one value of each filter at a time: what matches any of them
    matches what is asked for.

    Each is found along an index of its own in the order of the list, however rare it is, and no
    more of it is read than a page has. Where they were too many it is one, with all values.
    """
    if prod(count for _name, count in form) > MOST_BRANCHES:
        return [all_places(form)]
    names = [name for name, _count in form]
    numbers = product(*(range(count) for _name, count in form))
    return [
        {name: Given(_place(name, n)) for name, n in zip(names, chosen, strict=True)}
        for chosen in numbers
    ]


def all_places(form: FilterForm) -> dict[str, Any]:
    """The places of the values, with all values of each filter."""
    return {
        name: Several(Given(_place(name, n)) for n in range(count)) if count > 1 else Given(name)
        for name, count in form
    }


class NarrowingBackend(DjangoFilterBackend):  # type: ignore[misc]  # untyped package
    """Filters by the view's `filterset_class`, as `Narrowing` does; the schema describes it."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[PublicClaim], view: Any
    ) -> QuerySet[PublicClaim]:
        return Narrowing(view.filterset_class, request.query_params).narrow(queryset)


def narrow(
    claims: QuerySet[Narrowed],
    given: Mapping[str, Any],
    filters: Filters,
    *,
    of_then: bool = False,
) -> QuerySet[Narrowed]:
    """The claims that match everything given; `of_then`, if they may be as they were, with topics
    that no claim has now."""
    numbers = {name: value for name, value in given.items() if name in OF_NUMBERS}
    for name, value in given.items():
        if name not in numbers:
            each = filters.base_filters.get(name) or NAMED[name]
            values = values_of(value)
            # Matched as one condition, so that no claim comes twice.
            if name == "topic" and of_then:
                claims = reduce(or_, (by_topic_alone(claims, one) for one in values))
            else:
                claims = reduce(or_, (each.filter(claims, one) for one in values))
    return _by_numbers(claims, numbers, filters) if numbers else claims


def _by_numbers(
    claims: QuerySet[Narrowed], numbers: Mapping[str, Any], filters: Filters
) -> QuerySet[Narrowed]:
    """All that is asked of a number is asked of one and the same."""
    found: QuerySet[PublicQuantity] | QuerySet[PublicPastQuantity]
    if claims.model is PublicPast:
        found = PublicPastQuantity.objects.filter(past=OuterRef("pk"))
    else:
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


def nowhere(name: str, value: str, database: str) -> str:
    """What is wrong with a value that nothing in public has, and which there are."""
    redirects = PublicRedirect.objects.using(database).filter(old_id=value)
    new_id = redirects.values_list("new_id", flat=True).first() if name == "speaker" else None
    if new_id is not None:
        return f"The speaker “{value}” was merged into “{new_id}”: ask for that one."
    return f"There is no {name} “{value}” in public{_choices(name, database)}."


def _as_kept(name: str, value: Any) -> Any:
    """A bound for numbers that the column could hold, and for which the answer is the same."""
    if name not in {"amount_min", "amount_max"}:
        return value
    edge = Decimal(10) ** 18
    rounding = ROUND_CEILING if name == "amount_min" else ROUND_FLOOR
    return max(-edge, min(edge, value)).quantize(Decimal("0.000001"), rounding)


def _choices(name: str, database: str) -> str:
    """What there is, where it is few; else where it is listed."""
    listed = f"; they are listed at {'parties' if name == 'party' else f'{name}s'}/"
    if name in {"speaker", "document"}:
        return listed
    known = PublicReference.objects.using(database).filter(kind=name).order_by("sort_key", "id")
    ids = list(known.values_list("id", flat=True)[: MOST_CHOICES + 1])
    return f"; there are: {', '.join(ids)}" if 0 < len(ids) <= MOST_CHOICES else listed


def _exists(claims: QuerySet[PublicClaim], name: str, value: str) -> bool:
    if name == "document" and not is_public_id(value):
        return claims.filter(document=value).exists()
    if name == "rating" and claims.filter(rating=value).exists():  # perhaps of an older scale
        return True
    return PublicReference.objects.using(claims.db).filter(kind=name, id=value).exists()
