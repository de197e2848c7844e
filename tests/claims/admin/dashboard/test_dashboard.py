"""The desk's first page: every number leads to a list of exactly so many."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from claims.models import Claim, Rating
from claims.publication.publishing import publish
from tests.claims.admin.admin_forms import editor, in_english
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_correction_request,
    make_revision,
    make_role,
    make_scale_and_ratings,
    make_speaker,
    make_user,
)

pytestmark = pytest.mark.django_db

INDEX = "admin:index"
LINK = re.compile(
    r'<a(?: class="number")?(?: id="[\w-]+")? href="(?P<url>/admin/[^"]+\?[^"]+)"[^>]*>'
    r"(?:<strong>)?(?P<number>\d+)<"
)


def log_in(client: Client, user: User) -> Client:
    client.force_login(user)
    return in_english(client)


def rated(rating: Rating, date: str = "2023", *, party: str = "S", **more: Any) -> Claim:
    approved_at = more.pop("approved_at", AT)
    assessment = make_assessment(approved=True, rating=rating, approved_at=approved_at)
    speaker = more.pop("speaker", None) or make_speaker(party=party)
    values: dict[str, Any] = {"status": "checked", "date_edtf": date}
    values |= {"speaker": speaker, "assessment": assessment}
    return make_claim(**values | more)


def a_desk(user: User) -> None:
    """Something in every corner of the dashboard, for the user."""
    ratings = make_scale_and_ratings()
    rated(ratings["true"], "2023")
    rated(ratings["true"], "2023-05")
    rated(ratings["false"], "2021-12-31", party="M")
    rated(ratings["unproven"], "2024", party="")
    rated(ratings["true"], "2002-07", party="M", approved_at=AT + timedelta(days=400))
    # The party of the role goes before the speaker's own; an empty one does not.
    changed = make_speaker(party="M")
    rated(ratings["true"], "2022", speaker=changed, role=make_role(changed, party="SD"))
    rated(ratings["true"], "2022", speaker=changed, role=make_role(changed, party="", title="x"))
    # A rating before the check is approved is nobody's verdict yet.
    draft = make_assessment(rating=ratings["false"])
    make_claim(assessment=draft, status="in_progress")
    # Mine: entered by me, or with a check that I write; one that is done.
    make_claim(created_by=user, worthiness="high")
    make_claim(assessment=make_assessment(author=user), status="in_progress")
    make_claim(created_by=user, assessment=make_assessment(approved=True), status="not_checkable")
    # Submitted by two others, and by me, so written by me.
    for by in (make_user(), make_user(), user):
        waiting = make_assessment(submitted_by=by, submitted_at=AT)
        make_claim(assessment=waiting, status="in_review", worthiness="high")
    published = make_claim(worthiness="low")
    publish([make_claim()], by=make_user(), at=timezone.now() - timedelta(days=30))
    publish([published], by=make_user(), at=timezone.now())
    make_correction_request(published)
    answered = {"outcome": "declined", "answer": "Nej.", "answered_at": AT}
    make_correction_request(published, **answered, answered_by=user)


def links(page: str) -> list[tuple[str, int]]:
    return [(unescape(each["url"]), int(each["number"])) for each in LINK.finditer(page)]


@pytest.mark.parametrize(
    "query", ["", "?step=quarter", "?time=checked", "?time=checked&step=quarter"]
)
def test_every_number_leads_to_exactly_so_many(client: Client, query: str) -> None:
    user = make_user(is_staff=True)
    a_desk(user)
    found = links(log_in(client, user).get(reverse(INDEX) + query).content.decode())
    assert len(found) > 25
    for url, number in found:
        response = client.get(url)
        assert response.status_code == 200, url
        assert response.context["cl"].result_count == number, url


def test_sections(client: Client) -> None:
    user = make_user(is_staff=True)
    a_desk(user)
    board = log_in(client, user).get(reverse(INDEX)).context["board"]
    numbers = {section.key: section.number for section in board.sections}
    own = {"sent_back": 0, "mine": 3, "approve": 2, "worth": 4, "read": 0, "requests": 1}
    assert numbers == own | {"published": 1, "withdrawn": 0, "links": 0, "move": 0}
    assert {each.label: each.number for each in board.statuses} == {
        "unverified": 3,
        "in progress": 2,
        "in review": 3,
        "checked": 7,
        "not checkable": 1,
    }


def test_balance_by_year(client: Client) -> None:
    user = make_user(is_staff=True)
    a_desk(user)
    balance = log_in(client, user).get(reverse(INDEX)).context["board"].balance
    assert balance.total.number == 7
    assert balance.verdicts == ["True", "False", "Unproven"]
    table = {
        (party.label, row.label): [each.number for each in row.numbers]
        for party in balance.parties
        for row in [party.total, *party.rows]
    }
    assert table == {
        ("M", "all of it"): [2, 1, 0, 3],
        ("M", "until 2012"): [1, 0, 0, 1],
        ("M", "2021"): [0, 1, 0, 1],
        ("M", "2022"): [1, 0, 0, 1],
        ("S", "all of it"): [2, 0, 0, 2],
        ("S", "2023"): [2, 0, 0, 2],
        ("SD", "all of it"): [1, 0, 0, 1],
        ("SD", "2022"): [1, 0, 0, 1],
        ("no party", "all of it"): [0, 0, 1, 1],
        ("no party", "2024"): [0, 0, 1, 1],
    }
    assert [strip.label for strip in balance.chart.strips] == ["M", "S", "SD", "no party"]
    assert sum(len(strip.pieces) for strip in balance.chart.strips) == 6


def test_chart_is_drawn_to_scale(client: Client) -> None:
    ratings = make_scale_and_ratings()
    for _ in range(3):
        rated(ratings["true"], "2023")
    rated(ratings["false"], "2023")
    rated(ratings["false"], "2024", party="M")
    page = editor(in_english(client)).get(reverse(INDEX))
    first, second = page.context["board"].balance.chart.strips
    true, false = first.pieces
    assert (true.height, false.height) == (48, 16)  # of 64, four claims
    assert false.y + false.height == true.y
    assert true.y + true.height == first.base
    assert second.pieces[0].height == 16
    assert second.pieces[0].x > true.x
    assert true.look != false.look


def test_chart_has_words_for_who_does_not_see_it(client: Client) -> None:
    rated(make_scale_and_ratings()["true"])
    page = editor(in_english(client)).get(reverse(INDEX)).content.decode()
    assert 'role="img" aria-labelledby="chart-title chart-description"' in page
    assert "the highest bar is 1 claim." in page
    assert '<caption id="balance-caption">The same as a table</caption>' in page


def test_decimals_in_the_chart_have_a_point_in_swedish_too(client: Client) -> None:
    ratings = make_scale_and_ratings()
    rated(ratings["true"])
    rated(ratings["false"])
    rated(ratings["unproven"])
    page = editor(client).get(reverse(INDEX)).content.decode()
    assert 'height="21.33"' in page
    assert "21,33" not in page


def test_midnight_is_the_desks(client: Client) -> None:
    """Half past eleven on New Year's Eve in UTC is next year in Stockholm."""
    rating = make_scale_and_ratings()["true"]
    rated(rating, approved_at=datetime(2024, 12, 31, 23, 30, tzinfo=UTC))
    url = f"{reverse(INDEX)}?time=checked"
    editor(in_english(client))
    (party,) = client.get(url).context["board"].balance.parties
    assert [row.label for row in party.rows] == ["2025"]
    assert client.get(party.rows[0].numbers[0].url).context["cl"].result_count == 1


