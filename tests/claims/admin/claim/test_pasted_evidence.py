"""Addresses that are pasted on the claim's page become evidence."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.admin.claim.pasting import PASTED_MAX_ADDRESSES
from claims.models import Claim, EvidenceCopy
from corpus.source_sentences import as_reason
from tests.claims.admin.admin_forms import change_url, rows, same_claim
from tests.claims.admin.claim.claim_page import CARD, CHECK, desk, page, save
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_evidence,
    make_scale_and_ratings,
    make_user,
)

pytestmark = pytest.mark.django_db


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


def test_what_becomes_no_card_stays_in_the_field(client: Client) -> None:
    """Also where other lines became cards, and where there are too many of them at once."""
    claim = make_claim()
    desk(client)
    many = [f"https://scb.se/{number}" for number in range(PASTED_MAX_ADDRESSES + 1)]
    response = paste(client, claim, "\n".join(["bokslutet 2022", *many]))
    assert len(cards(response)) == PASTED_MAX_ADDRESSES
    content = response.content.decode()
    assert f"bokslutet 2022\n{many[-1]}</textarea>" in content
    assert "“bokslutet 2022” has no web address: it still stands in the field." in content
    assert "At most 30 addresses at a time: the others still stand in the field." in content
    answer = client.post(reverse("admin:claims_evidence_pasted"), {"text": f"eko\n{many[0]}"})
    assert answer.json()["left"] == "eko"


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
