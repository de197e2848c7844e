"""How the verdicts are spread over parties and time: the same numbers as a chart and as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from claims.admin.dashboard import balance_chart
from claims.admin.dashboard.counts import STEPS, TIMES, Balance, balance
from claims.admin.dashboard.panels import LinkedNumber, list_url
from claims.admin.filters import NO_PARTY
from claims.models import Claim, Rating
from claims.vocabulary.periods import Period


@dataclass(frozen=True, slots=True)
class TableRow:
    """`numbers` has one for each verdict, and the sum of them last."""

    label: str
    numbers: list[LinkedNumber]


@dataclass(frozen=True, slots=True)
class PartyTable:
    label: str
    total: TableRow
    rows: list[TableRow]


@dataclass(frozen=True, slots=True)
class BalanceView:
    """The same numbers twice: as a chart and as a table."""

    total: LinkedNumber
    verdicts: list[str]
    chart: balance_chart.Chart
    parties: list[PartyTable]
    choices: list[tuple[str, list[tuple[str, str, bool]]]]


def balance_view(request: HttpRequest) -> BalanceView:
    time = _chosen(request, "time", TIMES)
    step = _chosen(request, "step", STEPS)
    counted = balance(time=time, step=step)
    used = {rating for _party, _period, rating in counted.numbers if rating}
    known = Rating.objects.filter(pk__in=used).order_by("scale__version", "position")
    ratings = [(rating, rating.label) for rating in known]
    names = [(party, party or _("no party")) for party in counted.parties]
    periods = [(period, _period_label(period)) for period in counted.periods]
    return BalanceView(
        total=LinkedNumber(_("All"), counted.total(), list_url(Claim, stage="rated")),
        verdicts=[label for _rating, label in ratings],
        chart=balance_chart.draw(counted, ratings, names, periods),
        parties=[
            _party_table(counted, party, name, ratings, periods, time) for party, name in names
        ],
        choices=_choices(time, step),
    )


def _party_table(
    counted: Balance,
    party: str,
    name: str,
    ratings: Iterable[tuple[Rating, str]],
    periods: list[tuple[Period, str]],
    time: str,
) -> PartyTable:
    def row(label: str, period: Period | None) -> TableRow:
        narrowed: dict[str, object] = {"party": party or NO_PARTY, "stage": "rated"}
        if period:
            narrowed[time] = period
        numbers = [
            LinkedNumber(
                f"{name}, {verdict}, {label}",
                counted.total(party, period, rating.pk),
                list_url(Claim, **narrowed, verdict=rating.pk),
            )
            for rating, verdict in ratings
        ]
        total = counted.total(party, period)
        return TableRow(
            label, [*numbers, LinkedNumber(f"{name}, {label}", total, list_url(Claim, **narrowed))]
        )

    rows = [row(label, period) for period, label in periods if counted.total(party, period)]
    return PartyTable(name, row(_("all of it"), None), rows)


def _chosen(request: HttpRequest, name: str, known: Iterable[str]) -> str:
    """What the address asks for, else the first that there is."""
    values = list(known)
    return asked if (asked := request.GET.get(name, "")) in values else values[0]


def _choices(time: str, step: str) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Links that show the same by another measure: label, address, whether it is the one shown."""
    times = {"said": _("when it was said"), "checked": _("when the check was approved")}
    steps = {"year": _("years"), "quarter": _("quarters")}

    def link(**changed: str) -> str:
        asked: dict[str, Any] = {"time": time, "step": step} | changed
        return f"?{urlencode(asked)}#balance"

    return [
        (_("By"), [(label, link(time=key), key == time) for key, label in times.items()]),
        (_("In"), [(label, link(step=key), key == step) for key, label in steps.items()]),
    ]


def _period_label(period: Period) -> str:
    label = str(period.year)
    if period.quarter:
        label = _("%(year)d Q%(quarter)d") % {"year": period.year, "quarter": period.quarter}
    return _("until %(period)s") % {"period": label} if period.before else label
