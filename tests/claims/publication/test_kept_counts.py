"""Counts that are kept are what counting anew gives, whatever went up and down."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.models import PublicCount
from claims.publication.copying import array_text
from claims.publication.kept_counts import CountTable, count_each, count_pairs
from tests.promises import ask

TABLE = CountTable(
    PublicCount, {"dimensions": "text", "first": "text", "second": "text"}, ("claims",), {}
)


def kept() -> dict[tuple[str, str], int]:
    return {
        (first, second): claims
        for first, second, claims in PublicCount.objects.values_list("first", "second", "claims")
    }


@pytest.mark.django_db
def test_steps_up_and_down_are_added_up_and_nothing_is_kept_of_none() -> None:
    TABLE.add([("a,b", "x", "", 2), ("a,b", 'å"\\,{}', "y", 1)])
    TABLE.add([("a,b", "x", "", -2), ("a,b", 'å"\\,{}', "y", 3), ("a,b", "z", "", 1)])
    assert kept() == {('å"\\,{}', "y"): 4, ("z", ""): 1}
    TABLE.add([])
    TABLE.add([("a,b", "z", "", -1)])
    assert kept() == {('å"\\,{}', "y"): 4}


VALUES = st.lists(st.lists(st.sampled_from("abc"), max_size=2, unique=True), max_size=6)


@given(VALUES)
def test_columns_are_counted_as_records_are(records: list[list[str]]) -> None:
    each, pairs = Counter[str](), Counter[tuple[str, str]]()
    for record in records:
        each.update(record)
        pairs.update((one, other) for one in record for other in record)
    assert count_each(records) == each
    assert count_pairs(records, records) == pairs


@pytest.mark.django_db
@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))))
def test_an_array_is_read_as_it_was_written(values: list[str]) -> None:
    assert ask("SELECT %s::text[]", array_text(values)) == [(values,)]
