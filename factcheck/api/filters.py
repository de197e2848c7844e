"""What the list of claims can be narrowed by.

An unknown parameter, one given twice, or a bad value is a 400 that names it (django-filter alone
would ignore a misspelt parameter and answer with everything).
"""

import re
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

import django_filters
from django import forms
from django.core.validators import RegexValidator
from django.db.models import Exists, Expression, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from claims.models import Claim, PublicClaim, PublicReference
from claims.models.people import PARTY_PATTERN
from claims.publication.search import text_query
from claims.vocabulary.quantities import UNIT_PATTERN
from corpus.identifiers import PATTERN as PUBLIC_ID_PATTERN
from factcheck.api.errors import BadParameters

SLUG_PATTERN = r"^[a-z0-9]+([-_][a-z0-9]+)*$"

# Not what Django reads besides: 01/02/2023 is one day here and another there.
ISO_DATE = {"input_formats": ["%Y-%m-%d"]}

# Parameters that are no filters: how a list is cut and sorted.
PAGING = frozenset({"cursor", "page_size", "ordering"})
OF_CLAIMS = PAGING | {"count", "fields", "highlight", "since"}


# What Django puts in place of bytes that are no UTF-8.
REPLACED = "\ufffd"


def check_names(given: QueryDict, known: Iterable[str]) -> None:
    """Raise BadParameters for a parameter that nobody reads, that is given twice, or is no text."""
    known = sorted(known)
    errors = {}
    for name, values in given.lists():
        if name not in known:
            errors[name] = [f"There is no such parameter; there are: {', '.join(known)}."]
        elif len(values) > 1:
            errors[name] = ["It is given more than once."]
        elif REPLACED in values[0]:
            errors[name] = ["This is no text in UTF-8."]
    if errors:
        raise BadParameters(errors)


def _matching(pattern: str, message: str) -> dict[str, Any]:
    return {"validators": [RegexValidator(pattern, message)], "max_length": 200}


class MomentField(forms.CharField):
    """A date or a date and time, ISO 8601; without a zone it is the desk's own."""

    def to_python(self, value: Any) -> datetime | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        # In an address an unescaped plus sign means a space: before the zone, which follows a time.
        text = re.sub(r"(:\S+) (\d\d:\d\d)$", r"\1+\2", text)
        try:
            moment = parse_datetime(text)
            if moment is None and (day := parse_date(text)) is not None:
                moment = datetime.combine(day, time.min)
        except ValueError:
            moment = None
        if moment is None:
            raise forms.ValidationError(
                "Say a date or a time such as 2026-11-22 or 2026-11-22T10:00:00Z."
            )
        return moment if moment.tzinfo else timezone.make_aware(moment)


class MomentFilter(django_filters.Filter):  # type: ignore[misc]  # untyped package
    field_class = MomentField


# `value` is what was asked for, or the place where it will stand (see `narrowing.py`).


def by_document(claims: QuerySet[PublicClaim], _name: str, value: str) -> QuerySet[PublicClaim]:
    return claims.filter(Q(document_id=value) | Q(document=value))


def by_topic(claims: QuerySet[PublicClaim], _name: str, value: str) -> QuerySet[PublicClaim]:
    # How rare a topic is the planner knows, but not that there is none such.
    known = PublicReference.objects.filter(kind=PublicReference.Kind.TOPIC, id=value)
    return claims.filter(Exists(known), topics__contains=[value])


def by_words(
    claims: QuerySet[PublicClaim], _name: str, value: str | Expression
) -> QuerySet[PublicClaim]:
    return claims.filter(search__words=text_query(value))


# These are about the claims' numbers, one of which must match them all.
OF_NUMBERS = frozenset({"amount_min", "amount_max", "unit"})


class ClaimFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped package
    """The filters of `claims/` and `claims.csv`; `Narrowing` applies them."""

    base_filters: dict[str, django_filters.Filter]  # those below, by their names

    speaker = django_filters.CharFilter(
        field_name="speaker_id",
        label="Public id of the speaker.",
        **_matching(PUBLIC_ID_PATTERN, "This is not the id of a speaker."),
    )
    party = django_filters.CharFilter(
        label="Code of the speaker's party, such as S or MP.",
        **_matching(PARTY_PATTERN, "This is not the code of a party, such as S or MP."),
    )
    document = django_filters.CharFilter(
        method=by_document, label="Public id or file name of the source.", max_length=200
    )
    kind = django_filters.ChoiceFilter(choices=Claim.Kind.choices, label="Kind of claim.")
    topic = django_filters.CharFilter(
        method=by_topic,
        label="Id of a topic.",
        **_matching(SLUG_PATTERN, "This is not the id of a topic."),
    )
    verification_status = django_filters.ChoiceFilter(
        choices=Claim.Status.choices, label="How far the check has come."
    )
    rating = django_filters.CharFilter(
        label="Id of the verdict.", **_matching(SLUG_PATTERN, "This is not the id of a rating.")
    )
    date_after = django_filters.DateFilter(
        field_name="date_latest", lookup_expr="gte", label="Said on this day or later.", **ISO_DATE
    )
    date_before = django_filters.DateFilter(
        field_name="date_earliest",
        lookup_expr="lte",
        label="Said on this day or earlier.",
        **ISO_DATE,
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
        **_matching(UNIT_PATTERN, "This is not a unit: a currency such as SEK, or percent …"),
    )
    q = django_filters.CharFilter(
        method=by_words,
        label="Words in statement, quote or speaker (Swedish full text).",
        max_length=500,
    )
