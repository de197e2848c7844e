"""`match/`: has it been checked? Checked public claims only, and no verdict of what differs."""

from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from claims.matching import public_answers
from claims.publication import publishing
from tests.factories import AT, make_revision, make_scale_and_ratings, make_user
from tests.published import SITE, make_checked, make_published, publish

STATEMENT = "Placeringarna kostade Stockholms stad 640 miljoner kronor [2022]."
PATH = "/api/v1/match/"

pytestmark = pytest.mark.django_db


def ask(client: Client, text: str) -> dict[str, Any]:
    response = client.get(PATH, {"text": text})
    assert response.status_code == 200, response.content
    answer: dict[str, Any] = response.json()
    return answer


def test_a_checked_claim_is_found_with_version_and_address(client: Client) -> None:
    rating = make_scale_and_ratings()["half_true"]
    claim = make_checked(statement=STATEMENT, rating=rating)
    publish(claim)
    text = "Hej på er! Placeringarna kostade Stockholms stad 640 miljoner kronor 2022."
    answer = ask(client, text)
    assert answer["complete"]
    assert [each["text"] for each in answer["sentences"]] == [
        "Hej på er!",
        "Placeringarna kostade Stockholms stad 640 miljoner kronor 2022.",
    ]
    sentence = answer["sentences"][1]
    assert text[sentence["start"] : sentence["end"]] == sentence["text"]
    (match,) = sentence["matches"]
    assert match == {
        "id": claim.public_id,
        "version": 1,
        "url": f"{SITE}/api/v1/claims/{claim.public_id}/",
        "statement": STATEMENT,
        "speaker": "Åsa Öberg",
        "date": "2023~",
        "same": True,
        "agreements": ["same_figure", "same_words"],
        "differences": [],
        "rating": match["rating"],
    }
    assert match["rating"]["label"] == rating.label_sv


def test_what_differs_is_similar_but_without_a_verdict(client: Client) -> None:
    publish(make_checked(statement=STATEMENT))
    answer = ask(client, "Placeringarna kostade Stockholms stad 460 miljoner kronor 2022.")
    (match,) = answer["sentences"][0]["matches"]
    assert (match["same"], match["rating"]) == (False, None)
    assert match["differences"] == ["other_figure"]


def test_only_what_is_checked_and_public_is_told(client: Client) -> None:
    make_published(statement=STATEMENT)  # not checked
    rating = make_scale_and_ratings()["true"]
    make_checked(rating, statement=STATEMENT)  # not public
    withdrawn = make_checked(rating, statement=STATEMENT, revision=make_revision())
    publish(withdrawn)
    publishing.withdraw([withdrawn], by=make_user(), at=AT, reason="Fel person.")
    assert ask(client, STATEMENT)["sentences"][0]["matches"] == []


@pytest.mark.parametrize("text", ["", "  ", "a\0b", "å" * 5001])
def test_bad_texts_are_named(client: Client, text: str) -> None:
    response = client.get(PATH, {"text": text})
    assert response.status_code == 400
    assert [each["parameter"] for each in response.json()["errors"]] == ["text"]


def test_other_parameters_are_refused(client: Client) -> None:
    assert client.get(PATH, {"text": "x", "q": "y"}).status_code == 400
    assert client.get(PATH).status_code == 400


def test_five_thousand_characters_are_taken(client: Client) -> None:
    publish(make_checked(statement=STATEMENT))
    text = "Placeringarna kostade 640 miljoner kronor. " * 116
    assert ask(client, text[:5000])["complete"]


def test_it_stops_when_its_time_is_over(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public_answers, "ANSWER_SECONDS", -1.0)
    assert ask(client, STATEMENT) == {"complete": False, "sentences": []}


def test_a_question_that_takes_too_long_is_cut_off(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_args: Any, **_more: Any) -> list[Any]:
        with connections["public"].cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")
        return []

    monkeypatch.setattr(public_answers, "like_in_public", slow)
    monkeypatch.setattr(public_answers, "_QUESTION", "20ms")
    assert ask(client, STATEMENT) == {"complete": False, "sentences": []}


# The page


def test_the_page_shows_the_verdict_of_what_says_the_same(client: Client) -> None:
    publish(make_checked(statement=STATEMENT))
    url = reverse("en:checked")
    empty = client.get(url).content.decode()
    assert "Has it been checked?" in empty
    found = client.get(url, {"text": STATEMENT}).content.decode()
    assert 'class="badge value-' in found
    other = client.get(url, {"text": STATEMENT.replace("640", "460")}).content.decode()
    assert "Similar, but: another figure" in other
    assert 'class="badge value-' not in other
    none = client.get(url, {"text": "Solen skiner i Bohuslän."}).content.decode()
    assert "No checked claim says anything like it." in none


def test_the_page_says_what_is_wrong(client: Client) -> None:
    url = reverse("en:checked")
    long = client.get(url, {"text": "å" * 5001})
    assert long.status_code == 400
    assert "The text has 5001 characters; 5000 are taken at once." in long.content.decode()
    assert client.get(url, {"text": "a\0b"}).status_code == 400


def test_a_text_with_markup_is_shown_as_text(client: Client) -> None:
    publish(make_checked(statement=STATEMENT))
    page = client.get(reverse("sv:checked"), {"text": f"<b>{STATEMENT}</b></textarea><script>"})
    assert b"<script>" not in page.content
