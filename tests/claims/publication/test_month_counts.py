"""Claims counted by month and verdict as they are published, whoever writes the rows and how."""

from collections import Counter
from datetime import date

import pytest
from django.db import connection

from claims.models import PublicClaim, PublicMonthCount
from claims.publication import publishing
from claims.publication.rebuilding import rebuild_public_rows
from tests.claims.corpus import change_corpus, load_corpus
from tests.factories import AT, make_user
from tests.promises import ask, insert, refused_by, run, twin
from tests.published import make_published


def kept() -> dict[tuple[str, str], int]:
    rows = PublicMonthCount.objects.values_list("period", "verdict", "claims")
    return {(period, verdict): claims for period, verdict, claims in rows}


def counted() -> dict[tuple[str, str], int]:
    found: Counter[tuple[str, str]] = Counter()
    for claim in PublicClaim.objects.filter(withdrawn=False):
        (period,) = ask(
            "SELECT claims_period_of(%s, %s::date, %s::date)",
            claim.date_edtf,
            claim.date_earliest.isoformat(),
            claim.date_latest.isoformat(),
        )[0]
        found[period, claim.rating or claim.verification_status] += 1
    return dict(found)


@pytest.mark.django_db
def test_the_counts_of_the_corpus_are_exact_whatever_happens_to_it() -> None:
    load_corpus()
    assert kept() == counted()
    change_corpus()
    assert kept() == counted()
    rebuild_public_rows()
    assert kept() == counted()
    PublicClaim.objects.update(date_edtf="2019-05-01", rating="", verification_status="unverified")
    assert kept() == counted()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert sum(kept().values()) == PublicClaim.objects.filter(withdrawn=False).count()


@pytest.mark.django_db
def test_a_claim_counts_once_and_a_withdrawn_one_no_more() -> None:
    claim = make_published(date_edtf="2020-10-05")
    assert kept() == {("2020-10", "unverified"): 1}
    publishing.withdraw([claim], by=make_user(), at=AT, reason="Fel person.")
    assert kept() == {}


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "period"),
    [
        ("2020-10-05", "2020-10-05", "2020-10-05", "2020-10"),
        ("2020-10", "2020-10-01", "2020-10-31", "2020-10"),
        ("2020-10-05/2020-10-09", "2020-10-05", "2020-10-09", "2020-10"),
        ("2020-09-22/2020-10-20", "2020-09-22", "2020-10-20", "2020"),
        ("2020-12-22/2021-01-02", "2020-12-22", "2021-01-02", ""),
        ("2023~", "2022-01-01", "2024-12-31", "2023"),
        ("2016-04-14~", "2015-03-01", "2017-05-28", "2016-04"),
        ("2020-21", "2020-03-01", "2020-05-31", "2020"),
        ("201X", "2010-01-01", "2019-12-31", ""),
        ("2020-XX-05", "2020-01-05", "2020-12-05", "2020"),
        ("0999", "0999-01-01", "0999-12-31", "0999"),
    ],
)
@pytest.mark.django_db
def test_in_which_month_a_claim_was_made(
    edtf: str, earliest: str, latest: str, period: str
) -> None:
    assert date.fromisoformat(earliest) <= date.fromisoformat(latest)
    found = ask("SELECT claims_period_of(%s, %s::date, %s::date)", edtf, earliest, latest)
    assert found == [(period,)]


@pytest.mark.django_db
def test_there_is_one_count_for_each_period_and_verdict() -> None:
    make_published(date_edtf="2020-10-05")
    with refused_by("public_month_count_once"):
        insert(twin(PublicMonthCount.objects.get()))


@pytest.mark.django_db
def test_rows_that_are_written_by_sql_are_counted_too() -> None:
    make_published(date_edtf="2020-10-05")
    run("UPDATE claims_publicclaim SET rating = 'false', verification_status = 'checked'")
    assert kept() == {("2020-10", "false"): 1}
    run("DELETE FROM claims_publicversion")
    run("DELETE FROM claims_publicquantity")
    run("DELETE FROM claims_publicsearch")
    run("DELETE FROM claims_publicclaimfacets")
    run("DELETE FROM claims_publicclaim")
    assert kept() == {}
