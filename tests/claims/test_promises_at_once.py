"""Two transactions at once, each right by itself, that together would break a promise.

The first has done all that it does but for the commit; then the second comes. It has to wait, and
is refused when it sees what the first one did.
"""

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import psycopg
import pytest
from django.db import connection

from claims.models import Claim, ClaimApproval
from corpus.anchoring import anchor
from corpus.identifiers import new_public_id
from tests.factories import (
    AT,
    TEXT,
    make_assessment,
    make_claim,
    make_evidence,
    make_quantity,
    make_scale_and_ratings,
    make_section,
    make_user,
    make_version,
)
from tests.promises import ask, change
from tests.sessions import PATIENCE, another_session

pytestmark = pytest.mark.django_db(transaction=True)

BOTH_ORDERS = pytest.mark.parametrize("turned", [False, True], ids=["as-is", "turned"])


@pytest.fixture
def sessions() -> Iterator[list[psycopg.Connection]]:
    with another_session() as one, another_session() as two:
        yield [one, two]


def do_all_but_commit(session: psycopg.Connection, statement: str) -> None:
    session.execute(statement.encode())
    session.execute("SET CONSTRAINTS ALL IMMEDIATE")


def refusal(session: psycopg.Connection, statement: str) -> str:
    """The name of the promise that the transaction would have broken; empty when it is done."""
    try:
        with session.transaction():
            do_all_but_commit(session, statement)
    except psycopg.IntegrityError as error:
        return error.diag.constraint_name or "?"
    return ""


def meet(sessions: list[psycopg.Connection], first: str, second: str) -> str:
    """How the second transaction ends, which starts before the first has been committed."""
    one, two = sessions
    do_all_but_commit(one, first)
    with ThreadPoolExecutor() as pool:
        outcome = pool.submit(refusal, two, second)
        wait_until_blocked(two, outcome)
        one.commit()
        return outcome.result(timeout=PATIENCE)


def wait_until_blocked(session: psycopg.Connection, outcome: Future[str]) -> None:
    deadline = time.monotonic() + PATIENCE
    while ask("SELECT pg_blocking_pids(%s)", session.info.backend_pid) == [([],)]:
        assert not outcome.done(), "the second transaction did not wait for the first"
        assert time.monotonic() < deadline
        time.sleep(0.01)


@BOTH_ORDERS
def test_a_quantity_and_a_new_quote(sessions: list[psycopg.Connection], turned: bool) -> None:
    quantity = make_quantity()
    claim = quantity.claim
    quantity.delete()
    start, end = anchor(TEXT, "24 miljarder")
    statements = [
        (
            "INSERT INTO claims_quantity"
            " (claim_id, position, text, value, unit, qualifier, period)"
            f" VALUES ({claim.pk}, 1, '640 miljoner', 640000000, 'SEK', 'exact', '')"
        ),
        f"UPDATE claims_claim SET quote = '24 miljarder', start = {start}, \"end\" = {end}",
    ]
    if turned:
        statements.reverse()
    assert meet(sessions, *statements) == "quantity_in_quote"


@BOTH_ORDERS
def test_a_verdict_and_an_approval_taken_back(
    sessions: list[psycopg.Connection], turned: bool
) -> None:
    rating = make_scale_and_ratings()["true"]
    claim = make_claim(status="checked", assessment=make_assessment(approved=True, rating=rating))
    change(claim, status="in_review")
    sent_back = (
        "UPDATE claims_assessment SET approved_at = NULL, approved_by_id = NULL,"
        " submitted_at = NULL, submitted_by_id = NULL, sent_back_at = approved_at,"
        " sent_back_by_id = approved_by_id, sent_back_reason = 'Källa?'"
    )
    statements = ["UPDATE claims_claim SET status = 'checked'", sent_back]
    if turned:
        statements.reverse()
    assert meet(sessions, *statements) == "claim_verdict_approved"


@BOTH_ORDERS
def test_an_approval_and_evidence_that_nobody_has_seen(
    sessions: list[psycopg.Connection], turned: bool
) -> None:
    """Whichever comes first: what is approved has no evidence that came after it."""
    evidence = make_evidence(make_assessment(submitted_at=AT, submitted_by=make_user()))
    approver = make_user().pk
    approved = (
        f"UPDATE claims_assessment SET approved_at = submitted_at, approved_by_id = {approver}"
    )
    changed = "UPDATE claims_evidence SET title = 'En annan källa'"
    if turned:
        assert meet(sessions, changed, approved) == ""
    else:
        assert meet(sessions, approved, changed) == "assessment_kept_once_approved"
        evidence.refresh_from_db()
        assert evidence.title == "Bokslut 2022"


