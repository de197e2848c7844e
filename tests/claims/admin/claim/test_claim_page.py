"""The claim's page: the check and its evidence on it, and the buttons that move it along."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.matching.word_index import catch_up
from claims.models import Assessment, Claim, Evidence
from claims.publication.publishing import publish
from claims.review import submit
from tests.claims.admin.admin_forms import change_url, rows
from tests.claims.admin.claim.claim_page import CARD, CHECK, check_of, desk, page, save
from tests.claims.admin.test_admin_pages import a_bit_of_everything
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_evidence,
    make_quantity,
    make_scale_and_ratings,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_what_is_claimed_stands_at_the_top(client: Client) -> None:
    claim = a_bit_of_everything()
    desk(client)
    head = page(client, claim).split('class="claim-head"')[1].split("</section>")[0]
    assert claim.statement in head
    assert f"<mark>{claim.quote}</mark>" in head
    assert str(claim.speaker) in head
    assert "around 2023" in head
    assert claim.revision.document.title in head


def test_an_assessment_and_its_evidence_are_written_on_the_claims_page(client: Client) -> None:
    rating = make_scale_and_ratings()["mostly_true"]
    claim = make_claim()
    researcher = desk(client, "researcher")
    check = rows("check", CHECK | {"rating": rating.pk}) | rows("evidence", CARD)
    assert save(client, claim, **check).redirect_chain
    claim.refresh_from_db()
    assessment = claim.assessment
    assert assessment is not None
    assert (assessment.rating, assessment.author) == (rating, researcher)
    assert (assessment.summary, assessment.searched) == (CHECK["summary"], CHECK["searched"])
    evidence = assessment.evidence.get()
    assert (evidence.title, evidence.position) == ("Placeringar 2022", 1)


def test_the_first_card_begins_an_assessment(client: Client) -> None:
    claim = make_claim()
    desk(client)
    save(client, claim, **rows("evidence", CARD))
    claim.refresh_from_db()
    assert claim.assessment is not None
    assert claim.assessment.evidence.count() == 1


def test_nothing_typed_begins_no_assessment(client: Client) -> None:
    claim = make_claim()
    desk(client)
    save(client, claim, **rows("check", dict.fromkeys(CHECK, "")), **rows("evidence"))
    assert not Assessment.objects.exists()


def test_an_assessment_is_changed_on_the_claims_page(client: Client) -> None:
    claim = make_claim(assessment=make_assessment())
    author = check_of(claim).author
    source = make_evidence(claim.assessment)
    desk(client)
    check = rows("check", CHECK | {"id": claim.assessment_id}, initial=1)
    kept = CARD | {"id": source.pk, "assessment": claim.assessment_id, "title": "Annan titel"}
    save(client, claim, **check, **rows("evidence", kept, CARD, initial=1))
    assessment = Assessment.objects.get()
    assert (assessment.summary, assessment.author) == (CHECK["summary"], author)
    titles = assessment.evidence.order_by("position").values_list("title", flat=True)
    assert list(titles) == ["Annan titel", "Placeringar 2022"]


def test_choosing_one_and_writing_one_is_refused_and_kept(client: Client) -> None:
    claim, other = make_claim(), make_assessment()
    desk(client)
    response = save(client, claim, assessment=other.pk, **rows("check", CHECK))
    assert "not both" in response.content.decode()
    assert CHECK["explanation"] in response.content.decode()
    claim.refresh_from_db()
    assert claim.assessment is None
    assert Assessment.objects.count() == 1


def test_verdicts_are_defined_beside_the_choice_in_the_editors_language(client: Client) -> None:
    make_scale_and_ratings()
    claim = make_claim()
    desk(client)
    assert "Mostly true: what we mean by it." in page(client, claim)
    client.cookies["django_language"] = "sv"
    assert "Till stor del sant: så här menar vi." in page(client, claim)


def test_verdicts_of_an_older_scale_only_where_they_are_used(client: Client) -> None:
    old = make_scale_and_ratings(1)
    make_scale_and_ratings(2)
    desk(client)
    fresh, begun = make_claim(), make_claim(assessment=make_assessment(rating=old["true"]))
    assert "(Omdömen 1)" not in page(client, fresh)
    assert "(Omdömen 1)" in page(client, begun)


def test_what_was_handed_in_is_only_read(client: Client) -> None:
    claim = make_claim(assessment=make_assessment())
    submit(check_of(claim), by=make_user(), at=AT)
    claim.refresh_from_db()
    desk(client)
    shown = page(client, claim)
    assert check_of(claim).summary in shown
    assert 'name="check-0-summary"' not in shown
    assert 'name="_paste"' not in shown
    forged = rows("check", CHECK | {"id": claim.assessment_id}, initial=1)
    save(client, claim, **forged, **rows("evidence", CARD))
    assessment = Assessment.objects.get()
    assert assessment.summary != CHECK["summary"]
    assert not Evidence.objects.exists()


def test_a_shared_assessment_says_whose_it_is_too(client: Client) -> None:
    assessment = make_assessment()
    claim = make_claim(assessment=assessment)
    desk(client)
    assert "A change here changes it" not in page(client, claim)
    other = make_claim(assessment=assessment, statement="Notan blev 640 miljoner.")
    shown = page(client, claim)
    assert "A change here changes it for these claims too" in shown
    assert change_url("claim", other.pk) in shown


def test_the_page_says_what_the_next_version_would_change(client: Client) -> None:
    claim = make_claim()
    publish([claim], by=make_user(), at=AT)
    desk(client)
    assert "Nothing has changed since version 1" in page(client, claim)
    Claim.objects.filter(pk=claim.pk).update(kind="rule")
    shown = page(client, claim)
    assert "One thing would differ from version 1" in shown
    differences = shown.split('class="side-by-side differences"')[1]
    assert "number or amount" in differences or "quantity" in differences
    assert "rule" in differences
    assert "{&#x27;" not in shown


def test_the_page_costs_the_same_however_much_there_is(client: Client) -> None:
    claim = a_bit_of_everything()
    desk(client)
    url = change_url("claim", claim.pk)
    client.get(url)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    few = queries()
    assert few <= 55  # with whose turn it is, comments, colleagues and notices
    for number in range(3):
        other = make_claim(speaker=claim.speaker, assessment=make_assessment())
        make_quantity(other)
        make_quantity(claim, position=number + 5)
    catch_up()  # the words of new claims are indexed once, whoever comes first
    # What says something new need not be looked up among those left on old texts.
    assert queries() == few - 1
