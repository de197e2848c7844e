"""Uncertain dates in words."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates_in_words import in_words
from corpus.edtf_dates import BadDate, parse_days

WORDS = [
    ("2016-04-14", "14 april 2016", "14 April 2016"),
    ("2016-04-14~", "omkring 14 april 2016", "around 14 April 2016"),
    ("2020-10", "oktober 2020", "October 2020"),
    ("2023", "2023", "2023"),
    ("2023~", "omkring 2023", "around 2023"),
    ("2023?", "troligen 2023", "probably 2023"),
    ("2023%", "kanske omkring 2023", "perhaps around 2023"),
    ("2020-21", "våren 2020", "spring 2020"),
    ("2020-23", "hösten 2020", "autumn 2020"),
    ("2016-XX", "någon gång 2016", "some time in 2016"),
    ("2016-04-XX", "någon gång april 2016", "some time in April 2016"),
    ("2020-09-22/2020-10-20", "22 september – 20 oktober 2020", "22 September – 20 October 2020"),
    (
        "2020-12-30/2021-01-02",
        "30 december 2020 – 2 januari 2021",
        "30 December 2020 – 2 January 2021",
    ),
    ("2020-09-22/2020-09-22", "22 september 2020", "22 September 2020"),
    ("2006/2014", "2006–2014", "2006–2014"),
    ("2016-04/2018", "april 2016 – 2018", "April 2016 – 2018"),
    ("2016?/2018~", "troligen 2016 – omkring 2018", "probably 2016 – around 2018"),
    ("2022/..", "sedan 2022", "since 2022"),
    ("../2020-10", "till oktober 2020", "until October 2020"),
    ("202X", "2020-talet", "the 2020s"),
    ("19XX", "1900-talet", "the 1900s"),
    # No wording of their own: told by their earliest and latest day.
    ("200X", "1 januari 2000 – 31 december 2009", "1 January 2000 – 31 December 2009"),
    ("2016-~04", "1 april – 30 april 2016", "1 April – 30 April 2016"),
    ("[2016,2018]", "1 januari 2016 – 31 december 2018", "1 January 2016 – 31 December 2018"),
    ("2020-34", "1 april – 30 juni 2020", "1 April – 30 June 2020"),
]


@pytest.mark.parametrize(("edtf", "swedish", "english"), WORDS)
def test_in_both_languages(edtf: str, swedish: str, english: str) -> None:
    parse_days(edtf)  # it is a date that can stand in a record
    with translation.override("sv"):
        assert in_words(edtf) == swedish
    with translation.override("en"):
        assert in_words(edtf) == english


@given(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.integers(0, 1000), st.sampled_from("~?% ")
)
def test_a_day_and_an_interval_never_lose_their_years(first: date, days: int, hedge: str) -> None:
    last = first + timedelta(days=days)
    with translation.override("en"):
        assert str(first.year) in in_words(f"{first}{hedge.strip()}")
        words = in_words(f"{first}/{last}")
    assert str(last.year) in words
    assert str(first.year) in words


@given(st.text("0123456789X?~%-/.[]{},", max_size=14))
def test_whatever_can_stand_in_a_record_has_words(edtf: str) -> None:
    try:
        parse_days(edtf)
    except BadDate:
        return
    with translation.override("sv"):
        assert in_words(edtf)


def test_a_record_from_before_todays_rules_is_shown_as_it_is() -> None:
    assert in_words("1990-tal") == "1990-tal"
