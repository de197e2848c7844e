"""What the list of claims can be narrowed by.

An unknown parameter, one given twice, or a bad value is a 400 that names it (django-filter alone
would ignore a misspelt parameter and answer with everything).
"""

from collections.abc import Iterable
from typing import Any, TypeVar

import django_filters
from django.core.validators import RegexValidator
from django.db.models import DateField, Exists, Expression, Func, Q, QuerySet
from django.http import QueryDict

from claims.models import Claim, PublicClaim, PublicPast, PublicReference
from claims.publication.search import text_query
from claims.vocabulary.quantities import UNIT_PATTERN, UNITS
from corpus.identifiers import PATTERN as PUBLIC_ID_PATTERN
from factcheck.api.errors import BadParameters
from factcheck.api.fields import ChoiceFilter, DayFilter, MomentFilter, PartyNameFilter, YearFilter

SLUG_PATTERN = r"^[a-z0-9]+([-_][a-z0-9]+)*$"

# Parameters that are no filters: how a list is cut and sorted.
PAGING = frozenset({"cursor", "page_size", "ordering"})
OF_CLAIMS = PAGING | {"as_of", "count", "fields", "highlight", "since", "words"}

# By these alone, claims are few, whichever they are: one plan is right for all values.
PLANNED_ONCE = frozenset({"speaker", "document"})

# Given more than once, these find what has any of their values.
SEVERAL = frozenset(
    {
        *("kind", "topic", "party", "rating", "verification_status"),
        *("speaker", "document", "year"),
    }
)
MOST_VALUES = 20


# What Django puts in place of bytes that are no UTF-8.
REPLACED = "\ufffd"


def check_names(
    given: QueryDict, known: Iterable[str], several: frozenset[str] = frozenset()
) -> None:
    """Raise BadParameters for a parameter that nobody reads, that is no text, or is given twice,
    but for those that may have `several` values."""
    known = sorted(known)
    errors = {}
    for name, values in given.lists():
        if name not in known:
            errors[name] = [f"There is no such parameter; there are: {', '.join(known)}."]
        elif len(values) > 1 and name not in several:
            errors[name] = ["It is given more than once."]
        elif len(values) > MOST_VALUES:
            errors[name] = [f"It is given more than {MOST_VALUES} times."]
        elif any(REPLACED in value for value in values):
            errors[name] = ["This is no text in UTF-8."]
    if errors:
        raise BadParameters(errors)


def _matching(pattern: str, message: str) -> dict[str, Any]:
    return {"validators": [RegexValidator(pattern, message)], "max_length": 200}


_NO_UNIT = f"This is not a unit: a currency in three capitals, such as SEK, or {', '.join(UNITS)}."


# Claims as they are, or as they were (`claims/publication/past.py`).
Narrowed = TypeVar("Narrowed", PublicClaim, PublicPast)

# `value` is what was asked for, or the place where it will stand (see `narrowing.py`).


def by_document(claims: QuerySet[Narrowed], _name: str, value: str) -> QuerySet[Narrowed]:
    return claims.filter(Q(document_id=value) | Q(document=value))


def by_topic_alone(claims: QuerySet[Narrowed], value: str) -> QuerySet[Narrowed]:
    """Whether or not the topic is one of today's: of then, or of a whole table."""
    return claims.filter(topics__contains=[value])


def by_topic(claims: QuerySet[Narrowed], _name: str, value: str) -> QuerySet[Narrowed]:
    # How rare a topic is the planner knows, but not that there is none such.
    known = PublicReference.objects.filter(kind=PublicReference.Kind.TOPIC, id=value)
    return claims.filter(Exists(known), topics__contains=[value])


def by_words(claims: QuerySet[Narrowed], _name: str, value: str | Expression) -> QuerySet[Narrowed]:
    of_then = claims.model is PublicPast
    return claims.filter(**{"words" if of_then else "search__words": text_query(value)})


def by_year(claims: QuerySet[Narrowed], _name: str, value: int | Expression) -> QuerySet[Narrowed]:
    first, last = (
        Func(value, month, day, function="make_date", output_field=DateField())
        for month, day in ((1, 1), (12, 31))
    )
    return claims.filter(date_earliest__lte=last, date_latest__gte=first)


def by_claim(claims: QuerySet[Narrowed], _name: str, value: str) -> QuerySet[Narrowed]:
    of_then = claims.model is PublicPast
    return claims.filter(**{"first_publication__id" if of_then else "id": value})


# What `q` is where it is an id or an address (`claims/publication/named.py`): no parameters, but
# narrowed by like these.
NAMED = {
    "q: claim": django_filters.CharFilter(method=by_claim),
    "q: document": django_filters.CharFilter(field_name="document_id"),
    "q: speaker": django_filters.CharFilter(field_name="speaker_id"),
}

# These are about the claims' numbers, one of which must match them all.
OF_NUMBERS = frozenset({"amount_min", "amount_max", "unit"})


class ClaimFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped package
    """The filters of `claims/` and `claims.csv`; `Narrowing` applies them."""

    base_filters: dict[str, django_filters.Filter]  # those below, by their names

    speaker = django_filters.CharFilter(
        field_name="speaker_id",
        label="Public id of the speaker.",
        **_matching(PUBLIC_ID_PATTERN, "This is not the id of a speaker: they are at speakers/."),
    )
    party = PartyNameFilter(
        label="The speaker's party: its code, such as S or MP, or its name.", max_length=200
    )
    document = django_filters.CharFilter(
        method=by_document, label="Public id or file name of the source.", max_length=200
    )
    kind = ChoiceFilter(choices=Claim.Kind.choices, label="Kind of claim.")
    topic = django_filters.CharFilter(
        method=by_topic,
        label="Id of a topic.",
        **_matching(SLUG_PATTERN, "This is not the id of a topic: they are at topics/."),
    )
    verification_status = ChoiceFilter(
        choices=Claim.Status.choices, label="How far the check has come."
    )
    rating = django_filters.CharFilter(
        label="Id of the verdict.",
        **_matching(SLUG_PATTERN, "This is not the id of a rating: they are at ratings/."),
    )
    date_after = DayFilter(
        field_name="date_latest",
        lookup_expr="gte",
        label="Said on this day or later; in this month or year or later.",
    )
    date_before = DayFilter(
        field_name="date_earliest",
        lookup_expr="lte",
        label="Said on this day or earlier; in this month or year or earlier.",
        last=True,
    )
    year = YearFilter(
        method=by_year,
        label="Said in this year; an uncertain date matches when any day of it does.",
    )
    published_since = MomentFilter(
        field_name="published_at", lookup_expr="gte", label="Published at this time or later."
    )
    amount_min = django_filters.NumberFilter(
        field_name="value_max",
        lookup_expr="gte",
        label="Has a number of at least this (see `unit`).",
    )
    amount_max = django_filters.NumberFilter(
        field_name="value", lookup_expr="lte", label="Has a number of at most this (see `unit`)."
    )
    unit = django_filters.CharFilter(
        label="Has a number in this unit: SEK, percent, persons, count, years …",
        **_matching(UNIT_PATTERN, _NO_UNIT),
    )
    q = django_filters.CharFilter(
        method=by_words,
        label=(
            "Words in statement, quote or speaker (Swedish full text), in any form; the name of a "
            "party, a topic or a verdict, or a year; or an id or an address of a claim, a speaker "
            "or a source."
        ),
        max_length=500,
    )