@BOTH_ORDERS
@pytest.mark.parametrize("what", ["number", "name"])
def test_an_approval_of_a_claim_and_what_nobody_has_seen_of_it(
    sessions: list[psycopg.Connection], turned: bool, what: str
) -> None:
    """Whichever comes first: a claim that says it was approved is what was approved."""
    rating = make_scale_and_ratings()["true"]
    quantity = make_quantity(
        make_claim(status="checked", assessment=make_assessment(approved=True, rating=rating))
    )
    claim = quantity.claim
    change(claim, status="in_review", headline="Placeringarna")
    ClaimApproval.objects.submit([claim.pk], by=make_user(), at=AT)
    approved = (
        f"UPDATE claims_claimapproval SET approved_at = submitted_at, approved_by_id ="
        f" {make_user().pk} WHERE claim_id = {claim.pk} AND approved_at IS NULL;"
        f" UPDATE claims_claim SET status = 'checked' WHERE id = {claim.pk}"
    )
    changed = {
        "number": "UPDATE claims_quantity SET unit = 'EUR'",
        "name": "UPDATE claims_speaker SET name = 'Någon Annan'",
    }[what]
    if turned:
        assert meet(sessions, changed, approved) == "claim_is_what_was_approved"
    else:
        assert meet(sessions, approved, changed) == ""
    assert Claim.objects.get().status == "in_review"


@BOTH_ORDERS
def test_a_claim_and_its_section_on_the_move(
    sessions: list[psycopg.Connection], turned: bool
) -> None:
    claim = make_claim()
    section = make_section(claim.revision)
    statements = [
        f"UPDATE claims_claim SET section_id = {section.pk}",
        'UPDATE corpus_section SET "end" = 5',
    ]
    if turned:
        statements.reverse()
    assert meet(sessions, *statements) == "claim_span_in_section"


def test_two_sections_at_one_place(sessions: list[psycopg.Connection]) -> None:
    section = make_section(end=10)
    insert = (
        'INSERT INTO corpus_section (revision_id, number, title, start, heading_end, "end",'
        " date_edtf, date_evidence) VALUES ({0}, {1}, 'Del', {2}, {2}, {3}, '', '')"
    )
    first = insert.format(section.revision_id, 2, 20, 30)
    second = insert.format(section.revision_id, 3, 29, 40)
    assert meet(sessions, first, second) == "section_apart"


def test_a_rating_is_changed_while_it_is_being_published(
    sessions: list[psycopg.Connection],
) -> None:
    rating = make_scale_and_ratings()["true"]
    version = make_version(status="checked", rating=rating)
    with connection.cursor() as cursor:  # as if it had not been there
        cursor.execute("ALTER TABLE claims_claimversion DISABLE TRIGGER version_never_changes")
        cursor.execute("DELETE FROM claims_claimversion")
        cursor.execute("ALTER TABLE claims_claimversion ENABLE TRIGGER version_never_changes")
    columns = "claim_id, number, publication, kind, note, revision_id, status, rating_id,"
    columns += " record, published_at, published_by_id"
    first = (
        f"INSERT INTO claims_claimversion ({columns}) VALUES ({version.claim_id}, 1, 1, 'first',"
        f" '', {version.revision_id}, 'checked', {rating.pk}, '{{}}', now(),"
        f" {version.published_by_id})"
    )
    second = "UPDATE claims_rating SET label_sv = 'Sannt' WHERE slug = 'true'"
    assert meet(sessions, first, second) == "rating_kept_once_used"


def test_one_public_id_for_two_claims(sessions: list[psycopg.Connection]) -> None:
    claim = make_claim()
    columns = [f.column for f in Claim._meta.concrete_fields if f.column not in {"id", "public_id"}]
    names = ", ".join(f'"{column}"' for column in columns)
    again = (
        f"INSERT INTO claims_claim (public_id, {names})"
        f" SELECT '{new_public_id()}', {names} FROM claims_claim WHERE id = {claim.pk}"
    )
    assert meet(sessions, again, again) == "claims_claim_public_id_key"