def test_pages_have_nothing_inline(client: Client) -> None:
    user = make_user(is_staff=True)
    a_desk(user)
    page = log_in(client, user).get(reverse(INDEX)).content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert "<script>" not in page


def test_only_what_one_may_see(client: Client) -> None:
    user = make_user(role="", is_staff=True)
    a_desk(user)
    board = log_in(client, user).get(reverse(INDEX)).context["board"]
    assert (board.sections, board.statuses, board.balance) == ([], [], None)
    user.user_permissions.set(Permission.objects.filter(codename="view_correctionrequest"))
    board = client.get(reverse(INDEX)).context["board"]
    assert [section.key for section in board.sections] == ["requests"]
    assert board.balance is None


def test_who_may_not_approve_has_nothing_to_approve(client: Client) -> None:
    user = make_user(role="researcher", is_staff=True)
    a_desk(user)
    board = log_in(client, user).get(reverse(INDEX)).context["board"]
    assert "approve" not in [section.key for section in board.sections]
    response = client.get(reverse("admin:claims_assessment_changelist"), {"state": "for_me"})
    assert response.context["cl"].result_count == 0


def test_oldest_come_first_where_something_waits(client: Client) -> None:
    new = make_claim(worthiness="high", created_at=AT, statement="Nytt.")
    old = make_claim(worthiness="high", created_at=AT - timedelta(days=9), statement="Gammalt.")
    board = editor(client).get(reverse(INDEX)).context["board"]
    (worth,) = [section for section in board.sections if section.key == "worth"]
    assert [row.text for row in worth.rows] == [old.statement, new.statement]


