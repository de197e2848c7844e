"""Ways to narrow the lists of claims and of assessments."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from urllib.parse import parse_qsl

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import actor
from claims.models import Assessment, Claim, Rating, Role, Speaker
from claims.models.claims import ClaimQuerySet
from claims.vocabulary.periods import NoPeriod, Period

# In the address, for those who belong to none.
NO_PARTY = "-"


class YesNoFilter(admin.SimpleListFilter):
    """A question about a claim that is answered by a QuerySet's method."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", _("Yes")), ("no", _("No"))]


class PublishedFilter(YesNoFilter):
    title = gettext_lazy("published")
    parameter_name = "published"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*super().lookups(request, model_admin), ("withdrawn", _("Withdrawn"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Claim]:
        claims: ClaimQuerySet = queryset
        if self.value() == "yes":
            return claims.in_public()
        if self.value() == "withdrawn":
            return claims.withdrawn()
        return claims.unpublished() if self.value() == "no" else claims


class WaitingFilter(YesNoFilter):
    title = gettext_lazy("waiting for a newer revision")
    parameter_name = "waiting"

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Claim]:
        claims: ClaimQuerySet = queryset
        if self.value() == "yes":
            return claims.waiting_to_be_moved()
        if self.value() == "no":
            waiting = Claim.objects.waiting_to_be_moved()
            return claims.exclude(pk__in=waiting.values("pk"))
        return claims


class StateFilter(admin.SimpleListFilter):
    """How far an assessment has come."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("draft", _("draft")),
            ("waiting", _("waiting for approval")),
            ("for_me", _("waiting for my approval")),
            ("approved", _("approved")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "draft":
            return queryset.filter(submitted_at=None)
        if self.value() == "waiting":
            return queryset.filter(pk__in=Assessment.objects.waiting())
        if self.value() == "for_me":
            return queryset.filter(pk__in=Assessment.objects.waiting_for(actor(request)))
        return queryset.exclude(approved_at=None) if self.value() == "approved" else queryset


class PartyFilter(admin.SimpleListFilter):
    """The party of the role held then; the speaker's own where the role names none."""

    title = gettext_lazy("party")
    parameter_name = "party"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        parties = Speaker.objects.order_by().values_list("party", flat=True)
        known = parties.union(Role.objects.order_by().values_list("party", flat=True))
        return [
            *((party, party) for party in sorted(known) if party),
            (NO_PARTY, _("no party")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        party = self.value()
        if not party:
            return queryset
        party = "" if party == NO_PARTY else party
        own = Q(speaker__party=party) & (Q(role=None) | Q(role__party=""))
        return queryset.filter(own | Q(role__party=party) if party else own)


class StageFilter(admin.SimpleListFilter):
    title = gettext_lazy("stage")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("unfinished", _("not yet checked")),
            ("rated", _("with a verdict")),
            ("for_me", _("waiting for my approval")),
            ("sent_back", _("sent back")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Claim]:
        claims: ClaimQuerySet = queryset
        if self.value() == "sent_back":
            return claims.sent_back()
        if self.value() == "unfinished":
            return claims.unfinished()
        if self.value() == "for_me":
            return claims.waiting_for(actor(request))
        return claims.rated() if self.value() == "rated" else claims


class AssigneeFilter(admin.SimpleListFilter):
    """Whose turn it is."""

    title = gettext_lazy("assigned to")
    parameter_name = "assignee"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("me", _("me")), ("overdue", _("somebody, overdue")), ("nobody", _("nobody"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "me":
            return queryset.filter(assignment__assignee=actor(request))
        if self.value() == "overdue":
            return queryset.filter(assignment__due_on__lt=timezone.localdate())
        return queryset.filter(assignment=None) if self.value() == "nobody" else queryset


class MineFilter(admin.SimpleListFilter):
    """Entered by whoever asks, or with a check that they write."""

    title = gettext_lazy("whose")
    parameter_name = "mine"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", _("mine"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Claim]:
        claims: ClaimQuerySet = queryset
        return claims.of(actor(request)) if self.value() == "yes" else claims


class VerdictFilter(admin.SimpleListFilter):
    """The rating of a checked claim; before that, it is not the desk's verdict."""

    title = gettext_lazy("verdict")
    parameter_name = "verdict"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        ratings = Rating.objects.select_related("scale").order_by("scale__version", "position")
        return [(str(rating.pk), rating.label) for rating in ratings]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Claim]:
        claims: ClaimQuerySet = queryset
        if not self.value():
            return claims
        return claims.rated().filter(assessment__rating_id=_key(self.value()))


class PeriodFilter(admin.SimpleListFilter):
    """A year, a quarter, or all before; chosen on the dashboard, and shown here to be undone."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        value = self.used_parameters.get(self.parameter_name or "")
        return [(value, value)] if value else []

    @property
    def period(self) -> Period | None:
        try:
            return Period.parse(value) if (value := self.value()) else None
        except NoPeriod as error:
            raise IncorrectLookupParameters from error


class SaidFilter(PeriodFilter):
    title = gettext_lazy("when it was said")
    parameter_name = "said"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if period := self.period:
            return queryset.filter(date_earliest__gte=period.start, date_earliest__lt=period.end)
        return queryset


class CheckedFilter(PeriodFilter):
    title = gettext_lazy("when it was checked")
    parameter_name = "checked"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not (period := self.period):
            return queryset
        found = queryset.filter(assessment__approved_at__lt=_midnight(period.end))
        if period.before:
            return found
        return found.filter(assessment__approved_at__gte=_midnight(period.start))


def _midnight(day: date) -> datetime:
    """When the day begins, for the desk."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _key(value: str | None) -> int:
    try:
        return int(value or "")
    except ValueError as error:
        raise IncorrectLookupParameters from error


class OwnPartyFilter(admin.AllValuesFieldListFilter):
    """The speaker's own party; a link to those without one has words, too."""

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        for choice in super().choices(changelist):
            yield choice if choice["display"] else {**choice, "display": _("no party")}


class SearchFilter(admin.FieldListFilter):
    """One of many, found by typing: hundreds of speakers would fill the page."""

    template = "admin/claims/search_filter.html"

    def expected_parameters(self) -> list[str | None]:
        return [self._lookup]

    @property
    def _lookup(self) -> str:
        return f"{self.field_path}__{self._target}__exact"

    @property
    def _target(self) -> str:
        return str(self._model._meta.pk.name)

    @property
    def _model(self) -> Any:
        return self.field.related_model

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        others = changelist.get_query_string(remove=[self._lookup, PAGE_VAR])
        given = self.used_parameters.get(self._lookup)
        chosen = given[-1] if isinstance(given, list) else given
        name = f"filter-{self._lookup}"
        yield {
            "id": name,
            "select": select(self.field, self._model, self._lookup, chosen, name),
            "hidden": parse_qsl(others.removeprefix("?"), keep_blank_values=True),
            "selected": chosen is not None,
            "without": others,
        }


# The list's page needs it for the filters that are typed into.
SEARCH_MEDIA = AutocompleteSelect(Claim._meta.get_field("speaker"), admin.site).media


def select(field: Any, model: Any, name: str, chosen: Any, element_id: str) -> SafeString:
    widget = AutocompleteSelect(field, admin.site)
    choice = forms.ModelChoiceField(
        queryset=model._default_manager.all(), required=False, widget=widget
    )
    rendered: SafeString = choice.widget.render(name, chosen, {"id": element_id})
    return rendered
