"""What a reader types finds what a reader means: by relevance, and by date."""

import unicodedata
from typing import Any

import pytest
from django.test import Client

from tests.published import make_published

pytestmark = pytest.mark.django_db

MISSES = [
    ("samhälle", "Hela samhället betalar."),
    ("bostad", "Bostaden kostar mer."),
    ("val", "Valet avgörs i höst."),
    ("land", "Landet står still."),
    ("skola", "Skolorna får mindre."),
    ("arbete", "Arbetets värde sjunker."),
    ("år", "De senaste åren steg det."),
    ("religiösa", "Det är religiöst."),
    ("15 procent", "Det steg 10-15 procent."),
    ("10–15 procent", "Det steg 10-15 procent."),
    ("förskola", "Varje skola/förskola får stöd."),
    ("350 kronor", "Det kostar 350 kronor/månad."),
    ("månad", "Det kostar 350 kr/månad."),
    ("2015", "Läsåret 2015/16 var bäst."),
    ("exempel", "Enligt www.exempel.se/sida stämmer det."),
    ("moms", "Det är fem i moms.Det stämmer."),
    ("skatt", "Skattesänkningen kostade."),
    ("underskott", "24-miljardersunderskottet växer."),
    ("5000", "Det är 5 000 fler."),
    ("5 000", "Det är 5000 fler."),
    ("sjukvården", "Sjuk\u00advården växer."),
    (unicodedata.normalize("NFD", "Södertälje"), "I Södertälje bor fler."),
    ('"höjd skatt"', "En höjd skatt drabbar alla."),
    ("moms eller skatt", "Skatten höjs."),
]


def found(client: Client, **parameters: str) -> list[str]:
    answer = client.get("/api/v1/claims/", parameters)
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return [claim["statement"] for claim in body["results"]]


@pytest.mark.parametrize(("asked", "statement"), MISSES)
def test_it_is_found(client: Client, asked: str, statement: str) -> None:
    make_published(statement=statement)
    make_published(statement="Helt annat.")
    kept = statement.replace("\u00ad", "")  # the desk writes no invisible characters
    assert found(client, q=asked) == [kept]
    assert found(client, q=asked, ordering="-date") == [kept]


@pytest.mark.parametrize(
    "asked", ["-" * 40, "och", '"', "-", "((", ":*", "a\\", "'", "<->", "-skatt", "\u00ad"]
)
def test_no_text_breaks_anything(client: Client, asked: str) -> None:
    """In the API, on the site, and where Google's clients search."""
    make_published(statement="Skatten höjs.")
    assert client.get("/api/v1/claims/", {"q": asked}).status_code in {200, 400}
    assert client.get("/claims/", {"q": asked}).status_code == 200
    assert client.get("/v1alpha1/claims:search", {"query": asked}).status_code == 200


def test_a_form_as_it_was_asked_for_ranks_above_another_and_both_above_a_part(
    client: Client,
) -> None:
    for statement in ("Skatten höjs.", "Skatt höjs.", "Skattehöjningen kommer."):
        make_published(statement=statement)
    assert found(client, q="skatt") == ["Skatt höjs.", "Skatten höjs.", "Skattehöjningen kommer."]
    assert found(client, q="skatten")[0] == "Skatten höjs."
