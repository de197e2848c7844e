"""What the dashboard counts, in SQL."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from itertools import product

from django.db.models import Count, Value
from django.db.models.functions import (
    Coalesce,
    ExtractQuarter,
    ExtractYear,
    NullIf,
)

from claims.models import Claim
from claims.vocabulary.periods import Period

# The fields that say when: the claim was said, or its check was approved.
TIMES = {"said": "date_earliest", "checked": "assessment__approved_at"}
STEPS = ("year", "quarter")
SHOWN_PERIODS = 12
RECENT_DURATION = timedelta(days=7)


def by_status() -> dict[str, int]:
    """Status → number of claims; every status is there."""
    rows = Claim.objects.order_by().values("status").annotate(number=Count("*"))
    found = {row["status"]: row["number"] for row in rows}
    return {status: found.get(status, 0) for status in Claim.Status.values}


Place = tuple[str | None, Period | None, int | None]


@dataclass(frozen=True, slots=True)
class Balance:
    """How many checked claims there are of a party (it may be empty), in a period, with a rating.

    In `numbers` None stands for all of a kind.
    """

    numbers: Counter[Place]
    parties: list[str]
    periods: list[Period]

    def total(
        self, party: str | None = None, period: Period | None = None, rating: int | None = None
    ) -> int:
        return self.numbers[party, period, rating]


def balance(*, time: str, step: str) -> Balance:
    """The verdicts of each party over time: the newest twelve periods, and all before as one."""
    moment = TIMES[time]
    rows = (
        Claim.objects.rated()
        .order_by()
        .annotate(
            party=Coalesce(NullIf("role__party", Value("")), "speaker__party"),
            year=ExtractYear(moment),
            quarter=ExtractQuarter(moment) if step == "quarter" else Value(0),
        )
        .values_list("party", "year", "quarter", "assessment__rating")
        .annotate(number=Count("*"))
    )
    counted = [
        (party, Period(year, quarter), rating, number)
        for party, year, quarter, rating, number in rows
    ]
    if not counted:
        return Balance(Counter(), [], [])
    newest = max(period for _party, period, _rating, _number in counted)
    first = min(period for _party, period, _rating, _number in counted)
    periods = [newest.earlier(steps) for steps in range(SHOWN_PERIODS)]
    periods = [period for period in reversed(periods) if period >= first]
    before = periods[0].earlier(1)
    all_before = Period(before.year, before.quarter, before=True)
    numbers: Counter[Place] = Counter()
    for party, period, rating, number in counted:
        shown = period if period >= periods[0] else all_before
        for place in product((party, None), (shown, None), (rating, None)):
            numbers[place] += number
    if first < periods[0]:
        periods.insert(0, all_before)
    # Those without a party last, whatever their number.
    found = {party for party, _period, _rating, _number in counted}
    parties = sorted(found, key=lambda party: (not party, -numbers[party, None, None], party))
    return Balance(numbers, parties, periods)
