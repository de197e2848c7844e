"""What a claim is narrowed by, as words beside those of its text; and what is asked for so.

The words are made by the database (`claims/rules/filter_words.sql`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchVectorField
from django.db.models import F, Func, OuterRef

from claims.models import PublicQuantity
from claims.words.filter_words import words_of_years
from claims.words.lexemes import any_lexeme

# Of a claim's fields, what `claims_filter_words` makes words of, between which its units stand.
_FIELDS = (
    *("kind", "verification_status", "rating", "rating_label", "speaker_id", "party"),
    *("document_id", "topics"),
)
_DAYS = ("date_earliest", "date_latest")


def filter_words(fields: Mapping[str, str], units: str) -> str:
    """SQL for the words of a claim, of SQL for each of its fields, as text, and for its units."""
    texts = ", ".join(fields[name] for name in _FIELDS)
    days = ", ".join(f"({fields[name]})::date" for name in _DAYS)
    return f"claims_filter_words({texts}, {units}, {days})"


class FilterWords(Func):
    """The words of a public claim, whose numbers are written already."""

    function = "claims_filter_words"
    output_field = SearchVectorField()

    def __init__(self) -> None:
        units = PublicQuantity.objects.filter(claim=OuterRef("pk")).order_by()
        expressions: list[Any] = [
            *map(F, _FIELDS),
            ArraySubquery(units.values("unit").distinct()),
            *map(F, _DAYS),
        ]
        super().__init__(*expressions)


# Between two days that are further apart, no words of years are asked for.
_MOST_YEARS: Final = 20


@dataclass(frozen=True, slots=True)
class Filtering:
    """What claims are narrowed by: sets of filters' words, of each of which a claim must have one;
    the days that their date must reach, both included; when they were published; and bounds that
    one and the same of their numbers must reach, in this unit, where one is given."""

    any_of: tuple[tuple[str, ...], ...] = ()
    after: date | None = None
    before: date | None = None
    published_since: datetime | None = None
    unit: str | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None

    @property
    def clauses(self) -> list[str]:
        """For a `tsquery`: all of them must hold. They find no more than too much."""
        found = [any_lexeme(words) for words in self.any_of]
        if self.after and self.before and 0 <= self.before.year - self.after.year <= _MOST_YEARS:
            found.append(any_lexeme(words_of_years(self.after.year, self.before.year)))
        return found

    @property
    def bounds(self) -> list[Any]:
        """What no word says exactly, as `claims_newest_matches` takes it."""
        numbers = (self.at_least, self.at_most)
        unit = None if numbers == (None, None) else self.unit
        return [self.after, self.before, self.published_since, unit, *numbers]


def all_clauses(clauses: Iterable[str]) -> str:
    """To be cast to `tsquery`."""
    return " & ".join(f"({clause})" for clause in clauses if clause)
