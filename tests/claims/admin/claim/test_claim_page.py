"""The claim's page: the check and its evidence on it, and the buttons that move it along."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.matching.word_index import catch_up
from claims.models import Assessment, Claim, ClaimRelation, Evidence, EvidenceCopy
from claims.publication.publishing import publish
from claims.review import submission_token, submit
from corpus.source_sentences import as_reason
from tests.claims.admin.admin_forms import change_url, in_english, rows, same_claim
from tests.claims.admin.test_admin_pages import a_bit_of_everything
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_evidence,
    make_quantity,
    make_scale_and_ratings,
    make_speaker,
    make_user,
)

pytestmark = pytest.mark.django_db

CARD = {
    "url": "https://www.scb.se/placeringar",
    "title": "Placeringar 2022",
    "stance": "contradicts",
    "summary": "612 miljoner kronor.",
}
CHECK = {
    "rating": "",
    "summary": "Det var 612 miljoner.",
    "explanation": "Bokslutet säger 612 miljoner kronor.",
    "missing": "Svar från staden.",
    "searched": "bokslut 2022",
}


def desk(client: Client, role: str = "editor") -> User:
    user = make_user(role=role, is_staff=True)
    in_english(client).force_login(user)
    return user


def save(client: Client, claim: Claim, **more: Any) -> Any:
    return client.post(change_url("claim", claim.pk), same_claim(claim, **more), follow=True)


def page(client: Client, claim: Claim) -> str:
    content: str = client.get(change_url("claim", claim.pk)).content.decode()
    return content


def said(response: Any) -> str:
    return " ".join(map(str, response.context["messages"]))


def check_of(claim: Claim) -> Assessment:
    claim.refresh_from_db()
    assert claim.assessment is not None
    return claim.assessment


def button(verb: str) -> str:
    return f'<button type="submit" class="button" name="verb" value="{verb}"'


def test_what_is_claimed_stands_at_the_top(client: Client) -> None:
    claim = a_bit_of_everything()
    desk(client)
    head = page(client, claim).split('class="claim-head"')[1].split("</section>")[0]
    assert claim.statement in head
    assert f"<mark>{claim.quote}</mark>" in head
    assert str(claim.speaker) in head
    assert "around 2023" in head
    assert claim.revision.document.title in head


# The check


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


# Pasting addresses


def paste(client: Client, claim: Claim, text: str, **more: Any) -> Any:
    form = same_claim(claim, _paste="evidence", _addresses=text, statement="Ändrad.", **more)
    return client.post(change_url("claim", claim.pk), form)


def cards(response: Any) -> list[tuple[str, str]]:
    for inline in response.context["inline_admin_formsets"]:
        if inline.formset.prefix == "evidence":
            return [(f["url"].value(), f["publisher"].value()) for f in inline.formset.forms]
    return []


def test_pasted_addresses_become_cards_without_javascript(client: Client) -> None:
    make_evidence(url="https://www.scb.se/annat", publisher="SCB")
    claim = make_claim()
    desk(client)
    text = "Se https://www.scb.se/a, och (www.riksdagen.se/b).\nOch bokslutet."
    response = paste(client, claim, text)
    assert cards(response) == [
        ("https://www.scb.se/a", "scb.se"),
        ("https://www.riksdagen.se/b", "riksdagen.se"),
    ]
    assert "2 cards were added" in response.content.decode()
    assert "“Och bokslutet.” has no web address" in response.content.decode()
    assert response.context["adminform"].form["statement"].value() == "Ändrad."
    claim.refresh_from_db()
    assert claim.statement != "Ändrad."


def test_an_address_that_is_there_already_is_said_so(client: Client) -> None:
    claim = make_claim(assessment=make_assessment())
    source = make_evidence(claim.assessment, url="https://scb.se/a/")
    desk(client)
    row = CARD | {"id": source.pk, "assessment": claim.assessment_id, "url": source.url}
    response = paste(
        client, claim, "http://www.scb.se/a https://scb.se/b", **rows("evidence", row, initial=1)
    )
    assert [url for url, _publisher in cards(response)] == [source.url, "https://scb.se/b"]
    assert "http://www.scb.se/a is among the evidence already." in response.content.decode()


def test_what_is_no_address_stays_in_the_field(client: Client) -> None:
    claim = make_claim()
    desk(client)
    response = paste(client, claim, "bokslutet 2022")
    assert "There is no web address in what was pasted" in response.content.decode()
    assert "bokslutet 2022</textarea>" in response.content.decode()


def test_copies_of_what_is_pasted_are_fetched_and_tell_title_and_date(client: Client) -> None:
    user = desk(client)
    url = reverse("admin:claims_evidence_pasted")
    client.post(url, {"text": "https://scb.se/a https://scb.se/b"})
    client.post(url, {"text": f"https://scb.se/a HTTPS://scb.se/c https://scb.se/{1000 * 'd'}"})
    copies = EvidenceCopy.objects.order_by("pk")
    assert [(each.link.address, each.asked_by) for each in copies] == [
        ("https://scb.se/a", user),
        ("https://scb.se/b", user),
    ]

    def told(address: str) -> Any:
        return client.get(reverse("admin:claims_evidence_told"), {"address": address}).json()

    assert told("https://scb.se/a") == {"waiting": True, "said": "", "told": {}}
    copies.filter(pk=copies[0].pk).update(
        fetched_at=AT, content=b"WARC", title="Placeringar", published_on="2023-04-14"
    )
    assert told("https://scb.se/a")["told"] == {
        "title": "Placeringar",
        "published_on": "2023-04-14",
    }
    copies.filter(pk=copies[1].pk).update(refused=as_reason("fetch", "robots", {}))
    assert "No copy could be fetched" in told("https://scb.se/b")["said"]
    assert told("https://ingen.example/") == {"waiting": False, "said": "", "told": {}}
    client.force_login(make_user(role="", is_staff=True))
    assert client.get(reverse("admin:claims_evidence_told")).status_code == 403


def test_submitting_says_what_is_still_missing(client: Client) -> None:
    claim = make_claim()
    desk(client)
    save(client, claim, verb="start")
    assert "One thing is missing" in page(client, claim)
    check = CHECK | {"rating": make_scale_and_ratings()["false"].pk, "explanation": ""}
    response = save(client, claim, verb="submit", **rows("check", check))
    said = [str(message) for message in response.context["messages"]]
    assert said[0] == "Submitted for review."
    assert said[1].startswith("Before it can be published as checked: ")


def test_the_pages_module_gets_the_same_cards(client: Client) -> None:
    desk(client)
    url = reverse("admin:claims_evidence_pasted")
    taken = {"text": "https://scb.se/a https://scb.se/b", "taken": ["https://scb.se/b"]}
    answer = client.post(url, taken).json()
    assert answer["cards"] == [{"url": "https://scb.se/a", "publisher": "scb.se"}]
    assert "https://scb.se/b is among" in answer["said"]
    assert client.get(url).status_code == 405


# The workflow


def test_take_up_submit_approve_from_the_page(client: Client) -> None:
    claim = make_claim()
    desk(client, "researcher")
    assert button("start") in page(client, claim)
    assert button("approve") not in page(client, claim)
    save(client, claim, verb="start")
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_PROGRESS
    rating = make_scale_and_ratings()["true"]
    # What is typed is saved first, so that no button loses it.
    check = rows("check", CHECK | {"rating": rating.pk})
    save(client, claim, verb="submit", statement="Ny lydelse.", **check)
    claim.refresh_from_db()
    assert (claim.status, claim.statement) == (Claim.Status.IN_REVIEW, "Ny lydelse.")
    assert button("submit") not in page(client, claim)

    desk(client, "editor")
    shown = page(client, claim)
    assert f"{button('approve')}>" in shown
    save(client, claim, verb="approve", _submitted_at=submission_token(check_of(claim)))
    claim.refresh_from_db()
    assert claim.status == Claim.Status.CHECKED


def test_who_submitted_sees_why_they_cannot_approve(client: Client) -> None:
    claim = make_claim(assessment=make_assessment())
    user = desk(client)
    submit(check_of(claim), by=user, at=AT)
    claim.refresh_from_db()
    shown = page(client, claim)
    assert f"{button('approve')} disabled" in shown
    assert "You submitted this: somebody else has to approve it." in shown
    token = submission_token(check_of(claim))
    response = save(client, claim, verb="approve", _submitted_at=token)
    assert "You submitted this: somebody else has to approve it." in said(response)
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_REVIEW


def test_what_was_handed_in_anew_is_read_first(client: Client) -> None:
    claim = make_claim(assessment=make_assessment())
    submit(check_of(claim), by=make_user(), at=AT)
    claim.refresh_from_db()
    desk(client)
    response = save(client, claim, verb="approve", _submitted_at="2020-01-01T00:00:00+00:00")
    assert "handed in anew" in said(response)
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_REVIEW


def test_a_refusal_lists_everything_that_is_missing(client: Client) -> None:
    claim = make_claim(assessment=make_assessment(summary="", explanation=""))
    desk(client)
    words = said(save(client, claim, verb="submit"))
    for missing in ("no summary", "rating is missing", "explanation is missing", "at least 2"):
        assert missing in words
    shown = page(client, claim)
    assert "4 things are missing before it can be published as checked" in shown


def test_a_missing_assessment_is_said_once(client: Client) -> None:
    claim = make_claim()
    desk(client)
    words = said(save(client, claim, verb="submit"))
    assert words.endswith("It has no assessment yet. Write one on the claim's page.")
    assert words.count("assessment yet") == 1


def test_sending_back_asks_for_a_reason(client: Client) -> None:
    claim = make_claim(assessment=make_assessment())
    submit(check_of(claim), by=make_user(), at=AT)
    claim.refresh_from_db()
    desk(client)
    response = save(client, claim, verb="send_back")
    ask = reverse("admin:claims_claim_ask", args=[claim.pk, "send_back"])
    assert response.redirect_chain[-1][0] == ask
    assert "needs a reason" in client.post(ask, {"reason": " "}).content.decode()
    assert client.post(ask, {"reason": "Mer underlag."})["Location"] == change_url(
        "claim", claim.pk
    )
    claim.refresh_from_db()
    assert claim.status == Claim.Status.IN_PROGRESS
    assert check_of(claim).sent_back_reason == "Mer underlag."


def test_correcting_from_the_page(client: Client) -> None:
    claim = make_claim()
    publish([claim], by=make_user(), at=AT)
    desk(client)
    assert f"{button('correct')} disabled" in page(client, claim)
    response = save(client, claim, verb="correct", statement="Det var 612 miljoner.")
    ask = response.redirect_chain[-1][0]
    shown = response.content.decode()
    assert "errornote" not in shown  # nothing was wrong yet: it was not asked before
    assert "error-summary" not in shown
    assert '<input type="radio" name="kind" value="correction" checked>' in shown
    assert '<input type="radio" name="kind" value="minor" disabled' in shown
    assert "<ins>612</ins>" in shown.replace("<ins>612 </ins>", "<ins>612</ins>")
    form = {"kind": "correction", "note": "", "seen": response.context["seen"]}
    response = client.post(ask, form)
    assert "needs a public note" in response.content.decode()
    client.post(ask, form | {"note": "Fel belopp."})
    assert list(claim.versions.order_by("number").values_list("kind", flat=True)) == [
        "first",
        "correction",
    ]


def test_what_changed_after_the_preview_is_shown_again(client: Client) -> None:
    claim = make_claim()
    desk(client)
    ask = reverse("admin:claims_claim_ask", args=[claim.pk, "publish"])
    seen = client.get(ask).context["seen"]
    Claim.objects.filter(pk=claim.pk).update(statement="Något helt annat.")
    response = client.post(ask, {"confirmed": "yes", "seen": seen})
    assert "has changed since this was shown" in response.content.decode()
    assert "Något helt annat." in response.content.decode()
    assert not claim.versions.exists()
    client.post(ask, {"confirmed": "yes", "seen": response.context["seen"]})
    assert claim.versions.count() == 1


@pytest.mark.parametrize("verb", ["publish", "withdraw", "restore", "correct"])
def test_researcher_is_refused_by_the_server_too(client: Client, verb: str) -> None:
    claim = make_claim()
    desk(client, "researcher")
    assert button(verb) not in page(client, claim)
    ask = reverse("admin:claims_claim_ask", args=[claim.pk, verb])
    assert client.get(ask).status_code == 403
    assert client.post(ask, {"confirmed": "yes"}).status_code == 403
    assert client.post(
        reverse("admin:claims_claim_do", args=[claim.pk, "nonsense"])
    ).status_code in {
        403,
        404,
    }


# Similar claims


def test_similar_claims_are_linked_with_one_click(client: Client) -> None:
    speaker = make_speaker()
    claim, other = make_claim(speaker=speaker), make_claim(speaker=speaker)
    for each in (claim, other):
        make_quantity(each)
    desk(client)
    shown = page(client, claim)
    assert "same speaker" in shown
    assert "same number: “640 miljoner kronor”" in shown
    assert f'name="_link" value="repeats:{other.pk}"' in shown
    row = {"_link": f"repeats:{other.pk}"}
    quantity = {
        "id": claim.quantities.get().pk,
        "claim": claim.pk,
        "text": "640 miljoner kronor",
        "value": "640000000",
        "unit": "SEK",
        "qualifier": "exact",
        "period": "2022",
    }
    response = save(client, claim, **row, **rows("quantities", quantity, initial=1))
    assert "Linked" in said(response)
    relation = ClaimRelation.objects.get()
    assert (relation.claim, relation.kind, relation.other) == (claim, "repeats", other)
    shown = page(client, claim)
    assert "this claim repeats it" in shown
    assert f'name="_link" value="repeats:{other.pk}"' not in shown


def test_an_assessment_is_shared_with_one_click(client: Client) -> None:
    assessment = make_assessment()
    claim, other = make_claim(), make_claim(assessment=assessment)
    desk(client)
    assert f'name="_share" value="{other.pk}"' in page(client, claim)
    save(client, claim, _share=str(other.pk))
    claim.refresh_from_db()
    assert claim.assessment == assessment


def test_an_assessment_of_its_own_is_not_lost(client: Client) -> None:
    own = make_assessment()
    claim, other = make_claim(assessment=own), make_claim(assessment=make_assessment())
    desk(client)
    assert "would be lost" in said(save(client, claim, _share=str(other.pk)))
    claim.refresh_from_db()
    assert claim.assessment == own


# In public


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
