"""Uncertain dates and the days that they may mean."""

from datetime import date

import pytest
from django.utils import translation
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus import edtf_dates
from corpus.edtf_dates import BadDate, DateFlaw, Days, parse_closed_days, parse_days
from corpus.models import bad_date


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2016-04-14", "2016-04-14", "2016-04-14"),
        ("2016-04-14~", "2016-04-14", "2016-04-14"),
        ("2020-10", "2020-10-01", "2020-10-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023~", "2023-01-01", "2023-12-31"),
        ("2023?", "2023-01-01", "2023-12-31"),
        ("2023%", "2023-01-01", "2023-12-31"),
        ("2020-09-22/2020-12-31", "2020-09-22", "2020-12-31"),
        ("2020-10/2020-12", "2020-10-01", "2020-12-31"),
        ("2019/2020-06-01", "2019-01-01", "2020-06-01"),
        ("2020-10-15/2020-10", "2020-10-15", "2020-10-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2020-XX", "2020-01-01", "2020-12-31"),
        ("2020-12-XX", "2020-12-01", "2020-12-31"),
        ("2020-23", "2020-09-01", "2020-11-30"),
        ("2020-10-24", "2020-10-24", "2020-10-24"),
        ("[2020,2022]", "2020-01-01", "2022-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_the_days_that_a_date_may_mean(edtf: str, earliest: str, latest: str) -> None:
    days = (date.fromisoformat(earliest), date.fromisoformat(latest))
    assert parse_days(edtf) == Days(*days)
    assert parse_closed_days(edtf) == days


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2019/..", Days(date(2019, 1, 1), None)),
        ("2023~/..", Days(date(2023, 1, 1), None)),
        ("../2019-06", Days(None, date(2019, 6, 30))),
    ],
)
def test_an_open_interval_has_one_end(edtf: str, days: Days) -> None:
    assert parse_days(edtf) == days
    with pytest.raises(BadDate, match="open"):
        parse_closed_days(edtf)


@pytest.mark.parametrize(
    "edtf",
    [
        *("", " ", "2020 ", " 2020", "2020 - 10", "2020-10-\n24", "2020\x00", "２０２０"),
        *("2020-13", "2020-00", "2020-02-30", "2003-02-29", "2003-02-29~", "20XX-02-29"),
        *("14/4 2016", "16-04-14", "20160414", "2016-4-14", "2020-1", "20201", "våren 2020"),
        *("2016-04-14T10:00:00", "unknown", "open", "today", "2020..", "2020-10--24"),
        *("..", "/", "../..", "2019/", "/2019", "2020/2019", "2020-10-20/2020-10-01"),
        # The library breaks down on these, or prints, instead of refusing them.
        *("2020-1X", "2020-X1", "2020-XX-3X", "20X0-12", "XXXX", "1850S2", "~1850S2"),
        *("0000", "-0044", "Y17000", "Y-17E7", "10000"),
        # Which of two winters, or summers in the south?
        *("2020-24", "2020~-24", "2020-28", "2020-30", "2019-24/2020-05"),
    ],
)
def test_refused(edtf: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BadDate):
        parse_days(edtf)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("edtf", "flaw"),
    [
        ("våren 2020", DateFlaw.NOT_EDTF),
        ("2003-02-29", DateFlaw.NOT_EDTF),
        ("2020-24", DateFlaw.WINTER),
        ("2019/", DateFlaw.NO_DOTS),
        ("2020/2019", DateFlaw.BACKWARDS),
        ("../..", DateFlaw.SAYS_NOTHING),
        ("2019/..", DateFlaw.OPEN),
        ("0000", DateFlaw.YEAR),
    ],
)
def test_what_is_wrong_is_told_to_programs_too(edtf: str, flaw: DateFlaw) -> None:
    with pytest.raises(BadDate) as refused:
        parse_closed_days(edtf)
    assert (refused.value.flaw, refused.value.value) == (flaw, edtf)
    assert f"“{edtf}”" in str(refused.value)


