"""The choices beside a list of claims: what is chosen, and what more there is to choose."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from factcheck.site.addresses import SitePage
from factcheck.site.choices import BadQuery, Chosen
from factcheck.site.facet_counts import SHOWN, Counted
from factcheck.site.facet_numbers import FacetKeys
from factcheck.site.labels import (
    REFERENCE_KINDS,
    Label,
    facet_title,
    index_of,
    label,
    labels,
    page_of,
)
from factcheck.site.reading import Json, References
from factcheck.site.words import CLAIM_KINDS, STATUSES


class FacetOption(NamedTuple):
    """`path` leads to the list with it chosen, or without it where it `is_chosen`. `claims` is in
    words, and empty where nobody knows."""

    value: str
    label: Label
    claims: str
    path: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """`index` is the page with all values; None where all are here."""

    name: str
    title: str
    options: tuple[FacetOption, ...]
    index: SitePage | None


@dataclass(frozen=True, slots=True)
class ChosenValue:
    """One that is chosen: `path` leads to the list without it, `page` to what it is about."""

    title: str
    label: Label
    path: str
    page: SitePage | None


def shown_values(chosen: Chosen, counted: Counted) -> list[tuple[str, str]]:
    """All of which the labels are needed."""
    of_counts = [(name, each.value) for name, counts in counted.facets.items() for each in counts]
    return [*of_counts, *chosen.pairs]


def groups(
    chosen: Chosen,
    counted: Counted,
    references: References,
    own: Mapping[tuple[str, str], int],
) -> list[FacetGroup]:
    """Those facets in which there is anything to choose."""
    found, language, list_path = [], str(get_language()), chosen.list_path
    for name in chosen.facets:
        counts = counted.facets.get(name, ())
        shown = {each.value: _in_words(each.claims, each.exact, language) for each in counts}
        for value in chosen.values.get(name, ()):
            if value not in shown:
                shown[value] = _alone(own.get((name, value), 0), chosen)
        way = chosen.ways(name, list_path)
        called = labels(name, shown, references)
        options = [
            FacetOption(value, label, count, way(value), chosen.has(name, value))
            for (value, count), label in zip(shown.items(), called, strict=True)
        ]
        options.sort(key=_order_of(name, references))
        index = index_of(name) if len(counts) >= SHOWN[name] else None
        if options:
            found.append(FacetGroup(name, facet_title(name), tuple(options), index))
    return found


def _order_of(name: str, references: References) -> Callable[[FacetOption], Any]:
    """Those of most claims first; but verdicts as their scale has them, and the newest year."""
    if name == "verdict":
        known = [record["id"] for record in in_scale_order(references)]
        places = {value: place for place, value in enumerate(known)}
        return lambda option: places.get(option.value, len(places))
    if name == "year":
        return lambda option: -int(option.value) if option.value.isdigit() else 0
    return lambda _option: 0


def in_scale_order(references: References) -> list[Json]:
    """The verdicts of the newest scale, truest first, those outside the scale last."""
    return sorted(
        references.all_of("rating"),
        key=lambda record: (record["value"] is None, -(record["value"] or 0), record["id"]),
    )


def _alone(count: int, chosen: Chosen) -> str:
    """Of a value that is chosen, but not among those that were counted."""
    if chosen.q or len(chosen.values) > 1:
        return ""
    return number_in_words(count)


def chosen_values(chosen: Chosen, references: References) -> list[ChosenValue]:
    list_path = chosen.list_path
    return [
        ChosenValue(
            facet_title(name),
            label(name, value, references),
            chosen.without_value(name, value).at(list_path),
            page_of(name, value),
        )
        for name, value in chosen.pairs
    ]


def check_values(
    chosen: Chosen,
    keys: FacetKeys,
    references: References,
    was_ever: Callable[[str, str], bool] = lambda _name, _value: False,
) -> None:
    """Raises BadQuery for what is nowhere in public, and of which nobody knows that it was. What is
    known may well have no claims."""
    for name, value in chosen.pairs:
        if (name, value) in keys or _is_known(name, value, references):
            continue
        if not was_ever(name, value):
            raise BadQuery(
                _("%(facet)s (%(name)s): there is nothing here of the name “%(value)s”.")
                % {"facet": facet_title(name), "name": name, "value": value}
            )


def _is_known(name: str, value: str, references: References) -> bool:
    if name in REFERENCE_KINDS:
        return references.get(REFERENCE_KINDS[name], value) is not None
    if name == "year":
        return re.fullmatch("[0-9]{4}", value) is not None
    return value in (STATUSES if name == "status" else CLAIM_KINDS)


def claims_in_words(total: int, exact: bool = True) -> str:
    """How many claims match, of which there is at least one; or more than the `total`."""
    number = number_in_words(total)
    if not exact:
        return _("More than %(total)s claims match.") % {"total": number}
    words = ngettext("%(total)s claim matches.", "%(total)s claims match.", total)
    return words % {"total": number}


def number_in_words(count: int, exact: bool = True) -> str:
    """`1 234`, or `at least 12` where the counting stopped before its end."""
    return _in_words(count, exact, str(get_language()))


@lru_cache(maxsize=20_000)
def _in_words(count: int, exact: bool, _language: str) -> str:
    number = number_format(count, use_l10n=True, force_grouping=True)
    return number if exact else _("at least %(number)s") % {"number": number}
