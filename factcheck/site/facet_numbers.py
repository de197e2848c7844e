"""What is chosen, as the database knows it: by the numbers of facets' values."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.db import connections
from django.db.models import QuerySet

from claims.models import PublicClaimFacets, PublicFacet
from claims.publication.filtering import Filtering
from claims.vocabulary.workflow import CHECKED
from claims.words.filter_words import filter_word
from factcheck.recent import RecentlyUsed
from factcheck.site.choices import Chosen
from factcheck.site.reading import PUBLIC, PublicState

# How filters' words call the facets, all but `cited`.
_WORDS_OF: Final = {
    **{name: name for name in ("status", "topic", "speaker", "party", "kind")},
    "verdict": "rating",
    "source": "document",
    "year": "said",
}

FacetKeys = Mapping[tuple[str, str], int]

# The number of a value, and how many claims and how many checked ones have it.
FacetNumbers = tuple[int, int, int]
# Of a value that no claim has.
_NONE: Final[FacetNumbers] = (0, 0, 0)
_NUMBERS: Final[RecentlyUsed[FacetNumbers]] = RecentlyUsed(most=5_000)


def keys_of(
    chosen: Chosen, published: PublicState | None = None
) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int]]:
    """One query, none where nothing is chosen: the numbers of the chosen values, and how many
    claims (or checks) each has. A value that no claim has is in neither. None either where all of
    it was read since this was `published`."""
    wanted = chosen.pairs
    if chosen.checks:
        wanted.append(("status", CHECKED))
    found = _kept_numbers(wanted, published) if published else None
    if found is None:
        found = _read_numbers(wanted)
        for each in wanted if published else ():
            _NUMBERS.put((published, each), found.get(each, _NONE))
    there = {each: found[each] for each in wanted if found.get(each, _NONE) != _NONE}
    column = 2 if chosen.checks else 1
    return (
        {each: numbers[0] for each, numbers in there.items()},
        {each: numbers[column] for each, numbers in there.items()},
    )


def _kept_numbers(
    wanted: Sequence[tuple[str, str]], published: PublicState
) -> dict[tuple[str, str], FacetNumbers] | None:
    found = {}
    for each in wanted:
        numbers = _NUMBERS.get((published, each))
        if numbers is None:
            return None
        found[each] = numbers
    return found


def _read_numbers(wanted: Sequence[tuple[str, str]]) -> dict[tuple[str, str], FacetNumbers]:
    if not wanted:
        return {}
    with connections[PUBLIC].cursor() as cursor:
        cursor.execute(
            f"SELECT name, value, key, claims, checked FROM {PublicFacet._meta.db_table}"  # noqa: S608
            " WHERE name = ANY (%s) AND value = ANY (%s)",
            [list({name for name, _value in wanted}), [value for _name, value in wanted]],
        )
        return {(n, v): (key, claims, checked) for n, v, key, claims, checked in cursor.fetchall()}


def chosen_claims(chosen: Chosen, keys: FacetKeys) -> QuerySet[PublicClaimFacets] | None:
    """The claims with the chosen values. None where a facet is chosen of which no claim has any of
    the values."""
    all_of, any_of = _conditions(chosen, keys)
    if any(not each for each in any_of):
        return None
    rows = PublicClaimFacets.objects.using(PUBLIC).all()
    if all_of:
        rows = rows.filter(keys__contains=sorted(all_of))
    for each in any_of:
        rows = rows.filter(keys__overlap=sorted(each))
    return rows


def narrowing(chosen: Chosen, keys: FacetKeys) -> tuple[str, list[list[int]]] | None:
    """The same, as SQL's condition on the claims' facets, and its parameters."""
    all_of, any_of = _conditions(chosen, keys)
    if any(not each for each in any_of):
        return None
    conditions = ["keys @> %s::int[]"] if all_of else []
    conditions += ["keys && %s::int[]" for _each in any_of]
    return " AND ".join(conditions) or "true", [*([all_of] if all_of else []), *any_of]


def filtering_of(chosen: Chosen) -> Filtering | None:
    """The same, as searches are narrowed. None where no filter's word says what is chosen."""
    if not chosen.values.keys() <= _WORDS_OF.keys():
        return None
    any_of = [
        tuple(filter_word(_WORDS_OF[name], value) for value in found)
        for name, found in chosen.values.items()
    ]
    if chosen.checks:
        any_of.append((filter_word("status", CHECKED),))
    return Filtering(tuple(any_of))


def _conditions(chosen: Chosen, keys: FacetKeys) -> tuple[list[int], list[list[int]]]:
    """Numbers that a claim has all of, and sets of which it has at least one."""
    all_of, any_of = [], []
    for name, values in chosen.values.items():
        numbers = [keys[name, value] for value in values if (name, value) in keys]
        if len(numbers) == 1:
            all_of += numbers
        else:
            any_of.append(numbers)
    if chosen.checks:
        checked = keys.get(("status", CHECKED))
        if checked is None:
            any_of.append([])
        else:
            all_of.append(checked)
    return all_of, any_of