@pytest.mark.parametrize("flaw", DateFlaw)
def test_every_flaw_is_told_to_people_in_their_language(flaw: DateFlaw) -> None:
    sentences = []
    for language in ("en", "sv"):
        with translation.override(language):
            sentences += bad_date(BadDate(flaw, "9-9")).messages
    assert len(set(sentences)) == 2
    assert all("9-9" in sentence for sentence in sentences)


def test_the_message_names_the_date_and_the_way_out() -> None:
    with pytest.raises(BadDate, match=r"“31/12 2020” is not an EDTF date such as 2016-04-14"):
        parse_days("31/12 2020")
    with pytest.raises(BadDate, match=r"“2020-24”.*2019-12/2020-02"):
        parse_days("2020-24")


@settings(deadline=None)
@given(st.text(st.sampled_from("0123456789-/.?~%X[]{},SYET: "), max_size=24) | st.text())
@example("2020-1X")
@example("2004-06-~99")
def test_whatever_is_typed_is_a_date_or_refused(edtf: str) -> None:
    try:
        days = parse_days(edtf)
    except BadDate:
        return
    assert days.earliest or days.latest
    if days.earliest and days.latest:
        assert days.earliest <= days.latest


@settings(deadline=None)
@given(st.dates(), st.dates())
def test_days_and_intervals_of_days_mean_themselves(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert parse_closed_days(first.isoformat()) == (first, first)
    assert parse_closed_days(f"{first}/{last}") == (first, last)


@settings(deadline=None)
@given(st.dates(), st.sampled_from([4, 7, 10]), st.sampled_from(["", *"?~%"]))
def test_what_is_read_without_the_library_is_what_it_reads(
    day: date, characters: int, mark: str
) -> None:
    edtf = day.isoformat()[:characters] + mark
    parsed = parse_edtf(edtf)
    assert parse_closed_days(edtf) == (
        date(*parsed.lower_strict()[:3]),
        date(*parsed.upper_strict()[:3]),
    )


@given(*[st.none() | st.dates()] * 4)
def test_overlap_is_having_a_day_in_common(
    a: date | None, b: date | None, c: date | None, d: date | None
) -> None:
    one = Days(*sorted((a, b))) if a and b else Days(a, b)
    other = Days(*sorted((c, d))) if c and d else Days(c, d)
    begins = max(one.earliest or date.min, other.earliest or date.min)
    ends = min(one.latest or date.max, other.latest or date.max)
    assert one.overlaps(other) is (begins <= ends)
    assert one.overlaps(other) is other.overlaps(one)


YEARS = st.integers(min_value=1, max_value=2100).map("{:04}".format)
PLAIN = st.tuples(
    YEARS,
    st.sampled_from(["", "-02", "-12", "-04-30", "-02-29", "-02-30", "-13", "-00"]),
    st.sampled_from(["", "", "~", "?", "%"]),
).map("".join)


@settings(max_examples=60, deadline=None)
@given(st.one_of(PLAIN, st.tuples(PLAIN, PLAIN).map("/".join)))
def test_plain_dates_mean_what_the_library_says(edtf: str) -> None:
    known = edtf_dates._plain_days(edtf)
    if known is not None:
        assert known == edtf_dates._read(edtf)


SHORT = st.integers(min_value=0, max_value=999).map(str)
REST = st.sampled_from(["", "-04", "-04-14", "/2020", "/2020-12-31", "?", "~", "-2020", ".."])


@settings(max_examples=40, deadline=None)
@given(st.tuples(SHORT, REST).map("".join))
def test_no_year_of_fewer_than_four_digits_is_one_to_the_library(edtf: str) -> None:
    with pytest.raises(EDTFParseException):
        parse_edtf(edtf)
    with pytest.raises(BadDate):
        parse_days(edtf)
