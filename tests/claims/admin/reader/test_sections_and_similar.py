"""Sections begun by selecting their heading, and claims like the one that is being marked."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.matching.word_index import catch_up
from claims.models import Claim
from corpus.models import Revision, Section
from tests.claims.admin.claim.claim_page import desk
from tests.factories import make_claim, make_quantity, make_revision, make_section

pytestmark = pytest.mark.django_db

PAGE = "Första\nEtt stycke.\nAndra\nDet kostade 640 miljoner kronor.\nTredje\nSlut.\n"


def send(client: Client, name: str, revision: Revision, words: str) -> Any:
    start = revision.text.index(words)
    sent = {
        "revision": revision.number,
        "sha256": revision.text_sha256,
        "start": start,
        "end": start + len(words),
        "quote": words,
    }
    url = reverse(f"reader:{name}", args=[revision.document.public_id])
    return client.post(url, json.dumps(sent), content_type="application/json")


def spans(revision: Revision) -> list[tuple[int, str, str]]:
    return [
        (each.number, each.title, revision.text[each.start : each.end].replace("\n", "|"))
        for each in revision.sections.order_by("start")
    ]


def test_a_section_splits_the_one_it_begins_in(client: Client) -> None:
    revision = make_revision(PAGE)
    make_section(revision, title="Allt", heading_end=6)
    claim = make_claim(
        revision=revision, quote="Det kostade 640 miljoner kronor.", section=Section.objects.get()
    )
    desk(client)
    assert send(client, "section", revision, "Andra").json() == {
        "number": 2,
        "title": "Andra",
        "split": 1,
    }
    assert spans(revision) == [
        (1, "Allt", "Första|Ett stycke.|"),
        (2, "Andra", "Andra|Det kostade 640 miljoner kronor.|Tredje|Slut.|"),
    ]
    claim.refresh_from_db()
    assert claim.section
    assert claim.section.number == 2
    answer = send(client, "section", revision, "Andra")
    assert answer.status_code == 409
    assert "begins here already" in answer.json()["said"]


def test_before_the_first_and_behind_the_last(client: Client) -> None:
    revision = make_revision(PAGE)
    desk(client)
    assert send(client, "section", revision, "Andra").status_code == 200
    assert send(client, "section", revision, "Första").status_code == 200
    assert [title for _number, title, _text in spans(revision)] == ["Första", "Andra"]
    assert spans(revision)[0] == (2, "Första", "Första|Ett stycke.|")


def test_a_claim_is_not_cut_in_two(client: Client) -> None:
    revision = make_revision(PAGE)
    whole = make_section(revision, heading_end=6)
    make_claim(revision=revision, quote="Ett stycke.\nAndra\nDet kostade", section=whole)
    desk(client)
    answer = send(client, "section", revision, "Andra")
    assert answer.status_code == 409
    assert "no longer holds all claims" in answer.json()["said"]
    assert Section.objects.count() == 1


def undo(client: Client, revision: Revision, number: int, split: int) -> Any:
    url = reverse("reader:undo_section", args=[revision.document.public_id])
    sent = {"number": number, "split": split}
    return client.post(url, json.dumps(sent), content_type="application/json")


def test_a_section_that_was_begun_is_undone_with_the_claims_in_it(client: Client) -> None:
    revision = make_revision(PAGE)
    whole = make_section(revision, title="Allt", heading_end=6)
    claim = make_claim(revision=revision, quote="Det kostade 640 miljoner kronor.", section=whole)
    desk(client)
    begun = send(client, "section", revision, "Andra").json()
    assert undo(client, revision, begun["number"], begun["split"]).status_code == 200
    assert spans(revision) == [(1, "Allt", PAGE.replace("\n", "|"))]
    claim.refresh_from_db()
    assert claim.section == whole


def test_undone_where_none_was_split(client: Client) -> None:
    revision = make_revision(PAGE)
    claim = make_claim(revision=revision, quote="Det kostade 640 miljoner kronor.")
    desk(client)
    begun = send(client, "section", revision, "Andra").json()
    assert undo(client, revision, begun["number"], begun["split"]).status_code == 200
    claim.refresh_from_db()
    assert (claim.section, Section.objects.count()) == (None, 0)
    assert undo(client, revision, begun["number"], begun["split"]).status_code == 404


def test_nothing_is_undone_once_the_sections_are_others(client: Client) -> None:
    revision = make_revision(PAGE)
    make_section(revision, title="Allt", heading_end=6)
    desk(client)
    first = send(client, "section", revision, "Tredje").json()
    send(client, "section", revision, "Andra")
    answer = undo(client, revision, first["number"], first["split"])
    assert answer.status_code == 409
    assert "changed since" in answer.json()["said"]
    assert Section.objects.count() == 3


def test_only_those_who_may(client: Client) -> None:
    revision = make_revision(PAGE)
    desk(client, "")
    assert send(client, "section", revision, "Andra").status_code == 403


def test_similar_claims_come_with_the_form(client: Client) -> None:
    other = make_claim(
        statement="Det kostade kommunen 640 miljoner kronor.", quote="640 miljoner kronor"
    )
    make_quantity(other)
    revision = make_revision(PAGE)
    catch_up()
    desk(client)
    answer = send(client, "draft", revision, "Det kostade 640 miljoner kronor.").json()
    (similar,) = answer["about"]["similar"]
    assert similar["statement"] == other.statement
    assert similar["url"] == reverse("admin:claims_claim_change", args=[other.pk])
    assert similar["why"]
    assert Claim.objects.count() == 1