@pytest.mark.parametrize("bad", ["said=2023-Q9", "checked=x", "verdict=true"])
def test_bad_filter_is_no_error(client: Client, bad: str) -> None:
    rated(make_scale_and_ratings()["true"])
    response = editor(client).get(f"{reverse('admin:claims_claim_changelist')}?{bad}")
    assert response.status_code == 302
    assert response["Location"].endswith("?e=1")


def test_bad_choice_is_the_first(client: Client) -> None:
    page = editor(client).get(f"{reverse(INDEX)}?time=x&step=y")
    assert page.status_code == 200


# Session, account with its standing; the account's rights (2); by status; the sections: sent
# back (2), mine (2), to approve (2), worth checking (2), to move (2), texts to read, published (2),
# withdrawn (2), requests (2), links of evidence (2); balance, ratings; own log; notices.
QUERIES = 29


def test_costs_the_same_however_much_there_is(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = make_user(is_staff=True)
    a_desk(user)
    log_in(client, user).get(reverse(INDEX))
    with django_assert_num_queries(QUERIES):
        client.get(reverse(INDEX))
    for number in range(8):
        rated(Rating.objects.all()[number % 7], f"20{10 + number}", party=f"A{'BCDEFGHI'[number]}")
        make_claim(created_by=user, worthiness="high", revision=make_revision())
    with django_assert_num_queries(QUERIES):
        client.get(reverse(INDEX))


def test_app_list_is_beside(client: Client) -> None:
    page = editor(client).get(reverse(INDEX)).content.decode()
    for name in ("claim", "assessment", "speaker", "correctionrequest"):
        assert f'href="{reverse(f"admin:claims_{name}_changelist")}"' in page


def test_queries_are_counted_in_sql(client: Client) -> None:
    """No claim is read but the few that are shown."""
    for _ in range(12):
        make_claim(worthiness="high")
    editor(client).get(reverse(INDEX))
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse(INDEX))
    reading = [
        query["sql"]
        for query in captured
        if '"claims_claim"."statement"' in query["sql"] and "LIMIT" not in query["sql"]
    ]
    assert reading == []


def test_a_claim_that_was_published_twice_stands_there_once(client: Client) -> None:
    claim = make_claim()
    publish([claim], by=make_user(), at=timezone.now())
    Claim.objects.filter(pk=claim.pk).update(statement="Helt annat.")
    publish([claim], by=make_user(), at=timezone.now(), kind="update", note="Annat.")
    board = editor(client).get(reverse(INDEX)).context["board"]
    (published,) = [section for section in board.sections if section.key == "published"]
    assert [row.text for row in published.rows] == ["Helt annat."]
