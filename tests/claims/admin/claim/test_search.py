"""The search box over the desk's list of claims: drafts too, by the words of public searches."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from tests.claims.publication.test_found_by_words import MISSES
from tests.factories import (
    make_claim,
    make_quantity,
    make_revision,
    make_role,
    make_speaker,
    make_topic,
    make_user,
)
from tests.published import make_checked

pytestmark = pytest.mark.django_db

LIST = reverse("admin:claims_claim_changelist")
QUIET = {"quote": "24 miljarder"}


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


def quiet(statement: str = "Xyz.", **overrides: Any) -> Claim:
    """A claim with no words but these."""
    values: dict[str, Any] = {**QUIET, "speaker": make_speaker("Nn"), "statement": statement}
    return make_claim(**values | overrides)


def found(desk: Client, asked: str) -> list[Claim]:
    answer = desk.get(LIST, {"q": asked})
    assert answer.status_code == 200
    return list(answer.context["cl"].result_list)


@pytest.mark.parametrize(("asked", "statement"), MISSES)
def test_what_was_missed_is_found(desk: Client, asked: str, statement: str) -> None:
    claim = quiet(statement)
    quiet("Helt annat.")
    assert found(desk, asked) == [claim]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("skatt -moms", [0]),
        ("moms eller vård", [1, 2]),
        ('"höjer skatten"', [0]),
        ('"skatten höjer"', []),
        ('"skatten på moms"', [1]),
        ('"skatten moms"', []),
        ("örjan", [2]),
        ("Örjan vården", [2]),
        ("-skatt", [2]),
    ],
)
def test_operators_and_speakers(desk: Client, asked: str, expected: list[int]) -> None:
    claims = [
        quiet("De höjer skatten."),
        quiet("Skatten på moms sänks."),
        quiet("Vården kostar.", speaker=make_speaker("Örjan Ek")),
    ]
    assert {claim.pk for claim in found(desk, asked)} == {claims[at].pk for at in expected}


def test_an_amount_is_found_however_it_is_written(desk: Client) -> None:
    claim = quiet(quote="640 miljoner kronor")
    make_quantity(claim)
    quiet()
    for words in (
        *("640 000 000", "640 miljoner", "640 MSEK", "640 mnkr", "0,64 miljarder"),
        *("sexhundrafyrtio miljoner", "sex hundra fyrtio miljoner kronor"),
    ):
        assert found(desk, words) == [claim], words
    for words in ("640 miljoner euro", "640 MEUR", "ett par miljoner"):
        assert found(desk, words) == [], words


def test_ids_and_pasted_addresses(desk: Client) -> None:
    claim = quiet()
    other = quiet(revision=make_revision("Det är 24 miljarder."))
    assert found(desk, claim.public_id) == [claim]
    address = f" https://fakta.example/claims/{claim.public_id}/?x=1 "
    assert found(desk, address) == [claim]
    document = other.revision.document.public_id
    assert found(desk, f"https://fakta.example/documents/{document}/") == [other]


def test_names_mean_what_they_are_the_names_of(desk: Client) -> None:
    """Of drafts too; a role's party counts before the speaker's."""
    social = make_speaker("Mm", party="S")
    claim = quiet("Skatten höjs.", speaker=social, date_edtf="2020", topics=[make_topic("vard")])
    role = make_role(social, party="MP")
    moved = quiet("Skatten höjs.", speaker=social, role=role, date_edtf="2019")
    checked = make_checked(quote="24 miljarder", speaker=make_speaker("Nn"), statement="Xyz.")
    for asked in ("socialdemokraterna skatt 2020", "S", "2020", "vård skatt"):
        assert found(desk, asked) == [claim], asked
    assert found(desk, "miljöpartiet skatt") == [moved]
    for asked in ("delvis sant", "Half true"):
        assert found(desk, asked) == [checked]


def test_a_topic_is_found_by_what_it_is_called_now(desk: Client) -> None:
    topic = make_topic("vard", name_sv="Vård")
    claim = quiet("Skatten höjs.", topics=[topic])
    topic.name_sv, topic.name_en = "Liv, hälsa och sjukdom", "Health"
    topic.save()
    for asked in ("liv hälsa och sjukdom", "Liv, hälsa och sjukdom skatt", "HEALTH"):
        assert found(desk, asked) == [claim], asked
    assert found(desk, "liv") == []


def test_sources_and_speakers_are_found_by_their_addresses(desk: Client) -> None:
    claim = quiet()
    quiet(revision=make_revision())
    document = claim.revision.document
    document.url = "https://kommunen.example/beslut?id=1"
    document.save()
    assert found(desk, document.url) == [claim]
    assert found(desk, f"https://x.example/sources/{document.public_id}/") == [claim]
    assert found(desk, f" https://x.example/speakers/{claim.speaker.public_id}/") == [claim]


@pytest.mark.parametrize("asked", ["-" * 40, "och det", "!!!", "<->", "a\\", '"'])
def test_no_text_breaks_anything(desk: Client, asked: str) -> None:
    quiet()
    assert found(desk, asked) == []


def test_a_search_without_words_says_so(desk: Client) -> None:
    quiet()
    answer = desk.get(LIST, {"q": "-" * 40}, headers={"Accept-Language": "sv"})
    assert "Här finns inget ord att söka efter." in answer.content.decode()


def test_words_are_marked(desk: Client) -> None:
    quiet("Skolorna <får> mer, och skolbyggen.")
    page = desk.get(LIST, {"q": "skola"}).content.decode()
    assert "<mark>Skolorna</mark> &lt;får&gt; mer, och <mark>skolbyggen</mark>." in page
    assert "<mark>" not in desk.get(LIST).content.decode()


def test_while_one_types_the_beginning_of_a_word_is_enough(desk: Client) -> None:
    claim = quiet("Skolorna får mer.")
    answer = desk.get(
        reverse("admin:autocomplete"),
        {
            "term": "skolo",
            "app_label": "claims",
            "model_name": "claimrelation",
            "field_name": "other",
        },
    )
    assert [each["id"] for each in answer.json()["results"]] == [str(claim.pk)]
    assert found(desk, "skolo") == []
