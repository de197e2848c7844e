"""Dates as people write them, to EDTF."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dates_in_words import as_typed
from corpus.edtf_dates import BadDate, DateFlaw, parse_days
from corpus.relative_dates import relative_dates
from corpus.written_dates import DateDoubt, DateRefused, read_date

SUNDAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("24 november 2025", "2025-11-24"),
        ("24/11 2025", "2025-11-24"),
        ("2025-11-24", "2025-11-24"),
        ("måndag 24 november 2025", "2025-11-24"),
        ("november 2025", "2025-11"),
        ("våren 2020", "2020-21"),
        ("hösten 2020", "2020-23"),
        ("ca 2025", "2025~"),
        ("omkring 2015", "2015~"),
        ("troligen 2016", "2016?"),
        ("2010-talet", "201X"),
        ("1900-talet", "19XX"),
        ("22 september–31 december 2020", "2020-09-22/2020-12-31"),
        ("22 september - 31 december 2020", "2020-09-22/2020-12-31"),
        ("1–3 maj 2020", "2020-05-01/2020-05-03"),
        ("1/9–31/12 2020", "2020-09-01/2020-12-31"),
        ("september–december 2020", "2020-09/2020-12"),
        ("från maj 2020 till juni 2021", "2020-05/2021-06"),
        ("våren 2020 – hösten 2021", "2020-21/2021-23"),
        ("vintern 2019/20", "2019-12/2020-02"),
        ("2006-2014", "2006/2014"),
        # A year alone lends itself to nothing before it: this is no period until the year's end.
        ("april-2016", "2016-04"),
        ("14 april - 2016", "2016-04-14"),
        ("våren–2016", "2016-21"),
        ("1/4-2016", "2016-04-01"),
        ("1/4 -2016", "2016-04-01"),
        ("mars-april 2016", "2016-03/2016-04"),
        ("2021–22", "2021/2022"),
        ("sedan 2022", "2022/.."),
        ("t.o.m. oktober 2020", "../2020-10"),
        ("någon gång under april 2016", "2016-04-XX"),
        ("idag", "2026-11-29"),
        ("I går", "2026-11-28"),
        ("i fredags", "2026-11-27"),
        ("i söndags", "2026-11-22"),
        # What is typed or pasted: no-break space, soft hyphen, a taken-apart letter.
        ("24\N{NO-BREAK SPACE}november 2025", "2025-11-24"),
        ("Nov\N{SOFT HYPHEN}ember 2025", "2025-11"),
        ("va\N{COMBINING RING ABOVE}ren 2020", "2020-21"),
        # EDTF, for those who know it.
        ("2023~", "2023~"),
        ("2011-12", "2011-12"),
        ("[2016,2018]", "[2016,2018]"),
        ("202x", "202X"),
    ],
)
def test_dates_that_leave_no_doubt(written: str, edtf: str) -> None:
    assert read_date(written, today=SUNDAY) == edtf


@pytest.mark.parametrize(
    ("written", "doubt", "readings"),
    [
        ("3/5", DateDoubt.AMBIGUOUS, ("2026-05-03", "2026-03-05")),
        ("4-5-2016", DateDoubt.AMBIGUOUS, ("2016-05-04", "2016-04-05")),
        ("14/4/16", DateDoubt.AMBIGUOUS, ("2016-04-14", "2014-04-16")),
        ("2021-22", DateDoubt.AMBIGUOUS, ("2021-22", "2021/2022")),
        ("2021/22", DateDoubt.AMBIGUOUS, ("2021/2022", "2021-09/2022-08")),
        ("2000-talet", DateDoubt.AMBIGUOUS, ("200X", "20XX")),
        ("vintern 2020", DateDoubt.AMBIGUOUS, ("2019-12/2020-02", "2020-12/2021-02")),
        (
            "28 dec–3 jan 2025",
            DateDoubt.AMBIGUOUS,
            ("2024-12-28/2025-01-03", "2025-12-28/2026-01-03"),
        ),
        ("24/11", DateDoubt.WITHOUT_YEAR, ("2026-11-24",)),
        ("24 november", DateDoubt.WITHOUT_YEAR, ("2026-11-24",)),
        ("29 februari", DateDoubt.WITHOUT_YEAR, ()),
        ("tisdag 24 november 2025", DateDoubt.UNKNOWN, ()),
        ("30 februari 2016", DateDoubt.NOT_IN_CALENDAR, ()),
        ("2016-13", DateDoubt.NOT_IN_CALENDAR, ()),
        ("ca 2010-talet", DateDoubt.UNKNOWN, ()),
        ("hej", DateDoubt.UNKNOWN, ()),
        ("", DateDoubt.UNKNOWN, ()),
        ("1" * 10_000, DateDoubt.UNKNOWN, ()),
    ],
)
def test_dates_that_are_asked_about(
    written: str, doubt: DateDoubt, readings: tuple[str, ...]
) -> None:
    with pytest.raises(DateRefused) as caught:
        read_date(written, today=SUNDAY)
    assert (caught.value.doubt, caught.value.readings) == (doubt, readings)


@pytest.mark.parametrize(
    "written",
    [
        *("idag", "i går", "i fredags", "igår kväll", "i morse", "för tre dagar sedan"),
        *("förra fredagen", "3 maj i fjol", "hösten förra året", "slutet av förra året"),
    ],
)
def test_a_file_is_read_some_other_day(written: str) -> None:
    with pytest.raises(DateRefused) as caught:
        read_date(written)
    assert caught.value.doubt is DateDoubt.RELATIVE


def test_what_is_wrong_with_a_date_that_is_understood() -> None:
    with pytest.raises(DateRefused) as caught:
        read_date("22 december 2021 – 3 januari 2021")
    assert caught.value.flaw is DateFlaw.BACKWARDS
    with pytest.raises(DateRefused) as caught:
        read_date("sedan 2022", closed=True)
    assert caught.value.flaw is DateFlaw.OPEN


@settings(deadline=None)  # the first parse is slow
@given(st.text("0123456789X?~%/.,-–{}[] aåäöcdefgijklmnoprstuv", max_size=24))
def test_nothing_is_taken_that_cannot_be_kept(text: str) -> None:
    try:
        found = read_date(text, today=SUNDAY)
    except DateRefused:
        return
    parse_days(found)


@settings(deadline=None)  # the first parse is slow
@given(
    st.dates(date(1000, 1, 1), date(2999, 1, 1)), st.integers(1, 999), st.sampled_from(["sv", "en"])
)
def test_what_a_field_shows_is_read_as_the_same_date(first: date, days: int, language: str) -> None:
    last = first + timedelta(days=days)
    dates = [f"{first}", f"{first}~", f"{first}/{last}", str(first)[:7], f"{first.year}?"]
    with translation.override(language):
        assert [read_date(as_typed(edtf)) for edtf in dates] == dates


@settings(deadline=None)  # the first parse is slow
@given(st.text("0123456789X?~%-/.[]{},", max_size=14))
def test_whatever_can_be_kept_survives_its_own_field(edtf: str) -> None:
    try:
        parse_days(edtf)
    except BadDate:
        return
    with translation.override("sv"):
        shown = as_typed(edtf)
    if shown != edtf:
        assert read_date(shown) == edtf


MONDAY = date(2026, 11, 30)
TYPED = [
    line.split(" | ")
    for line in (Path(__file__).parent / "typed_dates.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("written", "wanted"), TYPED)
def test_what_people_type(written: str, wanted: str) -> None:
    try:
        found = read_date(written, today=MONDAY)
    except DateRefused as refused:
        found = " ".join([refused.doubt.removeprefix("date_"), *refused.readings])
    assert found == wanted


@pytest.mark.parametrize("written", ["förra året", "i somras", "förra veckan", "i fjol"])
def test_a_file_does_not_know_which_year_was_the_last(written: str) -> None:
    with pytest.raises(DateRefused) as caught:
        read_date(written)
    assert caught.value.doubt is DateDoubt.RELATIVE


@pytest.mark.parametrize(
    ("written", "month", "wanted"),
    [
        ("i somras", 7, ("2026-22", "2025-22")),
        ("i somras", 9, ("2026-22",)),
        ("i somras", 2, ("2025-22",)),
        ("i höstas", 12, ("2026-23",)),
        ("förra månaden", 1, ("2025-12",)),
    ],
)
def test_a_season_in_its_own_time_is_asked_about(
    written: str, month: int, wanted: tuple[str, ...]
) -> None:
    assert relative_dates(written, date(2026, month, 15)) == wanted
